"""A green answer is on the disk: doors killed at random moments lose nothing green."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.models import database
from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NOW = datetime.now(UTC)
PEOPLE = 400
DOOR = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.models import database

database.open_community(Path(sys.argv[1]), undoable=True)
session, first = int(sys.argv[2]), int(sys.argv[3])
for member_id in range(first, first + 400):
    said = desk.check_in(Scan(session, datetime.now(UTC), member_id=member_id))
    print(said.answer.value, member_id, flush=True)
"""


def greens_before_the_kill(path: Path, session_id: int, first: int, after: int) -> list[int]:
    """Run a door, kill it once it has given so many answers, and return whom it greeted."""
    command = [sys.executable, "-c", DOOR, str(path), str(session_id), str(first)]
    top = Path(database.__file__).parents[2]
    greeted = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=top) as door:
        assert door.stdout is not None
        for line in door.stdout:
            answer, member_id = line.split()
            if answer == "welcome":
                greeted.append(int(member_id))
            if len(greeted) >= after:
                break
        door.kill()
    return greeted


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.stress)])
def test_every_green_answer_outlives_a_killed_door(db: Path, member, kills: int):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "UTC", late_after_min=None)
    workshop = workshops.get(workshops.plan(draft, NOW))
    with database.writing(database.Topic.MEMBERS):
        ids = [member(f"Member {n}").id for n in range(PEOPLE)]
        for member_id in ids:
            Registration.create(workshop=workshop.id, member=member_id, registered_at=NOW)
    database.close()
    chosen = random.Random(23)
    greeted: list[int] = []
    for _ in range(kills):
        more = chosen.randint(0, 3)
        greeted += greens_before_the_kill(db, workshop.session_id, ids[0] + len(greeted), more)
        kept = sqlite3.connect(db)
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = kept.execute("SELECT member_id FROM check_in WHERE answer = 'welcome'").fetchall()
        kept.close()
        assert set(greeted) <= {member_id for (member_id,) in rows}
    database.open_community(db)
    assert database.current_path() == db
