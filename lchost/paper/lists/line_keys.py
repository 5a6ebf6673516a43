"""Names of lines in a sheet's layout: their number on paper, and whose they are."""

from __future__ import annotations


def row_key(number: int, registration_id: int) -> str:
    """Return a line's name in a sheet's layout: "7 r345", or "25" for the spare line 25."""
    return f"{number} r{registration_id}" if registration_id else f"{number}"


def line_of(key: str) -> tuple[int, int]:
    """Return the number and the registration's id of a line; the id of a spare one is 0."""
    number, _, registration_id = key.partition(" r")
    return int(number), int(registration_id or 0)
