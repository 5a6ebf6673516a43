"""What the members page does with a member's photo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from lchost.paper import photos
from lchost.roster.members import Member
from lchost.ui.page import Page
from lchost.ui.stationery import reading


class PhotoJob(QObject):
    """Asks for a picture and keeps it; `chosen` tells whose it is."""

    def __init__(self, page: Page, chosen: Callable[[], Member | None]) -> None:
        super().__init__(page)
        self._page = page
        self._chosen = chosen

    def ask(self) -> None:
        """Ask for a picture on this computer."""
        if self._chosen() and (path := reading.ask_for_picture(self._page)):
            self.keep(path)

    def keep(self, path: Path) -> None:
        """Read a picture off the screen and keep it as the photo of the member chosen."""
        if (who := self._chosen()) is None:
            return
        said = self.tr("Kept the photo of {name}").format(name=who.display_name)
        self._page.run(
            self.tr("Reading {name}…").format(name=path.name),
            lambda _: photos.keep(who.id, path.name, reading.read(path), datetime.now(UTC)),
            undo_label=self.tr("photo of {name}").format(name=who.display_name),
            said=said,
            can_cancel=False,
        )

    def take_off(self) -> None:
        """Let the member chosen have no photo."""
        if (who := self._chosen()) is None:
            return
        self._page.do(
            self.tr("photo of {name}").format(name=who.display_name),
            lambda: photos.take_off(who.id),
            self.tr("Took the photo of {name} off").format(name=who.display_name),
        )
