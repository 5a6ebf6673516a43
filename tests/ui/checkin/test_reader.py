"""What a door's screen shows is read off the screen, and a burst is read a few times only."""

from __future__ import annotations

import threading

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.errors import DamagedFile
from lchost.models.database import Topic, connected
from lchost.ui.checkin import reader as room
from lchost.ui.checkin.reader import Reader
from tests.ui.checkin.conftest import NOW


@pytest.fixture
def reader(frame, workshop):
    made = Reader(frame.live, frame)
    yield made
    made.stop()


@pytest.fixture
def seen(reader):
    found = []
    reader.read.connect(found.append)
    return found


def test_a_burst_from_phones_is_read_a_few_times_and_the_last_is_seen(
    reader, seen, person, workshop, qtbot
):
    people = [person(f"Member {n}") for n in range(120)]
    reader.start(workshop.session_id)

    def send():
        with connected():
            for one in people:
                desk.check_in(Scan(workshop.session_id, NOW, member_id=one.id))

    thread = threading.Thread(target=send)
    thread.start()
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].counts.present == 120, timeout=20_000)
    thread.join()
    assert len(seen) < 60


def test_it_reads_on_another_thread(reader, seen, workshop, qtbot, monkeypatch):
    threads = []
    real = room.glance

    def noted(*wanted):
        threads.append(threading.current_thread())
        return real(*wanted)

    monkeypatch.setattr(room, "glance", noted)
    reader.start(workshop.session_id)
    qtbot.waitUntil(lambda: bool(seen))
    assert threading.main_thread() not in threads


def test_nothing_is_read_while_nobody_looks(reader, seen, person, workshop, qtbot):
    reader.start(workshop.session_id)
    qtbot.waitUntil(lambda: bool(seen))
    reader.stop()
    seen.clear()
    desk.check_in(Scan(workshop.session_id, NOW, member_id=person("Ada").id))
    qtbot.wait(150)
    assert seen == []
    reader.start(workshop.session_id)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].counts.present == 1)


def test_after_trouble_the_next_notice_is_read(reader, seen, workshop, qtbot, frame, monkeypatch):
    def broken(*_wanted):
        raise DamagedFile(path="circle.lchost")

    with monkeypatch.context() as patch:
        patch.setattr(room, "glance", broken)
        with qtbot.waitSignal(reader.failed):
            reader.start(workshop.session_id)
    frame.live.changed.emit(frozenset({Topic.ATTENDANCE}))
    qtbot.waitUntil(lambda: bool(seen))


def test_what_has_nothing_to_do_with_a_door_is_not_read(reader, seen, workshop, qtbot, frame):
    reader.start(workshop.session_id)
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(150)
    seen.clear()
    frame.live.changed.emit(frozenset({Topic.CERTIFICATES}))
    qtbot.wait(150)
    assert seen == []
