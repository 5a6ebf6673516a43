"""The door of a workshop: its hours, and what it asks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from lchost.checkin import questions
from lchost.checkin.answers import Question, QuestionKind
from lchost.models import undo
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.roster.members import MemberDraft
from lchost.ui.dialogs.door import DoorDialog
from lchost.ui.dialogs.door_questions import DoorQuestionDialog, DoorQuestionsDialog
from lchost.ui.page import Page

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
DRAFT = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC", "Purpose", "Library", 12)


def test_the_hours_and_rules_of_the_door_are_changed_and_nothing_else(frame, qtbot):
    dialog = DoorDialog(None, DRAFT)
    assert dialog.draft() == DRAFT
    assert dialog.closes.text() == "at the end"
    dialog.opens.setValue(45)
    dialog.closes.setValue(15)
    dialog.late.setValue(-1)
    assert dialog.late.text() == "never"
    dialog.returns.setChecked(False)
    dialog.phones.setChecked(True)
    assert dialog.draft() == replace(
        DRAFT,
        opens_before_min=45,
        closes_after_min=15,
        late_after_min=None,
        allows_return=False,
        phone_walk_ins=True,
    )
    dialog.close()


@pytest.fixture
def workshop_id(frame):
    return planning.plan(DRAFT, NINE)


@pytest.fixture
def dialog(frame, qtbot, workshop_id):
    page = Page(frame)
    qtbot.addWidget(page)
    made = DoorQuestionsDialog(page, workshop_id, page.act)
    made.show()
    yield made
    made.close()


def asked(workshop_id):
    return [question.text for question in questions.listing(workshop_id)]


def ask(dialog, text, kind=QuestionKind.TEXT, choices="", *, required=False):
    dialog.add_one()
    asking = dialog.findChildren(DoorQuestionDialog)[-1]
    asking.text.setText(text)
    asking.kind.setCurrentIndex(asking.kind.findData(kind))
    asking.choices.setText(choices)
    asking.required.setChecked(required)
    asking.press()
    return asking


def test_questions_are_added_moved_and_removed_each_a_step_of_undo(dialog, workshop_id, qtbot):
    ask(
        dialog, "What do you eat?", QuestionKind.CHOICE, "meat, fish,, fish ,no meat", required=True
    )
    ask(dialog, "Anything else?")
    first = questions.listing(workshop_id)[0]
    assert (first.choices, first.is_required) == (("meat", "fish", "no meat"), True)
    assert dialog.grid.current().text == "Anything else?"
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked(workshop_id) == ["Anything else?", "What do you eat?"]
    assert not dialog.up.isEnabled() and dialog.down.isEnabled()
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert asked(workshop_id) == ["What do you eat?"]
    for expected in (2, 2, 1, 0):
        undo.undo()
        assert len(asked(workshop_id)) == expected


def test_a_question_without_words_or_with_one_choice_is_refused(dialog, workshop_id):
    asking = ask(dialog, "  ")
    assert asking.isVisible() and "what the door should ask" in asking.first_fault()
    asking.text.setText("Lunch?")
    asking.kind.setCurrentIndex(asking.kind.findData(QuestionKind.CHOICE))
    asking.choices.setText("meat, meat")
    assert "at least two choices" in asking.first_fault()
    assert asked(workshop_id) == []
    asking.close()


def test_a_question_keeps_its_answers_when_its_words_are_changed(dialog, workshop_id):
    ask(dialog, "Lunch?")
    (question,) = questions.listing(workshop_id)
    member_id = members.add(MemberDraft("Ada"), NINE)
    questions.keep(member_id, {question.id: "soup"}, NINE)
    dialog.edit_chosen()
    asking = dialog.findChildren(DoorQuestionDialog)[-1]
    asking.text.setText("What do you eat?")
    asking.press()
    assert questions.listing(workshop_id) == [Question(question.id, "What do you eat?")]
    assert questions.answers(workshop_id) == {member_id: {question.id: "soup"}}


def test_a_removed_question_comes_back_with_its_answers(dialog, workshop_id):
    ask(dialog, "Lunch?")
    (question,) = questions.listing(workshop_id)
    member_id = members.add(MemberDraft("Ada"), NINE)
    questions.keep(member_id, {question.id: "soup"}, NINE)
    dialog.remove_chosen()
    assert questions.answers(workshop_id) == {}
    undo.undo()
    assert questions.answers(workshop_id) == {member_id: {question.id: "soup"}}
