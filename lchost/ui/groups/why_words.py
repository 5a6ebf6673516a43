"""Why somebody sits where they sit, in the host's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.grouping.explaining import Alternative, Why
from lchost.grouping.pricing import WishChange
from lchost.grouping.problem import AtLeastOne, NeverOne, Pair, Rule, Shared
from lchost.ui import wording
from lchost.ui.groups import price_words
from lchost.ui.groups.finding_words import Finding, label, name, names
from lchost.ui.groups.shown import Shown

_WORTH_TELLING = 2  # points of one wish
_MOST_WISHES = 3


def tr(text: str) -> str:
    """Translate a sentence about a place."""
    return QCoreApplication.translate("Why", text)


def reasons(why: Why, shown: Shown) -> list[Finding]:
    """Return what this person gives the group, and the verdict on all other places."""
    said = [Finding(True, text) for text in _gives(why, shown)]
    if met := shown.seats[why.person].met:
        text = tr("Has sat with {names} before.").format(names=_names(met, shown))
        said.append(Finding(False, text))
    return [*said, _verdict(why, shown)]


def _verdict(why: Why, shown: Shown) -> Finding:
    best = why.best
    if best is None:
        return Finding(True, tr("There is no other place: locked, not allowed, or nobody to swap."))
    if why.is_best_place:
        return Finding(True, tr("No other place would be better for the room."))
    n = wording.number(_number(best, shown))
    return Finding(False, tr("Another place would be better: group {n}.").format(n=n))


def _gives(why: Why, shown: Shown) -> list[str]:
    said = [_given(rule, why, shown) for rule in why.gives]
    if why.together:
        together = tr("Is kept together with {names}.")
        said.append(together.format(names=_names(why.together, shown)))
    if why.person in shown.locked:
        said.append(tr("Is locked here."))
    return said


def _given(rule: Rule | Pair, why: Why, shown: Shown) -> str:
    match rule:
        case AtLeastOne():
            said = tr("Nobody else in the group: {what}.")
        case NeverOne():
            said = tr("Without them somebody would be alone: {what}.")
        case Shared():
            said = tr("Without them somebody would share no {what} with anybody.")
        case _:
            return ""  # nothing else breaks because somebody leaves
    return said.format(what=price_words.what_of(rule, shown.view))


def place(found: Alternative, shown: Shown) -> str:
    """Return the number of the group."""
    return wording.number(_number(found, shown))


def partners(found: Alternative, shown: Shown) -> str:
    """Return with whom it is a swap."""
    if not found.swap_with:
        return tr("there is a seat")
    return _names(found.swap_with, shown)


def price(found: Alternative) -> str:
    """Return its points: "−2 points"."""
    return price_words.points(found.change)


def effects(found: Alternative, shown: Shown) -> str:
    """Return what else would change, the worst first."""
    lines = price_words.lines(found.change, shown, found.seats)[1:]
    return " · ".join(line.text for line in lines)


def sentence(found: Alternative, why: Why, shown: Shown) -> str:
    """Return one alternative as a host would tell it."""
    facts = {"name": _name(why.person, shown), "n": wording.number(_number(found, shown))}
    plain = tr("Moving {name} to group {n} {what}.")
    if found.swap_with:
        facts["other"] = _names(found.swap_with, shown)
        plain = tr("Moving {name} to group {n} (swap with {other}) {what}.")
    facts["what"] = _cost(found.change.points)
    lines = [line for line in price_words.lines(found.change, shown, found.seats) if line.icon]
    gains = [line.text for line in lines if line.role == "welcome"]
    gains += _shifts(found.change.wishes, shown, is_more=True)
    losses = [line.text for line in lines if line.role != "welcome"]
    losses += _shifts(found.change.wishes, shown, is_more=False)
    said = [plain.format(**facts)]
    for text, what in ((tr("For it: {what}."), gains), (tr("Against it: {what}."), losses)):
        if what:
            said.append(text.format(what=", ".join(what)))
    return " ".join(said)


def _cost(points: int) -> str:
    size = wording.counted(abs(points), tr("1 point"), tr("{n} points"))
    if points < 0:
        return tr("would cost {points}").format(points=size)
    if points > 0:
        return tr("would gain {points}").format(points=size)
    return tr("would leave the groups as even as now")


def _shifts(wishes: tuple[WishChange, ...], shown: Shown, *, is_more: bool) -> list[str]:
    """Return those of the wishes that it touches most which gain, or lose, in words."""
    touched = [
        (wish.after - wish.before, wish)
        for wish in wishes
        if wish.before is not None and wish.after is not None
    ]
    touched = [one for one in touched if abs(one[0]) >= _WORTH_TELLING]
    touched.sort(key=lambda one: one[0])
    less, more = tr("{what} less even"), tr("{what} more even")
    return [
        (more if is_more else less).format(what=label(shown.view, wish.wish.of))
        for by, wish in touched[:_MOST_WISHES]
        if is_more == (by > 0)
    ]


def _name(member: int, shown: Shown) -> str:
    return name(shown.view.names, member)


def _names(members: tuple[int, ...], shown: Shown) -> str:
    return names(shown.view.names, members)


def _number(found: Alternative, shown: Shown) -> int:
    return shown.view.groups[found.group].number
