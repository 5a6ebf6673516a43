"""Good wishes without being asked: the "just do it" button, from what is known of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lchost.grouping import questions, room, tables
from lchost.grouping.room import LANGUAGE, SKILL, Room, attribute_key
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import ACCESS_NEEDS, USUAL_SIZE, AttributeWish, Wishes
from lchost.roster import profile
from lchost.roster.attributes import Kind as Answers
from lchost.roster.profile import Attribute

FEWEST_ANSWERS = 0.5
MOST_VALUES = 8
MOST_SUGGESTED = 4
"""Which attributes are worth mixing without being asked: most answered, with few values."""

MOST_AROUND_MENTOR = 7
"""With up to so many people to a mentor there is a group for each of them."""

USUAL_ANSWER = 0.4
"""Where so many gave one answer, the others are few; where all differ, nobody stands out."""

_NOT_MIXED = (
    questions.is_beside_the_point,
    questions.is_about_access,
    questions.is_about_mentors,
    questions.is_about_votes,
)


def suggest(workshop_id: int, member_ids: Iterable[int]) -> Wishes:
    """Good wishes for these people from what is known of them."""
    here = room.room(workshop_id, member_ids)
    asked = profile.attributes()
    seats = tables.listing(workshop_id)
    shared = _languages(here, asked)
    worth = [one for one in asked if one.id not in shared and _is_worth_mixing(here, one)]
    guarded = [
        (one.id, value)
        for one in worth
        if one.is_private and one.kind is not Answers.NUMBER
        for value in _few(_values(here, attribute_key(one.id)))
    ]
    use_tables = sum(table.seats for table in seats) >= len(here.people) > 0
    return Wishes(
        groups=_groups(here),
        attributes=tuple(AttributeWish(one.id) for one in worth[:MOST_SUGGESTED]),
        never_one=tuple(guarded),
        mentor_in_each=any(guest.is_mentor for guest in here.guests.values()),
        shared=shared,
        share_language=not shared and _is_several(_values(here, LANGUAGE)),
        use_tables=use_tables,
        accessible=_access(here, asked, seats) if use_tables else None,
    )


def _values(here: Room, key: str) -> list[frozenset[str]]:
    return [person.values(key) for person in here.people.values()]


def _is_worth_mixing(here: Room, asked: Attribute) -> bool:
    """Whether it tells people apart, and is about who they are: not lunch, a ramp or a vote."""
    if any(is_so(asked.name) for is_so in _NOT_MIXED):
        return False
    key = attribute_key(asked.id)
    if asked.kind is Answers.NUMBER:
        known = [p.numbers[key] for p in here.people.values() if key in p.numbers]
        has_skill = any(SKILL in person.numbers for person in here.people.values())
        is_answered = len(known) >= FEWEST_ANSWERS * len(here.people)
        return not has_skill and is_answered and len(set(known)) > 1
    values = _values(here, key)
    answered = sum(1 for held in values if held)
    different = len({value for held in values for value in held})
    return answered >= FEWEST_ANSWERS * len(values) and 2 <= different <= MOST_VALUES


def _groups(here: Room) -> int | None:
    """A group for every mentor, where groups of the usual size would be too many for them."""
    mentors = sum(guest.is_mentor for guest in here.guests.values())
    is_so = mentors and USUAL_SIZE <= len(here.people) / mentors <= MOST_AROUND_MENTOR
    return mentors if is_so else None


def _few(values: Sequence[frozenset[str]]) -> list[str]:
    """Answers that some gave where most gave another: who did would notice to be the only one."""
    counts = Counter(value for held in values for value in held)
    answered = sum(1 for held in values if held)
    if not counts or max(counts.values()) < USUAL_ANSWER * answered:
        return []
    return sorted(
        value
        for value, count in counts.items()
        if 1 < count <= len(values) / 2 and not questions.is_no_answer(value)
    )


def _languages(here: Room, asked: Iterable[Attribute]) -> tuple[int, ...]:
    """The questions about languages that people answered in several ways."""
    return tuple(
        one.id
        for one in asked
        if one.kind in (Answers.MANY, Answers.CATEGORY)
        and questions.is_about_languages(one.name)
        and _is_several(_values(here, attribute_key(one.id)))
    )


def _is_several(spoken: Sequence[frozenset[str]]) -> bool:
    """Whether people speak more than one language, as far as it is known."""
    known = [languages for languages in spoken if languages]
    is_answered = len(known) >= FEWEST_ANSWERS * len(spoken)
    return is_answered and len(frozenset[str]().union(*known)) > 1


def _access(here: Room, asked: Iterable[Attribute], seats: Sequence[SeatTable]) -> int | None:
    """The question about access, where there is a table for all who need it."""
    free = sum(table.seats for table in seats if table.is_accessible)
    about = [one.id for one in asked if questions.is_about_access(one.name)]
    for one in (*about, ACCESS_NEEDS):
        if 0 < len(room.needing_access(here, Wishes(accessible=one))) <= free:
            return one
    return None
