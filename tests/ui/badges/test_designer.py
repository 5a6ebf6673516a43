"""The designer, from the Paper page to the badge that is printed."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from lchost.models import undo
from lchost.paper import badge_designs
from lchost.paper.badges.design import Box, What
from lchost.paper.badges.starters import STARTERS
from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import profile, registrations
from lchost.roster.attributes import Kind
from lchost.ui.badges import chosen
from lchost.ui.badges.designer import DesignerDialog
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.pages.paper import PaperPage
from lchost.ui.stationery import reading
from lchost.ui.tasks import finish_all

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
_FIRST_MS = 30_000  # the first paper brings fonts and libraries along
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
    qtbot.waitUntil(lambda: made._paper is not None, timeout=_FIRST_MS)
    yield made
    finish_all()


@pytest.fixture
def dialog(page, qtbot):
    """The designer on the classic badge, drawn."""
    page.side.design.change.click()
    made = page.findChild(DesignerDialog)
    qtbot.waitUntil(lambda: made._sketch is not None, timeout=_FIRST_MS)
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


# --- the mouse ----------------------------------------------------------------------------------


def test_a_band_chooses_what_it_touches_and_a_press_beside_chooses_nothing(dialog, qtbot):
    label = dialog.canvas.label().toRect()
    drag(
        qtbot,
        dialog.canvas,
        label.topLeft() - QPoint(6, 6),
        label.bottomRight() - label.topLeft() + QPoint(12, 12),
    )
    assert len(dialog.draft.picked) == len(dialog.draft.elements)
    qtbot.mouseClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert dialog.draft.picked == frozenset()


def test_with_shift_a_press_adds_and_takes_away(dialog, qtbot):
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(dialog.canvas, left, pos=spot(dialog, What.QR))
    qtbot.mouseClick(dialog.canvas, left, shift, spot(dialog, What.NAME))
    both = {number(dialog, What.QR), number(dialog, What.NAME)}
    assert dialog.draft.picked == both
    qtbot.mouseClick(dialog.canvas, left, shift, spot(dialog, What.QR))
    assert dialog.draft.picked == {number(dialog, What.NAME)}


def test_a_corner_is_pulled_and_the_opposite_one_stays(dialog, qtbot):
    n = number(dialog, What.NAME)
    dialog.draft.pick(frozenset({n}))
    before = dialog.draft.elements[n].box
    corner = dialog.canvas.place(before).bottomRight().toPoint()
    drag(qtbot, dialog.canvas, corner, QPoint(-80, -20))
    after = dialog.draft.elements[n].box
    assert after.wide_mm < before.wide_mm - 5
    assert after.high_mm < before.high_mm - 1
    assert after.left_mm == pytest.approx(before.left_mm, abs=0.001)
    assert after.top_mm == pytest.approx(before.top_mm, abs=0.001)


def test_escape_puts_back_what_is_being_dragged(dialog, qtbot):
    begun = dialog.draft.design
    start = spot(dialog, What.QR)
    qtbot.mousePress(dialog.canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(dialog.canvas, start + QPoint(-40, -10))
    qtbot.mouseMove(dialog.canvas, start + QPoint(-60, -20))
    assert dialog.draft.design != begun
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert dialog.draft.design == begun
    assert not dialog.draft.can_redo
    assert dialog.isVisible()


def test_an_element_is_pulled_from_the_list_to_where_it_is_wanted(dialog, qtbot):
    press = dialog.parts.buttons[What.WIFI_QR]
    at = dialog.canvas.label().center().toPoint() + QPoint(-120, -40)
    to = press.mapFromGlobal(dialog.canvas.mapToGlobal(at))
    before = len(dialog.draft.elements)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(press, left)
    qtbot.mouseMove(press, to)
    qtbot.mouseRelease(press, left, pos=to)
    assert len(dialog.draft.elements) == before + 1
    place = dialog.canvas.place(dialog.draft.only.box)
    assert (place.center() - at).manhattanLength() < 3 * dialog.canvas.scale
    qtbot.mousePress(press, left)
    qtbot.mouseRelease(press, left, pos=QPoint(-5, -5))  # let go beside the badge
    assert len(dialog.draft.elements) == before + 1


# --- the keyboard -------------------------------------------------------------------------------


def test_tab_goes_through_the_elements_and_on_after_the_last(dialog, qtbot):
    dialog.canvas.setFocus()
    names = []
    for _ in dialog.draft.elements:
        qtbot.keyClick(dialog.canvas, Qt.Key.Key_Tab)
        assert dialog.canvas.hasFocus()
        names.append(dialog.canvas.accessibleName())
    assert len(set(names)) == len(dialog.draft.elements)
    assert all("mm from the left" in name for name in names)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Tab)
    assert not dialog.canvas.hasFocus()


def test_escape_lets_go_of_the_choice_before_it_closes(dialog, qtbot):
    dialog.draft.pick(frozenset({0}))
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert dialog.draft.picked == frozenset()
    assert dialog.isVisible()
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_copies_deletes_and_undoes_by_keys(dialog, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    begun = dialog.draft.design
    count = len(dialog.draft.elements)
    dialog.canvas.setFocus()
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_A, control)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_D, control)
    assert len(dialog.draft.elements) == 2 * count
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Delete)
    assert len(dialog.draft.elements) == count
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Z, control)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Z, control)
    assert dialog.draft.design == begun


def test_what_is_copied_on_the_front_is_pasted_on_the_back(dialog, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    n = number(dialog, What.QR)
    dialog.draft.pick(frozenset({n}))
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_C, control)
    dialog.tabs.setCurrentIndex(1)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_V, control)
    assert [one.what for one in dialog.draft.design.back.elements] == [What.QR]
    assert dialog.design().is_two_sided


# --- what is said of elements -------------------------------------------------------------------


def test_every_kind_of_element_can_be_added_and_drawn(dialog, qtbot):
    before = len(dialog.draft.elements)
    asked = []
    dialog.choose_picture = lambda: asked.append(1)
    for what, press in dialog.parts.buttons.items():
        press.click()
        assert dialog.draft.only.what is what
        assert dialog.properties.isVisibleTo(dialog)
    assert asked == [1]
    assert len(dialog.draft.elements) == before + len(dialog.parts.buttons)
    sketch = dialog._sketch
    qtbot.waitUntil(lambda: dialog._sketch is not sketch and not dialog._sketcher.is_busy)
    badge_designs.keep(dialog.design(), TWO)


def test_a_field_changes_all_that_are_chosen_and_is_one_step(dialog):
    draft = dialog.draft
    chosen_ones = frozenset({number(dialog, What.NAME), number(dialog, What.PRONOUNS)})
    draft.pick(chosen_ones)
    size = next(
        part.widget
        for part in dialog.properties._parts
        if part.widget.accessibleName() == "Largest size"
    )
    begun = draft.design
    size.setValue(20)
    size.setValue(21)
    assert {draft.elements[n].size_pt for n in chosen_ones} == {21}
    draft.undo()
    assert draft.design == begun


def test_fields_of_people_are_put_into_texts_from_a_list(dialog):
    dialog.draft.pick(frozenset({number(dialog, What.TEXT)}))
    words = dialog.properties._parts[0].widget
    words._fill()
    offered = {action.text(): action for action in words._menu.actions()}
    words.text.setPlainText("At ")
    words.text.moveCursor(words.text.textCursor().MoveOperation.End)
    offered["First table"].trigger()
    assert dialog.draft.only.text == "At {table}"


def test_an_attribute_is_shown_under_the_name_that_the_community_gave_it(page, qtbot):
    profile.define_attribute("Team", Kind.CATEGORY)
    profile.define_attribute("Town", Kind.CATEGORY)
    dialog = page.designing.change("classic", page.side.labels.sheet())
    dialog.parts.buttons[What.ATTRIBUTE].click()
    assert dialog.draft.only.attribute == "Team"
    box = next(
        part.widget
        for part in dialog.properties._parts
        if part.widget.accessibleName() == "Attribute"
    )
    box.activated.emit(box.findText("Town"))
    assert dialog.draft.only.attribute == "Town"
    assert dialog.properties._title.text() == "Town"


def test_a_place_that_is_typed_stays_on_the_label(dialog):
    n = number(dialog, What.QR)
    dialog.draft.pick(frozenset({n}))
    dialog.properties._left.setValue(400)
    box = dialog.draft.elements[n].box
    assert box.right_mm == pytest.approx(dialog.draft.size[0], abs=0.01)
    assert box.wide_mm == pytest.approx(20, abs=4)


def test_a_code_that_is_too_small_leads_from_the_paper_to_its_design(page, qtbot):
    design = STARTERS["classic"](105, 74.25, 0.0)
    elements = tuple(
        replace(one, box=Box(2, 2, 7, 7)) if one.what is What.QR else one
        for one in design.front.elements
    )
    key = badge_designs.keep(replace(design, front=replace(design.front, elements=elements)), TWO)
    page.designing.choose(key)

    def ways():
        return [one for one in page.side.findChildren(QPushButton) if "design" in one.text()]

    qtbot.waitUntil(lambda: bool(ways()))
    ways()[0].click()
    assert page.findChild(DesignerDialog).name.text() == design.name


# --- keeping ------------------------------------------------------------------------------------


def test_a_design_without_a_name_is_refused_in_a_sentence(dialog):
    dialog.name.setText("  ")
    dialog.press()
    assert dialog.isVisible()
    assert badge_designs.listing() == []


def test_leaving_with_changes_asks_first(dialog, qtbot):
    dialog.draft.pick(frozenset({0}))
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Delete)
    dialog.reject()
    assert dialog.isVisible()
    ask = dialog.findChild(Ask)
    ask.press()
    assert not dialog.isVisible()


def test_a_design_for_other_labels_is_laid_out_for_these_when_asked(page, qtbot):
    key = badge_designs.keep(STARTERS["classic"](90, 54, 0.0), TWO)
    dialog = page.designing.change(key, page.side.labels.sheet())
    assert "90 × 54 mm" in dialog.facts.text()
    assert "105 × 74 mm" in dialog.facts.text()
    dialog.fit_labels.click()
    assert dialog.draft.size == pytest.approx((105, 74.25))
    assert not dialog.fit_labels.isVisibleTo(dialog)
    dialog.draft.undo()
    assert dialog.draft.size == (90, 54)


def test_a_picture_is_kept_and_shown(dialog, qtbot, monkeypatch, tmp_path):
    drawn = QImage(60, 40, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.darkGreen)
    path = tmp_path / "leaf.png"
    drawn.save(str(path))
    asked = []
    monkeypatch.setattr(reading, "ask_for_picture", lambda _: asked.append(1) or path)
    dialog.parts.buttons[What.PICTURE].click()
    qtbot.waitUntil(lambda: bool(dialog.draft.only.picture))
    n = min(dialog.draft.picked)
    qtbot.waitUntil(lambda: not dialog._sketcher.is_busy and n not in dialog.canvas.empty)
    place = dialog.canvas.place(dialog.draft.only.box).center() - dialog.canvas.label().topLeft()
    seen = dialog.canvas.page.pixelColor(place.toPoint() * dialog.devicePixelRatioF())
    assert seen.green() > seen.red() + 50
    buttons = dialog.properties.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Choose a picture…").click()
    assert asked == [1, 1]


def wheel(canvas, at, notches, keys=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_the_badge_is_looked_at_nearer_with_the_wheel_and_the_keys(dialog, qtbot):
    canvas = dialog.canvas
    before, place = canvas.label(), spot(dialog, What.QR)
    here = canvas.millimetres(QPointF(place))
    wheel(canvas, place, 4, Qt.KeyboardModifier.ControlModifier)
    assert canvas.label().width() > 2 * before.width()
    assert canvas.millimetres(QPointF(place)) == pytest.approx(here, abs=0.6)
    qtbot.waitUntil(lambda: canvas.page.width() > 1.5 * before.width())  # and drawn as sharp
    top = canvas.label().top()
    wheel(canvas, place, 1)
    assert canvas.label().top() > top
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas.label() == before
    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.label().width() == pytest.approx(before.width() * 1.25)
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.label() == before


def test_an_element_is_dragged_as_far_as_the_mouse_on_a_badge_that_is_near(dialog, qtbot):
    dialog.canvas.zoom_by(3)
    dialog.tools.snap.setChecked(False)
    n = number(dialog, What.NAME)
    old, scale = dialog.draft.elements[n].box, dialog.canvas.scale
    drag(qtbot, dialog.canvas, spot(dialog, What.NAME), QPoint(0, 30))
    assert dialog.draft.elements[n].box.top_mm == pytest.approx(old.top_mm + 30 / scale, abs=0.1)


def test_new_elements_on_an_empty_back_lie_upon_nothing(dialog, qtbot):
    dialog.tabs.setCurrentIndex(1)
    for what in (What.AGENDA, What.QR, What.NAME, What.WIFI, What.TEXT):
        dialog.add(what)
    boxes = [one.box for one in dialog.draft.elements]
    for one, other in itertools.combinations(boxes, 2):
        assert not (
            one.left_mm < other.right_mm - 0.05 and other.left_mm < one.right_mm - 0.05
            and one.top_mm < other.bottom_mm - 0.05 and other.top_mm < one.bottom_mm - 0.05
        )  # fmt: skip


def test_a_new_agenda_has_the_room_that_its_parts_need(page, dialog, qtbot, workshop_id):
    for n in range(14):
        draft = ItemDraft(f"Part {n}: questions that we bring along", 5, Format.OPENING)
        items.add_item(workshop_id, draft)
    dialog.done(0)
    page.side.design.change.click()
    again = page.findChildren(DesignerDialog)[-1]
    qtbot.waitUntil(lambda: again._sketch is not None, timeout=_FIRST_MS)
    again.tabs.setCurrentIndex(1)
    again.add(What.AGENDA)
    sketch = again._sketch
    qtbot.waitUntil(lambda: again._sketch is not sketch and again.is_drawn)
    assert again._sketch.side == 1
    assert [note for note in again._sketch.notes if note.about == "agenda"] == []
