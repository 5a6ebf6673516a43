"""The door's log, read back in numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lchost.checkin import desk, log
from lchost.checkin.answers import Scan, Way
from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def test_who_went_out_and_came_back_has_come_once_and_who_was_undone_has_not(db, member):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "UTC")
    workshop = workshops.get(workshops.plan(draft, NINE))
    ada, grace = member("Ada"), member("Grace")
    for one in (ada, grace):
        Registration.create(workshop=workshop.id, member=one, registered_at=NINE)

    def step(one, minute, way=Way.IN):
        at = NINE + timedelta(minutes=minute)
        return desk.check_in(Scan(workshop.session_id, at, member_id=one.id, way=way))

    step(ada, 1)
    step(ada, 2, Way.OUT)
    step(ada, 3)
    came = step(grace, 4)
    assert log.arrived(workshop.session_id) == len(log.first_arrivals(workshop.session_id)) == 2
    desk.undo_check_in(came.check_in_id, NINE)
    assert log.arrived(workshop.session_id) == 1
