"""The plan as a table, the report as JSON, and what could not be kept as sentences."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from lchost.cli.groups.asked import Asked
from lchost.cli.groups.outcome import Broken, Outcome
from lchost.cli.groups.places import real
from lchost.cli.groups.roster import Roster, pair_lines
from lchost.grouping.score import MixFinding, NumberFinding
from lchost.roster.tables import appearing

MOST_NAMES = 8

CUT_SHORT = "the search was cut short by --seconds; with more time a better plan may be found."
UNTRIED = (
    "the search was cut short by --seconds before {untried} of {rounds} rounds had their turn:"
    " in these people sit by lot. With more time a better plan will be found."
)


def write(people: Roster, asked: Asked, made: Outcome, seconds: float) -> None:
    """Write the plan, and the report where one is asked for.

    Both are whole before either takes its place, the plan last: a plan is never without its
    report.

    Raises:
        NotSaved: or one of its kinds; nothing is left behind.
    """
    with appearing(real(asked.out)) as plan:
        _write_plan(plan, people, made)
        if asked.report is not None:
            with appearing(real(asked.report)) as report:
                _write_report(report, people, asked, made, seconds)


def _write_plan(path: Path, people: Roster, made: Outcome) -> None:
    """A row a person: the roster's first column, then the group in each round, from 1."""
    seats: list[list[int]] = [[] for _ in people.names]
    for groups in made.rounds:
        for number, members in enumerate(groups, 1):
            for person in members:
                seats[person].append(number)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([people.key, *(f"Round {n}" for n in range(1, len(made.rounds) + 1))])
        rows.writerows([name, *seats[person]] for person, name in enumerate(people.names))


def _write_report(path: Path, people: Roster, asked: Asked, made: Outcome, seconds: float) -> None:
    """Scores, rules and repeat meetings."""
    said = {
        "seed": asked.seed,
        "seconds": round(seconds, 3),
        "cut_short": made.was_stopped,
        "people": len(people.names),
        "sizes": list(made.reports[0].sizes),
        "percent": [report.percent for report in made.reports],
        "wishes": _wishes(made),
        "rules_kept": [
            {"rule": kept.rule, "of": kept.of, "too_few": kept.short} for kept in made.kept
        ],
        "rules_broken": [_broken(people, broken) for broken in made.broken],
        "repeat_meetings": made.again,
        "met_again": [
            {"people": _names(people, (r.one, r.other)), "rounds": [n + 1 for n in r.rounds]}
            for r in made.repeats
        ],
        "met_before": sum(1 for met in made.reports[0].met_again),
        "alone_in_group": [_names(people, alone) for alone in made.alone],
    }
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def sentences(people: Roster, made: Outcome) -> list[str]:
    """What was not kept, a sentence each; and what there were too few for."""
    said = [_sentence(people, broken) for broken in made.broken]
    for kept in made.kept:
        if kept.short:
            said.append(
                f"--{kept.rule} is kept as far as it can be: too few for {kept.short} of the"
                f" {len(made.reports[0].sizes)} groups."
            )
    if len(made.rounds) > 1 and len(made.reports[0].sizes) == 1:
        said.append("there is only one group, so every round is the same.")
    return [*said, *_alone(people, made)]


def _alone(people: Roster, made: Outcome) -> list[str]:
    """Who has a group of their own: most often nobody wants that."""
    said = []
    for number, alone in enumerate(made.alone, 1):
        where = f" in round {number}" if len(made.alone) > 1 else ""
        if alone:
            said.append(
                f"alone in a group of one{where}: {_listed(people, alone)}."
                " Fewer groups, or larger ones, leave nobody alone."
            )
    return said


def cut_short(made: Outcome) -> str:
    """That time ran out, and whether it did before all rounds had their turn."""
    if not made.untried:
        return CUT_SHORT
    return UNTRIED.format(untried=made.untried, rounds=len(made.rounds))


def empty_pairs(asked: Asked) -> list[str]:
    """Files of pairs with nothing in them: that may be meant, or a slip."""
    files = {"apart": asked.apart, "together": asked.together}
    return [
        f"{path.name} names no pair, so --{option} asks for nothing."
        for option, path in files.items()
        if path is not None and not pair_lines(path)
    ]


def _wishes(made: Outcome) -> list[dict[str, Any]]:
    """Each wish, with the figures of every round."""
    found = []
    for number in zip(*(r.numbers for r in made.reports), strict=True):
        found.append(_wish(number) | {"rounds": [_number(one) for one in number]})
    for mix in zip(*(r.mixes for r in made.reports), strict=True):
        found.append(_wish(mix) | {"rounds": [_mix(one) for one in mix]})
    return found


def _wish(found: tuple[NumberFinding | MixFinding, ...]) -> dict[str, Any]:
    wish = found[0].wish
    return {
        "column": wish.of,
        "kind": wish.kind.value,
        "weight": wish.weight.value,
        "unknown": found[0].unknown,
        "percent": [one.percent for one in found],
    }


def _number(found: NumberFinding) -> dict[str, Any]:
    return {
        "room": round(found.room, 4),
        "means": [None if mean is None else round(mean, 4) for mean in found.means],
    }


def _mix(found: MixFinding) -> dict[str, Any]:
    return {
        "off": found.off,
        "of": found.cells,
        "counts": {value.value: list(value.counts) for value in found.values},
    }


def _broken(people: Roster, broken: Broken) -> dict[str, Any]:
    return {
        "rule": broken.rule,
        "of": broken.of,
        "round": broken.round or None,
        "groups": list(broken.groups),
        "people": _names(people, broken.people),
        "unavoidable": broken.is_unavoidable,
    }


def _sentence(people: Roster, broken: Broken) -> str:
    rule = f"--{broken.rule} {broken.of}".rstrip()
    where = f" in round {broken.round}" if broken.round else ""
    groups = ", ".join(map(str, broken.groups))
    who = _listed(people, broken.people)
    about = [f"group {groups}"] if groups else []
    said = ": ".join((f"{rule} is not kept{where}", *about, *([who] if who else [])))
    return f"{said}.{_why(broken)}"


def _why(broken: Broken) -> str:
    if broken.is_unavoidable and broken.matching == 1:
        return " Only one person has it, so no plan can keep this."
    return " No plan can keep this." if broken.is_unavoidable else ""


def _listed(people: Roster, ids: tuple[int, ...]) -> str:
    names = _names(people, ids)
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")


def _names(people: Roster, ids: tuple[int, ...]) -> list[str]:
    return [people.names[person] for person in ids]
