"""The Open Badges 3.0 credential of a record, not yet signed.

Only terms of the bundled vocabularies are used: what they do not define, one of the two proofs
would not cover.  What Open Badges has no word for (place, facilitator, host, …) is an evidence
with a name and a narrative, so that any wallet shows it.
Source: 1EdTech Open Badges Specification 3.0; W3C Verifiable Credentials Data Model 2.0.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from lchost.credentials.openbadge.contexts import CREDENTIALS, OPEN_BADGES
from lchost.credentials.record import Record

CONTEXTS = [CREDENTIALS, OPEN_BADGES]
# the names by which `verify.claims` finds them again
PLACE, FACILITATOR, HOST = "Place", "Facilitator", "Host"
CREDITS, REPLACES, DUPLICATE, MINUTES = "Credits", "Replaces", "Duplicate", "Minutes"
LICENCE = "ext:licence"

_TYPES = {"completion": "CertificateOfCompletion"}
_USUAL_TYPE = "Achievement"  # "Certificate" is a word that some trades keep for themselves
_ROLES = {"facilitation": "Facilitator", "mentoring": "Mentor"}
_OURS = UUID("6f7c5d0e-58a4-5c3e-9f43-0d5d8a7c1e42")  # what names are hashed in that have no UUID
_LANGUAGE = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_SITE = re.compile(r"https?://[!-~]+")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?(?![\d.,])")
_NOT_IN_XML = {0xFFFE, 0xFFFF}  # a badge may become an SVG


def credential(
    record: Record, issuer_name: str, did: str, email: str = "", url: str = ""
) -> dict[str, Any]:
    """Return the unsigned credential of a record.

    Args:
        issuer_name: the community's.
        did: of the key that will sign it.
        email: of the recipient; only its salted hash goes in.
        url: of the community's site; left out unless it is an address with http or https.
    """
    made: dict[str, Any] = {
        "@context": list(CONTEXTS),
        "id": _urn(record.uid or f"{did} {record.number}"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": _plain(record.title),
        "issuer": _issuer(issuer_name, did, url),
        "validFrom": moment(record.issued_at),
        "awardedDate": moment(record.issued_at),
        "credentialSubject": _subject(record, email),
    }
    if record.expires_on is not None:
        made["validUntil"] = f"{record.expires_on.isoformat()}T23:59:59Z"
    if evidence := _evidence(record):
        made["evidence"] = evidence
    return made


def moment(at: datetime) -> str:
    """Return a moment as credentials write it, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _issuer(name: str, did: str, url: str) -> dict[str, Any]:
    issuer: dict[str, Any] = {"id": did, "type": ["Profile"]}
    if name := _plain(name):
        issuer["name"] = name
    if _SITE.fullmatch(url):
        issuer["url"] = url
    return issuer


def _subject(record: Record, email: str) -> dict[str, Any]:
    achievement = _achievement(record)
    subject: dict[str, Any] = {
        "type": ["AchievementSubject"],
        "identifier": _identifiers(record, email),
        "activityStartDate": _day(record.first_on),
        "activityEndDate": _day(record.last_on),
        "licenseNumber": record.number,
        "achievement": achievement,
    }
    if record.recipient:
        subject["id"] = _urn(record.recipient)
    if role := _ROLES.get(record.kind.lower()):
        subject["role"] = role
    if earned := _NUMBER.match(record.credits):
        number = float(earned[0])
        subject["creditsEarned"] = int(number) if number.is_integer() else number
    if record.minutes:
        described = _urn(f"{achievement['id']} {MINUTES}")
        achievement["resultDescription"] = [
            {
                "id": described,
                "type": ["ResultDescription"],
                "name": MINUTES,
                "resultType": "Result",
            }
        ]
        subject["result"] = [
            {"type": ["Result"], "resultDescription": described, "value": str(record.minutes)}
        ]
    return subject


def _achievement(record: Record) -> dict[str, Any]:
    title, workshop = _plain(record.title), _plain(record.workshop)
    achievement: dict[str, Any] = {
        "id": _urn(_what_is_achieved(record)),
        "type": ["Achievement"],
        "achievementType": _TYPES.get(record.kind.lower(), _USUAL_TYPE),
        "name": workshop,
        "description": f"{title}: {workshop}",
        "criteria": {"narrative": _plain(record.because) or f"{title}: {workshop}"},
    }
    if record.topic:
        achievement["fieldOfStudy"] = _plain(record.topic)
    if _LANGUAGE.fullmatch(record.language):
        achievement["inLanguage"] = record.language
    if record.licence:
        entry = {"identifier": _plain(record.licence), "identifierType": LICENCE}
        achievement["otherIdentifier"] = [{"type": "IdentifierEntry", **entry}]
    return achievement


def _what_is_achieved(record: Record) -> str:
    """Return what is the same for all whose achievement is described with the same words."""
    words = (record.title, record.workshop, record.because, record.topic, record.licence)
    return "\n".join((record.workshop_uid, record.kind, record.language, *words))


def _identifiers(record: Record, email: str) -> list[dict[str, Any]]:
    named = {"identityHash": _plain(record.name), "identityType": "name"}
    identifiers: list[dict[str, Any]] = [{"type": "IdentityObject", "hashed": False, **named}]
    if address := email.strip().lower():
        # the salt is public; it only has to differ from one certificate to the next
        salt = hashlib.sha256(f"{record.uid} {record.number}".encode()).hexdigest()[:16]
        digest = hashlib.sha256((address + salt).encode()).hexdigest()
        identifiers.append(
            {
                "type": "IdentityObject",
                "hashed": True,
                "identityHash": f"sha256${digest}",
                "identityType": "emailAddress",
                "salt": salt,
            }
        )
    return identifiers


def _evidence(record: Record) -> list[dict[str, Any]]:
    """Return what Open Badges has no word for; each has its own name, so no two are alike."""
    stated = {
        PLACE: record.place,
        FACILITATOR: record.facilitator,
        HOST: record.host,
        CREDITS: record.credits,
        REPLACES: record.replaces,
        DUPLICATE: "yes" if record.is_duplicate else "",
    }
    return [
        {"type": ["Evidence"], "name": name, "narrative": _plain(text)}
        for name, text in stated.items()
        if text
    ]


def _urn(name: str) -> str:
    """Return a UUID as a name for the world; what is none becomes one by its hash."""
    try:
        return UUID(name).urn
    except ValueError:
        return uuid5(_OURS, name).urn


def _day(day: date) -> str:
    """Return a day where Open Badges asks for a moment: its time says nothing."""
    return f"{day.isoformat()}T00:00:00Z"


def _plain(text: str) -> str:
    """Return a text without letters that are none: two programs may write those two ways."""
    return "".join(
        " " if unicodedata.category(one) in ("Cc", "Cs") or ord(one) in _NOT_IN_XML else one
        for one in text
    ).strip()
