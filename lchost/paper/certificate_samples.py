"""Certificates to look at while their design changes: the hardest names of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from lchost.credentials import compact, drafting, keys
from lchost.credentials.drafting import Wording
from lchost.credentials.register import Draft
from lchost.paper import edited_words, house
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.badges.worst import made_up, worst
from lchost.paper.certificates.saying import text_of
from lchost.paper.certificates.text import CertificateText
from lchost.paper.issuing import CertificateOptions, worded
from lchost.planning import workshops
from lchost.roster import registrations
from lchost.roster.registrations import Status

MOST = 6


def hardest(
    workshop_id: int, options: CertificateOptions, at: datetime, most: int = MOST
) -> tuple[tuple[CertificateText, ...], bool]:
    """Return what the certificates would say that are hardest to print, and whether made up.

    They carry a code as long as theirs will be, by a key that nobody has.
    """
    workshop = workshops.get(workshop_id)
    words = edited_words.of_workshop(workshop)
    wording, on = worded(options, words), house.stationery()
    second = options.second_language and edited_words.of_language(options.second_language)
    drafts, names = _drafts(workshop_id, wording, at, most)
    signer = keys.throwaway()
    today = workshop.local(at).date()
    texts = [
        text_of(
            said,
            compact.encode(said, signer),
            words,
            on,
            today,
            draft.language,
            second or None,
        )
        for draft, said in ((one, one.record) for one in drafts)
    ]
    if texts:
        return tuple(texts), False
    title = wording.title
    return tuple(
        replace(
            CertificateText(
                f"{today.year}-{n:04}", name, title, workshop.title, words.days(today, today)
            ),
            qr=f"LC1:{'A' * 420}",
            issued=words.day(today),
            place=workshop.place,
            community=wording.issuer,
            host_name=wording.host,
            words=words,
            house=on,
        )
        for n, name in enumerate(names, 1)
    ), True


def _drafts(
    workshop_id: int, wording: Wording, at: datetime, most: int
) -> tuple[Sequence[Draft], Sequence[str]]:
    """Return drafts of those whose names are hardest; or, of an empty list, names made up."""
    people = [
        BadgePerson(one.member_id, one.name, "")
        for one in registrations.listing(workshop_id)
        if one.status is Status.REGISTERED
    ]
    chosen = worst(people, most)
    drafts = [drafting.provisional(workshop_id, one.registration_id, wording, at) for one in chosen]
    nobody = made_up(BadgeSet(()))
    return drafts, [one.name for one in nobody.people[:most]]
