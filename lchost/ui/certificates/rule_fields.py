"""The conditions of a rule as lines to tick, each with its number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.credentials.kinds import Kind
from lchost.credentials.rules.conditions import WHOLE, Conditions, ShareOf
from lchost.credentials.rules.deciding import Plan
from lchost.ui.certificates.reasons import session_name
from lchost.ui.widgets.buttons import Chip
from lchost.ui.widgets.fields import choice, number
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.layout import column, holder, row, scroll
from lchost.ui.words_of_people import roles

_USUAL_SHARE = 75  # per cent
_MOST_MINUTES = 100_000
_MANY_SESSIONS = 5  # from here their lines scroll
_LINES_HIGH = 150  # pixels of them


class ConditionFields(QWidget):
    """`conditions()` is the answer; `changed` tells of every change."""

    changed = Signal()

    def __init__(self, asked: Conditions, plan: Plan) -> None:
        super().__init__()
        self._asked, self._plan = asked, plan
        most = max(len(plan.sessions), asked.sessions, 1)
        self.sessions = QCheckBox(self.tr("came to at least"))
        unit = self.tr("sessions")
        self.least = number(asked.sessions or 1, unit, unit, least=1, most=most)
        self.least.valueChanged.connect(self._say_unit)
        self._say_unit(self.least.value())
        self.minutes = QCheckBox(self.tr("was there for at least"))
        length, unit = asked.minutes or max(1, plan.most_minutes), self.tr("min")
        says = self.tr("Minutes")
        self.length = number(length, unit, says, least=1, most=_MOST_MINUTES)
        self.shared = QCheckBox(self.tr("was there at least"))
        says = self.tr("Share in per cent")
        self.part = number(asked.share or _USUAL_SHARE, "%", says, least=1, most=WHOLE)
        self.part_of = choice(
            self.tr("Share of what"),
            [
                (ShareOf.SESSIONS, self.tr("of the sessions")),
                (ShareOf.MINUTES, self.tr("of the time")),
            ],
            asked.share_of,
        )
        self.mandatory = {
            one.uid: QCheckBox(self.tr("did not miss {x}").format(x=session_name(one, plan)))
            for one in plan.sessions
        }
        self.feedback = QCheckBox(self.tr("gave feedback (you tick who)"))
        self.assessment = QCheckBox(self.tr("passed the assessment (you tick who)"))
        self.had_role = QCheckBox(self.tr("had one of these roles:"))
        self.roles = {name: Chip(said) for name, said in roles()}
        self._lay_out()
        self._show(asked)
        self._connect()
        self._follow()

    def _say_unit(self, sessions: int) -> None:
        one, many = self.tr("session"), self.tr("sessions")
        self.least.setSuffix(f" {one if sessions == 1 else many}")

    def _lay_out(self) -> None:
        lines: list[QWidget] = list(self.mandatory.values()) if len(self.mandatory) > 1 else []
        if len(lines) >= _MANY_SESSIONS:
            area = scroll(holder(column(*lines, gap=6)))
            area.setFixedHeight(_LINES_HIGH)
            lines = [area]
        chosen = Flow(*self.roles.values(), gap=6)
        chosen.setContentsMargins(24, 0, 0, 0)
        self.setLayout(
            column(
                row(self.sessions, self.least, None, gap=8),
                row(self.minutes, self.length, None, gap=8),
                row(self.shared, self.part, self.part_of, None, gap=8),
                *lines,
                self.feedback,
                self.assessment,
                self.had_role,
                chosen,
                gap=8,
            )
        )

    def _show(self, asked: Conditions) -> None:
        self.sessions.setChecked(asked.sessions > 0)
        self.minutes.setChecked(asked.minutes > 0)
        self.shared.setChecked(asked.share > 0)
        for uid, box in self.mandatory.items():
            box.setChecked(uid in asked.mandatory)
        self.feedback.setChecked(asked.feedback)
        self.assessment.setChecked(asked.assessment)
        self.had_role.setChecked(bool(asked.roles))
        for name, chip in self.roles.items():
            chip.setChecked(name in asked.roles)

    def _connect(self) -> None:
        boxes = (self.sessions, self.minutes, self.shared, self.feedback, self.assessment)
        for box in (*boxes, self.had_role, *self.mandatory.values(), *self.roles.values()):
            box.toggled.connect(self._change)
        for spin in (self.least, self.length, self.part):
            spin.valueChanged.connect(self._change)
        self.part_of.currentIndexChanged.connect(self._change)

    def _change(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """A number is there to be changed only while its line is ticked."""
        self.least.setEnabled(self.sessions.isChecked())
        self.length.setEnabled(self.minutes.isChecked())
        self.part.setEnabled(self.shared.isChecked())
        self.part_of.setEnabled(self.shared.isChecked())
        for chip in self.roles.values():
            chip.setEnabled(self.had_role.isChecked())

    def suggest(self, kind: Kind) -> None:
        """Begin with what a kind usually asks, unless the host has asked something else."""
        usual = {
            Kind.ATTENDANCE: Conditions(sessions=1),
            Kind.COMPLETION: Conditions(share=WHOLE),
            Kind.FACILITATION: Conditions(sessions=1, roles=("facilitator",)),
            Kind.MENTORING: Conditions(sessions=1, roles=("mentor",)),
            Kind.CUSTOM: Conditions(sessions=1),
        }
        if self.conditions() in usual.values():
            self.part.setValue(usual[kind].share or _USUAL_SHARE)
            self._show(usual[kind])

    def conditions(self) -> Conditions:
        """Return what is asked.  A mandatory session that is planned no more stays in the rule."""
        gone = [one for one in self._asked.mandatory if one not in self.mandatory]
        ticked = [uid for uid, box in self.mandatory.items() if box.isChecked()]
        chosen = tuple(name for name, chip in self.roles.items() if chip.isChecked())
        is_shared = self.shared.isChecked()
        return Conditions(
            sessions=self.least.value() if self.sessions.isChecked() else 0,
            minutes=self.length.value() if self.minutes.isChecked() else 0,
            share=self.part.value() if is_shared else 0,
            share_of=self.part_of.currentData() if is_shared else ShareOf.SESSIONS,
            mandatory=(*ticked, *gone),
            feedback=self.feedback.isChecked(),
            assessment=self.assessment.isChecked(),
            roles=chosen if self.had_role.isChecked() else (),
        )
