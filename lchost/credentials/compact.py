"""The signed text of a printed QR code: the facts that matter, in about 270 letters.

A COSE_Sign1 (RFC 9052, EdDSA) over a small CBOR map with numbers as keys (RFC 8949,
deterministic), as upper case Base32 without padding (RFC 4648): a QR code packs such letters
densely, and a link keeps them whole.  `LC1:` stands before them, or the address of the
community's page and `#`: what follows that sign is never sent to a server.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any, Protocol

from lchost.credentials.record import Record

PREFIX = "LC1:"
KID_BYTES = 8  # of the SHA-256 of the key: tells keys apart, proves nothing
MOST_BITS = 523 * 8  # of data in a QR code of version 15, level L; ISO/IEC 18004, table 7
_LONGEST = 4000  # letters that are looked at
_EPOCH = date(1970, 1, 1)
_COSE_SIGN1 = 18
_ALGORITHM, _KID, _EDDSA = 1, 4, -8
_CUT = "…"
_KEPT = 24  # letters, or a few more, of a workshop, a title or a name that is cut
_LEAST_KEPT = 8  # where letters take four bytes each, as in an emoji
_KINDS = ("", "attendance", "completion", "facilitation", "mentoring", "custom")
_LETTERS = re.compile(r"[A-Z2-7]+")

# what the map's keys mean; `resources/verify` reads the same
NUMBER, NAME, TITLE, WORKSHOP, FIRST_ON, MORE_DAYS, MINUTES, ISSUED_AT = range(1, 9)
PLACE, KIND, CREDITS, EXPIRES_ON, LICENCE, REPLACES, IS_DUPLICATE = range(9, 16)


class Signs(Protocol):
    """What a key must be able to do: see `credentials.keys.Signer`."""

    public: bytes

    def sign(self, data: bytes) -> bytes: ...


@dataclass(frozen=True)
class Compact:
    """What a code says.  Nobody vouches for it until `is_by` is true of a key that is known.

    Where the record was too long, a text ends in "…" or is left out.
    """

    number: str
    name: str
    title: str
    workshop: str
    first_on: date
    last_on: date
    minutes: int
    issued_at: datetime
    place: str
    kind: str
    credits: str
    licence: str
    replaces: str
    expires_on: date | None
    is_duplicate: bool
    kid: bytes
    protected: bytes
    payload: bytes
    signature: bytes

    def is_by(self, public: bytes) -> bool:
        """Tell whether this key signed all of it."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            key = Ed25519PublicKey.from_public_bytes(public)
            key.verify(self.signature, _to_sign(self.protected, self.payload))
        except (InvalidSignature, ValueError):
            return False
        return kid_of(public) == self.kid


def kid_of(public: bytes) -> bytes:
    """Return the short name of a key."""
    return hashlib.sha256(public).digest()[:KID_BYTES]


def encode(record: Record, signer: Signs, site: str = "") -> str:
    """Return `LC1:…`, or `https://…/#…` where the community has a page.

    A record that is too long for the largest code that prints well gives up its place, then the
    ends of the workshop, the title and the name.  An address that leaves no room even so is given
    up, then more of the ends.
    """
    starts = dict.fromkeys((_begin(site), PREFIX))
    ways = ((start, one) for start in starts for one in _ever_shorter(record, _KEPT))
    for start, shorter in chain(
        ways, ((PREFIX, one) for one in _ever_shorter(record, _LEAST_KEPT))
    ):
        text = start + _base32(_signed(shorter, signer))
        if bits(text) <= MOST_BITS:
            break
    return text


def bits(text: str) -> int:
    """Return what a QR code of version 10 to 26 needs for a text, its address as bytes."""
    address, letters = parts(text)
    as_bytes = 4 + 16 + 8 * len(address.encode()) if address else 0
    return as_bytes + 4 + 11 + math.ceil(5.5 * len(letters))


def parts(text: str) -> tuple[str, str]:
    """Return the address with its `#` (or nothing), and what a QR code writes as letters."""
    address, sign, letters = text.rpartition("#")
    return address + sign, letters


def decode(text: str) -> Compact | None:
    """Return what a scanned or typed text says, or None if it is none of ours.

    Case, spaces and line ends do not matter, nor what stands before `LC1:` or `#`.
    """
    if len(text) > _LONGEST:
        return None
    letters = re.sub(r"\s", "", text).upper().rpartition("#")[2].rpartition(PREFIX)[2]
    try:
        return _read(letters) if _LETTERS.fullmatch(letters) else None
    except Exception:  # noqa: BLE001 - a stranger's letters may break a library anywhere
        return None


# --- writing ------------------------------------------------------------------------------------


def _begin(site: str) -> str:
    site = site.strip()
    return f"{site.partition('#')[0]}#" if site else PREFIX


def _signed(record: Record, signer: Signs) -> bytes:
    import cbor2

    protected = cbor2.dumps({_ALGORITHM: _EDDSA, _KID: kid_of(signer.public)}, canonical=True)
    payload = cbor2.dumps(_facts(record), canonical=True)
    signature = signer.sign(_to_sign(protected, payload))
    message = cbor2.CBORTag(_COSE_SIGN1, [protected, {}, payload, signature])
    return cbor2.dumps(message, canonical=True)


def _to_sign(protected: bytes, payload: bytes) -> bytes:
    import cbor2

    return cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)


def _facts(record: Record) -> dict[int, Any]:
    """Return what the code says; a fact that is empty has no key."""
    kind = record.kind.lower()
    facts: dict[int, Any] = {
        NUMBER: record.number,
        NAME: record.name,
        TITLE: record.title,
        WORKSHOP: record.workshop,
        FIRST_ON: (record.first_on - _EPOCH).days,
        MORE_DAYS: (record.last_on - record.first_on).days,
        MINUTES: record.minutes,
        ISSUED_AT: int(record.issued_at.timestamp()),
        PLACE: record.place,
        KIND: _KINDS.index(kind) if kind in _KINDS else 0,
        CREDITS: record.credits,
        EXPIRES_ON: (record.expires_on - _EPOCH).days if record.expires_on else 0,
        LICENCE: record.licence,
        REPLACES: record.replaces,
        IS_DUPLICATE: int(record.is_duplicate),
    }
    return {key: value for key, value in facts.items() if value or key == FIRST_ON}


def _ever_shorter(record: Record, least: int) -> Iterator[Record]:
    yield record
    record = replace(record, place="")
    yield record
    for shorter in _cut(record.workshop, least):
        record = replace(record, workshop=shorter)
        yield record
    for shorter in _cut(record.title, least):
        record = replace(record, title=shorter)
        yield record
    record = replace(record, credits="", licence="")
    yield record
    for shorter in _cut(record.name, least):
        record = replace(record, name=shorter)
        yield record


def _cut(text: str, least: int) -> Iterable[str]:
    """Give a text with ever fewer of its last letters."""
    for kept in range(len(text) - 8, least, -8):
        yield text[:kept].rstrip() + _CUT


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


# --- reading ------------------------------------------------------------------------------------


def _read(letters: str) -> Compact | None:
    """Return what letters say; they must be exactly as we would write them.

    Raises:
        Exception: of any kind, where they are not.
    """
    import cbor2

    data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    if _base32(data) != letters:
        return None
    message = cbor2.loads(data)
    protected, unprotected, payload, signature = message.value
    header, facts = cbor2.loads(protected), cbor2.loads(payload)
    is_ours = (
        message.tag == _COSE_SIGN1
        and unprotected == {}
        and header == {_ALGORITHM: _EDDSA, _KID: header[_KID]}
        and type(header[_KID]) is bytes
        and all(
            cbor2.dumps(value, canonical=True) == written
            for value, written in ((message, data), (header, protected), (facts, payload))
        )
    )
    if not is_ours:
        return None
    first_on = _EPOCH + timedelta(days=_whole(facts, FIRST_ON))
    expires = _whole(facts, EXPIRES_ON)
    return Compact(
        number=_text(facts, NUMBER),
        name=_text(facts, NAME),
        title=_text(facts, TITLE),
        workshop=_text(facts, WORKSHOP),
        first_on=first_on,
        last_on=first_on + timedelta(days=_whole(facts, MORE_DAYS)),
        minutes=_whole(facts, MINUTES),
        issued_at=datetime.fromtimestamp(_whole(facts, ISSUED_AT), UTC),
        place=_text(facts, PLACE),
        kind=_KINDS[_whole(facts, KIND)],
        credits=_text(facts, CREDITS),
        licence=_text(facts, LICENCE),
        replaces=_text(facts, REPLACES),
        expires_on=_EPOCH + timedelta(days=expires) if expires else None,
        is_duplicate=bool(_whole(facts, IS_DUPLICATE)),
        kid=header[_KID],
        protected=protected,
        payload=payload,
        signature=signature,
    )


def _text(facts: dict[int, Any], key: int) -> str:
    value = facts.get(key, "")
    if type(value) is not str:
        raise TypeError(key)
    return value


def _whole(facts: dict[int, Any], key: int) -> int:
    value = facts.get(key, 0)
    if type(value) is not int:
        raise TypeError(key)
    return value
