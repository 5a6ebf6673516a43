"""A mode's choices from what the host has chosen and what is known of the people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lchost.grouping.modes.asked import Choices, Theme
from lchost.grouping.problem import Person

THEMES, VOTES, ASKS, OFFERS, HOSTS, AT_ONCE = (
    "themes",
    "votes",
    "asks",
    "offers",
    "hosts",
    "at_once",
)
"""What a mode's data may hold; themes as [name, least, most], questions as keys of answers."""

USUAL_LEAST = 2


def choices(
    data: Mapping[str, Any],
    people: Sequence[Person],
    mentors: Sequence[int] = (),
    seats: Sequence[int] = (),
    accessible: Sequence[int] = (),
    needing: Sequence[int] = (),
) -> Choices:
    """Read `Wishes.mode_data`; what it does not hold is as usual.

    Args:
        seats: of each table of the room; accessible: indexes of those that everybody can reach.
        needing: who needs such a table.
    """
    voted = _votes(people, str(data.get(VOTES, "")))
    return Choices(
        themes=_themes(data.get(THEMES, ())) or _answered(people, str(data.get(VOTES, ""))),
        votes=voted,
        asks=_held(people, str(data.get(ASKS, ""))),
        offers=_held(people, str(data.get(OFFERS, ""))),
        hosts=tuple(int(i) for i in data.get(HOSTS, ())),
        mentors=tuple(mentors),
        at_once=3 if data.get(AT_ONCE) == 3 else 2,
        seats=tuple(seats),
        accessible=frozenset(accessible),
        needing=frozenset(needing),
    )


def _themes(written: Sequence[Any]) -> tuple[Theme, ...]:
    found = {}
    for one in written:
        name, least, most = (
            (*one, None, None)[:3] if not isinstance(one, str) else (one, None, None)
        )
        found[str(name)] = Theme(str(name), int(least or USUAL_LEAST), int(most) if most else None)
    return tuple(found.values())


def _answered(people: Sequence[Person], key: str) -> tuple[Theme, ...]:
    """The answers to a question as themes, the most frequent first."""
    counts = Counter(value for person in people for value in person.values(key)) if key else {}
    return tuple(Theme(value) for value in sorted(counts, key=lambda v: (-counts[v], v)))


def _votes(people: Sequence[Person], key: str) -> dict[int, tuple[frozenset[str], ...]]:
    held = _held(people, key)
    return {person: (values,) for person, values in held.items()}


def _held(people: Sequence[Person], key: str) -> dict[int, frozenset[str]]:
    if not key:
        return {}
    return {person.id: person.values(key) for person in people if person.values(key)}
