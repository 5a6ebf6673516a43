"""Every certificate that the community has issued: how each stands, and what it is given as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import peewee as pw

from lchost.credentials.kinds import Kind
from lchost.models.credentials import Certificate as Row
from lchost.models.fields import word
from lchost.models.people import Member
from lchost.models.workshops import Workshop
from lchost.roster.exporting import Sheet
from lchost.roster.matching import fold

_HEADERS = (
    *("Number", "Name", "Title", "Workshop", "Kind", "Issued", "State", "Reason", "Replaced by"),
    *("Expires", "Signed", "Duplicate"),
)


class State(Enum):
    """How a certificate stands."""

    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Line:
    """One certificate of the register.

    Attributes:
        uid: its own; what a phone asks for it by.
        issued_on: in the workshop's zone, as are its numbers.
        reason: why it was taken back; empty where it was not.
        replaced_by: a number; empty for none.
        is_signed: not issued before signing.
        key: what it is searched by.
    """

    id: int
    uid: str
    number: str
    name: str
    title: str
    workshop_id: int
    workshop: str
    member_id: int
    kind: Kind
    issued_on: date
    state: State
    reason: str = ""
    replaced_by: str = ""
    expires_on: date | None = None
    is_signed: bool = True
    is_duplicate: bool = False
    key: str = field(default="", repr=False)

    @property
    def year(self) -> int:
        """The year that its number counts in."""
        return self.issued_on.year


@dataclass(frozen=True)
class Parcel:
    """One certificate on its way to the one it is for."""

    id: int
    number: str
    name: str
    title: str
    workshop: str
    email: str = ""
    code: str = ""  # what its QR code says; empty: issued before signing

    @property
    def is_signed(self) -> bool:
        """Tell whether it was not issued before signing."""
        return bool(self.code)


def listing(today: date) -> list[Line]:
    """Return all, the newest first."""
    return _lines(None, today)


def of_member(member_id: int, today: date) -> list[Line]:
    """Return those of one member, the newest first."""
    return _lines(Row.member == member_id, today)


def parcels(certificate_ids: Sequence[int]) -> list[Parcel]:
    """Return those of these that hold, in the order given."""
    rows = (
        Row.select(
            *(Row.id, Row.number, Row.printed_name, Row.title, Workshop.title),
            *(Member.email, Row.printed_code),
        )
        .join(Member)
        .switch(Row)
        .join(Workshop)
        .where(Row.id.in_(certificate_ids), Row.voided_at.is_null())
    )
    found = {row[0]: Parcel(*row) for row in rows.tuples()}
    return [found[one] for one in certificate_ids if one in found]


def searched(text: str) -> Callable[[Line], bool]:
    """Return whether a line has every word that was typed: a number, a name, a title."""
    words = fold(text).split()
    return lambda line: all(part in line.key for part in words)


def sheet(lines: Iterable[Line]) -> Sheet:
    """Return the register as a table."""
    rows = (
        (
            *(line.number, line.name, line.title, line.workshop, line.kind.value),
            *(line.issued_on.isoformat(), line.state.value, line.reason, line.replaced_by),
            line.expires_on.isoformat() if line.expires_on else "",
            "yes" if line.is_signed else "no",
            "yes" if line.is_duplicate else "no",
        )
        for line in lines
    )
    return Sheet(_HEADERS, tuple(rows))


def years(lines: Iterable[Line]) -> list[int]:
    """Return the years in which certificates were issued, the last first."""
    return sorted({line.year for line in lines}, reverse=True)


def _lines(which: pw.Expression | None, today: date) -> list[Line]:
    new = Row.alias()
    rows = (
        Row.select(
            *(Row.id, Row.uid, Row.number, Row.printed_name, Row.title, Row.workshop_id),
            *(Workshop.title, Workshop.zone, Row.member_id, Row.kind, Row.issued_at),
            *(Row.voided_at, Row.void_reason, pw.fn.COALESCE(new.number, "")),
            *(Row.expires_on, Row.signer, Row.is_duplicate),
        )
        .join(Workshop)
        .switch(Row)
        .join(new, pw.JOIN.LEFT_OUTER, on=(new.replaces == Row.id))
    )
    found = rows if which is None else rows.where(which)
    zones: dict[str, ZoneInfo] = {}
    lines = [_line(row, zones, today) for row in found.tuples()]
    return sorted(lines, key=lambda line: line.id, reverse=True)


def _line(row: tuple[Any, ...], zones: dict[str, ZoneInfo], today: date) -> Line:
    number_id, uid, number, name, title, workshop_id, workshop, zone_name, *others = row
    member_id, kind, issued_at, voided_at, reason, replaced_by, expires_on, signer, again = others
    zone = zones.get(zone_name) or zones.setdefault(zone_name, ZoneInfo(zone_name))
    state = State.VALID
    if replaced_by:
        state = State.REPLACED
    elif voided_at is not None:
        state = State.REVOKED
    elif expires_on is not None and expires_on < today:
        state = State.EXPIRED
    return Line(
        id=number_id,
        uid=uid,
        number=number,
        name=name,
        title=title,
        workshop_id=workshop_id,
        workshop=workshop,
        member_id=member_id,
        kind=word(Kind, kind),
        issued_on=issued_at.astimezone(zone).date(),
        state=state,
        reason=reason,
        replaced_by=replaced_by,
        expires_on=expires_on,
        is_signed=bool(signer),
        is_duplicate=bool(again),
        key=" ".join((number.casefold(), fold(name), fold(title), fold(workshop))),
    )
