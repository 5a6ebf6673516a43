"""How long it takes to say of everybody whether they get a certificate."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.credentials.rules import ruling, standing
from lchost.credentials.rules.conditions import Conditions, ShareOf
from lchost.models.attendance import CheckIn
from lchost.models.database import writing
from lchost.models.people import Member
from lchost.models.rows import add_rows, new_uid
from lchost.models.workshops import Registration, Role, Status
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
SEED, PEOPLE, SESSIONS, TURNS = 7, 5000, 6, 7


@pytest.mark.bench
def test_bench_the_list_of_five_thousand(db: Path, figures: Callable[..., None]) -> None:
    by_lot, hour = random.Random(SEED), timedelta(hours=1)
    workshop = workshops.plan(WorkshopDraft("Fair", NINE, NINE + 2 * hour, "UTC"), NINE)
    for n in range(1, SESSIONS):
        begins = NINE + timedelta(days=n)
        sessions.add(workshop, SessionDraft(begins, begins + 2 * hour))
    held = sessions.listing(workshop)
    with writing():
        names = [f"Person {n:04}" for n in range(PEOPLE)]
        add_rows(Member, [_member(name) for name in names])
        ids = [row.id for row in Member.select(Member.id)]
        add_rows(Registration, [_place(workshop, one) for one in ids])
        steps = [
            _step(one, session.id, session.starts_at + timedelta(minutes=by_lot.randrange(90)))
            for session in held
            for one in ids
            if by_lot.random() < 0.8
        ]
        add_rows(CheckIn, steps)
    asked = Conditions(sessions=4, share=60, share_of=ShareOf.MINUTES)
    rule = ruling.Rule(workshop_id=workshop, conditions=asked)
    taken, busy = [], []
    for _ in range(TURNS):
        begun, began = time.perf_counter(), time.process_time()
        said = standing.standing(workshop, rule)
        taken.append(time.perf_counter() - begun)
        busy.append(time.process_time() - began)
    assert len(said) == PEOPLE
    figures(
        people=PEOPLE,
        sessions=SESSIONS,
        steps=len(steps),
        seed=SEED,
        gets=sum(one.decision.gets for one in said),
        median_ms=round(sorted(taken)[TURNS // 2] * 1000, 1),
        median_cpu_ms=round(sorted(busy)[TURNS // 2] * 1000, 1),
        worst_ms=round(max(taken) * 1000, 1),
    )


def _member(name: str) -> dict[str, object]:
    return {
        "uid": new_uid(),
        "display_name": name,
        "folded": name.casefold(),
        "created_at": NINE,
    }


def _place(workshop: int, member_id: int) -> dict[str, object]:
    return {
        "uid": new_uid(),
        "workshop": workshop,
        "member": member_id,
        "status": Status.REGISTERED,
        "role": Role.ATTENDEE,
        "registered_at": NINE,
    }


def _step(member_id: int, session_id: int, at: datetime) -> dict[str, object]:
    return {
        "uid": new_uid(),
        "session": session_id,
        "member": member_id,
        "at": at,
        "answer": "welcome",
        "method": "scanner",
    }
