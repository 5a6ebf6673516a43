"""By interest: people vote for themes, or ask for what others can give."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from lchost.errors import RulesCollide, TooFewThemes
from lchost.grouping.collisions import blocks
from lchost.grouping.modes import asking, laws, votes
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Shape, Stop, Theme
from lchost.grouping.problem import Problem, equal_sizes, ordered
from lchost.grouping.solve import solve

MOST_REPAIRS = 60
"""Pairs kept apart by giving one of them the next best theme, before the search must find it."""


def shape(people: Sequence[int], choices: Choices, size: int, index: int) -> Shape:
    """A group for every theme that is wanted, several where many want it.

    Raises:
        TooFewThemes: the themes have not enough room for everybody.
    """
    if not choices.themes:
        return Shape(equal_sizes(len(people), size=size))
    had: dict[int, set[str]] = {person: set() for person in people}
    for _ in range(index + 1):
        counts = _chosen(people, choices, had)
    sizes: list[int] = []
    names: list[str] = []
    for theme, count in counts.items():
        here = equal_sizes(count, size=max(2, size)) if count else ()
        sizes += here
        names += [theme] * len(here)
    return Shape(tuple(sizes), tuple(names))


def _chosen(people: Sequence[int], choices: Choices, had: dict[int, set[str]]) -> dict[str, int]:
    """How many take part in each theme that stays open; `had` learns who took which."""
    open_ = list(choices.themes)
    if sum(_room(theme, people) for theme in open_) < len(people):
        raise TooFewThemes(people=len(people), seats=sum(_room(theme, people) for theme in open_))
    found, price = _settled(people, choices, open_, had)
    dear = {theme.name: 0.0 for theme in open_}
    for voted in choices.votes.values():
        for rank, equal in enumerate(voted):
            for name in equal:
                dear[name] = dear.get(name, 0.0) + 1 / (1 + rank)
    for theme in sorted(open_, key=lambda t: dear[t.name]):
        fewer = [other for other in open_ if other != theme]
        if sum(_room(other, people) for other in fewer) < len(people):
            continue
        without, less = _settled(people, choices, fewer, had)
        if less < price - 1e-9 or (not dear[theme.name] and less <= price):
            open_, found, price = fewer, without, less
    for person, name in found.items():
        had[person].add(name)
    names = list(found.values())
    return {theme.name: names.count(theme.name) for theme in choices.themes}


def _settled(
    people: Sequence[int], choices: Choices, open_: Sequence[Theme], had: Mapping[int, set[str]]
) -> tuple[dict[int, str], float]:
    """Everybody's theme and what that costs; too few for a theme cost more than any wish."""
    costs = {
        i: [votes.regret(choices.votes.get(i, ()), t.name, had.get(i, ())) for t in open_]
        for i in people
    }
    home = votes.assigned(costs, [(theme.least, _room(theme, people)) for theme in open_])
    price = sum(costs[person][place] for person, place in home.items())
    for place, theme in enumerate(open_):
        count = sum(1 for at in home.values() if at == place)
        price += votes.MUST * max(0, theme.least - count)
    return {person: open_[place].name for person, place in home.items()}, price


def _room(theme: Theme, people: Sequence[int]) -> int:
    return len(people) if theme.most is None else theme.most


def themes_of(asked: Asked, index: int) -> tuple[str, ...]:
    """The theme of every group of a round, as its shape gave them."""
    return asked.themes[index] if index < len(asked.themes) else ()


def around(
    shape: Shape, choices: Choices, locked: Mapping[int, tuple[tuple[int, ...], str]]
) -> Shape:
    """The groups of a shape with those that are locked among them, which keep their places.

    Args:
        locked: the people and the theme that a locked group has, by its index.
    """
    sizes, themes = list(shape.sizes), list(shape.themes)
    for _, theme in locked.values():
        if theme in themes:
            at = themes.index(theme)
            del sizes[at], themes[at]
    left = sum(shape.sizes) - sum(len(people) for people, _ in locked.values())
    if left and not sizes:
        sizes, themes = [0], [shape.themes[0]]
    while sum(sizes) < left:
        sizes[sizes.index(min(sizes))] += 1
    while sum(sizes) > left:
        sizes[sizes.index(max(sizes))] -= 1
    parts = [min(1, size) for size in sizes]
    while sum(parts) + len(locked) <= max(locked) and sum(parts) < left:  # its number stays, too
        parts[max(range(len(parts)), key=lambda n: sizes[n] / (parts[n] + 0.5))] += 1
    open_ = [
        (size, theme)
        for count, here, theme in zip(parts, sizes, themes, strict=True)
        for size in (equal_sizes(here, groups=count) if count else ())
    ]
    open_ += [(0, "")] * (max(locked) + 1 - len(locked) - len(open_))
    for index, (people, theme) in sorted(locked.items()):
        own = theme if theme in shape.themes else _dearest(people, shape, choices)
        open_.insert(index, (len(people), own))
    return Shape(tuple(size for size, _ in open_), tuple(theme for _, theme in open_))


def _dearest(people: Sequence[int], shape: Shape, choices: Choices) -> str:
    """The theme that all of these like best."""
    asked = [choices.votes.get(person, ()) for person in people]
    return min(shape.themes, key=lambda t: sum(votes.regret(one, t) for one in asked))


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Nobody gets a theme less dear than needed; among the rest the wishes decide."""
    if not asked.choices.themes:
        return asking.plan(asked, seed, progress, stop)
    made: list[Groups] = []
    for index in range(len(asked.problems)):
        if progress:
            progress(index / len(asked.problems))
        is_kept = index in asked.kept
        groups = asked.kept[index] if is_kept else round_of(asked, index, made, seed + index, stop)
        made.append(groups)
    return tuple(made)


def round_of(
    asked: Asked, index: int, before: Sequence[Groups], seed: int, stop: Stop | None
) -> Groups:
    """One round of themes; who had one before goes to another, and meets others if they can."""
    problem, themes = asked.problems[index], themes_of(asked, index)
    had: dict[int, set[str]] = {person.id: set() for person in problem.people}
    met = dict(problem.met)
    for earlier, groups in enumerate(before):
        for theme, people in zip(themes_of(asked, earlier), groups, strict=False):
            for person in people:
                had.setdefault(person, set()).add(theme)
        for pair in (ordered(*two) for people in groups for two in combinations(people, 2)):
            met[pair] = met.get(pair, 0.0) + 1.0
    chosen = asked.choices.votes
    lot = list(problem.people)  # who gets which of equally dear themes differs by the seed
    random.Random(seed).shuffle(lot)
    costs = {
        person.id: [votes.regret(chosen.get(person.id, ()), t, had[person.id]) for t in themes]
        for person in lot
    }
    start = _seated(problem, costs)
    home = {person: group for group, people in enumerate(start) for person in people}
    willing = {
        person: [g for g, price in enumerate(own) if price <= own[home[person]]]
        for person, own in costs.items()
        if person in home
    }
    eager = replace(problem, met=met)
    narrow = replace(eager, allowed=laws.narrowed(problem, willing), limits=())
    if laws.holds(narrow, start):
        return solve(narrow, seed, rows=asked.rows, start=start, stop=stop).groups
    try:
        return solve(narrow, seed, rows=asked.rows, stop=stop).groups
    except RulesCollide:
        return solve(eager, seed, rows=asked.rows, stop=stop).groups


def _seated(problem: Problem, costs: Mapping[int, Sequence[float]]) -> Groups:
    """The cheapest seating with chains of keep-together rules in one group, and pairs apart."""
    own = {person: list(prices) for person, prices in costs.items()}
    for person, groups in problem.allowed.items():
        for group in range(len(problem.sizes)):
            if person in own and group not in groups:
                own[person][group] += votes.FORBIDDEN
    parts = [p for p in blocks(own, problem.together) if len(p) > 1]
    for _ in range(MOST_REPAIRS):
        home = _whole(problem, own, parts)
        clash = next((p for p in sorted(problem.apart) if home.get(p[0]) == home.get(p[1])), None)
        if clash is None or clash[0] not in home:
            break
        group = home[clash[0]]
        moved = min(clash, key=lambda i: _next_best(own[i], group) - own[i][group])
        own[moved][group] += votes.FORBIDDEN
    return tuple(
        tuple(person.id for person in problem.people if home.get(person.id) == group)
        for group in range(len(problem.sizes))
    )


def _next_best(prices: Sequence[float], group: int) -> float:
    return min((p for g, p in enumerate(prices) if g != group), default=votes.FORBIDDEN)


def _whole(
    problem: Problem, own: Mapping[int, Sequence[float]], parts: Sequence[tuple[int, ...]]
) -> dict[int, int]:
    """Chains first, the longest before the others, then everybody else."""
    room, home = list(problem.sizes), dict[int, int]()
    for part in sorted(parts, key=lambda p: -len(p)):
        fits = [g for g, seats in enumerate(room) if seats >= len(part)]
        if fits:
            group = min(fits, key=lambda g: (sum(own[i][g] for i in part), -room[g]))
            home.update(dict.fromkeys(part, group))
            room[group] -= len(part)
    rest = {person: prices for person, prices in own.items() if person not in home}
    return home | votes.assigned(rest, [(seats, seats) for seats in room])
