"""Papers with words that a host made long, or in another script: all ink stays where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.paper import words
from lchost.paper.certificates.pages import certificate
from lchost.paper.certificates.text import CertificateText
from lchost.paper.handouts.feedback import feedback
from lchost.paper.lists.agenda import AgendaLine, agenda
from lchost.paper.lists.find_table import Found, find_table
from lchost.paper.lists.groups import Group, group_list
from lchost.paper.lists.people import people_list
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.lists.slips import Slip, Stop, slips
from lchost.paper.sheets.trial import trial_sheet
from lchost.paper.signs.poster import DoorPoster, door_poster
from lchost.paper.signs.table_cards import TableCard, table_cards
from lchost.paper.words import EDITABLE, LANGUAGES, Words

from .conftest import DAY, NINE

LONG = {
    "long": "The words that our community says instead, at some length and in its own way ",
    "one word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ",
    "Arabic": "كلمات طويلة يقولها مجتمعنا بدلا من ذلك بطريقته الخاصة وبشيء من التفصيل ",
    "Thai": "คำยาวๆที่ชุมชนของเราใช้แทนในแบบของตัวเองโดยละเอียดพอสมควร ",
}
PAPERS = {
    "sign-in": lambda o, size: sign_in(o, [Signer("Ana", "she/her")], size),
    "agenda": lambda o, size: agenda(o, [AgendaLine(NINE, 15, "Maps", "hands_on", "Mai")], size),
    "groups": lambda o, size: group_list(
        o,
        [Group(o.words.group_called("7"), ("Ana",), o.words.table_no(7), o.words.led_by("Mai"))],
        size,
        2,
    ),
    "people": lambda o, size: people_list(o, ["Ana", "Bo"], size),
    "find": lambda o, size: find_table(o, o.words.find(2, has_tables=True), [Found("A", 7)], size),
    "cards": lambda o, size: table_cards(
        o, [TableCard(7, True, "Owls", "Better charts", o.words.hosted_by("Mai"))], size, 2
    ),
    "poster": lambda o, size: door_poster(
        DoorPoster(o, "HTTP://A/C/B", "river otter", "a.example", "Net", "pass", "WIFI:S:Net;;"),
        size,
    ),
    "trial": lambda o, size: trial_sheet([("Ada", "ABCDEFGHJKLMN2345678", 21.0)], o.words, size),
}


def said_at_length(language: str, text: str) -> Words:
    """All texts of a language made long, with what they fill in."""
    given = words.given(language)
    return words.of(
        language,
        {
            key: text * 2 + " ".join(f"{{{name}}}" for name in sorted(words.blanks(given[key])))
            for key in EDITABLE
        },
    )


@pytest.fixture
def on_paper(picture, pages):
    """Tell whether all ink keeps 9 mm from the edges, but for marks that are drawn at an edge."""

    def check(pdf):
        for page in range(pages(pdf)):
            dark = picture(pdf, page, dpi=127) < 200
            high, wide = dark.shape
            dark[high // 2 - 3 : high // 2 + 4, :50] = dark[high // 2 - 3 : high // 2 + 4, -50:] = 0
            if dark[45 : high - 45, 45 : wide - 45].sum() != dark.sum():
                return False
        return True

    return check


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_stays_on_its_page_in_every_language(paper, language, size, on_paper):
    assert on_paper(PAPERS[paper](replace(DAY, words=words.of(language)), size).pdf)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_stays_on_its_page_however_long_its_words_are(paper, text, on_paper):
    assert on_paper(PAPERS[paper](replace(DAY, words=said_at_length("en", text)), "a4").pdf)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_certificate_keeps_long_words_inside_its_frame(text, picture):
    said = said_at_length("fr", text)
    made = certificate(
        CertificateText(
            "2026-0147", "Ana", said.attendance, "Asking", said.day(NINE.date()), said.hours(90),
            community="Lantern", host_name="Mai", replaces="2026-0001", words=said,
        )
    )  # fmt: skip
    plain = certificate(CertificateText("1", "Ana", "Certificate", "Asking", "2026"))
    assert ink_outside(picture(made, dpi=127)) == ink_outside(picture(plain, dpi=127))


def ink_outside(shown):
    """How much ink there is less than 15 mm from the edges: the frames."""
    dark = shown < 150
    return dark.sum() - dark[75:-75, 75:-75].sum()


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_slips_and_forms_with_long_words_are_as_many_as_before(text):
    occasion = replace(DAY, words=said_at_length("vi", text))
    assert slips(occasion, [Slip("Ana", (Stop(1, 2), Stop(2)))] * 11).pages == 2
    assert feedback(occasion, 4).pages == 1


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.integers(0, 40),
    st.integers(0, 1439),
    st.integers(0, 6000),
)
def test_nothing_is_left_to_fill_in(language, first, days, minute, minutes):
    said = words.of(language)
    last = first + timedelta(days=days)
    at = datetime.combine(first, datetime.min.time()) + timedelta(minutes=minute)
    texts = [
        said.days(first, last), said.when(at, at + timedelta(minutes=minutes)), said.clock(at),
        said.hours(minutes), said.minutes(minutes), said.page(minute, minutes),
        said.count_people(minutes), said.number("2026-0147"), said.replaces("2026-0147"),
        said.millimetres(minutes / 7), said.round_no(days), said.place(days, is_table=True),
        said.place(days, is_table=False), said.groups_in(days), said.find(days, has_tables=False),
        said.led_by("Mai"), said.hosted_by("Mai"), said.join("Net"), said.password("x"),
        said.type_at("a.example"),
    ]  # fmt: skip
    assert all(text.strip() and "{" not in text for text in texts)
    assert str(last.year) in said.days(first, last) and str(last.day) in said.days(first, last)


@given(st.text(max_size=60))
def test_no_edit_can_break_a_sentence(text):
    said = words.of("en", dict.fromkeys(EDITABLE, text))
    when = said.when(NINE, NINE + timedelta(days=3))
    assert isinstance(when, str) and isinstance(said.page(1, 2), str)
    assert isinstance(said.hours(90), str) and isinstance(said.find(1, has_tables=True), str)
