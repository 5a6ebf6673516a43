"""The keys that a community has signed with, by their public names: one of now, earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lchost.credentials import did_key
from lchost.errors import GoneMeanwhile, KeyNotKept
from lchost.models.credentials import IssuerKey as Row
from lchost.models.database import Topic, writing


@dataclass(frozen=True)
class IssuerKey:
    """The public side of one key."""

    did: str
    name: str  # the community's, when it was made
    made_at: datetime
    copied_at: datetime | None
    sheet_at: datetime | None
    retired_at: datetime | None
    statement: str  # in which the key before hands over to this one; empty for none

    @property
    def is_kept(self) -> bool:
        """A copy and a recovery sheet were made: it may sign."""
        return self.copied_at is not None and self.sheet_at is not None

    @property
    def fingerprint(self) -> str:
        return did_key.fingerprint(self.did)


def current() -> IssuerKey | None:
    """Return the key that signs now; None before the first is made."""
    return next((key for key in reversed(all()) if key.retired_at is None), None)


def all() -> list[IssuerKey]:
    """Return every key that ever signed, oldest first."""
    return [_told(row) for row in Row.select().order_by(Row.made_at, Row.id)]


def get(did: str) -> IssuerKey:
    """Return one key.

    Raises:
        GoneMeanwhile: this community has no such key.
    """
    for row in Row.select().where(Row.did == did):
        return _told(row)
    raise GoneMeanwhile()


def must_be_kept(did: str) -> None:
    """See that the key is that of now, and lies in two more places, before it signs.

    Raises:
        KeyNotKept: no copy was made yet, or no sheet.
        GoneMeanwhile: it is not the key of this community any more.
    """
    now = current()
    if now is None or now.did != did:
        raise GoneMeanwhile()
    if not now.is_kept:
        raise KeyNotKept()


def made(did: str, name: str, at: datetime, statement: str = "") -> None:
    """Keep a new key as that of now; the one before it is retired."""
    with writing(Topic.CERTIFICATES, Topic.SETTINGS):
        Row.update(retired_at=at).where(Row.retired_at.is_null()).execute()
        Row.create(did=did, name=name, made_at=at, statement=statement)


def copied(did: str, at: datetime) -> None:
    """Keep when a copy of its file was made, read back and unlocked."""
    with writing(Topic.CERTIFICATES, Topic.SETTINGS):
        _update(did, copied_at=at)


def sheet_made(did: str, at: datetime) -> None:
    """Keep when its recovery sheet was printed or saved."""
    with writing(Topic.CERTIFICATES, Topic.SETTINGS):
        _update(did, sheet_at=at)


def retire(did: str, at: datetime) -> None:
    """Sign no more with a key; what it signed holds."""
    with writing(Topic.CERTIFICATES, Topic.SETTINGS):
        _update(did, retired_at=at)


def _update(did: str, **values: datetime) -> None:
    if not Row.update(**values).where(Row.did == did).execute():
        raise GoneMeanwhile()


def _told(row: Row) -> IssuerKey:
    return IssuerKey(
        did=row.did,
        name=row.name,
        made_at=row.made_at,
        copied_at=row.copied_at,
        sheet_at=row.sheet_at,
        retired_at=row.retired_at,
        statement=row.statement,
    )
