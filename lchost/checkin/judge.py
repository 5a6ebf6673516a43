"""What a scan means, in one order: the code, the place, the hours, then the arrival."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from lchost import codes
from lchost.checkin import facts
from lchost.checkin.answers import Answer, HeldFor, Outcome, Question, Scan, Way
from lchost.checkin.facts import Hours, Step, Who
from lchost.codes import CodeKind
from lchost.models.workshops import Status


def judge(scan: Scan, is_let_in: bool = False) -> Outcome:
    """Find out what a scan means, without writing.

    Args:
        is_let_in: the host has said yes: neither the hours nor a nod hold anybody back.

    Raises:
        GoneMeanwhile: the session is no longer there.
    """
    read = codes.read(scan.text) if scan.member_id is None else None
    if read is not None and read.kind is not CodeKind.BADGE:
        answer = Answer.TYPO if read.kind is CodeKind.TYPO else Answer.FOREIGN
        return Outcome(answer, scan.at, code_kind=read.kind)
    hours = facts.hours_of(scan.session_id)
    who = facts.who_is(scan, read, hours.workshop_id)
    if who is None:
        return Outcome(Answer.UNKNOWN, scan.at, code_kind=read.kind if read else None)
    if who.replaced_at is not None:
        return replace(said_of(who, Answer.REPLACED, scan), replaced_on=who.replaced_at)
    if scan.way is Way.OUT:
        return _judge_leaving(scan, hours, who)
    return (
        _judge_place(scan, hours, who)
        or (None if is_let_in else _judge_hours(scan, hours, who))
        or _judge_arrival(scan, hours, who, is_let_in)
    )


def said_of(who: Who, answer: Answer, scan: Scan) -> Outcome:
    """Return an answer about somebody, with what is always said of them."""
    return Outcome(
        answer,
        scan.at,
        member_id=who.member_id,
        name=who.name,
        pronouns=who.pronouns,
        attention=who.attention,
    )


def is_inside(steps: list[Step]) -> bool:
    """Tell whether the last of these steps, all of one session, led in."""
    return bool(steps) and steps[-1].answer.is_in


def went_out_at(steps: list[Step]) -> datetime | None:
    """Return when whoever is outside left; None: they never came.  Out twice changes nothing."""
    last_in = max((n for n, step in enumerate(steps) if step.answer.is_in), default=None)
    return None if last_in is None or last_in + 1 == len(steps) else steps[last_in + 1].at


# --- the place ----------------------------------------------------------------------------------


def _judge_place(scan: Scan, hours: Hours, who: Who) -> Outcome | None:
    if who.status is None:
        return _judge_stranger(scan, hours, who)
    if who.status is Status.CANCELLED:
        return said_of(who, Answer.CANCELLED, scan)
    if who.status is Status.WAITLISTED:
        is_free = facts.has_free_place(hours.workshop_id)
        return replace(said_of(who, Answer.WAITLISTED, scan), has_free_place=is_free)
    return None


def _judge_stranger(scan: Scan, hours: Hours, who: Who) -> Outcome:
    """A known member without a place here: perhaps they have one elsewhere."""
    other = facts.elsewhere(who.member_id, scan.at)
    if other is None:
        is_free = facts.has_free_place(hours.workshop_id)
        return replace(said_of(who, Answer.NOT_REGISTERED, scan), has_free_place=is_free)
    zone = ZoneInfo(hours.zone)
    is_same_day = other.starts_at.astimezone(zone).date() == scan.at.astimezone(zone).date()
    said = said_of(who, Answer.OTHER_WORKSHOP if is_same_day else Answer.OTHER_DAY, scan)
    return replace(
        said,
        workshop_title=other.title,
        workshop_id=other.workshop_id,
        starts_at=other.starts_at,
    )


# --- the hours ----------------------------------------------------------------------------------


def _judge_hours(scan: Scan, hours: Hours, who: Who) -> Outcome | None:
    if scan.at < hours.opens_at:
        return replace(said_of(who, Answer.TOO_EARLY, scan), opens_at=hours.opens_at)
    if scan.at >= hours.closes_at:
        return replace(said_of(who, Answer.CLOSED, scan), closed_at=hours.closes_at)
    return None


# --- coming and going ---------------------------------------------------------------------------


def _judge_arrival(scan: Scan, hours: Hours, who: Who, is_let_in: bool) -> Outcome:
    steps = facts.trail(who.member_id)
    here = [step for step in steps if step.hours.session_id == hours.session_id]
    if (within := _stay(here, scan.at)) is not None:
        said = said_of(who, Answer.ALREADY, scan)
        return replace(said, since=within.at, since_door=within.door, table=_table(hours, who))
    missing = _questions(scan, hours, who)
    if any(question.is_required for question in missing):
        return replace(said_of(who, Answer.ASKS, scan), questions=missing)
    other = _parallel(steps, scan, hours)
    why = None if is_let_in else _why_held(scan, hours, who, here if other is None else [])
    if why is not None:
        left_at = went_out_at(here) if why is HeldFor.RETURN else None
        return replace(said_of(who, Answer.HELD, scan), held_for=why, left_at=left_at)
    table = _table(hours, who)
    if other is not None:
        said = said_of(who, Answer.MOVED, scan)
        said = replace(said, moved_from=other.hours.title, since=other.at)
    elif any(step.answer.is_in for step in here):
        said = replace(said_of(who, Answer.BACK, scan), left_at=went_out_at(here))
    else:
        said = _judge_first(scan, hours, who, steps)
    return replace(said, table=table, questions=missing)


def _stay(here: list[Step], at: datetime) -> Step | None:
    """Return the step in whose stay a moment falls.

    What was scanned first may be written last: a moment just before a step in is of that stay.
    """
    before = [step for step in here if step.at <= at]
    after = here[len(before) :]
    if is_inside(before):
        return before[-1]
    return after[0] if after and after[0].answer.is_in else None


def _judge_first(scan: Scan, hours: Hours, who: Who, steps: list[Step]) -> Outcome:
    late_by_min = int((scan.at - hours.starts_at).total_seconds() // 60)
    is_late = hours.late_after_min is not None and late_by_min >= max(hours.late_after_min, 1)
    said = said_of(who, Answer.LATE if is_late else Answer.WELCOME, scan)
    is_known = any(step.answer.is_in for step in steps)
    return replace(said, late_by_min=late_by_min if is_late else 0, is_first_time=not is_known)


def _judge_leaving(scan: Scan, hours: Hours, who: Who) -> Outcome:
    """Whoever goes out may go: nothing is asked, and nothing holds them."""
    here = [s for s in facts.trail(who.member_id) if s.hours.session_id == hours.session_id]
    said = said_of(who, Answer.OUT, scan)
    if is_inside(here):
        return replace(said, since=here[-1].at)
    return replace(said, left_at=went_out_at(here))


def _why_held(scan: Scan, hours: Hours, who: Who, here: list[Step]) -> HeldFor | None:
    was_here = any(step.answer.is_in for step in here)
    if was_here and not hours.allows_return:
        return HeldFor.RETURN
    if scan.phone and facts.has_brought_another(scan.phone, who.member_id, hours.session_id):
        return HeldFor.PHONE
    return HeldFor.POSTER if scan.needs_nod else None


def _questions(scan: Scan, hours: Hours, who: Who) -> tuple[Question, ...]:
    """Return what is still to be answered; an answer that does not fit is none."""
    missing = facts.unanswered(hours.workshop_id, who.member_id)
    return tuple(q for q in missing if not q.takes(scan.answers.get(q.id, "")))


def parallel_step(member_id: int, scan: Scan) -> Step | None:
    """Return the step by which a member is inside another session that goes on now."""
    hours = facts.hours_of(scan.session_id)
    return _parallel(facts.trail(member_id), scan, hours)


def _parallel(steps: list[Step], scan: Scan, hours: Hours) -> Step | None:
    last = {step.hours.session_id: step for step in steps}
    for step in reversed(steps):
        there = step.hours
        is_other = there.session_id != hours.session_id and last[there.session_id] is step
        if is_other and step.answer.is_in and there.is_open(scan.at):
            return step
    return None


def _table(hours: Hours, who: Who) -> str:
    return facts.table_of(hours.workshop_id, who.member_id)
