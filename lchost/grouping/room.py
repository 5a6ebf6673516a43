"""The people of a workshop as a problem: their levels, answers, roles, pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lchost.grouping import pairs
from lchost.grouping.modes import Mode, reading
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    Kind,
    NeverOne,
    Pair,
    Person,
    Problem,
    Rule,
    Shared,
    Weight,
    Wish,
    faces_of,
)
from lchost.grouping.questions import is_about_mentors, needs_access, says_yes
from lchost.grouping.wishes import ACCESS_NEEDS, Wishes
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.models.workshops import Role as KeptRole
from lchost.roster import profile
from lchost.roster.attributes import Kind as Answers
from lchost.roster.attributes import Value
from lchost.roster.matching import fold, value_key
from lchost.roster.profile import Attribute

SKILL = "skill"
LANGUAGE = "language"
ROLE = "role"
ACCESS = "access"
MENTOR = KeptRole.MENTOR.value
FACILITATOR = KeptRole.FACILITATOR.value

MOST_TOPICS = 4
"""With more topics than this only the mean over them is balanced."""

LARGEST_UNGUARDED = 3
"""In groups so small a rule that nobody be the only one would pair like with like."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A member as a card shows them."""

    id: int
    name: str
    pronouns: str
    folded: str
    is_mentor: bool
    is_facilitator: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """People with all that is known of them.

    Attributes:
        labels: what the keys of wishes and rules are called, and each language; `SKILL`,
            `LANGUAGE` and `ROLE` are the program's own words and not in it.
        private: keys of attributes that must not be shown to others.
    """

    guests: Mapping[int, Guest]
    people: Mapping[int, Person]
    labels: Mapping[str, str]
    private: frozenset[str]


def attribute_key(attribute_id: int) -> str:
    """The key of an attribute in a problem."""
    return f"attribute:{attribute_id}"


def access_key(accessible: int) -> str:
    """The key of the answers that `Wishes.accessible` means."""
    return ACCESS if accessible == ACCESS_NEEDS else attribute_key(accessible)


def topic_key(topic_id: int) -> str:
    """The key of a topic in a problem."""
    return f"topic:{topic_id}"


def language_key(language: str) -> str:
    """The key of what a language is called, as people wrote it."""
    return f"{LANGUAGE}:{language}"


def room(workshop_id: int, member_ids: Iterable[int], topics: Iterable[int] = ()) -> Room:
    """Read these members; those who are gone are left out.  Ordered by name."""
    wanted = set(member_ids)
    rows = Member.select(
        Member.id,
        Member.display_name,
        Member.pronouns,
        Member.folded,
        Member.language,
        Member.access_needs,
    )
    found = sorted((row for row in rows if row.id in wanted), key=lambda row: (row.folded, row.id))
    asked = profile.attributes()
    known_topics = profile.topics()
    chosen = set(topics) or {topic.id for topic in known_topics}
    levels, answers = profile.levels(), _spelled_alike(profile.answers())
    kinds = {attribute.id: attribute.kind for attribute in asked}
    people = {}
    for row in found:
        person = _answered(row.id, answers.get(row.id, {}), kinds)
        person = _skilled(person, {t: v for t, v in levels.get(row.id, {}).items() if t in chosen})
        people[row.id] = _noted(person, row.language, row.access_needs)
    roles = _with_mentors(_roles(workshop_id), people, asked)
    people = {i: replace(p, categories={**p.categories, ROLE: roles[i]}) for i, p in people.items()}
    guests = {
        r.id: Guest(
            r.id,
            r.display_name,
            r.pronouns,
            r.folded,
            is_mentor=roles[r.id] == MENTOR,
            is_facilitator=roles[r.id] == FACILITATOR,
        )
        for r in found
    }
    labels = {attribute_key(attribute.id): attribute.name for attribute in asked}
    labels |= {topic_key(topic.id): topic.name for topic in known_topics}
    labels |= _languages_as_written(row.language for row in found)
    private = frozenset(attribute_key(a.id) for a in asked if a.is_private)
    return Room(guests, people, labels, private)


def only(here: Room, member_ids: Iterable[int]) -> Room:
    """A part of these people."""
    wanted = set(member_ids)
    guests = {i: guest for i, guest in here.guests.items() if i in wanted}
    people = {i: person for i, person in here.people.items() if i in wanted}
    return replace(here, guests=guests, people=people)


def problem(
    workshop_id: int,
    here: Room,
    wishes: Wishes,
    sizes: tuple[int, ...],
    met: Mapping[Pair, float],
    *,
    limits: tuple[tuple[int, int], ...] = (),
    allowed: Mapping[int, frozenset[int]] | None = None,
) -> Problem:
    """What a round asks of these people; the rest is as in `problem.Problem`."""
    together, apart = pairs.rules_among(workshop_id, here.people)
    return Problem(
        people=tuple(here.people.values()),
        sizes=sizes,
        wishes=_wishes(here, wishes),
        rules=_rules(here, wishes, sizes),
        together=together,
        apart=apart,
        met=met,
        new_faces=faces_of(wishes.new_faces),
        limits=limits,
        allowed=allowed or {},
    )


def needing_access(here: Room, wishes: Wishes) -> frozenset[int]:
    """Whoever needs a table with access, by their answers to the question chosen for it."""
    if wishes.accessible is None:
        return frozenset()
    key = access_key(wishes.accessible)
    return frozenset(i for i, one in here.people.items() if needs_access(one.values(key)))


def _wishes(here: Room, wishes: Wishes) -> tuple[Wish, ...]:
    known = {key for p in here.people.values() for key in (*p.numbers, *p.categories, *p.many)}
    kind = Kind.MATCH if wishes.mode == Mode.MATCH.value else wishes.skill_kind
    found = [Wish(SKILL, wishes.skill, kind)]
    if 2 <= len(wishes.topics) <= MOST_TOPICS and wishes.skill is not Weight.IGNORE:
        found += [Wish(topic_key(t), Weight.LITTLE, kind) for t in wishes.topics]
    by_interest = wishes.mode == Mode.INTEREST.value
    told = reading.tells_of(wishes.mode_data) if by_interest else frozenset()  # alike, not mixed
    found += [
        Wish(key, wish.weight, wish.kind)
        for wish in wishes.attributes
        if (key := attribute_key(wish.attribute_id)) not in told
    ]
    return tuple(wish for wish in found if wish.of in known and wish.weight is not Weight.IGNORE)


def is_small(sizes: Sequence[int]) -> bool:
    """Whether groups are of two or three, where nobody minds to be the only one of their kind."""
    return bool(sizes) and sorted(sizes)[len(sizes) // 2] <= LARGEST_UNGUARDED


def _rules(here: Room, wishes: Wishes, sizes: Sequence[int]) -> tuple[Rule, ...]:
    guarded = () if is_small(sizes) else wishes.never_one
    found: list[Rule] = [
        NeverOne(key, _as_spelled(here, key, value))
        for key, value in ((attribute_key(a), value) for a, value in guarded)
    ]
    if wishes.mentor_in_each and any(guest.is_mentor for guest in here.guests.values()):
        found.append(AtLeastOne(ROLE, MENTOR))
    for attribute, wanted, most in wishes.at_most:
        key = attribute_key(attribute)
        value = None if wanted is None else _as_spelled(here, key, wanted)
        found.append(AtMost(key, most, value))
    found += [Shared(attribute_key(attribute)) for attribute in wishes.shared]
    return (*found, Shared(LANGUAGE)) if wishes.share_language else tuple(found)


def _roles(workshop_id: int) -> dict[int, str]:
    rows = Registration.select(Registration.member_id, Registration.role)
    return {
        member: KeptRole(role).value
        for member, role in rows.where(Registration.workshop == workshop_id).tuples()
    }


def _with_mentors(
    roles: Mapping[int, str], people: Mapping[int, Person], asked: Iterable[Attribute]
) -> dict[int, str]:
    """Everybody's role; where nobody was made a mentor, those who said that they are one."""
    found = {i: roles.get(i, KeptRole.ATTENDEE.value) for i in people}
    if MENTOR in found.values():
        return found
    keys = [attribute_key(one.id) for one in asked if is_about_mentors(one.name)]
    for i, person in people.items():
        said = (says_yes(value) for key in keys for value in person.values(key))
        if found[i] == KeptRole.ATTENDEE.value and any(said):
            found[i] = MENTOR
    return found


def _noted(person: Person, language: str, access_needs: str) -> Person:
    """With what members note beside the host's questions."""
    spoken = frozenset(filter(None, (fold(part) for part in language.split(","))))
    many = {**person.many, LANGUAGE: spoken} if spoken else person.many
    access = {ACCESS: access_needs} if access_needs.strip() else {}
    return replace(person, many=many, categories={**person.categories, **access})


def _answered(member_id: int, answers: Mapping[int, Value], kinds: Mapping[int, Answers]) -> Person:
    numbers: dict[str, float] = {}
    categories: dict[str, str] = {}
    many: dict[str, frozenset[str]] = {}
    for attribute, value in answers.items():
        key, kind = attribute_key(attribute), kinds[attribute]
        if isinstance(value, tuple):
            many[key] = frozenset(value)
        elif kind is Answers.NUMBER:
            if not isinstance(value, str):
                numbers[key] = float(value)
        elif isinstance(value, bool):
            categories[key] = "yes" if value else "no"
        else:
            categories[key] = str(value)
    return Person(member_id, numbers, categories, many)


def _skilled(person: Person, levels: Mapping[int, int]) -> Person:
    if not levels:
        return person
    mean = sum(levels.values()) / len(levels)
    each = {topic_key(topic): float(level) for topic, level in levels.items()}
    return replace(person, numbers={**person.numbers, SKILL: mean, **each})


def _languages_as_written(written: Iterable[str]) -> dict[str, str]:
    """ "Español" and "espanol" are one language: the spelling that most people chose."""
    parts = Counter(part.strip() for text in written for part in text.split(","))
    return {language_key(fold(part)): part for part, _ in reversed(parts.most_common())}


def _as_spelled(here: Room, key: str, value: str) -> str:
    """A value in the spelling that the people of the room have."""
    written = sorted({held for person in here.people.values() for held in person.values(key)})
    return next((held for held in written if value_key(held) == value_key(value)), value)


def _spelled_alike(answers: dict[int, dict[int, Value]]) -> dict[int, dict[int, Value]]:
    """ "woman" and "Woman " are one answer: the spelling that most people chose."""
    spellings: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for of_member in answers.values():
        for attribute, value in of_member.items():
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    spellings[attribute, value_key(text)][text] += 1
    usual = {
        key: min(found, key=lambda text: (-found[text], text)) for key, found in spellings.items()
    }

    def spelled(attribute: int, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(usual[attribute, value_key(text)] for text in value)
        return usual[attribute, value_key(value)] if isinstance(value, str) else value

    return {
        member: {attribute: spelled(attribute, value) for attribute, value in held.items()}
        for member, held in answers.items()
    }
