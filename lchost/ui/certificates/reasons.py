"""Why somebody gets a certificate or gets none, in the host's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from lchost.credentials.rules.conditions import ATTENDED, WHOLE, Conditions, ShareOf
from lchost.credentials.rules.deciding import Cause, Decision, Plan, Planned, Reason, Seen
from lchost.ui import wording
from lchost.ui.words_of_people import role_words

_MOST_NAMES = 3  # sessions that are named; more are counted
_WEEK = 7  # days: within them a weekday says which session is meant


def tr(text: str) -> str:
    """Translate a sentence about who gets a certificate."""
    return QCoreApplication.translate("CertificateReasons", text)


# --- of one person ------------------------------------------------------------------------------


def why(decision: Decision, seen: Seen) -> str:
    """Return why: for a yes all that speaks for it, for a no what speaks against it."""
    host = next((one for one in decision.reasons if one.cause is Cause.HOST), None)
    others = [one for one in decision.reasons if one is not host]
    against = [one for one in others if not one.is_met]
    rule = "; ".join(filter(None, (_said(one, seen) for one in against or others)))
    if host is None:
        return rule
    facts = {"reason": host.text, "rule": rule}
    if not rule:
        return tr("you decided: {reason}").format(**facts)
    return tr("you decided: {reason} (by the rule: {rule})").format(**facts)


def session_name(one: Planned, plan: Plan) -> str:
    """Return what a host calls a session: its title, its weekday, or its day."""
    if one.title:
        return one.title
    on = wording.day_of(one.starts_at, one.zone)
    days = [wording.day_of(each.starts_at, each.zone) for each in plan.sessions]
    same = [each for each in plan.sessions if wording.day_of(each.starts_at, each.zone) == on]
    if len(same) > 1:
        clock = wording.clock(one.starts_at, one.zone)
        return tr("{day}, {clock}").format(day=wording.day(on, weekday=False), clock=clock)
    if (max(days) - min(days)).days < _WEEK:
        return QLocale().dayName(on.isoweekday())
    return wording.day(on, weekday=False)


def _said(reason: Reason, seen: Seen) -> str:
    speaks: dict[Cause, Callable[[Reason, Seen], str]] = {
        Cause.SESSIONS: _sessions,
        Cause.SHARE_OF_SESSIONS: _share,
        Cause.SHARE_OF_MINUTES: _share,
        Cause.MINUTES: _minutes,
        Cause.MANDATORY: _mandatory,
        Cause.ROLE: _role,
        Cause.FEEDBACK: lambda one, _: tr("feedback given") if one.is_met else tr("no feedback"),
        Cause.ASSESSMENT: lambda one, _: (
            tr("assessment passed") if one.is_met else tr("assessment not passed")
        ),
    }
    return speaks[reason.cause](reason, seen)


def _sessions(one: Reason, seen: Seen) -> str:
    if one.of == 1 and one.asked == 1:
        return _only_session(one, seen)
    missed = _names(one.missed, one.excused, seen.plan)
    facts = {
        "done": wording.number(one.done),
        "all": wording.number(one.of),
        "asked": wording.number(one.asked),
        "names": missed,
    }
    if one.done == 0 and not one.excused:
        return tr("came to none of {all} sessions").format(**facts)
    if not one.is_met and missed:
        said = tr("{done} of {all} sessions, {asked} needed; missed {names}")
    elif not one.is_met:
        said = tr("{done} of {all} sessions, {asked} needed")
    elif missed and one.done < one.of:
        said = tr("{done} of {all} sessions; missed {names}")
    else:
        said = tr("{done} of {all} sessions")
    return said.format(**facts)


def _only_session(one: Reason, seen: Seen) -> str:
    if not one.is_met:
        return tr("excused") if one.excused else tr("not checked in")
    if seen.all_minutes >= seen.plan.most_minutes:
        return tr("present")
    return tr("present for {length}").format(length=wording.minutes(seen.all_minutes))


def _share(one: Reason, _seen: Seen) -> str:
    percent = one.done * WHOLE // one.of if one.of else 0
    facts = {"part": wording.number(percent), "asked": wording.number(one.asked)}
    if one.cause is Cause.SHARE_OF_SESSIONS:
        met, unmet = tr("{part} % of the sessions"), tr("{part} % of the sessions, {asked} needed")
    else:
        met, unmet = tr("{part} % of the time"), tr("{part} % of the time, {asked} needed")
    return (met if one.is_met else unmet).format(**facts)


def _minutes(one: Reason, _seen: Seen) -> str:
    facts = {"done": wording.minutes(one.done), "asked": wording.minutes(one.asked)}
    said = tr("was there for {done}") if one.is_met else tr("was there for {done}, {asked} needed")
    return said.format(**facts)


def _mandatory(one: Reason, seen: Seen) -> str:
    if one.is_met:
        return tr("missed no mandatory session")
    names = _names(one.missed, one.excused, seen.plan)
    return tr("missed {names}, which is mandatory").format(names=names)


def _role(one: Reason, seen: Seen) -> str:
    if one.is_met:
        return wording.listed([role_words(name) for name in one.names if name in seen.roles])
    return tr("has not the role: {roles}").format(roles=_roles(one.names))


def _names(missed: Sequence[Planned], excused: Sequence[Planned], plan: Plan) -> str:
    with_excuse = tr("{session} (excused)")
    names = [
        with_excuse.format(session=session_name(one, plan))
        if one in excused
        else session_name(one, plan)
        for one in missed
    ]
    return wording.listed(names, _MOST_NAMES)


def _roles(names: Sequence[str]) -> str:
    return " / ".join(role_words(name) for name in names)


# --- of a rule ----------------------------------------------------------------------------------


def asked(conditions: Conditions, plan: Plan) -> str:
    """Return who gets one by a rule, as one line."""
    if conditions == ATTENDED:
        return tr("Everybody who has checked in gets one")
    return tr("Gets one: {conditions}").format(conditions="; ".join(_asks(conditions, plan)))


def _asks(asked: Conditions, plan: Plan) -> list[str]:
    parts: list[str] = []
    if asked.sessions:
        many = tr("came to at least {n} sessions")
        parts.append(wording.counted(asked.sessions, tr("came to a session"), many))
    if asked.minutes:
        least = tr("was there for at least {length}")
        parts.append(least.format(length=wording.minutes(asked.minutes)))
    if asked.share:
        of = {
            ShareOf.SESSIONS: tr("at least {n} % of the sessions"),
            ShareOf.MINUTES: tr("at least {n} % of the time"),
        }
        if asked.share >= WHOLE:
            of = {
                ShareOf.SESSIONS: tr("came to every session"),
                ShareOf.MINUTES: tr("was there all the time"),
            }
        parts.append(of[asked.share_of].format(n=wording.number(asked.share)))
    if asked.mandatory:
        named = [session_name(one, plan) for one in plan.sessions if one.uid in asked.mandatory]
        parts.append(tr("did not miss: {names}").format(names=wording.listed(named)))
    if asked.feedback:
        parts.append(tr("gave feedback"))
    if asked.assessment:
        parts.append(tr("passed the assessment"))
    if asked.roles:
        parts.append(tr("has the role: {roles}").format(roles=_roles(asked.roles)))
    return parts
