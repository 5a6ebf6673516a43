"""What feedback says is shown from the Paper page, saved as a table, or how to get some is said."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from lchost.paper import feedback_replies
from lchost.paper.feedback_replies import Reply
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.pages.paper import PaperPage
from lchost.ui.scanback.bars import Bars
from lchost.ui.scanback.dialog import ScanBackDialog
from lchost.ui.scanback.feedback import FeedbackDialog, show_feedback

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
REPLIES = [
    Reply("A", {"pace": 4, "recommend": 9, "was_good": "<b>The</b> tea"}),
    Reply("B", {"pace": 5, "recommend": 10, "should_change": "=1+1"}),
]


@pytest.fixture
def workshop_id(db):
    return workshops.plan(WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC"), TWO)


@pytest.fixture
def page(frame, qtbot, workshop_id):
    made = PaperPage(frame, workshop_id)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    return made


@pytest.fixture
def dialog(page, workshop_id) -> FeedbackDialog:
    feedback_replies.keep(workshop_id, REPLIES, TWO)
    return show_feedback(page)


def test_every_question_has_its_answers_and_their_mean(dialog):
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert dialog.summary.text() == "2 forms"
    assert "The pace was right for me." in said
    assert "4.5 of 5 on average, 2 answers" in said
    assert "9.5 of 10 on average, 2 answers" in said
    assert said.count("No answers") == 3
    assert dialog.findChildren(Bars)[2].accessibleName() == "1: 0, 2: 0, 3: 0, 4: 1, 5: 1"


def test_what_people_wrote_is_plain_text(dialog):
    (shown,) = [one for one in dialog.findChildren(QLabel) if "tea" in one.text()]
    assert shown.text() == "<b>The</b> tea"
    assert shown.textFormat() is Qt.TextFormat.PlainText


def test_forms_are_saved_as_a_table(dialog, tmp_path, monkeypatch):
    path = tmp_path / "said.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.save.click()
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = list(csv.reader(file))
    assert head[2] == "The pace was right for me."
    assert lines == [
        ["", "", "4", "", "9", "<b>The</b> tea", ""],
        ["", "", "5", "", "10", "", "'=1+1"],  # no spreadsheet calculates it
    ]
    assert dialog.note.text() == f"Saved {path}"


def test_without_any_it_says_what_to_do(page, qtbot):
    dialog = show_feedback(page)
    assert any(one.text() == "No feedback yet" for one in dialog.findChildren(QLabel))
    assert not dialog.findChildren(Bars)
    dialog.read_back.click()
    assert page.findChild(ScanBackDialog).isVisible()
    assert not dialog.isVisible()


def test_the_paper_page_shows_it_where_forms_are(page):
    page.show_paper("sign_in")
    assert not page.side.feedback.isVisible()
    page.show_paper("feedback")
    assert page.side.feedback.isVisible()
    page.side.feedback.click()
    assert page.findChild(FeedbackDialog).isVisible()
