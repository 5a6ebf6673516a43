"""Who shall sit together, who apart, and who has met: pairs of a workshop's people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from lchost.errors import OneIsNoPair
from lchost.grouping.problem import Pair, ordered
from lchost.models.database import DB, Topic, writing
from lchost.models.groups import PairKind as KeptKind
from lchost.models.groups import PairRule as Kept
from lchost.models.people import Member

EARLIER_DAY = 0.5
"""A meeting in an earlier workshop counts as half of one today."""


class PairKind(Enum):
    """What a pair rule asks."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class PairRule:
    """A rule for two members of a workshop, in every round."""

    id: int
    kind: PairKind
    one: int
    other: int
    one_name: str
    other_name: str


def keep(workshop_id: int, kind: PairKind, one: int, other: int) -> int:
    """Keep a rule and return its id; an earlier rule for these two is replaced.

    Raises:
        OneIsNoPair: both are the same member.
    """
    if one == other:
        raise OneIsNoPair()
    one, other = ordered(one, other)
    with writing(Topic.GROUPS):
        this = (Kept.workshop == workshop_id) & (Kept.one == one) & (Kept.other == other)
        row = Kept.get_or_none(this)
        if row is None:
            made = Kept.create(workshop=workshop_id, kind=kind.value, one=one, other=other)
            return int(made.id)
        Kept.update(kind=kind.value).where(Kept.id == row.id).execute()
        return int(row.id)


def drop(rule_id: int) -> None:
    """Take a rule out."""
    with writing(Topic.GROUPS):
        Kept.delete().where(Kept.id == rule_id).execute()


def listing(workshop_id: int) -> list[PairRule]:
    """A workshop's rules, the oldest first."""
    rows = list(Kept.select().where(Kept.workshop == workshop_id).order_by(Kept.id))
    ids = {row.one_id for row in rows} | {row.other_id for row in rows}
    named = Member.select(Member.id, Member.display_name).where(Member.id.in_(ids))
    names = dict(named.tuples())
    return [
        PairRule(
            row.id,
            PairKind(row.kind.value),
            row.one_id,
            row.other_id,
            names[row.one_id],
            names[row.other_id],
        )
        for row in rows
    ]


def rules_among(workshop_id: int, people: Iterable[int]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """The pairs to keep together and apart of whom both are among these people."""
    here = set(people)
    found: dict[KeptKind, set[Pair]] = defaultdict(set)
    rows = Kept.select(Kept.kind, Kept.one, Kept.other).where(Kept.workshop == workshop_id)
    for kind, one, other in rows.tuples():
        if one in here and other in here:
            found[KeptKind(kind)].add(ordered(one, other))
    return frozenset(found[KeptKind.TOGETHER]), frozenset(found[KeptKind.APART])


def met_before(
    workshop_id: int,
    people: Iterable[int],
    *,
    before: int | None = None,
    without: Collection[int] = (),
) -> dict[Pair, float]:
    """How often pairs of these people sat together.

    Rounds of the workshop count 1, rounds of workshops that began earlier `EARLIER_DAY`.

    Args:
        before: only the workshop's rounds with a smaller number; None: all of them.
        without: ids of rounds that do not count, as they are being made anew.
    """
    here, left_out = set(people), set(without)
    rows = DB.execute_sql(_SEATED, (workshop_id, workshop_id, before, before, workshop_id))
    seated: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for group, member, round_id, is_today in rows.fetchall():
        if member in here and round_id not in left_out:
            seated[group, bool(is_today)].append(member)
    met: dict[Pair, float] = defaultdict(float)
    for (_, is_today), members in seated.items():
        for pair in combinations(members, 2):
            met[pair] += 1.0 if is_today else EARLIER_DAY
    return dict(met)


_SEATED = (
    "SELECT p.group_id, p.member_id, p.round_id, r.workshop_id = ?"
    " FROM placement p JOIN round r ON r.id = p.round_id"
    " WHERE (r.workshop_id = ? AND (? IS NULL OR r.number < ?)) OR r.workshop_id IN ("
    "   SELECT s.workshop_id FROM session s WHERE s.starts_at <"
    "   (SELECT MIN(starts_at) FROM session WHERE workshop_id = ?))"
    " ORDER BY p.group_id, p.member_id"
)
