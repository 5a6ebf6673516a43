"""`lchost groups`: divide a roster into groups, without a screen."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from lchost.cli.groups import asked as asking
from lchost.cli.groups import outcome, places, roster, writing
from lchost.cli.groups.asked import Asked
from lchost.cli.groups.telling import Told
from lchost.errors import RulesCollide
from lchost.grouping.bonds import Bond
from lchost.grouping.naming import named
from lchost.grouping.problem import Problem
from lchost.grouping.relaxing import relaxed
from lchost.grouping.series import solve_series
from lchost.grouping.solve import Plan, solve

RULE_BROKEN = 3


def command(words: list[str]) -> int:
    """Divide a roster as the command line asks.

    Returns:
        0 when every rule is kept, 3 when one cannot be: it is named on stderr, and the plan is
        the nearest one that there is.

    Raises:
        HostError: bad input; nothing was written.
    """
    asked = asking.read(words)
    started = time.monotonic()
    places.check(asked)
    people = roster.read(asked.roster)
    problem = roster.problem(people, asked)
    without: tuple[Bond, ...] = ()
    stop, why = _stop_after(asked.seconds, started), ""
    try:
        plans = _plans(problem, asked, stop)
    except RulesCollide as trouble:
        nearest = relaxed(problem, stop)
        collision = named(trouble, dict(enumerate(people.names)))
        if nearest is None:
            raise collision from None
        problem, without, why = nearest.problem, nearest.dropped, str(collision)
        plans = _plans(problem, asked, stop)
    made = outcome.look(problem, plans, without)
    writing.write(people, asked, made, time.monotonic() - started)
    if made.was_stopped:
        print(f"lchost: {writing.cut_short(made)}")
    if why:
        print(f"lchost: {why}", file=sys.stderr)
    for line in [*writing.empty_pairs(asked), *writing.sentences(people, made)]:
        print(f"lchost: {line}", file=sys.stderr)
    return RULE_BROKEN if made.broken else 0


def _plans(problem: Problem, asked: Asked, stop: Callable[[], bool] | None) -> list[Plan]:
    told = Told()
    try:
        if asked.rounds == 1:
            return [solve(problem, asked.seed, progress=told, stop=stop)]
        rounds = [problem] * asked.rounds
        return list(solve_series(rounds, asked.seed, progress=told, stop=stop))
    finally:
        told.end()


def _stop_after(seconds: float | None, started: float) -> Callable[[], bool] | None:
    if seconds is None:
        return None
    return lambda: time.monotonic() - started > seconds
