"""What somebody must have done to get a certificate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum

from lchost.credentials.rules import written
from lchost.errors import AsksForNothing, RuleUnreadable

WHOLE = 100  # per cent


class ShareOf(Enum):
    """Of what a share is meant."""

    SESSIONS = "sessions"
    MINUTES = "minutes"


@dataclass(frozen=True)
class Conditions:
    """All of them are to be met; what is 0, empty or False is not asked.

    Attributes:
        sessions: came to so many at least.
        minutes: were there so long at least, all sessions together.
        share: of the sessions or minutes that one person can have, in per cent.
        mandatory: uids of the sessions that nobody may have missed.
        feedback: gave it; on paper it bears no name, so the host ticks who did.
        roles: names of models.workshops.Role, one of which they had.
    """

    sessions: int = 0
    minutes: int = 0
    share: int = 0
    share_of: ShareOf = ShareOf.SESSIONS
    mandatory: tuple[str, ...] = ()
    feedback: bool = False
    assessment: bool = False
    roles: tuple[str, ...] = ()

    def asks_for_something(self) -> bool:
        """Tell whether anything is to be met."""
        asked = (self.sessions, self.minutes, self.share, self.mandatory, self.roles)
        return any(asked) or self.feedback or self.assessment


ATTENDED = Conditions(sessions=1)  # the usual rule


def to_json(conditions: Conditions) -> dict[str, object]:
    """Return conditions as they are kept: only what is asked.

    Raises:
        AsksForNothing: everybody on the list would get one.
        RuleUnreadable: a number is out of its range.
    """
    if not conditions.asks_for_something():
        raise AsksForNothing()
    _check(conditions)
    return written.asked(conditions)


def from_json(kept: object) -> Conditions:
    """Return the conditions that `to_json` has written.

    Raises:
        RuleOfLater: a later version has written more than this one knows.
        RuleUnreadable: it is none of this.
    """
    said = written.said(kept, tuple(field.name for field in fields(Conditions)))
    found = Conditions(
        sessions=written.whole(said, "sessions"),
        minutes=written.whole(said, "minutes"),
        share=written.whole(said, "share"),
        share_of=_share_of(said),
        mandatory=written.texts(said, "mandatory"),
        feedback=written.truth(said, "feedback"),
        assessment=written.truth(said, "assessment"),
        roles=written.texts(said, "roles"),
    )
    _check(found)
    return found


def _share_of(said: Mapping[str, object]) -> ShareOf:
    try:
        return ShareOf(said.get("share_of", ShareOf.SESSIONS.value))
    except ValueError as trouble:
        raise RuleUnreadable(where="share_of") from trouble


def _check(conditions: Conditions) -> None:
    for name in ("sessions", "minutes", "share"):
        if getattr(conditions, name) < 0:
            raise RuleUnreadable(where=name)
    if conditions.share > WHOLE:
        raise RuleUnreadable(where="share")
