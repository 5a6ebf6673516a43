"""Asks who gets a certificate, in plain words, and what it says; counts meanwhile who gets one."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from lchost.credentials import kinds
from lchost.credentials.kinds import Kind
from lchost.credentials.rules import standing
from lchost.credentials.rules.conditions import Conditions
from lchost.credentials.rules.deciding import Plan
from lchost.credentials.rules.ruling import Rule, RuleDraft
from lchost.planning.series import Series
from lchost.ui import theme, wording
from lchost.ui.certificates.rule_facts import FactFields
from lchost.ui.certificates.rule_fields import ConditionFields
from lchost.ui.certificates.rule_words import kind_words
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tasks import Task
from lchost.ui.widgets import still
from lchost.ui.widgets.fields import choice, field, labelled
from lchost.ui.widgets.layout import column, holder, line, row, scroll, words

_SETTLE_MS = 150  # of typing, before it is counted
_WIDE_TEXT = 1.3  # from here what it says stands below who gets one


class RuleDialog(Dialog):
    """Edits a draft; `draft()` and `for_series()` are the answer."""

    def __init__(
        self,
        parent: QWidget | None,
        rule: Rule,
        workshop_id: int,
        plan: Plan,
        language: str,
        *,
        is_new: bool,
        series: Series | None = None,
    ) -> None:
        """Ask about a rule.  `series`: a new one may be for this series as a whole."""
        title = self.tr("Another certificate") if is_new else self.tr("Who gets one, and for what")
        verb = self.tr("Add it") if is_new else self.tr("Save")
        super().__init__(parent, title, verb=verb, icon="plus" if is_new else "check", width=900)
        self._workshop_id, self._rule, self._language = workshop_id, rule, language
        self._series = series
        self._turn = 0  # what was counted before the last change is thrown away
        self.kind = choice(self.tr("Kind"), list(kind_words()), rule.kind)
        self.titled = _titles(self.tr("Title"), rule.title)
        options: list[tuple[object, str]] = [(False, self.tr("This workshop alone"))]
        if series is not None:
            options.append((True, self.tr("The series “{title}”").format(title=series.title)))
        self.counts = choice(self.tr("What counts"), options)
        self.conditions = ConditionFields(rule.conditions, plan)
        self.says = FactFields(rule.facts, rule.letters)
        self.told = words("", "strong", wrap=True)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._count)
        self._lay_out(has_series=series is not None)
        self._offer_titles()
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.counts.currentIndexChanged.connect(self._settle.start)
        self.conditions.changed.connect(self._settle.start)
        self._count()

    def _lay_out(self, *, has_series: bool) -> None:
        title = labelled(self.tr("&Title"), self.titled)
        kind = labelled(self.tr("&Kind"), self.kind)
        counts = [labelled(self.tr("What &counts"), self.counts)] if has_series else []
        who = holder(column(words(self.tr("Who gets one"), "section"), self.conditions, None))
        what = holder(column(words(self.tr("What it says besides"), "section"), self.says, None))
        if theme.text_scale() < _WIDE_TEXT:
            both = row((who, 1), line(upright=True), (what, 1), gap=20)
        else:
            both = column(who, what, gap=16)
        whole = column(row((kind, 1), (title, 2), gap=12), *counts, both, gap=12)
        if theme.text_scale() < theme.BELOW_FROM:
            self.body(whole, self.told)
            return
        area = scroll(holder(whole))
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.body((area, 1), self.told)

    def first_focus(self) -> QWidget:
        """Begin with the kind."""
        return self.kind

    def first_fault(self) -> str:
        """Refuse a rule that asks for nothing."""
        if not self.conditions.conditions().asks_for_something():
            return self.tr("Tick at least one thing that somebody must have done.")
        return ""

    # --- the answer -----------------------------------------------------------------------------

    def draft(self) -> RuleDraft:
        """Return what was asked for; the usual title is kept as none, so it follows the papers."""
        kind: Kind = self.kind.currentData()
        title = " ".join(self.titled.currentText().split())
        return RuleDraft(
            kind,
            title,
            self.conditions.conditions(),
            self.says.facts(),
            self.says.letters.text().strip(),
            self._rule.design,
            self._rule.second_language,
        )

    def for_series(self) -> bool:
        """Tell whether all workshops of the series count."""
        return bool(self.counts.currentData())

    # --- meanwhile ------------------------------------------------------------------------------

    def _kind_chosen(self) -> None:
        kind: Kind = self.kind.currentData()
        known = {title for one in Kind for title in kinds.titles(one, self._language)}
        if self.titled.currentText() in known:
            self.titled.setEditText("")  # the title of another kind
        self.conditions.suggest(kind)
        self._offer_titles()
        self._settle.start()

    def _offer_titles(self) -> None:
        kind: Kind = self.kind.currentData()
        offered, said = kinds.titles(kind, self._language), self.titled.currentText()
        self.titled.clear()
        self.titled.addItems(list(offered))
        self.titled.setEditText(said)
        if edit := self.titled.lineEdit():
            edit.setPlaceholderText(offered[0])

    def _count(self) -> None:
        """Say how many get one as it stands; of thousands the screen need not wait for it."""
        self._turn += 1
        turn, workshop_id, rule = self._turn, self._workshop_id, self._thought()
        if not rule.conditions.asks_for_something():
            self.told.setText(self.tr("Nothing is asked yet."))
            return
        task = Task(lambda _tell: standing.counted(workshop_id, rule), self)
        task.done.connect(lambda found: self._tell(turn, *found))
        task.start()

    def _thought(self) -> Rule:
        conditions: Conditions = self.conditions.conditions()
        rule = self._rule
        return Rule(
            conditions=conditions,
            id=rule.id,
            workshop_id=rule.workshop_id,
            series_id=self._series.id if self._series and self.for_series() else rule.series_id,
        )

    def _tell(self, turn: int, gets: int, of: int) -> None:
        if turn == self._turn:
            said = self.tr("{n} of {all} get one")
            self.told.setText(said.format(n=wording.number(gets), all=wording.number(of)))


def _titles(says: str, title: str) -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setLineEdit(field(says, longest=80))
    made.setEditText(title)
    still.hold(made)
    made.setAccessibleName(says)
    return made
