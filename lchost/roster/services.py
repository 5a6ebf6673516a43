"""Who exports what: whose file it is, and what its columns mean (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as default
from enum import Enum

from lchost.roster import headers as words
from lchost.roster.guessing import unknown_column
from lchost.roster.mapping import NAME_FIELDS, Column, Field, Mapping, Service
from lchost.roster.matching import fold, looks_like_email
from lchost.roster.tables import Table

_CERTAIN = 3  # a service's own layout, above any synonym


@dataclass(frozen=True)
class _Layout:
    """A service's columns: those that give it away, those we read, those that tell nothing."""

    service: Service
    marks: tuple[frozenset[str], ...]  # any of these sets of headers
    fields: dict[str, Field] = default(default_factory=dict)
    noise: frozenset[str] = frozenset()


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_LAYOUTS = (
    _Layout(
        Service.TITO,
        (_set("ticket full name|ticket reference"), _set("ticket email|order reference")),
        {
            "ticket full name": Field.NAME,
            "ticket first name": Field.FIRST_NAME,
            "ticket last name": Field.LAST_NAME,
            "ticket email": Field.EMAIL,
            "ticket phone number": Field.PHONE,
            "void status": Field.STATUS,
            "ticket reference": Field.EXTERNAL_ID,
            "order reference": Field.ORDER_ID,
        },
        _set(
            "number|ticket created date|ticket|event|price|tags|unique ticket url|unique order url"
            "|order name|order email|order company name|order phone number|order discount code"
            "|order ip|order created date|order completed date|payment reference"
        ),
    ),
    _Layout(
        Service.LUMA,
        (_set("approval_status|qr_code_url"), _set("approval_status|ticket_type_id")),
        {
            "api_id": Field.EXTERNAL_ID,
            "guest_id": Field.EXTERNAL_ID,
            "name": Field.NAME,
            "first_name": Field.FIRST_NAME,
            "last_name": Field.LAST_NAME,
            "email": Field.EMAIL,
            "phone_number": Field.PHONE,
            "approval_status": Field.STATUS,
        },
        _set(
            "created_at|checked_in_at|custom_source|utm_source|qr_code_url|amount|amount_tax"
            "|amount_discount|currency|coupon_code|eth_address|solana_address"
            "|survey_response_rating|survey_response_feedback|ticket_type_id|ticket_name"
        ),
    ),
    _Layout(
        Service.EVENTBRITE,
        (_set("attendee #|attendee status"), _set("order #|attendee #")),
        {
            "order #": Field.ORDER_ID,
            "attendee #": Field.EXTERNAL_ID,
            "first name": Field.FIRST_NAME,
            "last name": Field.LAST_NAME,
            "email": Field.EMAIL,
            "cell phone": Field.PHONE,
            "attendee status": Field.STATUS,
        },
        _set(
            "order date|quantity|price tier|ticket type|group|order type|currency|total paid"
            "|fees paid|eventbrite fees|eventbrite payment processing|home address 1"
            "|home address 2|home city|home state|home zip|home country|date attending"
        ),
    ),
    _Layout(
        Service.EVENTBRITE,
        (_set("attendee first name|attendee last name|order id"),),
        {
            "order id": Field.ORDER_ID,
            "barcode number": Field.EXTERNAL_ID,
            "attendee first name": Field.FIRST_NAME,
            "attendee last name": Field.LAST_NAME,
            "attendee email": Field.EMAIL,
            "phone number": Field.PHONE,
            "attendee status": Field.STATUS,
        },
        _set(
            "order date|purchaser city|purchaser state|purchaser country|event name|event id"
            "|event start date|event start time|event timezone|event location|ticket quantity"
            "|ticket tier|ticket type|currency|ticket price|buyer first name|buyer last name"
            "|buyer email|seating location 1|seating location 2|seating location 3"
        ),
    ),
    _Layout(
        Service.EVENTBRITE,
        (_set("buyer first name|buyer last name|buyer email|ticket quantity"),),
        {
            "order id": Field.ORDER_ID,
            "buyer first name": Field.FIRST_NAME,
            "buyer last name": Field.LAST_NAME,
            "buyer email": Field.EMAIL,
            "phone number": Field.PHONE,
            "ticket quantity": Field.QUANTITY,
            "order status": Field.STATUS,
        },
        _set("order date|net sales|event name|event location|gross sales|currency"),
    ),
)


def recognise(headers: Sequence[str]) -> Service:
    """Return whose export a table is, by the names of its columns and never by their order."""
    layout = _layout(headers)
    if layout:
        return layout.service
    if any(fold(header) in words.TIMESTAMPS for header in headers):
        return Service.GOOGLE_FORMS
    return Service.GENERIC


def _layout(headers: Sequence[str]) -> _Layout | None:
    present = {header.strip().lower() for header in headers}
    for layout in _LAYOUTS:
        if any(mark <= present for mark in layout.marks):
            return layout
    return None


def guess(table: Table) -> Mapping:
    """Return what each column most likely means; the host may change it before the import.

    Each field is filled by the one column that says it best.  What is left becomes an attribute
    or a skill where its answers look like one, and is ignored else.
    """
    layout = _layout(table.headers)
    service = recognise(table.headers)
    chosen = _chosen_fields(table, layout)
    columns = []
    for index, header in enumerate(table.headers):
        meaning = unknown_column(index, header, table.column(index), is_alone=len(table.rows) < 8)
        if index in chosen:
            meaning = Column(index, header, chosen[index], meaning.name, meaning.kind)
        elif layout and header.strip().lower() in layout.noise:
            meaning = Column(index, header, Field.IGNORE, meaning.name, meaning.kind)
        columns.append(meaning)
    return _mended(Mapping(service, tuple(columns)), table)


def _chosen_fields(table: Table, layout: _Layout | None) -> dict[int, Field]:
    """Return the best column of each field; of equals the one with more answers, then the left."""
    best: dict[Field, tuple[int, int, int]] = {}
    for index, header in enumerate(table.headers):
        name = header.strip().lower()
        if layout and name in layout.noise:
            continue
        found = (layout.fields[name], _CERTAIN) if layout and name in layout.fields else None
        found = found or words.field_of(header)
        if found is None or not _fits(found[0], table.column(index), recognise(table.headers)):
            continue
        field, sure = found
        answers = sum(1 for cell in table.column(index) if cell.strip())
        rank = (sure, min(answers, 1), -index)
        if field not in best or rank > best[field]:
            best[field] = rank
    chosen = {-rank[2]: field for field, rank in best.items()}
    if Field.EMAIL not in best:
        chosen |= _column_of_addresses(table, set(chosen))
    return chosen


def _column_of_addresses(table: Table, taken: set[int]) -> dict[int, Field]:
    """Return the first column that holds e-mail addresses, whatever it is called."""
    for index, header in enumerate(table.headers):
        said = [cell for cell in table.column(index) if cell.strip()]
        if index in taken or not said or words.is_of_others(header):
            continue
        if sum(map(looks_like_email, said)) >= 0.8 * len(said):
            return {index: Field.EMAIL}
    return {}


def _fits(field: Field, cells: Sequence[str], service: Service) -> bool:
    """Tell whether at least half of a column's answers are what its name promises."""
    said = [cell for cell in cells if cell.strip()]
    if not said:
        return True
    if field is Field.EMAIL:
        good = sum(map(looks_like_email, said))
    elif field in NAME_FIELDS:
        good = sum(_may_be_name(cell) for cell in said)
    elif field is Field.STATUS:
        good = sum(standing(cell, service) is not Standing.UNKNOWN for cell in said)
    elif field is Field.ROLE:
        good = sum(role(cell) != "" for cell in said)
    else:
        return True
    return 2 * good >= len(said)


def _may_be_name(cell: str) -> bool:
    """Tell a name from a number, a date or an address; a name may be all emoji."""
    return "@" not in cell and any(char.isalpha() or char >= "\u2190" for char in cell)


def _mended(mapping: Mapping, table: Table) -> Mapping:
    """Tell "Nom" beside "Prénom" (a family name) from "Name" beside "First name" (a whole one)."""
    whole, first, last = (
        mapping.of(field) for field in (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
    )
    if not whole or bool(first) == bool(last):
        return mapping
    part = (first or last)[0]
    both = [
        (fold(row.cells[whole[0].index]), fold(row.cells[part.index]))
        for row in table.rows
        if row.cells[whole[0].index].strip() and row.cells[part.index].strip()
    ]
    holding = sum(some in name for name, some in both)
    if not both or 2 * holding >= len(both):
        return mapping
    other = Field.LAST_NAME if first else Field.FIRST_NAME
    return mapping.with_column(Column(whole[0].index, whole[0].header, other, whole[0].name))


class Standing(Enum):
    """What a service's status says about a person's place."""

    COMING = "coming"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    NOT_ANSWERED = "not_answered"  # invited; has said neither yes nor no
    UNKNOWN = "unknown"  # a word that we do not know: counts as coming


_STANDINGS = {
    Standing.COMING: {
        *("attending", "approved", "confirmed", "completed", "complete", "registered", "going"),
        *("checked in", "accepted", "active", "paid", "yes", "valid", "acquired", "attended"),
        *("present", "ok", "free", "placed", "to be paid", "inscrit", "angemeldet", "anmald"),
    },
    Standing.WAITING: {
        *("waitlist", "waitlisted", "wait list", "waiting list", "waiting", "on waitlist"),
        *("pending", "pending approval", "maybe", "liste d attente", "warteliste", "vantelista"),
        *("cho duyet", "danh sach cho", "requested", "unconfirmed", "initializing"),
    },
    Standing.CANCELLED: {
        *("not attending", "cancelled", "canceled", "cancel", "void", "voided", "declined"),
        *("rejected", "refunded", "deleted", "withdrawn", "not going", "not coming", "no"),
        *("expired", "transferred", "annule", "annulee", "abgesagt", "storniert", "avbokad"),
        *("avanmald", "cancelado", "anulado", "annullato", "da huy", "retracted", "removed"),
    },
    Standing.NOT_ANSWERED: {"invited", "not answered", "no response", "sent", "draft"},
}


def standing(status: str, service: Service) -> Standing:
    """Return what a status says; an empty one says that the person is coming."""
    word = fold(status.replace("_", " "))
    if service is Service.TITO:  # its column is "Void Status": anything in it but no is a void
        return Standing.CANCELLED if word not in ("", "false", "no", "0") else Standing.COMING
    if not word:
        return Standing.COMING
    for meaning, synonyms in _STANDINGS.items():
        if word in synonyms:
            return meaning
    return Standing.UNKNOWN


_ROLES = {
    "attendee": {
        *("attendee", "participant", "guest", "student", "learner", "member", "teilnehmer"),
        *("deltagare", "asistente", "nguoi tham gia", "participante", "participant e"),
    },
    "facilitator": {
        *("facilitator", "facilitateur", "facilitatrice", "moderator", "host", "teacher"),
        *("trainer", "instructor", "speaker", "presenter", "leader", "organizer", "organiser"),
        *("handledare", "facilitador", "dieu phoi vien", "animateur", "animatrice"),
    },
    "mentor": {"mentor", "coach", "tutor", "co van", "mentore", "mentorin"},
    "helper": {"helper", "volunteer", "staff", "benevole", "tinh nguyen vien", "crew", "assistant"},
}


def role(text: str) -> str:
    """Return the workshop role that is written ("mentor" for "Coach"), or ''."""
    word = fold(text)
    return next((name for name, synonyms in _ROLES.items() if word in synonyms), "")


def is_placeholder(name: str) -> bool:
    """Tell whether a name is none, or a service's stand-in for one that is not known yet."""
    return not name or fold(name) in ("info requested", "information requested", "unassigned")
