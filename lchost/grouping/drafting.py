"""From the people of a workshop to rounds that nobody has kept yet.  Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lchost.errors import NobodyToGroup, RulesCollide
from lchost.grouping import framing, kept, model, naming, pairs, room, score, series, tables, ways
from lchost.grouping.cards import Table
from lchost.grouping.framing import Frame
from lchost.grouping.modes import Choices, Mode, Shape
from lchost.grouping.modes.interest import around
from lchost.grouping.modes.pairs import PairsNote, noted
from lchost.grouping.problem import Pair, Problem
from lchost.grouping.relaxing import relaxed
from lchost.grouping.score import Report
from lchost.grouping.solve import Plan
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes

Progress = Callable[[float], object]
Stop = Callable[[], bool]
Groups = tuple[tuple[int, ...], ...]

ROUNDS_APART = 1009
"""The search of round n starts from seed x this + n: rounds of one seed are not copies."""


@dataclass(frozen=True, slots=True)
class Target:
    """A round to be made.

    Attributes:
        round_id: of the round that it takes the place of; None: a new one.
        people: member ids of who is to sit in it.
        before: its groups until now, with their locks.
        is_kept: it stays as it is (the room has seen it), and the others are planned around it.
        published_at: when the room was shown it, as far as was known then.
    """

    number: int
    people: tuple[int, ...]
    round_id: int | None = None
    before: tuple[Table, ...] = ()
    is_kept: bool = False
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """A round as it would be.

    Attributes:
        at: id of the table of each group; None: no tables are used.
        report: groups are meant by their index; earlier rounds of the draft count as meetings.
        figures: what is kept beside it for the list of rounds.
        themes: of each group; empty where the way it was made knows none.
    """

    target: Target
    groups: Groups
    at: tuple[int | None, ...]
    problem: Problem
    report: Report
    figures: Mapping[str, Any]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Rounds planned together, to be looked at, compared, and kept or forgotten.

    Attributes:
        repeats: meetings beyond the first of every pair within these rounds.
        was_stopped: the search ended early; this is the best seen until then.
        names: of everybody in it.
        labels: what the keys of wishes and rules are called, as `room.Room.labels`.
        leaders: member ids of the facilitators, and of mentors with a table of their own.
        hosts: who stays at a table and receives the others; they lead it before anybody else.
    """

    workshop_id: int
    wishes: Wishes
    rounds: tuple[RoundDraft, ...]
    repeats: int
    was_stopped: bool
    names: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    leaders: frozenset[int] = frozenset()
    hosts: frozenset[int] = frozenset()


def draft(
    workshop_id: int,
    wishes: Wishes,
    targets: Sequence[Target],
    progress: Progress | None = None,
    stop: Stop | None = None,
    *,
    is_nearest: bool = False,
) -> Draft:
    """Plan these rounds together.

    Args:
        is_nearest: where rules collide, do without the fewest of them; the report names them.

    Raises:
        NobodyToGroup: a round would have nobody.
        TooFewSeats: the tables do not have enough.
        RulesCollide: or one of its kinds, with names.
    """
    laid = lay_out(workshop_id, wishes, targets)
    problems, themes = laid.problems, laid.themes
    stands = {
        index: tuple(table.members for table in target.before)
        for index, target in enumerate(targets)
        if target.is_kept
    }
    seed = wishes.seed * ROUNDS_APART + targets[0].number
    possible = [_possible(p, stop) for p in problems] if is_nearest else problems
    try:
        plans = ways.plans(wishes, possible, laid.asked, themes, stands, seed, progress, stop)
    except RulesCollide as trouble:
        raise named(trouble, laid.everyone) from trouble
    groups = [plan.groups for plan in plans]
    reports = [
        ways.with_interest(
            wishes,
            score.report(replace(problem, met=_met_until(problems, groups, index)), groups[index]),
            laid.asked,
            groups[index],
            themes[index],
            list(zip(groups[:index], themes, strict=False)),
        )
        for index, problem in enumerate(problems)
    ]
    rounds = [
        _round(target, frame, problem, plan, themes[index], reports[index])
        for index, (target, frame, problem, plan) in enumerate(
            zip(targets, laid.frames, problems, plans, strict=True)
        )
    ]
    guests = laid.everyone.guests.values()
    stay = frozenset(ways.leaders(wishes, possible, laid.asked, stands, seed))
    is_hosted = ways.mode_of(wishes) is Mode.CAFE
    facilitators = frozenset(guest.id for guest in guests if guest.is_facilitator)
    return Draft(
        workshop_id,
        wishes,
        tuple(rounds),
        repeats=series.count_repeats(problems, groups),
        was_stopped=any(plan.was_stopped for plan in plans),
        names={guest.id: guest.name for guest in guests},
        labels=laid.everyone.labels,
        leaders=facilitators if is_hosted else facilitators | stay,
        hosts=stay if is_hosted else frozenset(),
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """Rounds before anybody is seated: whose they are, and how large each group is.

    Attributes:
        asked: what the way they are made wants to know.
        themes: of every group of every round.
    """

    everyone: room.Room
    asked: Choices
    frames: tuple[Frame, ...]
    problems: tuple[Problem, ...]
    themes: tuple[tuple[str, ...], ...]


def pairs_noted(laid: Layout, wishes: Wishes) -> PairsNote | None:
    """What is not as one may think of speed-pairs; None: all is, or it is another way."""
    if ways.mode_of(wishes) is not Mode.PAIRS:
        return None
    last = laid.problems[-1]
    people = [person.id for person in last.people]
    return noted(people, laid.asked.at_once, len(laid.problems), last.together)


def _possible(problem: Problem, stop: Stop | None) -> Problem:
    """The nearest problem whose rules can all be kept."""
    found = relaxed(problem, stop)
    return found.problem if found else problem


def lay_out(workshop_id: int, wishes: Wishes, targets: Sequence[Target]) -> Layout:
    """Read the people and the room, and lay the groups out.

    Raises:
        NobodyToGroup, TooFewSeats: as `draft`; HostError: the way lacks themes or mentors.
    """
    everyone = room.room(workshop_id, {i for t in targets for i in t.people}, wishes.topics)
    history = pairs.met_before(
        workshop_id, everyone.people, without=[t.round_id for t in targets if t.round_id]
    )
    seats = tables.listing(workshop_id)
    needing = room.needing_access(everyone, wishes)
    hosting = _hosting(workshop_id, wishes, targets)
    asked = ways.choices(everyone, wishes, seats, needing, hosting)
    framed, themes = [], []
    for index, target in enumerate(targets):
        here = room.only(everyone, target.people)
        if not here.people:
            raise NobodyToGroup()
        shape = _shape(workshop_id, here, wishes, target, asked, index)
        framed.append(_framed(workshop_id, here, wishes, target, history, seats, shape))
        themes.append(_themes(target, shape))
    frames, problems = zip(*framed, strict=True)
    return Layout(everyone, asked, frames, problems, tuple(themes))


def _hosting(workshop_id: int, wishes: Wishes, targets: Sequence[Target]) -> dict[int, int]:
    """Who is a host of a world café already: in these rounds, or in the last before a new one."""
    if ways.mode_of(wishes) is not Mode.CAFE:
        return {}
    before = [target.before for target in sorted(targets, key=lambda t: not t.is_kept)]
    if len(targets) == 1 and targets[0].round_id is None:
        before.append(tuple(kept.groups_of_last(workshop_id, wishes.mode)))
    found: dict[int, int] = {}
    for groups in before:
        for index, table in enumerate(groups):
            if table.facilitator in table.members:
                found.setdefault(table.facilitator, index)
    return found


def _shape(
    workshop_id: int,
    here: room.Room,
    wishes: Wishes,
    target: Target,
    asked: Choices,
    index: int,
) -> Shape | None:
    """The groups that the way of these wishes gives; a round that stays has its own."""
    if target.is_kept:
        return None
    together, _ = pairs.rules_among(workshop_id, here.people)
    shape = ways.shape(wishes, tuple(here.people), asked, index, together)
    locked = {
        n: (tuple(i for i in table.members if i in here.people), table.theme)
        for n, table in enumerate(target.before)
        if table.is_locked
    }
    locked = {n: group for n, group in locked.items() if group[0]}
    return around(shape, asked, locked) if shape and shape.themes and locked else shape


def _themes(target: Target, shape: Shape | None) -> tuple[str, ...]:
    if target.is_kept:
        return tuple(table.theme for table in target.before)
    return shape.themes if shape else ()


def _framed(
    workshop_id: int,
    here: room.Room,
    wishes: Wishes,
    target: Target,
    history: Mapping[Pair, float],
    seats: Sequence[SeatTable],
    shape: Shape | None,
) -> tuple[Frame, Problem]:
    if target.is_kept:
        sizes = tuple(len(table.members) for table in target.before)
        at = tuple(table.at.id if table.at else None for table in target.before)
        frame = Frame(sizes, (), {}, at)
    else:
        needing = room.needing_access(here, wishes)
        frame = framing.frame(wishes, here.people, target.before, seats, needing, shape)
    limits, allowed = frame.limits, frame.allowed
    return frame, room.problem(
        workshop_id, here, wishes, frame.sizes, history, limits=limits, allowed=allowed
    )


def _met_until(
    problems: Sequence[Problem], groups: Sequence[Groups], index: int
) -> Mapping[Pair, float]:
    """What counts as met before a round: history, and the rounds of the draft before it."""
    met: Counter[Pair] = Counter()
    met.update(problems[index].met)
    for problem, seated in zip(problems[:index], groups[:index], strict=True):
        met.update(series.meetings(problem, seated))
    return met


def _round(
    target: Target,
    frame: Frame,
    problem: Problem,
    plan: Plan,
    themes: tuple[str, ...],
    report: Report,
) -> RoundDraft:
    figures = {
        "percent": report.percent,
        "cost": plan.cost,
        "rows": plan.rows,
        "was_stopped": plan.was_stopped,
        "met_again": len(report.met_again),
    }
    return RoundDraft(target, plan.groups, frame.at, problem, report, figures, themes)


def best_group(
    workshop_id: int,
    round_id: int,
    wishes: Wishes,
    tables: Sequence[Table],
    here: room.Room,
    member_id: int,
) -> int:
    """The index of the group that costs least with one more of these people."""
    place = {person: index for index, person in enumerate(here.people)}
    sizes = [len(table.members) for table in tables]
    smallest = sizes.index(min(sizes))
    grown = (n + (index == smallest) for index, n in enumerate(sizes))
    met = pairs.met_before(workshop_id, here.people, without=[round_id])
    problem = room.problem(workshop_id, here, wishes, tuple(n for n in grown if n), met)
    terms = model.build(problem)
    friends = {i for pair in problem.together if member_id in pair for i in pair} - {member_id}

    def price(index: int) -> tuple[bool, bool, int, float]:
        members = tables[index].members
        seats = [place[i] for i in members]
        with_one_more = score.group_cost(terms, [*seats, place[member_id]])
        more = with_one_more - score.group_cost(terms, seats)
        is_barred = more > terms.forbidding
        is_away = bool(friends) and not friends.intersection(members)
        return is_barred, is_away, len(members), more

    return min(range(len(tables)), key=price)


def named(trouble: RulesCollide, here: room.Room) -> RulesCollide:
    """The same trouble with the names of whom it is about."""
    names = {guest.id: guest.name for guest in here.guests.values()}
    return naming.named(trouble, names, here.labels)
