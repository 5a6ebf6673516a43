import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from lchost.ui.widgets.preview import Preview


def a_pdf(pages):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for n in range(pages):
        canvas.setFillGray(0 if n % 2 else 0.5)
        canvas.rect(0, 0, *A4, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot):
    made = Preview()
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    made.show_pdf(a_pdf(3), "Name badges")
    return made


def middle(preview):
    view = preview.view.viewport()
    return view.grab().toImage().pixelColor(view.rect().center()).lightness()


def test_it_counts_the_pages_of_the_pdf(preview):
    assert preview.view.pages == len(PdfReader(io.BytesIO(a_pdf(3))).pages) == 3
    assert preview.where.text() == "Page 1 of 3"
    assert preview.view.accessibleName() == "Name badges, page 1 of 3"


def test_page_keys_turn_the_pages(preview, qtbot):
    view = preview.view
    assert middle(preview) == pytest.approx(127, abs=3)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert preview.where.text() == "Page 2 of 3"
    assert middle(preview) < 5
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert preview.where.text() == "Page 3 of 3"
    assert not preview.after.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert preview.where.text() == "Page 3 of 3"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert not preview.before.isEnabled()


def test_the_whole_page_is_seen_until_it_is_made_larger(preview, qtbot):
    view = preview.view
    inside = view.viewport().rect()
    assert inside.contains(view.page_place())
    before = view.page_place().height()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.page_place().height() > before
    assert view.verticalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.page_place().height() == before
    assert view.verticalScrollBar().maximum() == 0


def test_a_page_keeps_its_proportions(preview):
    place = preview.view.page_place()
    assert place.height() / place.width() == pytest.approx(A4[1] / A4[0], rel=0.01)


def test_only_pages_that_are_looked_at_are_drawn(preview, qtbot):
    preview.view.viewport().grab()
    assert {page for page, _, _ in preview.view._drawn} == {0}
    preview.view.go(2)
    preview.view.viewport().grab()
    assert {page for page, _, _ in preview.view._drawn} == {0, 2}


def test_another_paper_with_fewer_pages_stays_in_range(preview):
    preview.view.go(2)
    preview.show_pdf(a_pdf(1), "Agenda")
    assert preview.where.text() == "Page 1 of 1"


def test_a_sentence_can_stand_instead(preview):
    preview.say_instead("Add people first.")
    assert preview.view.pages == 0
    assert preview.where.text() == ""
    assert not preview.larger.isEnabled()


def test_the_wheel_turns_the_page_at_its_end(preview, qtbot):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    view = preview.view
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)
    assert preview.where.text() == "Page 2 of 3"
