"""What the certificates of a rule are called, and what they say."""

from __future__ import annotations

from lchost.credentials import kinds
from lchost.credentials.drafting import Wording
from lchost.credentials.kinds import Kind
from lchost.credentials.rules.ruling import Rule, RuleDraft
from lchost.models import settings
from lchost.paper import edited_words, words
from lchost.planning.workshops import Workshop

TITLE = "certificate_title"  # setting: what certificates of attendance are called here
LEGAL = "certificate_legal_name"  # setting: legal names are printed where they are known


def wording(workshop: Workshop, rule: Rule) -> Wording:
    """Return what a rule says of the certificates that are issued by it."""
    return Wording(
        title_of(workshop, rule),
        kind=rule.kind.value,
        letters=rule.letters,
        rule_id=None if rule.is_usual else rule.id,
        facts=rule.facts,
    )


def title_of(workshop: Workshop, rule: RuleDraft) -> str:
    """Return the title that the certificates of a rule get."""
    said = own_title() if rule.kind is Kind.ATTENDANCE else ""
    return rule.title or said or usual_title(workshop, rule.kind)


def own_title() -> str:
    """Return the title that the host wrote; empty: lchost's, which speaks the papers' language."""
    kept = str(settings.get(TITLE, "")).strip()
    return "" if kept in {words.given(one)["attendance"] for one in words.LANGUAGES} else kept


def usual_title(workshop: Workshop, kind: Kind = Kind.ATTENDANCE) -> str:
    """Return what certificates of a kind are called where nobody has written a title."""
    if kind is Kind.ATTENDANCE:
        return edited_words.of_workshop(workshop).attendance
    return kinds.titles(kind, language_of(workshop))[0]


def language_of(workshop: Workshop) -> str:
    """Return the language of a workshop's papers."""
    return workshop.paper_language or edited_words.usual_language()


def uses_legal_name() -> bool:
    """Tell whether legal names are printed where they are known."""
    return bool(settings.get(LEGAL, False))
