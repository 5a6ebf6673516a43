"""Asks why the host decides otherwise than the rule."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.fields import choice, field, labelled

_LONGEST = 200  # letters of a reason


class OverrideDialog(Dialog):
    """`gets()` and `reason` are the answer."""

    def __init__(self, parent: QWidget | None, who: str, *, gets: bool, reason: str = "") -> None:
        """Ask about `who`; `gets` is offered first: the contrary of what the rule says."""
        facts = self.tr("{who}: you decide, whatever the rule says.").format(who=who)
        note = self.tr("The reason is kept, and stands in the list.")
        super().__init__(
            parent,
            self.tr("Decide otherwise"),
            facts,
            verb=self.tr("Decide so"),
            note=note,
            width=560,
        )
        offered: list[tuple[object, str]] = [
            (True, self.tr("gets one")),
            (False, self.tr("gets none")),
        ]
        self.decision = choice(self.tr("Decision"), offered, gets)
        hint = self.tr("Was there, but had forgotten the badge")
        self.reason = field(self.tr("Reason"), reason, hint, longest=_LONGEST)
        self.body(
            labelled(self.tr("&Decision"), self.decision), labelled(self.tr("&Reason"), self.reason)
        )

    def first_focus(self) -> QWidget:
        """Begin with the reason."""
        return self.reason

    def first_fault(self) -> str:
        """Refuse a decision without a reason."""
        if self.reason.text().strip():
            return ""
        return self.tr("Say why you decide otherwise than the rule: the reason is kept.")

    def gets(self) -> bool:
        """Tell whether they get one."""
        return bool(self.decision.currentData())
