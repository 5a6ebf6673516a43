"""What a certificate states, as text that is the same on every computer, and its short proof.

The QR code of a certificate that was issued before signing carries its number and the first 16
digits of the SHA-256 of its record; the laptop that issued it can tell whether it did.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

DIGITS = 16  # of the 64 of a SHA-256: 64 bits, and the QR code stays at 25 modules
_PREFIX = "LCHOST"
_READ = re.compile(rf"(?:{_PREFIX})?(\d{{4}})-?(\d{{4,}}?)([0-9A-F]{{{DIGITS}}})")


@dataclass(frozen=True)
class Record:
    """All that one certificate says; a fact that is empty is not stated.

    Attributes:
        first_on: a day in the workshop's zone, as is `last_on`.
        minutes: what is printed as hours; 0 where hours are not stated.
        uid: the certificate's own, a UUID; empty for those issued before signing.
        recipient: the member's uid.
        kind: name of credentials.kinds.Kind.
        credits: as printed: "2.5 CPD points".
        licence: the number under which the host may give credits.
        because: what was done for it, in words: "2 of 3 sessions".
        language: of the words on it, such as "fr".
    """

    number: str
    name: str
    title: str
    workshop: str
    workshop_uid: str
    first_on: date
    last_on: date
    minutes: int
    issued_at: datetime
    issuer: str = ""
    host: str = ""
    place: str = ""
    replaces: str = ""
    uid: str = ""
    recipient: str = ""
    kind: str = ""
    credits: str = ""
    topic: str = ""
    facilitator: str = ""
    licence: str = ""
    because: str = ""
    language: str = ""
    expires_on: date | None = None
    is_duplicate: bool = False

    def canonical(self) -> str:
        """Return the record as JSON with sorted keys and no spaces; empty facts are left out."""
        facts = {key: value for key, value in asdict(self).items() if _is_stated(value)}
        facts["first_on"] = self.first_on.isoformat()
        facts["last_on"] = self.last_on.isoformat()
        facts["issued_at"] = self.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if self.expires_on is not None:
            facts["expires_on"] = self.expires_on.isoformat()
        return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parse(canonical: str) -> Record:
    """Return the record that `Record.canonical` has written."""
    facts = json.loads(canonical)
    facts["first_on"] = date.fromisoformat(facts["first_on"])
    facts["last_on"] = date.fromisoformat(facts["last_on"])
    facts["issued_at"] = datetime.fromisoformat(facts["issued_at"])
    if "expires_on" in facts:
        facts["expires_on"] = date.fromisoformat(facts["expires_on"])
    return Record(**facts)


def _is_stated(value: object) -> bool:
    return value != "" and value is not None and value is not False


def sha256(data: str | bytes) -> str:
    """Return the SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def qr_text(number: str, digest: str) -> str:
    """Return what the QR code says, such as `LCHOST 2026-0147 0123456789ABCDEF`."""
    return f"{_PREFIX} {number} {digest[:DIGITS].upper()}"


def read_qr(text: str) -> tuple[str, str] | None:
    """Return number and digits of a scanned or typed text, or None if it is another's.

    Case, spaces and line ends do not matter, nor whether the dash is there.
    """
    found = _READ.fullmatch(re.sub(r"[^0-9A-Z-]", "", text.upper()))
    return (f"{found[1]}-{found[2]}", found[3]) if found else None
