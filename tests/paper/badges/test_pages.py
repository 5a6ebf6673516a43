"""Badges on sheets: inside the label, readable by people and by scanners, backs behind fronts."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdf
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from lchost import codes
from lchost.paper.badges import pages as drawing
from lchost.paper.badges.design import Box, Design, Element, Side, What
from lchost.paper.badges.starters import STARTERS, TWO_SIDED
from lchost.paper.sheets import presets
from lchost.paper.sheets.backs import Flip, flips
from lchost.paper.sheets.presets import Sheet
from lchost.paper.text.script import clean

from ..conftest import NAMES
from .conftest import badge_set, photograph, tables

A7_ON_A4 = presets.SHEETS["a4_a7"]
SHEETS = presets.SHEETS


def starter(key: str, sheet: Sheet) -> Design:
    return STARTERS[key](sheet.label_wide_mm, sheet.label_high_mm, sheet.edge_mm)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
@pytest.mark.parametrize("key", STARTERS)
def test_every_code_reads_from_paper_at_200_dpi(
    sheet: Sheet, key: str, scanned: Callable[..., list[str]], pages: Callable[[bytes], int]
) -> None:
    design = starter(key, sheet)
    made = badge_set((list(NAMES.values()) * 2)[: sheet.slots + 1], tables=tables(2, 7))
    pdf = drawing.draw(design, made, sheet).pdf
    read = [code for page in range(pages(pdf)) for code in scanned(pdf, page)]
    read = [code for code in read if not code.startswith("WIFI:")]
    if design.is_two_sided and flips(sheet) == (Flip.NONE,):
        assert not read  # the code is on the back, which this sheet does not have
    else:
        assert sorted(read) == sorted(person.code for person in made.people)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
@pytest.mark.parametrize("key", STARTERS)
def test_a_code_reads_from_a_blurred_picture_of_the_badge(
    sheet: Sheet, key: str, picture: Callable[..., Any]
) -> None:
    design = starter(key, sheet)
    side = next(n for n, one in enumerate(design.sides) if _has_code(one))
    made = badge_set(["Nguyễn Thị Ánh"], tables=tables(2, 7))
    seen = Image.fromarray(picture(drawing.alone(design, made).pdf, side, dpi=200))
    seen.thumbnail((640, 480), Image.Resampling.BILINEAR)
    blurred = seen.filter(ImageFilter.GaussianBlur(1.2))
    held = Image.new("L", (640, 480), 90)
    held.paste(blurred, ((640 - seen.width) // 2, (480 - seen.height) // 2))
    found = zxingcpp.read_barcodes(held, formats=zxingcpp.BarcodeFormat.QRCode)
    assert [one.text for one in found] == [made.people[0].code]


@pytest.mark.parametrize("sheet", ["a4_a7", "avery_l4784", "avery_5392", "dymo_11356", "a4_a6"])
@pytest.mark.parametrize("key", STARTERS)
def test_no_ink_leaves_the_label(sheet: str, key: str, picture: Callable[..., Any]) -> None:
    on = SHEETS[sheet]
    design = starter(key, on)
    design = replace(design, front=_without_bands(design.front))
    names = [NAMES["60 letters"], NAMES["one long word"], NAMES["Vietnamese"], NAMES["Arabic"]]
    for name in names:
        made = badge_set([name], pronouns="she/her/hers, they/them", tables=tables(2, 7))
        for slot in {0, on.slots - 1}:
            printed = drawing.draw(design, made, on, slot)
            dark = picture(printed.pdf, dpi=254) < 100  # ten pixels a millimetre
            left, top = on.corner(slot)
            rows, columns = dark.any(1).nonzero()[0] / 10, dark.any(0).nonzero()[0] / 10
            edge = max(2.7, on.edge_mm - 0.3)
            assert left + edge <= columns[0] and columns[-1] <= left + on.label_wide_mm - edge
            assert top + edge <= rows[0] and rows[-1] <= top + on.label_high_mm - edge


@pytest.mark.parametrize("key", STARTERS)
def test_names_and_codes_are_text(key: str, says: Callable[[bytes], str]) -> None:
    made = badge_set(["Anna", "Zoë Łukasiewicz", "علي"])
    text = says(drawing.draw(starter(key, A7_ON_A4), made, A7_ON_A4).pdf)
    for person in made.people:
        assert person.name in text.replace("\n", " ")
        if any(
            one.what is What.CODE for side in starter(key, A7_ON_A4).sides for one in side.elements
        ):
            assert person.code in "".join(text.split())
    assert "Facilitator" in text and "Mentor" in text


def test_two_people_with_one_name_have_their_own_codes(says: Callable[[bytes], str]) -> None:
    made = badge_set(["Anna Lee", "Anna Lee"])
    text = "".join(says(drawing.draw(starter("classic", A7_ON_A4), made, A7_ON_A4).pdf).split())
    assert made.people[0].code in text and made.people[1].code in text


def test_cut_lines_are_on_plain_paper_only() -> None:
    def lines(sheet: Sheet) -> bytes:
        pdf = drawing.draw(starter("classic", sheet), badge_set(["A"]), sheet).pdf
        page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
        return b"".join(x.get_object().get_data() for x in page["/Resources"]["/XObject"].values())

    assert b" l S" in lines(SHEETS["a4_a7"])
    assert b" l S" not in lines(SHEETS["avery_5392"])


@pytest.mark.parametrize("flip", [Flip.LONG, Flip.SHORT])
def test_a_back_lies_behind_its_front(flip: Flip, picture: Callable[..., Any]) -> None:
    spot = Element(What.BOX, Box(10, 20, 30, 5), fill="#000000")
    design = Design("Spots", 105, 74.25, Side((spot,)), Side((spot,)))
    printed = drawing.draw(design, badge_set(["A", "B", "C"]), A7_ON_A4, 3, flip)
    assert printed.pages == 2
    front, back = (picture(printed.pdf, page, 50.8) < 60 for page in (0, 1))  # two pixels a mm
    if flip is Flip.LONG:
        # turned over its long edge the sheet's left is its right; a badge's left stays its left
        for slot in (3, 4, 5):
            left, top = A7_ON_A4.corner(slot)
            behind = 210 - left - 105
            assert front[round((top + 22) * 2), round((left + 25) * 2)]
            assert back[round((top + 22) * 2), round((behind + 25) * 2)]
    else:
        for slot in (3, 4, 5):
            left, top = A7_ON_A4.corner(slot)
            behind = 297 - top - 74.25
            assert back[round((behind + 74.25 - 22) * 2), round((left + 105 - 25) * 2)]
    assert front.sum() == back.sum()


def test_a_folded_badge_has_its_back_below_upside_down(picture: Callable[..., Any]) -> None:
    sheet = SHEETS["a4_a7_fold"]
    spot = Element(What.BOX, Box(10, 20, 30, 5), fill="#000000")
    back = Side((replace(spot, box=Box(10, 50, 30, 5)),))
    design = Design("Spots", sheet.label_wide_mm, sheet.label_high_mm, Side((spot,)), back)
    printed = drawing.draw(design, badge_set(["A"]), sheet)
    dark = picture(printed.pdf, 0, 50.8) < 60
    high = sheet.label_high_mm
    assert printed.pages == 1 and dark[44, 50]
    assert dark[round((2 * high - 52) * 2), ((105 - 25) * 2)]


def test_a_two_sided_design_has_its_fronts_only_where_sheets_have_no_backs() -> None:
    sheet = SHEETS["avery_l4785"]
    printed = drawing.draw(starter(TWO_SIDED, sheet), badge_set(["A", "B"]), sheet)
    assert printed.pages == 1


def test_photos_and_the_logo_are_in_the_document_once(pages: Callable[[bytes], int]) -> None:
    face, mark = photograph(), "a" * 64
    made = badge_set(["Anna", "Bo", "Cy"] * 6, photo=mark)
    made = replace(made, pictures={mark: face, "b" * 64: photograph(600, 200)}, logo="b" * 64)
    pdf = drawing.draw(starter("photo", A7_ON_A4), made, A7_ON_A4).pdf
    assert pdf.count(b"/DCTDecode") == 2 and pages(pdf) == 3
    images = [image for page in pypdf.PdfReader(io.BytesIO(pdf)).pages[:1] for image in page.images]
    assert {image.image.size for image in images} == {(480, 600), (600, 200)}


def test_who_has_no_photo_gets_their_letters(says: Callable[[bytes], str]) -> None:
    made = badge_set(["Nguyễn Thị Ánh"])
    assert "NÁ" in says(drawing.draw(starter("photo", A7_ON_A4), made, A7_ON_A4).pdf)


def test_a_very_long_name_is_still_inside(picture: Callable[..., Any]) -> None:
    made = badge_set([clean("Rosalind " * 60)])
    dark = picture(drawing.draw(starter("classic", A7_ON_A4), made, A7_ON_A4).pdf, dpi=254) < 150
    assert dark.any(0).nonzero()[0][-1] <= 985


def test_the_back_says_tables_agenda_and_wifi(says: Callable[[bytes], str]) -> None:
    made = badge_set(["Anna"], tables=tables(4, 0))
    text = says(drawing.alone(starter(TWO_SIDED, A7_ON_A4), made).pdf).replace("\n", " ")
    for said in ("My tables", "Round 1", "Table 4", "ask the host", "Agenda", "Opening", "Wi-Fi"):
        assert said in text


def test_people_see_the_code_in_fives(says: Callable[[bytes], str]) -> None:
    made = badge_set(["Anna"])
    fives = codes.spaced(made.people[0].code).split()
    text = says(drawing.draw(starter("classic", A7_ON_A4), made, A7_ON_A4).pdf)
    assert all(five in text for five in fives)


def _has_code(side: Side) -> bool:
    return any(one.what is What.QR for one in side.elements)


def _without_bands(side: Side) -> Side:
    """Bands go to the edge on purpose."""
    inside = (one for one in side.elements if one.what is not What.BOX and one.colour != "white")
    return replace(side, elements=tuple(inside))
