"""Several rounds planned as one: whoever sat together in one meets others in the next.

Each round is searched anew in turn while the others stand still and their meetings count as
pairs who met, at a price that grows with the count (block coordinates; source:
`reference/grouping.md` §5.3).  The best series seen is the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lchost.errors import RulesCollide
from lchost.grouping.collisions import Collision, collisions
from lchost.grouping.designs import Skeleton, most_rounds, skeleton_for
from lchost.grouping.model import build
from lchost.grouping.problem import Pair, Problem
from lchost.grouping.repeats import Repeat as Repeat
from lchost.grouping.repeats import count_repeats as count_repeats
from lchost.grouping.repeats import meetings as meetings
from lchost.grouping.repeats import repeats as repeats
from lchost.grouping.score import Groups, cost
from lchost.grouping.solve import Plan

ROWS_A_PERSON = 18
MOST_ROWS = 12_000
SMALL_ROOM = 720_000
"""A small room has few choices that serve everything: it gets so many rows divided by people."""
MOST_IN_SMALL = 6_000

NEAR = 0.4
"""Rounds are near the limit when they are so much of the most that can be without repeats."""

HALF, WALKED = 0.45, 0.9
"""Shares of the time: when the schedule is done, where there is one, and when it has cooled."""

Frozen = tuple[tuple[int, ...], ...]
Progress = Callable[[float], object]
Stop = Callable[[], bool]


def solve_series(
    problems: Sequence[Problem],
    seed: int,
    *,
    kept: Mapping[int, Groups] | None = None,
    rows: int | None = None,
    progress: Callable[[float], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Plan, ...]:
    """One plan a round, in order: same problems and seed, same plans.

    Args:
        problems: each with the people of its round; `met` is of earlier days only.
        kept: index of a round -> its groups, which stay as they are.
        rows: how long to search each round in all.
        progress: called with the share done, 0 to 1.
        stop: asked now and then; once true the best series so far is the answer.

    Raises:
        RulesCollide: some rules of a round cannot all hold.
    """
    standing = {index: _frozen(groups) for index, groups in (kept or {}).items()}
    asked = (problem for index, problem in enumerate(problems) if index not in standing)
    found: dict[int, tuple[Collision, ...]] = {}
    for problem in asked:  # often the very same one
        if id(problem) not in found:
            found[id(problem)] = collisions(problem, stop)
    if any(found.values()):
        raise RulesCollide(tuple(one for some in found.values() for one in some))
    if len(standing) == len(problems):
        return tuple(Plan(standing[index], seed, 0.0, 0) for index in range(len(problems)))
    return _search(problems, seed, standing, rows, _Told(progress, stop))


def series_rows(people: int) -> int:
    """Rows a round for a good answer: six rounds of 30 people in four seconds, of 300 in seven."""
    small = min(MOST_IN_SMALL, SMALL_ROOM // people)
    return min(MOST_ROWS, max(small, ROWS_A_PERSON * people))


def _search(
    problems: Sequence[Problem],
    seed: int,
    kept: Mapping[int, Frozen],
    rows: int | None,
    told: _Told,
) -> tuple[Plan, ...]:
    """By a perfect schedule, if there is one, and by cooling; the better one is the answer."""
    from lchost.grouping.jointly import Rounds  # late: brings numpy

    rows = rows or series_rows(max(len(problem.people) for problem in problems))
    series = Rounds(problems, seed, kept, told.is_over)
    full = None if kept else _schedule(problems)
    share = HALF if full else 0.0
    best, worth = None, None
    if full:
        series.schedule(full, rows, told.from_to(0.0, share))
        series.finish(rows)
        best, worth = series.seated(), series.worth()
    if worth is None or worth.is_forbidden or not (worth.is_perfect or told.is_over()):
        walk = series.squeeze if series.is_crowded else series.cool
        walk(rows, told.from_to(share, WALKED))
        series.finish(rows)
        if best is not None and worth is not None and worth < series.worth():
            series.seat(best)
    told.progress(1.0)
    plans = [_frozen(groups) for groups in series.plans]
    return tuple(
        Plan(groups, seed, 0.0, 0)
        if index in kept
        else Plan(groups, seed, _facing(problems, plans, index), rows, told.was_stopped)
        for index, groups in enumerate(plans)
    )


def _facing(problems: Sequence[Problem], plans: Sequence[Frozen], index: int) -> float:
    """The cost of a round while all others stand, at the prices of a round by itself."""
    problem = problems[index]
    met: Counter[Pair] = Counter()
    met.update(problem.met)
    for other, groups in enumerate(plans):
        if other != index:
            met.update(meetings(problems[other], groups))
    return cost(build(replace(problem, met=met)), plans[index])


def _frozen(groups: Groups) -> Frozen:
    return tuple(tuple(people) for people in groups)


def _schedule(problems: Sequence[Problem]) -> Skeleton | None:
    """A perfect schedule for rounds that ask the same of the same people, free to sit anywhere.

    It may be of fewer rounds, where none is known for all.  There is none where there are so
    few rounds that cooling finds as many new faces, and more balance.
    """
    first, rounds = problems[0], len(problems)
    most = most_rounds(len(first.sizes), max(first.sizes))
    if rounds < 2 or ((first.wishes or first.rules) and rounds < most * NEAR):
        return None
    bound = {person for pair in first.together for person in pair}
    if bound and len(bound) >= min(first.sizes):
        return None  # at each table somebody is to give way to those who are kept together
    if any(problem.asked != first.asked or problem.allowed for problem in problems):
        return None
    if not all(problem.new_faces for problem in problems):
        return None
    found = (skeleton_for(first.sizes, count) for count in range(rounds, 1, -1))
    return next((full for full in found if full is not None), None)


class _Told:
    """What the one who asked is told, and whether they have asked to stop."""

    def __init__(self, progress: Progress | None, stop: Stop | None) -> None:
        self._progress, self._stop = progress, stop
        self.was_stopped = False

    def is_over(self) -> bool:
        """Whether to come to an end."""
        if self._stop is not None and not self.was_stopped:
            self.was_stopped = self._stop()
        return self.was_stopped

    def progress(self, done: float) -> None:
        """Say how much is done, 0 to 1."""
        if self._progress is not None:
            self._progress(done)

    def from_to(self, first: float, last: float) -> Progress:
        """Progress of a part of the work."""
        return lambda done: self.progress(first + done * (last - first))
