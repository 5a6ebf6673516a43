"""What came of it, rule by rule and round by round.  Pure; people are meant by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lchost.cli.groups.roster import AS_WRITTEN, AS_YES_OR_NO
from lchost.grouping import score, series
from lchost.grouping.bonds import Bond, HoldsAtMost, KeepApart, KeepTogether
from lchost.grouping.model import build
from lchost.grouping.problem import AtLeastOne, NeverOne, Pair, Problem, Rule
from lchost.grouping.score import Groups, Report, RuleFinding
from lchost.grouping.series import Repeat
from lchost.grouping.solve import Plan


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that is not kept.

    Attributes:
        rule: in a word, as the option that asks for it.
        of: column and value where the rule has them.
        round: from 1; 0: in every round.
        groups: from 1.
        matching: how many people the rule is about; 0: not counted.
        is_unavoidable: no plan keeps it better.
    """

    rule: str
    people: tuple[int, ...]
    of: str = ""
    round: int = 0
    groups: tuple[int, ...] = ()
    matching: int = 0
    is_unavoidable: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule that is kept, as far as it asks; `short`: how many there are too few of."""

    rule: str
    of: str = ""
    short: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan with all that is to be said of it.

    Attributes:
        alone: of each round, who is the only one of a group.
        was_stopped: the search was cut short.
        untried: so many rounds were not searched at all before that.
    """

    rounds: tuple[tuple[tuple[int, ...], ...], ...]
    reports: tuple[Report, ...]
    repeats: tuple[Repeat, ...]
    again: int
    kept: tuple[Kept, ...]
    broken: tuple[Broken, ...]
    alone: tuple[tuple[int, ...], ...]
    was_stopped: bool
    untried: int = 0


def look(problem: Problem, plans: Sequence[Plan], without: Sequence[Bond]) -> Outcome:
    """Look at a plan, rounds in order; an earlier round counts as meetings in a later one.

    Args:
        without: what had to be left out so that a plan is possible at all.
    """
    rounds, reports = [plan.groups for plan in plans], []
    met: Counter[Pair] = Counter(problem.met)
    model = build(problem)  # meetings apart, which are counted here
    for groups in rounds:
        reports.append(score.report(replace(problem, met=met), groups, model))
        met.update(series.meetings(problem, groups))
    again = series.repeats([problem] * len(rounds), rounds)
    dropped = [b for bond in without for b in _dropped(bond, rounds)]
    broken = [*dropped, *(b for n, r in enumerate(reports, 1) for b in _broken(n, r))]
    return Outcome(
        rounds=tuple(tuple(tuple(people) for people in groups) for groups in rounds),
        reports=tuple(reports),
        repeats=again,
        again=sum(len(repeat.rounds) - 1 for repeat in again),
        kept=tuple(_kept(problem, reports, {(b.rule, b.of) for b in broken})),
        broken=tuple(broken),
        alone=tuple(tuple(people[0] for people in groups if len(people) == 1) for groups in rounds),
        was_stopped=any(plan.was_stopped for plan in plans),
        untried=sum(plan.was_stopped and not plan.rows for plan in plans),
    )


def _dropped(bond: Bond, rounds: Sequence[Groups]) -> list[Broken]:
    """The rounds that do not keep it by chance either."""
    broken = [number for number, groups in enumerate(rounds, 1) if not _holds(bond, groups)]
    if len(broken) == len(rounds):
        return [Broken(_bond(bond), bond.people)]
    return [Broken(_bond(bond), bond.people, round=number) for number in broken]


def _holds(bond: Bond, groups: Groups) -> bool:
    sits = {person: index for index, people in enumerate(groups) for person in people}
    if isinstance(bond, KeepApart | KeepTogether):
        one, other = bond.pair
        return (sits[one] == sits[other]) is isinstance(bond, KeepTogether)
    if isinstance(bond, HoldsAtMost):
        return max(Counter(sits[person] for person in bond.people).values()) <= bond.most
    return sits[bond.person] in bond.groups


def _bond(bond: Bond) -> str:
    if isinstance(bond, KeepApart):
        return "apart"
    if isinstance(bond, HoldsAtMost):
        return "at most"
    return "together" if isinstance(bond, KeepTogether) else "accessible"


def _broken(number: int, report: Report) -> list[Broken]:
    found = [Broken("apart", pair, round=number) for pair in report.not_apart]
    found += [Broken("together", pair, round=number) for pair in report.separated]
    for rule in report.rules:
        if not _is_kept(rule):
            groups = tuple(index + 1 for index in rule.groups)
            name, of = _named(rule.rule)
            facts = groups, rule.matching, rule.is_met
            found.append(Broken(name, rule.people, of, number, *facts))
    return found


def _is_kept(found: RuleFinding) -> bool:
    """A mentor is wanted where there are enough; the other rules are wanted everywhere."""
    if isinstance(found.rule, AtLeastOne):
        return found.is_met
    return not found.groups and not found.people


def _named(rule: Rule) -> tuple[str, str]:
    if isinstance(rule, NeverOne):
        return "alone", f"{rule.of.removesuffix(AS_WRITTEN)}={rule.value}"
    if isinstance(rule, AtLeastOne):
        return "mentor", rule.of.removesuffix(AS_YES_OR_NO)
    return "common", rule.of


def _kept(problem: Problem, reports: Sequence[Report], broken: set[tuple[str, str]]) -> list[Kept]:
    found = []
    if problem.together and ("together", "") not in broken:
        found.append(Kept("together"))
    if problem.apart and ("apart", "") not in broken:
        found.append(Kept("apart"))
    if problem.allowed and ("accessible", "") not in broken:
        found.append(Kept("accessible"))
    for rules in zip(*(report.rules for report in reports), strict=True):
        if _named(rules[0].rule) not in broken:
            short = max(rule.unavoidable for rule in rules)
            found.append(Kept(*_named(rules[0].rule), short=short))
    return found
