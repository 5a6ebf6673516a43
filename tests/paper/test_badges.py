"""Name badges: inside the label, readable by people and by scanners."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from lchost import codes
from lchost.paper.badges.old import (
    BadgePerson,
    BadgeSet,
    badges,
    name_on_badge,
    preflight,
)
from lchost.paper.notes import Preflight
from lchost.paper.sheets import presets
from lchost.paper.sheets.presets import Sheet
from lchost.paper.text.script import clean

from .conftest import NAMES

A7_ON_A4 = presets.SHEETS["a4_a7"]
SHEETS = {key: presets.SHEETS[key] for key in ("a4_a7", "avery_5392")}
ROLES = ("attendee", "facilitator", "mentor", "helper")


def people(names: list[str], pronouns: str = "she/her") -> tuple[BadgePerson, ...]:
    return tuple(
        BadgePerson(n, name, codes.encode(n.to_bytes(8, "big")), pronouns, ROLES[n % 4])
        for n, name in enumerate(names)
    )


def badge_set(names: list[str], **more: Any) -> BadgeSet:
    return BadgeSet(
        people(names, **more),
        "Lantern Data Circle",
        "Asking better questions of data",
        "14 November 2026",
    )


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_every_code_reads_from_paper_at_200_dpi(
    sheet: Sheet, extra: int, scanned: Callable[..., list[str]], pages: Callable[[bytes], int]
) -> None:
    names = (list(NAMES.values()) * 2)[: sheet.slots + extra]
    made = badge_set(names)
    pdf = badges(made, sheet)
    read = [code for page in range(pages(pdf)) for code in scanned(pdf, page)]
    assert sorted(read) == sorted(person.code for person in made.people)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_no_ink_leaves_the_label(sheet: Sheet, name: str, picture: Callable[..., Any]) -> None:
    made = badge_set([name], pronouns="she/her/hers, they/them")
    for slot in (0, sheet.slots - 1):
        dark = picture(badges(made, sheet, slot), dpi=254) < 150  # ten pixels a millimetre
        left, top = sheet.corner(slot)
        rows, columns = dark.any(1).nonzero()[0] / 10, dark.any(0).nonzero()[0] / 10
        edge = 7 - 0.3
        assert left + edge <= columns[0] and columns[-1] <= left + sheet.label_wide_mm - edge
        assert top + edge <= rows[0] and rows[-1] <= top + sheet.label_high_mm - edge


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_the_code_is_at_least_20_mm_with_a_quiet_border(
    sheet: Sheet, picture: Callable[..., Any]
) -> None:
    dark = picture(badges(badge_set(["Ana"]), sheet), dpi=254) < 128
    left, top = sheet.corner(0)
    x = round((left + sheet.label_wide_mm - 7 - 21) * 10)
    y = round((top + sheet.label_high_mm - 7 - 7.2 - 21) * 10)
    assert (
        abs(dark[y + 5, x : x + 70].sum() - 70) <= 3
    )  # the finder's upper edge, 7 modules of 1 mm
    assert not dark[y - 38 : y - 2, x - 38 : x + 210].any()
    assert not dark[y : y + 210, x - 38 : x - 2].any()


def test_names_and_codes_are_text(says: Callable[[bytes], str]) -> None:
    made = badge_set(["Anna", "Zoë Łukasiewicz", "علي"])
    text = says(badges(made, A7_ON_A4))
    for person in made.people:
        assert person.name in text
        assert codes.spaced(person.code).replace(" ", "") in "".join(text.split())
    assert "Facilitator" in text and "Mentor" in text


def test_two_people_with_one_name_have_their_own_codes(says: Callable[[bytes], str]) -> None:
    made = badge_set(["Anna Lee", "Anna Lee"])
    text = "".join(says(badges(made, A7_ON_A4)).split())
    assert made.people[0].code in text and made.people[1].code in text


def test_cut_lines_are_on_plain_paper_only() -> None:
    def lines(sheet: Sheet) -> bytes:
        page = pypdf.PdfReader(io.BytesIO(badges(badge_set(["A"]), sheet))).pages[0]
        return b"".join(x.get_object().get_data() for x in page["/Resources"]["/XObject"].values())

    assert b" l S" in lines(SHEETS["a4_a7"])
    assert b" l S" not in lines(SHEETS["avery_5392"])


def test_a_long_name_stays_legible_in_two_lines() -> None:
    name = NAMES["60 letters"]
    fitted = name_on_badge(people([name])[0], A7_ON_A4)
    assert fitted.size_pt >= 7
    assert len(fitted.lines) == 2


def test_preflight_names_who_and_what() -> None:
    made = BadgeSet(
        (
            BadgePerson(1, "Anna", codes.new_code(), "she/her"),
            BadgePerson(2, " anna", codes.new_code(), "they/them"),
            BadgePerson(3, NAMES["60 letters"], codes.new_code(), "he/him"),
            BadgePerson(4, "Ana \U00013000", codes.new_code(), "he/him"),
            BadgePerson(5, " \t", codes.new_code(), "he/him"),
            BadgePerson(6, "Bo", codes.new_code()),
        )
    )
    notes = {note.kind: note for note in preflight(made, A7_ON_A4)}
    assert notes[Preflight.SAME_NAME].registration_ids == (1, 2)
    assert notes[Preflight.NAME_SMALL].registration_ids == (3,)
    assert float(notes[Preflight.NAME_SMALL].detail) > 7
    assert notes[Preflight.LETTERS_MISSING].registration_ids == (4,)
    assert notes[Preflight.LETTERS_MISSING].detail == "\U00013000"
    assert notes[Preflight.NO_NAME].registration_ids == (5,)
    assert notes[Preflight.NO_PRONOUNS].registration_ids == (6,)


def test_nothing_to_say_of_plain_names() -> None:
    assert preflight(badge_set(["Anna", "Minh Anh"]), A7_ON_A4) == ()


def test_a_very_long_name_is_still_inside(picture: Callable[..., Any]) -> None:
    name = clean("Rosalind " * 60)
    assert name_on_badge(people([name])[0], A7_ON_A4).size_pt < 7
    dark = picture(badges(badge_set([name]), A7_ON_A4), dpi=254) < 150
    assert dark.any(0).nonzero()[0][-1] <= 980
