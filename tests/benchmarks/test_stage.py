"""What the stage costs the screen's thread, and how soon a new address is on it."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lchost.checkin import clock
from lchost.models.attendance import CheckIn
from lchost.models.database import DB, Topic
from lchost.models.people import Member
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.station import addresses
from lchost.station.addresses import Address, Kind
from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.commands import commands
from lchost.ui.frame import Frame
from lchost.ui.phones.door import PhoneDoor, State
from lchost.ui.stage.poster import draw_poster, turning
from lchost.ui.stage.reader import StageReader

pytestmark = pytest.mark.bench
PEOPLE = 2_000


@pytest.fixture
def door(db, qapp, monkeypatch):
    """A workshop with 2,000 people in, and phones switched on."""
    theme.load_first_fonts()
    theme.load_other_fonts()
    theme.apply(qapp, LIGHT)
    now = clock.now()
    workshop = planning.get(
        planning.plan(WorkshopDraft("Charts", now, now + timedelta(hours=3), "UTC"), now)
    )
    with DB.atomic():
        for n in range(PEOPLE):
            one = Member.create(display_name=f"M {n}", folded=f"m {n}", created_at=now)
            at = now + timedelta(milliseconds=n)
            CheckIn.create(
                session=workshop.session_id, member=one, at=at, answer="welcome", method="scanner"
            )
    here = [Address("wlan0", "127.0.0.1", Kind.WIFI)]
    monkeypatch.setattr(addresses, "choices", lambda: tuple(here))
    frame = Frame(commands())
    phones = PhoneDoor(frame.live)
    phones.switch(True)
    yield workshop, phones, here
    phones.end()
    frame.live.stop()


def took_ms(job):
    began = time.perf_counter()
    job()
    return round((time.perf_counter() - began) * 1000, 1)


def test_the_stage_and_the_screens_thread(door, qapp, qtbot, figures):
    workshop, phones, here = door
    began = time.perf_counter()
    phones.attend(workshop.id)
    qtbot.waitUntil(lambda: phones.state is State.ON, timeout=20_000)
    found = {"people": PEOPLE, "phones_on_ms": round((time.perf_counter() - began) * 1000)}
    reader = StageReader(workshop.id, phones.invitation)
    scene = reader.scene(clock.now())
    reader.hear(frozenset({Topic.ATTENDANCE}))
    found["second_with_a_change_ms"] = took_ms(lambda: reader.scene(clock.now()))
    found["second_without_ms"] = took_ms(lambda: reader.scene(clock.now()))
    found["count_held_ms"] = took_ms(phones._count_held)
    found["phones_follow_ms"] = took_ms(phones._follow)
    for wide, high in ((1024, 768), (1920, 1080), (3840, 2160)):
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        place = QRectF(image.rect())

        part = turning(place, scene, is_rtl=False)

        def paint(image=image, place=place, part=part, whole=True):
            p = QPainter(image)
            if not whole:
                p.setClipRect(part)
            draw_poster(p, place, scene, LIGHT, is_rtl=False)
            p.end()

        paint()
        found[f"paint_{high}_ms"] = min(took_ms(paint) for _ in range(5))
        found[f"paint_{high}_second_ms"] = min(
            took_ms(lambda paint=paint: paint(whole=False)) for _ in range(5)
        )
    here[:] = [Address("wlan0", "127.0.0.2", Kind.WIFI)]
    began = time.perf_counter()
    phones.look_around()
    qtbot.waitUntil(lambda: "127.0.0.2" in phones.url, timeout=20_000)
    found["moved_ms"] = round((time.perf_counter() - began) * 1000)
    assert "127.0.0.2" in reader.scene(clock.now()).invitation.code
    figures(**found)
