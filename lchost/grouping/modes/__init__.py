"""Ways to divide the room: each a small file, all asked in one way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lchost.grouping.modes import by_lot, by_name, fill, interest, jigsaw, levels, pairs, stay
from lchost.grouping.modes.asked import (
    Asked,
    Choices,
    Groups,
    Mode,
    Progress,
    Shape,
    Stop,
    Theme,
)
from lchost.grouping.modes.pleased import pleased
from lchost.grouping.problem import Pair, equal_sizes

__all__ = [
    "Asked",
    "Choices",
    "Groups",
    "Mode",
    "Shape",
    "Theme",
    "leaders",
    "plan",
    "pleased",
    "rounds",
    "shape",
]

_PLANS = {
    Mode.MIX: levels.mixed,
    Mode.MATCH: levels.matched,
    Mode.RANDOM: by_lot.plan,
    Mode.ALPHABETICAL: by_name.plan,
    Mode.JIGSAW: jigsaw.plan,
    Mode.PAIRS: pairs.plan,
    Mode.CAFE: stay.cafe,
    Mode.MENTORS: stay.mentored,
    Mode.INTEREST: interest.plan,
    Mode.FILL: fill.plan,
}


def rounds(mode: Mode, wanted: int) -> int:
    """How many rounds are made at once: a jigsaw always has two, names have one order."""
    return {Mode.JIGSAW: jigsaw.ROUNDS, Mode.ALPHABETICAL: 1}.get(mode, wanted)


def shape(
    mode: Mode,
    people: Sequence[int],
    choices: Choices,
    *,
    size: int | None = None,
    groups: int | None = None,
    index: int = 0,
    together: Iterable[Pair] = (),
) -> Shape:
    """The groups that a mode makes of these people, before anybody sits in them.

    Args:
        size: people a group; groups: or how many groups; the number wins.
        index: of the round in its series, from 0.

    Raises:
        NobodyToGroup: there are no people.
        HostError: one of its kinds, where the mode lacks themes, mentors or seats.
    """
    even = equal_sizes(len(people), size=None if groups else size or 1, groups=groups)
    match mode:
        case Mode.JIGSAW:
            return jigsaw.shape(people, choices, max(even), index)
        case Mode.INTEREST if choices.themes:
            return interest.shape(people, choices, max(even), index)
        case Mode.PAIRS:
            return pairs.shape(len(people), choices.at_once)
        case Mode.MENTORS:
            return stay.mentor_shape(people, choices, together)
        case Mode.FILL:
            return fill.shape(people, choices)
    return Shape(even)


def plan(
    mode: Mode,
    asked: Asked,
    seed: int,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> tuple[Groups, ...]:
    """Groups of every round, the same for the same seed; hard rules hold in all of them.

    Raises:
        RulesCollide: some rules cannot all hold.
    """
    return _PLANS[mode](asked, seed, progress, stop)


def leaders(mode: Mode, asked: Asked, seed: int) -> tuple[int, ...]:
    """Who stays at a table of their own in the rounds of this plan; nobody in most ways."""
    match mode:
        case Mode.CAFE:
            return stay.hosts(asked, seed)
        case Mode.MENTORS:
            return stay.mentors(asked)
    return ()
