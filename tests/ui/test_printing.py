import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from reportlab.lib.pagesizes import A4, landscape, letter
from reportlab.pdfgen.canvas import Canvas

from lchost.errors import NotPrinted
from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.offset import Offset
from lchost.ui import printing
from lchost.ui.tasks import Cancelled
from lchost.ui.widgets.open_pdf import OpenPdf


def a_pdf(size, pages):
    """Every page has a black square of an inch, an inch from the left and from the top."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        canvas.rect(72, size[1] - 144, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_file(path, dpi=150):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dpi)
    return printer


def silence(done, total):
    pass


@pytest.mark.parametrize("size", [A4, letter, landscape(A4)])
def test_every_page_comes_out_at_its_own_size(qapp, tmp_path, size):
    out = tmp_path / "out.pdf"
    printing.print_pages(a_pdf(size, 3), to_file(out), [0, 1, 2], silence)
    pages = PdfReader(out).pages
    assert len(pages) == 3
    for page in pages:
        shown = (float(page.mediabox.width), float(page.mediabox.height))
        assert shown == pytest.approx(size, abs=1)


def test_nothing_is_scaled_or_moved(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    printing.print_pages(a_pdf(A4, 1), to_file(out, dpi=144), [0], silence)
    printed = OpenPdf(out.read_bytes())
    points = printed.document.pagePointSize(0).toSize()
    image = printed.document.render(0, points * 2)  # 2 pixels a point
    image = image.convertToFormat(image.Format.Format_RGB32)
    across = [image.pixelColor(x, 200).lightness() < 99 for x in (140, 148, 283, 292)]
    down = [image.pixelColor(200, y).lightness() < 99 for y in (140, 148, 283, 292)]
    assert across == down == [False, True, True, False]


def test_an_offset_moves_every_page(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    moved = Offset(10 / 144 * 25.4, -5 / 144 * 25.4)  # 10 dots right, 5 up
    printing.print_pages(a_pdf(A4, 2), to_file(out, dpi=144), [0, 1], silence, [moved])
    printed = OpenPdf(out.read_bytes())
    for page in (0, 1):
        points = printed.document.pagePointSize(page).toSize()
        image = printed.document.render(page, points * 2)
        image = image.convertToFormat(image.Format.Format_RGB32)
        across = [image.pixelColor(x, 200).lightness() < 99 for x in (150, 158, 293, 302)]
        down = [image.pixelColor(200, y).lightness() < 99 for y in (135, 143, 278, 287)]
        assert across == down == [False, True, True, False]


def test_backs_are_moved_otherwise_than_fronts(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    offsets = [Offset(10 / 144 * 25.4, 0), Offset(-20 / 144 * 25.4, 0)]
    printing.print_pages(a_pdf(A4, 4), to_file(out, dpi=144), [1, 2, 3], silence, offsets)
    printed = OpenPdf(out.read_bytes())
    begins = []
    for page in range(3):
        points = printed.document.pagePointSize(page).toSize()
        image = printed.document.render(page, points * 2)
        image = image.convertToFormat(image.Format.Format_RGB32)
        dark = [x for x in range(50, 300) if image.pixelColor(x, 200).lightness() < 99]
        begins.append(dark[0])
    assert begins == pytest.approx([124, 154, 124], abs=2)


def test_only_the_pages_asked_for_come_out(qapp, tmp_path):
    out = tmp_path / "out.pdf"
    printer = to_file(out)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    asked = printing.pages_asked_for(printer, 5)
    assert asked == [1, 2]
    printing.print_pages(a_pdf(A4, 5), printer, asked, silence)
    assert len(PdfReader(out).pages) == 2


def test_pages_that_are_named_one_by_one_are_those_alone(qapp, tmp_path):
    printer = to_file(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3,9"))
    assert printing.pages_asked_for(printer, 5) == [0, 2]
    printer.setPageRanges(QPageRanges.fromString("7-9"))
    assert printing.pages_asked_for(printer, 5) == []


UPRIGHT, ON_ITS_SIDE = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
ROLLS = [
    QPageSize(QSizeF(wide, high), QPageSize.Unit.Point, name)
    for name, wide, high in [
        *(("29x90", 82, 255), ("62x29", 176, 82), ("62x100", 176, 283)),
        *(("w102h252", 102, 252), ("w154h286", 154, 286)),
    ]
]


def in_points(wide_mm, high_mm):
    return QSizeF(wide_mm / 25.4 * 72, high_mm / 25.4 * 72)


@pytest.mark.parametrize(
    ("wide_mm", "high_mm", "roll", "orientation"),
    [
        (62, 29, "62x29", UPRIGHT),  # as wide as the roll: not turned
        (100, 62, "62x100", ON_ITS_SIDE),
        (90, 29, "29x90", ON_ITS_SIDE),
        (101, 54, "w154h286", ON_ITS_SIDE),
    ],
)
def test_a_label_printer_gets_the_roll_that_its_driver_knows(wide_mm, high_mm, roll, orientation):
    size, lies = printing.paper_for(in_points(wide_mm, high_mm), ROLLS)
    assert (size.name(), lies) == (roll, orientation)


def test_a_roll_that_the_driver_does_not_know_keeps_its_own_size():
    size, lies = printing.paper_for(in_points(62, 29), [])
    points = size.size(QPageSize.Unit.Point)
    assert (points.width(), points.height()) == pytest.approx((82.2, 175.7), abs=1)
    assert lies == ON_ITS_SIDE


@pytest.mark.parametrize(("size", "lies"), [(A4, UPRIGHT), (landscape(A4), ON_ITS_SIDE)])
def test_usual_paper_is_called_by_its_name(size, lies):
    borderless = QPageSize(QSizeF(595, 842), QPageSize.Unit.Point, "A4 without a border")
    found = printing.paper_for(QSizeF(*size), [borderless])
    assert (found[0].id(), found[1]) == (QPageSize.PageSizeId.A4, lies)


def test_all_pages_come_out_when_no_range_is_asked_for(qapp, tmp_path):
    assert printing.pages_asked_for(to_file(tmp_path / "x.pdf"), 3) == [0, 1, 2]


def test_it_says_how_far_it_is_and_stops_when_cancelled(qapp, tmp_path):
    told = []

    def tell(done, total):
        told.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.print_pages(a_pdf(A4, 4), to_file(tmp_path / "out.pdf"), [0, 1, 2, 3], tell)
    assert told[0] == (0, 4)
    assert (3, 4) not in told


@pytest.mark.filterwarnings("ignore")
def test_a_printer_that_refuses_is_named(qapp, tmp_path, qtlog):
    printer = to_file(tmp_path / "no such folder" / "out.pdf")
    with qtlog.disabled(), pytest.raises(NotPrinted):
        printing.print_pages(a_pdf(A4, 1), printer, [0], silence)


def test_the_systems_dialog_hands_over_a_printer_of_the_papers_size(qtbot):
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    printing.choose_printer(window, a_pdf(letter, 2), "Name badges", chosen.append)
    dialog = window.findChild(QPrintDialog)
    assert dialog.windowTitle() == "Name badges"
    assert dialog.maxPage() == 2
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.done(QPrintDialog.DialogCode.Accepted)
    size = chosen[0].pageLayout().fullRectPoints().size()
    assert (size.width(), size.height()) == (612, 792)


def test_the_systems_dialog_offers_the_page_that_is_looked_at(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    printing.choose_printer(window, a_pdf(A4, 2), "Agenda", lambda _: None, has_current=True)
    dialog = window.findChild(QPrintDialog)
    assert dialog.testOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.reject()


@pytest.mark.parametrize(
    ("flip", "mode"),
    [
        (Flip.LONG, QPrinter.DuplexMode.DuplexLongSide),
        (Flip.SHORT, QPrinter.DuplexMode.DuplexShortSide),
        (Flip.NONE, QPrinter.DuplexMode.DuplexNone),
        (Flip.FOLD, QPrinter.DuplexMode.DuplexNone),
    ],
)
def test_the_printer_turns_sheets_over_as_the_backs_need_it(qtbot, monkeypatch, flip, mode):
    window, asked = QWidget(), []
    qtbot.addWidget(window)
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, wanted: asked.append(wanted))
    printing.choose_printer(window, a_pdf(A4, 2), "Name badges", lambda _: None, flip)
    window.findChild(QPrintDialog).reject()
    assert asked == [mode]


def test_a_dialog_that_is_cancelled_prints_nothing(qtbot):
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    printing.choose_printer(window, a_pdf(A4, 1), "Agenda", chosen.append)
    window.findChild(QPrintDialog).reject()
    assert chosen == []


def test_many_pages_are_drawn_with_coarser_dots(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "_MANY", 3)
    few, many = to_file(tmp_path / "few.pdf", dpi=600), to_file(tmp_path / "many.pdf", dpi=600)
    monkeypatch.setattr(printing, "_draw_page", lambda *_: None)
    printing.print_pages(a_pdf(A4, 3), few, [0, 1], silence)
    printing.print_pages(a_pdf(A4, 3), many, [0, 1, 2], silence)
    assert (few.resolution(), many.resolution()) == (600, 300)


def test_a_printer_knows_a_page_by_any_of_its_papers_turned_or_not(qapp):
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    label = QPageSize(QSizeF(176, 284), QPageSize.Unit.Point, "62 x 100")
    assert printing.fits_any(QSizeF(842, 595), [a4])
    assert printing.fits_any(QSizeF(284, 176), [a4, label])
    assert not printing.fits_any(QSizeF(612, 792), [a4, label])
