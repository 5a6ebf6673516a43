"""Jigsaw: first expert groups, one a theme; then home groups with an expert of every theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from lchost.errors import RulesCollide, TooFewForJigsaw
from lchost.grouping.bonds import with_crowds
from lchost.grouping.collisions import blocks
from lchost.grouping.modes import interest
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Shape, Stop, Theme
from lchost.grouping.problem import Pair, Problem, equal_sizes, ordered
from lchost.grouping.solve import solve

FEWEST_THEMES = 2
ROUNDS = 2


def shape(people: Sequence[int], choices: Choices, size: int, index: int) -> Shape:
    """Expert groups first, of about this size; home groups after them, one person a theme.

    Raises:
        TooFewForJigsaw: there is one theme at most, or there are more themes than people.
    """
    themes = choices.themes
    if len(themes) < FEWEST_THEMES or len(people) < len(themes):
        raise TooFewForJigsaw(people=len(people), themes=len(themes))
    if index % ROUNDS:
        return Shape(equal_sizes(len(people), groups=len(people) // len(themes)))
    sizes: list[int] = []
    names: list[str] = []
    for theme, experts in zip(themes, _experts(len(people), themes), strict=True):
        here = equal_sizes(experts, size=max(2, size))
        sizes += here
        names += [theme.name] * len(here)
    return Shape(tuple(sizes), tuple(names))


def _experts(people: int, themes: Sequence[Theme]) -> tuple[int, ...]:
    """How many experts each theme gets."""
    count, over = divmod(people, len(themes))
    return tuple(count + (n < over) for n in range(len(themes)))


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Expert groups in the first, third … round, the home groups that belong to them after."""
    made: list[Groups] = []
    for index, problem in enumerate(asked.problems):
        if progress:
            progress(index / len(asked.problems))
        if index in asked.kept:
            made.append(asked.kept[index])
        elif index % ROUNDS:
            expert = _expertise(asked, index - 1, made[-1])
            made.append(_homes(problem, expert, made[-1], seed + index, asked.rows, stop))
        else:
            made.append(interest.round_of(asked, index, made, seed + index, stop))
    return tuple(made)


def _expertise(asked: Asked, index: int, experts: Groups) -> dict[int, str]:
    """The theme that everybody knows after an expert round."""
    themes = interest.themes_of(asked, index)
    return {
        person: theme for theme, people in zip(themes, experts, strict=True) for person in people
    }


def _homes(
    problem: Problem,
    expert: Mapping[int, str],
    before: Groups,
    seed: int,
    rows: int | None,
    stop: Stop | None,
) -> Groups:
    """As many home groups as there can be with an expert of every theme in each."""
    parts = blocks((person.id for person in problem.people), problem.together)
    by_theme: dict[str, list[tuple[int, ...]]] = {theme: [] for theme in expert.values()}
    for part in sorted(parts, key=len):  # one who comes alone leaves the others the most room
        known = next((expert[i] for i in part if i in expert), None)
        if known is not None:
            by_theme[known].append(part)
    most = min(len(problem.sizes), *(len(known) for known in by_theme.values()))
    met = dict(problem.met)
    for pair in (ordered(*two) for people in before for two in combinations(people, 2)):
        met[pair] = met.get(pair, 0.0) + 1.0
    for count in range(most, 0, -1):
        one_each = frozenset(_rivals(by_theme.values(), count))
        sizes = problem.sizes
        if count < len(sizes):
            sizes = equal_sizes(len(problem.people), groups=count)
        home = replace(problem, sizes=sizes, limits=(), apart=problem.apart | one_each, met=met)
        try:
            return solve(with_crowds(home), seed, rows=rows, stop=stop).groups
        except RulesCollide:
            if count == 1:
                raise
    return solve(problem, seed, rows=rows, stop=stop).groups


def _rivals(by_theme: Iterable[list[tuple[int, ...]]], count: int) -> list[Pair]:
    """Those of one theme who go to a home group each: as many as there are groups."""
    return [
        ordered(one[0], other[0])
        for known in by_theme
        for one, other in combinations(known[:count], 2)
    ]
