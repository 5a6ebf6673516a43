"""How long the check-in page keeps the screen from its host: 5,000 registered, 2,000 in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from lchost import app
from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.models import database
from lchost.models.attendance import CheckIn
from lchost.models.rows import new_uid
from lchost.planning import workshops
from lchost.planning.workshops import Workshop
from lchost.station.server import Station
from lchost.ui.main_window import MainWindow
from lchost.ui.pages.checkin import CheckInPage
from lchost.ui.tasks import finish_all
from lchost.ui.warm import Warm
from tests.benchmarks.test_door import PIN, clients
from tests.benchmarks.test_start import fill

pytestmark = pytest.mark.bench

PEOPLE = 10_000  # half of them are registered
IN = 2_000
SCANS = 40
BURST_S = 4
ASKED = 2_000  # check-ins that sixteen devices send through the station
A_SECOND, A_COMMIT = 500, 25  # check-ins that phones make, grouped as the station groups them
_A_TURN_MS = 0.3  # shorter ones are nothing but a look at the queue
Share = Callable[[Sequence[float], float], float]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A community of 10,000 whose door is busy."""
    file = tmp_path / "large.lchost"
    fill(file, PEOPLE)
    database.open_community(file, undoable=True)
    (row,) = workshops.listing()
    found = workshops.get(row.workshop.id)
    rows = [
        {"uid": new_uid(), "session": found.session_id, "member": n, "method": "scanner"}
        | {"at": found.starts_at + timedelta(seconds=n / 2), "answer": "welcome"}
        for n in range(1, IN + 1)
    ]
    with database.writing(*database.Topic):
        for start in range(0, IN, 400):
            CheckIn.insert_many(rows[start : start + 400]).execute()
    database.close()
    return found


@pytest.fixture
def window(workshop, tmp_path, qtbot):
    made = MainWindow()
    made.opened.show(tmp_path / "large.lchost")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    app.after_first_picture(made)
    qtbot.waitUntil(lambda: made.findChild(Warm) is None, timeout=30_000)
    qtbot.wait(1500)  # and the first page has settled
    yield made
    finish_all()
    made.close()


class Beat:
    """Turns the event loop by hand and notes how long each turn took."""

    def __init__(self, app) -> None:
        self._app = app
        self.turns_ms: list[float] = []
        self.own_ms = 0.0  # of the processor, by this thread: other programs do not count

    def until(self, done: Callable[[], bool], at_most_s: float = 10.0) -> None:
        ends = time.perf_counter() + at_most_s
        while not done() and time.perf_counter() < ends:
            started, own = time.perf_counter(), time.thread_time()
            self._app.processEvents()
            self.turns_ms.append((time.perf_counter() - started) * 1000)
            if self.turns_ms[-1] > _A_TURN_MS:
                self.own_ms += (time.thread_time() - own) * 1000
            time.sleep(0.001)


def page_of(window) -> CheckInPage:
    found = window.page()
    assert isinstance(found, CheckInPage)
    return found


def test_the_screen_at_a_busy_door(window, workshop, qapp, figures, share: Share) -> None:
    first, single, own, burst = Beat(qapp), [], [], Beat(qapp)
    started = time.perf_counter()
    window.opened.home.go("checkin", workshop.id)
    made_ms = (time.perf_counter() - started) * 1000
    page = page_of(window)
    first.until(lambda: page.glance is not None)
    for n in range(IN + 1, IN + 1 + SCANS):
        at = workshop.starts_at + timedelta(seconds=IN + n)
        desk.check_in(Scan(workshop.session_id, at, member_id=n))
        beat = Beat(qapp)
        beat.until(lambda n=n: n in page.glance.since)
        beat.until(lambda: False, 0.15)
        single.append(sum(turn for turn in beat.turns_ms if turn > _A_TURN_MS))
        own.append(beat.own_ms)
    sender = threading.Thread(target=send, args=(workshop, IN + 1 + SCANS))
    sender.start()
    burst.until(lambda: not sender.is_alive(), BURST_S * 3)
    last = min(IN + SCANS + A_SECOND * BURST_S, PEOPLE // 2)
    burst.until(lambda: last in page.glance.since)
    figures(
        registered=PEOPLE // 2,
        people_in=IN,
        visit_ms=round(made_ms, 1),
        visit_longest_turn_ms=round(max(first.turns_ms), 1),
        one_scan_own_p50_ms=round(share(own, 0.5), 1),
        one_scan_own_p95_ms=round(share(own, 0.95), 1),
        one_scan_p50_ms=round(share(single, 0.5), 1),
        one_scan_p95_ms=round(share(single, 0.95), 1),
        burst_a_second=A_SECOND,
        burst_longest_turn_ms=round(max(burst.turns_ms), 1),
        burst_share_busy=round(sum(burst.turns_ms) / 1000 / BURST_S, 2),
        limit_one_scan_ms=15,
        limit_turn_ms=100,
    )


def send(workshop: Workshop, first: int) -> None:
    """Check in as phones do: many in one commit, so many a second."""
    with database.connected():
        began = time.perf_counter()
        for commit in range(A_SECOND * BURST_S // A_COMMIT):
            with database.writing(database.Topic.ATTENDANCE):
                for n in range(A_COMMIT):
                    member = first + commit * A_COMMIT + n
                    at = workshop.starts_at + timedelta(seconds=IN + member)
                    if member <= PEOPLE // 2:
                        desk.check_in(Scan(workshop.session_id, at, member_id=member))
            wait = began + (commit + 1) * A_COMMIT / A_SECOND - time.perf_counter()
            time.sleep(max(0.0, wait))


def test_the_screen_while_sixteen_devices_ask_the_station(
    window, workshop, qapp, figures, share: Share
) -> None:
    """The station runs in the window's own process: its threads and the screen share one Python."""
    window.opened.home.go("checkin", workshop.id)
    page = page_of(window)
    Beat(qapp).until(lambda: page.glance is not None)
    Beat(qapp).until(lambda: False, 0.5)  # its first picture is another figure
    station = Station(workshop.id, pin=PIN, clock=lambda: workshop.starts_at)
    address = station.open()
    places = "SELECT code FROM badge_code WHERE member_id > ? ORDER BY member_id LIMIT ?"
    codes = [code for (code,) in database.DB.execute_sql(places, (IN, ASKED)).fetchall()]
    told: dict = {}
    beat = Beat(qapp)
    asking = threading.Thread(
        target=lambda: told.update(clients(address.host, str(address.port), codes))
    )
    asking.start()
    beat.until(lambda: not asking.is_alive(), 60)
    station.close()
    assert told["answers"] == {"welcome": ASKED}
    figures(
        people_in=IN,
        check_ins=ASKED,
        check_ins_a_second=round(ASKED / told["seconds"]),
        answer_p99_ms=round(share(told["times_ms"], 0.99), 1),
        screen_longest_turn_ms=round(max(beat.turns_ms), 1),
        screen_turn_p99_ms=round(share(beat.turns_ms, 0.99), 1),
        limit_turn_ms=100,
    )
