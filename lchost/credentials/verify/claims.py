"""What a certificate states, out of each form in which it is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lchost.credentials.compact import Compact
from lchost.credentials.openbadge import building
from lchost.credentials.record import Record

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # Unicode UAX 9, 2.1 to 2.4
_LONGEST = 2000  # letters of a fact that are shown


@dataclass(frozen=True)
class Claims:
    """What is stated; empty where the form does not say it.  Texts have no control letters."""

    number: str = ""
    name: str = ""
    title: str = ""
    workshop: str = ""
    first_on: date | None = None
    last_on: date | None = None
    minutes: int = 0
    issued_at: datetime | None = None
    issuer: str = ""
    host: str = ""
    place: str = ""
    replaces: str = ""
    credits: str = ""
    topic: str = ""
    facilitator: str = ""
    licence: str = ""
    because: str = ""
    language: str = ""
    expires_on: date | None = None
    is_duplicate: bool = False


def of_record(record: Record) -> Claims:
    """Return the claims of a record of the register."""
    return Claims(
        number=record.number,
        name=record.name,
        title=record.title,
        workshop=record.workshop,
        first_on=record.first_on,
        last_on=record.last_on,
        minutes=record.minutes,
        issued_at=record.issued_at,
        issuer=record.issuer,
        host=record.host,
        place=record.place,
        replaces=record.replaces,
        credits=record.credits,
        topic=record.topic,
        facilitator=record.facilitator,
        licence=record.licence,
        because=record.because,
        language=record.language,
        expires_on=record.expires_on,
        is_duplicate=record.is_duplicate,
    )


def of_compact(code: Compact, issuer: str) -> Claims:
    """Return the claims of a printed code; `issuer`: whose key it is, the code does not say."""
    return Claims(
        number=_clean(code.number),
        name=_clean(code.name),
        title=_clean(code.title),
        workshop=_clean(code.workshop),
        first_on=code.first_on,
        last_on=code.last_on,
        minutes=code.minutes,
        issued_at=code.issued_at,
        issuer=issuer,
        place=_clean(code.place),
        replaces=_clean(code.replaces),
        credits=_clean(code.credits),
        licence=_clean(code.licence),
        expires_on=code.expires_on,
        is_duplicate=code.is_duplicate,
    )


def _because(achievement: dict[str, Any]) -> str:
    """Return what was asked, unless it only says again what it is: it must say something."""
    asked = _text(_node(achievement, "criteria"), "narrative")
    return "" if asked == _text(achievement, "description") else asked


def of_badge(credential: dict[str, Any]) -> Claims:
    """Return the claims of a credential, also of one that was not built here."""
    subject = _node(credential, "credentialSubject")
    achievement = _node(subject, "achievement")
    stated = {_text(one, "name"): _text(one, "narrative") for one in _nodes(credential, "evidence")}
    earned = subject.get("creditsEarned")
    number = str(earned) if type(earned) in (int, float) else ""
    return Claims(
        number=_text(subject, "licenseNumber"),
        name=_named(subject),
        title=_text(credential, "name") or _text(achievement, "name"),
        workshop=_text(achievement, "name"),
        first_on=_day(subject.get("activityStartDate")),
        last_on=_day(subject.get("activityEndDate")),
        minutes=_minutes(subject, achievement),
        issued_at=_moment(credential.get("validFrom")),
        issuer=_text(_node(credential, "issuer"), "name"),
        host=stated.get(building.HOST, ""),
        place=stated.get(building.PLACE, ""),
        replaces=stated.get(building.REPLACES, ""),
        credits=stated.get(building.CREDITS, "") or number,
        topic=_text(achievement, "fieldOfStudy"),
        facilitator=stated.get(building.FACILITATOR, ""),
        licence=_licence(achievement),
        because=_because(achievement),
        language=_text(achievement, "inLanguage"),
        expires_on=_day(credential.get("validUntil")),
        is_duplicate=bool(stated.get(building.DUPLICATE)),
    )


def _named(subject: dict[str, Any]) -> str:
    for one in _nodes(subject, "identifier"):
        if one.get("identityType") == "name" and one.get("hashed") is False:
            return _text(one, "identityHash")
    return ""


def _minutes(subject: dict[str, Any], achievement: dict[str, Any]) -> int:
    described = {
        _text(one, "id")
        for one in _nodes(achievement, "resultDescription")
        if one.get("name") == building.MINUTES
    }
    for one in _nodes(subject, "result"):
        value = _text(one, "value")
        if _text(one, "resultDescription") in described and re.fullmatch(r"[0-9]{1,7}", value):
            return int(value)
    return 0


def _licence(achievement: dict[str, Any]) -> str:
    for one in _nodes(achievement, "otherIdentifier"):
        if one.get("identifierType") == building.LICENCE:
            return _text(one, "identifier")
    return ""


def _node(node: dict[str, Any], key: str) -> dict[str, Any]:
    found = node.get(key)
    return found if isinstance(found, dict) else {}


def _nodes(node: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    found = node.get(key)
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one


def _text(node: dict[str, Any], key: str) -> str:
    value = node.get(key)
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """Return a stranger's text without orders to a terminal, or letters that turn others over."""
    return "".join(
        " " if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") else one
        for one in text[:_LONGEST]
        if one not in _TURNS
    )


def _day(value: object) -> date | None:
    found = _DAY.match(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _moment(value: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None
