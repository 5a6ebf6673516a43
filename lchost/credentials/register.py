"""The register of certificates: numbers without gaps, frozen bytes, voided ones kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import peewee as pw

from lchost.credentials import numbers
from lchost.credentials.record import DIGITS, Record, parse, sha256
from lchost.errors import (
    AlreadyVoided,
    CertificateAltered,
    GoneMeanwhile,
    NoReason,
    NumberTaken,
)
from lchost.models.credentials import Certificate as Row
from lchost.models.database import Topic, writing
from lchost.models.rows import new_uid


@dataclass(frozen=True)
class Draft:
    """A certificate that is ready to be printed; its number holds only once it is frozen."""

    member_id: int
    workshop_id: int
    record: Record
    language: str = ""  # of the member: it shapes the name
    replaces_id: int | None = None
    email: str = ""
    letters: str = ""
    rule_id: int | None = None


@dataclass(frozen=True)
class Frozen:
    """A draft, and all that was made of it.

    Attributes:
        signer: the did:key that signed it.
        credential: the Open Badges credential as JSON.
        printed_code: what its QR code says.
    """

    draft: Draft
    pdf: bytes
    signer: str
    credential: str
    printed_code: str


@dataclass(frozen=True)
class Certificate:
    """One issued certificate, without its bytes.  `signer` is empty: issued before signing."""

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
    digits: str  # what the QR code of one from before signing proves it by
    kind: str = "attendance"
    letters: str = ""
    signer: str = ""
    is_duplicate: bool = False
    expires_on: date | None = None
    rule_id: int | None = None


# --- issuing -----------------------------------------------------------------------------------


def freeze(made: Sequence[Frozen], at: datetime, reason: str = "") -> list[int]:
    """Keep what was made for good, in one transaction, and return the ids.

    What a draft takes the place of is voided with `reason`, unless it is already.

    Raises:
        NumberTaken: the numbers are no longer next; draft and render again.
    """
    ids: list[int] = []
    following: dict[tuple[str, str], int] = {}
    with writing(Topic.CERTIFICATES):
        for one in made:
            draft, said = one.draft, one.draft.record
            row = draft.letters, said.number.removeprefix(f"{draft.letters}-")[:4]
            following[row] = following.get(row) or numbers.last(*row) + 1
            if said.number != numbers.number(*row, following[row]):
                raise NumberTaken(number=said.number)
            following[row] += 1
            if draft.replaces_id is not None:
                _void(draft.replaces_id, reason, at)
            ids.append(_keep(one))
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


def valid_holders(workshop_id: int, title: str, rule_id: int | None = None) -> set[int]:
    """Return who holds one of this title, or by this rule, that was not taken back."""
    which = (Row.workshop == workshop_id) & (Row.title == title)
    if rule_id is not None:  # a series' rule gives one wherever it was issued
        which |= Row.rule == rule_id
    rows = Row.select(Row.member_id).where(which, Row.voided_at.is_null())
    return {member for (member,) in rows.tuples()}


def record(certificate_id: int) -> Record:
    """Return what one states."""
    return parse(Row.get_by_id(certificate_id).record)


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


def credential(certificate_id: int) -> str:
    """Return the Open Badges credential as JSON; empty for one issued before signing."""
    return str(Row.get_by_id(certificate_id).credential)


# --- inside ------------------------------------------------------------------------------------


def _keep(one: Frozen) -> int:
    draft, said = one.draft, one.draft.record
    text = said.canonical()
    row = Row.create(
        uid=said.uid or new_uid(),
        number=said.number,
        workshop=draft.workshop_id,
        member=draft.member_id,
        printed_name=said.name,
        title=said.title,
        issued_at=said.issued_at,
        record=text,
        record_sha256=sha256(text),
        pdf=one.pdf,
        pdf_sha256=sha256(one.pdf),
        replaces=draft.replaces_id,
        rule=draft.rule_id,
        kind=said.kind,
        letters=draft.letters,
        signer=one.signer,
        credential=one.credential,
        printed_code=one.printed_code,
        is_duplicate=said.is_duplicate,
        expires_on=said.expires_on,
    )
    return int(row.id)


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
            Row.letters,
            Row.signer,
            Row.is_duplicate,
            Row.expires_on,
            Row.rule_id,
        )
        .join(old, pw.JOIN.LEFT_OUTER, on=(Row.replaces == old.id))
        .switch(Row)
        .join(new, pw.JOIN.LEFT_OUTER, on=(new.replaces == Row.id))
        .where(which)
        .order_by(Row.id)
    )
    return [Certificate(*facts) for facts in rows.tuples()]
