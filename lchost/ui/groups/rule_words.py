"""What is said of a rule: kept, or where it is not and why it could not be."""

from __future__ import annotations

from lchost.grouping.cards import RoundView
from lchost.grouping.problem import AtLeastOne, AtMost, NeverOne, Shared
from lchost.grouping.questions import is_about_languages
from lchost.grouping.room import LANGUAGE, ROLE
from lchost.grouping.rulings import RuleFinding
from lchost.ui import wording
from lchost.ui.groups.finding_words import Finding, groups, is_public, label, names, tr, used


def rule_said(shown: RoundView, found: RuleFinding) -> list[Finding]:
    """Return what is to be said of one rule."""
    match found.rule:
        case AtLeastOne(of, value):
            return [_at_least_one(shown, found, tr("mentor") if of == ROLE else value)]
        case NeverOne(_, value):
            return [_never_one(shown, found, value)]
        case AtMost():
            return [_at_most(shown, found, found.rule)]
        case Shared(of):
            what = label(shown, of)
            return [_shared(shown, found, tr("language") if is_about_languages(what) else what)]


def _at_least_one(shown: RoundView, found: RuleFinding, who: str) -> Finding:
    if not found.groups:
        return Finding(True, tr("A {who} in every group.").format(who=who))
    facts = {
        "groups": groups(shown, found.groups),
        "who": who,
        "n": wording.number(found.matching),
        "all": wording.number(used(shown)),
    }
    if found.is_met:
        said = tr("{groups}: no {who}. There are {n} for {all} groups.")
    else:
        said = tr("{groups}: no {who}, though there are {n} for {all} groups.")
    return Finding(found.is_met, said.format(**facts), is_kept=False)


def _never_one(shown: RoundView, found: RuleFinding, value: str) -> Finding:
    if not found.groups:
        return Finding(True, tr("Nobody is the only {value} in a group.").format(value=value))
    facts = {
        "groups": groups(shown, found.groups),
        "value": value,
        "n": wording.number(found.matching),
    }
    if found.matching == 1:
        said = tr("{groups}: only one {value}. There is no other in the room.")
    elif found.is_met:
        said = tr("{groups}: only one {value}. With {n} in the room it cannot be helped.")
    else:
        said = tr("{groups}: only one {value}. There are {n} in the room.")
    return Finding(found.is_met, said.format(**facts), is_kept=False)


def _at_most(shown: RoundView, found: RuleFinding, rule: AtMost) -> Finding:
    who = rule.value if rule.value is not None else label(shown, rule.of)
    facts = {"n": wording.number(rule.most), "who": who, "all": wording.number(found.matching)}
    if not found.groups:
        said = tr("No group has more than {n} of one {who}.")
        if rule.value is not None:
            said = tr("No group has more than {n}: {who}.")
        return Finding(True, said.format(**facts))
    if rule.value is None:
        facts["who"] = wording.listed(list(found.values))
    facts["groups"] = groups(shown, found.groups)
    facts["seats"] = wording.number(rule.most * used(shown))
    said = tr("{groups}: more than {n} {who}. There are {all} in the room.")
    if found.is_met and rule.value is not None:
        said = tr("{groups}: more than {n} {who}. There are {all}, and places for {seats}.")
    return Finding(found.is_met, said.format(**facts), is_kept=False)


def _shared(shown: RoundView, found: RuleFinding, what: str) -> Finding:
    if not found.people:
        said = tr("Everybody shares a {what} with somebody in the group.")
        return Finding(True, said.format(what=what))
    can_name = found.rule.of == LANGUAGE or is_public(shown, found.rule.of)
    who = names(shown.names, found.people) if can_name else _counted(len(found.people))
    facts = {"what": what, "names": who}
    said = tr("Shares no {what} with anybody in the group: {names}.")
    if found.is_met:
        said = tr("Shares no {what} with anybody who could sit with them: {names}.")
    return Finding(found.is_met, said.format(**facts), is_kept=False)


def _counted(people: int) -> str:
    """Return how many, where an answer is not to be told with a name."""
    return wording.counted(people, tr("1 person"), tr("{n} people"))
