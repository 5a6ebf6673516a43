"""What is known of the people of a workshop that a host could wish something about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lchost.grouping import pairs, room, tables
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.roster import profile
from lchost.roster.attributes import Kind as Answers


@dataclass(frozen=True, slots=True)
class Trait:
    """A question that some of them answered.

    Attributes:
        values: each answer and how many gave it, the most frequent first; empty for numbers.
    """

    attribute_id: int
    name: str
    kind: Answers
    is_private: bool
    values: tuple[tuple[str, int], ...] = ()

    @property
    def is_number(self) -> bool:
        return self.kind is Answers.NUMBER


@dataclass(frozen=True, slots=True)
class Known:
    """The people and the room, as far as wishes go.

    Attributes:
        names: of everybody, by id, in order.
        mentors: ids of those registered as mentor.
        has_skill, has_language: somebody's level, or language, is known.
        offered: the tables of the room, or those of the last workshop there.
        pair_rules: how many pairs are to sit together or apart.
        suggested: wishes that suit these people.
    """

    names: dict[int, str]
    traits: tuple[Trait, ...]
    mentors: tuple[int, ...]
    has_skill: bool
    has_language: bool
    tables: tuple[SeatTable, ...]
    offered: tuple[SeatTable, ...]
    pair_rules: int
    suggested: Wishes

    @property
    def people(self) -> int:
        return len(self.names)

    def trait(self, attribute_id: int | None) -> Trait | None:
        """The question with this id, if somebody answered it."""
        return next((t for t in self.traits if t.attribute_id == attribute_id), None)


def known(workshop_id: int, people: Iterable[int]) -> Known:
    """Read these people."""
    here = room.room(workshop_id, people)
    traits = []
    for asked in profile.attributes():
        key = room.attribute_key(asked.id)
        counts = Counter(v for person in here.people.values() for v in person.values(key))
        if counts or any(key in person.numbers for person in here.people.values()):
            values = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
            traits.append(Trait(asked.id, asked.name, asked.kind, asked.is_private, values))
    return Known(
        names={guest.id: guest.name for guest in here.guests.values()},
        traits=tuple(traits),
        mentors=tuple(guest.id for guest in here.guests.values() if guest.is_mentor),
        has_skill=any(room.SKILL in person.numbers for person in here.people.values()),
        has_language=any(person.values(room.LANGUAGE) for person in here.people.values()),
        tables=tables.listing(workshop_id),
        offered=tables.usual(workshop_id),
        pair_rules=len(pairs.listing(workshop_id)),
        suggested=room.suggest(workshop_id, here.people),
    )
