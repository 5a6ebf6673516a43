"""Kinds of certificates have titles to choose from, in each language of paper."""

import pytest

from lchost.credentials.kinds import Kind, titles
from lchost.paper import words


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_titles_that_differ_in_each_language(kind: Kind, language: str) -> None:
    found = titles(kind, language)
    assert len(found) > 1 and len(set(found)) == len(found)
    assert language == "en" or found != titles(kind, "en")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_first_for_attendance_is_what_paper_says_by_itself(language: str) -> None:
    assert titles(Kind.ATTENDANCE, language)[0] == words.of(language).attendance


def test_where_certificate_is_reserved_a_statement_is_at_hand() -> None:
    assert "Statement of attendance" in titles(Kind.ATTENDANCE, "en")


def test_a_language_without_titles_gets_the_english_ones() -> None:
    assert titles(Kind.MENTORING, "tlh") == titles(Kind.MENTORING, "en")
