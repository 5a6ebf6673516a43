"""The host decides otherwise than a rule says, and says why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lchost.credentials.rules.deciding import Override
from lchost.errors import NoReasonForOverride
from lchost.models.credentials import CertificateOverride as Row
from lchost.models.database import Topic, writing


def override(
    rule_id: int, member_ids: Sequence[int], gets: bool, reason: str, at: datetime
) -> None:
    """Decide about these members; what was decided about them before gives way.

    Raises:
        NoReasonForOverride: none was given.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise NoReasonForOverride()
    with writing(Topic.CERTIFICATES):
        take_back(rule_id, member_ids)
        for member_id in dict.fromkeys(member_ids):
            Row.create(rule=rule_id, member=member_id, gets=gets, reason=reason, at=at)


def take_back(rule_id: int, member_ids: Sequence[int]) -> None:
    """Let the rule decide about these members again."""
    gone = set(member_ids)
    with writing(Topic.CERTIFICATES):
        for row in Row.select().where(Row.rule == rule_id):
            if row.member_id in gone:
                row.delete_instance()


def overrides(rule_id: int) -> dict[int, Override]:
    """Return what the host has decided, by member."""
    rows = Row.select().where(Row.rule == rule_id)
    return {row.member_id: Override(row.gets, row.reason, row.at) for row in rows}
