"""Mix levels, or match them: tracks from the first steps to the far end."""

from __future__ import annotations

from dataclasses import replace

from lchost.grouping.modes import laws
from lchost.grouping.modes.asked import Asked, Groups, Progress, Stop
from lchost.grouping.problem import Kind, Problem, Weight
from lchost.grouping.series import solve_series


def mixed(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Each group like the room, as the wishes say."""
    plans = solve_series(
        asked.problems, seed, kept=asked.kept, rows=asked.rows, progress=progress, stop=stop
    )
    return tuple(plan.groups for plan in plans)


def matched(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """People of one level together; the groups stand in the order of their levels."""
    alike = tuple(map(tracks, asked.problems))
    plans = solve_series(
        alike, seed, kept=asked.kept, rows=asked.rows, progress=progress, stop=stop
    )
    return tuple(
        plan.groups if index in asked.kept else _lowest_first(problem, plan.groups)
        for index, (problem, plan) in enumerate(zip(alike, plans, strict=True))
    )


def tracks(problem: Problem) -> Problem:
    """Every number is matched, at least as much as a lot; all else stays as it was wished."""
    keys = {key for person in problem.people for key in person.numbers}
    wishes = tuple(
        replace(wish, weight=Weight.LOT, kind=Kind.MATCH) if wish.of in keys else wish
        for wish in problem.wishes
    )
    return replace(problem, wishes=wishes)


def _lowest_first(problem: Problem, groups: Groups) -> Groups:
    key = next((w.of for w in problem.wishes if w.kind is Kind.MATCH), "")
    levels = {p.id: p.numbers[key] for p in problem.people if key in p.numbers}

    def mean(people: tuple[int, ...]) -> float:
        known = [levels[i] for i in people if i in levels]
        return sum(known) / len(known) if known else float("inf")

    in_order = tuple(sorted(groups, key=mean))
    return in_order if laws.holds(problem, in_order) else groups
