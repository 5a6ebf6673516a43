"""The camera at the host's own door: from a badge held up to the answer on the panel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtTest import QTest

from lchost import codes
from lchost.checkin import attendance
from lchost.checkin.answers import Answer, Method
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import search_key
from lchost.ui.camera import card, watch
from lchost.ui.camera.cameras import State
from lchost.ui.pages.checkin import CheckInPage
from tests.ui.camera.conftest import ADA, ZOE, picture

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def page(frame, db, member, plugs, qtbot, monkeypatch):
    """The door of a workshop to which Ada and Zoë are registered, with its camera on."""
    monkeypatch.setattr(card, "Cameras", lambda _parent: plugs)
    monkeypatch.setattr(watch, "STILL_MS", 600_000)  # on a slow machine pictures take their time
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    workshop_id = planning.plan(draft, NOW)
    for name, code in (("Ada", ADA), ("Zoë", ZOE)):
        made = member(name, code=code, folded=search_key(name))
        row = {"workshop": workshop_id, "member": made, "status": Status.REGISTERED}
        Registration.create(**row, registered_at=NOW)
    made = CheckInPage(frame, workshop_id)
    made.now = lambda: NOW
    made.outcomes = []
    made.answered.connect(made.outcomes.append)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    made.camera.turn()
    return made


def present(page):
    return {p.name for p in attendance.presence(page.workshop_id) if p.since}


def test_a_badge_held_up_is_welcomed_once(page, plugs, qtbot):
    plugs.plug(shows=[picture(ADA)])
    qtbot.waitUntil(lambda: page.outcomes != [])
    qtbot.wait(400)  # it stays before the camera
    [outcome] = page.outcomes
    assert outcome.answer is Answer.WELCOME and present(page) == {"Ada"}
    assert page.panel.said.name == "Ada"
    assert page.camera.preview._tones == {ADA: "welcome"}
    qtbot.waitUntil(lambda: page.recent.isVisible())


def test_two_badges_are_both_welcomed(page, plugs, qtbot):
    plugs.plug(shows=[picture(ADA, ZOE)])
    qtbot.waitUntil(lambda: present(page) == {"Ada", "Zoë"})


def test_unplugged_in_the_middle_the_other_ways_go_on_and_plugged_in_it_resumes(page, plugs, qtbot):
    plugs.plug(shows=[picture()])
    qtbot.waitUntil(lambda: page.camera.state is State.LIVE)
    plugs.unplug()
    assert "was unplugged" in page.camera.notice.text()
    page.field.insert(ADA)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: present(page) == {"Ada"})
    plugs.plug(shows=[picture(ZOE)])
    qtbot.waitUntil(lambda: present(page) == {"Ada", "Zoë"})
    assert page.outcomes[-1].answer is Answer.WELCOME


def test_after_one_bad_scan_the_next_hundred_good_ones_pass(page, plugs, member, qtbot):
    people = [codes.encode(f"person{n:02}".encode()) for n in range(100)]
    for number, code in enumerate(people):
        made = member(f"P{number}", code=code)
        row = {"workshop": page.workshop_id, "member": made, "status": Status.REGISTERED}
        Registration.create(**row, registered_at=NOW)
    plugs.plug(shows=[picture()])
    qtbot.waitUntil(lambda: page.camera.state is State.LIVE)
    plugs.sources[-1].stop()
    page.scan(ADA[:-1] + ("B" if ADA[-1] != "B" else "C"), Method.CAMERA)
    qtbot.waitUntil(lambda: len(page.outcomes) == 1)
    for number, code in enumerate(people):
        held = picture(code)

        def hold_up(answers=number + 2, held=held):
            # a busy reader drops some, and a sink does not tell twice of the frame that it shows
            plugs.sources[-1].sink.setVideoFrame(QVideoFrame(held))
            return len(page.outcomes) == answers

        qtbot.waitUntil(hold_up)
    answers = [outcome.answer for outcome in page.outcomes]
    assert answers == [Answer.TYPO, *[Answer.WELCOME] * 100]
    assert len(present(page)) == 100


def test_the_page_that_is_left_watches_nobody(page, plugs, qtbot):
    plugs.plug(shows=[picture()])
    qtbot.waitUntil(lambda: page.camera.state is State.LIVE)
    page.hide()
    assert page.camera.state is State.OFF
    assert page.camera.watch.reader._thread is None
