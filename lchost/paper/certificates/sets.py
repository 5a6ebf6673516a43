"""Certificates as the room of badges takes them: who gets one, and what stands on it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from lchost.paper.badges.design import Design, Element, What
from lchost.paper.badges.painting import fitted_picture
from lchost.paper.badges.people import BadgePerson, BadgeSet, spoken
from lchost.paper.certificates.text import CertificateText
from lchost.paper.page_sizes import INCH_MM
from lchost.paper.picture_reading import PictureData, shrunk
from lchost.paper.stationery import Signature

BETWEEN = "  ·  "
_SPLIT = re.compile(r"\s+·\s+")
_DPI = 300


@dataclass(frozen=True)
class Recipient(BadgePerson):
    """Whose certificate it is, and all that it says."""

    text: CertificateText = field(default_factory=lambda: CertificateText("", "", "", "", ""))

    def signed_by(self) -> tuple[Signature, ...]:
        """Return who signs: the host, who is named in the record, and those beside them."""
        text = self.text
        hand = _folded(text.host_name)
        own = [one for one in text.house.signatures if _folded(one.name) == hand]
        others = [one for one in text.house.signatures if _folded(one.name) != hand]
        as_what = ", ".join(filter(None, (text.words.host, text.community)))
        written = own[0].picture if own else None
        return (Signature(text.host_name, as_what, written), *others)


@dataclass(frozen=True)
class CertificateSet(BadgeSet):
    """Certificates that are drawn alike; no text is the same on all of them."""

    def shared_fields(self) -> dict[str, str]:
        """Return none: each certificate says what its own record says."""
        return {}

    def fields(self, person: BadgePerson) -> dict[str, str]:
        """Return all fields of a certificate."""
        assert isinstance(person, Recipient)
        return dict(person.text.fields())

    def letters_for(self, element: Element, person: BadgePerson) -> str:
        """Return whose Han letters an element gets: only a name may have its own."""
        return (person.language if element.what is What.NAME else "") or self.han

    def said(self, text: str, person: BadgePerson) -> str:
        """Fill a text line by line; between dots and on lines, what says nothing is left out."""
        values = self.fields(person)
        lines = []
        for line in text.split("\n"):
            parts = [spoken(part, values).strip() for part in _SPLIT.split(line)]
            if said := BETWEEN.join(filter(None, parts)):
                lines.append(said)
        return "\n".join(lines)


def certificate_set(
    texts: Sequence[CertificateText],
    design: Design,
    pictures: Mapping[str, PictureData] | None = None,
    ids: Sequence[int] = (),
) -> CertificateSet:
    """Return certificates that say these texts; `pictures` are those that the design shows."""
    house = texts[0].house
    shown: dict[str, PictureData] = {}
    for element in design.front.elements:
        is_logo = element.what is What.LOGO and house.logo is not None
        data = house.logo.data if is_logo and house.logo else (pictures or {}).get(element.picture)
        if data:
            mark = house.logo.mark if is_logo and house.logo else element.picture
            size = data.wide_px, data.high_px
            wide, _ = fitted_picture(element.box, *size, is_filled=element.is_filled)
            fine = shrunk(data, ceil(wide / INCH_MM * _DPI))
            if mark not in shown or shown[mark].wide_px < fine.wide_px:
                shown[mark] = fine
    if design.backdrop in (pictures or {}):
        shown[design.backdrop] = (pictures or {})[design.backdrop]
    numbers = ids or range(len(texts))
    return CertificateSet(
        tuple(
            Recipient(n, one.name, one.qr, language=one.language, text=one)
            for n, one in zip(numbers, texts, strict=True)
        ),
        community=texts[0].community,
        logo=house.logo.mark if house.logo else "",
        pictures=shown,
        words=texts[0].words,
        accent=house.ink,
        ornament=house.accent,
        han=house.han,
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
