"""The rules of a workshop and of its series: which certificates there are, and for what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import peewee as pw

from lchost.credentials.kinds import Kind, titles
from lchost.credentials.rules import conditions, facts
from lchost.credentials.rules.conditions import ATTENDED, Conditions
from lchost.credentials.rules.facts import USUAL, Facts
from lchost.errors import BadLetters, GoneMeanwhile, RuleInUse, RuleNameTaken
from lchost.models.credentials import Certificate, CertificateOverride
from lchost.models.credentials import CertificateRule as Row
from lchost.models.database import Topic, writing
from lchost.models.fields import word
from lchost.planning import series

_LETTERS = re.compile(r"[A-Z]{0,6}")


@dataclass(frozen=True)
class RuleDraft:
    """What a host says of one certificate.

    Attributes:
        title: as printed; empty for the usual one of its kind, in the paper's language.
        letters: stand before its numbers; each has a row of numbers of its own.
        design: key of a starter, or uid of one that the host drew; empty for the usual one.
        second_language: printed beside the workshop's own: "fr".
    """

    kind: Kind = Kind.ATTENDANCE
    title: str = ""
    conditions: Conditions = ATTENDED
    facts: Facts = USUAL
    letters: str = ""
    design: str = ""
    second_language: str = ""


@dataclass(frozen=True)
class Rule(RuleDraft):
    """A rule as it is kept.  `id` 0: the usual rule, of which there is no row."""

    id: int = 0
    uid: str = ""
    workshop_id: int | None = None
    series_id: int | None = None

    @property
    def is_usual(self) -> bool:
        """Tell whether nobody has set it."""
        return self.id == 0

    @property
    def draft(self) -> RuleDraft:
        """What the host says of it."""
        return RuleDraft(**{name: getattr(self, name) for name in RuleDraft.__dataclass_fields__})


def listing(workshop_id: int) -> list[Rule]:
    """Return the rules of a workshop, then those of its series.

    A workshop that has none of its own has the usual one: who came to a session was there.
    """
    rows = Row.select().order_by(Row.position, Row.id)
    own = [_rule(row) for row in rows.where(Row.workshop == workshop_id)]
    belongs = series.of_workshop(workshop_id)
    shared = [_rule(row) for row in rows.where(Row.series == belongs.id)] if belongs else []
    return (own or [Rule(workshop_id=workshop_id)]) + shared


def get(rule_id: int) -> Rule:
    """Return one rule.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    row = Row.get_or_none(Row.id == rule_id)
    if row is None:
        raise GoneMeanwhile()
    return _rule(row)


def workshops_of(rule: Rule) -> list[int]:
    """Return the workshops whose sessions count for a rule, the last one to end last."""
    if rule.series_id is not None:
        return series.workshops(rule.series_id)
    return [] if rule.workshop_id is None else [rule.workshop_id]


def issued_in(rule: Rule) -> int | None:
    """Return the workshop whose page issues it: of a series the last one."""
    return next(reversed(workshops_of(rule)), None)


def add(workshop_id: int, draft: RuleDraft, *, for_series: bool = False) -> int:
    """Keep another rule and return its id; the usual one stays beside it.

    Args:
        for_series: of the workshop's series, not of itself alone.

    Raises:
        RuleNameTaken: there is one of this title.
        AsksForNothing, BadLetters, RuleUnreadable: the draft cannot be held.
        GoneMeanwhile: the workshop is in no series.
    """
    with writing(Topic.CERTIFICATES):
        if not for_series:
            kept(workshop_id)
        _refuse_twin(workshop_id, draft, but=None)
        return _create(workshop_id, draft, for_series)


def edit(workshop_id: int, rule_id: int, draft: RuleDraft) -> int:
    """Change a rule and return its id; 0 makes a row of the usual one.  Raises as `add` does."""
    with writing(Topic.CERTIFICATES):
        _refuse_twin(workshop_id, draft, but=rule_id)
        if rule_id == 0:
            return _create(workshop_id, draft, for_series=False)
        Row.update(**_columns(draft)).where(Row.id == rule_id).execute()
    return rule_id


def kept(workshop_id: int) -> int:
    """Return the id of the workshop's first own rule; the usual one gets a row."""
    with writing(Topic.CERTIFICATES):
        first = listing(workshop_id)[0]
        return first.id or _create(workshop_id, first.draft, for_series=False)


def remove(rule_id: int) -> None:
    """Take a rule out, with what the host decided by it.

    Raises:
        RuleInUse: certificates were issued by it.
    """
    with writing(Topic.CERTIFICATES):
        rule = get(rule_id)
        if is_in_use(rule_id):
            raise RuleInUse(title=name_of(rule))
        CertificateOverride.delete().where(CertificateOverride.rule == rule_id).execute()
        Row.delete().where(Row.id == rule_id).execute()


def is_in_use(rule_id: int) -> bool:
    """Tell whether certificates were issued by a rule."""
    return bool(Certificate.select().where(Certificate.rule == rule_id).exists())


def name_of(rule: RuleDraft) -> str:
    """Return a rule's title, or the English one of its kind."""
    return rule.title or titles(rule.kind, "en")[0]


def _create(workshop_id: int, draft: RuleDraft, for_series: bool) -> int:
    belongs = series.of_workshop(workshop_id) if for_series else None
    if for_series and belongs is None:
        raise GoneMeanwhile()
    last = Row.select(pw.fn.COALESCE(pw.fn.MAX(Row.position), 0)).scalar()
    row = Row.create(
        workshop=None if belongs else workshop_id,
        series=belongs.id if belongs else None,
        position=last + 1,
        **_columns(draft),
    )
    return int(row.id)


def _columns(draft: RuleDraft) -> dict[str, object]:
    letters = draft.letters.strip().upper()
    if not _LETTERS.fullmatch(letters):
        raise BadLetters(letters=draft.letters.strip())
    return {
        "kind": draft.kind.value,
        "title": " ".join(draft.title.split()),
        "letters": letters,
        "conditions": conditions.to_json(draft.conditions),
        "facts": facts.to_json(draft.facts),
        "design": draft.design,
        "second_language": draft.second_language,
    }


def _refuse_twin(workshop_id: int, draft: RuleDraft, but: int | None) -> None:
    """Refuse a second rule whose certificates could not be told from another's."""
    same = (draft.kind, " ".join(draft.title.split()).casefold())
    for other in listing(workshop_id):
        title = other.title.casefold()
        is_same = title == same[1] if same[1] else (other.kind, title) == same
        if other.id != but and is_same:
            raise RuleNameTaken(title=name_of(replace(draft, title=draft.title.strip())))


def _rule(row: Row) -> Rule:
    return Rule(
        kind=word(Kind, row.kind),
        title=row.title,
        conditions=conditions.from_json(row.conditions),
        facts=facts.from_json(row.facts),
        letters=row.letters,
        design=row.design,
        second_language=row.second_language,
        id=row.id,
        uid=row.uid,
        workshop_id=row.workshop_id,
        series_id=row.series_id,
    )
