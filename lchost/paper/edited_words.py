"""The language that a workshop's papers speak, and the words that the host said otherwise."""

from __future__ import annotations

from lchost.errors import UnknownBlank
from lchost.models import settings
from lchost.models.database import Topic, writing
from lchost.models.papers import PaperText
from lchost.models.workshops import Workshop as Kept
from lchost.paper import words
from lchost.paper.words import Words
from lchost.planning.workshops import Workshop

LANGUAGE = "paper_language"  # the setting: of workshops that have none of their own


def of_workshop(workshop: Workshop) -> Words:
    """Return the words of a workshop's papers."""
    return of_language(workshop.paper_language or usual_language())


def of_uid(uid: str) -> Words:
    """Return the words of the workshop with this uid; if it is gone, the community's."""
    row = Kept.get_or_none(Kept.uid == uid)
    return of_language((row.paper_language if row else "") or usual_language())


def of_community() -> Words:
    """Return the words of papers that belong to no workshop."""
    return of_language(usual_language())


def of_language(language: str) -> Words:
    """Return the words of a language as the host wants them said."""
    return words.of(language, edits(language))


def usual_language() -> str:
    """Return the language of papers where nobody chose one for the workshop."""
    chosen = settings.get(LANGUAGE, "")
    return chosen if chosen in words.LANGUAGES else words.LANGUAGES[0]


def edits(language: str) -> dict[str, str]:
    """Return what the host said otherwise, by key."""
    rows = PaperText.select(PaperText.key, PaperText.text).where(PaperText.language == language)
    return dict(rows.tuples())


def say(language: str, said: dict[str, str]) -> None:
    """Say these texts otherwise, by key; an empty text, or lchost's own, takes that back.

    Raises:
        UnknownBlank: a text has braces that nothing fills.
    """
    given = words.given(language)
    kept: dict[str, str] = {}
    for key, text in said.items():
        clean = " ".join(text.split())
        if strange := words.blanks(clean) - words.blanks(given[key]):
            raise UnknownBlank(blank=f"{{{min(strange)}}}", text=given[key])
        kept[key] = "" if clean == given[key] else clean
    with writing(Topic.PAPERS):
        for key, text in kept.items():
            at = (PaperText.language == language) & (PaperText.key == key)
            if not text:
                PaperText.delete().where(at).execute()
            elif PaperText.update(text=text).where(at).execute() == 0:
                PaperText.create(language=language, key=key, text=text)
