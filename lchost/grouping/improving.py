"""The rest of a round mixed again around what is locked, and kept only where that is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lchost.grouping import pairs, rounds, score, ways
from lchost.grouping.cards import RoundView
from lchost.grouping.drafting import Draft, Progress, RoundDraft, Stop
from lchost.grouping.model import build
from lchost.grouping.modes import Mode
from lchost.grouping.score import Report

TRIES = 3
"""Searches from other seeds before the round is called as good as it gets."""

SAME = 1e-6

WEIGHED = frozenset({Mode.MIX, Mode.MATCH})
"""Ways whose plans are weighed by nothing but the wishes and rules."""


def is_asked(shown: RoundView) -> bool:
    """Tell whether mixing again means to improve: something is locked, and plans can be weighed."""
    has_locks = any(g.is_locked or any(s.is_locked for s in g.members) for g in shown.groups)
    return has_locks and ways.mode_of(shown.wishes) in WEIGHED


@dataclass(frozen=True, slots=True)
class Better:
    """A better plan for a round; nothing is written yet.

    Attributes:
        moved: how many change groups for it.
        before, after: percent of the balance; None: nothing is balanced.
    """

    draft: Draft
    moved: int
    before: int | None
    after: int | None


def better(
    round_id: int, *, progress: Progress | None = None, stop: Stop | None = None
) -> Better | None:
    """Look for a better plan around what is locked; None: none was found.

    Better is what breaks no more rules, is no less even, and costs less by the measure of the
    search.  Whoever waits for a seat gets one.

    Raises: as `rounds.try_out`.
    """
    shown = rounds.get(round_id)
    for n in range(TRIES):
        made = rounds.try_out(
            shown.workshop_id,
            replace(shown.wishes, seed=shown.wishes.seed + 1 + n),
            round_ids=[round_id],
            progress=_part(progress, n),
            stop=stop,
        )
        found = made.rounds[0]
        if shown.waiting or _is_better(found, shown):
            before = shown.report.percent if shown.report else None
            return Better(made, _moved(found), before, found.report.percent)
        if made.was_stopped:
            break
    return None


def _moved(found: RoundDraft) -> int:
    was = {member: n for n, group in enumerate(found.target.before) for member in group.members}
    return sum(was.get(member, n) != n for n, group in enumerate(found.groups) for member in group)


def reports(round_ids: Sequence[int]) -> list[Report]:
    """What there is to say of rounds beside a draft that would take their place.

    A pair that meets in several of them counts where it comes later; all other rounds count.
    """
    found = []
    views = sorted((rounds.get(one) for one in round_ids), key=lambda view: view.number)
    for n, view in enumerate(views):
        if view.problem is None:
            continue
        people = [person.id for person in view.problem.people]
        left_out = [later.id for later in views[n:]]
        met = pairs.met_before(view.workshop_id, people, without=left_out)
        found.append(score.report(replace(view.problem, met=met), _seated(view)))
    return found


def _is_better(made: RoundDraft, shown: RoundView) -> bool:
    """Tell whether a host would rather have the draft."""
    problem, before, after = made.problem, shown.report, made.report
    if before is None or shown.problem is None:
        return True
    if _broken(after) > _broken(before) or (after.percent or 0) < (before.percent or 0):
        return False
    if sorted(map(len, made.groups)) != sorted(shown.problem.sizes):
        return True  # groups had become less even by hand
    plain = build(replace(problem, limits=()))
    return score.cost(plain, made.groups) < score.cost(plain, _seated(shown)) - SAME


def _broken(report: Report) -> int:
    rules = sum(not rule.is_met for rule in report.rules)
    return rules + len(report.separated) + len(report.not_apart)


def _seated(view: RoundView) -> list[list[int]]:
    """Who sits together; empty groups are left out, as in the view's problem."""
    return [[seat.member_id for seat in group.members] for group in view.groups if group.members]


def _part(progress: Progress | None, n: int) -> Progress | None:
    return progress and (lambda done: progress((n + done) / TRIES))
