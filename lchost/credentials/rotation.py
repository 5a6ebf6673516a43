"""One key hands over to the next: a statement that the old key signs and anybody can check.

Canonical JSON (RFC 8785) under Ed25519.  It says only that whoever held the old key names the
new one; a key that was lost hands over nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lchost.credentials import did_key
from lchost.credentials.keys import Signer

_TYPE = "lchost key handover"
_VERSION = 1
_LONGEST = 10_000  # characters that are read; a statement has about 500


@dataclass(frozen=True)
class Handover:
    """What a statement says, once its signature was found to be right."""

    old: str  # did
    new: str
    community: str
    at: datetime


def statement(old: Signer, new_did: str, community: str, at: datetime) -> str:
    """Return the signed statement as JSON."""
    says = {
        "type": _TYPE,
        "v": _VERSION,
        "from": old.did,
        "to": new_did,
        "community": community,
        "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    signature = did_key.multibase(old.sign(_signed_bytes(says)))
    return json.dumps({"says": says, "signature": signature}, ensure_ascii=False)


def read(text: str) -> Handover | None:
    """Return what a statement says, or None if the old key has not signed this."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(text) > _LONGEST:
        return None
    try:
        whole = json.loads(text)
        says = whole["says"]
        if whole.keys() != {"says", "signature"} or (says["type"], says["v"]) != (_TYPE, _VERSION):
            return None
        did_key.decode(says["to"])
        key = Ed25519PublicKey.from_public_bytes(did_key.decode(says["from"]))
        key.verify(did_key.from_multibase(whole["signature"]), _signed_bytes(says))
        at = datetime.fromisoformat(says["at"])
        return Handover(says["from"], says["to"], str(says["community"]), at)
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _signed_bytes(says: dict[str, Any]) -> bytes:
    import rfc8785

    return bytes(rfc8785.dumps(says))
