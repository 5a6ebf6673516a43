"""The scanner while the door is open and another page, or a dialog, is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QScrollArea
from shiboken6 import isValid

from lchost.checkin.answers import Outcome, Way
from lchost.errors import HostError
from lchost.ui.checkin.requests import Request, Wish
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.keys import ScannerKeys
from lchost.ui.page import WorkshopPage
from lchost.ui.pages.checkin import CheckInPage
from lchost.ui.widgets.answer import Said
from lchost.ui.widgets.banner import Banner
from lchost.ui.widgets.buttons import button

if TYPE_CHECKING:
    from lchost.ui.home import Home

_QUIET = "neutral"  # the look of somebody who is only looked at yet


def tr(text: str) -> str:
    """Translate a sentence of this file."""
    return QCoreApplication.translate("Anywhere", text)


class Anywhere(QObject):
    """Brings each scan to the desk of the attended door, and says its answer where the host is.

    The desk is that workshop's own Check-in, which need not be seen: in or out, express or
    confirm, its door's name and its last answer hold here too.
    """

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._home, self._day = home, home.frame.day
        self._kept: QScrollArea | None = None  # the door's page, while another workshop is shown
        self._page: CheckInPage | None = None  # whose answers are heard
        self._told: dict[str, bool] = {}  # what banners say; whether it is to be looked at
        self.keys = ScannerKeys(self, beneath=True)  # what is seen hears its own: Check-in, kiosk
        self.keys.scanned.connect(self._scan)
        self._day.door_turned.connect(self._follow)
        self._follow()

    def end(self) -> None:
        """Hear nothing more: the pages are taken down."""
        self._day.door_turned.disconnect(self._follow)
        self.keys.stop()
        self._drop_kept()

    # --- the door's page ------------------------------------------------------------------------

    def keep(self, area: QScrollArea) -> None:
        """Keep the door's page while another workshop is shown."""
        if area is not self._kept:
            self._drop_kept()
            self._kept = area

    def kept(self, workshop_id: int) -> QScrollArea | None:
        """Return this workshop's page, if it is kept; whoever asks has it from now on."""
        page = self._kept.widget() if self._kept else None
        if not isinstance(page, WorkshopPage) or page.workshop_id != workshop_id:
            return None
        area, self._kept = self._kept, None
        return area

    def _drop_kept(self) -> None:
        area, self._kept = self._kept, None
        if area:
            self._home.take_down(area)

    def _follow(self) -> None:
        if self._day.is_open:
            self.keys.start()
        else:
            self.keys.stop()
            self._drop_kept()

    # --- a scan, and its answer -----------------------------------------------------------------

    def _scan(self, text: str) -> None:
        try:
            page = self._home.door_page(self._day.workshop_id)
            if isinstance(page, CheckInPage):
                self._hear(page)
                page.scan_unseen(text)
        except HostError as error:
            self._fail(error)

    def _hear(self, page: CheckInPage) -> None:
        if self._page is not page:
            self._page = page
            page.answered.connect(lambda outcome: self._tell(page, outcome))
            page.asking.failed.connect(lambda trouble: self._fail_unseen(page, trouble))

    def _tell(self, page: CheckInPage, outcome: Outcome) -> None:
        """Say an answer above what the host has before them."""
        if page.isVisible() or page.asking.last is None:
            return
        said, last, way = page.panel.said, page.asking.last, page.asking.way
        is_urgent = not (outcome.answer.is_in and not outcome.attention)
        self._withdraw(urgent_too=False)  # one greeting takes the place of another
        text, more = _words(said)
        if shown := self._home.page():
            go = button(tr("Show at the door"), "arrow-right")
            go.clicked.connect(lambda: self._show(page, way, last))
            shown.banner(said.tone or _QUIET, text, go, more=more)
            self._told[text] = is_urgent
        asks = QApplication.activeModalWidget()
        if isinstance(asks, Dialog):
            asks.tell(Banner(said.tone or _QUIET, text, more=more))

    def _show(self, page: CheckInPage, way: Way, last: tuple[Outcome, Request]) -> None:
        """Go to the door, with this answer, whoever was answered since."""
        if not isValid(page) or self._home.go("checkin", page.workshop_id) is not page:
            return
        if page.asking.last is not last and last[1].wish is not Wish.LOOK:
            page.stand_again((way, last))

    def _fail_unseen(self, page: CheckInPage, trouble: Exception) -> None:
        if not page.isVisible() and isinstance(trouble, HostError):
            self._fail(trouble)

    def _fail(self, error: HostError) -> None:
        if shown := self._home.page():
            shown.trouble(error)
        asks = QApplication.activeModalWidget()
        if isinstance(asks, Dialog):
            asks.trouble(error)

    def calm(self, key: str) -> None:
        """Take greetings off when another page is shown, and every answer at the door."""
        self._withdraw(urgent_too=key == "checkin")

    def _withdraw(self, *, urgent_too: bool) -> None:
        for text, is_urgent in list(self._told.items()):
            if urgent_too or not is_urgent:
                self._home.withdraw(text)
                del self._told[text]


def _words(said: Said) -> tuple[str, str]:
    """Return an answer in a strong sentence, and in what else there is to know."""
    text = tr("{name}: {what}").format(name=said.name, what=said.what) if said.name else said.what
    return text, " · ".join(part for part in (said.note, said.more) if part)
