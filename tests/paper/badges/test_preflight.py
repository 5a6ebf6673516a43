"""What is found before badges are printed: who, which part, how bad."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lchost import codes
from lchost.paper.badges import pages
from lchost.paper.badges.design import Box, Design, Element, Side, What
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.badges.preflight import comfortable_pt, preflight
from lchost.paper.badges.starters import STARTERS, classic
from lchost.paper.notes import Note, Preflight
from lchost.paper.sheets.presets import SHEETS, Sheet

from ..conftest import NAMES
from .conftest import badge_set, photograph, tables

A7 = (105, 74.25)


def notes(design: Design, made: BadgeSet) -> dict[tuple[str, str], Note]:
    found = preflight(design, made, pages.lay_out(design, made))
    found = tuple(note for note in found if note.kind is not Preflight.NO_CODE)
    return {(note.kind.value, note.about): note for note in found}


def one(*elements: Element, wide: float = 60, high: float = 30) -> Design:
    return Design("One", wide, high, Side(elements))


def test_preflight_names_who_and_what() -> None:
    made = BadgeSet(
        (
            BadgePerson(1, "Anna", codes.new_code(), "she/her"),
            BadgePerson(2, " anna", codes.new_code(), "they/them"),
            BadgePerson(3, NAMES["60 letters"], codes.new_code(), "he/him"),
            BadgePerson(4, "Ana \U00013000", codes.new_code(), "he/him"),
            BadgePerson(5, " \t", codes.new_code(), "he/him"),
            BadgePerson(6, "Bo", codes.new_code()),
        ),
        "Lantern",
    )
    found = notes(classic(*A7), made)
    assert found["same_name", ""].registration_ids == (1, 2)
    assert found["name_small", ""].registration_ids == (3,)
    assert 7 < float(found["name_small", ""].detail) < 15
    assert found["letters_missing", ""].registration_ids == (4,)
    assert found["letters_missing", ""].detail == "\U00013000"
    assert found["no_name", ""].registration_ids == (5,)
    assert found["no_pronouns", ""].registration_ids == (6,)


def test_nothing_to_say_of_plain_names() -> None:
    assert notes(classic(*A7), badge_set(["Anna", "Minh Anh"])) == {}


def test_what_nobody_said_this_community_does_not_ask() -> None:
    assert notes(classic(*A7), badge_set(["Anna", "Bo"], pronouns="")) == {}


@pytest.mark.parametrize("key", STARTERS)
@pytest.mark.parametrize("label", [A7, (85, 54), (101.6, 76.2), (63.5, 29.6), (62, 29)], ids=str)
def test_hard_names_are_at_least_7_points_or_listed(key: str, label: tuple[float, float]) -> None:
    design = STARTERS[key](*label)
    hard = [NAMES["60 letters"], NAMES["one long word"]]
    made = badge_set(hard, tables=tables(2, 7))
    made = replace(
        made,
        people=tuple(
            replace(person, attributes={"company": "Institute of Applied Lanterns\nand Lamps"})
            for person in made.people
        ),
    )
    laid = pages.lay_out(design, made)
    listed = {
        (name, note.about)
        for note in preflight(design, made, laid)
        if note.kind is Preflight.DOES_NOT_FIT
        for name in note.names or [person.name for person in made.people]
    }
    for person, sides in zip(made.people, laid, strict=True):
        for element in (laid for side in sides for laid in side):
            if 0 < element.size_pt < 7:
                assert (person.name, element.element.what.value) in listed


def test_a_name_too_long_for_its_box_is_listed_with_its_size() -> None:
    found = notes(one(Element(What.NAME, Box(5, 5, 20, 4))), badge_set([NAMES["60 letters"]]))
    note = found["does_not_fit", "name"]
    assert note.names == (NAMES["60 letters"],) and float(note.detail) < 7
    assert ("name_small", "") not in found


def test_a_text_that_fits_in_narrow_letters_only_is_said() -> None:
    text = Element(What.PRONOUNS, Box(5, 5, 20, 4), size_pt=9)
    made = badge_set(["Anna"], pronouns="she/her, they/them")
    assert list(notes(one(text), made)) == [("narrowed", "pronouns")]
    wide = Element(What.PRONOUNS, Box(5, 5, 50, 4), size_pt=9)
    assert notes(one(wide), made) == {}


def test_letters_that_the_host_made_small_are_not_a_matter() -> None:
    small = Element(What.TEXT, Box(5, 5, 50, 4), size_pt=5, text="{workshop}")
    assert notes(one(small), badge_set(["Anna"])) == {}


def test_a_code_too_small_to_read_is_said_once() -> None:
    found = notes(one(Element(What.QR, Box(5, 5, 8, 20))), badge_set(["Anna", "Bo"]))
    note = found["code_small", "qr"]
    assert note.names == () and note.detail == "8.0"
    assert not notes(one(Element(What.QR, Box(5, 5, 9, 20))), badge_set(["Anna", "Bo"]))


def test_a_coarse_photo_is_said_with_its_owner() -> None:
    made = badge_set(["Anna", "Bo"], photo="a" * 64)
    made = replace(made, pictures={"a" * 64: photograph(100, 100)})
    made = replace(made, people=(made.people[0], replace(made.people[1], photo="")))
    found = notes(one(Element(What.PHOTO, Box(5, 5, 20, 20), is_filled=True)), made)
    assert found["picture_coarse", "photo"].names == ("Anna",)
    assert found["picture_coarse", "photo"].detail == "127"  # dots an inch
    assert found["empty_field", "photo"].names == ("Bo",)


def test_a_logo_that_is_not_there_is_said_of_the_badge() -> None:
    found = notes(one(Element(What.LOGO, Box(5, 5, 20, 20))), badge_set(["Anna", "Bo"]))
    assert found["empty_field", "logo"].names == ()


def test_an_empty_attribute_is_said_by_its_name() -> None:
    made = badge_set(["Anna", "Bo"])
    people = (replace(made.people[0], attributes={"team": "Red"}), made.people[1])
    element = Element(What.ATTRIBUTE, Box(5, 5, 40, 8), attribute="Team")
    found = notes(one(element), replace(made, people=people))
    assert found["empty_field", "attribute Team"].names == ("Bo",)


def test_small_labels_have_small_names() -> None:
    assert comfortable_pt(classic(*A7)) == 15
    assert comfortable_pt(classic(62, 29)) == 9


def test_a_back_that_is_not_printed_is_said_and_with_it_the_code() -> None:
    design, made = STARTERS["two_sided"](*A7), badge_set(["Anna"], tables=tables(2, 7))
    laid = pages.lay_out(design, made)
    assert preflight(design, made, laid) == ()
    kinds = [note.kind for note in preflight(design, made, laid, has_backs=False)]
    assert kinds == [Preflight.NO_BACK, Preflight.NO_CODE]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
@pytest.mark.parametrize("key", STARTERS)
def test_a_starter_has_nothing_to_say_of_plain_people_on_any_sheet(key: str, sheet: Sheet) -> None:
    design = STARTERS[key](sheet.label_wide_mm, sheet.label_high_mm, sheet.edge_mm)
    made = badge_set(["Zoë Ångström", "Minh Anh", "Łukasz Żak"], tables=tables(2, 7))
    made = replace(made, pictures={"a" * 64: photograph(600, 600)}, logo="a" * 64)
    made = replace(made, people=tuple(replace(one, photo="a" * 64) for one in made.people))
    found = preflight(design, made, pages.lay_out(design, made))
    # a day's agenda and its Wi-Fi may be small on a small back, and are said then
    assert [one for one in found if one.about not in ("agenda", "wifi", "tables")] == []


def test_the_small_name_on_a_back_is_not_a_matter() -> None:
    made = badge_set(["Maximilian von Hohenzollern zu Sigmaringen"], tables=tables(2, 7))
    design = STARTERS["two_sided"](*A7)
    back = pages.lay_out(design, made)[0][1]
    sizes = [one.size_pt for one in back if one.element.what is What.NAME]
    assert 7 < sizes[0] < 13
    assert ("name_small", "") not in notes(design, made)


def test_tables_that_nobody_has_yet_are_said_once() -> None:
    found = notes(STARTERS["two_sided"](*A7), badge_set(["Anna", "Bo"]))
    assert found["empty_field", "tables"].names == ()


def test_what_the_labels_have_no_room_for_is_said_if_there_is_any() -> None:
    made = badge_set(["Anna", "Bo"], attributes={"organisation": "Library"}, pronouns="")
    design = one(Element(What.NAME, Box(5, 5, 50, 10)))
    laid = pages.lay_out(design, made)
    found = preflight(design, made, laid, left_out=(What.PRONOUNS, What.ORGANISATION))
    kept = [note for note in found if note.kind is Preflight.LEFT_OUT]
    assert [(note.about, note.names) for note in kept] == [("organisation", ())]


def test_a_text_that_becomes_too_small_is_told_by_its_words() -> None:
    text = Element(What.TEXT, Box(5, 5, 12, 3), size_pt=9, text="{workshop}")
    own = replace(text, text="Hello and welcome, dear {name}")
    found = notes(one(text, own), badge_set(["Anna", "Bo"]))
    assert found["does_not_fit", "text Asking better questions of data"].names == ()
    assert ("does_not_fit", "text Hello and welcome, dear {name}") in found
