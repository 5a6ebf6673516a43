"""What a change by hand would do, in a few short lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lchost.grouping.cards import RoundView
from lchost.grouping.pricing import Change, Trouble
from lchost.grouping.problem import AtLeastOne, AtMost, NeverOne, Pair, Rule, Shared
from lchost.grouping.room import ROLE
from lchost.grouping.score import MetAgain
from lchost.ui import wording
from lchost.ui.groups.card_words import isolated
from lchost.ui.groups.finding_words import is_public, label
from lchost.ui.groups.shown import Shown

_MOST = 5  # lines of trouble; nobody reads more while dragging
_WORTH_A_LINE = 3  # points of one wish
_LONGEST_NAME = 24  # letters; the cards have them all


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an icon and its colour's role, words, and whether they are strong."""

    text: str
    icon: str = ""
    role: str = "text"
    is_strong: bool = False


def tr(text: str) -> str:
    """Translate a line of a price."""
    return QCoreApplication.translate("Price", text)


def called(shown: Shown, member: int | None) -> str:
    """Return a name as it stands in a sentence: not too long, and in its own direction."""
    name = shown.view.names.get(member or 0, "")
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    return isolated(short)


def points(change: Change) -> str:
    """Return how much better: "+2 points", "no change", "-1 point"."""
    n = change.points
    if n == 0:
        return tr("as even as now")
    size = wording.counted(abs(n), tr("1 point"), tr("{n} points"))
    return f"+{size}" if n > 0 else f"−{size}"


def lines(change: Change, shown: Shown, moved: Iterable[int]) -> list[Line]:
    """Return the points, then what would break, be mended, and shift."""
    who = frozenset(moved)
    tone = "welcome" if change.points > 0 else "attention" if change.points < 0 else "muted"
    said = [Line(points(change), role=tone, is_strong=True)]
    bad = [
        Line(tr("breaks: {what}").format(what=what), "triangle-alert", "attention")
        for what in _pairs(change.brings, shown, who) + _breaches(change.brings, shown)
    ]
    bad += [Line(what, "repeat", "attention") for what in _meetings(change.brings, shown, who)]
    good = [
        Line(tr("mends: {what}").format(what=what), "circle-check", "welcome")
        for what in _pairs(change.ends, shown, who) + _mended(change.ends, shown)
    ]
    said += [*bad, *good][:_MOST]
    more = len(bad) + len(good) - _MOST
    if more > 0:
        n = wording.counted(more, tr("and one more"), tr("and {n} more"))
        said.append(Line(n, role="muted"))
    return said + _shifts(change, shown)


def _shifts(change: Change, shown: Shown) -> list[Line]:
    found = [
        (abs(wish.after - wish.before), wish)
        for wish in change.wishes
        if wish.before is not None and wish.after is not None
    ]
    if len(found) < 2:
        return []  # the points have said it
    found.sort(key=lambda item: -item[0])
    way = 1 if change.points > 0 else -1
    telling = (one for one in found if way * ((one[1].after or 0) - (one[1].before or 0)) > 0)
    first = next(telling, None) if change.points else None  # what makes it better, or worse
    chosen = [one for one in found if one is first or one[0] >= _WORTH_A_LINE]
    chosen.sort(key=lambda one: one is not first)
    said = tr("{what} {before} → {after}")
    return [
        Line(
            said.format(
                what=label(shown.view, wish.wish.of),
                before=wording.number(wish.before or 0),
                after=wording.number(wish.after or 0),
            ),
            role="muted",
        )
        for _, wish in chosen[:2]
    ]


def _pairs(trouble: Trouble, shown: Shown, moved: frozenset[int]) -> list[str]:
    """Return the host's own pairs."""
    apart, together = tr("apart from {name}"), tr("together with {name}")
    both_apart, both_together = tr("{name} and {other} apart"), tr("{name} and {other} together")
    return [
        *(_pair(p, apart, both_apart, shown, moved) for p in sorted(trouble.not_apart)),
        *(_pair(p, together, both_together, shown, moved) for p in sorted(trouble.separated)),
    ]


def _pair(pair: Pair, short: str, long: str, shown: Shown, moved: frozenset[int]) -> str:
    """Return a pair; the one that the host holds in hand needs no name."""
    one, other = (called(shown, i) for i in pair)
    if len(moved) == 1 and pair[0] in moved:
        return short.format(name=other)
    if len(moved) == 1 and pair[1] in moved:
        return short.format(name=one)
    return long.format(name=one, other=other)


def _breaches(trouble: Trouble, shown: Shown) -> list[str]:
    """Return what is missing, or who would be alone."""
    said = {
        NeverOne: tr("{name} alone ({what})"),
        AtLeastOne: tr("no {what} in group {n}"),
        AtMost: tr("too many of {what} in group {n}"),
        Shared: tr("{name} shares no {what}"),
    }
    return _told(trouble, shown, said)


def _mended(trouble: Trouble, shown: Shown) -> list[str]:
    """Return what is there again, or who is alone no longer."""
    said = {
        NeverOne: tr("{name} not alone ({what})"),
        AtLeastOne: tr("a {what} in group {n}"),
        AtMost: tr("not too many of {what} in group {n}"),
        Shared: tr("{name} shares a {what}"),
    }
    return _told(trouble, shown, said)


def _told(trouble: Trouble, shown: Shown, said: Mapping[type[Rule], str]) -> list[str]:
    order = sorted(trouble.rules, key=lambda breach: (str(breach.rule), breach.person or 0))
    view = shown.view
    return [
        said[type(breach.rule)].format(
            what=what_of(breach.rule, view),
            name=called(shown, breach.person),
            n=wording.number(view.groups[breach.group or 0].number),
        )
        for breach in order
    ]


def what_of(rule: Rule, view: RoundView) -> str:
    """Return what a rule is about: a value that others may see, else only its attribute."""
    match rule:
        case AtLeastOne(of, _) if of == ROLE:
            return tr("mentor")
        case AtLeastOne(of, value) | NeverOne(of, value) | AtMost(of, _, value):
            return value if value and is_public(view, of) else label(view, of)
        case Shared(of):
            return label(view, of)


def _meetings(trouble: Trouble, shown: Shown, moved: frozenset[int]) -> list[str]:
    said = []
    for met in sorted(trouble.met_again, key=lambda m: (-m.times, m.one, m.other)):
        one, other = called(shown, met.one), called(shown, met.other)
        facts = {"name": one, "other": other, "when": _when(met, shown)}
        if len(moved) == 1 and moved & {met.one, met.other}:
            facts["name"] = other if met.one in moved else one
            said.append(tr("meets {name} again{when}").format(**facts))
        else:
            said.append(tr("{name} meets {other} again{when}").format(**facts))
    return said


def _when(met: MetAgain, shown: Shown) -> str:
    """Return in which round two people sat together last."""
    numbers = shown.met.rounds(met.one, met.other)
    return tr(" (round {n})").format(n=wording.number(numbers[-1])) if numbers else ""
