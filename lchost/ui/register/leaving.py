"""One certificate of the register leaves: to be looked at, or as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lchost.credentials import issued, register
from lchost.credentials.issued import Line
from lchost.roster import tables
from lchost.ui import saving, viewer
from lchost.ui.dialogs.table_files import ask_where
from lchost.ui.page import Page
from lchost.ui.pages.lists import today
from lchost.ui.register.looks import tr
from lchost.ui.tasks import Progress


class Leaving:
    """What the page does with the one that is chosen, and with all that are shown."""

    def __init__(
        self, page: Page, chosen: Callable[[], Line | None], shown: Callable[[], list[Line]]
    ) -> None:
        self._page, self._chosen, self._shown = page, chosen, shown

    def open(self) -> None:
        """Show the chosen one's PDF in the program for that."""
        if (line := self._chosen()) is None:
            return
        number, title = line.id, f"{line.number} {line.name}"

        def work(_tell: Progress) -> Path:
            return viewer.put(title, register.pdf(number))

        self._page.run(tr("Opening the certificate…"), work, self._look, can_cancel=False)

    def save_pdf(self) -> None:
        """Save the chosen one as it was frozen."""
        self._save(".pdf", tr("PDF documents (*.pdf)"), register.pdf)

    def save_credential(self) -> None:
        """Save what wallets read."""
        self._save(
            ".json",
            tr("Credentials (*.json)"),
            lambda number: register.credential(number).encode(),
        )

    def save_badge(self) -> None:
        """Save the medal that has the credential in it."""

        def badge(number: int) -> bytes:
            from lchost.paper.giving import files

            return files.badge(number)

        self._save(".png", tr("Pictures (*.png)"), badge)

    def export(self) -> None:
        """Save those that are shown as a table."""
        lines = self._shown()
        name = tr("Certificates, {day}").format(day=today())
        path = ask_where(self._page, tr("Save the register"), name)
        if path is None:
            return
        said = tr("Saved {name}").format(name=path.name)

        def work(_tell: Progress) -> None:
            sheet = issued.sheet(lines)
            tables.write_table(path, sheet.headers, sheet.rows)

        self._page.run(tr("Saving the register…"), work, said=said, can_cancel=False)

    def _save(self, ending: str, kinds: str, content: Callable[[int], bytes]) -> None:
        if (line := self._chosen()) is None:
            return
        number, name = line.id, f"{line.number} {line.name}{ending}"
        path = saving.ask_where(self._page, tr("Save this certificate"), name, kinds)
        if path is None:
            return
        self._page.run(
            tr("Saving the certificate…"),
            lambda _tell: saving.write_whole(path, content(number)),
            said=tr("Saved {name}").format(name=path.name),
            can_cancel=False,
        )

    def _look(self, path: Path) -> None:
        if not viewer.show(path):
            said = tr("No program on this computer opens PDF files.")
            self._page.banner("attention", said)
