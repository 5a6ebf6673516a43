"""What a certificate states besides name, title and workshop."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum

from lchost.credentials.rules import written
from lchost.errors import RuleUnreadable

_MONTHS = 12  # of a year
LONGEST = 1200  # months that a certificate may hold, if it ends at all


class Hours(Enum):
    """Which hours are stated."""

    PLANNED = "planned"  # how long it was
    ATTENDED = "attended"  # how long they were there, each their own
    NONE = "none"


@dataclass(frozen=True)
class Facts:
    """What is printed; an empty text is not.

    Attributes:
        credits: how many, as printed: "2.5"; `unit` says of what: "CPD points".
        licence: the number under which the host may give credits.
        expiry_months: how long it holds; None for good.
    """

    hours: Hours = Hours.PLANNED
    credits: str = ""
    unit: str = ""
    place: bool = True
    topic: str = ""
    facilitator: str = ""
    licence: str = ""
    expiry_months: int | None = None

    @property
    def credits_with_unit(self) -> str:
        """What is printed as credits: "2.5 CPD points"; empty without a number."""
        return f"{self.credits} {self.unit}".strip() if self.credits else ""


USUAL = Facts()


def to_json(facts: Facts) -> dict[str, object]:
    """Return facts as they are kept: only what differs from the usual.

    Raises:
        RuleUnreadable: it is to expire before it is given, or not within a hundred years.
    """
    texts = ("credits", "unit", "topic", "facilitator", "licence")
    facts = replace(facts, **{name: getattr(facts, name).strip() for name in texts})
    _check(facts)
    return written.asked(facts)


def from_json(kept: object) -> Facts:
    """Return the facts that `to_json` has written.

    Raises:
        RuleOfLater: a later version has written more than this one knows.
        RuleUnreadable: it is none of this.
    """
    said = written.said(kept, tuple(field.name for field in fields(Facts)))
    found = Facts(
        hours=_hours(said),
        credits=written.text(said, "credits"),
        unit=written.text(said, "unit"),
        place=written.truth(said, "place", usual=True),
        topic=written.text(said, "topic"),
        facilitator=written.text(said, "facilitator"),
        licence=written.text(said, "licence"),
        expiry_months=written.whole(said, "expiry_months") if "expiry_months" in said else None,
    )
    _check(found)
    return found


def expires_on(issued_on: date, months: int | None) -> date | None:
    """Return the last day on which it holds, None for good.

    Of a month that has no such day it is the last one: the 31st of August and six months is the
    28th of February.
    """
    if months is None:
        return None
    year, month = divmod(issued_on.year * _MONTHS + issued_on.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(issued_on.day, monthrange(year, month + 1)[1]))


def _hours(said: written.Said) -> Hours:
    try:
        return Hours(said.get("hours", Hours.PLANNED.value))
    except ValueError as trouble:
        raise RuleUnreadable(where="hours") from trouble


def _check(facts: Facts) -> None:
    if facts.expiry_months is not None and not 0 < facts.expiry_months <= LONGEST:
        raise RuleUnreadable(where="expiry_months")
