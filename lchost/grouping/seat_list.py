"""Rounds as a table for a file: a row a person, where they sit, and what the place is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lchost.grouping import showing
from lchost.grouping.showing import Seating, ShownGroup
from lchost.models.people import Member

_MORE: tuple[tuple[str, Callable[[ShownGroup], str]], ...] = (
    ("table", lambda group: "" if group.table is None else str(group.table)),
    ("name", lambda group: group.called),
    ("theme", lambda group: group.theme),
)


def rows(round_ids: Sequence[int]) -> list[tuple[str, ...]]:
    """A header, then the people by name.

    First the number of the group in each round; then of each round the number of the table, what
    the group or the table is called, and the theme, where there are any.
    """
    seatings = [found for one in round_ids if (found := showing.of_round(one))]
    wanted = [
        (f"Round {seating.number}", _by_member(seating, lambda group: str(group.number)))
        for seating in seatings
    ]
    for seating in seatings:
        for what, say in _MORE:
            if any(map(say, seating.groups)):
                wanted.append((f"Round {seating.number} {what}", _by_member(seating, say)))
    seated = {member for _, cells in wanted for member in cells}
    named = Member.select(Member.id, Member.display_name, Member.email, Member.folded)
    people = sorted((m for m in named if m.id in seated), key=lambda m: (m.folded, m.id))
    return [
        ("Name", "E-mail", *(title for title, _ in wanted)),
        *((m.display_name, m.email, *(cells.get(m.id, "") for _, cells in wanted)) for m in people),
    ]


def _by_member(seating: Seating, say: Callable[[ShownGroup], str]) -> dict[int, str]:
    return {one.member_id: say(group) for group in seating.groups for one in group.people}
