"""The host's letter: theirs where they worded it, and lchost's where they did not."""

from __future__ import annotations

from typing import Any

import pytest

from lchost.errors import UnknownBlank
from lchost.models import settings
from lchost.paper import edited_words, words
from lchost.paper.giving import mail
from lchost.paper.giving.mail import Letter
from lchost.paper.issuing import SITE


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_language_of_papers_has_a_letter_that_fills(language: str) -> None:
    letter = mail.usual(language)
    mail.check(letter)
    assert "{page}" in letter.text
    assert letter.subject and "{name}" in letter.text and "\n" not in letter.subject


def test_a_letter_follows_the_language_until_the_host_words_it(db: Any) -> None:
    settings.put(edited_words.LANGUAGE, "fr")
    assert mail.kept() == mail.usual("fr")
    mail.keep(Letter(mail.usual("fr").subject, "Salut {name} !"))
    assert mail.kept() == Letter(mail.usual("fr").subject, "Salut {name} !")
    settings.put(edited_words.LANGUAGE, "vi")
    assert mail.kept() == Letter(mail.usual("vi").subject, "Salut {name} !")


def test_braces_that_nothing_fills_are_refused(db: Any) -> None:
    with pytest.raises(UnknownBlank, match="nmae"):
        mail.keep(Letter("Hello", "Dear {nmae}"))
    assert mail.kept() == mail.usual("en")


def test_a_letter_names_the_site_of_the_verifier_page_where_there_is_one(db: Any) -> None:
    assert mail.where_to_verify() == "verify.html"
    settings.put(SITE, "https://lantern.example/verify")
    assert mail.where_to_verify() == "https://lantern.example/verify"
