"""Brings a paper to a printer, into a file or to the system's viewer, and writes down that it left.

One for a page that shows papers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

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
        asked = [every[n] for n in printing.pages_asked_for(printer, len(every))]
        wanted = [(one, [page for paper, page in asked if paper is one]) for one in papers]
        out = [(paper, pages) for paper, pages in wanted if pages]
        runs = [
            Run(one.paper.pdf, pages, one.offsets_on(printer.printerName())) for one, pages in out
        ]

        def work(tell: Progress) -> None:
            printing.print_runs(runs, printer, tell)

        def printed(_: object) -> None:
            self._printed(out, title, to)
            if then:
                then()

        if not printing.knows_paper(printer, papers[0].paper.pdf):
            said = self.tr("“{printer}” knows no paper of this size")
            more = self.tr(
                "It is printed at its real size all the same. If something is cut off, choose"
                " another paper or another printer."
            )
            self._page.banner("neutral", said.format(printer=to), more=more)
        self._printer = printer
        self.changed.emit()
        says = self.tr("Printing {title}…").format(title=title)
        self._page.run(says, work, printed, ended=self._let_go)

    def _printed(
        self, out: Sequence[tuple[Leaving, Sequence[int]]], title: str, printer: str
    ) -> None:
        for paper, pages in out:
            label = self.tr("printing of {title}").format(title=paper.title)
            self.note(paper, pages, printer, label)
        self._page.say(self.tr("Printed {title}").format(title=title), undo=False)

    def _let_go(self) -> None:
        self._printer = None
        self.changed.emit()

    # --- saving, looking ------------------------------------------------------------------------

    def save(self, leaving: Leaving) -> None:
        """Ask for a file, and save."""
        kinds = self.tr("PDF documents (*.pdf)")
        title = self.tr("Save PDF")
        path = saving.ask_where(self._page, title, f"{leaving.title}.pdf", kinds)
        if path is None:
            return
        self._page.run(
            self.tr("Saving {title}…").format(title=leaving.title),
            lambda _tell: saving.write_whole(path, pdf_elsewhere(leaving)),
            lambda _: self._saved(leaving, path),
            can_cancel=False,
        )

    def _saved(self, leaving: Leaving, path: Path) -> None:
        label = self.tr("saving of {name}").format(name=path.name)
        self.note(leaving, range(leaving.paper.pages), "", label)
        self._page.say(self.tr("Saved {name}").format(name=path.name), undo=False)

    def look(self, leaving: Leaving) -> None:
        """Show it in the program that this computer shows PDFs with."""
        self._page.run(
            self.tr("Opening {title}…").format(title=leaving.title),
            lambda _tell: viewer.put(leaving.title, pdf_elsewhere(leaving)),
            lambda path: self._look(leaving, path),
            can_cancel=False,
        )

    def _look(self, leaving: Leaving, path: Path) -> None:
        if not viewer.show(path):
            self._page.banner("attention", self.tr("No program on this computer opens PDF files."))
            return
        said = self.tr("{title} is open in another program").format(title=leaving.title)
        if leaving.paper.sheets:  # printed there, it comes back all the same
            sheets, at = leaving.paper.sheets, datetime.now(UTC)
            kept.keep(self._page.workshop_id, leaving.key, sheets, at)
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
        self.note(leaving, range(leaving.paper.pages), self.tr("another program"), label)

    # --- the log --------------------------------------------------------------------------------

    def note(self, leaving: Leaving, pages: Sequence[int], printer: str, label: str) -> None:
        """Write down what left; badges that are out cannot be taken back."""
        badges = leaving.badges_on(pages)
        people = len(badges) or leaving.paper.people
        gone = Gone(leaving.key, printer, len(pages), people, datetime.now(UTC))
        try:
            printed.note(self._page.workshop_id, gone, badges, leaving.paper.sheets)
        except HostError as error:
            self._page.trouble(error)
            return
        if badges:
            instead = self.tr(
                "The badges have left lchost. To print them again, choose everybody or some people"
                " beside the paper."
            )
            undo.barrier(label, instead)
