"""The door for phones: a real station, opened and closed with check-in."""

from __future__ import annotations

import socket
import threading
from datetime import timedelta
from urllib.request import urlopen

import pytest
from PySide6.QtWidgets import QApplication

from lchost.checkin import desk, held, poster
from lchost.checkin.answers import Answer, Method, Scan
from lchost.checkin.poster import Shown
from lchost.errors import AddressNotHere
from lchost.models.database import Topic
from lchost.models.workshops import Registration
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.sessions import SessionDraft
from lchost.station.addresses import Address as Here
from lchost.station.addresses import Kind
from lchost.station.server import Station
from lchost.ui import memory
from lchost.ui.phones import kept
from lchost.ui.phones.door import State
from lchost.ui.phones.words import said_of
from lchost.ui.tasks import finish_all

MOVED = Here("wlan0", "127.0.0.2", Kind.WIFI, "127.0.0.0/8")
HOTSPOT = Here("ap0", "127.0.0.3", Kind.HOTSPOT, "127.0.0.0/8")
TUNNEL = Here("tun0", "127.0.0.4", Kind.VPN, "127.0.0.0/8")
ALONE = Here("lo", "127.0.0.9", Kind.LOOPBACK, "127.0.0.0/8")


def listens(host, port):
    with socket.socket() as knock:
        knock.settimeout(2)
        return knock.connect_ex((host, port)) == 0


@pytest.fixture
def at_rest(phones, qtbot):
    """Wait until nothing is under way any more."""

    def wait():
        qtbot.waitUntil(lambda: not phones.serving.is_under_way, timeout=20_000)

    return wait


@pytest.fixture
def moves(phones, network, qtbot):
    """Give the laptop other addresses, and wait until the door has followed."""

    def move(*found):
        network[:] = found
        phones.look_around()
        qtbot.waitUntil(lambda: phones.here == tuple(found), timeout=20_000)
        qtbot.waitUntil(lambda: not phones.serving.is_under_way, timeout=20_000)

    return move


# --- with check-in ------------------------------------------------------------------------------


def test_nothing_listens_until_the_host_has_switched_phones_on(phones, workshop, wait_for, at_rest):
    phones.attend(workshop.id)
    assert phones.state is State.OFF
    assert phones.serving.station is None
    phones.switch(True)
    wait_for(State.ON)
    where = phones.address
    assert listens(where.host, where.port)
    assert phones.url == f"http://127.0.0.1:{where.port}"
    phones.switch(False)
    at_rest()
    assert phones.state is State.OFF
    assert not listens(where.host, where.port)


def test_it_listens_at_the_chosen_address_alone(serving):
    port = serving.address.port
    assert listens("127.0.0.1", port)
    assert not listens("127.0.0.2", port)


def test_it_stops_when_the_host_closes_the_door_and_opens_with_it_again(
    serving, workshop, wait_for, at_rest
):
    where = serving.address
    planning.close_door(workshop.id, serving.now())
    wait_for(State.RESTING)
    at_rest()
    assert not listens(where.host, where.port)
    planning.open_door(workshop.id)
    wait_for(State.ON)


def test_it_stops_at_the_workshops_end(serving, workshop, at_rest):
    where = serving.address
    serving.now = lambda: workshop.ends_at + timedelta(seconds=1)
    serving._beat()
    at_rest()
    assert serving.state is State.RESTING
    assert not listens(where.host, where.port)


def test_the_day_before_it_rests_and_in_the_morning_it_can_be_tried_out(phones, workshop, wait_for):
    phones.switch(True)
    phones.now = lambda: workshop.starts_at - timedelta(hours=20)
    phones.attend(workshop.id)
    assert phones.state is State.RESTING
    phones.now = lambda: workshop.starts_at - timedelta(hours=3)
    phones.attend(workshop.id)
    wait_for(State.ON)


def test_another_workshops_door_gets_a_station_of_its_own(serving, workshop, wait_for, at_rest):
    before = serving.serving.station
    other = planning.copy(workshop.id, workshop.starts_at, workshop.starts_at)
    serving.attend(other)
    at_rest()
    wait_for(State.ON)
    assert serving.serving.station is not before
    assert serving.serving.station.workshop_id == other
    assert not before.is_open


def test_once_it_has_ended_nothing_listens_and_nothing_holds_the_file(serving):
    where = serving.address
    serving.end()
    assert not listens(where.host, where.port)
    assert serving.address is None


def test_ended_while_it_starts_it_does_not_start_after_all(phones, workshop):
    phones.switch(True)
    phones.here = (Here("wlan0", "127.0.0.1", Kind.WIFI),)
    phones.attend(workshop.id)
    assert phones.state is State.STARTING
    station = phones.serving.station
    phones.end()
    finish_all()
    QApplication.processEvents()
    assert not station.is_open
    assert not phones.serving.is_under_way


# --- where --------------------------------------------------------------------------------------


def test_a_new_address_is_served_and_said_and_is_in_the_code(serving, moves):
    before = serving.invitation(serving.now())
    moves(MOVED, ALONE)
    assert serving.address.host == "127.0.0.2"
    after = serving.invitation(serving.now())
    assert before.address.startswith("127.0.0.1:") and "127.0.0.1" in before.code
    assert after.address.startswith("127.0.0.2:") and "127.0.0.2" in after.code
    ((tone, text, _),) = serving.said
    assert tone == "attention"
    assert after.address in text and "new code" in text
    assert listens("127.0.0.2", serving.address.port)


def test_without_a_network_it_says_so_once_and_comes_back_by_itself(serving, moves):
    moves(ALONE)
    assert serving.state is State.TROUBLE
    assert serving.invitation(serving.now()) is None
    assert "no network" in serving.why
    serving._beat()
    assert [text for _, text, _ in serving.said] == [
        "The network is gone: phones cannot reach this laptop"
    ]
    moves(Here("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8"), ALONE)
    assert serving.state is State.ON
    assert serving.said[-1][:2] == ("welcome", "Phones can check in again")


def standing(phones):
    """Return the sentences that stand: said, and not withdrawn since."""
    shown = []
    phones.news.connect(lambda _tone, text, _more: shown.append(text))
    phones.over.connect(lambda text: text in shown and shown.remove(text))
    return shown


def test_what_is_over_is_withdrawn_when_the_network_goes_and_comes(serving, moves):
    shown = standing(serving)
    home = Here("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
    for _ in range(2):
        moves(ALONE)
        assert shown == ["The network is gone: phones cannot reach this laptop"]
        moves(home, ALONE)
        assert shown == ["Phones can check in again"]
    moves(ALONE)
    serving.switch(False)
    assert shown == []


def test_alone_by_choice_it_says_who_reaches_the_door_and_not_that_a_network_is_gone(
    serving, at_rest, moves
):
    shown = standing(serving)
    home = Here("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
    serving.choose(ALONE)
    at_rest()
    assert shown == ["Only this computer can reach the door at 127.0.0.9"]
    assert serving.state is State.ON and listens("127.0.0.9", serving.address.port)
    assert serving.invitation(serving.now()) is None
    assert said_of(serving).text == shown[0]
    serving.choose(home)
    at_rest()
    assert len(shown) == 1 and "address changed" in shown[0]
    assert serving.invitation(serving.now()) is not None


def test_a_better_network_does_not_move_the_door_from_one_that_works(serving, moves):
    home = Here("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
    moves(HOTSPOT, home, ALONE)
    assert serving.address.host == "127.0.0.1"
    assert serving.said == []


def test_the_hosts_choice_moves_the_door_and_is_remembered(serving, moves, at_rest, qtbot):
    home = Here("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
    moves(home, HOTSPOT, ALONE)
    serving.choose(HOTSPOT)
    at_rest()
    assert serving.address.host == "127.0.0.3"
    assert kept.address_mark() == HOTSPOT.mark


def test_a_vpn_is_served_only_if_the_host_chose_it(serving, moves, at_rest):
    moves(TUNNEL, ALONE)
    assert serving.state is State.TROUBLE
    serving.choose(TUNNEL)
    at_rest()
    assert serving.address.host == "127.0.0.4"


def test_a_taken_port_gives_the_next_one_and_that_is_remembered(phones, workshop, wait_for):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        kept.keep_port(port)
        phones.switch(True)
        phones.attend(workshop.id)
        wait_for(State.ON)
        assert phones.address.port != port
    here = phones.address.port
    assert kept.port() == here
    phones._beat()
    assert phones.address.port == here


def test_what_stands_in_the_way_is_said_and_it_is_tried_again(
    phones, workshop, wait_for, monkeypatch
):
    real = Station.open

    def refuses(self, host, port):
        raise AddressNotHere(host=host)

    monkeypatch.setattr(Station, "open", refuses)
    phones.switch(True)
    phones.attend(workshop.id)
    wait_for(State.TROUBLE)
    assert "127.0.0.1" in phones.why
    assert phones.invitation(phones.now()) is None
    monkeypatch.setattr(Station, "open", real)
    phones._beat()
    wait_for(State.ON)
    assert phones.why == ""


# --- codes and PIN ------------------------------------------------------------------------------


def test_the_stations_own_key_takes_the_code_and_the_word(serving, workshop):
    at = serving.now()
    shown = serving.invitation(at)
    key = serving.serving.station.keys.of("poster")
    code = shown.code.rpartition("/")[2]
    assert poster.check(key, code, workshop.session_id, at) is Shown.VALID
    assert poster.check(key, shown.word, workshop.session_id, at) is Shown.VALID
    assert shown.code == shown.code.upper()
    assert 0 < shown.left_s <= shown.turns_s == 20


def test_the_code_turns_and_the_papers_does_not(serving, workshop):
    at = serving.now()
    later = at + timedelta(seconds=20)
    assert serving.invitation(at).code != serving.invitation(later).code
    key = serving.serving.station.keys.of("poster")
    code = serving.paper().code.rpartition("/")[2]
    assert poster.check(key, code, workshop.session_id, later) is Shown.PAPER


def test_a_phone_that_scans_the_stage_reaches_a_page(serving):
    link = serving.invitation(serving.now()).code.replace("HTTP://", "http://")
    assert urlopen(link, timeout=10).status == 200
    assert urlopen(f"{serving.url}/door", timeout=10).status == 200


def test_the_pin_is_kept_and_a_new_one_shuts_the_old_out(serving, at_rest, wait_for):
    before = serving.pin
    assert serving.serving.station.pin == before == kept.pin()
    made = serving.new_pin()
    at_rest()
    wait_for(State.ON)
    assert made != before
    assert serving.serving.station.pin == made
    assert made.isdecimal() and 4 <= len(made) <= 6


def test_a_held_phone_is_counted(serving, workshop, member, qtbot):
    ada = member("Ada")
    Registration.create(workshop=workshop.id, member=ada, registered_at=workshop.starts_at)
    scan = Scan(
        workshop.session_id, serving.now(), member_id=ada.id, method=Method.PHONE, needs_nod=True
    )
    with qtbot.waitSignal(serving.held_changed) as heard:
        assert desk.check_in(scan).answer is Answer.HELD
    assert heard.args == [1]


def test_held_phones_are_counted_off_the_screens_thread(serving, workshop, qtbot, monkeypatch):
    counted: list[bool] = []

    def pending(session_id: int) -> list[int]:
        counted.append(threading.current_thread() is threading.main_thread())
        return [1, 2] if session_id == workshop.session_id else []

    monkeypatch.setattr(held, "pending", pending)
    with qtbot.waitSignal(serving.held_changed) as heard:
        serving._hear(frozenset({Topic.ATTENDANCE}))
    assert heard.args == [2] and counted == [False]


def test_phones_come_into_the_room_that_the_host_has_chosen(serving, workshop):
    hours = SessionDraft(workshop.starts_at, workshop.ends_at, "Room 2", "Room 2")
    beside = sessions.add(workshop.id, hours)
    memory.keep_session(workshop.uid, beside)
    serving.attend(workshop.id)
    station = serving.serving.station
    assert station.session_id() == beside
    code = poster.on_screen(station.keys.of("poster"), beside, serving.now()).code
    assert code in serving.invitation(serving.now()).code
    memory.keep_session(workshop.uid, workshop.session_id)
    serving.attend(workshop.id)
    assert station.session_id() == workshop.session_id
