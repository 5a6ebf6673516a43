"""The desk's answers in phone words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from lchost.checkin.answers import Answer, HeldFor, Outcome
from lchost.station.phones_frame import words, workshop
from lchost.station.visit import here

_HELD = {HeldFor.PHONE: "answer.held_phone", HeldFor.RETURN: "answer.held_return"}


@dataclass(frozen=True)
class Told:
    """An answer for a page: a title, a sentence, and how it looks."""

    title: Markup
    more: Markup
    tone: str


def told(said: Outcome, name: str) -> Told:
    """Return an answer of the desk; `name` is a short one."""
    more = f"answer.{said.answer.value}_more"
    title = said_at(f"answer.{said.answer.value}", said.opens_at or said.since, name=name)
    moment = said.since or said.starts_at or said.closed_at or said.opens_at
    if said.answer is Answer.WAITLISTED and said.has_free_place:
        more = "answer.waitlisted_free"
    if said.answer is Answer.HELD and said.held_for is not None:
        more = _HELD.get(said.held_for, more)
    facts = {"name": name, "workshop": said.workshop_title}
    return Told(title, said_at(more, moment, **facts), said.answer.tone.value)


def told_of(answer: str, tone: str, name: str) -> Told:
    """Return what is told by a name of ours, such as "nodded"."""
    title = words()(f"answer.{answer}", name=name)
    return Told(title, words()(f"answer.{answer}_more", name=name), tone)


def said_at(key: str, moment: datetime | None, **facts: object) -> Markup:
    """Return a text that names a moment: with the day too, where that is another than today."""
    w = words()
    if moment is None:
        return w(key, **facts)
    local, today = workshop().local(moment), workshop().local(here().now())
    times = {"clock": w.clock(local), "day_and_clock": w.day_and_clock(local)}
    of_day = f"{key.removesuffix('_more')}_day"
    is_other_day = local.date() != today.date() and of_day in w.texts
    return w(of_day if is_other_day else key, **times, **facts)
