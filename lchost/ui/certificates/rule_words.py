"""What rules, their kinds and their titles are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.credentials import kinds
from lchost.credentials.kinds import Kind
from lchost.credentials.rules.ruling import Rule, RuleDraft
from lchost.models import settings
from lchost.planning.workshops import Workshop

TITLE = "certificate_title"  # setting: what certificates of attendance are called here


def tr(text: str) -> str:
    """Translate a word about kinds of certificates."""
    return QCoreApplication.translate("CertificateRules", text)


def kind_words() -> list[tuple[Kind, str]]:
    """Return the kinds, and what a host calls them."""
    return [
        (Kind.ATTENDANCE, tr("Attendance")),
        (Kind.COMPLETION, tr("Completion")),
        (Kind.FACILITATION, tr("Facilitation")),
        (Kind.MENTORING, tr("Mentoring")),
        (Kind.CUSTOM, tr("Something else")),
    ]


def short_name(rule: Rule, rules: list[Rule]) -> str:
    """Return what stands on a rule's chip: its kind, or its title where two are of one kind."""
    twins = [one for one in rules if one.kind is rule.kind]
    is_plain = len(twins) == 1 and rule.kind is not Kind.CUSTOM
    name = dict(kind_words())[rule.kind] if is_plain or not rule.title else rule.title
    if rule.series_id is None:
        return name
    return tr("{certificate}, of the series").format(certificate=name)


def language_of(workshop: Workshop) -> str:
    """Return the language of a workshop's papers."""
    from lchost.paper import edited_words

    return workshop.paper_language or edited_words.usual_language()


def own_title() -> str:
    """Return the title that the host wrote; empty: lchost's, which speaks the papers' language."""
    from lchost.paper import words

    kept = str(settings.get(TITLE, "")).strip()
    return "" if kept in {words.given(one)["attendance"] for one in words.LANGUAGES} else kept


def usual_title(workshop: Workshop, kind: Kind = Kind.ATTENDANCE) -> str:
    """Return what certificates of a kind are called where nobody has written a title."""
    from lchost.paper import edited_words

    if kind is Kind.ATTENDANCE:
        return edited_words.of_workshop(workshop).attendance
    return kinds.titles(kind, language_of(workshop))[0]


def title_of(workshop: Workshop, rule: RuleDraft) -> str:
    """Return the title that the certificates of a rule get."""
    said = own_title() if rule.kind is Kind.ATTENDANCE else ""
    return rule.title or said or usual_title(workshop, rule.kind)
