"""The designer, from the Paper page to the badge that is printed."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt

from lchost.models import undo
from lchost.paper import badge_designs
from lchost.paper.badges.design import What
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui.badges import chosen
from lchost.ui.badges.designer import DesignerDialog
from lchost.ui.pages.paper import PaperPage
from lchost.ui.tasks import finish_all

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
WORST = "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner"


@pytest.fixture
def workshop_id(db, member):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC", place="Library")
    made = planning.plan(draft, TWO)
    names = ["Ada", WORST, "ليلى منصور"]
    registrations.register(made, [member(name).id for name in names], TWO)
    return made


@pytest.fixture
def page(frame, qtbot, workshop_id):
    made = PaperPage(frame, workshop_id)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    qtbot.waitUntil(lambda: made._paper is not None)
    yield made
    finish_all()


@pytest.fixture
def dialog(page, qtbot):
    """The designer on the classic badge, drawn."""
    page.side.design.change.click()
    made = page.findChild(DesignerDialog)
    qtbot.waitUntil(lambda: made._sketch is not None)
    return made


def number(dialog, what):
    """Return which element of the side that is shown is of a kind."""
    return next(n for n, one in enumerate(dialog.draft.elements) if one.what is what)


def spot(dialog, what):
    place = dialog.canvas.place(dialog.draft.elements[number(dialog, what)].box)
    return place.center().toPoint()


def drag(qtbot, canvas, start, by, modifier=Qt.KeyboardModifier.NoModifier):
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, button, modifier, start)
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(canvas, start + QPoint(round(by.x() * share), round(by.y() * share)))
    qtbot.mouseRelease(canvas, button, modifier, start + by)


def test_the_badges_of_the_hardest_names_are_drawn_beside(dialog):
    assert dialog.strip._small[0].accessibleName() == f"Badge of {WORST}"
    assert "Badge of ليلى منصور" in [one.accessibleName() for one in dialog.strip._small]
    assert dialog.canvas.page is not None


def test_a_design_that_was_changed_is_what_is_printed_and_undo_takes_it_back(page, dialog, qtbot):
    dialog.canvas.setFocus()
    dialog.draft.pick(frozenset({number(dialog, What.TEXT)}))
    dialog.properties._parts[0].widget.text.setPlainText("Lantern {workshop}")
    dialog.name.setText("Ours")
    with qtbot.waitSignal(page.frame.said) as heard:
        dialog.press()
    assert heard.args == ["Kept the badge design Ours", True]
    qtbot.waitUntil(lambda: page.side.design.list.currentText() == "Ours")
    qtbot.waitUntil(
        lambda: (
            page._paper
            and "LANTERN" in PdfReader(io.BytesIO(page._paper.pdf)).pages[0].extract_text().upper()
        )
    )
    undo.undo()
    assert badge_designs.listing() == []
    assert chosen.key() == "classic"


def test_an_element_is_dragged_and_the_design_moves_with_it(dialog, qtbot):
    n = number(dialog, What.QR)
    before = dialog.draft.elements[n].box
    drag(qtbot, dialog.canvas, spot(dialog, What.QR), QPoint(-60, -30))
    after = dialog.draft.elements[n].box
    assert after.left_mm < before.left_mm - 3
    assert after.top_mm < before.top_mm - 2
    size = pytest.approx((before.wide_mm, before.high_mm), abs=0.001)
    assert (after.wide_mm, after.high_mm) == size
    dialog.draft.undo()
    assert dialog.draft.elements[n].box == before
    assert not dialog.draft.can_undo


def test_arrows_move_by_half_a_millimetre_and_with_shift_by_five(dialog, qtbot):
    n = number(dialog, What.NAME)
    dialog.draft.pick(frozenset({n}))
    before = dialog.draft.elements[n].box
    for _ in range(3):
        qtbot.keyClick(dialog.canvas, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    after = dialog.draft.elements[n].box
    assert after.top_mm == pytest.approx(before.top_mm + 1.5 - 5)
    dialog.draft.undo()
    assert dialog.draft.elements[n].box == before
