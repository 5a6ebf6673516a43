"""Rounds of a workshop in the file: made, shown, mended by hand, taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import peewee as pw

from lchost.errors import RoundChanged
from lchost.grouping import cards, drafting, kept, modes, pairs, room, together, ways
from lchost.grouping.cards import RoundView, Table
from lchost.grouping.drafting import Draft, Progress, RoundDraft, Stop
from lchost.grouping.score import MetAgain, met_again
from lchost.grouping.targeting import is_as_it_was, next_number, targets, waiting
from lchost.grouping.wishes import Wishes
from lchost.models.database import Topic, writing
from lchost.models.groups import BreakoutGroup, Placement, Round
from lchost.models.rows import new_uid


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """A round in a list; `percent` as in `score.Report`, at the moment it was made.

    Attributes:
        series: rounds that were planned together have the same; empty: it stands alone.
    """

    id: int
    number: int
    made_at: datetime
    groups: int
    people: int
    percent: int | None
    series: str = ""


# --- making ----------------------------------------------------------------------------------


def try_out(
    workshop_id: int,
    wishes: Wishes,
    *,
    count: int = 1,
    round_ids: Sequence[int] = (),
    people: Iterable[int] | None = None,
    is_nearest: bool = False,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Draft:
    """Plan rounds together without keeping them: new ones, or these anew.

    Args:
        count: how many new rounds, where the mode leaves that open and no `round_ids` are given.
        round_ids: rounds to plan anew; among several, one that the room has seen stays as it is.
            So do people and groups that are locked.  Of a jigsaw both rounds are planned.
        people: member ids; None means those present, and whoever sat in a round before.
        is_nearest: where rules collide, do without the fewest of them.
        progress: called with the share done, 0 to 1, in the caller's thread.
        stop: once it answers True, the best plan so far is the answer.

    Raises:
        NobodyToGroup: nobody is there.
        TooFewSeats: the tables of the room do not have enough.
        RulesCollide: or one of its kinds, with names.
    """
    meant = targets(workshop_id, wishes, count, round_ids, people)
    return drafting.draft(workshop_id, wishes, meant, progress, stop, is_nearest=is_nearest)


def adopt(draft: Draft, at: datetime) -> list[int]:
    """Keep what was tried out, and return the ids of its rounds, in order.

    Raises:
        GoneMeanwhile: a round that it was to take the place of is gone.
        RoundChanged: one was changed by hand or shown to the room meanwhile; nothing was done.
    """
    series = new_uid() if len(draft.rounds) > 1 else ""
    with writing(Topic.GROUPS):
        return [_keep(draft, made, series, at) for made in draft.rounds]


def make(
    workshop_id: int,
    wishes: Wishes,
    at: datetime,
    *,
    count: int = 1,
    people: Iterable[int] | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> list[int]:
    """Divide people into groups, keep that as the next rounds, and return their ids.

    Raises: as `try_out`; nothing was kept.
    """
    made = try_out(workshop_id, wishes, count=count, people=people, progress=progress, stop=stop)
    return adopt(made, at)


def count_of_next(workshop_id: int) -> int:
    """How many rounds come at once where the next is made as the last one was."""
    rows = Round.select(Round.wishes).where(Round.workshop == workshop_id)
    last = rows.order_by(Round.number.desc()).first()
    return modes.rounds(ways.mode_of(Wishes.from_json(last.wishes)), 1) if last else 1


def remake(
    round_ids: Sequence[int],
    at: datetime,
    *,
    wishes: Wishes | None = None,
    people: Iterable[int] | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> list[int]:
    """Shuffle again: the same rounds with another plan; what is locked stays.  Returns their ids.

    Args:
        wishes: None means those of the first of them with the next seed.
        people: None means those who have a seat, and those present who have none.

    Raises: as `try_out`; nothing was changed.
    """
    row = kept.round_row(round_ids[0])
    old = Wishes.from_json(row.wishes)
    wishes = wishes or replace(old, seed=old.seed + 1)
    made = try_out(
        row.workshop_id, wishes, round_ids=round_ids, people=people, progress=progress, stop=stop
    )
    return adopt(made, at)


def fits(draft: Draft) -> bool:
    """Tell whether the rounds that a draft would take the place of are as they were."""
    meant = [made.target for made in draft.rounds if made.target.round_id is not None]
    rows = {row.id: row for row in Round.select().where(Round.id.in_([t.round_id for t in meant]))}
    return all(
        t.round_id in rows and (t.is_kept or is_as_it_was(rows[t.round_id], t)) for t in meant
    )


def _keep(draft: Draft, made: RoundDraft, series: str, at: datetime) -> int:
    target, wishes, before = made.target, draft.wishes, made.target.before
    columns = {
        "made_at": at,
        "seed": wishes.seed,
        "wishes": wishes.to_json(),
        "report": dict(made.figures),
        "series": series,
    }
    if target.is_kept:
        row = kept.round_row(target.round_id or 0)
        Round.update(series=series).where(Round.id == row.id).execute()
        return int(row.id)
    if target.round_id is None:
        number = next_number(draft.workshop_id)
        round_id = int(Round.create(workshop=draft.workshop_id, number=number, **columns).id)
    else:
        row = kept.round_row(target.round_id)
        round_id = int(row.id)
        if not is_as_it_was(row, target):
            raise RoundChanged()
        before = _without_old_themes(before, Wishes.from_json(row.wishes), wishes)
        BreakoutGroup.delete().where(BreakoutGroup.round == round_id).execute()
        Round.update(**columns).where(Round.id == round_id).execute()
    kept.keep_groups(
        round_id,
        made.groups,
        before=before,
        at=made.at,
        themes=made.themes,
        leaders=draft.leaders,
        hosts=draft.hosts,
    )
    return round_id


def _without_old_themes(before: tuple[Table, ...], old: Wishes, new: Wishes) -> tuple[Table, ...]:
    """The groups of before; themes that another way of making them gave are over, save in locks."""
    was = ways.mode_of(old)
    if was not in (modes.Mode.JIGSAW, modes.Mode.INTEREST) or was is ways.mode_of(new):
        return before
    return tuple(one if one.is_locked else replace(one, theme="") for one in before)


def delete(round_id: int) -> None:
    """Take a round out.  Those after it move up, unless the room has read the number of one."""
    row = kept.round_row(round_id)
    after = (Round.workshop == row.workshop_id) & (Round.number > row.number)
    with writing(Topic.GROUPS):
        Round.delete().where(Round.id == round_id).execute()
        if not Round.select().where(after, Round.published_at.is_null(False)).exists():
            Round.update(number=Round.number - 1).where(after).execute()


# --- showing it to the room ------------------------------------------------------------------


def publish(round_id: int, at: datetime) -> None:
    """Show this round on phones, on the stage and at the door; only one is shown at a time.

    What is mended in it afterwards shows at once.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    workshop_id = kept.round_row(round_id).workshop_id
    with writing(Topic.GROUPS):
        others = (Round.workshop == workshop_id) & Round.published_at.is_null(False)
        Round.update(published_at=None).where(others, Round.id != round_id).execute()
        Round.update(published_at=at).where(
            Round.id == round_id, Round.published_at.is_null()
        ).execute()


def withdraw(round_id: int) -> None:
    """Show this round to nobody but the host again."""
    with writing(Topic.GROUPS):
        Round.update(published_at=None).where(Round.id == round_id).execute()


def published(workshop_id: int) -> int | None:
    """Return the id of the round that is shown to the room, if there is one."""
    shown = Round.select(Round.id).where(
        Round.workshop == workshop_id, Round.published_at.is_null(False)
    )
    return next((int(row.id) for row in shown.order_by(Round.number.desc())), None)


# --- looking ---------------------------------------------------------------------------------


def listing(workshop_id: int) -> list[RoundSummary]:
    """A workshop's rounds in order."""
    groups = BreakoutGroup.select(pw.fn.COUNT(BreakoutGroup.id)).where(
        BreakoutGroup.round == Round.id
    )
    people = Placement.select(pw.fn.COUNT(Placement.id)).where(Placement.round == Round.id)
    rows = Round.select(Round, groups.alias("groups_made"), people.alias("people_seated"))
    return [
        RoundSummary(
            row.id,
            row.number,
            row.made_at,
            row.groups_made,
            row.people_seated,
            row.report.get("percent"),
            row.series,
        )
        for row in rows.where(Round.workshop == workshop_id).order_by(Round.number)
    ]


def get(round_id: int) -> RoundView:
    """One round with everything its page shows, as things stand now.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    row = kept.round_row(round_id)
    wishes = Wishes.from_json(row.wishes)
    tables = kept.groups_of(round_id)
    late = waiting(row.workshop_id, tables)
    everyone = room.room(row.workshop_id, [*kept.seated(tables), *late], wishes.topics)
    here = room.only(everyone, kept.seated(tables))
    problem = now = asked = None
    later: tuple[MetAgain, ...] = ()
    if here.people:
        sizes = tuple(len(table.members) for table in tables if table.members)
        met = pairs.met_before(row.workshop_id, here.people, before=row.number)
        all_met = pairs.met_before(row.workshop_id, everyone.people, without=[round_id])
        problem = room.problem(row.workshop_id, here, wishes, sizes, all_met)
        if late:
            sizes = (*sizes, len(everyone.people) - len(here.people))
            asked = room.problem(row.workshop_id, everyone, wishes, sizes, all_met)
        now = replace(problem, met=met)
        new = {pair: times for pair, times in all_met.items() if pair not in met}
        later = met_again(replace(problem, met=new), [table.members for table in tables])
    groups, found = cards.groups(here, now, tables)
    if found is not None:
        found = together.with_interest(row, wishes, everyone, tables, found)
    return RoundView(
        id=round_id,
        workshop_id=row.workshop_id,
        number=row.number,
        made_at=row.made_at,
        wishes=wishes,
        groups=groups,
        waiting=tuple(
            cards.seat(everyone.guests[i], everyone.people[i], ())
            for i in everyone.people
            if i not in here.people
        ),
        mean_skill=cards.mean_skill(list(here.people.values())),
        report=found,
        names={guest.id: guest.name for guest in everyone.guests.values()},
        labels=everyone.labels,
        private=everyone.private,
        published_at=row.published_at,
        series=row.series,
        problem=problem,
        meets_later=later,
        with_waiting=asked,
    )
