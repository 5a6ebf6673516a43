"""Who has met whom, and in which round: for the words beside a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lchost.grouping import pairs
from lchost.models.database import DB


@dataclass(frozen=True, slots=True)
class Encounters:
    """Earlier rounds as who sat where.

    Attributes:
        today: another round of the same workshop by its number; the group of each member.
        number: of the round that they are told for.
        earlier: rounds of workshops that began earlier.
    """

    number: int
    today: Mapping[int, Mapping[int, int]]
    earlier: tuple[Mapping[int, int], ...]

    def rounds(self, one: int, other: int) -> tuple[int, ...]:
        """The numbers of this workshop's other rounds in which two people sit together."""
        return tuple(n for n, seats in self.today.items() if _are_together(seats, one, other))

    def rounds_before(self, one: int, other: int) -> tuple[int, ...]:
        """Of these the rounds before this one."""
        return tuple(n for n in self.rounds(one, other) if n < self.number)

    def is_from_before(self, one: int, other: int) -> bool:
        """Whether they sat together in an earlier workshop."""
        return any(_are_together(seats, one, other) for seats in self.earlier)


def around(workshop_id: int, number: int) -> Encounters:
    """Read the rounds that count as meetings for the round of this number."""
    rows = DB.execute_sql(
        "SELECT r.id, r.workshop_id = ?, r.number, p.member_id, p.group_id"
        " FROM placement p JOIN round r ON r.id = p.round_id"
        " WHERE (r.workshop_id = ? AND r.number != ?) OR r.workshop_id IN ("
        "   SELECT s.workshop_id FROM session s WHERE s.starts_at <"
        "   (SELECT MIN(starts_at) FROM session WHERE workshop_id = ?))"
        " ORDER BY r.number, r.id",
        (workshop_id, workshop_id, number, workshop_id),
    )
    today: dict[int, dict[int, int]] = {}
    earlier: dict[int, dict[int, int]] = {}
    for round_id, is_today, round_number, member, group in rows.fetchall():
        seats = today.setdefault(round_number, {}) if is_today else earlier.setdefault(round_id, {})
        seats[member] = group
    return Encounters(number, today, tuple(earlier.values()))


def met_before(workshop_id: int) -> dict[int, int]:
    """How many pairs of each round have sat together before, by the round's id.

    Those who are kept together do not count.
    """
    before: defaultdict[int, set[int]] = defaultdict(set)  # the groups that somebody was in
    seated: dict[int, dict[int, list[int]]] = {}
    for group, member, round_id, is_today in DB.execute_sql(
        _SEATED, (workshop_id, workshop_id, workshop_id)
    ).fetchall():
        if is_today:
            seated.setdefault(round_id, {}).setdefault(group, []).append(member)
        else:
            before[member].add(group)
    together, _ = pairs.rules_among(workshop_id, before.keys() | _everybody(seated))
    found: dict[int, int] = {}
    for round_id, groups in seated.items():
        found[round_id] = sum(
            1
            for people in groups.values()
            for pair in combinations(sorted(people), 2)
            if pair not in together and not before[pair[0]].isdisjoint(before[pair[1]])
        )
        for group, people in groups.items():
            for member in people:
                before[member].add(group)
    return found


def _everybody(seated: Mapping[int, Mapping[int, Sequence[int]]]) -> set[int]:
    return {one for groups in seated.values() for people in groups.values() for one in people}


_SEATED = (
    "SELECT p.group_id, p.member_id, p.round_id, r.workshop_id = ?"
    " FROM placement p JOIN round r ON r.id = p.round_id"
    " WHERE r.workshop_id = ? OR r.workshop_id IN ("
    "   SELECT s.workshop_id FROM session s WHERE s.starts_at <"
    "   (SELECT MIN(starts_at) FROM session WHERE workshop_id = ?))"
    " ORDER BY r.number, r.id"
)


def _are_together(seats: Mapping[int, int], one: int, other: int) -> bool:
    group = seats.get(one)
    return group is not None and group == seats.get(other)
