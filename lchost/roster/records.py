"""One row of a list as what it says about a person (pure)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from dataclasses import field as default
from enum import Enum

from lchost.roster import attributes, headers, services
from lchost.roster.attributes import Kind, Spelling, Value
from lchost.roster.formulas import is_formula
from lchost.roster.mapping import Column, Field, Mapping, Service
from lchost.roster.matching import fold, looks_like_email, phone_key, value_key
from lchost.roster.services import Standing
from lchost.roster.tables import Table, TableRow

# Fields whose text is taken as it stands, once the blanks around it are gone.
TEXTS = (
    *(Field.PRONOUNS, Field.LANGUAGE, Field.ACCESS_NEEDS, Field.NOTES, Field.ATTENTION),
    *(Field.LEGAL_NAME, Field.PHONE),
)
_LONGEST_NAME = 200  # letters; a longer one is somebody's life story in the wrong column


class Note(Enum):
    """What was odd about a row, though it could be understood."""

    FORMULA = "formula"  # the name is a spreadsheet formula; kept as text
    BAD_EMAIL = "bad_email"  # left out
    BAD_ANSWER = "bad_answer"  # no number, no yes or no, no level; left out
    UNKNOWN_STATUS = "unknown_status"  # counts as coming
    CANCELLED_HERE = "cancelled_here"  # the host has cancelled this place: it stays so
    OTHER_NAME = "other_name"  # the member goes by quite another name; it is left as it is
    SHARED_EMAIL = "shared_email"  # another person of the file has the same e-mail
    LONG_NAME = "long_name"  # cut


@dataclass(frozen=True)
class Record:
    """What a row says.  Empty text is no statement.

    Attributes:
        is_unnamed: a place without a name yet: "Info Requested", an unassigned ticket.
        external_id: "service:id" of this person's place.
        ref: names this place among unnamed guests.
        guests: references of further, unnamed people that the row stands for.
        answers: by attribute name; levels: by topic name.
    """

    line: int
    name: str = ""
    texts: ReadOnly[Field, str] = default(default_factory=dict)
    email: str = ""
    external_id: str = ""
    ref: str = ""
    standing: Standing = Standing.COMING
    role: str = ""
    is_unnamed: bool = False
    guests: tuple[str, ...] = ()
    answers: ReadOnly[str, Value] = default(default_factory=dict)
    levels: ReadOnly[str, int] = default(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def phone_key(self) -> str:
        """The phone number as it is compared."""
        return phone_key(self.texts.get(Field.PHONE, ""))

    @property
    def has_identity(self) -> bool:
        """Whether anything but the name says who this is."""
        return bool(self.email or self.external_id or self.phone_key)


def records(
    table: Table,
    mapping: Mapping,
    kinds: ReadOnly[str, Kind] | None = None,
    known: ReadOnly[str, frozenset[str]] | None = None,
) -> list[Record]:
    """Return what each row says.

    Args:
        kinds: of attributes that the community has, by folded name; they win over the mapping's.
        known: answers that the community has, by folded attribute name; their spelling wins.
    """
    reader = _Reader(table, mapping, kinds or {}, known or {})
    return [reader.record(row) for row in table.rows]


class _Reader:
    def __init__(
        self,
        table: Table,
        mapping: Mapping,
        kinds: ReadOnly[str, Kind],
        known: ReadOnly[str, frozenset[str]],
    ) -> None:
        self._mapping = mapping
        self._places = {field: mapping.of(field) for field in Field if mapping.of(field)}
        self._kinds = {
            column.index: kinds.get(value_key(column.name), column.kind)
            for column in self._places.get(Field.ATTRIBUTE, ())
        }
        self._spelling = {
            column.index: Spelling(
                sorted(known.get(value_key(column.name), ())),
                self._parts(column, table.column(column.index)),
            )
            for column in self._places.get(Field.ATTRIBUTE, ())
            if self._kinds[column.index] in (Kind.CATEGORY, Kind.MANY)
        }
        self._is_family_first = any(
            fold(column.header) in headers.FAMILY_NAME_FIRST
            for column in self._places.get(Field.LAST_NAME, ())
        )
        self._seats: Counter[str] = Counter()  # rows met so far, by order: names places without id

    def _parts(self, column: Column, cells: list[str]) -> list[str]:
        if self._kinds[column.index] is Kind.MANY:
            return [part for cell in cells for part in attributes.many(cell)]
        return [cell for cell in cells if cell.strip()]

    def _text(self, row: TableRow, field: Field) -> str:
        """Return the first answer among the columns of a field."""
        for column in self._places.get(field, ()):
            text = row.cells[column.index].strip()
            if text:
                return text
        return ""

    def record(self, row: TableRow) -> Record:
        notes: list[Note] = []
        name, legal = self._names(row)
        name = self._checked_name(name, notes)
        is_unnamed = self._is_unnamed(name)
        external = self._text(row, Field.EXTERNAL_ID)
        ref = self._ref(row, external)
        return Record(
            line=row.line,
            name="" if is_unnamed else name,
            texts={} if is_unnamed else self._texts(row, legal),
            email="" if is_unnamed else self._email(row, notes),
            external_id=f"{self._mapping.service.value}:{external}" if external else "",
            ref=ref,
            standing=self._standing(row, notes),
            role=services.role(self._text(row, Field.ROLE)) if Field.ROLE in self._places else "",
            is_unnamed=is_unnamed,
            guests=self._guests(row, ref),
            answers=self._answers(row, notes),
            levels=self._levels(row, notes),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _names(self, row: TableRow) -> tuple[str, str]:
        """Return the display name and the legal one: who asks for both gets both."""
        first, last = self._text(row, Field.FIRST_NAME), self._text(row, Field.LAST_NAME)
        parts = (last, first) if self._is_family_first else (first, last)
        whole = clean(self._text(row, Field.NAME)) or clean(" ".join(parts))
        chosen = clean(self._text(row, Field.DISPLAY_NAME))
        legal = clean(self._text(row, Field.LEGAL_NAME))
        if chosen and not legal and fold(chosen) != fold(whole):
            legal = whole
        return chosen or whole, legal

    def _checked_name(self, name: str, notes: list[Note]) -> str:
        if is_formula(name):
            notes.append(Note.FORMULA)
        if len(name) > _LONGEST_NAME:
            notes.append(Note.LONG_NAME)
        return name[:_LONGEST_NAME]

    def _texts(self, row: TableRow, legal: str) -> dict[Field, str]:
        texts = {field: self._text(row, field) for field in TEXTS if field in self._places}
        texts[Field.LEGAL_NAME] = legal
        if Field.PHONE in texts:  # other programs guard "+49…" with an apostrophe
            texts[Field.PHONE] = texts[Field.PHONE].lstrip("'")
        return {field: text for field, text in texts.items() if text}

    def _email(self, row: TableRow, notes: list[Note]) -> str:
        text = self._text(row, Field.EMAIL).removeprefix("mailto:").strip(" <>'")
        if text and not looks_like_email(text):
            if any(char.isalnum() for char in text):
                notes.append(Note.BAD_EMAIL)
            return ""
        return text

    def _standing(self, row: TableRow, notes: list[Note]) -> Standing:
        text = self._text(row, Field.STATUS)
        if not text:
            return Standing.COMING
        said = services.standing(text, self._mapping.service)
        if said is Standing.UNKNOWN:
            notes.append(Note.UNKNOWN_STATUS)
            return Standing.COMING
        return said

    def _is_unnamed(self, name: str) -> bool:
        """Tell whether a place has no name yet.  The buyer's name or e-mail is never a guess."""
        if not services.is_placeholder(name):
            return False
        sells_tickets = self._mapping.service in (Service.EVENTBRITE, Service.TITO)
        return bool(name) or sells_tickets

    def _ref(self, row: TableRow, external: str) -> str:
        service = self._mapping.service.value
        if external:
            return f"{service}:{external}"
        order = self._text(row, Field.ORDER_ID) or self._text(row, Field.EMAIL).casefold() or "row"
        self._seats[order] += 1
        seat = self._seats[order]
        return f"{service}:{order}" + (f"/{seat}" if seat > 1 else "")

    def _guests(self, row: TableRow, ref: str) -> tuple[str, ...]:
        if Field.QUANTITY not in self._places:
            return ()
        people = attributes.number(self._text(row, Field.QUANTITY)) or 1
        return tuple(f"{ref}+{number}" for number in range(1, min(int(people), 100)))

    def _answers(self, row: TableRow, notes: list[Note]) -> dict[str, Value]:
        said: dict[str, Value] = {}
        for column in self._places.get(Field.ATTRIBUTE, ()):
            text = row.cells[column.index].strip()
            if not text or column.name in said:
                continue
            value = self._answer(column, text)
            if value is None:
                notes.append(Note.BAD_ANSWER)
            else:
                said[column.name] = value
        return said

    def _answer(self, column: Column, text: str) -> Value | None:
        kind = self._kinds[column.index]
        if kind is Kind.NUMBER:
            return attributes.number(text)
        if kind is Kind.YES_NO:
            return attributes.yes_no(text)
        spelling = self._spelling[column.index]
        if kind is Kind.MANY:
            return tuple(dict.fromkeys(map(spelling.of, attributes.many(text)))) or None
        return spelling.of(text)

    def _levels(self, row: TableRow, notes: list[Note]) -> dict[str, int]:
        said: dict[str, int] = {}
        for column in self._places.get(Field.SKILL, ()):
            text = row.cells[column.index].strip()
            level = attributes.level(text)
            if level is not None:
                said.setdefault(column.name, level)
            elif text:
                notes.append(Note.BAD_ANSWER)
        return said


def clean(name: str) -> str:
    """Return a name as it is kept: composed, one blank between words, no control characters."""
    if name.isascii() and name.isprintable():
        return " ".join(name.split())
    plain = "".join(
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in name
    )
    return unicodedata.normalize("NFC", " ".join(plain.split()))
