"""Tables in and out: one shape for CSV in any dress and for XLSX (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from lchost import errors
from lchost.roster.limits import LIMIT_MB, refuse_wide, width_of
from lchost.roster.limits import Progress as Progress
from lchost.roster.oddities import Oddity as Oddity
from lchost.roster.oddities import TableWarning as TableWarning
from lchost.roster.oddities import Warnings

_CALCULATES = re.compile(
    r"^(?:[=＝]|[+@-].*[(!|])", re.MULTILINE
)  # worth a warning; "- a list" is not


@dataclass(frozen=True)
class TableRow:
    """One row; `line` is the line of the file (or the sheet's row) on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as text: every row has as many cells as there are headers."""

    name: str  # the file's name, without its folder
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    warnings: tuple[TableWarning, ...] = ()

    def column(self, index: int) -> list[str]:
        """Return the cells of one column, top to bottom."""
        return [row.cells[index] for row in self.rows]


def read_table(path: Path, progress: Progress | None = None, encoding: str = "") -> Table:
    """Read a CSV, TSV or XLSX file; what it is, is told by its bytes and not by its name.

    Args:
        progress: called with (done, total) while reading; cancels by raising.
        encoding: a codec that the host has chosen instead of the guess.

    Raises:
        HostError: a sentence that says what is wrong with the file.
    """
    from lchost.roster import delimited, workbooks

    path = Path(path)
    kind = _kind(path)
    tick = progress or (lambda done, total: None)
    warnings = Warnings()
    if kind == "XLSX":
        sheet, lines = workbooks.read(path, tick)
        return shaped(path.name, lines, warnings, sheet=sheet)
    text = delimited.read(path, tick, warnings, encoding)
    return shaped(path.name, text.lines, warnings, encoding=text.encoding, delimiter=text.delimiter)


def read_lines(path: Path) -> list[tuple[int, list[str]]]:
    """Read a text table without a header: every row with its line.

    Raises:
        HostError: a sentence that says what is wrong with the file.
    """
    from lchost.roster import delimited

    path = Path(path)
    kind = _kind(path)
    if kind == "XLSX":
        raise errors.NotATable(name=path.name, what=kind)
    return delimited.read(path, lambda done, total: None, Warnings()).lines


def write_table(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write CSV (with a byte order mark, so that Excel reads it as UTF-8) or XLSX, by the ending.

    A cell that a spreadsheet would calculate gets an apostrophe in CSV, which `read_table` takes
    away again; numbers and phone numbers stay bare.  XLSX cells are typed as text.  The file
    appears whole or not at all.
    """
    from lchost.roster import delimited, workbooks

    write = workbooks.write if path.suffix.lower() == ".xlsx" else delimited.write
    with appearing(path) as beside:
        write(beside, headers, rows)


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give a file beside `path` to write into; it takes that place when it is whole.

    Raises:
        NotSaved: or one of its kinds; nothing is left behind.
    """
    beside = beside_of(path)
    try:
        yield beside
        beside.replace(path)
    except OSError as trouble:
        raise errors.not_written(path, trouble) from trouble
    finally:
        with suppress(OSError):  # what could not be made cannot be left behind either
            beside.unlink()


def beside_of(path: Path) -> Path:
    """Where a file is written until it is whole; what a kill left there, the next one removes."""
    return path.with_name(f".{path.name}.part")


_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)


def _kind(path: Path) -> str:
    """Return "XLSX" or "text"; refuse what is neither, or too big, or not there."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise errors.FolderNotFile(path=path)
        if not path.is_file():  # a pipe would keep us waiting for ever
            raise errors.NoSuchFile(path=path)
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError as trouble:
        raise errors.NoSuchFile(path=path) from trouble
    except OSError as trouble:
        raise errors.CannotRead(path=path) from trouble
    if size > LIMIT_MB * 1_000_000:
        raise errors.TableTooBig(name=path.name, size_mb=size // 1_000_000, limit_mb=LIMIT_MB)
    if not start:
        raise errors.EmptyTable(name=path.name)
    if start.startswith(b"PK"):
        return _kind_of_zip(path)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise errors.OldWorkbook(name=path.name)
    for magic, what in _MAGIC:
        if start.startswith(magic):
            raise errors.NotATable(name=path.name, what=what)
    if re.match(rb"\s*<(?:!doctype html|html|\?xml|table)", start.lower().lstrip(b"\xef\xbb\xbf")):
        raise errors.NotATable(name=path.name, what="HTML")
    return "text"


def _kind_of_zip(path: Path) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            is_locked = any(part.flag_bits & 1 for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as trouble:
        raise errors.UnreadableWorkbook(name=path.name) from trouble
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        if is_locked:
            raise errors.OldWorkbook(name=path.name)
        return "XLSX"
    what = "OpenDocument" if "mimetype" in names else "ZIP"
    raise errors.NotATable(name=path.name, what=what)


def shaped(
    name: str,
    lines: Iterable[tuple[int, Sequence[str]]],
    warnings: Warnings,
    *,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
) -> Table:
    """Make a table of raw lines: find the header, give every row the same number of cells.

    Blank lines are passed over.  Cells beyond the header get columns of their own, so that
    nothing is lost.
    """
    said = [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]
    if not said:
        raise errors.EmptyTable(name=name)
    start = _header_place(said, warnings)
    body = said[start:]
    width = max(width_of(cells) for _, cells in body)
    refuse_wide(name, width, len(body))
    if _is_person(body[0][1]):
        warnings.note(Oddity.NO_HEADER, line=body[0][0])
        named: Sequence[str] = ()
    else:
        named, body = body[0][1], body[1:]
        if not body:
            raise errors.NoPeople(name=name)
    headers = _headers(named, width, warnings)
    known = width_of(named) or width
    rows = tuple(_row(line, cells, width, known, warnings) for line, cells in body)
    return Table(name, headers, rows, encoding, delimiter, sheet, warnings.all())


def _header_place(filled: list[tuple[int, Sequence[str]]], warnings: Warnings) -> int:
    """Return the place of the header: below titles, which fill one cell above a wide table."""
    place = 0
    while (
        place < min(10, len(filled) - 1)
        and width_of(filled[place][1]) == 1
        and max(width_of(cells) for _, cells in filled[place + 1 : place + 20]) >= 3
    ):
        warnings.note(Oddity.TITLE_LINE, line=filled[place][0])
        place += 1
    return place


def _is_person(cells: Sequence[str]) -> bool:
    """Tell whether a first line is data: column names hold no e-mail address."""
    from lchost.roster.matching import looks_like_email

    return any(looks_like_email(cell) for cell in cells)


def _headers(named: Sequence[str], width: int, warnings: Warnings) -> tuple[str, ...]:
    headers: list[str] = []
    taken: set[str] = set()
    for place in range(width):
        text = " ".join(named[place].split()) if place < len(named) else ""
        if not text:
            if place < width_of(named):
                warnings.note(Oddity.BLANK_HEADER, detail=str(place + 1))
            text = f"Column {place + 1}"
        unique, number = text, 2
        while unique in taken:
            unique, number = f"{text} ({number})", number + 1
        if unique != text:
            warnings.note(Oddity.REPEATED_HEADER, detail=text)
        taken.add(unique)
        headers.append(unique)
    return tuple(headers)


def _row(line: int, cells: Sequence[str], width: int, known: int, warnings: Warnings) -> TableRow:
    if len(cells) < known:
        warnings.note(Oddity.SHORT_ROWS, line=line)
    elif width_of(cells) > known:
        warnings.note(Oddity.LONG_ROWS, line=line)
    if _CALCULATES.search("\n".join(cells)):
        warnings.note(Oddity.FORMULAS, line=line)
    return TableRow(line, (*cells[:width], *[""] * (width - len(cells))))
