"""The printing press: takes what the file knows and gives finished papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lchost.credentials import record, register
from lchost.credentials.register import Draft, NumberTaken, Wording
from lchost.models import settings
from lchost.paper import edited_words, house
from lchost.paper.certificates import CertificateText
from lchost.paper.certificates import certificate as draw_certificate
from lchost.paper.certificates import certificates as draw_certificates
from lchost.paper.lists import agenda as agendas
from lchost.paper.lists import people as people_lists
from lchost.paper.notes import Note
from lchost.paper.running import Occasion
from lchost.paper.scanback.layout import MarkedSheet
from lchost.paper.sheets.backs import Flip
from lchost.paper.stationery import Stationery
from lchost.paper.words import Words, sentence
from lchost.planning import items, workshops
from lchost.planning.agenda import clock
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.roster.registrations import Status

Progress = Callable[[int, int], None]  # (done, of all); cancels by raising
_TRIES = 5  # how often certificates are drawn again because another issued meanwhile


@dataclass(frozen=True)
class Paper:
    """A finished paper.

    Attributes:
        registration_ids: those whose badge is on it.
        sheets: what is on it that can be read back, once it was kept.
        flip: how its backs come about.
        flips: how they can; empty where it has none.
    """

    pdf: bytes
    pages: int
    people: int
    notes: tuple[Note, ...] = ()
    registration_ids: tuple[int, ...] = ()
    sheets: tuple[MarkedSheet, ...] = ()
    flip: Flip = Flip.NONE
    flips: tuple[Flip, ...] = ()

    @property
    def leaves(self) -> int:
        """How many sheets of paper it takes."""
        both = self.flip in (Flip.LONG, Flip.SHORT)
        return -(-self.pages // 2) if both else self.pages


@dataclass(frozen=True)
class CertificateOptions:
    """What the host chooses; an empty title is the community's own, or "of attendance"."""

    title: str = ""
    use_legal_name: bool = False
    page_size: str = "a4"


@dataclass(frozen=True)
class Issued:
    """What was issued; `already` had a valid one and got no second."""

    certificate_ids: tuple[int, ...]
    already: tuple[int, ...] = ()  # member ids


# --- the pack ----------------------------------------------------------------------------------


def agenda(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return the agenda by the workshop's own clock."""
    workshop = workshops.get(workshop_id)
    slots = clock(items.agenda(workshop_id), workshop.local(workshop.starts_at))
    lines = [
        agendas.AgendaLine(
            slot.starts_at,
            slot.item.minutes,
            slot.item.title,
            slot.item.format.value,
            slot.item.leader,
        )
        for slot in slots
    ]
    drawn = agendas.agenda(occasion_of(workshop), lines, page_size, workshop.purpose)
    return Paper(drawn.pdf, drawn.pages, people=0)


def people_list(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return everybody who has a place: the list for before there are groups."""
    listed = registrations.listing(workshop_id)
    names = [one.name for one in listed if one.status is Status.REGISTERED]
    drawn = people_lists.people_list(occasion_of(workshops.get(workshop_id)), names, page_size)
    return Paper(drawn.pdf, drawn.pages, len(names))


# --- certificates ------------------------------------------------------------------------------


def issue(
    workshop_id: int,
    member_ids: Sequence[int],
    options: CertificateOptions,
    at: datetime,
    progress: Progress | None = None,
) -> Issued:
    """Issue a certificate to each of these members who has none of this title yet."""
    wording = _wording(options, edited_words.of_workshop(workshops.get(workshop_id)))
    held = register.valid_holders(workshop_id, wording.title)

    def draft() -> list[Draft]:
        return register.drafts(workshop_id, member_ids, wording, at)

    ids = _issue(draft, options, at, "", progress)
    return Issued(tuple(ids), tuple(one for one in member_ids if one in held))


def reissue(certificate_id: int, options: CertificateOptions, reason: str, at: datetime) -> Issued:
    """Take a certificate back with a reason and issue another, with the member's name of now.

    Raises:
        NoReason: none was given.
        AlreadyReplaced: this was done before.
    """
    wording = _wording(options, edited_words.of_community())  # the old one's title stays

    def draft() -> list[Draft]:
        return [register.redraft(certificate_id, wording, at)]

    return Issued(tuple(_issue(draft, options, at, reason, None)))


def preview(workshop_id: int, member_id: int, options: CertificateOptions, at: datetime) -> bytes:
    """Return how a member's certificate would look; it carries no code, for it is not issued."""
    words = edited_words.of_workshop(workshops.get(workshop_id))
    draft = register.provisional(workshop_id, member_id, _wording(options, words), at)
    return draw_certificate(
        _text(draft.record, "", draft.language, words, house.stationery()), options.page_size
    )


def certificates_pdf(
    certificate_ids: Sequence[int], page_size: str = "a4", progress: Progress | None = None
) -> bytes:
    """Return one PDF with a page for each, drawn from the frozen records."""
    said = [
        (record.parse(text), digest, language)
        for text, digest, language in register.records(certificate_ids)
    ]
    words, on = _words_of(one for one, _, _ in said), house.stationery()
    texts = [
        _text(one, digest, language, words[one.workshop_uid], on) for one, digest, language in said
    ]
    return draw_certificates(texts, page_size, progress)


def one_certificate(certificate_id: int) -> bytes:
    """Return the PDF as it was frozen.

    Raises:
        CertificateAltered: the file no longer holds what was issued.
    """
    return register.pdf(certificate_id)


def _issue(
    draft: Callable[[], list[Draft]],
    options: CertificateOptions,
    at: datetime,
    reason: str,
    progress: Progress | None,
) -> list[int]:
    """Draw outside any transaction, then freeze; draw again if a number was taken meanwhile."""
    for attempt in range(_TRIES):
        drafts = draft()
        words, on = _words_of(one.record for one in drafts), house.stationery()
        made: list[tuple[Draft, bytes]] = []
        for one in drafts:
            text = _text(one.record, one.digest, one.language, words[one.record.workshop_uid], on)
            made.append((one, draw_certificate(text, options.page_size)))
            if progress:
                progress(len(made), len(drafts))
        try:
            return register.freeze(made, at, reason)
        except NumberTaken:
            if attempt == _TRIES - 1:
                raise
    return []


def _words_of(said: Iterable[record.Record]) -> dict[str, Words]:
    """Return the words of each workshop that is named, by its uid."""
    return {uid: edited_words.of_uid(uid) for uid in {one.workshop_uid for one in said}}


def _text(
    said: record.Record, digest: str, language: str, words: Words, on: Stationery
) -> CertificateText:
    return CertificateText(
        number=said.number,
        name=said.name,
        title=said.title,
        workshop=said.workshop,
        when=sentence(words.days(said.first_on, said.last_on)),
        hours=words.hours(said.minutes),
        place=said.place,
        community=said.issuer,
        host_name=said.host,
        qr=record.qr_text(said.number, digest) if digest else "",
        check=record.digits_in_fours(digest),
        replaces=said.replaces,
        language=on.letters_of(language),
        words=words,
        house=on,
    )


def _wording(options: CertificateOptions, words: Words) -> Wording:
    title = options.title.strip() or str(settings.get("certificate_title", "")).strip()
    return Wording(
        title or words.attendance,
        options.use_legal_name,
        issuer=_community(),
        host=str(settings.get("host_name", "")),
    )


# --- what the file knows -----------------------------------------------------------------------


def _community() -> str:
    return str(settings.get("community_name", ""))


def occasion_of(workshop: Workshop) -> Occasion:
    """Return a workshop as paper names it."""
    return Occasion(
        workshop.title,
        workshop.local(workshop.starts_at),
        workshop.local(workshop.ends_at),
        _community(),
        workshop.place,
        edited_words.of_workshop(workshop),
        house.stationery(),
    )
