"""Rounds in which meeting others comes before everything but the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lchost.grouping import score
from lchost.grouping.model import build, gives_way
from lchost.grouping.modes.asked import Asked, Groups, Progress, Stop
from lchost.grouping.problem import Problem
from lchost.grouping.series import count_repeats, solve_series

KEEN = 25.0
"""So much more than usual do meetings count."""

Rank = tuple[int, int, float]


def planned(
    problems: Sequence[Problem],
    asked: Asked,
    seed: int,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> tuple[Groups, ...]:
    """As the wishes say; where that leaves repeats, without them if that leaves fewer.

    Args:
        problems: those that were asked, with the places that the mode gives.
    """
    keen = [replace(problem, new_faces=max(problem.new_faces, KEEN)) for problem in problems]
    found = _searched(keen, asked, seed, _part(progress, 0.0), stop)
    if ranked(problems, found) >= (0, 1) and not (stop and stop()):
        alone = [replace(problem, wishes=()) for problem in keen]
        other = _searched(alone, asked, seed, _part(progress, 0.5), stop)
        found = min(found, other, key=lambda rounds: ranked(problems, rounds))
    return found


def ranked(problems: Sequence[Problem], rounds: Sequence[Groups]) -> Rank:
    """How good rounds are, less is better: rules broken without need, repeats, all else."""
    seated = list(zip(problems, rounds, strict=True))
    return (
        sum(_broken(problem, groups) for problem, groups in seated),
        count_repeats(problems, rounds),
        sum(score.cost(build(problem), groups) for problem, groups in seated),
    )


def _broken(problem: Problem, groups: Groups) -> int:
    found = score.rules_met(problem, groups)
    firm = [rule for rule in found if not gives_way(problem, rule.rule)]
    return sum(max(0, rule.times - rule.unavoidable) for rule in firm)


def _searched(
    problems: Sequence[Problem],
    asked: Asked,
    seed: int,
    progress: Progress | None,
    stop: Stop | None,
) -> tuple[Groups, ...]:
    plans = solve_series(
        problems, seed, kept=asked.kept, rows=asked.rows, progress=progress, stop=stop
    )
    return tuple(plan.groups for plan in plans)


def _part(progress: Progress | None, begun: float) -> Progress | None:
    return progress and (lambda done: progress(begun + done / 2))
