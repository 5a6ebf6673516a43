"""What a record says, in the words of one language or of two side by side."""

from __future__ import annotations

from datetime import date

from lchost.credentials.kinds import Kind, titles
from lchost.credentials.record import Record
from lchost.paper.certificates.text import CertificateText, Second
from lchost.paper.stationery import Stationery
from lchost.paper.words import Words, sentence


def text_of(
    said: Record,
    code: str,
    words: Words,
    on: Stationery,
    issued_on: date,
    language: str = "",
    second: Words | None = None,
) -> CertificateText:
    """Return what a certificate says.

    Args:
        code: its QR code; empty while it is not issued.
        issued_on: the day where the workshop was.
        language: the member's, which shapes their name.
        second: words of another language than `words`.
    """
    beside = second if second and second.language != words.language else None
    return CertificateText(
        number=said.number,
        name=said.name,
        title=said.title,
        workshop=said.workshop,
        when=_when(said, words),
        hours=_hours(said, words),
        place=said.place,
        community=said.issuer,
        host_name=said.host,
        qr=code,
        replaces=said.replaces,
        credits=said.credits,
        topic=said.topic,
        facilitator=said.facilitator,
        licence=said.licence,
        because=said.because,
        issued=words.day(issued_on),
        expires=_expires(said, words),
        is_duplicate=said.is_duplicate,
        language=on.letters_of(language),
        words=words,
        house=on,
        second=_second(said, words, beside, issued_on) if beside else None,
    )


def _second(said: Record, words: Words, beside: Words, issued_on: date) -> Second:
    return Second(
        beside,
        title_beside(said.title, words, beside),
        _when(said, beside),
        _hours(said, beside),
        beside.day(issued_on),
        _expires(said, beside),
    )


def title_beside(title: str, words: Words, beside: Words) -> str:
    """Return a usual title in the second language; one that the host made up stays alone."""
    if title == words.attendance:
        return beside.attendance
    for kind in Kind:
        own = titles(kind, words.language)
        if title in own:
            others = titles(kind, beside.language)
            return others[min(own.index(title), len(others) - 1)]
    return ""


def _when(said: Record, words: Words) -> str:
    return sentence(words.days(said.first_on, said.last_on))


def _hours(said: Record, words: Words) -> str:
    return words.hours(said.minutes) if said.minutes else ""


def _expires(said: Record, words: Words) -> str:
    return words.expiry(said.expires_on) if said.expires_on else ""
