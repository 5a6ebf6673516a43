"""The printer tried out: one sheet with made-up badges, looked at by the host."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter

from lchost.errors import HostError
from lchost.paper.running import Printed
from lchost.ui import papers, printing, saving, wording
from lchost.ui.rehearsal.check import Check
from lchost.ui.rehearsal.made_up import MadeUp
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets.buttons import button


def tr(text: str) -> str:
    """Translate a sentence of this check."""
    return QCoreApplication.translate("Rehearsal", text)


class PrinterCheck(Check):
    """Prints the test sheet, and asks how it came out."""

    def __init__(self, people: Sequence[MadeUp]) -> None:
        how = tr("Print one test sheet, and measure the line on it: it is 100 mm long.")
        super().__init__("printer", tr("Printer"), how)
        self._people = people
        self._printer: QPrinter | None = None  # Qt does not keep it
        self.print = button(tr("Print the test sheet…"), "printer")
        self.save = button(tr("Save it as PDF…"), "download")
        self.good = button(tr("It came out well"), "check")
        self.bad = button(tr("It did not"))
        self.print.clicked.connect(self.ask)
        self.save.clicked.connect(self.keep)
        self.good.clicked.connect(self._came_well)
        self.bad.clicked.connect(self._came_badly)
        self._took_s = 0.0
        self.offer(self.print, self.save)

    def sheet(self) -> Printed:
        """Make the test sheet."""
        from lchost.paper import edited_words, house
        from lchost.paper.sheets.trial import trial_sheet

        badges = [(one.name, one.code, one.side_mm) for one in self._people]
        words, size = edited_words.of_community(), papers.usual_page_size()
        return trial_sheet(badges, words, size, house.stationery())

    def ask(self) -> None:
        """Ask for a printer."""
        if not printing.has_printer():
            self.fails(
                tr("This computer knows no printer."),
                tr("Add one in the system's settings; or save the sheet and print it elsewhere."),
            )
            return
        pdf = self.sheet().pdf
        printing.choose_printer(
            self, pdf, tr("Test sheet"), lambda printer: self._print_on(printer, pdf)
        )

    def keep(self) -> None:
        """Save the sheet as a file."""
        kinds = tr("PDF documents (*.pdf)")
        path = saving.ask_where(self, tr("Save PDF"), f"{tr('Test sheet')}.pdf", kinds)
        if path is None:
            return
        try:
            saving.write_whole(path, self.sheet().pdf)
        except HostError as error:
            self.fails(wording.trouble(error))
        else:
            self.wait(tr("Saved as {name}.").format(name=path.name))

    # --- printing -------------------------------------------------------------------------------

    def _print_on(self, printer: QPrinter, pdf: bytes) -> None:
        self._printer = printer
        self.print.setEnabled(False)
        self.wait(tr("Printing…"))
        since = monotonic()

        def work(tell: Progress) -> float:
            printing.print_pages(pdf, printer, [0], tell)
            return monotonic() - since

        task = Task(work, self, needs_database=False)
        task.done.connect(self._printed)
        task.failed.connect(self._refused)
        task.start()

    def _printed(self, took_s: float) -> None:
        self._took_s = took_s
        name = self._printer.printerName() if self._printer else ""
        self._let_go()
        self.wait(tr("The sheet went to {printer}. How did it come out?").format(printer=name))
        self.offer(self.good, self.bad)

    def _refused(self, error: Exception) -> None:
        self._let_go()
        if not isinstance(error, HostError):
            raise error
        self.fails(wording.trouble(error))

    def _let_go(self) -> None:
        self._printer = None
        self.print.setEnabled(True)

    def _came_well(self) -> None:
        self.works(tr("The test sheet was printed."), self._took_s)
        self.offer(self.print, self.save)

    def _came_badly(self) -> None:
        self.fails(
            tr("The test sheet did not come out well."),
            tr(
                "Look for paper and ink. If the line is not 100 mm long, choose “actual size”"
                " instead of “fit to page” in the printer's settings."
            ),
        )
        self.offer(self.print, self.save)
