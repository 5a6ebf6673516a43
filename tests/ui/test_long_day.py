"""While the door is open: the laptop stays awake, and its battery and clock are watched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from lchost.checkin import clock, desk
from lchost.checkin.answers import Method, Scan
from lchost.models.workshops import Registration, Session
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.station import addresses
from lchost.ui import power
from lchost.ui.main_window import MainWindow
from lchost.ui.power import Awake, Battery
from lchost.ui.stage.window import StageWindow

NOW = datetime.now(UTC).replace(microsecond=0)


class Way:
    """A way to stay awake that writes down what it was asked."""

    def __init__(self):
        self.said = []
        self.holds = False

    def take(self, why):
        self.said.append(why)
        self.holds = True
        return True

    def release(self):
        self.holds = False


@pytest.fixture
def way(monkeypatch):
    made = Way()
    monkeypatch.setattr(power, "_ways_here", lambda: (made,))
    monkeypatch.setattr(addresses, "choices", lambda: ())
    return made


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def day(frame, workshop, way):
    made = frame.day
    made.said = []
    frame.news.connect(lambda *news: made.said.append(news))
    made.battery = lambda: None
    yield made
    frame.end_day()
    clock.start(None)


def test_the_laptop_stays_awake_while_the_door_is_open_and_no_longer(day, way, workshop, qtbot):
    day.attend(workshop.id)
    assert way.holds
    assert "door is open" in way.said[0]
    planning.close_door(workshop.id, clock.now())
    qtbot.waitUntil(lambda: not way.holds)
    planning.open_door(workshop.id)
    qtbot.waitUntil(lambda: way.holds)
    day.end()
    assert not way.holds


def test_before_the_door_opens_the_laptop_may_sleep(day, way, db):
    draft = WorkshopDraft("Later", NOW + timedelta(hours=5), NOW + timedelta(hours=6), "UTC")
    day.attend(planning.plan(draft, NOW))
    assert not way.holds


def test_a_workshop_that_is_gone_holds_nothing(day, way, workshop):
    day.attend(workshop.id)
    Session.delete().execute()
    day.look()
    assert not way.holds


def test_a_low_battery_is_said_with_what_to_do(day, workshop):
    day.battery = lambda: Battery(18, is_plugged=False)
    day.attend(workshop.id)
    day.look()
    ((tone, text, more),) = day.said
    assert tone == "attention"
    assert "18 %" in text and "Plug the laptop in" in text
    assert "saved" in more
    day.battery = lambda: Battery(9, is_plugged=False)
    day.look()
    assert "9 %" in day.said[1][1]


def test_a_clock_that_went_back_an_hour_is_said_once_and_the_order_stays(day, workshop, member):
    ada, grace = member("Ada"), member("Grace")
    for one in (ada, grace):
        Registration.create(workshop=workshop.id, member=one, registered_at=NOW)
    day.attend(workshop.id)

    def come(one):
        scan = Scan(workshop.session_id, clock.now(), member_id=one.id, method=Method.SEARCH)
        return desk.check_in(scan)

    first = come(ada)
    day.look()
    assert day.said == []
    day.wall = lambda: datetime.now(UTC) - timedelta(hours=1)
    day.look()
    day.look()
    ((tone, text, more),) = day.said
    assert tone == "attention"
    assert "clock went back" in text
    assert "order" in more
    assert come(grace).at >= first.at
    day.wall = lambda: datetime.now(UTC)
    day.look()
    assert len(day.said) == 1


def test_a_minute_is_no_news(day, workshop, member):
    ada = member("Ada")
    Registration.create(workshop=workshop.id, member=ada, registered_at=NOW)
    day.attend(workshop.id)
    desk.check_in(Scan(workshop.session_id, clock.now(), member_id=ada.id))
    day.wall = lambda: datetime.now(UTC) - timedelta(minutes=1)
    day.look()
    assert day.said == []


def test_with_no_way_to_stay_awake_the_day_goes_on(day, workshop):
    day.awake = Awake(())
    day.attend(workshop.id)
    assert day.awake.is_wanted and not day.awake.is_held


# --- in the window ------------------------------------------------------------------------------


@pytest.fixture
def window(db, workshop, way, qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    made.show_home()
    yield made
    made.opened.close()
    made.frame.live.stop()


def test_check_in_begins_the_day_and_other_pages_keep_it(window, way, workshop):
    assert not way.holds
    home = window.opened.home
    home.go("checkin", workshop.id)
    assert way.holds
    home.go("today")
    assert way.holds
    assert window.frame.day.workshop_id == workshop.id


def test_news_is_a_banner_on_whichever_page_is_shown(window, workshop):
    home = window.opened.home
    home.go("checkin", workshop.id)
    home.go("people")
    window.frame.day.news.emit("attention", "The network is gone", "Badges go on")
    assert [banner.text for banner in home.page().banners()] == ["The network is gone"]


def test_news_that_is_over_leaves_the_page_that_said_it(window, workshop):
    home, phones = window.opened.home, window.frame.day.phones
    home.go("checkin", workshop.id)
    phones.news.emit("attention", "The network is gone", "")
    phones.news.emit("attention", "The clock went back", "")
    page = home.page()
    home.go("people")
    phones.over.emit("The network is gone")
    assert [banner.text for banner in page.banners()] == ["The clock went back"]


def test_closing_the_file_ends_the_day_the_stage_and_the_station(window, way, workshop):
    window.opened.home.go("checkin", workshop.id)
    window.frame.action("checkin.stage").trigger()
    stage = window.frame.day.stage
    assert stage.isVisible()
    window.opened.close()
    assert not way.holds
    assert window.frame.day.stage is None
    assert window.frame.day.phones.workshop_id == 0


def test_the_stage_is_opened_once_and_leaves_with_another_workshop(window, workshop):
    home, day = window.opened.home, window.frame.day
    home.go("checkin", workshop.id)
    window.frame.action("checkin.stage").trigger()
    stage = day.stage
    window.frame.action("checkin.stage").trigger()
    assert day.stage is stage
    other = planning.copy(workshop.id, workshop.starts_at, NOW)
    home.go("checkin", other)
    assert day.stage is None


def test_a_look_at_next_weeks_door_does_not_close_todays(window, way, workshop):
    home, day = window.opened.home, window.frame.day
    home.go("checkin", workshop.id)
    window.frame.action("checkin.stage").trigger()
    week = timedelta(days=7)
    other = planning.copy(workshop.id, workshop.starts_at + week, NOW)
    home.go("checkin", other)
    assert day.workshop_id == workshop.id
    assert way.holds and day.stage is not None


def test_larger_text_keeps_the_day_and_its_sign(window, way, workshop):
    from lchost.ui import looks
    from lchost.ui.phones.line import PhonesLine

    window.opened.home.go("checkin", workshop.id)
    window.opened.home.go("today")
    try:
        window._choose_look(lambda: looks.step_text(1))
        assert way.holds
        assert window.opened.home.status.findChild(PhonesLine) is not None
    finally:
        window._choose_look(lambda: looks.step_text(-1))


def test_the_stage_beside_the_desk_comes_to_the_front_and_says_how_to_close_it(
    window, workshop, qtbot, monkeypatch
):
    raised = []
    monkeypatch.setattr(StageWindow, "raise_", lambda self: raised.append(self.isVisible()))
    home = window.opened.home
    home.go("checkin", workshop.id)
    window.frame.action("checkin.stage").trigger()
    qtbot.waitUntil(lambda: raised == [True, True])
    assert "Esc closes it" in home.status.done.text()
    assert window.frame.day.stage.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_without_phones_the_stage_sends_people_to_the_desk(window, workshop):
    window.opened.home.go("checkin", workshop.id)
    window.frame.action("checkin.stage").trigger()
    scene = window.frame.day.stage.scene
    assert scene.title == "Charts"
    assert scene.invitation is None
