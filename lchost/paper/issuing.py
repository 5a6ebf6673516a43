"""Issuing: drafts are signed and drawn outside any transaction, then frozen with their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lchost.credentials import drafting, issuers, register
from lchost.credentials.drafting import Merit, Wording
from lchost.credentials.keys import Signer
from lchost.credentials.register import Draft, Frozen
from lchost.errors import NumberTaken
from lchost.models import settings
from lchost.paper import attaching, certificate_designs, edited_words, house
from lchost.paper.certificates.pages import certificate as draw_certificate
from lchost.paper.certificates.saying import text_of
from lchost.paper.words import Words
from lchost.planning import workshops
from lchost.planning.workshops import Workshop

Progress = Callable[[int, int], None]  # (done, of all); cancels by raising
SITE = "verify_site"  # setting: where the community has put its verifier page
_TRIES = 5  # how often certificates are made again because another issued meanwhile


@dataclass(frozen=True)
class CertificateOptions:
    """What the host chooses; an empty title is the community's own, or "of attendance".

    Attributes:
        wording: what a rule says of kind, letters and facts; its title is not used.
        merits: what members did for it, by member id.
        design: as `certificate_designs.design` takes it; empty for the usual one.
        second_language: of the words beside those of the workshop's; empty for none.
    """

    title: str = ""
    use_legal_name: bool = False
    page_size: str = "a4"
    wording: Wording = field(default_factory=lambda: Wording(""))
    merits: Mapping[int, Merit] = field(default_factory=dict)
    design: str = ""
    second_language: str = ""


@dataclass(frozen=True)
class Issued:
    """What was issued; `already` had a valid one and got no second."""

    certificate_ids: tuple[int, ...]
    already: tuple[int, ...] = ()  # member ids


def issue(
    workshop_id: int,
    member_ids: Sequence[int],
    options: CertificateOptions,
    signer: Signer,
    at: datetime,
    progress: Progress | None = None,
) -> Issued:
    """Issue a certificate to each of these members who has none of this title yet.

    Where `progress` raises, none is issued.

    Raises:
        KeyNotKept: the community's key lies in one place only.
        GoneMeanwhile: the signer is not of the community's key of now.
    """
    wording = worded(options, edited_words.of_workshop(workshops.get(workshop_id)))
    held = register.valid_holders(workshop_id, wording.title, wording.rule_id)

    def draft() -> list[Draft]:
        return drafting.drafts(workshop_id, member_ids, wording, at, options.merits)

    ids = _issue(draft, options, signer, at, "", progress)
    return Issued(tuple(ids), tuple(one for one in member_ids if one in held))


def reissue(
    certificate_id: int,
    options: CertificateOptions,
    signer: Signer,
    reason: str,
    at: datetime,
    *,
    is_duplicate: bool = False,
) -> Issued:
    """Take a certificate back with a reason and issue another, with the member's name of now.

    A duplicate stands for a paper that was lost: the old name, and the word on it.

    Raises:
        NoReason: none was given.
        AlreadyReplaced: this was done before.
    """
    wording = worded(options, edited_words.of_community())  # the old one's title stays

    def draft() -> list[Draft]:
        return [drafting.redraft(certificate_id, wording, at, is_duplicate=is_duplicate)]

    return Issued(tuple(_issue(draft, options, signer, at, reason, None)))


def preview(workshop_id: int, member_id: int, options: CertificateOptions, at: datetime) -> bytes:
    """Return how a member's certificate would look; it carries no code, for it is not issued.

    In the place of its number stands which one is next.
    """
    words = edited_words.of_workshop(workshops.get(workshop_id))
    wording, merit = worded(options, words), options.merits.get(member_id)
    draft = drafting.provisional(workshop_id, member_id, wording, at, merit)
    press = _Press(options)
    return press.draw(draft, "", words)


def certificates_pdf(certificate_ids: Sequence[int], progress: Progress | None = None) -> bytes:
    """Return one PDF with the pages of each, as they were frozen.

    Raises:
        CertificateAltered: the file no longer holds what was issued.
    """
    number = len(certificate_ids)
    return attaching.merged(
        map(register.pdf, certificate_ids),
        edited_words.of_community().certificates,
        str(settings.get("community_name", "")),
        lambda done: progress(done, number) if progress else None,
    )


def one_certificate(certificate_id: int) -> bytes:
    """Return the PDF as it was frozen.

    Raises:
        CertificateAltered: the file no longer holds what was issued.
    """
    return register.pdf(certificate_id)


# --- making -------------------------------------------------------------------------------------


def _issue(
    draft: Callable[[], list[Draft]],
    options: CertificateOptions,
    signer: Signer,
    at: datetime,
    reason: str,
    progress: Progress | None,
) -> list[int]:
    """Make all, then freeze; make them again if a number was taken meanwhile."""
    if issuers.current() is not None:  # a rehearsal has none
        issuers.must_be_kept(signer.did)
    for attempt in range(_TRIES):
        drafts = draft()
        words = {
            uid: edited_words.of_uid(uid) for uid in {one.record.workshop_uid for one in drafts}
        }
        press, made = _Press(options), list[Frozen]()
        for one in drafts:
            said = words[one.record.workshop_uid]
            made.append(_made(one, press, signer, said))
            if progress:
                progress(len(made), len(drafts))
        try:
            return register.freeze(made, at, reason)
        except NumberTaken:
            if attempt == _TRIES - 1:
                raise
    return []


class _Press:
    """Draws drafts by one design; what they share is read once."""

    def __init__(self, options: CertificateOptions) -> None:
        self._on = house.stationery()
        self._drawn = certificate_designs.drawn(options.design, options.page_size)
        other = options.second_language
        self._second = edited_words.of_language(other) if other else None
        self._workshops: dict[int, Workshop] = {}

    def draw(self, draft: Draft, code: str, words: Words) -> bytes:
        """Return a draft's page."""
        said, workshop_id = draft.record, draft.workshop_id
        if workshop_id not in self._workshops:
            self._workshops[workshop_id] = workshops.get(workshop_id)
        today = self._workshops[workshop_id].local(said.issued_at).date()
        text = text_of(said, code, words, self._on, today, draft.language, self._second)
        return draw_certificate(text, design=self._drawn.design, pictures=self._drawn.pictures)


def _made(draft: Draft, press: _Press, signer: Signer, words: Words) -> Frozen:
    """Sign a draft, and draw it with its code and its credential."""
    from lchost.credentials import compact, openbadge

    said = draft.record
    unsigned = openbadge.credential(said, said.issuer, signer.did, draft.email)
    credential = openbadge.signed(unsigned, signer, said.issued_at)
    code = compact.encode(said, signer, str(settings.get(SITE, "")))
    pdf = attaching.attach(press.draw(draft, code, words), credential, said.issued_at)
    return Frozen(draft, pdf, signer.did, credential, code)


def worded(options: CertificateOptions, words: Words) -> Wording:
    """Return what the host chose with what the community says on all."""
    title = options.title.strip() or str(settings.get("certificate_title", "")).strip()
    return replace(
        options.wording,
        title=title or words.attendance,
        use_legal_name=options.use_legal_name,
        issuer=str(settings.get("community_name", "")),
        host=str(settings.get("host_name", "")),
        language=options.wording.language or words.language,
    )
