"""Drafts of certificates: what each will say, and the number that is next."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lchost.credentials import numbers, register
from lchost.credentials.kinds import Kind
from lchost.credentials.record import Record
from lchost.credentials.register import Certificate, Draft
from lchost.credentials.rules.about import About, about
from lchost.credentials.rules.facts import Facts, Hours, expires_on
from lchost.errors import AlreadyReplaced, AlreadyVoided, GoneMeanwhile
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import Workshop


@dataclass(frozen=True)
class Wording:
    """What the host chooses for certificates.

    Attributes:
        kind: name of credentials.kinds.Kind.
        letters: stand before the number; each has a row of numbers of its own.
        rule_id: the rule that they are issued by.
        language: of the words on them.
    """

    title: str
    use_legal_name: bool = False
    issuer: str = ""
    host: str = ""
    kind: str = Kind.ATTENDANCE.value
    letters: str = ""
    rule_id: int | None = None
    facts: Facts = field(default_factory=Facts)
    language: str = ""


@dataclass(frozen=True)
class Merit:
    """What one member did for it: in words, and in minutes where they are their own."""

    because: str = ""
    minutes: int | None = None


def drafts(
    workshop_id: int,
    member_ids: Sequence[int],
    wording: Wording,
    at: datetime,
    merits: Mapping[int, Merit] | None = None,
) -> list[Draft]:
    """Return a draft for each member who has no valid certificate of this title yet.

    They are numbered in the order given, on from the last number of the year in the workshop's
    zone.
    """
    held = register.valid_holders(workshop_id, wording.title, wording.rule_id)
    wanted = [_Wanted(one) for one in dict.fromkeys(member_ids) if one not in held]
    return _numbered(wanted, workshop_id, wording, at, merits or {})


def provisional(
    workshop_id: int, member_id: int, wording: Wording, at: datetime, merit: Merit | None = None
) -> Draft:
    """Return a draft to look at, whether the member has a certificate or not."""
    merits = {member_id: merit} if merit else {}
    return _numbered([_Wanted(member_id)], workshop_id, wording, at, merits)[0]


def redraft(
    certificate_id: int, wording: Wording, at: datetime, *, is_duplicate: bool = False
) -> Draft:
    """Return the draft of a certificate in the place of another.

    It states what the old one stated, but for the member's name, which is that of now.  A
    duplicate states the old name too: it stands for a paper that was lost.

    Raises:
        AlreadyReplaced: there is one in its place.
        AlreadyVoided: it was taken back, and a duplicate would say that it holds.
    """
    old = register.get(certificate_id)
    if old.replaced_by:
        raise AlreadyReplaced(number=old.number, by=old.replaced_by)
    if is_duplicate and old.voided_at is not None:
        raise AlreadyVoided(number=old.number)
    said = register.record(certificate_id)
    wording = replace(
        wording,
        title=old.title,
        kind=old.kind,
        letters=old.letters,
        rule_id=old.rule_id,
        language=said.language or wording.language,
    )
    wanted = _Wanted(old.member_id, old, said, is_duplicate)
    return _numbered([wanted], old.workshop_id, wording, at, {})[0]


def next_numbers(workshop_id: int, letters: str, count: int, at: datetime) -> tuple[str, str]:
    """Return the first and the last number that so many drafts would get."""
    year = f"{workshops.get(workshop_id).local(at).year:04}"
    last = numbers.last(letters, year)
    return numbers.number(letters, year, last + 1), numbers.number(letters, year, last + count)


@dataclass(frozen=True)
class _Wanted:
    """Somebody who gets one, and what it takes the place of."""

    member_id: int
    old: Certificate | None = None
    said: Record | None = None
    is_duplicate: bool = False


def _numbered(
    wanted: Sequence[_Wanted],
    workshop_id: int,
    wording: Wording,
    at: datetime,
    merits: Mapping[int, Merit],
) -> list[Draft]:
    workshop = workshops.get(workshop_id)
    year = f"{workshop.local(at).year:04}"
    following = numbers.last(wording.letters, year) + 1
    ids = [one.member_id for one in wanted]
    people = {row.id: row for row in Member.select().where(Member.id.in_(ids))}
    if not people.keys() >= set(ids):
        raise GoneMeanwhile()
    whole = about(workshop, wording.rule_id)
    out = []
    for place, one in enumerate(wanted):
        person = people[one.member_id]
        number = numbers.number(wording.letters, year, following + place)
        merit = merits.get(person.id, Merit())
        fresh = _record(person, number, workshop, whole, wording, at, merit)
        out.append(
            Draft(
                person.id,
                workshop_id,
                _in_place(fresh, one),
                person.language,
                one.old.id if one.old else None,
                person.email,
                wording.letters,
                wording.rule_id,
            )
        )
    return out


def _record(
    person: Member,
    number: str,
    workshop: Workshop,
    whole: About,
    wording: Wording,
    at: datetime,
    merit: Merit,
) -> Record:
    legal = person.legal_name.strip() if wording.use_legal_name else ""
    facts, today = wording.facts, workshop.local(at).date()
    hours = {Hours.PLANNED: whole.minutes, Hours.ATTENDED: merit.minutes, Hours.NONE: 0}
    return Record(
        number=number,
        name=legal or person.display_name.strip(),
        title=wording.title.strip(),
        workshop=whole.title,
        workshop_uid=workshop.uid,
        first_on=whole.first_on,
        last_on=whole.last_on,
        minutes=hours[facts.hours] or 0,
        issued_at=at.replace(microsecond=0),
        issuer=wording.issuer.strip(),
        host=wording.host.strip(),
        place=workshop.place if facts.place else "",
        uid=str(uuid.uuid4()),
        recipient=person.uid,
        kind=wording.kind,
        credits=facts.credits_with_unit,
        topic=facts.topic,
        facilitator=facts.facilitator,
        licence=facts.licence,
        because=merit.because,
        language=wording.language,
        expires_on=expires_on(today, facts.expiry_months),
    )


def _in_place(fresh: Record, wanted: _Wanted) -> Record:
    """Return what one states that takes another's place: the workshop is as it was then."""
    said = wanted.said
    if said is None:
        return fresh
    return replace(
        fresh,
        name=said.name if wanted.is_duplicate else fresh.name,
        workshop=said.workshop,
        first_on=said.first_on,
        last_on=said.last_on,
        minutes=said.minutes,
        place=said.place,
        credits=said.credits,
        topic=said.topic,
        facilitator=said.facilitator,
        licence=said.licence,
        because=said.because,
        expires_on=said.expires_on,
        replaces=said.number,
        is_duplicate=wanted.is_duplicate,
    )
