"""The numbers of certificates: without gaps, a row of them for each set of letters and year."""

from __future__ import annotations

import peewee as pw

from lchost.models.credentials import Certificate as Row


def number(letters: str, year: str, place: int) -> str:
    """Return such as `2026-0147`, or `FAC-2026-0003` where letters stand before it."""
    return f"{_start(letters, year)}{place:04}"


def last(letters: str, year: str) -> int:
    """Return the last place given, 0 for none."""
    start = _start(letters, year)
    place = pw.fn.MAX(pw.fn.SUBSTR(Row.number, len(start) + 1).cast("INTEGER"))
    found = Row.select(place).where(Row.letters == letters, Row.number.startswith(start))
    return found.scalar() or 0


def _start(letters: str, year: str) -> str:
    return f"{letters}-{year}-" if letters else f"{year}-"
