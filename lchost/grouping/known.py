"""What is known of the people of a workshop that a host could wish something about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lchost.grouping import pairs, questions, room, tables
from lchost.grouping.room import Room
from lchost.grouping.suggesting import suggest
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import ACCESS_NEEDS, Wishes
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

    @property
    def is_about_languages(self) -> bool:
        return bool(self.values) and questions.is_about_languages(self.name)

    @property
    def can_be_shared(self) -> bool:
        """Whether everybody could share an answer with somebody: languages, interests."""
        return bool(self.values) and (self.kind is Answers.MANY or self.is_about_languages)


@dataclass(frozen=True, slots=True)
class AccessQuestion:
    """A question whose "yes" can mean a table that everybody can reach.

    Attributes:
        of: its id, or `wishes.ACCESS_NEEDS`; the name of that is empty.
        people: how many said yes.
    """

    of: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Known:
    """The people and the room, as far as wishes go.

    Attributes:
        names: of everybody, by id, in order.
        mentors: ids of those registered as mentor.
        has_skill, has_language: somebody's level, or language, is known.
        offered: the tables of the room, or those of the last workshop there.
        access: what may say who needs a table with access, the likeliest first.
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
    access: tuple[AccessQuestion, ...]
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
        access=_access(here, traits),
        pair_rules=len(pairs.listing(workshop_id)),
        suggested=suggest(workshop_id, here.people),
    )


def _access(here: Room, traits: Sequence[Trait]) -> tuple[AccessQuestion, ...]:
    """Whatever people say yes or no to; first what sounds like access, then what members noted."""
    asked = [(ACCESS_NEEDS, "")] + [(t.attribute_id, t.name) for t in traits if t.values]
    found = [
        AccessQuestion(of, name, len(room.needing_access(here, Wishes(accessible=of))))
        for of, name in asked
        if of == ACCESS_NEEDS or _is_yes_or_no(here, room.attribute_key(of))
    ]
    return tuple(sorted((q for q in found if q.people or q.of != ACCESS_NEEDS), key=_unlikely))


def _is_yes_or_no(here: Room, key: str) -> bool:
    """Whether half of those who answered said yes or no, in whatever words."""
    said = [questions.needs_access(v) for p in here.people.values() if (v := p.values(key))]
    return 2 * sum(one is not None for one in said) >= len(said)


def _unlikely(question: AccessQuestion) -> int:
    if question.of == ACCESS_NEEDS:
        return 1
    return 0 if questions.is_about_access(question.name) else 2
