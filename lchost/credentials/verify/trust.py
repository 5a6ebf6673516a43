"""Whom a verdict trusts: a community's keys, and what it has issued and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class KeySpan:
    """From when until when a key signed, and for which community."""

    name: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Issued:
    """One certificate as the register has it."""

    number: str
    record: str  # canonical
    record_sha256: str
    signer: str = ""  # did; empty: issued before signing
    credential: str = ""
    code: str = ""


@dataclass(frozen=True)
class Trust:
    """All that a verdict goes by.

    Attributes:
        keys: by did.
        revoked: why, by number.
        replaced: the number of the certificate in its place, by number.
        register: by number; None where no register is at hand, so that what a key of this
            community has signed is taken as issued.
    """

    keys: Mapping[str, KeySpan] = field(default_factory=dict)
    revoked: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)
    register: Mapping[str, Issued] | None = None


NOBODY = Trust()
