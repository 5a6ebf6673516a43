"""Sixty phones at once, through every page, at a door that is a program of its own."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from lchost.models import database
from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.roster.members import MemberDraft
from tests.station.running import PROJECT, running_door

PHONES = 60


@pytest.fixture
def guests(db):
    """A workshop that is open now, with as many guests as phones; the file is closed."""
    now = datetime.now(UTC)
    draft = WorkshopDraft(
        "Charts", now, now + timedelta(hours=2), "Europe/Paris", late_after_min=None
    )
    workshop = workshops.plan(draft, now)
    letters = [f"Guest{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(PHONES)]
    with database.writing():
        for n, name in enumerate(letters):
            draft = MemberDraft(f"{name} Someone", email=f"who{n:04}@example.org")
            made = members.add(draft, now)
            Registration.create(workshop=workshop, member=made, registered_at=now)
    session = workshops.get(workshop).session_id
    database.close()
    return session, [(name, f"{n:04}") for n, name in enumerate(letters)]


def test_sixty_phones_come_in_at_once(db, guests):
    session, people = guests
    with running_door(str(db)) as door:
        said = subprocess.run(
            [
                *(sys.executable, "-m", "tests.station.crowd"),
                *(door.address.host, str(door.address.port), str(session), "0", "0.02"),
            ],
            input="\n".join(json.dumps(one) for one in people),
            capture_output=True,
            text=True,
            cwd=PROJECT,
            timeout=120,
            check=True,
        )
        door.stop()
    told = json.loads(said.stdout)
    assert told["ended"] == {"in": PHONES} and told["seconds"] < 60
    kept = sqlite3.connect(db)
    rows = kept.execute(
        "SELECT answer, count(DISTINCT member_id), count(*) FROM check_in"
    ).fetchall()
    kept.close()
    assert rows == [("welcome", PHONES, PHONES)]
