"""The stage's window: live from the file, on the right screen, out of the host's way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from lchost.checkin import desk
from lchost.checkin.answers import Method, Scan
from lchost.grouping import moves, rounds
from lchost.grouping.wishes import Wishes
from lchost.models import settings
from lchost.models.database import Topic
from lchost.models.groups import BreakoutGroup, Placement
from lchost.models.workshops import Registration, Session
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import consents
from lchost.roster.consents import What
from lchost.ui.colours import DARK
from lchost.ui.stage import screens
from lchost.ui.stage.reader import StageReader
from lchost.ui.stage.scene import Invitation, View
from lchost.ui.stage.window import StageWindow

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self):
        self.at = NINE

    def __call__(self):
        return self.at

    def later(self, seconds):
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NINE))


@pytest.fixture
def arrive(workshop, member, clock):
    """Check a new member in; they may agree to be named on the stage."""

    def do(name, agrees=None):
        made = member(name)
        Registration.create(workshop=workshop.id, member=made, registered_at=NINE)
        if agrees is not None:
            consents.give(made.id, What.STAGE, agrees, "My name may be shown", NINE, "phone")
        scan = Scan(workshop.session_id, clock(), member_id=made.id, method=Method.SEARCH)
        return desk.check_in(scan)

    return do


@pytest.fixture
def reader(workshop, clock):
    return StageReader(workshop.id)


@pytest.fixture
def seen(reader, clock):
    """The scene of a moment later, after the file has changed."""

    def look(seconds=1.0):
        clock.later(seconds)
        reader.hear(frozenset(Topic))
        return reader.scene(clock())

    look(0)
    return look


@pytest.fixture
def window(qtbot, reader, clock):
    made = StageWindow(reader, now=clock)
    qtbot.addWidget(made)
    made.open_stage()
    return made


# --- what it shows ------------------------------------------------------------------------------


def test_it_counts_who_is_in_and_takes_back_what_was_undone(arrive, seen):
    arrive("Ada")
    outcome = arrive("Grace")
    assert seen().arrivals == 2
    desk.undo_check_in(outcome.check_in_id, NINE)
    assert seen().arrivals == 1


def test_it_welcomes_a_name_for_some_seconds_with_consent_only(arrive, seen):
    settings.put("stage_names", True)
    arrive("Ada", agrees=True)
    assert seen().welcome == "Ada"
    assert seen(5).welcome == "Ada"
    assert seen(2).welcome == ""
    arrive("Grace", agrees=False)
    arrive("Alan")
    assert seen().welcome == ""


def test_it_names_nobody_while_the_community_does_not_want_names(arrive, seen):
    arrive("Ada", agrees=True)
    assert seen().welcome == ""


def test_it_takes_a_name_off_at_once_when_the_consent_goes(arrive, seen):
    settings.put("stage_names", True)
    ada = arrive("Ada", agrees=True)
    assert seen().welcome == "Ada"
    consents.give(ada.member_id, What.STAGE, False, "My name may be shown", NINE, "desk")
    assert seen().welcome == ""


def test_it_takes_a_name_off_when_the_check_in_was_undone(arrive, seen):
    settings.put("stage_names", True)
    ada = arrive("Ada", agrees=True)
    assert seen().welcome == "Ada"
    desk.undo_check_in(ada.check_in_id, NINE)
    assert seen().welcome == ""


def test_it_welcomes_those_who_come_together_one_after_the_other(arrive, seen):
    settings.put("stage_names", True)
    for name in ("Ada", "Grace", "Alan"):
        arrive(name, agrees=True)
    assert [seen().welcome, seen(2).welcome, seen(2).welcome] == ["Ada", "Grace", "Alan"]


def test_it_welcomes_nobody_from_before_it_was_opened(arrive, seen, reader, workshop, clock):
    settings.put("stage_names", True)
    arrive("Ada", agrees=True)
    assert StageReader(workshop.id).scene(clock()).welcome == ""


def test_it_says_when_the_door_opens_and_that_it_is_closed(seen, clock, workshop):
    clock.at = NINE - timedelta(hours=1)
    assert seen().hours == "The door opens at 09:30"  # Paris is an hour ahead
    clock.at = NINE
    assert seen().hours == ""
    planning.close_door(workshop.id, NINE)
    assert "closed" in seen(60).hours


def test_a_new_address_is_on_the_stage_at_the_next_second(workshop, clock):
    address = ["192.168.1.20:8080"]
    reader = StageReader(
        workshop.id,
        lambda _: Invitation(f"HTTP://{address[0]}/C/X", "river otter", address[0], 9, 20),
    )
    assert reader.scene(clock()).invitation.address == "192.168.1.20:8080"
    address[0] = "10.0.0.7:8080"
    clock.later(1)
    assert reader.scene(clock()).invitation.code == "HTTP://10.0.0.7:8080/C/X"


def test_it_closes_when_its_workshop_is_gone(window, workshop, qtbot):
    Session.delete().execute()
    window.hear(frozenset(Topic))
    with qtbot.waitSignal(window.closed):
        window.tick()


def test_it_paints_nothing_while_nothing_changes(window, qtbot, monkeypatch):
    qtbot.waitExposed(window)
    painted = []
    monkeypatch.setattr(StageWindow, "update", lambda self, *part: painted.append(part))
    window.tick()
    assert painted == []
    window.now.later(60)
    window.tick()
    assert len(painted) == 1


# --- the lists of the published round -----------------------------------------------------------


@pytest.fixture
def published(workshop, arrive):
    """A published round of 60 people."""
    for n in range(60):
        arrive(f"Person {n:02}")
    (made,) = rounds.make(workshop.id, Wishes(), NINE)
    rounds.publish(made, NINE)
    return made


def hear(window):
    window.hear(frozenset(Topic))
    window.tick()


def test_a_round_that_is_published_comes_up_and_goes_with_it(window, workshop, arrive):
    arrive("Ada")
    arrive("Grace")
    (made,) = rounds.make(workshop.id, Wishes(), NINE)
    hear(window)
    assert window.scene.view is View.POSTER
    rounds.publish(made, NINE)
    hear(window)
    assert window.scene.view is View.FIND and window.scene.seating.people == 2
    rounds.withdraw(made)
    hear(window)
    assert window.scene.view is View.POSTER and window.scene.seating is None


def test_the_host_changes_between_the_views(window, published):
    hear(window)
    for view in (View.GROUPS, View.WELCOME, View.POSTER, View.FIND):
        window.show_view(view)
        assert window.scene.view is view
        assert (window.scene.seating is not None) == view.lists
        assert window.grab().width() > 0


def test_a_list_cannot_be_asked_for_while_nothing_is_published(window):
    window.show_view(View.FIND)
    assert window.scene.view is View.POSTER
    offered = {one.text(): one.isEnabled() for one in window.menu().actions()}
    assert not offered["Find your table"] and offered["The poster"]


def test_pages_turn_by_themselves_and_around(window, published, clock):
    window.show_view(View.FIND)
    assert window.leafing.pages > 1
    seen = [window.scene.page]
    for _ in range(window.leafing.pages):
        clock.later(window.leafing.every_s)
        window.tick()
        seen.append(window.scene.page)
    assert seen == [*range(window.leafing.pages), 0]


def test_a_page_turned_by_hand_stands_longer(window, published, clock):
    window.show_view(View.FIND)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.scene.page == 1
    clock.later(window.leafing.every_s * 2)
    window.tick()
    assert window.scene.page == 1
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert window.scene.page == 0
    clock.later(window.leafing.every_s * 3)
    window.tick()
    assert window.scene.page == 1


def test_pages_that_turn_by_hand_only_stay(window, published, clock):
    window.show_view(View.FIND)
    window.leafing.keep_every(0, clock())
    clock.later(600)
    window.tick()
    assert window.scene.page == 0 and window.leafing.every_s == 0
    window.turn_page(1)
    assert window.scene.page == 1


def test_what_is_mended_shows_at_the_next_second(window, published, workshop):
    window.show_view(View.FIND)
    before = window.scene.seating
    seat = Placement.get(Placement.round == published)
    other = BreakoutGroup.get(BreakoutGroup.round == published, BreakoutGroup.id != seat.group_id)
    moves.move(published, seat.member_id, other.id)
    hear(window)
    assert window.scene.seating != before


# --- where it stands ----------------------------------------------------------------------------


def test_on_one_screen_it_stands_in_a_window(window):
    assert not window.isFullScreen()
    assert window.screen().availableGeometry().contains(window.geometry())


def test_f11_fills_the_screen_and_esc_leaves_it_then_closes(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_the_cursor_goes_after_a_while_and_comes_back_when_it_is_moved(window):
    QTest.keyClick(window, Qt.Key.Key_F11)
    window._still.timeout.emit()
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    at, none = QPointF(QPoint(9, 9)), Qt.MouseButton.NoButton
    window.mouseMoveEvent(
        QMouseEvent(QMouseEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier(0))
    )
    assert window.cursor().shape() != Qt.CursorShape.BlankCursor


def test_the_stage_remembers_its_own_dark(window):
    window.turn_scheme()
    assert window.look() is DARK


class Screen:
    """A screen as Qt tells of it."""

    def __init__(self, name, serial=""):
        self._name, self._serial = name, serial

    def manufacturer(self):
        return "Maker"

    def model(self):
        return "Model"

    def serialNumber(self):
        return self._serial

    def name(self):
        return self._name


def test_it_takes_another_screen_than_the_hosts_and_the_same_as_last_time():
    laptop, beamer, wall = Screen("eDP-1"), Screen("HDMI-1", "7"), Screen("DP-2", "8")
    assert screens.chosen([laptop], laptop, "") is None
    assert screens.chosen([laptop, beamer], laptop, "") is beamer
    assert screens.chosen([laptop, beamer, wall], laptop, screens.mark(wall)) is wall
    assert screens.chosen([laptop, beamer], laptop, screens.mark(wall)) is beamer
    assert screens.chosen([laptop, beamer], beamer, screens.mark(beamer)) is laptop


TWO_SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "beamer", "x": 1366, "y": 0, "width": 1024, "height": 768},
    ]
}
ON_TWO = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from lchost.ui.stage.scene import Scene
from lchost.ui.stage.window import StageWindow

class Reader:
    def scene(self, at):
        return Scene("Charts")

app = QApplication([])
laptop, beamer = sorted(app.screens(), key=lambda screen: screen.geometry().x())
stage = StageWindow(Reader(), lambda: laptop)
stage.open_stage()
print(stage.screen().name(), stage.isFullScreen(), stage.geometry() == beamer.geometry())
stage.to_next_screen()
print(stage.screen().name(), stage.isFullScreen())
stage.setScreen(laptop)
QGuiApplication.screens = staticmethod(lambda: [laptop])
app.screenRemoved.emit(beamer)
stage._lost.timeout.emit()
print(stage.screen().name(), stage.isFullScreen())
QGuiApplication.screens = staticmethod(lambda: [laptop, beamer])
app.screenAdded.emit(beamer)
print(stage._plugged.isActive())
stage._plugged.timeout.emit()
print(stage.screen().name(), stage.isFullScreen())
"""


def test_it_fills_the_second_screen_and_follows_it_when_it_is_unplugged_and_plugged_in(tmp_path):
    (tmp_path / "screens.json").write_text(json.dumps(TWO_SCREENS))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    ran = subprocess.run(
        [sys.executable, "-c", ON_TWO],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "LCHOST_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout.splitlines() == [
        "beamer True True",
        "laptop True",
        "laptop False",
        "True",
        "beamer True",
    ], ran.stderr
