"""Groups by lot: only the rules count, neither wishes nor who has met whom."""

from __future__ import annotations

from dataclasses import replace

from lchost.grouping.modes.asked import Asked, Groups, Progress, Stop
from lchost.grouping.problem import Problem
from lchost.grouping.solve import solve

FEW_ROWS = 800
"""There is nothing to improve but the rules."""


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Each round by a lot of its own."""
    made = []
    for index, problem in enumerate(asked.problems):
        if progress:
            progress(index / len(asked.problems))
        if index in asked.kept:
            made.append(asked.kept[index])
            continue
        found = solve(_rules_only(problem), seed + index, rows=FEW_ROWS, stop=stop)
        made.append(found.groups)
    return tuple(made)


def _rules_only(problem: Problem) -> Problem:
    return replace(problem, wishes=(), met={}, new_faces=0.0)
