"""What to look at before printing, in the host's words, each with a way to mend it."""

from __future__ import annotations

import pytest

from lchost.paper.badges.design import What
from lchost.paper.notes import Note, Preflight
from lchost.ui import preflight
from lchost.ui.preflight import part_words, said_of_badges, short_of_badges


def note(kind: Preflight, names: tuple[str, ...], detail: str = "", about: str = "") -> Note:
    return Note(kind, tuple(range(len(names))), names, detail, about)


def said(*notes: Note) -> list[str]:
    return [f"{one.text}|{one.more}|{one.step}" for one in said_of_badges(notes, 0)]


def test_what_becomes_too_small_is_said_with_its_part_and_size(qapp: object) -> None:
    one = note(Preflight.DOES_NOT_FIT, ("Zoë",), "5.2", "organisation")
    assert said(one) == [
        "Organisation of one person becomes too small to read|Zoë: 5.2 points. Shorten it, or"
        " choose larger labels.|people"
    ]
    two = note(Preflight.DOES_NOT_FIT, ("Zoë", "Bo"), "5.2", "name")
    assert said(two)[0].startswith("Name of 2 people becomes too small")
    assert said(note(Preflight.DOES_NOT_FIT, (), "5.2", "agenda"))[0].startswith("Agenda becomes")


def test_a_part_that_is_the_same_on_every_badge_names_nobody(qapp: object) -> None:
    assert said(note(Preflight.EMPTY_FIELD, (), "", "logo")) == [
        "Logo stands on the badge, but there is none| |design"
    ]
    coarse = note(Preflight.PICTURE_COARSE, (), "72", "logo")
    assert said(coarse)[0].startswith("Logo is coarse|72 dots an inch")
    assert "too small to be read|It is 7.5 mm" in said(note(Preflight.CODE_SMALL, (), "7.5"))[0]


def test_several_matters_of_one_kind_are_all_said(qapp: object) -> None:
    photo = note(Preflight.EMPTY_FIELD, ("Bo",), "", "photo")
    team = note(Preflight.EMPTY_FIELD, ("Bo", "Cy"), "", "attribute {team}")
    assert [one.partition("|")[0] for one in said(photo, team)] == [
        "One person has no photo",
        "“{team}” of 2 people is empty",
    ]


def test_what_does_not_fit_is_said_in_the_list_of_papers(qapp: object) -> None:
    long = note(Preflight.DOES_NOT_FIT, ("Zoë",), "5.2", "name")
    assert short_of_badges([long]) == "1 text does not fit"
    everywhere = note(Preflight.DOES_NOT_FIT, (), "6.6", "agenda")
    assert short_of_badges([everywhere]) == "A text does not fit"
    assert short_of_badges([note(Preflight.EMPTY_FIELD, ("Bo",), "", "photo")]) == ""


@pytest.mark.parametrize("what", What)
def test_every_part_of_a_badge_has_a_name(what: What, qapp: object) -> None:
    assert part_words(what.value) != what.value


@pytest.mark.parametrize("kind", Preflight)
def test_every_kind_of_matter_has_words(kind: Preflight, qapp: object) -> None:
    assert kind.value in preflight._SAYS
    assert said(note(kind, ("Zoë", "Bo"), "9", "name"))


def test_where_a_photo_is_missing_it_is_said_what_is_printed(qapp: object) -> None:
    one = said(note(Preflight.EMPTY_FIELD, ("Bo", "Cy"), "", "photo"))[0]
    assert one == (
        "2 people have no photo|The first letters of the name are printed there: Bo, Cy.|people"
    )
    assert "first letters" in said(note(Preflight.EMPTY_FIELD, (), "", "photo"))[0]


def test_a_text_is_told_by_its_words_as_far_as_needed(qapp: object) -> None:
    assert part_words("text Asking better questions") == "Text “Asking better questions”"
    assert part_words("text " + "word " * 40).endswith("word…”")


def test_what_is_left_out_is_said_with_what_to_do(qapp: object) -> None:
    one = said(note(Preflight.LEFT_OUT, (), "", "organisation"))[0]
    assert one.startswith("Organisation: there is no room for it on these labels|Choose larger")
    assert one.endswith("|design")
