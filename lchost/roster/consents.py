"""What members said yes or no to: kept with its wording, its moment and how it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from lchost.models.database import Topic, writing
from lchost.models.fields import word
from lchost.models.people import Consent as Row
from lchost.models.people import Member


class What(Enum):
    """What a member is asked for."""

    GUIDELINES = "guidelines"  # how people treat each other here
    PHOTO = "photo"  # pictures that show them
    STAGE = "stage"  # their name on the projector


@dataclass(frozen=True)
class Consent:
    """A yes or a no.  `channel`: where it was said, such as "phone" or "desk"."""

    what: What
    given: bool
    wording: str
    at: datetime
    channel: str


def give(member_id: int, what: What, given: bool, wording: str, at: datetime, channel: str) -> None:
    """Keep a yes or a no; the last one counts, and the ones before stay on record."""
    with writing(Topic.MEMBERS):
        Row.create(
            member=member_id,
            what=what.value,
            given=given,
            wording=wording,
            at=at,
            channel=channel,
        )
        if what is What.PHOTO:
            Member.update(photo_consent=given).where(Member.id == member_id).execute()


def standing(member_id: int) -> dict[What, Consent]:
    """Return what a member said last to each thing they were asked."""
    return {consent.what: consent for consent in history(member_id)}


def history(member_id: int) -> list[Consent]:
    """Return all that a member ever said, the first first."""
    rows = Row.select().where(Row.member == member_id).order_by(Row.id)
    return [
        Consent(word(What, row.what), row.given, row.wording, row.at, row.channel) for row in rows
    ]


def has_given(member_id: int, what: What) -> bool:
    """Tell whether a member's last word on something was yes."""
    said = standing(member_id).get(what)
    return said is not None and said.given


def refused(what: What, among: Iterable[int | None] | None = None) -> frozenset[int]:
    """Return the ids of members whose last word on something was no.

    Args:
        among: only of these; None: of all.
    """
    last: dict[int, bool] = {}
    rows = Row.select(Row.member_id, Row.given).where(Row.what == what.value).order_by(Row.id)
    if among is not None:
        rows = rows.where(Row.member.in_([one for one in among if one is not None]))
    for member_id, given in rows.tuples():
        last[member_id] = bool(given)
    return frozenset(member_id for member_id, given in last.items() if not given)
