"""The way a round is made: what its mode asks, the shape it gives, and the plans."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from lchost.errors import NobodyToGroup, NobodyVoted, NothingToGoBy
from lchost.grouping import modes, score
from lchost.grouping.framing import SHAPED
from lchost.grouping.model import build
from lchost.grouping.modes import Asked, Choices, Mode, Shape, reading
from lchost.grouping.problem import Kind, Pair, Problem
from lchost.grouping.room import Room
from lchost.grouping.score import Report
from lchost.grouping.series import solve_series
from lchost.grouping.solve import Plan, solve
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import USUAL_SIZE, Wishes

Progress = Callable[[float], object]
Stop = Callable[[], bool]
Groups = tuple[tuple[int, ...], ...]

STARTS, MOST_RUGGED = 4, 80
"""Searches for people who are to be alike in an answer, and in how large a room.

A search stops where no swap helps: with four answers among 30 people one of four stood at 88 to
95 of 100, the best of four at 98 to 100; in larger rooms one is as good.
"""

APART = 7919
"""Between their seeds."""


def mode_of(wishes: Wishes) -> Mode:
    """A way that this version does not know is a mix."""
    return next((mode for mode in Mode if mode.value == wishes.mode), Mode.MIX)


def choices(
    everyone: Room,
    wishes: Wishes,
    tables: Sequence[SeatTable] = (),
    needing: Collection[int] = (),
    hosting: Mapping[int, int] | None = None,
) -> Choices:
    """What the mode of these wishes wants to know of these people and of the room.

    Args:
        hosting: who leads a table already, and its index.
    """
    found = reading.choices(
        wishes.mode_data,
        tuple(everyone.people.values()),
        mentors=[guest.id for guest in everyone.guests.values() if guest.is_mentor],
        seats=[table.seats for table in tables],
        accessible=[n for n, table in enumerate(tables) if table.is_accessible],
        needing=tuple(needing),
    )
    return replace(found, hosting=hosting or {})


def shape(
    wishes: Wishes,
    people: Sequence[int],
    asked: Choices,
    index: int = 0,
    together: Collection[Pair] = (),
) -> Shape | None:
    """The groups that a way gives; None where the host's size decides alone.

    Args:
        index: of the round among those that are planned together.

    Raises:
        NobodyToGroup: there are no people.
        HostError: the way lacks themes, mentors or seats.
    """
    mode = mode_of(wishes)
    if mode.value not in SHAPED:
        return None
    if not people:
        raise NobodyToGroup()
    if mode is Mode.INTEREST and not (asked.themes or (asked.asks and asked.offers)):
        if reading.tells_interest(wishes.mode_data):
            raise NobodyVoted(people=len(people))
        raise NothingToGoBy()
    size = wishes.size or USUAL_SIZE
    return modes.shape(
        mode, people, asked, size=size, groups=wishes.groups, index=index, together=together
    )


def plans(
    wishes: Wishes,
    problems: Sequence[Problem],
    asked: Choices,
    themes: Sequence[tuple[str, ...]],
    kept: Mapping[int, Groups],
    seed: int,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> tuple[Plan, ...]:
    """One plan a round, whatever the way; themes and kept rounds as `modes.Asked` has them."""
    mode = mode_of(wishes)
    if mode is Mode.MIX and len(problems) == 1 and not kept:
        return (_alone(problems[0], seed, progress, stop),)
    if mode is Mode.MIX:
        return solve_series(problems, seed, kept=kept, progress=progress, stop=stop)
    was_stopped = False

    def is_over() -> bool:
        nonlocal was_stopped
        was_stopped = was_stopped or (stop is not None and stop())
        return was_stopped

    question = Asked(tuple(problems), asked, tuple(themes), kept)
    found = modes.plan(mode, question, seed, progress, is_over)
    return tuple(
        Plan(groups, seed, score.cost(build(problem), groups), 0, was_stopped)
        for problem, groups in zip(problems, found, strict=True)
    )


def _alone(problem: Problem, seed: int, progress: Progress | None, stop: Stop | None) -> Plan:
    """One round; where people of a few kinds are to be alike, the best of several searches."""
    is_rugged = any(
        wish.kind is Kind.MATCH and not any(wish.of in person.numbers for person in problem.people)
        for wish in problem.wishes
    )
    starts = STARTS if is_rugged and len(problem.people) <= MOST_RUGGED else 1

    def told(start: int) -> Progress | None:
        return progress and (lambda done: progress((start + done) / starts))

    best = solve(problem, seed, progress=told(0), stop=stop)
    for start in range(1, starts):
        if best.was_stopped or (stop and stop()):
            break
        more = solve(problem, seed + start * APART, progress=told(start), stop=stop)
        if more.cost < best.cost - 1e-9:
            best = replace(more, seed=seed)
    return best


def leaders(
    wishes: Wishes,
    problems: Sequence[Problem],
    asked: Choices,
    kept: Mapping[int, Groups],
    seed: int,
) -> tuple[int, ...]:
    """Who keeps a table in the plans of this seed: hosts, or mentors."""
    return modes.leaders(mode_of(wishes), Asked(tuple(problems), asked, kept=kept), seed)


def with_interest(
    wishes: Wishes,
    report: Report,
    asked: Choices,
    groups: Sequence[Sequence[int]],
    themes: Sequence[str],
    before: Sequence[tuple[Sequence[Sequence[int]], Sequence[str]]] = (),
) -> Report:
    """The report with what became of votes and asks, where the way goes by them.

    Args:
        before: groups and themes of the rounds planned with it that come earlier.
    """
    mode = mode_of(wishes)
    if mode not in (Mode.INTEREST, Mode.JIGSAW):
        return report
    had: dict[int, set[str]] = {}
    for seated, names in before:
        for people, theme in zip(seated, names, strict=False):
            for person in people:
                had.setdefault(person, set()).add(theme)
    frozen = tuple(map(tuple, groups))
    found = modes.pleased(asked, frozen, tuple(themes) or ("",) * len(frozen), had)
    if found is None:
        return report
    percent = found.percent if mode is Mode.INTEREST else report.percent
    return replace(report, interest=found, percent=percent)
