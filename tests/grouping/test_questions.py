"""What a question is about is told from its words, in the languages of those who ask."""

from __future__ import annotations

import pytest

from lchost.grouping import questions


@pytest.mark.parametrize(
    "name", ["Languages", "Which languages do you speak?", "Ngôn ngữ", "Langue"]
)
def test_questions_about_languages(name):
    assert questions.is_about_languages(name)


@pytest.mark.parametrize("name", ["Programming languages", "Slang", "Field"])
def test_other_questions_are_not_about_languages(name):
    assert not questions.is_about_languages(name)


@pytest.mark.parametrize("name", ["Wheelchair", "Access needs", "Fauteuil roulant ?", "Xe lăn"])
def test_questions_about_access(name):
    assert questions.is_about_access(name)


@pytest.mark.parametrize(("name", "is_so"), [("Mentor?", True), ("Who is your mentor", False)])
def test_only_who_is_a_mentor_is_about_mentors(name, is_so):
    assert questions.is_about_mentors(name) == is_so


@pytest.mark.parametrize(
    ("value", "is_needed"),
    [
        ("yes", True),
        ("Có", True),
        ("Oui, en fauteuil", True),
        ("wheelchair user", True),
        ("No steps, please", True),
        ("No", False),
        ("no wheelchair", False),
        ("Không", False),
        ("hearing loop", None),
        ("", None),
    ],
)
def test_who_needs_a_table_with_access(value, is_needed):
    assert questions.needs_access([value]) is is_needed
