"""How groups are made: one page of words that keeps step with the figures behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lchost.grouping import model, pairs
from lchost.ui import wording
from lchost.ui.dialogs import how_groups
from lchost.ui.dialogs.how_groups import HowGroupsDialog


@pytest.fixture
def dialog(qtbot):
    made = HowGroupsDialog(None)
    qtbot.addWidget(made)
    made.show()
    return made


def said() -> str:
    return " ".join(sentence for _, sentences in how_groups.parts() for sentence in sentences)


def test_it_answers_what_a_host_would_ask(dialog):
    titles = [title for title, _ in how_groups.parts()]
    for asked in ("never given up", "0 to 100", "only shown", "not known", "meet again"):
        assert any(asked in title for title in titles), asked
    assert all(sentences for _, sentences in how_groups.parts())


def test_its_figures_are_those_of_the_search(qapp, monkeypatch):
    assert wording.number(model.NUMBER_STRENGTH, 1) in said()
    monkeypatch.setattr(model, "RULE_PRICE", 77.0)
    monkeypatch.setattr(pairs, "EARLIER_DAY", 0.31)
    assert "as much as 77 groups" in said() and "31 %" in said()


def test_its_sources_have_a_name_a_year_or_an_address():
    for source in how_groups.sources():
        assert any(mark in source for mark in ("(19", "(20", "(18", ".org", ".com")), source


def test_the_keyboard_reads_on(dialog):
    bar = dialog.page.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(dialog.page, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_the_help_menu_opens_it(frame):
    shown = [command.text for command in frame.actions.of_menu("help")]
    assert "&How groups are made" in shown
