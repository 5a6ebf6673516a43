"""Text tables: any delimiter, encoding and line end, in and out (pure)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lchost import errors
from lchost.roster.encodings import guess_encoding
from lchost.roster.formulas import guarded, unguarded
from lchost.roster.limits import (
    LIMIT_COLUMNS,
    LIMIT_ROWS,
    LONGEST_CELL,
    Progress,
    filled,
    refuse_wide,
)
from lchost.roster.oddities import Oddity, Warnings

DELIMITERS = ",;\t|"
_SURE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
_SAMPLE_CHARS = 1 << 16
_SAMPLE_ROWS = 40
_ROWS_A_TICK = 1000
_BINARY, _HOLES = 0.03, 0.1  # shares of control characters, NULs among them, of what is no text


@dataclass(frozen=True)
class Text:
    """The raw lines of a text table: (line number, cells)."""

    lines: list[tuple[int, list[str]]]
    encoding: str
    delimiter: str


def read(path: Path, tick: Progress, warnings: Warnings, encoding: str = "") -> Text:
    """Read every row with the line on which it begins; quoted cells may hold line ends."""
    size = path.stat().st_size
    with path.open("rb") as raw:
        guess, on_error = guess_encoding(raw)
        raw.seek(0)
        if encoding:
            guess, on_error = encoding, "replace"
        elif guess not in _SURE:
            warnings.note(Oddity.GUESSED_ENCODING, detail=guess)
        text = io.TextIOWrapper(raw, guess, errors=on_error, newline="")
        source = _Lines(text, warnings)
        sample = source.peek(_SAMPLE_CHARS)
        _refuse_binary(sample, path)
        delimiter = source.take_sep_line() or guess_delimiter(sample)
        lines = list(_rows(source, delimiter, path, lambda: tick(raw.tell(), size)))
    tick(size, size)
    return Text(lines, guess, delimiter)


class _Lines:
    """Hands the csv reader its lines, without NULs, and remembers those of the open row."""

    def __init__(self, text: io.TextIOWrapper, warnings: Warnings) -> None:
        self._text = text
        self._warnings = warnings
        self._ahead: list[str] = []
        self.number = 0  # of the last line handed out
        self.open_row: list[str] = []

    def peek(self, chars: int) -> str:
        """Return the beginning of the file, which is handed out again later."""
        seen = 0
        while seen < chars and (line := self._text.readline()):
            self._ahead.append(line)
            seen += len(line)
        self._ahead.reverse()  # so that handing out pops from the end
        return "".join(reversed(self._ahead))[: 2 * chars]

    def take_sep_line(self) -> str:
        """Return the delimiter of Excel's "sep=;" line and pass over it, or ''."""
        first = self._ahead[-1].strip("\r\n\ufeff") if self._ahead else ""
        if len(first) == 5 and first.lower().startswith("sep=") and first[4] in DELIMITERS:
            self._ahead.pop()
            self.number += 1
            return first[4]
        return ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._ahead.pop() if self._ahead else self._text.readline()
        if not line:
            raise StopIteration
        self.number += 1
        if "\0" in line:
            self._warnings.note(Oddity.NUL_BYTES, line=self.number, count=line.count("\0"))
            line = line.replace("\0", "")
        if "\ufffd" in line:
            self._warnings.note(Oddity.BROKEN_TEXT, line=self.number)
        self.open_row.append(line)
        return line


def _rows(
    source: _Lines, delimiter: str, path: Path, tick: Callable[[], None]
) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)  # mostly an unclosed quotation mark
    reader = csv.reader(source, delimiter=delimiter)
    begun, count = source.number + 1, 0
    last: list[str] = []
    try:
        for cells in reader:
            if len(cells) > LIMIT_COLUMNS:
                cells = filled(cells)  # a sheet that was formatted to its edge is all delimiters
                refuse_wide(path.name, len(cells))
            is_guarded = any("'" in line for line in source.open_row)
            yield begun, [unguarded(cell) for cell in cells] if is_guarded else cells
            begun, count = source.number + 1, count + 1
            last, source.open_row = source.open_row, []
            if count > LIMIT_ROWS + 1:  # with the header
                raise errors.TooManyRows(name=path.name, limit=f"{LIMIT_ROWS:,}")
            if count % _ROWS_A_TICK == 0:
                tick()
    except csv.Error as trouble:
        if any(len(line) > LONGEST_CELL for line in source.open_row):
            limit = f"{LONGEST_CELL:,}"
            raise errors.CellTooLong(name=path.name, line=begun, limit=limit) from trouble
        raise errors.UnclosedQuote(name=path.name, line=begun) from trouble
    if last and _is_unclosed(last, delimiter):
        raise errors.UnclosedQuote(name=path.name, line=source.number - len(last) + 1)


def _is_unclosed(lines: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as trouble:
        return "end of data" in str(trouble)
    return False


def guess_delimiter(sample: str) -> str:
    """Return the delimiter that cuts the sample into the most columns, row after row alike."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[bool, float]:
    """Return (quotation marks fit, columns that the rows share)."""
    for strict in (True, False):
        widths: list[int] = []
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=strict)
        try:
            for cells in reader:
                if any(cells):
                    widths.append(len(cells))
                if len(widths) > _SAMPLE_ROWS:
                    break
        except csv.Error as trouble:
            if "end of data" not in str(trouble):
                continue
        if not widths:
            return strict, 0.0
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        return strict, (common - 1) * widths.count(common) / len(widths)
    return False, 0.0


def _refuse_binary(sample: str, path: Path) -> None:
    strange = sum(char < " " and char not in "\t\r\n\0\x0b\x0c\x1a" for char in sample)
    size = max(len(sample), 1)
    if strange > _BINARY * size or strange + sample.count("\0") > _HOLES * size:
        raise errors.NotATable(name=path.name, what="binary")


def write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write CSV with every cell in quotation marks, so that no reader guesses wrong."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([guarded(header) for header in headers])
        writer.writerows([guarded(cell) for cell in row] for row in rows)
