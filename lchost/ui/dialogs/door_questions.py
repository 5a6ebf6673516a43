"""What the door asks whoever comes to a workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.checkin import questions
from lchost.checkin.answers import Question, QuestionKind
from lchost.errors import HostError
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Grid, button, choice, field, holder, labelled, row, words

Act = Callable[..., Any]  # page.act: label, job, what the status line says
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


class DoorQuestionsDialog(Dialog):
    """Every change is made at once, and is one step of undo."""

    def __init__(self, parent: QWidget | None, workshop_id: int, act: Act) -> None:
        facts = self.tr("Asked once of each person: at the desk, or on their phone.")
        super().__init__(parent, self.tr("Questions at the door"), facts, width=640)
        self._workshop_id, self._act = workshop_id, act
        self.grid = Grid(self._columns(), self.tr("Questions"), several=False)
        self.grid.setMinimumHeight(180)
        self._none = words(
            self.tr("Nothing is asked yet. A green answer is quickest without questions."),
            muted=True,
            wrap=True,
        )
        self.add = button(self.tr("Add"), "plus")
        self.edit = button(self.tr("Edit"), "pencil")
        self.up = button(self.tr("Earlier"), says=self.tr("Ask it earlier (Alt+Up)"))
        self.down = button(self.tr("Later"), says=self.tr("Ask it later (Alt+Down)"))
        self.remove = button(self.tr("Remove"), "trash-2")
        self._tools = holder(row(self.edit, self.up, self.down, self.remove, gap=8))
        self.body(self._none, (self.grid, 1), row(self.add, self._tools, None, gap=8))
        self._connect()
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Question"), lambda q: q.text),
            Column(self.tr("Answer"), self._answer_words, width=190, muted=True),
            Column(self.tr("Must"), self._must_words, cell=self._must_cell, width=110),
        )

    def _answer_words(self, asked: Question) -> str:
        if asked.kind is QuestionKind.CHOICE:
            return ", ".join(asked.choices)
        return dict(_kinds())[asked.kind]

    def _must_words(self, asked: Question) -> str:
        return self.tr("required") if asked.is_required else ""

    def _must_cell(self, asked: Question) -> Cell:
        return Cell(self._must_words(asked), icon="lock" if asked.is_required else "")

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_one)
        self.edit.clicked.connect(self.edit_chosen)
        self.up.clicked.connect(lambda: self.move_chosen(-1))
        self.down.clicked.connect(lambda: self.move_chosen(1))
        self.remove.clicked.connect(self.remove_chosen)
        self.grid.opened.connect(lambda _: self.edit_chosen())
        self.grid.choice_changed.connect(self._settle)
        for keys, job in (
            (QKeySequence(Qt.Key.Key_Delete), self.remove_chosen),
            (QKeySequence("Alt+Up"), lambda: self.move_chosen(-1)),
            (QKeySequence("Alt+Down"), lambda: self.move_chosen(1)),
        ):
            only = Qt.ShortcutContext.WidgetShortcut
            QShortcut(keys, self.grid, job, context=only)

    def first_focus(self) -> QWidget:
        """Begin in the list, or with the first question."""
        return self.grid if self._asked else self.add

    def _show(self, chosen: int = 0) -> None:
        self._asked = questions.listing(self._workshop_id)
        self.grid.show_rows(self._asked)
        for part in (self.grid, self._tools):
            part.setVisible(bool(self._asked))
        self._none.setVisible(not self._asked)
        ids = [asked.id for asked in self._asked]
        if chosen in ids:
            self.grid.choose(chosen)
        elif ids and not self.grid.chosen():
            self.grid.choose(ids[0])
        self._settle()

    def _settle(self) -> None:
        place = self._place()
        self.edit.setEnabled(place is not None)
        self.remove.setEnabled(place is not None)
        self.up.setEnabled(bool(place))
        self.down.setEnabled(place is not None and place < len(self._asked) - 1)

    def _place(self) -> int | None:
        chosen: Question | None = self.grid.current()
        ids = [asked.id for asked in self._asked]
        return ids.index(chosen.id) if chosen and chosen.id in ids else None

    # --- what it does ---------------------------------------------------------------------------

    def add_one(self) -> None:
        """Ask for a question more."""
        asking = DoorQuestionDialog(self)
        asking.on_press(lambda: self._put([*self._asked, asking.question()], asking.question()))
        asking.accepted.connect(lambda: self._show(questions.listing(self._workshop_id)[-1].id))
        asking.open()

    def edit_chosen(self) -> None:
        """Ask for changes to the chosen one."""
        if (place := self._place()) is None:
            return
        old = self._asked[place]
        asking = DoorQuestionDialog(self, old)

        def keep() -> None:
            others = [asking.question() if one.id == old.id else one for one in self._asked]
            self._put(others, asking.question())

        asking.on_press(keep)
        asking.accepted.connect(lambda: self._show(old.id))
        asking.open()

    def move_chosen(self, by: int) -> None:
        """Ask the chosen one earlier or later."""
        place = self._place()
        if place is None or not 0 <= place + by < len(self._asked):
            return
        moved = list(self._asked)
        moved.insert(place + by, moved.pop(place))
        self._attempt(moved, self._asked[place])

    def remove_chosen(self) -> None:
        """Ask the chosen one no more; what was answered to it goes with it."""
        if (place := self._place()) is None:
            return
        gone = self._asked[place]
        told = sum(gone.id in said for said in questions.answers(self._workshop_id).values())
        said = self.tr("“{text}” is asked no more").format(text=gone.text)
        if told:
            one = self.tr("“{text}” is asked no more; 1 answer went with it")
            many = self.tr("“{text}” is asked no more; {n} answers went with it")
            said = wording.counted(told, one, many).replace("{text}", gone.text)
        self._attempt([one for one in self._asked if one is not gone], gone, said)

    def _attempt(self, asked: list[Question], about: Question, said: str = "") -> None:
        self.right()
        try:
            self._put(asked, about, said)
        except HostError as error:
            self.trouble(error)
        self._show(about.id)

    def _put(self, asked: list[Question], about: Question, said: str = "") -> None:
        self._act(
            self.tr("question “{text}”").format(text=about.text),
            lambda: questions.put(self._workshop_id, asked),
            said or self.tr("The door asks “{text}”").format(text=about.text),
        )


def _kinds() -> list[tuple[QuestionKind, str]]:
    return [
        (QuestionKind.TEXT, wording.tr("A few words")),
        (QuestionKind.YES_NO, wording.tr("Yes or no")),
        (QuestionKind.CHOICE, wording.tr("One of some choices")),
    ]
