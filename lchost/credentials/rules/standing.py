"""How everybody stands to a certificate: yes or no, why, and what they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lchost.credentials import register
from lchost.credentials.register import Certificate
from lchost.credentials.rules import overriding, ruling
from lchost.credentials.rules.deciding import Decision, Override, Seen, decide
from lchost.credentials.rules.ruling import Rule
from lchost.credentials.rules.seen import seen, seen_of
from lchost.models.database import DB

_USUAL = Rule()


@dataclass(frozen=True)
class Standing:
    """One person.  `certificate`: the one that holds, or the last that was taken back."""

    member_id: int
    name: str
    seen: Seen
    decision: Decision
    override: Override | None = None
    certificate: Certificate | None = None

    @property
    def holds_one(self) -> bool:
        """Tell whether they have a certificate that was not taken back."""
        return self.certificate is not None and self.certificate.voided_at is None

    @property
    def came(self) -> bool:
        """Tell whether they were there at all."""
        return bool(self.seen.minutes)


@dataclass(frozen=True)
class NoLonger:
    """An issued certificate whose rule says no by now."""

    certificate: Certificate
    decision: Decision
    rule: Rule
    seen: Seen


def standing(workshop_id: int, rule: Rule, title: str = "") -> list[Standing]:
    """Return everybody who has a place, came, holds one or was decided about, by name.

    Args:
        title: what the certificates of a rule without a title of its own are called.
    """
    held = _held_by(rule, title, _certificates(_workshops(workshop_id, rule)))
    return _standing(_workshops(workshop_id, rule), rule, held)


def counted(workshop_id: int, rule: Rule) -> tuple[int, int]:
    """Return how many get one by a rule, kept or only thought of, and of how many."""
    said = _standing(_workshops(workshop_id, rule), rule, {})
    return sum(one.decision.gets for one in said), len(said)


def decided(
    workshop_id: int, rule: Rule, member_ids: Collection[int]
) -> dict[int, tuple[Decision, Seen]]:
    """Return how a rule decides about these members, and what they did."""
    did = seen_of(_workshops(workshop_id, rule), set(member_ids))
    said = overriding.overrides(rule.id) if rule.id else {}
    return {one: (decide(rule.conditions, seen, said.get(one)), seen) for one, seen in did.items()}


def no_longer_hold(workshop_id: int) -> list[NoLonger]:
    """Return the certificates issued here, or by the series, whose rule says no by now.

    Those from before there were rules go by the one of their kind and title; without such a one
    they were for whoever was checked in.
    """
    rules, own = ruling.listing(workshop_id), _certificates([workshop_id])
    mine = [one for one in rules if one.series_id is None]
    by_rule: dict[Rule, list[Certificate]] = {}
    for one in own:
        if one.rule_id is None:
            by_rule.setdefault(_rule_of(one, mine), []).append(one)
    found: list[NoLonger] = []
    for rule in dict.fromkeys((*rules, *by_rule)):
        where = [workshop_id] if rule.is_usual else _workshops(workshop_id, rule)
        issued = own if rule.series_id is None else _certificates(where)
        ruled = [one for one in issued if one.rule_id is not None and one.rule_id == rule.id]
        found += _turned(where, rule, [*ruled, *by_rule.get(rule, [])])
    return found


def _rule_of(issued: Certificate, rules: Sequence[Rule]) -> Rule:
    of_kind = (one for one in rules if one.kind.value == issued.kind)
    return next((one for one in of_kind if one.title in ("", issued.title)), _USUAL)


def _turned(where: Sequence[int], rule: Rule, issued: Iterable[Certificate]) -> list[NoLonger]:
    valid = [one for one in issued if one.voided_at is None]
    if not valid:
        return []
    did = seen_of(where, {one.member_id for one in valid})
    decided = overriding.overrides(rule.id) if rule.id else {}
    found = []
    for one in valid:
        said = decide(rule.conditions, did[one.member_id], decided.get(one.member_id))
        if not said.gets:
            found.append(NoLonger(one, said, rule, did[one.member_id]))
    return found


def _standing(where: Sequence[int], rule: Rule, held: Mapping[int, Certificate]) -> list[Standing]:
    decided = overriding.overrides(rule.id) if rule.id else {}
    did = seen(where, {*held, *decided})
    return [
        Standing(
            member_id,
            name,
            did[member_id],
            decide(rule.conditions, did[member_id], decided.get(member_id)),
            decided.get(member_id),
            held.get(member_id),
        )
        for member_id, name in _by_name(did)
    ]


def _workshops(workshop_id: int, rule: Rule) -> list[int]:
    """Return the workshops whose sessions count."""
    return [workshop_id] if rule.series_id is None else ruling.workshops_of(rule)


def _certificates(where: Sequence[int]) -> list[Certificate]:
    return [one for workshop_id in where for one in register.listing(workshop_id)]


def _held_by(rule: Rule, title: str, issued: Iterable[Certificate]) -> dict[int, Certificate]:
    """Return each member's certificate of a rule: the valid one, else the newest.

    Those from before there were rules are known by kind and title.
    """
    held: dict[int, Certificate] = {}
    said = rule.title or title
    for one in issued:
        if one.rule_id is None:
            is_of_it = one.kind == rule.kind.value and (one.title == said or not said)
        else:
            is_of_it = one.rule_id == rule.id
        old = held.get(one.member_id)
        if is_of_it and (old is None or old.voided_at is not None):
            held[one.member_id] = one
    return held


def _by_name(members: Mapping[int, object]) -> list[tuple[int, str]]:
    rows = DB.execute_sql("SELECT id, display_name FROM member ORDER BY folded, id").fetchall()
    return [(number, name) for number, name in rows if number in members]
