"""Any mix of a host's changes can be taken back to the beginning and done again to the end."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.checkin import attendance, desk, excuses, log, questions
from lchost.checkin.answers import Question, Scan, Way
from lchost.credentials.kinds import Kind
from lchost.credentials.rules import marks, overriding, ruling
from lchost.credentials.rules.conditions import Conditions
from lchost.credentials.rules.marks import Mark
from lchost.credentials.rules.ruling import RuleDraft
from lchost.errors import HostError
from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.models import settings, undo
from lchost.models.database import DB
from lchost.models.journal import TRACKED
from lchost.planning import items, sessions, workshops
from lchost.planning.agenda import ItemDraft
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import importing, members, registrations, services, tables
from lchost.roster.members import MemberDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
LOGS = ("check_in", "badge_print")  # rows are only ever added


def draft(title: str, place: str = "") -> WorkshopDraft:
    end = NINE + timedelta(hours=3)
    return WorkshopDraft(title=title, starts_at=NINE, ends_at=end, zone="UTC", place=place)


class Host:
    """Somebody who does one thing after another, in no order."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.list = folder / "people.csv"
        self.workshops = [workshops.plan(draft(f"Workshop {n}"), NINE) for n in range(2)]
        self.sessions = [workshops.get(one).session_id for one in self.workshops]
        beside = SessionDraft(NINE, NINE + timedelta(hours=3), "", "Room 3")
        self.sessions += [sessions.add(one, beside) for one in self.workshops]
        for n in range(8):
            members.add(MemberDraft(f"Member {n}", email=f"m{n}@example.org"), NINE)

    def one(self) -> int:
        return self.chance.choice([row.id for row in members.listing()] or [0])

    def workshop(self) -> int:
        return self.chance.choice(self.workshops)

    def session(self) -> int:
        return self.chance.choice(self.sessions)

    def part(self) -> int:
        return self.chance.choice([i.id for i in items.agenda(self.workshop())] or [0])

    def places(self) -> list[int]:
        return [row.id for row in registrations.listing(self.workshop())][:2]

    def bring(self) -> None:
        pick = self.chance.randrange
        rows = [f"Guest {pick(9)},g{pick(9)}@example.org,{pick(3)},{1 + pick(5)}" for _ in range(6)]
        self.list.write_text("\n".join(["Name,Email,Team,Python skill", *rows]))
        table = tables.read_table(self.list)
        shown = importing.preview(table, services.guess(table), self.workshop())
        importing.run(shown, NINE)

    def scan(self) -> None:
        for row in registrations.listing(self.workshop())[:2]:
            desk.check_in(Scan(self.session(), NINE, row.code))

    def take_back(self) -> None:
        for arrival in log.arrivals(self.session())[:1]:
            desk.undo_check_in(arrival.check_in_id, NINE)

    def changes(self) -> list[Callable[[], object]]:
        pick = self.chance.choice
        return [
            self.bring,
            self.scan,
            self.take_back,
            lambda: members.add(MemberDraft(pick(["<b>Bo</b>", "{0}", "%s"])), NINE),
            lambda: members.edit(self.one(), MemberDraft(f"New name {pick('abc')}"), NINE),
            lambda: members.archive([self.one()], NINE),
            lambda: members.restore([row.id for row in members.listing(archived=True)]),
            lambda: registrations.register(self.workshop(), [self.one()], NINE),
            lambda: registrations.cancel(self.places()),
            lambda: registrations.reinstate(self.places(), NINE),
            lambda: desk.walk_in(self.session(), "Walk-in", NINE),
            lambda: desk.let_in(Scan(self.session(), NINE, member_id=self.one())),
            lambda: workshops.plan(draft("Another", pick(["", "Hall"])), NINE),
            lambda: workshops.edit(self.workshop(), draft("Renamed", pick(["Hall", "Attic"]))),
            lambda: workshops.copy(self.workshop(), NINE + timedelta(days=7), NINE),
            lambda: items.add_item(self.workshop(), ItemDraft("Talk", 10), pick([None, 0])),
            lambda: items.move_item(self.part(), pick([0, 1])),
            lambda: items.remove_item(self.part()),
            lambda: rounds.make(self.workshop(), Wishes(), NINE)[0],
            lambda: settings.put("community_name", pick("abc")),
            *self.changes_at_the_door(),
            *self.changes_of_certificates(),
        ]

    def changes_of_certificates(self) -> list[Callable[[], object]]:
        pick, where = self.chance.choice, self.workshop()
        asked = RuleDraft(pick(list(Kind)), pick(["", "Thanks"]), Conditions(sessions=pick([1, 2])))
        return [
            lambda: workshops.edit(where, replace(draft("Days"), series=pick(["", "Data days"]))),
            lambda: ruling.add(where, asked, for_series=pick([True, False])),
            lambda: ruling.edit(where, pick(ruling.listing(where)).id, asked),
            lambda: ruling.remove(pick(ruling.listing(where)).id),
            lambda: overriding.override(
                ruling.kept(where), [self.one()], pick([True, False]), "as I say", NINE
            ),
            lambda: overriding.take_back(ruling.kept(where), [self.one()]),
            lambda: marks.mark(where, [self.one()], pick(list(Mark)), NINE),
            lambda: marks.unmark(where, [self.one()], pick(list(Mark))),
        ]

    def changes_at_the_door(self) -> list[Callable[[], object]]:
        pick = self.chance.choice
        later = NINE + timedelta(hours=pick([0, 5]))
        hours = SessionDraft(later, later + timedelta(hours=1), pick(["", "Beginners"]), "Room 2")
        asked = [Question(0, "Lunch?"), *questions.listing(self.workshop())][: pick([0, 1, 3])]
        return [
            self.go_out,
            self.answer,
            lambda: sessions.add(self.workshop(), hours),
            lambda: sessions.edit(self.session(), hours),
            lambda: sessions.remove(pick(sessions.listing(self.workshop())).id),
            lambda: workshops.edit(self.workshop(), replace(draft("Door"), allows_return=False)),
            lambda: workshops.close_door(self.workshop(), NINE),
            lambda: questions.put(self.workshop(), asked),
            lambda: excuses.excuse(self.session(), [self.one()], NINE, pick(["", "Is ill"])),
            lambda: excuses.withdraw(self.session(), [self.one()]),
            lambda: rounds.publish(pick(self.rounds()), NINE),
            lambda: rounds.withdraw(pick(self.rounds())),
        ]

    def rounds(self) -> list[int]:
        return [made.id for made in rounds.listing(self.workshop())]

    def go_out(self) -> None:
        """Somebody goes out, and comes in again, here or next door."""
        who = self.one()
        desk.check_in(Scan(self.session(), NINE, member_id=who, way=Way.OUT))
        desk.check_in(Scan(self.session(), NINE, member_id=who))

    def answer(self) -> None:
        for asked in questions.listing(self.workshop())[:1]:
            questions.keep(self.one(), {asked.id: self.chance.choice("abc")}, NINE)

    def do_something(self) -> None:
        change = self.chance.choice(self.changes())
        try:
            with undo.step(f"step {self.chance.random()}"):
                change()
        except (HostError, LookupError):
            pass  # nothing to do it to: no member, no part, nobody in
        except Exception as fault:
            if not type(fault).__name__.endswith("DoesNotExist"):
                raise


def all_rows() -> dict[str, list[tuple[object, ...]]]:
    kept = [name for name in TRACKED if name not in LOGS]
    return {t: sorted(DB.execute_sql(f"SELECT * FROM {t}").fetchall(), key=repr) for t in kept}


def everything() -> object:
    here = [one.workshop.id for one in workshops.listing()]
    came = {w: [(p.member_id, p.state) for p in attendance.presence(w)] for w in here}
    rooms = [session.id for w in here for session in sessions.listing(w)]
    return all_rows(), came, {room: sorted(log.inside(room)) for room in rooms}


STRESS = [pytest.param(seed, marks=pytest.mark.stress) for seed in range(2, 32)]


@pytest.mark.parametrize("seed", [0, 1, *STRESS])
def test_any_day_can_be_undone_to_its_beginning_and_redone(
    db: Path, tmp_path: Path, seed: int
) -> None:
    host = Host(seed, tmp_path)
    undo.clear()
    start = everything()
    for _ in range(60):
        host.do_something()
        if host.chance.random() < 0.2 and undo.labels()[0]:
            undo.undo()
            undo.redo()
    end = everything()
    for _ in range(2):
        while undo.labels()[0]:
            undo.undo()
        assert everything() == start
        while undo.labels()[1]:
            undo.redo()
        assert everything() == end
    assert DB.execute_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert DB.execute_sql("PRAGMA foreign_key_check").fetchall() == []
