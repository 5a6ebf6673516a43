"""The slider beside a round: more balance or more new faces, and what that would change."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from lchost.grouping.wishes import BALANCED
from lchost.ui import wording
from lchost.ui.groups.compare import Side
from lchost.ui.groups.setup_wishes import faces_row, faces_slider
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import button, column, emptied, holder, words
from lchost.ui.widgets.flow import Flow

PAUSE_MS = 400
"""The keyboard moves a slider step by step; the search waits for the last."""

_GAP = 8  # pixels between buttons


class WhatIf(QFrame):
    """Asks for another plan when the slider is let go, and shows it beside the one there is."""

    wanted = Signal(int)  # where the slider stands
    taken = Signal()
    left = Signal()
    compared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slider = faces_slider()
        self._shown, self._round = BALANCED, 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._offer = column(gap=8)
        self.setLayout(column(faces_row(self.slider), self._offer, gap=8))
        self.slider.valueChanged.connect(self._wait)
        self.slider.sliderReleased.connect(self._wait)
        self._pause.timeout.connect(self._ask)

    def show_faces(self, round_id: int, new_faces: int, at: int | None = None) -> None:
        """Stand where the wishes of the round are, or `at` what is offered; an offer goes.

        The page reads again whenever somebody comes in: that moves no slider that is just used.
        """
        is_used = self.slider.isSliderDown() or self._pause.isActive()
        self._shown = new_faces
        emptied(self._offer)
        if is_used and round_id == self._round:
            return
        self._round = round_id
        self._pause.stop()
        self.slider.blockSignals(True)
        self.slider.setValue(new_faces if at is None else at)
        self.slider.blockSignals(False)

    def _wait(self) -> None:
        if not self.slider.isSliderDown():
            self._pause.start()

    def _ask(self) -> None:
        if self.slider.value() != self._shown:
            self.wanted.emit(self.slider.value())

    @property
    def has_offer(self) -> bool:
        """Tell whether another plan is offered, or that none is."""
        return self._offer.count() > 0

    def offer(self, now: Side, then: Side) -> None:
        """Show what the other plan would be."""
        emptied(self._offer)
        take = button(tr("Take it"), "check")
        leave = button(tr("Leave it"), kind="quiet")
        closer = button(tr("Compare"), kind="link")
        closer.setMinimumHeight(take.sizeHint().height())
        ways = Flow(take, leave, closer, gap=_GAP)  # one row, where words are not too long
        inside = column(
            words(self._evenness(now, then), wrap=True),
            words(self._meetings(now, then), wrap=True),
            ways,
            gap=6,
            margins=(12, 10, 12, 10),
        )
        self._offer.addWidget(holder(inside, "accent"))
        take.clicked.connect(self.taken)
        leave.clicked.connect(self.left)
        closer.clicked.connect(self.compared)

    def tell_no_gain(self, now: Side, then: Side) -> None:
        """Say that nothing is won there; there is nothing to take."""
        emptied(self._offer)
        said = (tr("Nothing would be gained there."), self._evenness(now, then))
        told = " ".join(one for one in (*said, self._meetings(now, then)) if one)
        self._offer.addWidget(words(told, "caption", muted=True, wrap=True))

    def _evenness(self, now: Side, then: Side) -> str:
        if now.percent is None and then.percent is None:
            return ""
        return tr("Evenness {now} % → {then} %").format(
            now=wording.number(now.percent or 0), then=wording.number(then.percent or 0)
        )

    def _meetings(self, now: Side, then: Side) -> str:
        return tr("Pairs who meet again {now} → {then}").format(
            now=wording.number(now.repeats), then=wording.number(then.repeats)
        )
