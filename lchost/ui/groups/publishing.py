"""Show a round to the room: on phones, on the stage, at the door; and take it back."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from lchost.grouping import rounds
from lchost.grouping.cards import RoundView
from lchost.ui import wording
from lchost.ui.page import WorkshopPage
from lchost.ui.widgets import action_button, row


class Publishing(QFrame):
    """One button: to publish the round that is shown, or to take it back."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__()
        self._page = page
        self._shown: RoundView | None = None
        act = page.frame.action
        self.there = action_button(act("groups.publish"), text=self.tr("Publish"))
        self.back = action_button(act("groups.withdraw"), text=self.tr("Take back"))
        self.setLayout(row(self.there, self.back, gap=0))

    def show_round(self, shown: RoundView | None) -> str:
        """Offer what can be done with this round; return since when the room sees it."""
        self._shown = shown
        since = shown.published_at if shown else None
        self._page.frame.actions.enable("groups.publish", shown is not None and since is None)
        self._page.frame.actions.enable("groups.withdraw", since is not None)
        self.there.setVisible(since is None)
        self.back.setVisible(since is not None)
        if since is None or self._page.workshop is None:
            return ""
        clock = wording.clock(since, self._page.workshop.zone)
        return self.tr("published since {clock}").format(clock=clock)

    def publish(self) -> None:
        """Let everybody see on their phone and on the stage where they sit."""
        if self._shown is None:
            return
        round_id, n = self._shown.id, wording.number(self._shown.number)
        label = self.tr("publishing of round {n}").format(n=n)
        said = self.tr("Round {n} is published").format(n=n)
        self._page.do(label, lambda: rounds.publish(round_id, datetime.now(UTC)), said)
        self._show_now()

    def withdraw(self) -> None:
        """Show the round to nobody but the host again."""
        if self._shown is None:
            return
        round_id, n = self._shown.id, wording.number(self._shown.number)
        label = self.tr("taking back of round {n}").format(n=n)
        said = self.tr("Round {n} is no longer published").format(n=n)
        self._page.do(label, lambda: rounds.withdraw(round_id), said)
        self._show_now()

    def _show_now(self) -> None:
        """Read at once; the keyboard goes on at the way back."""
        held = self.there.hasFocus() or self.back.hasFocus()
        self._page.stale()
        way = self.there if self.back.isHidden() else self.back
        if held:
            way.setFocus(Qt.FocusReason.OtherFocusReason)
