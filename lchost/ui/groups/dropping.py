"""What letting people go somewhere would mean: a move, a swap, or why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from lchost.ui import wording
from lchost.ui.groups import price_words
from lchost.ui.groups.price_words import Line
from lchost.ui.groups.seat_words import seats_said
from lchost.ui.groups.shown import Shown


def tr(text: str) -> str:
    """Translate a word of the bubble."""
    return QCoreApplication.translate("Dropping", text)


@dataclass(frozen=True, slots=True)
class Drop:
    """People let go on a card.

    Attributes:
        held: who comes; `group` is the index of where to.
        other: who would go back in exchange; 0: nobody.
        refused: why that cannot be; empty where it can.
    """

    held: tuple[int, ...]
    group: int
    other: int = 0
    refused: str = ""

    def seats(self, shown: Shown) -> Mapping[int, int]:
        """Who would sit in which group."""
        seats = dict.fromkeys(self.held, self.group)
        return seats | ({self.other: shown.group_of[self.held[0]]} if self.other else {})


def drop_of(shown: Shown, held: Sequence[int], group: int, member: int = 0) -> Drop | None:
    """Return what letting go there means; None where nothing would change.

    One person on another is a swap; several, or one on a card, move.  So does one who waits.
    """
    coming = tuple(i for i in held if shown.group_of.get(i) != group)
    if not coming or not 0 <= group < len(shown.view.groups):
        return None
    can_swap = len(coming) == 1 and coming[0] in shown.group_of
    other = member if can_swap and member and member not in coming else 0
    return Drop(coming, group, other, _refusal(shown, coming, group, other))


def _refusal(shown: Shown, coming: Sequence[int], group: int, other: int) -> str:
    target = shown.view.groups[group]
    if target.is_locked:
        n = wording.number(target.number)
        return tr("Group {n} is locked: press its lock first").format(n=n)
    for member in (*coming, *((other,) if other else ())):
        if member in shown.locked:
            name = price_words.called(shown, member)
            return tr("{name} is locked: L unlocks").format(name=name)
    return ""


def held_words(shown: Shown, held: Sequence[int]) -> str:
    """Return who is held: a name, or how many."""
    if len(held) == 1:
        return price_words.called(shown, held[0])
    return wording.counted(len(held), tr("1 person"), tr("{n} people"))


def drop_words(shown: Shown, drop: Drop) -> list[Line]:
    """Return what the bubble says: who goes where, then what that would do."""
    who = held_words(shown, drop.held)
    n = wording.number(shown.view.groups[drop.group].number)
    if drop.refused:
        return [Line(who, is_strong=True), Line(drop.refused, "lock", "attention")]
    if drop.other:
        other = price_words.called(shown, drop.other)
        head = tr("{name} ⇄ {other}").format(name=who, other=other)
    else:
        head = tr("{name} → group {n}").format(name=who, n=n)
    change = shown.price(drop.seats(shown))
    more = price_words.lines(change, shown, drop.held) if change else []
    said = [Line(text, "triangle-alert", "attention") for text in seats_short(shown, drop)]
    return [Line(head, is_strong=True), *more[:1], *said, *more[1:]]


def seats_short(shown: Shown, drop: Drop) -> list[str]:
    """Return what would be said of sizes and tables, and is not said yet."""
    view, seats = shown.view, drop.seats(shown)
    groups = list(view.groups)
    left = {shown.group_of[i] for i in seats if i in shown.group_of}
    for index in left.union(seats.values()):
        stays = [seat for seat in groups[index].members if seat.member_id not in seats]
        comes = [shown.seats[i] for i, to in seats.items() if to == index]
        groups[index] = replace(groups[index], members=(*stays, *comes))
    after = seats_said(replace(view, groups=tuple(groups)))
    return [found.text for found in after if not found.is_good and found not in shown.said_of_seats]
