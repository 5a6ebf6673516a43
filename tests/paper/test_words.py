"""The words on paper: whole in every language, and said as each language says them."""

from __future__ import annotations

import io
import tomllib
from dataclasses import fields, replace
from datetime import date, datetime
from itertools import pairwise

import pytest
from pypdf import PdfReader

from lchost.paper import words
from lchost.paper.lists.sign_in import sign_in
from lchost.paper.lists.slips import Slip, Stop, slips
from lchost.paper.sheets.trial import trial_sheet
from lchost.paper.signs.poster import DoorPoster, door_poster
from lchost.paper.signs.table_cards import TableCard, table_cards
from lchost.paper.text import script
from lchost.paper.text.faces import Style
from lchost.paper.texts import Texts
from lchost.paper.words import LANGUAGES, blanks
from lchost.paths import resource
from lchost.planning.agenda import Format
from lchost.roster.registrations import Role

from .conftest import DAY

EN, FR, VI = (words.of(language) for language in LANGUAGES)
SATURDAY, FIRST = date(2026, 11, 14), date(2026, 11, 1)
# said alike in more than one language
SHARED = {
    "clock_is", "whole_hour", "day_is", "days_of_month", "days_apart", "when_is", "hours_are",
    "decimal_mark", "first_of_month", "short_minutes", "one_minute", "many_minutes",
    "millimetres_are", "table", "table_is", "mentor", "signature", "discussion", "questions",
    "coaching", "wifi", "notes",
}  # fmt: skip


def file_of(language):
    return tomllib.loads(resource(f"paper/texts/{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_every_text_once_in_the_same_section(language):
    keys = [key for texts in file_of(language).values() for key in texts]
    assert keys == [one.name for one in fields(Texts) if one.name != "language"]
    assert {s: list(t) for s, t in file_of(language).items()} == {
        s: list(t) for s, t in file_of("en").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_with_no_words_or_with_blanks_of_its_own(language):
    given, english = words.given(language), words.given("en")
    for key, text in given.items():
        if isinstance(text, tuple):
            assert len(text) == len(english[key]) and all(text)
        else:
            assert text.strip() == text != "", key
            assert blanks(text) == blanks(english[key]), key
    assert len(given["months"]) == 12 and len(given["weekdays"]) == 7


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_nothing_is_left_in_english(language):
    given, english = words.given(language), words.given("en")
    assert {key for key in given if given[key] == english[key]} <= SHARED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_have_every_letter(language):
    for text in words.given(language).values():
        said = " ".join(text) if isinstance(text, tuple) else text
        for style in (Style.PLAIN, Style.BOLD, Style.SERIF, Style.SERIF_ITALIC):
            assert script.missing(said, style) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_and_every_part_of_a_day_has_its_word(language):
    said = words.of(language)
    assert all(said.role(one.value) for one in Role if one is not Role.ATTENDEE)
    assert said.role("attendee") == ""
    for one in Format:
        assert said.format(one.value) != one.value or not one.value
    assert said.format("a walk") == "a walk"


def test_each_language_writes_days_its_own_way():
    assert EN.long_day(SATURDAY) == "Saturday, 14 November 2026"
    assert FR.long_day(SATURDAY) == "samedi 14 novembre 2026"
    assert VI.long_day(SATURDAY) == "Thứ Bảy, ngày 14 tháng 11 năm 2026"
    assert (EN.day(FIRST), FR.day(FIRST)) == ("1 November 2026", "1er novembre 2026")


@pytest.mark.parametrize(
    ("last", "english", "french", "vietnamese"),
    [
        (FIRST, "1 November 2026", "1er novembre 2026", "1 tháng 11 năm 2026"),
        (
            date(2026, 11, 3),
            "1–3 November 2026",
            "du 1er au 3 novembre 2026",
            "1–3 tháng 11 năm 2026",
        ),
        (
            date(2027, 1, 2),
            "1 November 2026 – 2 January 2027",
            "du 1er novembre 2026 au 2 janvier 2027",
            "1 tháng 11 năm 2026 – 2 tháng 1 năm 2027",
        ),
    ],
)
def test_each_language_writes_spans_of_days_its_own_way(last, english, french, vietnamese):
    said = [said.days(FIRST, last) for said in (EN, FR, VI)]
    assert said == [english, french, vietnamese]


def test_each_language_reads_the_clock_its_own_way():
    nine, half = datetime(2026, 11, 14, 9), datetime(2026, 11, 14, 11, 5)
    assert [said.span(nine, half) for said in (EN, FR, VI)] == [
        "9:00–11:05",
        "9 h – 11 h 05",
        "9:00–11:05",
    ]
    assert FR.when(nine, half) == "Samedi 14 novembre 2026, 9 h – 11 h 05"
    assert FR.when(nine, datetime(2026, 11, 15, 9)) == "Du 14 au 15 novembre 2026"


@pytest.mark.parametrize(
    ("minutes", "english", "french", "vietnamese"),
    [
        (1, "1 minute", "1 minute", "1 phút"),
        (45, "45 minutes", "45 minutes", "45 phút"),
        (60, "1 hour", "1 heure", "1 giờ"),
        (90, "1.5 hours", "1,5 heure", "1,5 giờ"),
        (100, "1.67 hours", "1,67 heure", "1,67 giờ"),
        (150, "2.5 hours", "2,5 heures", "2,5 giờ"),
    ],
)
def test_each_language_counts_its_own_way(minutes, english, french, vietnamese):
    assert [said.hours(minutes) for said in (EN, FR, VI)] == [english, french, vietnamese]


def test_nobody_is_many_in_english_and_one_in_french():
    assert [said.count_people(0) for said in (EN, FR, VI)] == ["0 people", "0 personne", "0 người"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_says_which_language_it_speaks(language):
    occasion = replace(DAY, words=words.of(language))
    for pdf in (
        sign_in(occasion, []).pdf,
        slips(occasion, [Slip("Ana", (Stop(1, 2),))]).pdf,
        table_cards(occasion, [TableCard(1)]).pdf,
        door_poster(DoorPoster(occasion, "HTTP://A/C/B", "river otter", "a.example")).pdf,
        trial_sheet([], occasion.words).pdf,
    ):
        assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == language


def test_a_language_that_nobody_knows_is_english():
    assert words.of("tlh") == EN


def test_the_host_says_it_otherwise():
    said = words.of("fr", {"agenda": "Déroulé", "page_of": "{number}/{all}", "gone": "x"})
    assert (said.agenda, said.page(1, 3)) == ("Déroulé", "1/3")
    assert FR.agenda == "Programme"


def test_lists_are_not_said_otherwise_and_no_brace_can_break_a_paper():
    said = words.of("en", {"months": "x", "language": "fr", "page_of": "{number.real} {0} {all"})
    assert (said.months, said.language) == (EN.months, "en")
    assert said.page(1, 3) == "{number.real} {0} {all"


def test_sections_hold_every_text_that_can_be_said_otherwise():
    listed = [key for texts in words.sections("vi").values() for key in texts]
    assert set(listed) == words.EDITABLE and len(listed) == len(words.EDITABLE)
    assert all(before != after for before, after in pairwise(words.sections("vi")))
