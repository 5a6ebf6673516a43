"""The texts of the phone pages: complete in every language, chosen by what the phone prefers."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from string import Formatter

import pytest

from lchost import paths
from lchost.checkin.answers import Answer
from lchost.station import phones_words
from lchost.station.phones_finding import Proof
from lchost.station.phones_words import LANGUAGES, words


def texts(code: str) -> dict[str, str]:
    pairs = json.loads(
        paths.resource(f"phone/texts/{code}.json").read_text(encoding="utf-8"),
        object_pairs_hook=list,
    )
    assert len(pairs) == len(dict(pairs)), "a key stands twice"
    return dict(pairs)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_says_everything_with_the_same_facts(code):
    mine, first = texts(code), texts(LANGUAGES[0])
    assert list(mine) == list(first)
    for key, text in mine.items():
        assert placeholders(text) == placeholders(first[key]), key
        assert text == text.strip() and text, key
    assert len(mine["months"].split("|")) == 12


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_no_sentence_was_left_untranslated(code):
    mine, first = texts(code), texts(LANGUAGES[0])
    same = {key for key in mine if mine[key] == first[key]}
    assert same <= {"clock", "day", "day_and_clock", "me.table"}


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_of_the_desk_has_words(answer):
    if answer is not Answer.TURNED_DOWN or "answer.turned_down" in words("en").texts:
        assert {f"answer.{answer.value}", f"answer.{answer.value}_more"} <= set(words("en").texts)


def test_every_text_that_a_page_names_is_there():
    known = set(words("en").texts)
    for page in (paths.resource("phone/pages") / "phone").glob("*.html"):
        for key, goes_on in re.findall(r"""\bw\(["']([a-z_.]+)["']( \+)?""", page.read_text()):
            if goes_on:
                assert any(one.startswith(key) for one in known), (page.name, key)
            else:
                assert key in known, (page.name, key)


def test_no_text_is_left_that_nothing_says():
    pages = paths.resource("phone/pages").rglob("*.html")
    rooms = [*pages, *Path(phones_words.__file__).parent.glob("phones_*.py")]
    said = "\n".join(room.read_text(encoding="utf-8") for room in rooms)
    notes = set(re.findall(r'note="([a-z_]+)"|"([a-z_]+)" if|else "([a-z_]+)"', said))
    made = {one for found in notes for one in found} - {""}
    made |= {"yes", "no", "now", "next", "photo", "stage"}
    made |= {f"{kind}_{one.value}" for kind in ("proof", "last") for one in Proof if one.value}
    for key in words("en").texts:
        key = key.removesuffix("_more").removesuffix("_day")
        room, _, name = key.rpartition(".")
        assert (
            f'"{key}"' in said
            or f"'{key}'" in said
            or name in made
            or room in ("answer", "trouble", "")
        ), key


def test_people_s_words_in_a_sentence_are_inert_and_keep_their_direction():
    said = words("ar")("who.title", name="<script>alert(1)</script>")
    assert "<script>" not in said and '<bdi dir="auto">&lt;script&gt;' in said


def test_days_and_clocks_are_said_as_each_language_does():
    at = datetime(2026, 11, 14, 9, 5)
    assert words("en").day_and_clock(at) == "14 November, 09:05"
    assert words("fr").day_and_clock(at) == "14 novembre à 09:05"
    assert words("vi").day_and_clock(at) == "09:05, ngày 14 tháng 11"
    assert words("ar").day_and_clock(at) == "14 نوفمبر، الساعة 09:05"


@pytest.mark.parametrize(
    ("preferred", "code"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.5", "fr"),
        ("vi", "vi"),
        ("ar-EG,en;q=0.1", "ar"),
        ("de-DE,fr;q=0.4", "fr"),
        ("de", "en"),
        ("", "en"),
        ("*", "en"),
        ("x" * 3000, "en"),
    ],
)
def test_the_phone_s_language_is_taken(phone, preferred, code):
    assert f'<html lang="{code}"' in phone(preferred).get("/").page


def test_a_language_that_is_pressed_stays(phone, attendee):
    attendee("Bo")
    mine = phone("en").get("/?lang=ar")
    assert '<html lang="ar" dir="rtl">' in mine.page
    assert '<html lang="ar" dir="rtl">' in mine.scan().find("bo").page
    assert 'dir="ltr"' in mine.get("/find?lang=fr").page
    assert '<html lang="fr"' in mine.find("bo").page


def test_a_language_that_nobody_offers_is_no_file(phone):
    for asked in ("../../../etc/passwd", "de", "en%00", "EN"):
        assert '<html lang="en"' in phone().get(f"/?lang={asked}").page
    assert phones_words.words("../en").code == "en"
