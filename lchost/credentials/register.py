"""The register of certificates: numbers without gaps, frozen bytes, voided ones kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

import peewee as pw

from lchost.credentials.record import DIGITS, Record, read_qr, sha256
from lchost.errors import (
    AlreadyReplaced,
    AlreadyVoided,
    CertificateAltered,
    GoneMeanwhile,
    NoReason,
)
from lchost.models.credentials import Certificate as Row
from lchost.models.database import Topic, writing
from lchost.models.people import Member
from lchost.planning import workshops


class NumberTaken(Exception):
    """Another certificate was frozen after the drafts were numbered: draft again."""


@dataclass(frozen=True)
class Wording:
    """What the host chooses for certificates."""

    title: str
    use_legal_name: bool = False
    issuer: str = ""
    host: str = ""


@dataclass(frozen=True)
class Draft:
    """A certificate that is ready to be printed; its number holds only once it is frozen."""

    member_id: int
    workshop_id: int
    record: Record
    language: str = ""
    replaces_id: int | None = None

    @property
    def digest(self) -> str:
        return sha256(self.record.canonical())


@dataclass(frozen=True)
class Certificate:
    """One issued certificate, without its bytes."""

    id: int
    number: str
    workshop_id: int
    member_id: int
    name: str
    title: str
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str
    replaces: str  # numbers; empty for none
    replaced_by: str
    digits: str  # what the QR code proves it by
    kind: str = "attendance"
    rule_id: int | None = None


class Finding(Enum):
    """What a check says of a paper."""

    GENUINE = "genuine"
    VOIDED = "voided"
    ALTERED = "altered"  # the number is ours, but paper or register says something else
    UNKNOWN = "unknown"
    FOREIGN = "foreign"  # not one of our certificates' codes at all


@dataclass(frozen=True)
class Verdict:
    """The answer to a check.  Of an altered paper the register's own certificate is given."""

    finding: Finding
    certificate: Certificate | None = None


# --- issuing -----------------------------------------------------------------------------------


def drafts(
    workshop_id: int, member_ids: Sequence[int], wording: Wording, at: datetime
) -> list[Draft]:
    """Return a draft for each member who has no valid certificate of this title yet.

    They are numbered in the order given, on from the last number of the year in the workshop's
    zone.
    """
    held = valid_holders(workshop_id, wording.title)
    wanted = [one for one in dict.fromkeys(member_ids) if one not in held]
    return _numbered([(one, None) for one in wanted], workshop_id, wording, at)


def provisional(workshop_id: int, member_id: int, wording: Wording, at: datetime) -> Draft:
    """Return a draft to look at, whether the member has a certificate or not."""
    return _numbered([(member_id, None)], workshop_id, wording, at)[0]


def redraft(certificate_id: int, wording: Wording, at: datetime) -> Draft:
    """Return the draft of a certificate in the place of another, with the member's name of now.

    The old one's title and workshop stay.

    Raises:
        AlreadyReplaced: there is one in its place.
    """
    old = get(certificate_id)
    if old.replaced_by:
        raise AlreadyReplaced(number=old.number, by=old.replaced_by)
    wording = replace(wording, title=old.title)
    return _numbered([(old.member_id, old)], old.workshop_id, wording, at)[0]


def freeze(made: Sequence[tuple[Draft, bytes]], at: datetime, reason: str = "") -> list[int]:
    """Keep drafts and their PDFs for good, in one transaction, and return their ids.

    What a draft takes the place of is voided with `reason`, unless it is already.

    Raises:
        NumberTaken: the numbers are no longer next; draft and render again.
    """
    ids: list[int] = []
    with writing(Topic.CERTIFICATES):
        year = made[0][0].record.number[:4] if made else ""
        following = _last(year) + 1
        for place, (draft, pdf) in enumerate(made):
            if draft.record.number != _number(year, following + place):
                raise NumberTaken(draft.record.number)
            if draft.replaces_id is not None:
                _void(draft.replaces_id, reason, at)
            text = draft.record.canonical()
            row = Row.create(
                number=draft.record.number,
                workshop=draft.workshop_id,
                member=draft.member_id,
                printed_name=draft.record.name,
                title=draft.record.title,
                issued_at=draft.record.issued_at,
                record=text,
                record_sha256=sha256(text),
                pdf=pdf,
                pdf_sha256=sha256(pdf),
                replaces=draft.replaces_id,
            )
            ids.append(int(row.id))
    return ids


def void(certificate_id: int, reason: str, at: datetime) -> None:
    """Take a certificate back; it stays in the register with the reason.

    Raises:
        NoReason: none was given.
        AlreadyVoided: it was taken back before.
    """
    with writing(Topic.CERTIFICATES):
        old = get(certificate_id)
        if old.voided_at is not None:
            raise AlreadyVoided(number=old.number)
        _void(certificate_id, reason, at)


# --- looking -----------------------------------------------------------------------------------


def get(certificate_id: int) -> Certificate:
    """Return one certificate.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    for one in _certificates(Row.id == certificate_id):
        return one
    raise GoneMeanwhile()


def listing(workshop_id: int) -> list[Certificate]:
    """Return a workshop's certificates by number, voided ones among them."""
    return _certificates(Row.workshop == workshop_id)


def valid_holders(workshop_id: int, title: str) -> set[int]:
    """Return the members who hold a certificate of this title that was not taken back."""
    rows = Row.select(Row.member_id).where(
        Row.workshop == workshop_id, Row.title == title, Row.voided_at.is_null()
    )
    return {member for (member,) in rows.tuples()}


def records(certificate_ids: Sequence[int]) -> list[tuple[str, str, str]]:
    """Return record, its SHA-256 and the member's language of each, in the order given."""
    rows = (
        Row.select(Row.id, Row.record, Row.record_sha256, Member.language)
        .join(Member)
        .where(Row.id.in_(certificate_ids))
    )
    found = {number: facts for number, *facts in rows.tuples()}
    return [(a, b, c) for a, b, c in (found[one] for one in certificate_ids)]


def pdf(certificate_id: int) -> bytes:
    """Return the frozen bytes.

    Raises:
        CertificateAltered: they are not what was frozen.
    """
    row = Row.get_by_id(certificate_id)
    data = bytes(row.pdf)
    if sha256(data) != row.pdf_sha256:
        raise CertificateAltered(number=row.number)
    return data


def check(number: str, digits: str) -> Verdict:
    """Say whether a certificate with this number and these digits was issued here and holds."""
    row = Row.get_or_none(Row.number == number.strip())
    if row is None:
        return Verdict(Finding.UNKNOWN)
    found = get(row.id)
    intact = sha256(row.record) == row.record_sha256
    if not intact or digits.strip().upper() != found.digits:
        return Verdict(Finding.ALTERED, found)
    return Verdict(Finding.GENUINE if found.voided_at is None else Finding.VOIDED, found)


def check_text(text: str) -> Verdict:
    """Check what a scanner has read or a host has typed."""
    said = read_qr(text)
    return check(*said) if said else Verdict(Finding.FOREIGN)


# --- inside ------------------------------------------------------------------------------------


def _numbered(
    wanted: Sequence[tuple[int, Certificate | None]],
    workshop_id: int,
    wording: Wording,
    at: datetime,
) -> list[Draft]:
    workshop = workshops.get(workshop_id)
    year = f"{workshop.local(at).year:04}"
    following = _last(year) + 1
    people = {row.id: row for row in Member.select().where(Member.id.in_([m for m, _ in wanted]))}
    out = []
    for place, (member_id, old) in enumerate(wanted):
        person = people[member_id]
        legal = person.legal_name.strip() if wording.use_legal_name else ""
        record = Record(
            number=_number(year, following + place),
            name=legal or person.display_name.strip(),
            title=wording.title.strip(),
            workshop=workshop.title,
            workshop_uid=workshop.uid,
            first_on=workshop.local(workshop.begins_at).date(),
            last_on=workshop.local(workshop.over_at).date(),
            minutes=workshop.minutes,
            issued_at=at.replace(microsecond=0),
            issuer=wording.issuer.strip(),
            host=wording.host.strip(),
            place=workshop.place,
            replaces=old.number if old else "",
        )
        out.append(Draft(member_id, workshop_id, record, person.language, old.id if old else None))
    return out


def _number(year: str, place: int) -> str:
    return f"{year}-{place:04}"


def _last(year: str) -> int:
    """Return the last number given in a year, 0 for none."""
    place = pw.fn.MAX(pw.fn.SUBSTR(Row.number, 6).cast("INTEGER"))
    return Row.select(place).where(Row.number.startswith(f"{year}-")).scalar() or 0


def _void(certificate_id: int, reason: str, at: datetime) -> None:
    if not reason.strip():
        raise NoReason()
    Row.update(voided_at=at, void_reason=reason.strip()).where(
        Row.id == certificate_id, Row.voided_at.is_null()
    ).execute()


def _certificates(which: pw.Expression) -> list[Certificate]:
    """Return certificates without reading their bytes."""
    old, new = Row.alias(), Row.alias()
    rows = (
        Row.select(
            Row.id,
            Row.number,
            Row.workshop_id,
            Row.member_id,
            Row.printed_name,
            Row.title,
            Row.issued_at,
            Row.voided_at,
            Row.void_reason,
            pw.fn.COALESCE(old.number, ""),
            pw.fn.COALESCE(new.number, ""),
            pw.fn.UPPER(pw.fn.SUBSTR(Row.record_sha256, 1, DIGITS)),
            Row.kind,
            Row.rule_id,
        )
        .join(old, pw.JOIN.LEFT_OUTER, on=(Row.replaces == old.id))
        .switch(Row)
        .join(new, pw.JOIN.LEFT_OUTER, on=(new.replaces == Row.id))
        .where(which)
        .order_by(Row.id)
    )
    return [Certificate(*facts) for facts in rows.tuples()]
