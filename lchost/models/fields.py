"""Columns that peewee lacks: moments, days, words of a closed set, small structures."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar

import peewee as pw

from lchost.errors import DamagedValue

Word = TypeVar("Word", bound=Enum)


def word(kind: type[Word], text: str) -> Word:
    """Return the word of a closed set that a row holds.

    Raises:
        DamagedValue: it is none of them.
    """
    try:
        return kind(text)
    except (ValueError, TypeError) as trouble:
        raise DamagedValue() from trouble


def moment(text: str) -> datetime:
    """Return the moment that a row holds.  Raises as `word` does."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as trouble:
        raise DamagedValue() from trouble


def utc_text(at: datetime) -> str:
    """Return a moment as rows hold it: ISO 8601 in UTC with milliseconds, which sorts as text."""
    if at.tzinfo is None:
        raise ValueError(f"naive datetime {at!r}: say which zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


class UtcField(pw.TextField):
    """A moment: an aware datetime in Python, ISO 8601 in UTC with milliseconds in the file.

    The text sorts as the moments do.  peewee's own fields read back naive, so a value would
    change its kind by being stored.
    """

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else utc_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else moment(value)


class DayField(pw.TextField):
    """A day without an hour: `date` in Python, YYYY-MM-DD in the file."""

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        try:
            return None if value is None else date.fromisoformat(value)
        except (ValueError, TypeError) as trouble:
            raise DamagedValue() from trouble


class EnumField(pw.TextField):
    """One word of a closed set, kept as the enum's value; a stranger is refused on writing."""

    def __init__(self, kind: type[Enum], **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def db_value(self, value: Enum | str | None) -> str | None:
        return None if value is None else str(self.kind(value).value)

    def python_value(self, value: str | None) -> Enum | None:
        return None if value is None else word(self.kind, value)


class JsonField(pw.TextField):
    """A small structure, kept as canonical JSON (sorted keys, no spaces)."""

    def db_value(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def python_value(self, value: str | None) -> Any:
        try:
            return None if value is None else json.loads(value)
        except (ValueError, TypeError) as trouble:
            raise DamagedValue() from trouble
