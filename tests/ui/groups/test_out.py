"""Groups leave the desk: onto the stage, into the clipboard, to paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from lchost.checkin import desk
from lchost.grouping.showing import Seated, Seating, ShownGroup
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.groups import copying
from lchost.ui.pages.groups import GroupsPage
from lchost.ui.stage.scene import View

NOW = datetime.now(UTC)
EVIL = Seated(3, '=HYPERLINK("x")', "hyperlink")
ROUND = Seating(
    1,
    2,
    (
        ShownGroup(1, (Seated(1, "Bo <b>", "bo"),), theme="Bias"),
        ShownGroup(2, (Seated(2, "علي", "علي"), EVIL), table=7, table_name="By the\twindow"),
    ),
)


@pytest.fixture
def page(frame, db, qtbot):
    """The Groups step with twelve people and one round."""
    draft = WorkshopDraft("Charts", NOW - timedelta(minutes=5), NOW + timedelta(hours=3), "UTC")
    workshop = workshops.get(workshops.plan(draft, NOW))
    for n in range(12):
        desk.walk_in(workshop.session_id, f"Person {n:02}", NOW)
    made = GroupsPage(frame, workshop.id)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.next_round()
    qtbot.waitUntil(lambda: len(made.board.cards) == 3)
    yield made
    frame.end_day()


def test_the_stage_is_offered_once_a_round_is_published(page):
    assert not page.out.stage.isVisible()
    assert not page.frame.action("groups.stage").isEnabled()
    page.publishing.publish()
    assert page.out.stage.isVisible()
    page.does()["groups.stage"]()
    stage = page.frame.day.stage
    assert stage.scene.view is View.FIND and stage.scene.seating.people == 12
    page.does()["groups.stage_cards"]()
    assert page.frame.day.stage is stage and stage.scene.view is View.GROUPS
    page.does()["checkin.stage"]()
    assert stage.scene.view is View.POSTER


def test_the_menu_of_the_stage_follows_what_stands_there(page):
    page.publishing.publish()
    menu = QMenu()
    page.out.fill(menu)
    texts = [one.text() for one in menu.actions()]
    assert "Find your group" in texts and "Next page" not in texts
    menu.actions()[texts.index("Group by group")].trigger()
    page.out.fill(menu)
    texts = [one.text() for one in menu.actions()]
    assert {"Find your group", "Next page", "Close the stage"} <= set(texts)
    menu.actions()[texts.index("Close the stage")].trigger()
    assert page.frame.day.stage is None


def test_the_stage_of_a_workshop_whose_door_is_open_stays_its_own(page, db):
    page.publishing.publish()
    draft = WorkshopDraft("Later", NOW + timedelta(days=2), NOW + timedelta(days=2, hours=1), "UTC")
    later = workshops.plan(draft, NOW)
    page.does()["checkin.stage"]()
    stage, page.workshop_id = page.frame.day.stage, later
    page.does()["groups.stage"]()
    assert page.frame.day.stage is stage and stage.scene.view is View.POSTER
    assert "another workshop" in page.banners()[0].text


def test_ctrl_c_copies_the_round_as_lines_and_as_a_table(page, qtbot):
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().startswith("Round 1\n\nGroup 1\n")
    rows = bytes(copied.data(copying.TABLE)).decode().splitlines()
    assert rows[0] == "Name\tGroup" and rows[1].startswith("Person 00\t") and len(rows) == 13
    assert copied.html().count("<tr>") == 13


def test_the_lines_name_the_table_and_the_theme():
    assert copying.lines(ROUND) == (
        "Round 2\n\nGroup 1 · Bias\nBo <b>\n\nTable 7 · By the\twindow\nعلي\n" + EVIL.name + "\n"
    )


def test_a_table_has_a_cell_for_each_fact_and_runs_nothing():
    rows = copying.table(ROUND)
    assert rows[0] == ("Name", "Table", "Called", "Theme")
    assert ("Bo <b>", "1", "", "Bias") in rows
    assert ("'" + EVIL.name, "7", "By the window", "") in rows
    html = copying.copied(ROUND).html()
    assert "&lt;b&gt;" in html and "<b>" not in html
