"""Drafts of e-mails that carry a certificate; the host's own mail program sends them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import NonASCIILocalPartDefect
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from lchost.credentials import verifier_page
from lchost.credentials.issued import Parcel
from lchost.errors import UnknownBlank
from lchost.models import settings
from lchost.paper import edited_words
from lchost.paper.words import blanks
from lchost.paths import resource

SUBJECT, TEXT = "mail_subject", "mail_text"  # settings: how the host words it
BLANKS = ("name", "title", "workshop", "number", "community", "page")
_BLANK = re.compile(rf"\{{({'|'.join(BLANKS)})\}}")


@dataclass(frozen=True)
class Letter:
    """Subject and text, with braces for what differs from one to the next."""

    subject: str
    text: str


def usual(language: str) -> Letter:
    """Return lchost's own letter in a language of papers."""
    said = resource(f"paper/mail/{language}.txt").read_text(encoding="utf-8")
    subject, _, text = said.partition("\n\n")
    return Letter(subject.strip(), text.strip())


def kept() -> Letter:
    """Return the host's letter; what they have not worded, as lchost does."""
    own = usual(edited_words.usual_language())
    subject, text = str(settings.get(SUBJECT, "")), str(settings.get(TEXT, ""))
    return Letter(subject or own.subject, text or own.text)


def keep(letter: Letter) -> None:
    """Remember the host's letter; what is as lchost words it is not kept, and follows it.

    Raises:
        UnknownBlank: it has braces that nothing fills.
    """
    check(letter)
    own = usual(edited_words.usual_language())
    for key, said, usually in (
        (SUBJECT, letter.subject.strip(), own.subject),
        (TEXT, letter.text.strip(), own.text),
    ):
        wanted = "" if said == usually else said
        if wanted != settings.get(key, ""):
            settings.put(key, wanted)


def check(letter: Letter) -> None:
    """Refuse braces that nothing fills.

    Raises:
        UnknownBlank: with the blank that is not known.
    """
    if strange := blanks(f"{letter.subject} {letter.text}") - set(BLANKS):
        known = " ".join(f"{{{one}}}" for one in BLANKS)
        raise UnknownBlank(blank=f"{{{min(strange)}}}", text=known)


def where_to_verify() -> str:
    """Return what a letter calls the verifier page: its address, or the name of its file."""
    from lchost.paper.issuing import SITE

    return str(settings.get(SITE, "")).strip() or verifier_page.FILE_NAME


def draft(
    parcel: Parcel, letter: Letter, community: str, page: str, pdf: bytes, called: str
) -> bytes:
    """Return an .eml that mail programs open as one that was not sent yet."""
    facts = {
        "name": parcel.name,
        "title": parcel.title,
        "workshop": parcel.workshop,
        "number": parcel.number,
        "community": community,
        "page": page,
    }
    # an address with other letters than English ones only travels as it is
    message = EmailMessage(policy=SMTP if parcel.email.isascii() else SMTPUTF8)
    message["To"] = _address(_one_line(parcel.name), parcel.email.strip())
    message["Subject"] = _one_line(_filled(letter.subject, facts))
    message["X-Unsent"] = "1"
    message.set_content(_filled(letter.text, facts) + "\n", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=called)
    return message.as_bytes()


def _address(name: str, email: str) -> Address:
    try:
        return Address(name, addr_spec=email)
    except NonASCIILocalPartDefect:  # Python calls zoë@… a defect, RFC 6531 does not
        local, _, domain = email.rpartition("@")
        return Address(name, local, domain)


def _filled(text: str, facts: dict[str, str]) -> str:
    """Fill in all at once: braces in somebody's name are letters of it."""
    return _BLANK.sub(lambda found: facts[found[1]], text)


def _one_line(text: str) -> str:
    """Return what a header may say: a line of its own would be another header."""
    return " ".join(text.split())
