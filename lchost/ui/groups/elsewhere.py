"""Menus of where somebody could sit instead, each place with what that would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from lchost.ui import wording
from lchost.ui.groups import price_words
from lchost.ui.groups.dropping import Drop, drop_of, seats_short
from lchost.ui.groups.shown import Shown
from lchost.ui.icons import icon

_MOST = 40  # groups in one menu: they stand on a screen, and are priced in 20 ms
_PORTION = 20


def tr(text: str) -> str:
    """Translate a line of the menu."""
    return QCoreApplication.translate("SeatMenu", text)


def typed(text: str) -> str:
    """Keep a menu from underlining the letter after an ampersand."""
    return text.replace("&", "&&")


def keyed(text: str, beside: str) -> str:
    """Return a line with something at its other end, where menus show keys."""
    return f"{text}\t{beside}"


def fill_moves(
    menu: QMenu, shown: Shown, members: Sequence[int], move: Callable[[Sequence[int], int], None]
) -> None:
    """List the groups to which people could move, when the menu is first opened."""

    def fill(into: QMenu, indexes: Sequence[int]) -> None:
        for index in indexes:
            drop = drop_of(shown, members, index)
            if drop:
                group_id = shown.view.groups[index].id
                _offer(into, shown, drop, _group(shown, index), partial(move, members, group_id))

    _fill_in_portions(menu, shown, members, fill)


def fill_swaps(menu: QMenu, shown: Shown, member: int, swap: Callable[[int, int], None]) -> None:
    """List the groups with whose people somebody could swap, when the menu is first opened."""

    def fill(into: QMenu, indexes: Sequence[int]) -> None:
        for index in indexes:
            inner = into.addMenu(_group(shown, index))
            inner.setEnabled(bool(shown.view.groups[index].members))
            inner.aboutToShow.connect(lambda inner=inner, index=index: people(inner, index))

    def people(into: QMenu, index: int) -> None:
        if not into.isEmpty():
            return
        for seat in shown.view.groups[index].members:
            drop = drop_of(shown, (member,), index, seat.member_id)
            if drop:
                _offer(into, shown, drop, seat.name, partial(swap, member, seat.member_id))

    _fill_in_portions(menu, shown, (member,), fill)


def _fill_in_portions(
    menu: QMenu,
    shown: Shown,
    members: Sequence[int],
    fill: Callable[[QMenu, Sequence[int]], None],
) -> None:
    """List the other groups; of very many, twenty in a menu of their own."""
    if not menu.isEmpty():
        return
    groups = shown.view.groups
    others = [n for n in range(len(groups)) if drop_of(shown, members, n) is not None]
    if len(others) <= _MOST:
        fill(menu, others)
        return
    for start in range(0, len(others), _PORTION):
        portion = others[start : start + _PORTION]
        first, last = (wording.number(groups[n].number) for n in (portion[0], portion[-1]))
        inner = menu.addMenu(tr("Groups {first} – {last}").format(first=first, last=last))
        inner.aboutToShow.connect(
            lambda inner=inner, portion=portion: fill(inner, portion) if inner.isEmpty() else None
        )


def _offer(menu: QMenu, shown: Shown, drop: Drop, text: str, go: Callable[[], None]) -> None:
    """Offer one place: its points at the end of the line, trouble as a mark and in words."""
    change = None if drop.refused else shown.price(drop.seats(shown))
    made = menu.addAction(typed(text))
    made.setEnabled(not drop.refused)
    made.triggered.connect(lambda: go())
    menu.setToolTipsVisible(True)
    made.setToolTip(typed(drop.refused))
    if change is None:
        return
    made.setText(keyed(typed(text), price_words.points(change)))
    lines = [line.text for line in price_words.lines(change, shown, drop.held)]
    short = seats_short(shown, drop)
    if change.brings or short:
        made.setIcon(icon("triangle-alert", "attention"))
    made.setToolTip(typed(" · ".join([*short, *lines])))


def _group(shown: Shown, index: int) -> str:
    """Return a group as a line of a menu: its number, and its name if it has one."""
    group = shown.view.groups[index]
    said = tr("Group {number}").format(number=wording.number(group.number))
    return f"{said}  {group.name}" if group.name else said
