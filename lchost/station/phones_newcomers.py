"""Somebody who is not on the list puts themselves on it, where the host allows it."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from lchost.checkin import facts, newcomers, questions
from lchost.checkin.answers import Answer, Method, Outcome
from lchost.errors import BadEmail, NoName
from lchost.roster import finding
from lchost.station import phones_asking
from lchost.station.guard import TooManyGuesses
from lchost.station.phones_asking import Asked
from lchost.station.phones_cookies import Chosen, Pass
from lchost.station.phones_desk import answered, noted, scan_of, written
from lchost.station.phones_frame import carried_pass, page, pages, too_often, words, workshop
from lchost.station.phones_joining import choices_of
from lchost.station.phones_told import Told, said_at
from lchost.station.visit import asker, checked_form, here

KIND = "newcomer"  # counted like guesses: nobody fills the list with made-up names
_LONGEST = 200  # letters of a name or an address


@pages.get("/new")
def new() -> ResponseReturnValue:
    """Ask for a name."""
    given = carried_pass()
    if given is None:
        return page("start", note="too_long")
    return _not_now(given) or page("new", asked=_asked(), typed={})


@pages.post("/new")
def come_in_new() -> ResponseReturnValue:
    """Keep a newcomer and check them in."""
    form_id, given, asked, form = checked_form(), carried_pass(), _asked(), request.form
    if given is None:
        return page("start", 410, note="too_long")
    if refused := _not_now(given):
        return refused
    if not phones_asking.accepts_guidelines(asked):
        return page("new", asked=asked, typed=form, note="accept_first")
    if phones_asking.lacks_an_answer(asked):  # before anybody is kept
        return page("new", asked=asked, typed=form, note="asks")
    name, email = (form.get(field, "").strip()[:_LONGEST] for field in ("name", "email"))
    if not email and "anew" not in form:
        alike = finding.by_whole_name(name, here().workshop_id)
        if alike:
            return page("new", asked=asked, typed=form, choices=choices_of(alike, given))
    try:
        here().guard.slow_down(KIND, asker())
    except TooManyGuesses as trouble:
        return too_often(page("answer", told=_at_the_desk()), trouble)
    here().guard.wrong(KIND, asker())
    scan = replace(scan_of(given, form_id), method=Method.WALK_IN)
    scan = replace(scan, answers=phones_asking.answers(asked))
    all_said = phones_asking.said(asked)

    def job() -> Outcome:
        said = newcomers.come_in(scan, name, email)
        return noted(scan, said, all_said, is_sure=True)  # they are new: nobody else's name

    try:
        said = written(job, scan)
    except (NoName, BadEmail) as trouble:
        note = "no_name" if isinstance(trouble, NoName) else "bad_email"
        return page("new", asked=asked, typed=form, note=note)
    if said.answer is Answer.NOT_SAVED:
        return page("new", 503, asked=asked, typed=form, note="not_saved")
    if said.answer is Answer.HELD:
        return page("answer", told=_must_be_seen())
    return answered(said, Chosen(given.session_id, said.member_id or 0, is_proven=True))


def _asked() -> Asked:
    return phones_asking.asked_of_a_newcomer(tuple(questions.listing(here().workshop_id)))


def _not_now(given: Pass) -> Response | None:
    """Return why nobody new can come in by phone at this moment, if so."""
    if not workshop().phone_walk_ins:
        return page("answer", told=_at_the_desk())
    if given.is_paper:  # it may hang anywhere by now: the desk sees who is new
        return page("answer", told=_must_be_seen())
    opens_at = facts.hours_of(given.session_id).opens_at
    if here().now() >= opens_at:
        return None
    title = said_at("answer.too_early", opens_at)
    return page("answer", told=Told(title, words()("new.early"), "attention"))


def _must_be_seen() -> Told:
    return Told(words()("answer.turned_down"), words()("new.in_seconds"), "attention")


def _at_the_desk() -> Told:
    return Told(words()("new.not_here"), Markup(words()("new.not_here_more")), "attention")
