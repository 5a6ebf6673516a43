"""How fair is it?  The round in sentences, who waits, and what to do about it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton

from lchost.grouping import improving
from lchost.grouping.cards import RoundView
from lchost.grouping.modes import Mode
from lchost.ui import theme, wording
from lchost.ui.frame import Frame
from lchost.ui.groups.board import Board
from lchost.ui.groups.chosen_words import chosen_said
from lchost.ui.groups.findings import Finding, findings
from lchost.ui.groups.waiting import Waiting
from lchost.ui.widgets import (
    Mark,
    action_button,
    breakable,
    column,
    emptied,
    holder,
    menu_button,
    row,
    words,
)

_SIDES = 48  # pixels of the margins and of a scroll bar
_MOST = 9  # sentences; the rest would not be read


class Fairness(QFrame):
    """The side of the Groups step; `ways` stand below it and never scroll away."""

    def __init__(self, frame: Frame, board: Board) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._score = words("", "section")
        self._chosen = words("", "caption", muted=True, wrap=True)
        self._list = column(gap=8)
        self.waiting = Waiting(board)
        says = words(self.tr("Here, but in no group:"), wrap=True)
        seat = action_button(frame.action("groups.seat"), text=self.tr("Find seats"))
        self._late = holder(column(says, self.waiting, seat, gap=8, margins=(12, 10, 12, 12)))
        self._late.setProperty("ground", "accent")
        more = menu_button(
            [frame.action(f"groups.{key}") for key in ("pairs", "save", "delete")],
            self.tr("More for this round"),
            self,
        )
        again = frame.action("groups.again")
        self._again = action_button(again, text=self.tr("Mix again"))
        self._rest = action_button(again, text=self.tr("Improve the rest"))
        self._rest.hide()
        mend = action_button(frame.action("groups.mend"), text=self.tr("Mend…"))
        wishes = action_button(frame.action("groups.wishes"), text=self.tr("Wishes"))
        asked = words(self.tr("How fair is it?"), "section", wrap=True)
        head = row((asked, 1), self._score, more)
        inside = column(
            column(head, self._chosen, gap=2),
            self._late,
            self._list,
            None,
            gap=12,
            margins=(16, 14, 16, 16),
        )
        self.setLayout(inside)
        beside = _side_by_side(self._again, self._rest, wishes)
        self.ways = holder(column(mend, beside, gap=8, margins=(16, 14, 16, 16)), "card")

    def show_round(self, shown: RoundView) -> None:
        """Say how a round turned out."""
        percent = shown.report.percent if shown.report else None
        self._score.setText("–" if percent is None else f"{wording.number(percent)} %")
        says = self.tr("How much of the imbalance that could be avoided is gone; 0 is chance.")
        if shown.report and shown.report.interest and shown.wishes.mode == Mode.INTEREST.value:
            says = self.tr("How much of what people want is met; 0 is chance, 100 all that can be.")
        if percent is None:
            says = self.tr("Nothing to balance: one group, or nothing known that is mixed.")
        self._score.setToolTip(says)
        self._score.setAccessibleDescription(says)
        self._chosen.setText(chosen_said(shown))
        emptied(self._list)
        for finding in findings(shown)[:_MOST]:
            self._list.addLayout(_sentence(finding))
        self.waiting.show_seats(shown.waiting)
        self._late.setVisible(bool(shown.waiting))
        is_rest = improving.is_asked(shown)
        self._again.setVisible(not is_rest)
        self._rest.setVisible(is_rest)


def _sentence(finding: Finding) -> QBoxLayout:
    tone = "welcome" if finding.is_good else "attention"
    icon = "circle-check" if finding.is_good else "triangle-alert"
    if finding.is_good and not finding.is_kept:  # nobody can help it, and it is not so all the same
        tone, icon = "neutral", "info"
    mark = column(Mark(icon, tone), None, margins=(0, 2, 0, 0))
    return row(mark, (words(breakable(finding.text), wrap=True), 1), gap=8)


def _side_by_side(*ways: QPushButton) -> QBoxLayout:
    """Return buttons beside each other, or one below the other where words are long."""
    *first, last = ways
    wide = max(way.sizeHint().width() for way in first) + last.sizeHint().width() + 8
    if wide > theme.SIDE_WIDTH - _SIDES:
        return column(*ways, gap=8)
    return row(*((way, 1) for way in ways), gap=8)
