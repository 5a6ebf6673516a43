"""What rules and their kinds are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.credentials.kinds import Kind
from lchost.credentials.rules.ruling import Rule


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
