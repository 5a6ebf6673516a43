"""Asks how far a printer is off on a sheet, with a page that shows it."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.paper.sheets.backs import Flip, flips
from lchost.paper.sheets.offset import Offset
from lchost.paper.sheets.presets import Sheet
from lchost.ui import printing, saving, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.sheets import remembered, saying
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets import button, choice, column, form, holder, measure, row, words

_FARTHEST_MM = 30.0


class CalibrateDialog(Dialog):
    """Keeps the offset of the printer that is chosen when the verb is pressed."""

    def __init__(
        self, parent: QWidget | None, sheet: Sheet, printer: str = "", flip: Flip = Flip.NONE
    ) -> None:
        title = self.tr("Where does this printer print?")
        super().__init__(
            parent,
            title,
            saying.called(sheet),
            verb=self.tr("Keep"),
            note=self.tr("Kept on this computer, for this printer and this sheet."),
            width=600,
        )
        self.sheet = sheet
        self._printing: QPrinter | None = None  # Qt does not keep it
        names = printing.printer_names()
        offered: list[tuple[object, str]] = [(name, name) for name in names]
        offered.append((remembered.ELSEWHERE, self.tr("Another: for PDFs that I save or open")))
        self.printer = choice(self.tr("Printer"), offered, printer or None)
        ways: list[tuple[object, str]] = [(way, saying.turning(way)) for way in flips(sheet)]
        self.sides = choice(self.tr("Sides"), ways, flip)
        self.print = button(self.tr("Print the calibration page…"), "printer")
        self.print.setEnabled(bool(names))
        self.save = button(self.tr("Save it as PDF…"), "download")
        reach = {"least": -_FARTHEST_MM, "most": _FARTHEST_MM}
        self.across = measure(0, "mm", self.tr("Scale A"), **reach)
        self.down = measure(0, "mm", self.tr("Scale B"), **reach)
        self.across_back = measure(0, "mm", self.tr("Scale C"), **reach)
        self.down_back = measure(0, "mm", self.tr("Scale D"), **reach)
        self.told = words("", muted=True, wrap=True)
        self.doubt = words(saying.doubt(sheet), "caption", muted=True, wrap=True)
        self._fill()
        self._show_sides()
        self._show_offset()
        self.sides.currentIndexChanged.connect(lambda _: self._show_sides())
        self.printer.currentIndexChanged.connect(lambda _: self._show_offset())
        self.print.clicked.connect(self.print_page)
        self.save.clicked.connect(self.save_page)
        self.on_press(self._keep)

    def _fill(self) -> None:
        fronts = [
            (self.tr("Scale &A, across"), self.across),
            (self.tr("Scale &B, down"), self.down),
        ]
        backs = [
            (self.tr("Scale &C, across"), self.across_back),
            (self.tr("Scale &D, down"), self.down_back),
        ]
        self._backs = holder(column(form(*backs)))
        chosen: list[tuple[str, QWidget]] = [(self.tr("&Printer"), self.printer)]
        if self.sheet.back == "duplex":
            chosen.append((self.tr("&Sides"), self.sides))
        self.body(
            form(*chosen),
            words(self._first(), wrap=True),
            row(self.print, self.save, None),
            words(self._then(), wrap=True),
            row((form(*fronts), 1), (self._backs, 1), gap=20),
            column(self.told, *([self.doubt] if self.sheet.doubt else []), gap=4),
        )

    def _first(self) -> str:
        if self.sheet.kind == "roll":
            return self.tr("1. Print this page on one label, at real size, not fitted to the page.")
        return self.tr("1. Print this page on plain paper, at real size, not fitted to the page.")

    def _then(self) -> str:
        from lchost.paper.sheets.calibration import Against, edges

        return {
            Against.LIGHT: self.tr(
                "2. Lay it on a sheet of labels and hold both against the light. Type the numbers"
                " where the edges of the labels cross the scales."
            ),
            Against.FOLD: self.tr(
                "2. Fold it in half, once each way. Type the numbers where the folds cross the"
                " scales."
            ),
            Against.EDGE: self.tr(
                "2. Type the numbers where the edges of the paper cross the scales. If white"
                " comes before 0, measure it and type it with a minus."
            ),
        }[edges(self.sheet).against]

    def offsets(self) -> tuple[Offset, Offset]:
        """Return the numbers typed, of the front and of the back."""
        front, back = ((self.across, self.down), (self.across_back, self.down_back))
        return (
            Offset(round(front[0].value(), 1), round(front[1].value(), 1)),
            Offset(round(back[0].value(), 1), round(back[1].value(), 1)),
        )

    def first_focus(self) -> QWidget:
        """Begin with the page, which comes first."""
        return self.print if self.print.isEnabled() else self.save

    def _show_sides(self) -> None:
        self._backs.setVisible(self._has_backs())

    def _has_backs(self) -> bool:
        return self.sides.currentData() in (Flip.LONG, Flip.SHORT)

    def _show_offset(self) -> None:
        front, back = self._kept()
        self.across.setValue(front.right_mm)
        self.down.setValue(front.down_mm)
        self.across_back.setValue(back.right_mm)
        self.down_back.setValue(back.down_mm)
        self.told.setText(
            self.tr("These numbers are in use now. The page shows them too.")
            if front or back
            else self.tr("0 and 0: nothing is moved.")
        )

    def _kept(self) -> tuple[Offset, Offset]:
        printer, key = self.printer.currentData(), self.sheet.key
        return remembered.offset(printer, key), remembered.offset(printer, key, is_back=True)

    def _keep(self) -> None:
        front, back = self.offsets()
        printer, key = self.printer.currentData(), self.sheet.key
        remembered.keep_offset(printer, key, front)
        if self._has_backs():
            remembered.keep_offset(printer, key, back, is_back=True)

    # --- the page -------------------------------------------------------------------------------

    def page(self) -> bytes:
        """Make the calibration page, moved as the printer's pages are now."""
        from lchost.paper import edited_words, house
        from lchost.paper.sheets.calibration import calibration_page

        said, (front, back) = edited_words.of_community(), self._kept()
        flip, own = self.sides.currentData(), house.stationery()
        return calibration_page(self.sheet, said, front, flip, back, own).pdf

    def print_page(self) -> None:
        """Ask for the printer, and print the page."""
        pdf = self.page()
        title = self.tr("Calibration page")
        flip = self.sides.currentData()
        printing.choose_printer(
            self, pdf, title, lambda printer: self._print_on(printer, pdf), flip
        )

    def save_page(self) -> None:
        """Save the page as a file."""
        name = f"{self.tr('Calibration page')} {self.sheet.key}.pdf"
        kinds = self.tr("PDF documents (*.pdf)")
        path = saving.ask_where(self, self.tr("Save PDF"), name, kinds)
        if path is None:
            return
        try:
            saving.write_whole(path, self.page())
        except HostError as error:
            self.trouble(error)
        else:
            self.told.setText(self.tr("Saved as {name}.").format(name=path.name))

    def _print_on(self, printer: QPrinter, pdf: bytes) -> None:
        self._printing = printer
        at = self.printer.findData(printer.printerName())
        if at >= 0:
            self.printer.setCurrentIndex(at)
        self.print.setEnabled(False)
        self.told.setText(self.tr("Printing…"))
        pages = [0, 1] if self._has_backs() else [0]

        def work(tell: Progress) -> None:
            printing.print_pages(pdf, printer, pages, tell)

        task = Task(work, self, needs_database=False)
        task.done.connect(lambda _: self._printed())
        task.failed.connect(self._refused)
        task.start()

    def _printed(self) -> None:
        name = self._printing.printerName() if self._printing else ""
        self._let_go()
        self.told.setText(self.tr("The page went to {printer}.").format(printer=name))

    def _refused(self, error: Exception) -> None:
        self._let_go()
        if not isinstance(error, HostError):
            raise error
        self.told.setText("")
        self.wrong(wording.trouble(error))

    def _let_go(self) -> None:
        self._printing = None
        self.print.setEnabled(True)
