"""A scan on another page, or over a dialog, is a check-in; its answer is said there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from lchost.checkin import attendance, log, questions
from lchost.checkin.answers import Method, Question, Way
from lchost.models import database, undo
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.agenda import ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.members import MemberDraft
from lchost.station import addresses
from lchost.ui import memory, power, theme
from lchost.ui.colours import LIGHT
from lchost.ui.dialogs.agenda_item import AgendaItemDialog
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.main_window import MainWindow
from lchost.ui.widgets.banner import Banner
from lchost.ui.widgets.buttons import Press
from tests.ui.test_keys import Keyboard

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def window(qapp, qtbot, monkeypatch, tmp_path):
    """A community with two workshops, on the Check-in of the one whose door is open."""
    monkeypatch.setattr(database, "_listeners", [])
    monkeypatch.setattr(undo, "_listeners", [])
    monkeypatch.setattr(power, "_ways_here", lambda: ())
    monkeypatch.setattr(addresses, "choices", lambda: ())
    memory.keep_look("light", 100, calm=True)
    made = MainWindow()
    qtbot.addWidget(made)
    made.show_welcome()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert made.opened.open_file(tmp_path / "lantern.lchost", create=True)
    made.show_home()
    yield made
    made.opened.close()
    theme.apply(qapp, LIGHT)


@pytest.fixture
def home(window):
    return window.opened.home


@pytest.fixture
def workshop(window):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def ada(workshop):
    """Somebody with a place, by the code of the badge."""
    return _member("Ada", workshop)


@pytest.fixture
def door(home, workshop, qtbot):
    """The Check-in whose door is open; shown once, as a host does."""
    page = home.go("checkin", workshop.id)
    page.heard = []
    page.sounds.play = page.heard.append
    qtbot.waitUntil(lambda: page.glance is not None)
    return page


@pytest.fixture
def scan(window, qtbot):
    """Scan a code where the keyboard is, and wait for the door's answer if there is a door."""

    def do(code, door=None, on=None):
        keyboard = Keyboard(on or window)
        keyboard.now_ms += scan.at_ms
        scan.at_ms += 5000
        if door is None:
            keyboard.write(code)
            keyboard.enter()
            return
        with qtbot.waitSignal(door.answered):
            keyboard.write(code)
            keyboard.enter()

    scan = do
    scan.at_ms = 0
    return do


def _member(name, workshop=None):
    member_id = members.add(MemberDraft(name), NOW)
    if workshop:
        registrations.register(workshop.id, [member_id], NOW)
    return members.get(member_id).code


def present(workshop):
    return {p.name for p in attendance.presence(workshop.id) if p.since}


def said(page):
    return [banner.text for banner in page.banners()]


def test_a_scan_into_another_pages_field_checks_in_and_leaves_no_letter(
    home, workshop, ada, door, scan, qtbot
):
    memory.keep_door_name("Left wing")
    page = home.go("members")
    field = page.table.search
    field.setFocus()
    field.setText("zo")
    scan(ada, door)
    assert present(workshop) == {"Ada"}
    assert (field.text(), field.hasFocus(), home.here) == ("zo", True, "members")
    [row] = log.recent(workshop.session_id)
    assert (row.method, row.door) == (Method.SCANNER, door.asking.door_name)
    assert said(page) == ["Ada: Welcome"]
    assert page.banners()[0].property("ground") == "welcome"
    assert door.heard == ["welcome"]
    assert home.status.done.text().startswith("Checked in Ada at ")
    assert undo.labels()[0] == "check-in of Ada"
    memory.keep_door_name("")


def test_the_enter_of_a_scan_presses_no_button_of_another_page(home, workshop, ada, door, scan):
    page = home.go("today")
    ways = [way for way in page.findChildren(Press) if way.isVisible() and way.isEnabled()]
    assert ways
    pressed = []
    ways[0].clicked.connect(lambda: pressed.append(1))
    ways[0].setFocus()
    scan(ada, door)
    assert (pressed, home.here, present(workshop)) == ([], "today", {"Ada"})


def test_over_a_dialog_the_answer_is_said_in_it(home, workshop, ada, door, scan, qtbot):
    page = home.go("plan", workshop.id)
    asks, field = Dialog(page, "Agenda item", verb="Save"), QLineEdit()
    asks.body(field)
    asks.open()
    qtbot.waitUntil(asks.isActiveWindow)
    field.setFocus()
    scan(ada, door, on=asks)
    assert present(workshop) == {"Ada"}
    assert (field.text(), asks.isVisible(), field.hasFocus()) == ("", True, True)
    [news] = asks.findChildren(Banner)
    assert (news.text, news.property("ground")) == ("Ada: Welcome", "welcome")
    assert said(page) == ["Ada: Welcome"]
    asks.reject()


def test_the_agendas_dialog_is_read_too(home, workshop, ada, door, scan, qtbot):
    page = home.go("plan", workshop.id)
    asks = AgendaItemDialog(page, ItemDraft("Pairs critique", 20))
    asks.open()
    qtbot.waitUntil(asks.isActiveWindow)
    before = asks.draft()
    scan(ada, door, on=asks)
    asks.minutes.setFocus()
    scan(ada, door, on=asks)
    assert asks.draft() == before and asks.isVisible()
    assert present(workshop) == {"Ada"}
    qtbot.waitUntil(
        lambda: [b.text for b in asks.findChildren(Banner) if b.isVisible()] == said(page)[-1:]
    )
    asks.reject()


def test_while_no_door_is_open_typing_stays_typing(home, workshop, ada, door, scan, qtbot):
    sessions.close([workshop.session_id], datetime.now(UTC))
    qtbot.waitUntil(lambda: not home.frame.day.is_open)
    page = home.go("members")
    page.table.search.setFocus()
    scan(ada)
    assert page.table.search.text() == ada
    assert present(workshop) == set()


def test_an_answer_that_asks_the_host_leads_to_the_door_that_shows_it(
    window, home, workshop, ada, door, scan, qtbot
):
    stranger = _member("Zoë")
    page = home.go("members")
    scan(stranger, door)
    assert not window.frame.action("checkin.let_in").isEnabled()
    scan(ada, door)  # whoever comes next takes nothing away
    assert said(page) == ["Zoë: No place here yet", "Ada: Welcome"]
    way = next(way for way in page.banners()[0].findChildren(Press))
    way.click()
    assert home.page() is door
    assert (door.panel.said.name, door.asking.can_let_in) == ("Zoë", True)
    assert window.frame.action("checkin.let_in").isEnabled()
    assert said(page) == []
    with qtbot.waitSignal(door.answered):
        door.asking.let_in()
    assert present(workshop) == {"Ada", "Zoë"}


def test_the_door_outlives_a_look_at_another_workshop(home, workshop, ada, door, scan):
    door.modes.go(Way.OUT)
    draft = WorkshopDraft("Later", NOW + timedelta(days=2), NOW + timedelta(days=2, hours=1), "UTC")
    home.go("people", planning.plan(draft, NOW))
    scan(ada, door)
    assert said(home.page()) == ["Ada: Not in: nothing to check out"]
    assert home.go("checkin", workshop.id) is door
    assert door.panel.said.name == "Ada"


def test_pages_built_anew_for_larger_text_hear_the_scanner_too(
    window, home, workshop, ada, door, scan, qtbot
):
    home.go("members")
    try:
        window.frame.action("view.larger").trigger()
        scan(ada)
        qtbot.waitUntil(lambda: said(window.page()) == ["Ada: Welcome"])
        assert (window.opened.home.here, present(workshop)) == ("members", {"Ada"})
    finally:
        window.frame.action("view.smaller").trigger()


def test_at_the_door_each_scan_is_one_and_only_its_own_answer(home, workshop, ada, door, scan):
    home.go("members")
    home.go("checkin", workshop.id)
    scan(ada, door)
    assert len(log.recent(workshop.session_id)) == 1
    assert said(door) == []


def test_the_file_closes_with_what_was_scanned_unseen(window, home, workshop, ada, door, scan):
    home.go("members")
    scan(ada, door)
    assert window.opened.close()
    assert door.asking.door._thread is None
    assert QApplication.focusWidget() is None or window.isAncestorOf(QApplication.focusWidget())


def test_a_question_of_the_door_waits_until_the_host_is_there(home, workshop, door, scan, qtbot):
    questions.put(workshop.id, [Question(0, "Photos?", is_required=True)])
    page = home.go("members")
    scan(_member("Ada", workshop), door)
    assert said(page) == ["Ada: A question first"]
    assert QApplication.activeModalWidget() is None
    home.go("checkin", workshop.id)
    assert door.panel.said.what == "A question first"


def test_in_confirm_mode_a_scan_waits_for_its_enter_at_the_door(home, workshop, ada, door, scan):
    door.asking.looks_first = True
    page = home.go("members")
    scan(ada, door)
    assert (said(page), present(workshop)) == (["Ada: Check in?"], set())
    page.banners()[0].findChildren(Press)[0].click()
    assert home.page() is door and door.asking.is_looking
