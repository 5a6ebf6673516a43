"""How long the print pack of 300 people takes, beside as many pages of bare reportlab."""

from __future__ import annotations

import io
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from lchost import codes
from lchost.models import database
from lchost.models.groups import BreakoutGroup, Placement, Round, SeatTable
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration
from lchost.planning import items, workshops
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.workshops import WorkshopDraft

pytestmark = pytest.mark.bench

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
PEOPLE, ROUNDS, TABLES = 300, 3, 50
GIVEN = ["Zoë", "Minh-Anh", "محمد", "עליזה", "क्षितिज", "ณัฐวุฒิ", "தமிழ்", "美咲", "서연", "Олена"]
FAMILY = [
    "Łukasiewicz",
    "Nguyễn",
    "منصور",
    "श्रीवास्तव",
    "ศรีสุข",
    "田中",
    "王",
    "김",
    "Dubois",
    "Smith",
]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A workshop with an agenda, 300 people of many scripts, and three rounds at 50 tables."""
    dice, path = random.Random(7), tmp_path / "pack.lchost"
    database.open_community(path, create=True)
    draft = WorkshopDraft("Asking better questions", NINE, NINE + timedelta(hours=2), "UTC")
    workshop = workshops.plan(draft, NINE)
    for n in range(8):
        items.add_item(workshop, ItemDraft(f"Part {n}", 15, Format.OPENING))
    with database.writing():
        people = []
        for n in range(PEOPLE):
            name = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)} {n}"
            member = Member.create(
                display_name=name, pronouns="she/her", folded=name, created_at=NINE
            )
            people.append(member)
            BadgeCode.create(code=codes.new_code(), member=member, issued_at=NINE)
            Registration.create(workshop=workshop, member=member, registered_at=NINE)
        tables = [
            SeatTable.create(workshop=workshop, number=n, name="", seats=6, is_accessible=False)
            for n in range(1, TABLES + 1)
        ]
        for number in range(1, ROUNDS + 1):
            _seat(workshop, number, tables, people, dice)
    database.close()
    return path


def _seat(
    workshop: int,
    number: int,
    tables: list[SeatTable],
    people: list[Member],
    dice: random.Random,
) -> None:
    made = Round.create(
        workshop=workshop, number=number, made_at=NINE, seed=1, wishes={}, report={}
    )
    dice.shuffle(people)
    for n, table in enumerate(tables):
        group = BreakoutGroup.create(round=made, number=n + 1, seat_table=table)
        for one in people[n::TABLES]:
            Placement.create(round=made, group=group, member=one)


def bare_seconds(pages: int) -> float:
    """Return how long reportlab takes to write as many pages of twenty plain lines."""
    started = time.perf_counter()
    canvas = Canvas(io.BytesIO())
    for _ in range(pages):
        for line in range(20):
            canvas.drawString(72, 72 + 30 * line, "Minh Anh")
        canvas.showPage()
    canvas.save()
    return time.perf_counter() - started


def test_the_print_pack_of_three_hundred(room: Path, figures: Callable[..., None]) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    env["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    told = subprocess.run(
        [sys.executable, __file__, str(room)], env=env, capture_output=True, text=True, check=True
    )
    facts = json.loads(told.stdout)
    bare = bare_seconds(facts["pages"])
    figures(
        people=PEOPLE,
        **facts,
        limit_s=15,
        limit_mb=300,
        bare_reportlab_s=round(bare, 3),
        ratio=round(facts["seconds"] / bare, 1),
    )
    assert facts["pages"] > 100


def main(path: str) -> None:
    """Make the pack as the dialog does, write it as files, and tell what that took."""
    from lchost.ui import papers
    from lchost.ui.papers import Choices
    from lchost.ui.printouts import pack
    from lchost.ui.printouts.leaving import leaving
    from lchost.ui.printouts.pack_out import write_all

    database.open_community(Path(path))
    workshop = workshops.listing()[0].workshop.id
    people = papers.with_place(workshop)
    started, before = time.perf_counter(), time.process_time()
    lines = pack.lines(papers.kinds(workshop, people), Choices(), people, {}, "UTC")
    made = [leaving(one.kind, one.choices, one.kind.make(one.choices), one.title) for one in lines]
    write_all(made, Path(path).parent, "Pack", lambda *_: None)
    facts = {
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_s": round(time.process_time() - before, 2),
        "most_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "papers": len(made),
        "pages": sum(one.paper.pages for one in made),
    }
    database.close()
    print(json.dumps(facts))


if __name__ == "__main__":
    main(sys.argv[1])
