"""Answers become values, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.roster import attributes
from lchost.roster.attributes import Spelling


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("4. I have written…", 4),
        ("2) little", 2),
        ("5", 5),
        ("3 - some", 3),
        ("6. no", None),
        ("10. no", None),
        ("1.5", None),
        ("4th year", None),
        ("", None),
    ],
)
def test_a_level_is_the_number_that_an_answer_begins_with(written: str, level: int | None) -> None:
    assert attributes.level(written) == level


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("-5", -5),
        ("2,5", 2.5),
        ("1 234", 1234),
        ("1,234.5", 1234.5),
        ("a few", None),
        ("", None),
        ("1e9", None),
        ("9" * 400, None),
    ],
)
def test_numbers_are_read_with_point_or_comma(written: str, number: float | None) -> None:
    assert attributes.number(written) == number


@pytest.mark.parametrize(("written", "truth"), [("Oui", True), ("Không", False), ("hm", None)])
def test_yes_and_no_are_known_in_several_languages(written: str, truth: bool | None) -> None:
    assert attributes.yes_no(written) is truth


def test_many_answers_are_split_and_each_kept_once() -> None:
    assert attributes.many("en; fr;;en ") == ("en", "fr")
    assert attributes.many("en, fr") == ("en", "fr")


def test_two_ways_of_writing_become_the_one_that_is_written_most() -> None:
    spelling = Spelling([], ["nonbinary", "Non-binary", "nonbinary", "man"])
    assert spelling.of(" non-Binary ") == "nonbinary"
    assert spelling.of("new") == "new"
    assert Spelling(["Non-Binary"], ["nonbinary"] * 9).of("nonbinary") == "Non-Binary"


@given(st.lists(st.text()), st.text())
def test_spelling_twice_changes_nothing(written: list[str], text: str) -> None:
    spelling = Spelling([], written)
    assert spelling.of(spelling.of(text)) == spelling.of(text)
