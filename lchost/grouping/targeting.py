"""Which rounds a plan is for: new ones, or those that it would take the place of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import peewee as pw

from lchost.checkin import attendance
from lchost.grouping import kept, modes, together, ways
from lchost.grouping.cards import Table
from lchost.grouping.drafting import Target
from lchost.grouping.wishes import Wishes
from lchost.models.groups import Round


def targets(
    workshop_id: int,
    wishes: Wishes,
    count: int,
    round_ids: Sequence[int],
    people: Iterable[int] | None,
) -> list[Target]:
    """Read what a plan is for; as `rounds.try_out` says of its arguments."""
    if round_ids:
        found = together.whole(round_ids, wishes)
        again = [_target(round_id, people, may_stay=len(found) > 1) for round_id in found]
        again.sort(key=lambda target: target.number)
        if ways.mode_of(wishes) is modes.Mode.JIGSAW:
            return together.halves(again, next_number(workshop_id))
        return again
    here = tuple(attendance.present(workshop_id) if people is None else people)
    first = next_number(workshop_id)
    count = modes.rounds(ways.mode_of(wishes), count)
    return [Target(first + n, here) for n in range(count)]


def _target(round_id: int, people: Iterable[int] | None, *, may_stay: bool) -> Target:
    row = kept.round_row(round_id)
    before = kept.groups_of(round_id)
    if may_stay and row.published_at is not None:
        before = [group for group in before if group.members]
        return Target(row.number, tuple(kept.seated(before)), round_id, tuple(before), True)
    if people is None:
        people = [*kept.seated(before), *waiting(row.workshop_id, before)]
    return Target(row.number, tuple(people), round_id, tuple(before), published_at=row.published_at)


def is_as_it_was(row: Round, target: Target) -> bool:
    """Tell whether a round was neither shown to the room nor changed since it was read."""
    is_shown = row.published_at != target.published_at
    return not is_shown and tuple(kept.groups_of(row.id)) == target.before


def next_number(workshop_id: int) -> int:
    """Return the number of the next round."""
    last = Round.select(pw.fn.MAX(Round.number)).where(Round.workshop == workshop_id).scalar()
    return int(last or 0) + 1


def waiting(workshop_id: int, tables: Iterable[Table]) -> list[int]:
    """Those present without a seat, the first to come first."""
    seated = set(kept.seated(tables))
    return [i for i in attendance.present(workshop_id) if i not in seated]
