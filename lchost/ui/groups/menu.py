"""The menu of people in a group: elsewhere, in exchange, locked, or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lchost.grouping.cards import GroupView
from lchost.ui import wording
from lchost.ui.groups import price_words
from lchost.ui.groups.dropping import drop_of, held_words
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
    name = _typed(held_words(shown, members))
    to = menu.addMenu(tr("Move {name} to").format(name=name))
    to.aboutToShow.connect(lambda: _fill_groups(to, shown, members, offers))
    if len(members) == 1:
        exchange = menu.addMenu(tr("Swap {name} with").format(name=name))
        exchange.aboutToShow.connect(lambda: _fill_people(exchange, shown, members[0], offers))
    seats = [s for g in shown.view.groups for s in g.members if s.member_id in members]
    is_locked = all(seat.is_locked for seat in seats)
    said = tr("Unlock {name}") if is_locked else tr("Lock {name}")
    lock = menu.addAction(_keyed(said.format(name=name), "L"))
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
) -> None:
    """Fill a menu for a group."""
    n = wording.number(group.number)
    said = tr("Unlock group {n}") if group.is_locked else tr("Lock group {n}")
    locks = menu.addAction(_keyed(said.format(n=n), "Shift+L"))
    locks.setIcon(icon("lock-open" if group.is_locked else "lock"))
    locks.triggered.connect(lambda: lock(group.id, not group.is_locked))
    names = menu.addAction(tr("Name of group {n}…").format(n=n))
    names.triggered.connect(lambda: rename(group))
    lost = menu.addAction(tr("The table of group {n} is lost…").format(n=n))
    lost.triggered.connect(lambda: lose(group))


def _fill_groups(menu: QMenu, shown: Shown, members: Sequence[int], offers: Offers) -> None:
    """List the other groups; each gets its price once the menu stands."""
    if not menu.isEmpty():
        return
    prices: list[tuple[QAction, int]] = []
    for index, group in enumerate(shown.view.groups):
        drop = drop_of(shown, members, index)
        if drop is None:
            continue
        said = tr("Group {number}").format(number=wording.number(group.number))
        named = f"{said}  {_typed(group.name)}" if group.name else said
        made = menu.addAction(named)
        made.setEnabled(not drop.refused)
        made.triggered.connect(lambda _=False, to=group.id: offers.move(members, to))
        if not drop.refused:
            prices.append((made, index))
    _tell_one_by_one(menu, _priced(prices, shown, members))


def _priced(
    actions: Sequence[tuple[QAction, int]], shown: Shown, members: Sequence[int]
) -> Iterator[None]:
    for action, index in actions:
        change = shown.price(dict.fromkeys(members, index))
        if change:
            action.setText(_keyed(action.text(), price_words.points(change)))
            if change.brings:
                action.setIcon(icon("triangle-alert", "attention"))
                said = [line.text for line in price_words.lines(change, shown, members)]
                action.setToolTip(_typed(" · ".join(said)))
        yield


def _fill_people(menu: QMenu, shown: Shown, member: int, offers: Offers) -> None:
    """List the other groups, and their people once one is opened."""
    if not menu.isEmpty():
        return
    for index, group in enumerate(shown.view.groups):
        if drop_of(shown, (member,), index) is None or not group.members:
            continue
        said = tr("Group {number}").format(number=wording.number(group.number))
        inner = menu.addMenu(said)
        inner.aboutToShow.connect(
            lambda inner=inner, index=index: _fill_group(inner, shown, member, index, offers)
        )


def _fill_group(menu: QMenu, shown: Shown, member: int, index: int, offers: Offers) -> None:
    if not menu.isEmpty():
        return
    for seat in shown.view.groups[index].members:
        drop = drop_of(shown, (member,), index, seat.member_id)
        if drop is None:
            continue
        change = None if drop.refused else shown.price(drop.seats(shown))
        said = _typed(seat.name)
        made = menu.addAction(_keyed(said, price_words.points(change)) if change else said)
        made.setEnabled(not drop.refused)
        made.triggered.connect(lambda _=False, other=seat.member_id: offers.swap(member, other))


def _tell_one_by_one(menu: QMenu, work: Iterator[None]) -> None:
    """Go on with work between the menu's own turns, so that it opens at once."""
    timer = QTimer(menu)

    def step() -> None:
        if next(work, timer) is timer:
            timer.stop()

    timer.timeout.connect(step)
    timer.start(0)


def _typed(text: str) -> str:
    """Keep a menu from underlining the letter after an ampersand."""
    return text.replace("&", "&&")


def _keyed(text: str, beside: str) -> str:
    """Return a line with something at its other end, where menus show keys."""
    return f"{text}\t{beside}"
