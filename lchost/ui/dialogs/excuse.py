"""Asks why somebody does not come, and to which session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import choice, field, labelled

_LONGEST = 200  # letters of a reason


class ExcuseDialog(Dialog):
    """`reason()` and `session_ids()` are the answer; a reason is not needed."""

    def __init__(
        self,
        parent: QWidget | None,
        who: str,
        sessions: Sequence[tuple[int, str]],
        chosen: int | None = None,
        reason: str = "",
    ) -> None:
        """Ask about `who`; `sessions` are offered by id and words, `chosen` comes first."""
        title = wording.tr("Excuse {who}").format(who=who)
        super().__init__(parent, title, verb=wording.tr("Excuse"), width=460)
        self._ids = [number for number, _ in sessions]
        self._reason = field(self.tr("Reason"), reason, self.tr("Is ill"), longest=_LONGEST)
        note = self.tr("Only you see it. Who comes all the same counts as present.")
        offered: list[tuple[object, str]] = [(None, self.tr("All sessions")), *sessions]
        self._session = choice(self.tr("Session"), offered, chosen)
        asked = [labelled(self.tr("&From"), self._session)] if len(sessions) > 1 else []
        self.body(*asked, labelled(self.tr("&Reason"), self._reason, note))

    def first_focus(self) -> QWidget:
        """Begin with the reason."""
        return self._reason

    def reason(self) -> str:
        """Return why; may be empty."""
        return self._reason.text().strip()

    def session_ids(self) -> list[int]:
        """Return which sessions they are excused from."""
        chosen = self._session.currentData()
        return self._ids if chosen is None else [int(chosen)]
