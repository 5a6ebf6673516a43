"""What the way of a round asks of mending it: which groups open, close, grow, and who stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lchost.grouping.cards import Table
from lchost.grouping.modes import Choices, Mode, pairs, votes
from lchost.grouping.problem import AtLeastOne, Problem

EXPERT = "expert"
"""The key of what somebody knows from the expert round of a jigsaw."""

FEWEST = 2
MORE = 2
"""So many above the others a group of a theme may grow."""


@dataclass(frozen=True, slots=True)
class Around:
    """The groups that there are, and those that it takes besides.

    Attributes:
        before: with further, empty groups at its end.
        closed: indexes of groups where too few are left.
        limits: least and most people of groups for which the way has its own.
    """

    before: tuple[Table, ...]
    closed: tuple[int, ...] = ()
    limits: Mapping[int, tuple[int, int]] = field(default_factory=dict)


def around(
    mode: Mode,
    before: Sequence[Table],
    people: Collection[int],
    lost: Collection[int] = (),
    choices: Choices | None = None,
    known: Mapping[int, str] | None = None,
) -> Around:
    """What is to become of the groups when these people are there now.

    Args:
        lost: indexes of groups whose table is gone.
        known: for home groups of a jigsaw, the theme that people were experts of.
    """
    here = [sum(member in people for member in group.members) for group in before]
    open_ = [i for i, group in enumerate(before) if i not in lost and not group.is_locked]
    choices = choices or Choices()
    if mode is Mode.PAIRS:
        seated = sum(n for i, n in enumerate(here) if before[i].is_locked)
        return _of_pairs(before, here, open_, len(people) - seated, choices.at_once, bool(lost))
    if known:
        return Around(tuple(before), _without_experts(before, people, open_, known))
    if mode in (Mode.INTEREST, Mode.JIGSAW) and any(group.theme for group in before):
        return _of_themes(before, here, open_, len(people), choices)
    return Around(tuple(before))


def _of_pairs(
    before: Sequence[Table],
    here: Sequence[int],
    open_: Sequence[int],
    people: int,
    at_once: int,
    has_lost: bool,
) -> Around:
    """As many as the way would make of so many people; where few are left, a group closes."""
    sizes = pairs.shape(people, at_once).sizes if people else ()
    surplus = len(open_) - len(sizes)
    if has_lost and surplus < 0:  # no table for another one
        return Around(tuple(before))
    order = sorted(open_, key=lambda i: (bool(before[i].locked), here[i], -i))
    closed = tuple(sorted(order[: max(0, surplus)]))
    last = max((group.number for group in before), default=0)
    more = [Table(0, last + n, "", ()) for n in range(1, max(0, -surplus) + 1)]
    stay = [i for i in open_ if i not in closed]
    stay += range(len(before), len(before) + len(more))
    limits = dict.fromkeys(stay, (min(sizes), max(sizes))) if sizes else {}
    return Around((*before, *more), closed, limits)


def _without_experts(
    before: Sequence[Table],
    people: Collection[int],
    open_: Sequence[int],
    known: Mapping[int, str],
) -> tuple[int, ...]:
    """Home groups for which there are no experts any more: first those that lack most themes."""
    themes = Counter(known[person] for person in people if person in known)
    there = {
        i: {known[member] for member in before[i].members if member in people and member in known}
        for i in open_
    }
    locked = sum(1 for group in before if group.is_locked)
    surplus = len(open_) + locked - max(1, min(themes.values(), default=len(before)))
    order = sorted(open_, key=lambda i: (bool(before[i].locked), len(there[i]), -i))
    return tuple(sorted(order[: min(max(0, surplus), len(open_) - 1)])) if open_ else ()


def _of_themes(
    before: Sequence[Table],
    here: Sequence[int],
    open_: Sequence[int],
    people: int,
    choices: Choices,
) -> Around:
    """Groups stay as large as their themes made them; who is left alone goes elsewhere."""
    closed = tuple(i for i in open_ if here[i] < FEWEST) if len(open_) > 1 else ()
    stay = [i for i in open_ if i not in closed]
    if not stay:
        return Around(tuple(before))
    even = -(-people // len(stay))
    takes = {theme.name: theme.most for theme in choices.themes}
    limits = {}
    for i in stay:
        most = max(even, here[i]) + MORE
        limit = takes.get(before[i].theme)
        if limit is not None:
            there = sum(here[j] for j in stay if before[j].theme == before[i].theme)
            most = min(most, here[i] + max(0, limit - there))
        limits[i] = (min(FEWEST, here[i]), most)
    if sum(most for _, most in limits.values()) < people:  # more than the themes were to take
        limits = {i: (least, people) for i, (least, _) in limits.items()}
    return Around(tuple(before), closed, limits)


def staying(
    before: Sequence[Table], people: Collection[int], lost: Collection[int]
) -> dict[int, int]:
    """Who leads a group, and its index: hosts and mentors stay at their tables."""
    return {
        group.facilitator: index
        for index, group in enumerate(before)
        if group.facilitator in people and group.facilitator in group.members and index not in lost
    }


def eager(
    before: Sequence[Table], coming: Collection[int], shut: Collection[int], choices: Choices
) -> dict[int, frozenset[int]]:
    """Where those would go who have to be seated: to the themes that they like best."""
    open_ = [i for i, group in enumerate(before) if i not in shut and not group.is_locked]
    found = {}
    for person in coming:
        voted = choices.votes.get(person, ())
        prices = {i: votes.regret(voted, before[i].theme) for i in open_ if before[i].theme}
        if any(voted) and prices:
            least = min(prices.values())
            found[person] = frozenset(i for i, price in prices.items() if price == least)
    return found


def with_experts(problem: Problem, known: Mapping[int, str]) -> Problem:
    """The same with somebody of every theme in each home group, as far as there are enough.

    Args:
        known: the theme of everybody in the expert round.
    """
    people = tuple(
        replace(person, categories={**person.categories, EXPERT: known[person.id]})
        if person.id in known
        else person
        for person in problem.people
    )
    themes = sorted({known[person.id] for person in problem.people if person.id in known})
    rules = (*problem.rules, *(AtLeastOne(EXPERT, theme) for theme in themes))
    return replace(problem, people=people, rules=rules)
