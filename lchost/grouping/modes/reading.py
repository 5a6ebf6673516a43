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
"""What a mode's data may hold.

Themes as names, or as [name, least, most] with None where a limit is the usual one.  Questions as
keys of answers; votes also as a list of them: first choice, second choice …  Hosts as member ids.
"""

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
    questions = _questions(data)
    return Choices(
        themes=_themes(data.get(THEMES, ())) or _answered(people, questions),
        votes=_votes(people, questions),
        asks=_held(people, str(data.get(ASKS, ""))),
        offers=_held(people, str(data.get(OFFERS, ""))),
        hosts=tuple(int(i) for i in data.get(HOSTS, ())),
        mentors=tuple(mentors),
        at_once=3 if data.get(AT_ONCE) == 3 else 2,
        seats=tuple(seats),
        accessible=frozenset(accessible),
        needing=frozenset(needing),
    )


def tells_of(data: Mapping[str, Any]) -> frozenset[str]:
    """The keys of the questions whose answers tell of people's interest."""
    others = (str(data.get(key) or "") for key in (ASKS, OFFERS))
    return frozenset(key for key in (*_questions(data), *others) if key)


def tells_interest(data: Mapping[str, Any]) -> bool:
    """Whether it was chosen what tells of people's interest, whoever has answered it."""
    return bool(data.get(THEMES) or data.get(VOTES) or (data.get(ASKS) and data.get(OFFERS)))


def _themes(written: Sequence[Any]) -> tuple[Theme, ...]:
    found = {}
    for one in written:
        name, least, most = (
            (*one, None, None)[:3] if not isinstance(one, str) else (one, None, None)
        )
        found[str(name)] = Theme(str(name), int(least or USUAL_LEAST), int(most) if most else None)
    return tuple(found.values())


def _questions(data: Mapping[str, Any]) -> list[str]:
    """The keys of the questions that are votes, the first choice first."""
    asked = data.get(VOTES) or ()
    return [asked] if isinstance(asked, str) else [str(key) for key in asked if key]


def _answered(people: Sequence[Person], keys: Sequence[str]) -> tuple[Theme, ...]:
    """The answers to these questions as themes, the most frequent first."""
    counts = Counter(value for key in keys for person in people for value in person.values(key))
    return tuple(Theme(value) for value in sorted(counts, key=lambda v: (-counts[v], v)))


def _votes(people: Sequence[Person], keys: Sequence[str]) -> dict[int, tuple[frozenset[str], ...]]:
    """Answers by rank; who left the first question out may have answered the second."""
    found = {person.id: tuple(person.values(key) for key in keys) for person in people}
    return {person: voted for person, voted in found.items() if any(voted)}


def _held(people: Sequence[Person], key: str) -> dict[int, frozenset[str]]:
    if not key:
        return {}
    return {person.id: person.values(key) for person in people if person.values(key)}
