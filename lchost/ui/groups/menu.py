"""The menu of people in a group: elsewhere, in exchange, locked, or gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from lchost.grouping.cards import GroupView
from lchost.ui import wording
from lchost.ui.groups import elsewhere
from lchost.ui.groups.dropping import held_words
from lchost.ui.groups.elsewhere import keyed, typed
from lchost.ui.groups.shown import Shown
from lchost.ui.icons import icon


def tr(text: str) -> str:
    """Translate a line of the menu."""
    return QCoreApplication.translate("SeatMenu", text)


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done; people by their ids, a group by its own."""

    move: Callable[[Sequence[int], int], None]
    swap: Callable[[int, int], None]
    lock: Callable[[Sequence[int], bool], None]
    gone: Callable[[Sequence[int]], None]
    why: Callable[[int], None]


def offer_people(menu: QMenu, shown: Shown, members: Sequence[int], offers: Offers) -> None:
    """Fill a menu for one person, or for all who are chosen."""
    name = typed(held_words(shown, members))
    to = menu.addMenu(tr("Move {name} to").format(name=name))
    to.aboutToShow.connect(lambda: elsewhere.fill_moves(to, shown, members, offers.move))
    if len(members) == 1:
        exchange = menu.addMenu(tr("Swap {name} with").format(name=name))
        exchange.aboutToShow.connect(
            lambda: elsewhere.fill_swaps(exchange, shown, members[0], offers.swap)
        )
    seats = [s for g in shown.view.groups for s in g.members if s.member_id in members]
    is_locked = all(seat.is_locked for seat in seats)
    said = tr("Unlock {name}") if is_locked else tr("Lock {name}")
    lock = menu.addAction(keyed(said.format(name=name), "L"))
    lock.setIcon(icon("lock-open" if is_locked else "lock"))
    lock.triggered.connect(lambda: offers.lock(members, not is_locked))
    left = tr("{name} has left") if len(members) == 1 else tr("{name} have left")
    menu.addAction(left.format(name=name)).triggered.connect(lambda: offers.gone(members))
    if len(members) == 1:
        why = menu.addAction(tr("Why is {name} here?").format(name=name))
        why.triggered.connect(lambda: offers.why(members[0]))
    menu.addSeparator()


def offer_group(
    menu: QMenu,
    group: GroupView,
    lock: Callable[[int, bool], None],
    rename: Callable[[GroupView], None],
    lose: Callable[[GroupView], None],
    remove: Callable[[GroupView], None],
) -> None:
    """Fill a menu for a group."""
    n = wording.number(group.number)
    said = tr("Unlock group {n}") if group.is_locked else tr("Lock group {n}")
    locks = menu.addAction(keyed(said.format(n=n), "Shift+L"))
    locks.setIcon(icon("lock-open" if group.is_locked else "lock"))
    locks.triggered.connect(lambda: lock(group.id, not group.is_locked))
    names = menu.addAction(tr("Name of group {n}…").format(n=n))
    names.triggered.connect(lambda: rename(group))
    if not group.members:
        out = menu.addAction(tr("Take empty group {n} out").format(n=n))
        out.triggered.connect(lambda: remove(group))
    goes = tr("The table of group {n} is lost…") if group.table else tr("Group {n} is lost…")
    lost = menu.addAction(goes.format(n=n))
    lost.triggered.connect(lambda: lose(group))
