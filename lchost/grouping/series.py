"""Several rounds planned as one: whoever sat together in one meets others in the next.

Each round is searched anew in turn while the others stand still and their meetings count as
pairs who met, at a price that grows with the count (block coordinates; source:
`reference/grouping.md` §5.3).  The best series seen is the answer.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from lchost.errors import RulesCollide
from lchost.grouping.collisions import Collision, collisions
from lchost.grouping.designs import Skeleton, most_rounds, skeleton_for
from lchost.grouping.model import Model, after_meetings, build
from lchost.grouping.problem import Problem
from lchost.grouping.repeats import Repeat as Repeat
from lchost.grouping.repeats import count_repeats as count_repeats
from lchost.grouping.repeats import meetings as meetings
from lchost.grouping.repeats import repeats as repeats
from lchost.grouping.score import Groups, cost
from lchost.grouping.solve import Plan

if TYPE_CHECKING:
    from lchost.grouping.jointly import Rounds, Worth

ROWS_A_PERSON = 18
MOST_ROWS = 12_000
SMALL_ROOM = 720_000
"""A small room has few choices that serve everything: it gets so many rows divided by people."""
MOST_IN_SMALL = 6_000

NEAR = 0.4
"""Rounds are near the limit when they are so much of the most that can be without repeats."""

HALF, WALKED = 0.45, 0.9
"""Shares of the time: when the schedule is done, where there is one, and when it has cooled."""

ENDING, LONGEST_END = 0.1, 1.0
"""Who asks to stop waits so much of the time before, at most so many seconds, for a good end."""

USUAL = 1.0
"""New faces at the middle of the slider."""

LARGEST_TWICE = 600

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
    if all(len(problem.sizes) == 1 for problem in problems):  # there is nothing to search
        plans = [(tuple(person.id for person in problem.people),) for problem in problems]
        standing = dict(enumerate(plans)) | standing
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
    series = Rounds(problems, seed, kept, told.is_over, told.is_late)
    full = None if kept else _schedule(problems, told)
    share = HALF if full else 0.0
    best, worth = None, None
    if full:
        before = series.seated()
        series.schedule(full, rows, told.from_to(0.0, share))
        series.finish(rows)
        if told.is_over():  # no time to weigh it: nobody meets again in it, that is enough
            if series.is_forbidden():
                series.seat(before)
            return _plans(problems, seed, series, kept, rows, told)
        best, worth = series.seated(), series.worth()
    if worth is None or worth.is_forbidden or not worth.is_perfect:
        _walk(problems, seed, series, kept, rows, told, told.from_to(share, WALKED))
        series.finish(rows)
        if best is not None and worth is not None and _is_better(worth, series, told):
            series.seat(best)
    return _plans(problems, seed, series, kept, rows, told)


def _walk(
    problems: Sequence[Problem],
    seed: int,
    series: Rounds,
    kept: Mapping[int, Frozen],
    rows: int,
    told: _Told,
    progress: Progress,
) -> None:
    """Cool the series, in the way that suits how many rounds and how many new faces there are."""
    if series.is_crowded:
        series.squeeze(rows, progress)
    elif max(problem.new_faces for problem in problems) <= USUAL or _is_large(problems):
        series.cool(rows, progress)
    else:
        usual = {id(problem): replace(problem, new_faces=USUAL) for problem in problems}
        mild = [usual[id(problem)] for problem in problems]
        series.follow(type(series)(mild, seed, kept, told.is_over, told.is_late), rows, progress)


def _is_large(problems: Sequence[Problem]) -> bool:
    """Whether a second set of tables would take too much memory and time."""
    return max(len(problem.people) for problem in problems) > LARGEST_TWICE


def _is_better(worth: Worth, series: Rounds, told: _Told) -> bool:
    """Whether this is worth more than the series as it is; when it is late, weighing takes long."""
    return (told.is_late() and not worth.is_forbidden) or worth < series.worth()


def _plans(
    problems: Sequence[Problem],
    seed: int,
    series: Rounds,
    kept: Mapping[int, Frozen],
    rows: int,
    told: _Told,
) -> tuple[Plan, ...]:
    told.progress(1.0)
    plans = [_frozen(groups) for groups in series.plans]
    costs = _costs(problems, plans, kept)
    return tuple(
        Plan(groups, seed, 0.0, 0)
        if index in kept
        else Plan(groups, seed, costs[index], rows * (index in series.tried), told.was_stopped)
        for index, groups in enumerate(plans)
    )


def _costs(
    problems: Sequence[Problem], plans: Sequence[Frozen], kept: Collection[int]
) -> dict[int, float]:
    """The cost of each round while all others stand, at the prices of a round by itself."""
    met = [list(meetings(problem, groups)) for problem, groups in zip(problems, plans, strict=True)]
    everywhere = Counter(pair for pairs in met for pair in pairs)
    models: dict[int, Model] = {}
    found = {}
    for index, problem in enumerate(problems):
        if index in kept:
            continue
        if id(problem) not in models:
            models[id(problem)] = build(problem)
        again = {pair: problem.met.get(pair, 0) + everywhere[pair] - 1 for pair in met[index]}
        found[index] = cost(after_meetings(models[id(problem)], again), plans[index])
    return found


def _frozen(groups: Groups) -> Frozen:
    return tuple(tuple(people) for people in groups)


def _schedule(problems: Sequence[Problem], told: _Told) -> Skeleton | None:
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
    for count in range(rounds, 1, -1):
        if told.is_over():
            return None
        full = skeleton_for(first.sizes, count, rounds)
        if full is not None:
            return full
    return None


class _Told:
    """What the one who asked is told, and whether they have asked to stop."""

    def __init__(self, progress: Progress | None, stop: Stop | None) -> None:
        self._progress, self._stop = progress, stop
        self._began = time.monotonic()
        self._late = inf
        self.was_stopped = False

    def is_over(self) -> bool:
        """Whether to come to an end."""
        if self._stop is not None and not self.was_stopped:
            self.was_stopped = self._stop()
            if self.was_stopped:
                now = time.monotonic()
                self._late = now + min(LONGEST_END, ENDING * (now - self._began))
        return self.was_stopped

    def is_late(self) -> bool:
        """Whether not even a good end may take more time."""
        return self.is_over() and time.monotonic() >= self._late

    def progress(self, done: float) -> None:
        """Say how much is done, 0 to 1."""
        if self._progress is not None:
            self._progress(done)

    def from_to(self, first: float, last: float) -> Progress:
        """Progress of a part of the work."""
        return lambda done: self.progress(first + done * (last - first))
