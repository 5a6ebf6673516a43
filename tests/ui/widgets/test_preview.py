import io
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from lchost.paper.lists.people import people_list
from lchost.paper.running import Occasion
from lchost.roster.matching import fold
from lchost.ui import memory
from lchost.ui.widgets.preview import Preview

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
DAY = Occasion("Questions", TWO, TWO + timedelta(hours=2))


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
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.page_place().height() == before
    assert inside.contains(view.page_place())


def test_a_page_keeps_its_proportions(preview):
    place = preview.view.page_place()
    assert place.height() / place.width() == pytest.approx(A4[1] / A4[0], rel=0.01)


def test_only_pages_that_are_looked_at_are_drawn(preview, qtbot):
    preview.view.viewport().grab()
    assert {page for page, *_ in preview.view._drawn} == {0}
    preview.view.go(2)
    preview.view.viewport().grab()
    assert {page for page, *_ in preview.view._drawn} == {0, 2}


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


def test_pages_lie_below_each_other_and_scrolling_tells_which_one_is_seen(preview):
    view = preview.view
    view.zoom = 0.4
    view.go(0)
    first, second = view.page_place(0), view.page_place(1)
    assert second.top() > first.bottom()
    assert second.left() == first.left()
    view.verticalScrollBar().setValue(second.top() - 8)
    assert preview.where.text() == "Page 2 of 3"
    view._drawn.clear()
    view.viewport().grab()
    assert {page for page, *_ in view._drawn} == {1, 2}


def test_a_page_that_is_shown_large_is_drawn_in_parts_and_only_those_that_are_seen(preview):
    view = preview.view
    view.zoom = 4.0
    view.go(1)
    view._drawn.clear()
    view.viewport().grab()
    whole = view.page_place().size()
    drawn = sum(image.width() * image.height() for image in view._drawn.values())
    assert 0 < drawn < whole.width() * whole.height() / 3
    assert middle(preview) < 5


def test_small_pages_lead_to_the_large_ones_and_are_remembered(preview, qtbot):
    assert not preview.thumbnails.isVisible()
    preview.small.click()
    assert preview.thumbnails.isVisible()
    assert memory.word("paper/thumbnails") == "shown"
    qtbot.keyClick(preview.thumbnails, Qt.Key.Key_Down)
    assert preview.where.text() == "Page 2 of 3"
    port = preview.thumbnails.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(port.width() // 2, 20))
    assert preview.where.text() == "Page 1 of 3"
    preview.view.go(2)
    assert preview.thumbnails.page == 2
    assert preview.thumbnails.accessibleName() == "Pages, at page 3"
    small = port.grab().toImage()
    assert small.pixelColor(port.width() // 2, 60).lightness() == pytest.approx(127, abs=9)


def test_one_page_needs_no_small_one_beside_it(preview):
    preview.small.click()
    preview.show_pdf(a_pdf(1), "Agenda")
    assert not preview.thumbnails.isVisible()


def with_words(lines):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for line in lines:
        canvas.drawString(72, 72, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def words(preview):
    preview.show_pdf(with_words(["Mai Tran", "Zoe", "Mai Smith", "mai"]), "Badges")
    return preview


def looked_for(qtbot, preview, text):
    preview.finding.begin()
    preview.finding.field.setText(text)
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return)


def test_words_are_found_page_by_page_and_around_the_end(words, qtbot):
    looked_for(qtbot, words, "Mai")
    assert words.finding.count.text() == "1 of 3"
    qtbot.keyClick(words.finding.field, Qt.Key.Key_Return)
    assert (words.finding.count.text(), words.where.text()) == ("2 of 3", "Page 3 of 4")
    qtbot.keyClick(words.finding.field, Qt.Key.Key_Return)
    qtbot.keyClick(words.finding.field, Qt.Key.Key_Return)
    assert words.where.text() == "Page 1 of 4"
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(words.finding.field, Qt.Key.Key_Return, shift)
    assert words.where.text() == "Page 4 of 4"


def test_what_is_found_is_marked_where_it_stands(words, qtbot):
    looked_for(qtbot, words, "Zoe")
    view = words.view
    (page, place), *_ = view._found_here
    assert page == 1
    assert place.left() == pytest.approx(72, abs=2)
    assert place.bottom() == pytest.approx(A4[1] - 72, abs=5)
    at = view._place(page, place).center()
    assert view.viewport().rect().contains(at)
    seen = view.viewport().grab().toImage().pixelColor(at)
    assert seen.red() > seen.blue() + 20


@pytest.mark.parametrize("typed", ["nguyen thi", "NGUYỄN THỊ", "Nguyễn  Thi", "anh", "dương"])
def test_words_are_found_with_and_without_their_accents(preview, qtbot, typed):
    people = ["Zoë", "Ngô", "Nguyễn Thị Ánh", "Đặng Thuỳ Dương"]
    preview.show_pdf(people_list(DAY, people).pdf, "People list")
    looked_for(qtbot, preview, typed)
    assert preview.finding.count.text() == "1 of 1"
    (page, place), *_ = preview.view._found_here
    assert page == 0
    name = preview.view.pdf.document.getSelection(page, place.topLeft(), place.bottomRight()).text()
    assert fold(typed) in fold(name)


def test_what_is_not_there_is_said_and_escape_ends_the_search(words, qtbot):
    looked_for(qtbot, words, "Nguyen")
    assert words.finding.count.text() == "Not found"
    qtbot.keyClick(words.finding.field, Qt.Key.Key_Escape)
    assert not words.finding.isVisible()
    assert words.view._found == ()


def test_another_paper_is_searched_for_the_same(words, qtbot):
    looked_for(qtbot, words, "Zoe")
    words.show_pdf(with_words(["Zoe", "Zoe"]), "Slips")
    assert words.finding.count.text().endswith("of 2")
    words.say_instead("Nothing here.")
    assert words.view.pages == 0
