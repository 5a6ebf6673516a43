"""Any list that a host can export is read as it was meant; anything else is refused in words."""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchost import errors
from lchost.roster import limits
from lchost.roster.tables import Oddity, Table, read_table, write_table


def read(folder: Path, data: bytes | str, name: str = "people.csv", **options: Any) -> Table:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path, **options)


def oddities(table: Table) -> set[Oddity]:
    return {warning.oddity for warning in table.warnings}


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end_is_read(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = [["Name", "E-mail", "Note"], ["Lin Mei", "mei@x.org", "a"], ["Åke", "", "b"]]
    text = end.join(delimiter.join(line) for line in lines) + end
    table = read(tmp_path, text)
    assert table.headers == ("Name", "E-mail", "Note")
    assert cells(table) == [("Lin Mei", "mei@x.org", "a"), ("Åke", "", "b")]
    assert table.delimiter == delimiter


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, "Name,E-mail\nZoë Nguyễn,zoe@x.org\n".encode(encoding))
    assert table.headers == ("Name", "E-mail")
    assert cells(table) == [("Zoë Nguyễn", "zoe@x.org")]
    assert Oddity.GUESSED_ENCODING not in oddities(table)


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", "Åke Ärn;Björn Bergström"),
        ("cp1252", "André;Conceição;Señor Ibáñez"),
        ("cp1252", "Renée D’Or;François"),
        ("cp1252", "Sigurður Þórsson"),
        ("cp1250", "Łukasz Żółć;Święta Gęś"),
        ("cp1254", "Ayşe Yıldız;Doğan Şahin"),
        ("mac_roman", "André Müller;Noël"),
        ("cp850", "Günther Schäfer;Åse"),
        ("cp1251", "Наталья Соловьёва;Дмитрий Кузнецов;Екатерина Орлова"),
        ("cp1253", "Γιώργος Παπαδόπουλος;Ελένη Κωνσταντίνου"),
        ("cp932", "山田太郎;佐藤花子;鈴木一郎;高橋美咲"),
    ],
)
def test_legacy_encodings_are_told_apart_even_in_short_files(
    tmp_path: Path, encoding: str, names: str
) -> None:
    text = "Name;E-mail\r\n" + "".join(f"{name};\r\n" for name in names.split(";"))
    table = read(tmp_path, text.encode(encoding))
    assert [name for name, _ in cells(table)] == names.split(";")
    assert Oddity.GUESSED_ENCODING in oddities(table)


def test_the_host_may_choose_the_encoding(tmp_path: Path) -> None:
    table = read(tmp_path, "Name;x\nDvořák;1\n".encode("cp1250"), encoding="cp1250")
    assert cells(table) == [("Dvořák", "1")]


def test_a_few_broken_bytes_do_not_spoil_a_utf8_file(tmp_path: Path) -> None:
    good = "".join(f"Zoë {n},é\n" for n in range(20)).encode()
    table = read(tmp_path, b"Name,x\n" + good + b"J\xff,1\n")
    assert table.rows[0].cells == ("Zoë 0", "é")
    assert [w.lines for w in table.warnings if w.oddity is Oddity.BROKEN_TEXT] == [(22,)]


def test_line_numbers_are_the_files_own_across_quoted_line_ends(tmp_path: Path) -> None:
    table = read(tmp_path, 'Name,Note\r\n"A","one\r\ntwo\nthree"\r\n\r\nB,\r\n')
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("A", "one\r\ntwo\nthree")),
        (6, ("B", "")),
    ]


def test_excels_sep_line_is_obeyed_and_counted(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\nName;x,y\nA;1,2\n")
    assert table.headers == ("Name", "x,y")
    assert table.rows[0].line == 3


def test_commas_inside_names_do_not_beat_the_real_delimiter(tmp_path: Path) -> None:
    table = read(tmp_path, "Name;Email\nLin, Mei;m@x.org\nBerg, Bo, Jr;b@x.org\n")
    assert table.delimiter == ";"


def test_repeated_and_blank_headers_get_names_of_their_own(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,Email,,Email\nA,a@x.org,b,c\n")
    assert table.headers == ("Name", "Email", "Column 3", "Email (2)")
    assert {Oddity.REPEATED_HEADER, Oddity.BLANK_HEADER} <= oddities(table)


def test_ragged_rows_are_told_and_nothing_is_lost(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,Email\nA\nB,b@x.org,extra\nC,c@x.org,\n")
    assert table.headers == ("Name", "Email", "Column 3")
    assert cells(table) == [("A", "", ""), ("B", "b@x.org", "extra"), ("C", "c@x.org", "")]
    told = {warning.oddity: warning.lines for warning in table.warnings}
    assert told[Oddity.SHORT_ROWS] == (2,)
    assert told[Oddity.LONG_ROWS] == (3,)


def test_nul_bytes_are_left_out_and_told(tmp_path: Path) -> None:
    table = read(tmp_path, b"Name,Email\nA\0nna,a@x.org\n" + b"Bo,b@x.org\n" * 9)
    assert table.rows[0].cells[0] == "Anna"
    assert Oddity.NUL_BYTES in oddities(table)


def test_a_file_without_header_keeps_its_first_person(tmp_path: Path, shared: Path) -> None:
    table = read_table(shared / "data/exports/indico_import_no_header.csv")
    assert len(table.rows) == 2
    assert table.headers[0] == "Column 1"
    assert Oddity.NO_HEADER in oddities(table)


def test_titles_above_the_header_are_passed_over_and_told(tmp_path: Path) -> None:
    table = read(tmp_path, "Attendees of the circle\n\nName,Email,Role\nA,a@x.org,\n")
    assert table.headers == ("Name", "Email", "Role")
    assert table.rows[0].line == 4
    assert Oddity.TITLE_LINE in oddities(table)


def test_a_formula_is_text_with_a_warning(tmp_path: Path) -> None:
    table = read(tmp_path, 'Name,Phone\n"=HYPERLINK(""http://x"")",+49 30 1\n- a,-5\n')
    assert table.rows[0].cells[0] == '=HYPERLINK("http://x")'
    assert [w.lines for w in table.warnings if w.oddity is Oddity.FORMULAS] == [(2,)]


def test_the_real_exports_are_read(shared: Path) -> None:
    exports = sorted((shared / "data/exports").glob("*.[ct]sv"))
    assert len(exports) > 15
    read_ones = {path.name: read_table(path) for path in exports}
    nasty = read_ones["nasty_semicolon_win1252.csv"]
    assert cells(nasty)[0] == ("Åke Ärn", "ake@example.org", "070-111 22 33")
    assert cells(nasty)[1][0] == "Björn; Berg"
    assert read_ones["meetup_members_list.xls.tsv"].delimiter == "\t"
    assert read_ones["tito_tickets.csv"].rows[1].line == 4
    assert read_ones["luma_guests_api_id_2025.csv"].headers[0] == "api_id"


@pytest.mark.parametrize(
    ("name", "data", "trouble"),
    [
        ("a.csv", b"", errors.EmptyTable),
        ("a.csv", b"\r\n \r\n", errors.EmptyTable),
        ("a.csv", b"\xef\xbb\xbf", errors.EmptyTable),
        ("a.csv", b"Name,Email\n\n", errors.NoPeople),
        ("a.csv", b"%PDF-1.7\n...", errors.NotATable),
        ("a.csv", b"\x89PNG\r\n\x1a\n....", errors.NotATable),
        ("a.csv", b"\xff\xd8\xff\xe0....", errors.NotATable),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, errors.OldWorkbook),
        ("a.xls", b"<html><table><tr><td>x</td></tr></table>", errors.NotATable),
        ("a.csv", bytes(range(32)) * 40, errors.NotATable),
        ("a.xlsx", b"PK\x03\x04 cut off", errors.UnreadableWorkbook),
        ("a.csv", b'Name,Email\nA,"a@x.org\nB,b@x.org\n', errors.UnclosedQuote),
    ],
)
def test_what_is_no_list_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, trouble: type[errors.HostError]
) -> None:
    with pytest.raises(trouble) as refusal:
        read(tmp_path, data, name)
    assert name in str(refusal.value)


def test_a_zip_and_a_damaged_workbook_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.csv", "w") as archive:
        archive.writestr("x.txt", "x")
    with pytest.raises(errors.NotATable):
        read_table(tmp_path / "a.csv")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x>")
        archive.writestr("xl/workbook.xml", "<x>")
    with pytest.raises(errors.UnreadableWorkbook):
        read_table(tmp_path / "b.xlsx")


def test_the_line_of_an_unclosed_quotation_mark_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.UnclosedQuote) as refusal:
        read(tmp_path, 'Name,Email\nA,a\nB,"b\nC,c\n')
    assert refusal.value.facts["line"] == 3


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.NoSuchFile):
        read_table(tmp_path / "gone.csv")
    with pytest.raises(errors.FolderNotFile):
        read_table(tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_bytes_by_lot_are_no_table(tmp_path: Path, seed: int) -> None:
    for size in (200, 5_000):
        with pytest.raises(errors.NotATable):
            read(tmp_path, b"Name\n" + random.Random(seed).randbytes(size))


def test_too_big_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate((limits.LIMIT_MB + 1) * 1_000_000)
    with pytest.raises(errors.TableTooBig):
        read_table(path)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lchost.roster.delimited.LIMIT_ROWS", 10)
    assert len(read(tmp_path, "Name\n" + "A\n" * 10).rows) == 10
    with pytest.raises(errors.TooManyRows):
        read(tmp_path, "Name\n" + "A\n" * 11)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes of that kind here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.csv")
    with pytest.raises(errors.NoSuchFile):
        read_table(tmp_path / "people.csv")


def test_what_would_fill_the_memory_with_columns_is_refused(tmp_path: Path) -> None:
    wide = ",".join(f"c{n}" for n in range(limits.LIMIT_COLUMNS + 1))
    for text in (f"{wide}\nA\n", f"Name\n{wide}\n"):
        with pytest.raises(errors.TableTooWide):
            read(tmp_path, text)
    assert read(tmp_path, "Name\nA" + "," * 16_383 + "\n").headers == ("Name",)


def test_many_rows_leave_room_for_fewer_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_LIMIT_CELLS", 100)
    assert len(read(tmp_path, "Name,b\n" + "A\n" * 49).rows) == 49
    with pytest.raises(errors.TableTooWide):
        read(tmp_path, "Name,b,c\n" + "A\n" * 49)


def test_a_book_in_one_cell_is_refused_with_its_line(tmp_path: Path) -> None:
    book = "x" * (limits.LONGEST_CELL + 1)
    for cell in (book, f'"{book}"'):
        with pytest.raises(errors.CellTooLong) as refusal:
            read(tmp_path, f"Name,Life\nA,short\nB,{cell}\n")
        assert refusal.value.facts["line"] == 3


def test_a_very_long_first_line_stays_one_line(tmp_path: Path) -> None:
    life = "x" * (limits.LONGEST_CELL - 10)
    table = read(tmp_path, f"Name,{life},{life}\nA,b,c\n")
    assert len(table.headers) == 3
    assert [row.line for row in table.rows] == [2]


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>{}</sheetData></worksheet>'
)
CELL = '<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def with_sheet(folder: Path, rows: str) -> Path:
    """Make a workbook whose only sheet holds these rows below "Name", however wrong."""
    write_table(folder / "whole.xlsx", ["Name"], [["A"]])
    path = folder / "people.xlsx"
    with (
        zipfile.ZipFile(folder / "whole.xlsx") as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in whole.namelist():
            is_sheet = part.startswith("xl/worksheets/sheet")
            made.writestr(part, SHEET.format(rows) if is_sheet else whole.read(part))
    return path


@pytest.mark.parametrize(
    ("row", "place", "text", "trouble"),
    [
        (999_999_999, "A999999999", "far below", errors.UnreadableWorkbook),
        (2, "XFD2", "far right", errors.TableTooWide),
        (2, "A2", "x" * (limits.LONGEST_CELL + 1), errors.CellTooLong),
        (2, "A2", "x" * 201_000_000, errors.TableTooBig),
    ],
    ids=["far below", "far right", "a book", "a bomb"],
)
def test_a_workbook_that_would_fill_time_or_memory_is_refused(
    tmp_path: Path, row: int, place: str, text: str, trouble: type[errors.HostError]
) -> None:
    path = with_sheet(tmp_path, CELL.format(row=row, place=place, text=text))
    with pytest.raises(trouble):
        read_table(path)


def marked(path: Path, mark: int) -> Path:
    """Set the flags of every part of a ZIP: 1 says locked with a password."""
    data = bytearray(path.read_bytes())
    for start, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(start)
        while place >= 0:
            data[place + flags] |= mark
            place = data.find(start, place + 4)
    path.write_bytes(data)
    return path


def test_a_locked_and_a_strange_zip_are_refused(tmp_path: Path) -> None:
    locked = marked(with_sheet(tmp_path, ""), 1)
    with pytest.raises(errors.OldWorkbook):
        read_table(locked)
    strange = with_sheet(tmp_path, "")
    data = bytearray(strange.read_bytes())
    data[data.find(b"PK\x01\x02") + 6] = 99  # the version needed to unpack it
    strange.write_bytes(data)
    with pytest.raises(errors.UnreadableWorkbook):
        read_table(strange)


def test_reading_tells_how_far_it_is_and_can_be_cancelled(tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    text = ",".join(f"c{n}" for n in range(300)) + "\n" + ",".join("x" * 300) + "\n"
    text += (",".join("x" * 300) + "\n") * 5000
    seen: list[tuple[int, int]] = []
    read(tmp_path, text, progress=lambda done, total: seen.append((done, total)))
    assert len(seen) > 3
    assert seen == sorted(seen)
    assert seen[-1] == (len(text), len(text))
    with pytest.raises(Cancelled):
        read_table(tmp_path / "people.csv", cancel)


text = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n"), max_size=12
)
nasty = st.one_of(
    text,
    st.sampled_from(["+49 30 901820", "-5", "007", "=1+1", "'=1", "''@x", "-", "'x", '"', "a;b|c"]),
    text.map(lambda tail: "=" + tail),
)
grids = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(nasty, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(grid=grids)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_written_as_csv_is_read_back(tmp_path: Path, grid: list[list[str]]) -> None:
    rows = [tuple(row) for row in grid if any(cell.strip() for cell in row)]
    if not rows:
        return
    headers = tuple(f"=h{n}" if n % 2 else f"Name; {n}" for n in range(len(grid[0])))
    write_table(tmp_path / "out.csv", headers, rows)
    table = read_table(tmp_path / "out.csv")
    assert table.headers == headers
    assert cells(table) == rows


@given(grid=grids)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
def test_what_is_written_as_xlsx_is_read_back(tmp_path: Path, grid: list[list[str]]) -> None:
    def kept(cell: str) -> str:  # XML has no other control characters, and one kind of line end
        return "".join(char for char in cell if char >= " " and char not in "\x7f\ufffe\uffff")

    rows = [tuple(kept(cell) for cell in row) for row in grid]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return
    headers = tuple(f"=h{n}" for n in range(len(grid[0])))
    write_table(tmp_path / "out.xlsx", headers, rows)
    table = read_table(tmp_path / "out.xlsx")
    assert (table.headers, table.sheet) == (headers, "People")
    assert cells(table) == rows


def test_spreadsheets_do_not_calculate_what_we_write(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rows = [["=1+1", "+49 30 1", "007"]]
    write_table(tmp_path / "out.csv", ["a", "b", "c"], rows)
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in raw
    assert b'"+49 30 1","007"' in raw
    write_table(tmp_path / "out.xlsx", ["a", "b", "c"], rows)
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s"]


def test_typed_cells_of_a_workbook_become_the_text_that_the_host_sees(tmp_path: Path) -> None:
    from datetime import date, datetime

    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Empty"
    sheet = book.create_sheet("Guests")
    sheet.append(["Name", "Phone", "Joined", "At", "Yes", "Half"])
    sheet.append([])
    sheet.append(["Åke", 4930901820.0, date(2026, 1, 2), datetime(2026, 1, 2, 9, 5), True, 0.5])
    book.save(tmp_path / "a.csv")  # the name lies
    table = read_table(tmp_path / "a.csv")
    assert table.sheet == "Guests"
    assert [(row.line, row.cells) for row in table.rows] == [
        (3, ("Åke", "4930901820", "2026-01-02", "2026-01-02 09:05:00", "yes", "0.5"))
    ]


def test_a_read_only_folder_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "out.csv"
    with pytest.raises(errors.NoFolderThere):
        write_table(target, ["a"], [["b"]])
    with pytest.raises(ZeroDivisionError):
        write_table(tmp_path / "out.csv", ["a"], ([str(1 // n)] for n in (1, 0)))
    assert list(tmp_path.iterdir()) == []
