"""What is unusual about a table, though it could be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_WARNED_LINES = 20  # lines named in a warning; the rest is counted


class Oddity(Enum):
    """What is unusual about a table, though it could be read."""

    SHORT_ROWS = "short_rows"  # fewer cells than columns: the missing ones are empty
    LONG_ROWS = "long_rows"  # more cells than columns: extra columns were added
    REPEATED_HEADER = "repeated_header"
    BLANK_HEADER = "blank_header"
    NO_HEADER = "no_header"  # the first line is a person already
    TITLE_LINE = "title_line"  # lines above the column names were passed over
    NUL_BYTES = "nul_bytes"  # were left out
    BROKEN_TEXT = "broken_text"  # bytes that are no characters became �
    GUESSED_ENCODING = "guessed_encoding"
    FORMULAS = "formulas"  # kept as text, never calculated


@dataclass(frozen=True)
class TableWarning:
    """An oddity: how often, on which lines (the first twenty), and which name it concerns."""

    oddity: Oddity
    count: int = 1
    lines: tuple[int, ...] = ()
    detail: str = ""


class Warnings:
    """Collects oddities while a table is read."""

    def __init__(self) -> None:
        self._counts: dict[tuple[Oddity, str], int] = {}
        self._lines: dict[tuple[Oddity, str], list[int]] = {}

    def note(self, oddity: Oddity, line: int = 0, detail: str = "", count: int = 1) -> None:
        """Count an oddity; remember its line while there are few."""
        key = (oddity, detail)
        self._counts[key] = self._counts.get(key, 0) + count
        lines = self._lines.setdefault(key, [])
        if line and len(lines) < _WARNED_LINES:
            lines.append(line)

    def all(self) -> tuple[TableWarning, ...]:
        """Return what was collected, in the order in which it was met."""
        return tuple(
            TableWarning(oddity, count, tuple(self._lines[oddity, detail]), detail)
            for (oddity, detail), count in self._counts.items()
        )
