"""Words on paper: said otherwise in any language, taken back, refused where braces are wrong."""

from __future__ import annotations

import pytest

from lchost.models import undo
from lchost.paper import edited_words, words
from lchost.ui.pages.settings import SettingsPage
from lchost.ui.stationery.words_dialog import WordsDialog


@pytest.fixture
def page(frame, qtbot):
    made = SettingsPage(frame)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(page):
    page.paper.edit_words()
    made = page.findChild(WordsDialog)
    made.build()
    return made


def speak(dialog, language):
    dialog.language.setCurrentIndex(dialog.language.findData(language))
    dialog.language.activated.emit(0)


def test_every_text_that_can_be_said_otherwise_has_its_field(dialog):
    assert set(dialog.lines) == words.EDITABLE
    for key, line in dialog.lines.items():
        assert line.edit.text() == words.given("en")[key] == line.edit.accessibleName()
        assert line.text() == ""


def test_every_paper_has_a_name_on_the_screen(dialog):
    assert all(part.title and "_" not in part.title for part in dialog.parts)


def test_fields_come_without_being_asked_for(page, qtbot):
    page.paper.edit_words()
    dialog = page.findChild(WordsDialog)
    assert 0 < len(dialog.lines) < len(words.EDITABLE)
    qtbot.waitUntil(lambda: set(dialog.lines) == words.EDITABLE)


def test_what_is_said_otherwise_is_kept_in_one_step_for_all_languages(dialog):
    dialog.lines["agenda"].edit.setText(" Our  day ")
    speak(dialog, "fr")
    assert dialog.lines["agenda"].edit.text() == "Programme"
    dialog.lines["host"].edit.setText("Hôtesse")
    dialog.press()
    assert edited_words.edits("en") == {"agenda": "Our day"}
    assert edited_words.edits("fr") == {"host": "Hôtesse"} and edited_words.edits("vi") == {}
    assert undo.labels()[0] == "words on paper"
    undo.undo()
    assert edited_words.edits("en") == edited_words.edits("fr") == {}


def test_what_was_typed_is_there_again_when_its_language_comes_back(dialog):
    dialog.lines["agenda"].edit.setText("Our day")
    speak(dialog, "vi")
    speak(dialog, "en")
    assert dialog.lines["agenda"].edit.text() == "Our day"


def test_closing_keeps_nothing(dialog):
    dialog.lines["agenda"].edit.setText("Our day")
    dialog.reject()
    assert edited_words.edits("en") == {} and undo.labels()[0] is None


def test_the_arrow_and_an_empty_field_say_it_as_lchost_does(page):
    edited_words.say("en", {"agenda": "Our day", "host": "Hostess"})
    page.paper.edit_words()
    dialog = page.findChild(WordsDialog)
    dialog.build()
    agenda, host = dialog.lines["agenda"], dialog.lines["host"]
    assert agenda.said.isVisible() and agenda.said.text() == "lchost says: Agenda"
    agenda.reset.click()
    assert agenda.edit.text() == "Agenda" and not agenda.said.isVisible()
    host.edit.setText(" ")
    dialog.press()
    assert edited_words.edits("en") == {}


def test_a_text_that_nobody_looked_at_stays_as_it_was_said(page):
    edited_words.say("en", {"decimal_mark": ","})
    page.paper.edit_words()
    page.findChild(WordsDialog).press()  # days and hours come last: their fields are not made yet
    assert edited_words.edits("en") == {"decimal_mark": ","}


def test_braces_that_nothing_fills_keep_the_dialog_open(dialog):
    page_of = dialog.lines["page_of"]
    page_of.edit.setText("{number}/{pages}")
    dialog.press()
    assert dialog.isVisible() and edited_words.edits("en") == {}
    said = dialog._news.itemAt(0).widget().text
    assert "{pages}" in said and "{all}, {number}" in said
    speak(dialog, "fr")
    assert dialog.language.currentData() == "en" and page_of.edit.text() == "{number}/{pages}"
    page_of.edit.setText("{number}")
    dialog.press()
    assert edited_words.edits("en") == {"page_of": "{number}"}


def test_a_field_that_is_wrong_is_brought_into_view_and_has_the_keyboard(dialog, qtbot):
    key, wrong = list(dialog.lines.items())[-1]
    wrong.edit.setText("{nobody}")
    dialog.search.setText("Sign-in")
    assert not wrong.isVisibleTo(dialog)
    dialog.press()
    assert dialog.isVisible() and dialog.focusWidget() is wrong.edit, key

    def is_seen():
        room = dialog._area.viewport()
        at = wrong.edit.mapTo(room, wrong.edit.rect().center())
        return room.rect().contains(at)

    qtbot.waitUntil(is_seen)


def test_the_search_finds_a_text_by_its_words_and_all_of_a_paper_by_its_name(dialog):
    dialog.search.setText("wi-fi join")
    shown = [key for key, one in dialog.lines.items() if one.isVisibleTo(dialog)]
    assert shown == ["join_wifi"]
    dialog.search.setText("Sign-in")
    shown = [key for key, one in dialog.lines.items() if one.isVisibleTo(dialog)]
    assert shown[:4] == ["sign_in", "name", "pronouns", "signature"]
    dialog.search.setText("")
    assert all(one.isVisibleTo(dialog) for one in dialog.lines.values())
