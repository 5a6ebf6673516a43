"""XLSX sheets as text, in and out (pure)."""

from __future__ import annotations

import io
import re
import warnings as python_warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from lchost import errors
from lchost.roster.limits import LIMIT_ROWS, LONGEST_CELL, Progress, filled, refuse_wide

_ROWS_A_TICK = 500
_LAST_ROW = 1_048_576  # of a sheet, in every spreadsheet program
_UNPACKED_LIMIT_MB = 2000  # a workbook that unpacks to more is a bomb or no list of people
_SWOLLEN = 100  # times its size; sheets with people swell to ten or thirty times
_SWOLLEN_LIMIT_MB = 200
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML forbids them

Lines = list[tuple[int, list[str]]]


def read(path: Path, tick: Progress) -> tuple[str, Lines]:
    """Return the name and the rows of the first sheet that has anything in it."""
    from openpyxl import load_workbook

    _refuse_bomb(path)
    try:
        with path.open("rb") as file, python_warnings.catch_warnings():
            python_warnings.simplefilter("ignore")  # openpyxl warns of styles it will not keep
            book = load_workbook(file, read_only=True, data_only=True)
            try:
                for sheet in book.worksheets:
                    lines = list(_rows(sheet, path, tick))
                    if lines:
                        return str(sheet.title), lines
            finally:
                book.close()
    except (errors.HostError, MemoryError):
        raise
    except _trouble() as trouble:
        raise errors.UnreadableWorkbook(name=path.name) from trouble
    raise errors.EmptyTable(name=path.name)


def _trouble() -> tuple[type[Exception], ...]:
    """What openpyxl raises on damaged workbooks: whatever its parsers stumble over."""
    from zlib import error as ZlibError

    from openpyxl.utils.exceptions import InvalidFileException

    return (
        *(InvalidFileException, zipfile.BadZipFile, ZlibError, KeyError, ValueError),
        SyntaxError,  # of XML, whichever parser openpyxl has found
        *(TypeError, IndexError, AttributeError, EOFError, OSError, RuntimeError),
    )


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError) as trouble:
        raise errors.UnreadableWorkbook(name=path.name) from trouble
    is_swollen = unpacked > _SWOLLEN * path.stat().st_size
    limit_mb = _SWOLLEN_LIMIT_MB if is_swollen else _UNPACKED_LIMIT_MB
    if unpacked > limit_mb * 1_000_000:
        size_mb = unpacked // 1_000_000
        raise errors.TableTooBig(name=path.name, size_mb=size_mb, limit_mb=limit_mb)


def _rows(sheet: Any, path: Path, tick: Progress) -> Iterator[tuple[int, list[str]]]:
    total = sheet.max_row or 0
    sheet.reset_dimensions()  # the size that a sheet claims may be wrong
    count = 0
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if line > _LAST_ROW:  # a damaged row number: the reader fills the gap for ever
            raise errors.UnreadableWorkbook(name=path.name)
        cells = filled([_text(value) for value in values])
        refuse_wide(path.name, len(cells))
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise errors.CellTooLong(name=path.name, line=line, limit=f"{LONGEST_CELL:,}")
        if cells:
            count += 1
            yield line, cells
        if count > LIMIT_ROWS + 1:
            raise errors.TooManyRows(name=path.name, limit=f"{LIMIT_ROWS:,}")
        if line % _ROWS_A_TICK == 0:
            tick(line, max(line, total))


def _text(value: object) -> str:
    """Return a cell as the host reads it: whole numbers without ".0", dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one sheet whose cells are all text, so that "007" and "=1" stay as they are."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.freeze_panes = "A2"

    def cell(text: str) -> Any:
        made = WriteOnlyCell(sheet, _UNPRINTABLE.sub("", text))
        made.data_type = "s"
        made.number_format = "@"
        return made

    for row in (headers, *rows):
        sheet.append([cell(text) for text in row])
    whole = io.BytesIO()  # a full disk in the middle would leave openpyxl complaining for good
    book.save(whole)
    path.write_bytes(whole.getvalue())
