"""What members are asked, and what there is to be skilled at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.roster import members
from lchost.roster.members import Attribute, Kind
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Grid, button, choice, column, field, row, words
from lchost.ui.words_of_people import kind_words, kinds

Do = Callable[[str, Callable[[], Any], str], Any]  # label, job, what the status line says


class QuestionsDialog(Dialog):
    """Every change is made at once, and is one step of undo."""

    def __init__(self, parent: QWidget | None, do: Do) -> None:
        title = self.tr("Questions and topics")
        facts = self.tr("What you know of each member. Private answers are never printed.")
        note = self.tr("Groups can be mixed by any of these.")
        super().__init__(parent, title, facts, note=note, width=620)
        self._do = do
        self._make_widgets()
        self.body(
            words(self.tr("What you ask"), "section"),
            (self.grid, 1),
            row(self.private, self.remove, None, gap=8),
            row((self.name, 1), self.kind, self.is_private, self.add, gap=8),
            8,
            words(self.tr("Topics of skill"), "section"),
            column(self.topics, gap=0),
            row((self.topic, 1), self.add_topic, gap=8),
        )
        self._connect()
        self._show()

    def _make_widgets(self) -> None:
        self.grid = Grid(
            (
                Column(self.tr("Question"), lambda a: a.name),
                Column(self.tr("Answers"), lambda a: kind_words(a.kind), width=180, muted=True),
                Column(
                    self.tr("Seen by"),
                    self._seen_words,
                    cell=self._seen_cell,
                    width=140,
                ),
            ),
            self.tr("Questions"),
            several=False,
        )
        self.grid.setMinimumHeight(180)
        self.private = button(self.tr("Make private"), "eye-off")
        self.remove = button(self.tr("Ask it no more"), "trash-2")
        self.name = field(self.tr("A new question"), hint=self.tr("A new question"), longest=120)
        said = [(Kind(kind), text) for kind, text in kinds()]
        self.kind = choice(self.tr("Kind of answer"), list(said))
        self.is_private = QCheckBox(self.tr("private"))
        self.add = button(self.tr("Ask it"), "plus")
        self.topics = words("", muted=True, wrap=True)
        self.topic = field(self.tr("A new topic"), hint=self.tr("A new topic"), longest=120)
        self.add_topic = button(self.tr("Add topic"), "plus")

    def _connect(self) -> None:
        self.add.clicked.connect(self._define)
        self.name.returnPressed.connect(self._define)
        self.add_topic.clicked.connect(self._name_topic)
        self.topic.returnPressed.connect(self._name_topic)
        self.private.clicked.connect(self._turn_private)
        self.remove.clicked.connect(self._remove)
        self.grid.choice_changed.connect(self._settle)

    def first_focus(self) -> QWidget:
        """Begin where a new question is written."""
        return self.name

    # --- what it shows --------------------------------------------------------------------------

    def _show(self) -> None:
        self.grid.show_rows(members.attributes())
        names = ", ".join(topic.name for topic in members.topics())
        self.topics.setText(names or self.tr("None yet, such as “Charts” or “Speaking”."))
        self._settle()

    def _settle(self) -> None:
        found = self.grid.current()
        self.private.setEnabled(found is not None)
        self.remove.setEnabled(found is not None)
        is_private = found is not None and found.is_private
        self.private.setText(self.tr("Make open") if is_private else self.tr("Make private"))

    def _seen_words(self, asked: Attribute) -> str:
        return self.tr("only you") if asked.is_private else self.tr("groups and paper")

    def _seen_cell(self, asked: Attribute) -> Cell:
        icon = "eye-off" if asked.is_private else ""
        return Cell(self._seen_words(asked), icon=icon, muted=True)

    # --- what it does ---------------------------------------------------------------------------

    def _define(self) -> None:
        name, kind = self.name.text().strip(), self.kind.currentData()
        is_private = self.is_private.isChecked()
        if not name:
            self.name.setFocus()
            return
        label = self.tr("question “{name}”").format(name=name)
        said = self.tr("You now ask “{name}”").format(name=name)
        self._do(label, lambda: members.define_attribute(name, kind, is_private), said)
        self.name.clear()
        self.is_private.setChecked(False)
        self._show()

    def _name_topic(self) -> None:
        name = self.topic.text().strip()
        if not name:
            self.topic.setFocus()
            return
        label = self.tr("topic “{name}”").format(name=name)
        said = self.tr("“{name}” is now a topic").format(name=name)
        self._do(label, lambda: members.ensure_topic(name), said)
        self.topic.clear()
        self._show()

    def _turn_private(self) -> None:
        found: Attribute | None = self.grid.current()
        if found:
            label = self.tr("privacy of “{name}”").format(name=found.name)
            now = self.tr("“{name}” is now private").format(name=found.name)
            later = self.tr("“{name}” is now open").format(name=found.name)
            turned = not found.is_private
            said = now if turned else later
            self._do(label, lambda: members.set_private(found.id, turned), said)
            self._show()

    def _remove(self) -> None:
        found: Attribute | None = self.grid.current()
        if found:
            label = self.tr("end of the question “{name}”").format(name=found.name)
            said = self.tr("“{name}” is asked no more").format(name=found.name)
            self._do(label, lambda: members.remove_attribute(found.id), said)
            self._show()
