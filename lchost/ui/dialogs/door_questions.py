"""What the door asks whoever comes to a workshop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.checkin import questions
from lchost.checkin.answers import Question, QuestionKind
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.ordered import Act, OrderedDialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, choice, field, labelled

_LEAST_CHOICES = 2


class DoorQuestionDialog(Dialog):
    """Asks for one question; `question()` is the answer."""

    def __init__(self, parent: QWidget | None, asked: Question | None = None) -> None:
        is_new = asked is None
        title = self.tr("A new question") if is_new else self.tr("Change the question")
        verb = self.tr("Ask it") if is_new else self.tr("Save")
        super().__init__(parent, title, verb=verb, icon="plus" if is_new else "check")
        self._asked = asked or Question(0, "")
        self.text = field(self.tr("Question"), self._asked.text, self.tr("What do you eat?"))
        self.kind = choice(self.tr("Kind of answer"), list(_kinds()), self._asked.kind)
        hint = self.tr("meat, fish, no meat")
        self.choices = field(self.tr("Choices"), ", ".join(self._asked.choices), hint)
        self.required = QCheckBox(self.tr("Nobody comes in before it is answered"))
        self.required.setChecked(self._asked.is_required)
        note = self.tr("With commas between them")
        self._offered = labelled(self.tr("C&hoices"), self.choices, note)
        self.body(
            labelled(self.tr("&Question"), self.text),
            labelled(self.tr("&Kind of answer"), self.kind),
            self._offered,
            self.required,
        )
        self.kind.currentIndexChanged.connect(self._settle)
        self._settle()

    def first_focus(self) -> QWidget:
        """Begin with the question."""
        return self.text

    def _settle(self) -> None:
        self._offered.setVisible(self.kind.currentData() is QuestionKind.CHOICE)
        self.fit()

    def first_fault(self) -> str:
        """Refuse a question without words, and a choice of fewer than two."""
        if not self.text.text().strip():
            self.text.setFocus()
            return self.tr("Write what the door should ask.")
        made = self.question()
        if made.kind is QuestionKind.CHOICE and len(made.choices) < _LEAST_CHOICES:
            self.choices.setFocus()
            return self.tr("Write at least two choices, with commas between them.")
        return ""

    def question(self) -> Question:
        """Return what was asked for."""
        kind: QuestionKind = self.kind.currentData()
        offered = [" ".join(part.split()) for part in self.choices.text().split(",")]
        is_choice = kind is QuestionKind.CHOICE
        return Question(
            self._asked.id,
            self.text.text().strip(),
            kind,
            tuple(dict.fromkeys(filter(None, offered))) if is_choice else (),
            self.required.isChecked(),
        )


class DoorQuestionsDialog(OrderedDialog[Question]):
    """What is asked, in its order."""

    def __init__(self, parent: QWidget | None, workshop_id: int, act: Act) -> None:
        columns = (
            Column(self.tr("Question"), lambda q: q.text),
            Column(self.tr("Answer"), self._answer_words, width=190, muted=True),
            Column(self.tr("Must"), self._must_words, cell=self._must_cell, width=110),
        )
        super().__init__(
            parent,
            self.tr("Questions at the door"),
            self.tr("Asked once of each person: at the desk, or on their phone."),
            columns,
            says=self.tr("Questions"),
            none=self.tr("Nothing is asked yet. A green answer is quickest without questions."),
            earlier=self.tr("Ask it earlier (Alt+Up)"),
            later=self.tr("Ask it later (Alt+Down)"),
        )
        self._workshop_id, self._act = workshop_id, act
        self.show_listed()

    def _answer_words(self, asked: Question) -> str:
        if asked.kind is QuestionKind.CHOICE:
            return ", ".join(asked.choices)
        return dict(_kinds())[asked.kind]

    def _must_words(self, asked: Question) -> str:
        return self.tr("required") if asked.is_required else ""

    def _must_cell(self, asked: Question) -> Cell:
        return Cell(self._must_words(asked), icon="lock" if asked.is_required else "")

    def listed(self) -> list[Question]:
        """Return what is asked."""
        return questions.listing(self._workshop_id)

    def asking(self, old: Question | None) -> tuple[Dialog, Callable[[], Question]]:
        """Ask for one question."""
        dialog = DoorQuestionDialog(self, old)
        return dialog, dialog.question

    def put(self, wanted: list[Question], about: Question, said: str = "") -> None:
        """Let the door ask these."""
        self._act(
            self.tr("question “{text}”").format(text=about.text),
            lambda: questions.put(self._workshop_id, wanted),
            said or self.tr("The door asks “{text}”").format(text=about.text),
        )

    def said_of_removed(self, gone: Question) -> str:
        """Say that it is asked no more, and how many answers went with it."""
        told = sum(gone.id in said for said in questions.answers(self._workshop_id).values())
        if not told:
            return self.tr("“{text}” is asked no more").format(text=gone.text)
        one = self.tr("“{text}” is asked no more; 1 answer went with it")
        many = self.tr("“{text}” is asked no more; {n} answers went with it")
        return wording.counted(told, one, many).replace("{text}", gone.text)


def _kinds() -> list[tuple[QuestionKind, str]]:
    return [
        (QuestionKind.TEXT, wording.tr("A few words")),
        (QuestionKind.YES_NO, wording.tr("Yes or no")),
        (QuestionKind.CHOICE, wording.tr("One of some choices")),
    ]
