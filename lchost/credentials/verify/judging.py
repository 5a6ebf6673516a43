"""What is said of a certificate that is shown: pure, by what is known of keys and the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from lchost.credentials import compact, did_key, openbadge
from lchost.credentials.compact import Compact
from lchost.credentials.openbadge.building import CONTEXTS
from lchost.credentials.record import DIGITS, Record, parse, sha256
from lchost.credentials.verify import claims as stating
from lchost.credentials.verify.claims import Claims
from lchost.credentials.verify.sources import Badge, OldCode, Pages, Shown, Unread, read
from lchost.credentials.verify.trust import Issued, KeySpan, Trust


class Standing(Enum):
    """How a certificate stands; of the last two nothing that they say is shown."""

    GENUINE = "genuine"  # this community's, and it holds
    UNSIGNED = "unsigned"  # issued before signing; the register has it, and it holds
    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"
    UNLISTED = "unlisted"  # signed with this community's key, but this register has it not
    UNKNOWN_SIGNER = "unknown signer"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


VALID = (Standing.GENUINE, Standing.UNSIGNED)


class Because(Enum):
    """What more there is to say."""

    NOTHING = ""
    # of UNKNOWN_SIGNER
    NO_KEY = "no such key"  # intact, signed by a key that is not known here
    NO_KEY_TO_CHECK = "no key to check with"  # a printed code holds only the name of its key
    KEY_RETIRED = "key retired"  # signed after the community had given the key up
    NOT_ISSUED_HERE = "not issued here"  # issued before signing, and not by this register
    # of ALTERED
    PROOF = "proof"  # a signature does not hold
    DIFFERS = "differs"  # the register has another certificate under this number
    # of UNREADABLE
    NO_CERTIFICATE = "no certificate"
    SEVERAL = "several"
    TOO_LARGE = "too large"
    BROKEN = "broken"
    OTHER_KIND = "other kind"  # a credential, but not signed in a way that is read here


@dataclass(frozen=True)
class Verdict:
    """The answer.

    Attributes:
        claims: what it states; None where nothing may be shown.
        did: of the key that signed; empty where that is not known.
        fingerprint: of that key, for two people to compare.
        community: whose key it is, by the name that this file knows it by.
        said: why it was revoked, or the number of the one in its place.
    """

    standing: Standing
    because: Because = Because.NOTHING
    claims: Claims | None = None
    did: str = ""
    fingerprint: str = ""
    community: str = ""
    said: str = ""

    @property
    def number(self) -> str:
        return self.claims.number if self.claims else ""

    @property
    def is_valid(self) -> bool:
        return self.standing in VALID


_UNREAD = {
    Unread.NOTHING: Because.NO_CERTIFICATE,
    Unread.SEVERAL: Because.SEVERAL,
    Unread.TOO_LARGE: Because.TOO_LARGE,
    Unread.BROKEN: Because.BROKEN,
}


def judge(data: bytes | str, trust: Trust, at: datetime, pages: Pages | None = None) -> Verdict:
    """Say how the certificate in a file or a text stands.  Takes seconds for a photograph.

    Args:
        pages: see `sources.read`.
    """
    return judge_shown(read(data, pages), trust, at)


def judge_shown(shown: Shown | Unread, trust: Trust, at: datetime) -> Verdict:
    """Say how a certificate that was read stands."""
    if isinstance(shown, Unread):
        return Verdict(Standing.UNREADABLE, _UNREAD[shown])
    if isinstance(shown, Badge):
        return _of_badge(shown, trust, at)
    if isinstance(shown, OldCode):
        return _of_old(shown, trust, at)
    return _of_compact(shown, trust, at)


def number_of(shown: Shown | Unread) -> str:
    """Return the number under which the register would have it; nobody vouches for it yet."""
    if isinstance(shown, Badge):
        return stating.of_badge(shown.credential).number
    return "" if isinstance(shown, Unread) else shown.number


# --- each form ----------------------------------------------------------------------------------


def _of_badge(shown: Badge, trust: Trust, at: datetime) -> Verdict:
    did = openbadge.issuer_of(shown.credential)
    if did is None or not _is_our_kind(shown.credential):
        return Verdict(Standing.UNREADABLE, Because.OTHER_KIND)
    if not openbadge.intact(shown.credential):
        return Verdict(Standing.ALTERED, Because.PROOF)
    said = stating.of_badge(shown.credential)
    return _of_signed(
        said, did, trust, at, lambda issued: _credential_of(issued) == shown.credential
    )


def _of_compact(shown: Compact, trust: Trust, at: datetime) -> Verdict:
    named = {did: did_key.decode(did) for did in trust.keys}
    named = {did: key for did, key in named.items() if compact.kid_of(key) == shown.kid}
    if not named:
        print_of_key = did_key.in_fours(shown.kid)
        return Verdict(Standing.UNKNOWN_SIGNER, Because.NO_KEY_TO_CHECK, fingerprint=print_of_key)
    did = next((did for did, key in named.items() if shown.is_by(key)), None)
    if did is None:
        return Verdict(Standing.ALTERED, Because.PROOF)
    said = stating.of_compact(shown, trust.keys[did].name)
    return _of_signed(said, did, trust, at, lambda issued: compact.decode(issued.code) == shown)


def _of_old(shown: OldCode, trust: Trust, at: datetime) -> Verdict:
    """Judge by the register alone: such a code is proof of nothing elsewhere.

    None was ever printed on a signed certificate.
    """
    issued = (trust.register or {}).get(shown.number)
    if issued is None:
        return Verdict(Standing.UNKNOWN_SIGNER, Because.NOT_ISSUED_HERE)
    is_that = issued.record_sha256[:DIGITS].upper() == shown.digits.upper()
    said = _record_of(issued) if is_that and not issued.signer else None
    if said is None:
        return Verdict(Standing.ALTERED, Because.DIFFERS)
    return _held(Verdict(Standing.UNSIGNED, claims=stating.of_record(said)), trust, at)


# --- common to signed ones ----------------------------------------------------------------------


def _of_signed(
    said: Claims, did: str, trust: Trust, at: datetime, is_same: Callable[[Issued], bool]
) -> Verdict:
    """Judge what is intact by whose key signed it, and by the register."""
    fingerprint, span = did_key.fingerprint(did), trust.keys.get(did)
    unknown = Verdict(Standing.UNKNOWN_SIGNER, Because.NO_KEY, said, did, fingerprint)
    if span is None:
        return unknown
    issued = (trust.register or {}).get(said.number)
    is_listed = issued is not None and _is_whole(issued) and is_same(issued)
    # what the register has was signed in time, even if the clock was ahead that day
    if _is_too_late(said, span) and not is_listed:
        return replace(unknown, because=Because.KEY_RETIRED, community=span.name)
    found = Verdict(Standing.GENUINE, Because.NOTHING, said, did, fingerprint, span.name)
    if trust.register is not None and issued is None:
        return replace(found, standing=Standing.UNLISTED)
    if trust.register is not None and not is_listed:
        return Verdict(Standing.ALTERED, Because.DIFFERS)
    return _held(found, trust, at)


def _held(found: Verdict, trust: Trust, at: datetime) -> Verdict:
    """Say whether it was taken back, or its time is over; a newer one in its place says most."""
    number, claims = found.number, found.claims
    if number in trust.replaced:
        return _with(found, Standing.REPLACED, trust.replaced[number])
    if number in trust.revoked:
        return _with(found, Standing.REVOKED, trust.revoked[number])
    if claims and claims.expires_on and claims.expires_on < at.astimezone(UTC).date():
        return _with(found, Standing.EXPIRED, "")
    return found


def _with(found: Verdict, standing: Standing, said: str) -> Verdict:
    return replace(found, standing=standing, said=said)


def _is_our_kind(credential: dict[str, Any]) -> bool:
    """Tell others' credentials from altered ones: those have one proof, or other vocabularies."""
    proof = credential.get("proof")
    return isinstance(proof, list) and bool(proof) and credential.get("@context") == CONTEXTS


def _is_too_late(said: Claims, span: KeySpan) -> bool:
    return span.until is not None and (said.issued_at is None or said.issued_at > span.until)


def _is_whole(issued: Issued) -> bool:
    return sha256(issued.record) == issued.record_sha256


def _record_of(issued: Issued) -> Record | None:
    """Return the record, or None where the register was altered by hand."""
    try:
        return parse(issued.record) if _is_whole(issued) else None
    except (ValueError, TypeError, KeyError):
        return None


def _credential_of(issued: Issued) -> object:
    shown = read(issued.credential)
    return shown.credential if isinstance(shown, Badge) else None
