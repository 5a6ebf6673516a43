"""Whose words a paper speaks: the workshop's language, the host's own sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lchost.errors import UnknownBlank
from lchost.models import settings, undo
from lchost.paper import day_papers, edited_words
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
DRAFT = WorkshopDraft("Questions", NINE, NINE + timedelta(minutes=150), "Europe/Paris")


@pytest.fixture
def workshop(db):
    return workshops.get(workshops.plan(DRAFT, NINE))


def test_papers_speak_english_until_somebody_chooses(workshop):
    assert edited_words.of_workshop(workshop).language == "en"


def test_a_workshop_speaks_its_own_language_else_the_community_s(workshop):
    settings.put(edited_words.LANGUAGE, "fr")
    assert edited_words.of_workshop(workshop).agenda == "Programme"
    workshops.edit(workshop.id, replace(DRAFT, paper_language="vi"))
    said = edited_words.of_workshop(workshops.get(workshop.id))
    assert said.agenda == "Chương trình" == edited_words.of_uid(workshop.uid).agenda
    assert edited_words.of_uid("gone").agenda == "Programme"


def test_a_copy_speaks_like_the_workshop_it_is_of(workshop):
    workshops.edit(workshop.id, replace(DRAFT, paper_language="fr"))
    copied = workshops.copy(workshop.id, NINE + timedelta(days=7), NINE)
    assert workshops.get(copied).paper_language == "fr"


def test_a_setting_that_is_no_language_is_english(db):
    settings.put(edited_words.LANGUAGE, ["fr"])
    assert edited_words.of_community().language == "en"


def test_the_host_says_it_otherwise_and_takes_it_back(db):
    edited_words.say("fr", {"agenda": " Notre  journée ", "host": "Hôtesse"})
    assert edited_words.of_language("fr").agenda == "Notre journée"
    assert edited_words.of_language("en").agenda == "Agenda"
    edited_words.say("fr", {"agenda": "Programme", "host": ""})
    assert edited_words.edits("fr") == {}


def test_saying_it_otherwise_is_undone(db):
    with undo.step("words on paper"):
        edited_words.say("en", {"agenda": "Our day"})
    undo.undo()
    assert edited_words.of_language("en").agenda == "Agenda"


def test_braces_that_nothing_fills_are_refused_and_nothing_is_kept(db):
    with pytest.raises(UnknownBlank, match=r"\{pages\}.*Page \{number\} of \{all\}"):
        edited_words.say("en", {"agenda": "Our day", "page_of": "{number}/{pages}"})
    assert edited_words.edits("en") == {}


def test_every_paper_of_a_french_workshop_is_french(workshop, says):
    workshops.edit(workshop.id, replace(DRAFT, paper_language="fr"))
    text = says(day_papers.sign_in(workshop.id).pdf)
    for said in ("Feuille d’émargement", "Samedi 14 novembre 2026, 9 h – 11 h 30", "Page 1 sur 1"):
        assert said in text
    assert "Signature" in text and "Name" not in text
