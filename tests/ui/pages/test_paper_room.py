"""The Paper page in small windows and with large text: its ways out are seen, nothing sideways."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui import printing, theme
from lchost.ui.colours import LIGHT
from lchost.ui.pages.paper import PaperPage
from lchost.ui.widgets import scroll
from lchost.ui.widgets.reading import stops

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
LONGEST = "Isabela Maria Fernanda Guadalupe de los Ángeles Ruiz-Montoya y Villanueva"


@pytest.fixture
def workshop_id(db, member):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC", place="Library")
    made = planning.plan(draft, TWO)
    names = [LONGEST, *(f"Person {n:02}" for n in range(20))]
    registrations.register(made, [member(name).id for name in names], TWO)
    return made


@pytest.fixture
def text_size():
    """Set the size of text, and the usual one again."""
    app = QApplication.instance()
    yield lambda percent: theme.apply(app, LIGHT, percent / 100)
    theme.apply(app, LIGHT)


def in_window(frame, qtbot, workshop_id, wide, high):
    """Show the page in the room that a window leaves it; a badge is made."""
    page = PaperPage(frame, workshop_id)
    area = scroll(page)
    qtbot.addWidget(area)
    area.resize(wide, high)
    area.show()
    qtbot.waitUntil(lambda: page._paper is not None)
    return page, area


def is_seen(part, area):
    place = QRect(part.mapTo(area, part.rect().topLeft()), part.size())
    return part.isVisible() and area.viewport().geometry().contains(place)


# What windows of 1280 × 720, 1440 × 900 and 1366 × 768 leave beside the rail.
@pytest.mark.parametrize(
    ("percent", "wide", "high"),
    [(100, 1084, 654), (100, 1244, 834), (150, 1044, 628), (150, 1130, 676)],
)
@pytest.mark.parametrize("key", ["badges", "sign_in", "feedback_2"])
@pytest.mark.parametrize("has_printer", [False, True])
def test_the_ways_out_are_seen_and_nothing_goes_sideways(
    frame, qtbot, workshop_id, text_size, monkeypatch, percent, wide, high, key, has_printer
):
    monkeypatch.setattr(printing, "has_printer", lambda: has_printer)
    text_size(percent)
    page, area = in_window(frame, qtbot, workshop_id, wide, high)
    page.preview.small.setChecked(True)
    page.show_paper(key)
    qtbot.waitUntil(lambda: page._paper is not None)
    ways = [page.side.save, page.side.look]
    ways += [page.side.read_back] if key != "badges" and percent == 100 else []
    ways += [page.side.print] if has_printer else []
    qtbot.waitUntil(lambda: all(is_seen(way, area) for way in ways), timeout=2000)
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() == 0


# What a window of 1366 × 768 leaves, under the bar that a desktop puts above it.
@pytest.mark.parametrize("has_printer", [False, True])
def test_with_the_largest_text_only_what_is_beside_the_page_scrolls(
    frame, qtbot, workshop_id, text_size, monkeypatch, has_printer
):
    monkeypatch.setattr(printing, "has_printer", lambda: has_printer)
    text_size(200)
    page, area = in_window(frame, qtbot, workshop_id, 1300, 622)
    page.stepper.show()
    ways = [page.side.save, *([page.side.print] if has_printer else [])]
    qtbot.waitUntil(lambda: all(is_seen(way, area) for way in ways), timeout=2000)
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() == 0


def test_small_pages_make_room_where_the_large_one_has_too_little(
    frame, qtbot, workshop_id, text_size
):
    text_size(150)
    page, area = in_window(frame, qtbot, workshop_id, 1044, 628)
    page.preview.small.setChecked(True)
    assert not page.preview.thumbnails.isVisible()
    area.resize(1400, 628)
    qtbot.waitUntil(page.preview.thumbnails.isVisible)


def test_the_paper_that_the_arrows_come_to_is_brought_into_view(frame, qtbot, workshop_id):
    page, area = in_window(frame, qtbot, workshop_id, 1084, 654)
    last = list(page.list._choices)[-1]
    qtbot.waitUntil(lambda: not is_seen(page.list._choices[last], area))
    while page._here != last:
        qtbot.keyClick(page.list.current(), Qt.Key.Key_Down)
    seen = page._papers.viewport()
    at = page.list.current().mapTo(seen, page.list.current().rect().center())
    assert seen.rect().contains(at)


def test_a_long_title_of_a_paper_is_read_whole(frame, qtbot, workshop_id):
    page, _ = in_window(frame, qtbot, workshop_id, 1084, 654)
    chosen = page.list._choices["feedback_2"]
    assert chosen._title == ["Feedback forms,", "large"]
    assert chosen.height() > page.list._choices["agenda"].height()


def test_tab_comes_to_a_note_s_way_before_what_is_chosen_below_it(frame, qtbot, workshop_id):
    page, area = in_window(frame, qtbot, workshop_id, 1084, 654)

    def shorten():
        made = (one for one in stops(page.side) if isinstance(one, QPushButton))
        return next((one for one in made if one.text().startswith("Shorten")), None)

    page.show_paper("agenda")
    page.show_paper("badges")  # its notes are drawn anew
    qtbot.waitUntil(lambda: (way := shorten()) is not None and way.isVisible())
    here = shorten()
    inside = stops(page.side)
    between = []
    for _step in area.findChildren(QWidget):
        here = here.nextInFocusChain()
        if here is page.side.which:
            break
        between.append(here)
    assert here is page.side.which
    assert not [one for one in between if one in inside and one.isVisible()]
