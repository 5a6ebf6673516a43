"""Test the door: a checklist with made-up people; nothing of it reaches the community."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from lchost import codes
from lchost.errors import HostError
from lchost.planning.workshops import Workshop
from lchost.ui import saving, theme
from lchost.ui.camera.card import CameraCard
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_of
from lchost.ui.phones.door import PhoneDoor
from lchost.ui.rehearsal.check import Check
from lchost.ui.rehearsal.findings import State, report, summary
from lchost.ui.rehearsal.hearing import SoundCheck
from lchost.ui.rehearsal.made_up import made_up
from lchost.ui.rehearsal.phoning import PhoneCheck
from lchost.ui.rehearsal.printing_out import PrinterCheck
from lchost.ui.rehearsal.scanning import ScannerCheck
from lchost.ui.rehearsal.seeing import CameraCheck
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.code import CodeView
from lchost.ui.widgets.layout import card, column, holder, line, row, scroll, words

_WIDTH, _HEIGHT = 880, 520
_SIDE, _QR = 250, 180


def tr(text: str) -> str:
    """Translate a sentence of this dialog."""
    return QCoreApplication.translate("Rehearsal", text)


class DoorTestDialog(Dialog):
    """Camera, scanner, sound, phone, printer: each is tried, and the result can be kept."""

    def __init__(
        self,
        parent: QWidget | None,
        workshop: Workshop,
        at: datetime,
        phones: PhoneDoor | None = None,
    ) -> None:
        facts = tr("With made-up badges: nobody is checked in, and nothing is written down.")
        super().__init__(parent, tr("Test the door"), facts, width=_WIDTH)
        self._workshop, self._at = workshop, at
        self._resting = _cameras_of(parent)  # what they saw would go to the desk
        self.people = made_up()
        self.checks: tuple[Check, ...] = (
            ScannerCheck(self.people),
            CameraCheck(self.people),
            SoundCheck(),
            PhoneCheck(workshop.id, phones),
            PrinterCheck(self.people),
        )
        self.copy = button(tr("Copy report"))
        self.save = button(tr("Save report…"), "download")
        self.body((row((self._list(), 1), self._side(), gap=18), 1))
        for check in self.checks:
            check.turned.connect(self._sum_up)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.finished.connect(lambda _: self._end())
        self._sum_up()
        for card_of_page in self._resting:
            card_of_page.hide()
        for check in self.checks:
            check.begin()

    def report(self) -> str:
        """Return the report as plain text."""
        found = {check.name: check.finding for check in self.checks}
        return report(self._workshop.title, self._at, self._workshop.zone, found)

    # --- inside ---------------------------------------------------------------------------------

    def _list(self) -> QScrollArea:
        rows: list[QWidget] = []
        for check in self.checks:
            rows += [line(), check] if rows else [check]
        made = scroll(holder(row((column(*rows, None, gap=0), 1), 12, gap=0)))
        made.setMinimumHeight(min(theme.em(_HEIGHT), room_of(self).height() - theme.em(210)))
        return made

    def _side(self) -> QWidget:
        person = self.people[0]
        code = CodeView(_QR, tr("The made-up badge of {name}").format(name=person.name))
        code.show_text(person.code)
        how = tr("Scan it from here, or from the test sheet: it belongs to nobody.")
        badge = card(
            row(None, code, None),
            words(person.name, "lead"),
            words(codes.spaced(person.code), "caption", muted=True, wrap=True),
            words(how, "caption", muted=True, wrap=True),
            title=tr("A made-up badge"),
            gap=8,
        )
        made = holder(column((scroll(holder(column(badge, None))), 1), self.copy, self.save, gap=8))
        made.setFixedWidth(theme.em(_SIDE))
        return made

    def _sum_up(self) -> None:
        found = [check.finding for check in self.checks]
        self.note.setText(summary(found))
        is_tried = any(one.state is not State.WAITING for one in found)
        self.copy.setEnabled(is_tried)
        self.save.setEnabled(is_tried)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.wrong(tr("The report is in the clipboard."), "welcome")

    def _save(self) -> None:
        name = f"{tr('Test of the door')} {self._at:%Y-%m-%d}.txt"
        path = saving.ask_where(self, tr("Save the report"), name, tr("Text (*.txt)"))
        if path is None:
            return
        try:
            saving.write_whole(path, self.report().encode())
        except HostError as error:
            self.trouble(error)
        else:
            self.wrong(tr("Saved as {name}.").format(name=path.name), "welcome")

    def _end(self) -> None:
        for check in self.checks:
            check.end()
        for card_of_page in self._resting:
            if isValid(card_of_page):
                card_of_page.show()


def _cameras_of(page: QWidget | None) -> list[CameraCard]:
    """Return the cameras that are looking beneath the dialog."""
    found = page.window().findChildren(CameraCard) if page else []
    return [card for card in found if card.isVisible()]
