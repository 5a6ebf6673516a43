"""Who waits for the host's nod: in sight until it is given or refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QWidget

from lchost.checkin.answers import HeldFor
from lchost.checkin.held import Held
from lchost.ui import wording
from lchost.ui.checkin.hours import tr
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.layout import column, emptied, holder, row, words
from lchost.ui.widgets.marks import Mark

_MOST = 3  # shown one by one; the others come up as these go


class HeldCard(QFrame):
    """The first to ask stands on top.  Hidden while nobody waits."""

    let_in = Signal(object)  # Held
    turned_down = Signal(object)  # Held
    came = Signal()  # somebody new waits

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "attention")
        self._title = words("", "section", wrap=True)
        self._people = column(gap=12)
        self._more = words("", "caption", wrap=True)
        self._shown: tuple[Held, ...] = ()
        head = row(Mark("triangle-alert", "attention", 22), (self._title, 1), gap=8)
        self.setLayout(column(head, self._people, self._more, gap=8, margins=(14, 10, 14, 12)))
        self.hide()

    def show_held(self, waiting: Sequence[Held]) -> None:
        """Show who waits."""
        now = tuple(waiting)
        if now == self._shown:
            return
        is_new = {w.check_in_id for w in now} - {w.check_in_id for w in self._shown}
        self._shown = now
        said = wording.counted(
            len(now), tr("1 person waits for your nod"), tr("{n} people wait for your nod")
        )
        self._title.setText(said)
        self.setAccessibleName(said)
        emptied(self._people)
        for person in now[:_MOST]:
            self._people.addWidget(self._line(person))
        more = tr("… and {n} more").format(n=wording.number(len(now) - _MOST))
        self._more.setText(more)
        self._more.setVisible(len(now) > _MOST)
        self.setVisible(bool(now))
        if is_new:
            alert = QAccessibleEvent(self, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)
            self.came.emit()

    def waiting(self) -> tuple[Held, ...]:
        """Return who is shown to wait."""
        return self._shown

    def _line(self, person: Held) -> QWidget:
        let_in = button(
            tr("Let in"), "door-open", says=tr("Let in {name}").format(name=person.name)
        )
        no = button(tr("Turn down"), "", says=tr("Turn {name} down").format(name=person.name))
        let_in.clicked.connect(lambda: self.let_in.emit(person))
        no.clicked.connect(lambda: self.turned_down.emit(person))
        name, why = words(person.name, "strong", wrap=True), words(why_words(person), wrap=True)
        return holder(column(name, why, holder(Flow(let_in, no)), gap=4))


def why_words(person: Held) -> str:
    """Return why somebody waits, in a sentence."""
    if person.why is HeldFor.RETURN:
        return tr("Went out; nobody comes in again here.")
    if person.why is HeldFor.POSTER:
        return tr("Scanned the paper poster. Are they here?")
    if person.other_name:
        return tr("Their phone has checked in {name}.").format(name=person.other_name)
    return tr("Their phone has checked in somebody else.")
