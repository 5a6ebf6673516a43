"""Paper out of a printer: which printers there are, the system's dialog, the pages themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from lchost.errors import NotPrinted
from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.ui.widgets.open_pdf import OpenPdf

Progress = Callable[[int, int], None]
_MOST_DPI = 600  # finer dots change nothing on paper, and a page of them is 500 MB
_MANY = 40  # pages; from here on coarser dots, or the last badge is drawn minutes later:
_DPI_OF_MANY = 300  # 0.3 s a page instead of 1 s, and a code's module is still 11 dots wide
_STRIP = 128  # rows drawn at once: Qt holds the interpreter meanwhile, and the door must go on
_WHITE = 0xFFFFFFFF
_MM_PER_INCH = 25.4
_NEAR_PT = (
    6.0  # drivers round their rolls: 62 × 100 mm is 176 × 283 points in one, 178 × 284 in another
)
_TURNED = {
    Flip.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Flip.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True)
class Run:
    """Pages of a PDF to print.

    `offsets` move them, for a printer whose paper lies a little off: one for all pages, or one
    for fronts and one for the backs that follow them.
    """

    pdf: bytes
    pages: Sequence[int]
    offsets: Sequence[Offset] = (NO_OFFSET,)


@dataclass(frozen=True)
class _Page:
    paper: OpenPdf | None  # None: a blank one
    page: int
    size: QSizeF
    offset: Offset


def printer_names() -> list[str]:
    """Return the printers that this computer knows, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def has_printer() -> bool:
    """Tell whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(
    parent: QWidget,
    pdf: bytes,
    title: str,
    then: Callable[[QPrinter], None],
    flip: Flip | None = None,
    pages: int = 0,
    *,
    has_current: bool = False,
) -> None:
    """Ask by the system's dialog where to print; `then` gets the printer, set up for the paper.

    Whoever gets the printer must keep it: Qt does not.

    Args:
        flip: over which edge sheets must be turned, or that they must not be; None leaves that to
            the printer's own settings.
        pages: how many there are, if this PDF is only the first of them.
        has_current: one of them is looked at, and may be wanted alone.
    """
    paper = OpenPdf(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    fit_to_paper(printer, paper.document.pagePointSize(0))
    if flip is not None:
        printer.setDuplex(_TURNED.get(flip, QPrinter.DuplexMode.DuplexNone))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage, has_current)
    dialog.setMinMax(1, max(1, pages or paper.pages))
    paper.close()

    def answered(result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            then(printer)

    dialog.finished.connect(answered)
    QDialog.open(dialog)  # not QPrintDialog.open, which wants a slot


def pages_asked_for(printer: QPrinter, count: int, here: int | None = None) -> list[int]:
    """Return the pages that the dialog asked for, counted from 0; `here` is the current one."""
    if printer.printRange() == QPrinter.PrintRange.CurrentPage and here is not None:
        return [here]
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return list(range(count))
    asked = printer.pageRanges()
    return [page for page in range(count) if asked.contains(page + 1)]


def fit_to_paper(printer: QPrinter, page: QSizeF) -> None:
    """Set the printer to the size of a page (in points), to the very edge, without scaling."""
    size, orientation = paper_for(page, QPrinterInfo(printer).supportedPageSizes())
    printer.setFullPage(True)
    printer.setPageSize(size)
    printer.setPageOrientation(orientation)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    if printer.resolution() > _MOST_DPI:  # set once: not between the pages of a job
        printer.setResolution(_MOST_DPI)


def paper_for(
    page: QSizeF, offered: Sequence[QPageSize]
) -> tuple[QPageSize, QPageLayout.Orientation]:
    """Return the paper for a page (in points), and how the page lies on it.

    Label printers know their rolls by the driver's own sizes, some of them wider than high: one
    of those is taken where it fits, and the page is not turned unless it must be.
    """
    upright, on_its_side = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
    points = QSizeF(min(page.width(), page.height()), max(page.width(), page.height()))
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    if size.id() == QPageSize.PageSizeId.Custom:
        for wanted, orientation in ((page, upright), (page.transposed(), on_its_side)):
            fitting = [one for one in offered if _off(one, wanted) <= _NEAR_PT]
            if fitting:
                return min(fitting, key=lambda one: _off(one, wanted)), orientation
    return size, on_its_side if page.width() > page.height() else upright


def _off(size: QPageSize, wanted: QSizeF) -> float:
    """Return by how many points a paper is another than wanted."""
    has = size.size(QPageSize.Unit.Point)
    return max(abs(has.width() - wanted.width()), abs(has.height() - wanted.height()))


def knows_paper(printer: QPrinter, pdf: bytes) -> bool:
    """Tell whether a printer can be given paper of the size of a PDF's pages."""
    info = QPrinterInfo(printer)
    offered = info.supportedPageSizes()
    if info.isNull() or not offered or info.supportsCustomPageSizes():
        return True
    paper = OpenPdf(pdf)
    page = paper.document.pagePointSize(0)
    paper.close()
    return fits_any(page, offered)


def fits_any(page: QSizeF, offered: Sequence[QPageSize]) -> bool:
    """Tell whether one of these papers is as large as a page (in points), turned or not."""
    wanted = (page, page.transposed())
    return any(_off(one, size) <= _NEAR_PT for one in offered for size in wanted)


def print_pages(
    pdf: bytes,
    printer: QPrinter,
    pages: Sequence[int],
    tell: Progress,
    offsets: Sequence[Offset] = (NO_OFFSET,),
) -> None:
    """Draw pages of a PDF on a printer, each at its own size.  Works on any thread.

    Raises:
        NotPrinted: the printer does not take it.
    """
    print_runs([Run(pdf, pages, offsets)], printer, tell)


def print_runs(runs: Sequence[Run], printer: QPrinter, tell: Progress) -> None:
    """Draw pages of several PDFs as one job, each page at its own size.  Works on any thread.

    Raises:
        NotPrinted: the printer does not take it.
    """
    papers = [OpenPdf(run.pdf) for run in runs]
    rounds = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    both = (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)
    jobs = _in_order(runs, papers, turns_over=printer.duplex() in both) * rounds
    painter = QPainter()
    try:
        here = jobs[0].size
        fit_to_paper(printer, here)
        if len(jobs) >= _MANY:
            printer.setResolution(min(printer.resolution(), _DPI_OF_MANY))
        if not painter.begin(printer):
            raise NotPrinted(printer=printer.printerName())
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # a third of the size
        for done, job in enumerate(jobs):
            tell(done, len(jobs))
            if job.size != here:
                here = job.size
                fit_to_paper(printer, here)
            if done and not printer.newPage():
                raise NotPrinted(printer=printer.printerName())
            painter.resetTransform()
            painter.translate(_in_dots(job.offset, printer.resolution()))
            if job.paper is not None:
                _draw_page(
                    painter,
                    job.paper,
                    job.page,
                    printer.resolution(),
                    partial(tell, done, len(jobs)),
                )
        tell(len(jobs), len(jobs))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        for paper in papers:
            paper.close()


def _in_order(runs: Sequence[Run], papers: Sequence[OpenPdf], *, turns_over: bool) -> list[_Page]:
    """Return every page as it comes; where both sides are printed, each run begins a new sheet."""
    found: list[_Page] = []
    for run, paper in zip(runs, papers, strict=True):
        for page in run.pages:
            size, offset = paper.document.pagePointSize(page), run.offsets[page % len(run.offsets)]
            found.append(_Page(paper, page, size, offset))
        if turns_over and len(found) % 2 and len(runs) > 1:
            found.append(_Page(None, 0, found[-1].size, NO_OFFSET))
    return found


def _in_dots(offset: Offset, dpi: int) -> QPoint:
    dots = dpi / _MM_PER_INCH
    return QPoint(round(offset.right_mm * dots), round(offset.down_mm * dots))


def _draw_page(
    painter: QPainter,
    paper: OpenPdf,
    page: int,
    dpi: int,
    tell: Callable[[], None],
) -> None:
    """Draw a page strip by strip; white strips are left out, which makes the spool smaller."""
    whole = (paper.document.pagePointSize(page) * (dpi / 72)).toSize()
    for top in range(0, whole.height(), _STRIP):
        tell()  # stops here when the host has cancelled
        place = QRect(0, top, whole.width(), min(_STRIP, whole.height() - top))
        strip = _strip(paper, page, whole, place)
        if not _is_white(strip):
            painter.drawImage(place.topLeft(), strip)


def _strip(paper: OpenPdf, page: int, whole: QSize, place: QRect) -> QImage:
    strip = QImage(place.size(), QImage.Format.Format_RGB32)
    strip.fill(_WHITE)
    painter = QPainter(strip)
    painter.drawImage(0, 0, paper.part(page, whole, place))
    painter.end()
    return strip


def _is_white(strip: QImage) -> bool:
    blank = QImage(strip.size(), strip.format())
    blank.fill(_WHITE)
    return strip == blank
