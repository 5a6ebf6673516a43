"""One person's certificate: how it looks, how it stands, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget

from lchost.credentials.rules.ruling import Rule
from lchost.errors import HostError
from lchost.ui import wording
from lchost.ui.certificate_design.choice import DesignChoice
from lchost.ui.certificates.people import Candidate, State, tr
from lchost.ui.certificates.wishes import Wishes, options_now, with_merits
from lchost.ui.tasks import Task
from lchost.ui.widgets.layout import column, emptied, holder, row, words
from lchost.ui.widgets.marks import Pill
from lchost.ui.widgets.painting import CENTRE
from lchost.ui.widgets.paper_view import PaperView

_LEAST_VIEW = 150  # pixels: all the page has room at 1366 x 768
_READY = {
    State.TO_ISSUE: ("neutral", "circle-dashed"),
    State.ISSUED: ("welcome", "circle-check"),
    State.TURNED: ("attention", "triangle-alert"),
    State.REVOKED: ("attention", "triangle-alert"),
    State.NO: ("neutral", "circle-minus"),
}


class Given(QFrame):
    """The card at the right: name, pill, the page, the wishes, the ways."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._turn = 0  # what was begun before the last choice is thrown away
        self.name = words("", "section", wrap=True)
        self.reason = words("", "caption", muted=True, wrap=True)
        self._pill = row(gap=0)
        self.view = PaperView()
        self.view.setMinimumHeight(_LEAST_VIEW)
        self._instead = words("", muted=True, wrap=True)
        self._instead.setAlignment(CENTRE | Qt.AlignmentFlag.AlignVCenter)
        self._place = QStackedWidget()
        self._place.addWidget(self.view)
        self._place.addWidget(holder(column(None, self._instead, None, margins=(32, 0, 32, 0))))
        self.wishes = Wishes()
        self.look = DesignChoice()
        self._ways = row(None, gap=8)
        head = row((column(self.name, self.reason, gap=0), 1), self._pill, gap=8)
        items = (head, (self._place, 1), self.wishes, self.look, self._ways)
        self.setLayout(column(*items, gap=10, margins=(14, 12, 14, 12)))

    def show_nobody(self, text: str) -> None:
        """Say why there is no page to see."""
        self._turn += 1
        self.name.setText("")
        self.reason.hide()
        self._show_pill("", "", "")
        self._say_instead(text)
        self.show_ways()

    def show_candidate(self, candidate: Candidate, workshop_id: int, rule: Rule) -> None:
        """Draw how somebody's certificate looks, or would look."""
        self._turn += 1
        turn, state = self._turn, candidate.state
        self.name.setText(candidate.name)
        self.reason.setText(candidate.reason)
        self.reason.setVisible(state is not State.NO)  # then it stands in the page's place
        said = {
            State.TO_ISSUE: tr("Not issued yet"),
            State.ISSUED: tr("Issued, No. {number}").format(number=candidate.number),
            State.TURNED: tr("No longer holds, No. {number}").format(number=candidate.number),
            State.REVOKED: tr("Revoked, No. {number}").format(number=candidate.number),
            State.NO: tr("Gets none"),
        }[state]
        self._show_pill(said, *_READY[state])
        if state is State.NO:
            said = tr("Gets none by the rule: {reason}.").format(reason=candidate.reason)
            if candidate.by_host:
                said = tr("Gets none: {reason}.").format(reason=candidate.reason)
            self._say_instead(said)
            return
        task = Task(_drawing(candidate, workshop_id, rule), self)
        task.done.connect(lambda pdf: self._show(turn, pdf, candidate.name))
        task.failed.connect(lambda error: self._not_drawn(turn, error))
        task.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want no drawing any more."""
        super().hideEvent(event)
        self._turn += 1

    def show_ways(self, *ways: QPushButton) -> None:
        """Put the buttons under the page."""
        emptied(self._ways)
        self._ways.addStretch(1)
        for way in ways:
            self._ways.addWidget(way)

    def _show(self, turn: int, pdf: bytes, name: str) -> None:
        if turn == self._turn:
            self.view.show_pdf(pdf, tr("Certificate of {name}").format(name=name))
            self._place.setCurrentIndex(0)

    def _not_drawn(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return  # the page is gone, and perhaps the file with it
        if not isinstance(error, HostError):
            raise error
        self._say_instead(wording.trouble(error))

    def _say_instead(self, text: str) -> None:
        self.view.clear()
        self._instead.setText(text)
        self._place.setCurrentIndex(1)

    def _show_pill(self, text: str, tone: str, icon: str) -> None:
        emptied(self._pill)
        if text:
            self._pill.addWidget(Pill(text, tone, icon))


def _drawing(candidate: Candidate, workshop_id: int, rule: Rule) -> Callable[[object], bytes]:
    """Return the work that makes the page: the frozen one, or how it would be."""
    issued, member_id = candidate.certificate, candidate.member_id
    if issued is not None:
        from lchost.paper import issuing

        return lambda _tell: issuing.one_certificate(issued.id)
    options, now = options_now(workshop_id, rule), datetime.now(UTC)

    def draw(_tell: object) -> bytes:
        from lchost.paper import issuing

        said = with_merits(options, workshop_id, rule, [member_id])
        return issuing.preview(workshop_id, member_id, said, now)

    return draw
