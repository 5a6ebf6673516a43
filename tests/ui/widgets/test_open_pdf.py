"""A page drawn in parts is the page."""

import io

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from lchost.ui.widgets.open_pdf import OpenPdf


@pytest.fixture
def ruled():
    """A page of fine lines, every 3 mm across and down."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for n in range(0, 842, 9):
        canvas.rect(0, n, A4[0], 1.5, stroke=0, fill=1)
        canvas.rect(n, 0, 1.5, A4[1], stroke=0, fill=1)
    canvas.save()
    return OpenPdf(out.getvalue())


def on_white(image):
    made = QImage(image.size(), QImage.Format.Format_Grayscale8)
    made.fill(255)
    p = QPainter(made)
    p.drawImage(0, 0, image)
    p.end()
    return made


def rows(image):
    return [image.pixelColor(31, y).lightness() for y in range(image.height())]


def columns(image):
    return [image.pixelColor(x, 31).lightness() for x in range(image.width())]


@pytest.mark.parametrize("top", [0, 128, 1280, 2400])
def test_a_strip_shows_what_the_whole_page_shows_there(qapp, ruled, top):
    whole = QSize(1984, 2807)
    page = on_white(ruled.document.render(0, whole))
    place = QRect(0, top, 1984, 128)
    part = on_white(ruled.part(0, whole, place))
    assert part.size() == place.size()
    assert rows(part) == pytest.approx(rows(page.copy(place)), abs=8)
    assert columns(part) == pytest.approx(columns(page.copy(place)), abs=8)


def test_so_does_a_part_in_the_middle(qapp, ruled):
    whole = QSize(1984, 2807)
    page = on_white(ruled.document.render(0, whole))
    place = QRect(1024, 2048, 700, 500)
    part = on_white(ruled.part(0, whole, place))
    assert rows(part) == pytest.approx(rows(page.copy(place)), abs=8)
    assert columns(part) == pytest.approx(columns(page.copy(place)), abs=8)
