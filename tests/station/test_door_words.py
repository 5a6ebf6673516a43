"""The door station's texts: every language says everything, with the same facts."""

from __future__ import annotations

import json
import string

import pytest

from lchost import paths
from lchost.station.phones_words import LANGUAGES, words


def book(code: str) -> dict[str, str]:
    return json.loads(paths.resource(f"phone/texts/door/{code}.json").read_text(encoding="utf-8"))


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_a_language_says_all_that_english_says_with_the_same_facts(code: str):
    english, other = book("en"), book(code)
    assert list(other) == list(english)
    for key, text in english.items():
        assert facts(other[key]) == facts(text), key
        assert other[key].strip(), key


def test_a_name_does_not_turn_the_sentence_around_it():
    said = words("en", "door")("found_none", text="<b>محمد</b>")
    assert said == 'Nobody fits “<bdi dir="auto">&lt;b&gt;محمد&lt;/b&gt;</bdi>”'


def test_the_door_has_the_general_texts_too():
    assert words("fr", "door").plain("language") == "Français"
