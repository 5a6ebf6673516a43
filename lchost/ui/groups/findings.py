"""What is said of a round: the report's facts as sentences that a host would say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lchost.grouping.cards import RoundView
from lchost.grouping.problem import AtLeastOne, AtMost, NeverOne, Shared
from lchost.grouping.score import MixFinding, NumberFinding, Report, RuleFinding
from lchost.ui import wording

_MOST_GROUPS = 4  # named; beyond it they are counted


def tr(text: str) -> str:
    """Translate a sentence about a round."""
    return QCoreApplication.translate("Findings", text)


@dataclass(frozen=True)
class Finding:
    """One sentence, and whether all is well with it."""

    is_good: bool
    text: str


def findings(shown: RoundView) -> list[Finding]:
    """Return what is to be said of a round, rules first."""
    report = shown.report
    if report is None:
        return []
    found = _pairs(shown, report)
    for rule in report.rules:
        found += _rule(shown, rule)
    for number in report.numbers:
        found += _number(shown, number)
    for mix in report.mixes:
        found += _mix(shown, mix)
    return found + _met(shown, report)


def label(shown: RoundView, key: str) -> str:
    """Return what a wish is called."""
    return label_of(shown.labels, key)


def label_of(labels: Mapping[str, str], key: str) -> str:
    """Return what a wish is called; the program's own words are not among the labels."""
    own = {
        "skill": tr("skill"),
        "language": tr("language"),
        "role": tr("role"),
        "mentor": tr("mentor"),
    }
    return own.get(key) or labels.get(key, key)


def _pairs(shown: RoundView, report: Report) -> list[Finding]:
    apart = tr("{one} and {other} sit together, though they are to be kept apart.")
    together = tr("{one} and {other} do not sit together, though they should.")
    broken = [(apart, pair) for pair in report.not_apart]
    broken += [(together, pair) for pair in report.separated]
    return [
        Finding(False, said.format(one=shown.names.get(one, ""), other=shown.names.get(other, "")))
        for said, (one, other) in broken
    ]


def _number(shown: RoundView, found: NumberFinding) -> list[Finding]:
    if all(mean is None for mean in found.means):
        return []
    said = tr("Average {what} {low} – {high} in the groups; the room has {room}.")
    facts = {"what": label(shown, found.wish.of), "room": wording.number(found.room, 1)}
    low, high = wording.number(found.lowest, 1), wording.number(found.highest, 1)
    if low == high:
        said = tr("Average {what} {low} in every group; the room has {room}.")
    step = 1 / max(1, min(len(group.members) or 1 for group in shown.groups))
    is_even = found.highest - found.lowest <= 2 * step + 1e-9
    made = [Finding(is_even, said.format(low=low, high=high, **facts))]
    if found.unknown:
        unknown = wording.counted(
            found.unknown,
            tr("The {what} of one person is not known."),
            tr("The {what} of {n} people is not known."),
        )
        made.append(Finding(True, unknown.format(what=facts["what"])))
    return made


def _mix(shown: RoundView, found: MixFinding) -> list[Finding]:
    what = label(shown, found.wish.of)
    if not found.values:
        return []
    if found.off == 0:
        short = _too_few(shown, found)
        return short or [Finding(True, tr("{what} is spread evenly.").format(what=what))]
    uneven = [value.value for value in found.values if value.off]
    said = tr("{what} is not quite even: {values}.")
    return [Finding(False, said.format(what=what, values=wording.listed(uneven)))]


def _too_few(shown: RoundView, found: MixFinding) -> list[Finding]:
    """Say of values with fewer people than groups that some groups must do without."""
    rare = [v for v in found.values if 0 < v.in_room < len(shown.groups) and v.groups_without]
    even = tr("{what} is spread evenly, as far as it goes: {values}.")
    if not rare:
        return []
    counted = [
        wording.counted(
            len(shown.groups) - v.groups_without,
            tr("{value} in one group"),
            tr("{value} in {n} groups"),
        ).format(value=v.value)
        for v in rare
    ]
    what = label(shown, found.wish.of)
    return [Finding(True, even.format(what=what, values=wording.listed(counted)))]


def _rule(shown: RoundView, found: RuleFinding) -> list[Finding]:
    groups = _groups(shown, found.groups)
    match found.rule:
        case AtLeastOne(of, value):
            who = tr("mentor") if of == "role" else value
            if not found.groups:
                return [Finding(True, tr("A {who} in every group.").format(who=who))]
            said = tr("{groups}: no {who}; there are {n}.")
            n = wording.number(found.matching)
            return [Finding(found.is_met, said.format(groups=groups, who=who, n=n))]
        case NeverOne(_, value):
            if not found.groups:
                said = tr("Nobody is the only {value} in a group.")
                return [Finding(True, said.format(value=value))]
            said = tr("{groups}: only one {value}.")
            return [Finding(found.is_met, said.format(groups=groups, value=value))]
        case AtMost(of, most, value):
            n = wording.number(most)
            who = value if value is not None else label(shown, of)
            if not found.groups:
                said = tr("No group has more than {n} of one {who}.")
                if value is not None:
                    said = tr("No group has more than {n}: {who}.")
                return [Finding(True, said.format(n=n, who=who))]
            said = tr("{groups}: more than {n} {who}; there are {all} in the room.")
            many = wording.listed(list(found.values)) if value is None else who
            total = wording.number(found.matching)
            text = said.format(groups=groups, n=n, who=many, all=total)
            return [Finding(found.is_met, text)]
        case Shared(of):
            what = label(shown, of)
            if not found.people:
                said = tr("Everybody shares a {what} with somebody in the group.")
                return [Finding(True, said.format(what=what))]
            names = wording.listed([shown.names.get(i, "") for i in found.people])
            said = tr("Shares no {what} with anybody in the group: {names}.")
            return [Finding(found.is_met, said.format(what=what, names=names))]


def _met(shown: RoundView, report: Report) -> list[Finding]:
    if report.met_again:
        said = wording.counted(
            len(report.met_again),
            tr("One pair has sat together before."),
            tr("{n} pairs have sat together before."),
        )
        return [Finding(False, said)]
    if shown.number > 1:
        return [Finding(True, tr("Everybody meets new faces."))]
    return []


def _groups(shown: RoundView, indexes: tuple[int, ...]) -> str:
    numbers = [wording.number(shown.groups[n].number) for n in indexes]
    if len(numbers) == 1:
        return tr("Group {number}").format(number=numbers[0])
    if len(numbers) <= _MOST_GROUPS:
        return tr("Groups {numbers}").format(numbers=", ".join(numbers))
    return tr("{n} groups").format(n=wording.number(len(numbers)))
