"""What the lists of a published round cost the screen's thread, with 300 people."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lchost.checkin import clock
from lchost.grouping import showing
from lchost.models.database import DB
from lchost.models.groups import BreakoutGroup, Placement, Round
from lchost.models.people import Member
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.colours import LIGHT
from lchost.ui.stage import lists
from lchost.ui.stage.lists import Laid
from lchost.ui.stage.scene import Scene, View

pytestmark = pytest.mark.bench
PEOPLE, SIZE = 300, 6
NAMES = (
    "Nguyễn Thị Minh Anh",
    "Søren Østergård",
    "ليلى منصور",
    "김민준",
    "தமிழ்ச்செல்வி",
    "Tom Baker",
)


def took_ms(job):
    began = time.perf_counter()
    job()
    return round((time.perf_counter() - began) * 1000, 1)


@pytest.fixture
def workshop_id(db, qapp):
    now = clock.now()
    made = planning.plan(WorkshopDraft("Charts", now, now.replace(year=2030), "UTC"), now)
    with DB.atomic():
        row = {"number": 1, "made_at": now, "seed": 1, "wishes": {}, "report": {}}
        round_ = Round.create(workshop=made, published_at=now, **row)
        for n in range(PEOPLE):
            if n % SIZE == 0:
                group = BreakoutGroup.create(round=round_, number=n // SIZE + 1)
            name = f"{NAMES[n % len(NAMES)]} {n}"
            one = Member.create(display_name=name, folded=name.casefold(), created_at=now)
            Placement.create(round=round_, group=group, member=one)
    return made


def test_the_lists_and_the_screens_thread(workshop_id, figures):
    found = {"people": PEOPLE, "read_ms": took_ms(lambda: showing.published(workshop_id))}
    seating = showing.published(workshop_id)
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    picture = QRectF(image.rect())
    for view in (View.FIND, View.GROUPS):
        scene = Scene("Charts", view=view, seating=seating)
        found[f"{view.value}_first_ms"] = took_ms(lambda s=scene: Laid().of(s, picture))
        again = [took_ms(lambda s=scene: Laid().of(s, picture)) for _ in range(5)]
        laid = Laid()
        made = laid.of(scene, picture)

        def paint(scene=scene, made=made):
            p = QPainter(image)
            lists.draw_list(p, picture, scene, LIGHT, made, is_rtl=False)
            p.end()

        paint()
        found |= {
            f"{view.value}_laid_ms": min(again),
            f"{view.value}_paint_ms": min(took_ms(paint) for _ in range(5)),
            f"{view.value}_pages": len(made.leaves),
        }
    figures(**found)
