"""Which column of a table means what: the plan of an import, editable by the host (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from lchost.roster.attributes import Kind


class Service(Enum):
    """Whose export a table is."""

    GENERIC = "generic"
    EVENTBRITE = "eventbrite"
    LUMA = "luma"
    GOOGLE_FORMS = "google_forms"
    TITO = "tito"


class Field(Enum):
    """What a column says about a person."""

    IGNORE = "ignore"
    NAME = "name"  # the whole name
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    DISPLAY_NAME = "display_name"  # what they want to be called, where it is asked apart
    LEGAL_NAME = "legal_name"
    PRONOUNS = "pronouns"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"
    ACCESS_NEEDS = "access_needs"
    NOTES = "notes"
    ATTENTION = "attention"
    ROLE = "role"
    STATUS = "status"  # coming, waiting, cancelled
    EXTERNAL_ID = "external_id"  # the service's id of this person's place
    ORDER_ID = "order_id"  # the purchase it belongs to
    QUANTITY = "quantity"  # people that this row stands for
    ATTRIBUTE = "attribute"  # an answer: see `kind`
    SKILL = "skill"  # a level from 1 to 5 in the topic `name`


NAME_FIELDS = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.DISPLAY_NAME})


@dataclass(frozen=True)
class Column:
    """One column's meaning.  An ignored one keeps what it would be as an attribute.

    Attributes:
        name: of the attribute or the topic, as the host will read it.
        kind: of the attribute.
    """

    index: int
    header: str
    field: Field = Field.IGNORE
    name: str = ""
    kind: Kind = Kind.CATEGORY
    is_private: bool = False


@dataclass(frozen=True)
class Mapping:
    """The meaning of every column of a table."""

    service: Service
    columns: tuple[Column, ...]

    def of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns that mean `field`, from left to right."""
        return tuple(column for column in self.columns if column.field is field)

    def with_column(self, column: Column) -> Mapping:
        """Return the mapping with one column's meaning changed."""
        return replace(
            self,
            columns=tuple(column if old.index == column.index else old for old in self.columns),
        )

    @property
    def has_names(self) -> bool:
        """Whether any column says what people are called."""
        return any(column.field in NAME_FIELDS for column in self.columns)
