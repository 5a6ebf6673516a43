"""Asks who must sit together, and who must not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from lchost.grouping import pairs
from lchost.grouping.pairs import PairKind, PairRule
from lchost.models.database import Topic, writing
from lchost.roster import registrations
from lchost.roster.registrations import Status
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, button, choice, row, words

_SHORT_NAME = 14  # letters
Do = Callable[[str, Callable[[], object], str], object]  # undo label, job, status line


class PairsDialog(Dialog):
    """Shows a workshop's pair rules; each change is made at once, and can be undone."""

    def __init__(self, parent: QWidget | None, workshop_id: int, do: Do) -> None:
        super().__init__(
            parent,
            wording.tr("Together, apart"),
            wording.tr("These rules hold in every round that is made from now on."),
            width=680,
        )
        self._workshop_id, self._do = workshop_id, do
        people = registrations.listing(workshop_id)
        here = [one for one in people if one.status is not Status.CANCELLED]
        names: list[tuple[object, str]] = [(one.member_id, one.name) for one in here]
        self._one = _person(self.tr("First person"), names)
        self._other = _person(self.tr("Second person"), names)
        kinds: list[tuple[object, str]] = [
            (PairKind.APART, self.tr("apart from")),
            (PairKind.TOGETHER, self.tr("together with")),
        ]
        self._kind = choice(self.tr("Whether they sit together"), kinds)
        add = button(self.tr("Add"), "plus", "primary")
        self._remove = button(self.tr("Remove"), "trash-2")
        columns = (
            Column(self.tr("Who"), lambda rule: rule.one_name),
            Column(self.tr("sits"), self._words, width=150),
            Column(self.tr("whom"), lambda rule: rule.other_name, width=220),
        )
        self.grid = Grid(columns, self.tr("Pair rules"), key=lambda rule: rule.id)
        self.grid.setMinimumHeight(220)
        add.clicked.connect(self.add)
        self._remove.clicked.connect(self.remove)
        asked = row((self._one, 3), (self._kind, 2), (self._other, 3), add, gap=8)
        self._none = words(
            self.tr("No rules yet. Friends who always sit together may meet others today."),
            muted=True,
            wrap=True,
        )
        self._said = words("", wrap=True)
        self._said.hide()
        self.body(asked, self._said, self._none, (self.grid, 1), row(None, self._remove))
        self._show()

    def first_focus(self) -> QWidget:
        return self._one

    def _words(self, rule: PairRule) -> str:
        if rule.kind is PairKind.TOGETHER:
            return self.tr("together with")
        return self.tr("apart from")

    def _show(self) -> None:
        rules = pairs.listing(self._workshop_id)
        self.grid.show_rows(rules)
        self._none.setVisible(not rules)
        self.grid.setVisible(bool(rules))
        self._remove.setVisible(bool(rules))

    def add(self) -> None:
        """Keep the rule that is written above."""
        one, other = _chosen(self._one), _chosen(self._other)
        if one is None or other is None:
            self.wrong(self.tr("Choose both people from the lists."))
            return
        if one == other:
            self.wrong(self.tr("Choose two different people."))
            return
        self.right()
        kind, where = self._kind.currentData(), self._workshop_id
        names = {"one": self._one.currentText(), "other": self._other.currentText()}
        before = {frozenset((r.one, r.other)): r.kind for r in pairs.listing(where)}
        was = before.get(frozenset((one, other)))
        said = self.tr("Added a rule for {one} and {other}")
        if was is not None:
            said = self._replaced(was, kind)
        said = said.format(**names)
        self._do(
            self.tr("rule for {one} and {other}").format(**names),
            lambda: pairs.keep(where, kind, one, other),
            said,
        )
        self._show()
        self._said.setText(said if was is not None else "")
        self._said.setVisible(was is not None)

    def _replaced(self, was: PairKind, now: PairKind) -> str:
        """Return what to say of a pair that had a rule already: there is one for each pair."""
        if was is now:
            return self.tr("There is this rule for {one} and {other} already.")
        if now is PairKind.APART:
            return self.tr("{one} and {other} are kept apart now, and no longer together.")
        return self.tr("{one} and {other} are kept together now, and no longer apart.")

    def remove(self) -> None:
        """Take the chosen rules out."""
        chosen = self.grid.chosen()
        if chosen:
            self._do(
                self.tr("removal of a rule"),
                lambda: _drop(chosen),
                self.tr("Removed a rule"),
            )
        self._show()


def _drop(rules: list[PairRule]) -> None:
    with writing(Topic.GROUPS):
        for rule in rules:
            pairs.drop(rule.id)


def _person(says: str, names: list[tuple[object, str]]) -> QComboBox:
    """Return a list of people that can be typed into."""
    made = choice(says, names)
    made.setEditable(True)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_SHORT_NAME)  # a name of 60 letters must not widen the dialog
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setCurrentIndex(-1)
    if edit := made.lineEdit():
        edit.setPlaceholderText(says)
    if completer := made.completer():
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def _chosen(box: QComboBox) -> int | None:
    n = box.findText(box.currentText(), Qt.MatchFlag.MatchFixedString)
    found = box.itemData(n) if n >= 0 else None
    if box.currentIndex() >= 0 and box.itemText(box.currentIndex()) == box.currentText():
        found = box.currentData()  # of two people with one name, the one that was chosen
    return int(found) if found is not None else None
