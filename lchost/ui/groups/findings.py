"""What is said of a round: the report's facts as sentences that a host would say."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.grouping.cards import RoundView
from lchost.grouping.problem import NeverOne
from lchost.grouping.questions import is_no_answer
from lchost.grouping.score import MetAgain, Report
from lchost.grouping.ways import mode_of
from lchost.ui import wording
from lchost.ui.groups import seat_words, wish_words
from lchost.ui.groups.finding_words import Finding as Finding
from lchost.ui.groups.finding_words import groups, name, tr
from lchost.ui.groups.interest_words import interest_said
from lchost.ui.groups.rule_words import rule_said
from lchost.ui.groups.setup_words import WISHLESS

_MOST_ALONE = 4
_MOST_PAIRS = 2  # named; beyond it they are counted


def findings(shown: RoundView) -> list[Finding]:
    """Return what is to be said of a round: first what is not well, rules before wishes."""
    report = shown.report
    if report is None:
        return []
    found = _pairs(shown, report) + seat_words.seats_said(shown) + _alone(shown, report)
    found += interest_said(report)
    for rule in report.rules:
        found += rule_said(shown, rule)
    found += _only_ones(shown)
    if mode_of(shown.wishes) not in WISHLESS:
        for number in report.numbers:
            found += wish_words.number_said(shown, number)
        for mix in report.mixes:
            found += wish_words.mix_said(shown, mix)
    found += _met(shown, report) + _meet_later(shown)
    return sorted(found, key=lambda finding: (finding.is_good, finding.is_kept))


def unkept(shown: RoundView) -> list[str]:
    """Return for whom a round does not keep a rule, and where it keeps one too rarely.

    Too few mentors for so many groups are no news of one round.
    """
    rules = shown.report.rules if shown.report else ()
    told = (rule for rule in rules if rule.people or not rule.is_met)
    said = (one for rule in told for one in rule_said(shown, rule))
    return [one.text for one in said if not one.is_kept]


def _pairs(shown: RoundView, report: Report) -> list[Finding]:
    apart = tr("{one} and {other} sit together, though they are to be kept apart.")
    together = tr("{one} and {other} do not sit together, though they should.")
    broken = [(apart, pair) for pair in report.not_apart]
    broken += [(together, pair) for pair in report.separated]
    known = shown.names
    return [
        Finding(False, said.format(one=name(known, one), other=name(known, other)))
        for said, (one, other) in broken
    ]


def _alone(shown: RoundView, report: Report) -> list[Finding]:
    """Groups of one: most often nobody wants that."""
    alone = [index for index, people in enumerate(report.sizes) if people == 1]
    if not alone or len(report.sizes) == 1:
        return []
    return [Finding(False, tr("{groups}: one person alone.").format(groups=groups(shown, alone)))]


def _only_ones(shown: RoundView) -> list[Finding]:
    """Who is the only one in the whole room: no rule can help that, and nobody should think so."""
    problem = shown.problem
    rules = problem.rules if problem else ()
    ruled = {(rule.of, rule.value) for rule in rules if isinstance(rule, NeverOne)}
    if problem is None or not ruled:
        return []
    where = {seat.member_id: n for n, group in enumerate(shown.groups) for seat in group.members}
    found = []
    for of in dict.fromkeys(of for of, _ in sorted(ruled)):
        held: dict[str, list[int]] = {}
        for person in problem.people:
            for value in person.values(of):
                held.setdefault(value, []).append(person.id)
        found += [
            tr("{value} ({group})").format(value=value, group=groups(shown, [where[people[0]]]))
            for value, people in sorted(held.items())
            if len(people) == 1 and (of, value) not in ruled and not is_no_answer(value)
        ]
    if not found:
        return []
    said = tr("The only one in the room, whatever the groups: {who}.")
    return [Finding(True, said.format(who=wording.listed(found, _MOST_ALONE)), is_kept=False)]


def _met(shown: RoundView, report: Report) -> list[Finding]:
    is_wished = shown.wishes.new_faces > 0
    if report.met_again:
        said = wording.counted(
            len(report.met_again),
            tr("One pair has sat together before: {pairs}."),
            tr("{n} pairs have sat together before: {pairs}."),
        )
        return [Finding(not is_wished, said.format(pairs=_listed(shown, report.met_again)))]
    if shown.number > 1:
        return [Finding(True, tr("Everybody meets new faces."))]
    return []


def _meet_later(shown: RoundView) -> list[Finding]:
    """A round that is mixed again is kept apart from later ones too."""
    if not shown.meets_later:
        return []
    said = wording.counted(
        len(shown.meets_later),
        tr("One pair of this round sits together in a later round as well: {pairs}."),
        tr("{n} pairs of this round sit together in a later round as well: {pairs}."),
    )
    return [Finding(True, said.format(pairs=_listed(shown, shown.meets_later)))]


def _listed(shown: RoundView, met: Sequence[MetAgain]) -> str:
    pair = tr("{one} and {other}")
    pairs = [
        pair.format(one=name(shown.names, one.one), other=name(shown.names, one.other))
        for one in met
    ]
    return wording.listed(pairs, _MOST_PAIRS)
