"""The poster on paper: made from the door's fixed code, then printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter

from lchost.ui import printing, saving
from lchost.ui.page import WorkshopPage
from lchost.ui.papers import usual_page_size
from lchost.ui.phones.door import PhoneDoor
from lchost.ui.tasks import Progress

if TYPE_CHECKING:
    from lchost.paper.press import Paper


def tr(text: str) -> str:
    """Translate a sentence about phones."""
    return QCoreApplication.translate("Phones", text)


def made(phones: PhoneDoor) -> Paper | None:
    """Return the poster as it would be printed now; None while phones have no address."""
    from lchost.paper import day_papers  # reportlab takes 100 ms

    how = phones.paper()
    if how is None:
        return None
    size = usual_page_size()
    return day_papers.door_poster(phones.workshop_id, how.code, how.word, how.address, size)


def print_poster(page: WorkshopPage, phones: PhoneDoor) -> None:
    """Ask for a printer, and print the poster."""
    paper = made(phones)
    if paper is None:
        return
    if not printing.has_printer():
        page.banner("neutral", tr("This computer knows no printer. Save the poster as a PDF."))
        return

    def on(printer: QPrinter) -> None:
        def work(tell: Progress) -> None:
            printing.print_pages(paper.pdf, printer, [0], tell)  # the work keeps the printer

        page.run(tr("Printing the door poster…"), work, said=tr("Printed the door poster"))

    printing.choose_printer(page, paper.pdf, tr("Door poster"), on)


def save_poster(page: WorkshopPage, phones: PhoneDoor) -> None:
    """Ask for a file, and save the poster."""
    paper = made(phones)
    if paper is None:
        return
    title = f"{tr('Door poster')} – {page.title.text()}.pdf"
    path = saving.ask_where(page, tr("Save the door poster"), title, tr("PDF documents (*.pdf)"))
    if path is not None:
        page.run(
            tr("Saving the door poster…"),
            lambda _tell: saving.write_whole(path, paper.pdf),
            said=tr("Saved {name}").format(name=path.name),
            can_cancel=False,
        )
