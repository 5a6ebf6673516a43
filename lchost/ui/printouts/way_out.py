"""Brings a paper to a printer, into a file or to the system's viewer, and writes down that it left.

One for a page that shows papers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from lchost.errors import HostError
from lchost.models import undo
from lchost.paper import printed
from lchost.paper.printed import Gone
from lchost.paper.scanback import kept
from lchost.ui import printing, saving, viewer
from lchost.ui.page import WorkshopPage
from lchost.ui.printing import Run
from lchost.ui.printouts.leaving import Leaving, pdf_elsewhere
from lchost.ui.tasks import Progress
from lchost.ui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class WayOut(QObject):
    """`changed` tells that it has begun to print, or is free again."""

    changed = Signal()

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page)
        self._page = page
        self._printer: QPrinter | None = None  # Qt paints on it: Python must not free it meanwhile

    @property
    def is_printing(self) -> bool:
        """Tell whether pages are on their way to a printer."""
        return self._printer is not None

    # --- printing -------------------------------------------------------------------------------

    def print(self, paper: Leaving) -> None:
        """Ask for a printer, and print."""
        self.print_job([paper], paper.title)

    def print_job(
        self, papers: Sequence[Leaving], title: str, then: Callable[[], None] | None = None
    ) -> None:
        """Ask for a printer once, and print papers as one job; `then` comes once it is printed."""
        first = papers[0]
        printing.choose_printer(
            self._page,
            first.paper.pdf,
            title,
            lambda printer: self._print(printer, papers, title, then),
            next((paper.flip for paper in papers if paper.flip is not None), None),
            sum(len(paper.all_pages()) for paper in papers),
            has_current=len(papers) == 1 and first.here is not None,
        )

    def _print(
        self,
        printer: QPrinter,
        papers: Sequence[Leaving],
        title: str,
        then: Callable[[], None] | None,
    ) -> None:
        to = printer.printerName() or printer.outputFileName()
        every = [(paper, page) for paper in papers for page in paper.all_pages()]
        here = papers[0].here if len(papers) == 1 else None
        asked = [every[n] for n in printing.pages_asked_for(printer, len(every), here)]
        wanted = [(one, [page for paper, page in asked if paper is one]) for one in papers]
        out = [(paper, pages) for paper, pages in wanted if pages]
        if not out:
            self._page.banner("neutral", self.tr("There are no such pages: nothing was printed."))
            return
        runs = [
            Run(one.paper.pdf, pages, one.offsets_on(printer.printerName())) for one, pages in out
        ]

        page, workshop_id = self._page, self._page.workshop_id
        labels = [self.tr("printing of {title}").format(title=one.title) for one, _ in out]

        def work(tell: Progress) -> list[HostError]:
            printing.print_runs(runs, printer, tell)
            every = zip(out, labels, strict=True)
            return [
                error
                for (one, pages), label in every
                for error in note(workshop_id, one, pages, to, label)
            ]

        said = self.tr("Printed {title}").format(title=title)

        def printed(troubles: list[HostError]) -> None:
            page.say(said, undo=False)
            tell(page, troubles)
            if then:
                then()

        if not printing.knows_paper(printer, papers[0].paper.pdf):
            strange = self.tr("“{printer}” knows no paper of this size")
            more = self.tr(
                "It is printed at its real size all the same. If something is cut off, choose"
                " another paper or another printer."
            )
            self._page.banner("neutral", strange.format(printer=to), more=more)
        self._printer = printer
        self.changed.emit()
        says = self.tr("Printing {title}…").format(title=title)
        page.run(
            says,
            work,
            printed,
            ended=self._let_go,
            failed=lambda error: told_where_the_host_is(page, error),
            outlives=True,
        )

    def _let_go(self) -> None:
        self._printer = None
        if isValid(self):  # the page may have been taken down meanwhile
            self.changed.emit()

    # --- saving, looking ------------------------------------------------------------------------

    def save(self, leaving: Leaving) -> None:
        """Ask for a file, and save."""
        kinds = self.tr("PDF documents (*.pdf)")
        title = self.tr("Save PDF")
        path = saving.ask_where(self._page, title, f"{leaving.title}.pdf", kinds)
        if path is None:
            return
        workshop_id = self._page.workshop_id
        label = self.tr("saving of {name}").format(name=path.name)

        def work(_tell: Progress) -> list[HostError]:
            saving.write_whole(path, pdf_elsewhere(leaving))
            return note(workshop_id, leaving, range(leaving.paper.pages), "", label)

        page, said = self._page, self.tr("Saved {name}").format(name=path.name)

        def saved(troubles: list[HostError]) -> None:
            page.say(said, undo=False)
            tell(page, troubles)

        says = self.tr("Saving {title}…").format(title=leaving.title)
        page.run(
            says,
            work,
            saved,
            can_cancel=False,
            failed=lambda error: told_where_the_host_is(page, error),
            outlives=True,
        )

    def look(self, leaving: Leaving) -> None:
        """Show it in the program that this computer shows PDFs with."""
        workshop_id = self._page.workshop_id

        def work(_tell: Progress) -> Path:
            path = viewer.put(leaving.title, pdf_elsewhere(leaving))
            if leaving.paper.sheets:  # printed there, it comes back all the same
                kept.keep(workshop_id, leaving.key, leaving.paper.sheets, datetime.now(UTC))
            return path

        self._page.run(
            self.tr("Opening {title}…").format(title=leaving.title),
            work,
            lambda path: self._look(leaving, path),
            can_cancel=False,
        )

    def _look(self, leaving: Leaving, path: Path) -> None:
        if not viewer.show(path):
            self._page.banner("attention", self.tr("No program on this computer opens PDF files."))
            return
        said = self.tr("{title} is open in another program").format(title=leaving.title)
        if not leaving.sheet:
            self._page.say(said, undo=False)
            return
        way = button(self.tr("They are printed"))
        banner = self._page.banner(
            "neutral",
            said,
            way,
            more=self.tr("If the badges are printed there, say so: lchost does not see it."),
        )
        way.clicked.connect(banner.leave)
        way.clicked.connect(lambda: self._printed_there(leaving))

    def _printed_there(self, leaving: Leaving) -> None:
        label = self.tr("printing of {title}").format(title=leaving.title)
        pages, printer = range(leaving.paper.pages), self.tr("another program")
        tell(self._page, note(self._page.workshop_id, leaving, pages, printer, label))


def tell(page: WorkshopPage, troubles: Sequence[HostError]) -> None:
    """Say trouble with paper that has left on its page, or where the host has gone meanwhile."""
    for error in troubles:
        if isValid(page) and page.isVisible():
            page.trouble(error)
        else:
            page.frame.trouble(error)


def told_where_the_host_is(page: WorkshopPage, error: Exception) -> None:
    """Say why a paper has not left; only trouble that the host can mend is said."""
    if not isinstance(error, HostError):
        raise error
    tell(page, [error])


def note(
    workshop_id: int, leaving: Leaving, pages: Sequence[int], printer: str, label: str
) -> list[HostError]:
    """Write down what left, and return what came in the way of that; works on any thread.

    The work that brings it out calls this: the page that asked for it may be gone by then.
    Badges that are out cannot be taken back.
    """
    badges = leaving.badges_on(pages)
    people = len(badges) or leaving.paper.people
    gone = Gone(leaving.key, printer, len(pages), people, datetime.now(UTC))
    try:
        printed.note(workshop_id, gone, badges, leaving.paper.sheets)
    except HostError as error:
        return [error]
    if badges:
        said = QCoreApplication.translate(
            "WayOut",
            "The badges have left lchost. To print them again, choose everybody or some people"
            " beside the paper.",
        )
        undo.barrier(label, said)
    return []
