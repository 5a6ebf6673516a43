"""What the host asks for: people, wishes, rules and sizes, before any group exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from lchost.errors import NobodyToGroup, UnknownPerson

Pair = tuple[int, int]

Groups = Sequence[Sequence[int]]
"""Ids of the people of each group."""

HALFWAY, OVERWHELMING = 50, 30.0
"""New faces count as usual in the middle of the slider, and this many times as much at its end."""

FEWEST_FOR_TWO_GROUPS = 4
"""By size three people or fewer stay together: a group of one is nobody's wish."""


class Weight(Enum):
    """How much a wish counts, in the host's words."""

    IGNORE = "ignore"
    LITTLE = "little"
    NORMAL = "normal"
    LOT = "lot"

    @property
    def strength(self) -> float:
        return _STRENGTH[self]


_STRENGTH = {Weight.IGNORE: 0.0, Weight.LITTLE: 0.4, Weight.NORMAL: 1.0, Weight.LOT: 2.5}


class Kind(Enum):
    """What a wish asks of its attribute.

    Mix: each group looks like the room.  Match: people of a group are alike.  For numbers also
    spread: each group is as wide as the room; average: only the means are alike.  (A mix of a
    number balances the means and, lightly, the width; values without order know only a mix.)
    """

    MIX = "mix"
    MATCH = "match"
    SPREAD = "spread"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Person:
    """One who sits in a group.  A key that is absent is not known: never guessed or punished.

    Attributes:
        numbers: one figure a key, e.g. the mean skill.
        categories: one value a key; yes/no is a category of two values.
        many: several values a key, e.g. the languages spoken.
    """

    id: int
    numbers: Mapping[str, float] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def values(self, of: str) -> frozenset[str]:
        """The values of a category or a many-of; empty when not known."""
        if of in self.many:
            return self.many[of]
        return frozenset((self.categories[of],)) if of in self.categories else frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """One attribute to mix (or to match), and how much that counts."""

    of: str
    weight: Weight = Weight.NORMAL
    kind: Kind = Kind.MIX


@dataclass(frozen=True, slots=True)
class NeverOne:
    """No group with exactly one person of this value, unless it cannot be avoided."""

    of: str
    value: str


@dataclass(frozen=True, slots=True)
class AtLeastOne:
    """Someone of this value in every group, as far as there are enough (a mentor)."""

    of: str
    value: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Everyone shares a value with somebody else of the group (a language)."""

    of: str


@dataclass(frozen=True, slots=True)
class AtMost:
    """No more than `most` people of one value in a group (None: of whichever value).

    Never traded.

    Attributes:
        beyond: values for which it cannot be kept: of these as few too many as can be.
    """

    of: str
    most: int
    value: str | None = None
    beyond: frozenset[str] = frozenset()


Rule = NeverOne | AtLeastOne | Shared | AtMost


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that decides a round.

    Attributes:
        sizes: seats of each group (0: it stays empty); they add up to the people.
        together, apart: pairs of ids; never traded against wishes.
        met: how often a pair sat together before; earlier days may count as less than one.
        new_faces: how much it counts that people meet others than before; see `faces_of`.
        allowed: indexes of the groups a person may sit in, by id (absent: anywhere): somebody
            locked, a table with access, a host who stays.  Never traded.
        limits: least and most people of each group; empty: exactly `sizes`.  With limits,
            `sizes` are only where a search begins.
    """

    people: tuple[Person, ...]
    sizes: tuple[int, ...]
    wishes: tuple[Wish, ...] = ()
    rules: tuple[Rule, ...] = ()
    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    met: Mapping[Pair, float] = field(default_factory=dict)
    new_faces: float = 1.0
    allowed: Mapping[int, frozenset[int]] = field(default_factory=dict)
    limits: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not self.people:
            raise NobodyToGroup()
        if sum(self.sizes) != len(self.people) or min(self.sizes) < 0:
            raise ValueError(f"{self.sizes} seats for {len(self.people)} people")
        if self.limits and len(self.limits) != len(self.sizes):
            raise ValueError(f"{len(self.limits)} limits for {len(self.sizes)} groups")
        if any(not 0 <= few <= many for few, many in self.limits):
            raise ValueError(f"limits {self.limits}")
        known = {person.id for person in self.people}
        if len(known) != len(self.people):
            raise ValueError("one person stands twice in the problem")
        for pair in self.together | self.apart:
            if not known.issuperset(pair) or pair[0] == pair[1]:
                raise UnknownPerson(pair=pair)
        if not known.issuperset(self.allowed):
            raise UnknownPerson()

    @property
    def asked(self) -> tuple[object, ...]:
        """What rounds have in common between which people could change all their places."""
        return self.people, self.sizes, self.together, self.wishes, self.rules

    @property
    def are_faces_first(self) -> bool:
        """Whether even "at least one" gives way to new faces: six mentors in six groups of five
        never meet, which alone costs ten repeats in six rounds."""
        return self.new_faces >= OVERWHELMING

    @property
    def seats(self) -> tuple[tuple[int, int], ...]:
        """Least and most people of each group, whether there are limits or not."""
        return self.limits or tuple((size, size) for size in self.sizes)

    def groups_for(self, person: int) -> frozenset[int]:
        """Indexes of the groups somebody may sit in."""
        every = frozenset(range(len(self.sizes)))
        return self.allowed[person] & every if person in self.allowed else every


def ordered(one: int, other: int) -> Pair:
    """A pair has no direction: the smaller id stands first."""
    return (one, other) if one < other else (other, one)


def faces_of(slider: float) -> float:
    """`Problem.new_faces` for a slider from 0, balance only, over 50 to 100, new faces only."""
    if slider <= HALFWAY:
        return max(0.0, slider) / HALFWAY
    return float(OVERWHELMING ** ((min(slider, 2 * HALFWAY) - HALFWAY) / HALFWAY))


def equal_sizes(
    people: int, *, size: int | None = None, groups: int | None = None, is_exact: bool = False
) -> tuple[int, ...]:
    """Seats of each group, larger ones first, no two differing by more than one.

    Args:
        people: how many sit down.
        size: people a group: ⌈people / size⌉ groups, so nobody sits in a larger one.
        groups: or how many groups, as far as there are so many people.
        is_exact: a size divides even three people or fewer.
    """
    if people < 1:
        raise NobodyToGroup()
    if (size is None) == (groups is None):
        raise ValueError("either a size or a number of groups")
    wanted = groups if groups is not None else -(-people // max(1, size or 1))
    if groups is None and people < FEWEST_FOR_TWO_GROUPS and not is_exact:
        wanted = 1
    count = max(1, min(wanted, people))
    small, larger = divmod(people, count)
    return tuple(small + 1 if index < larger else small for index in range(count))
