"""The menu of a person in a group: elsewhere, in exchange, or gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from lchost.grouping.cards import GroupView, Seat
from lchost.ui import wording


def tr(text: str) -> str:
    """Translate a line of the menu."""
    return QCoreApplication.translate("SeatMenu", text)


def offer_person(
    menu: QMenu,
    seat: Seat,
    others: Sequence[GroupView],
    *,
    move: Callable[[int], None],
    swap: Callable[[int], None],
    gone: Callable[[], None],
) -> None:
    """Fill a menu for one person.

    Args:
        others: the groups that they do not sit in.
        move: takes the id of a group; swap: that of a member.
    """
    name = seat.name.replace("&", "&&")  # a single one would underline the next letter
    to = menu.addMenu(tr("Move {name} to").format(name=name))
    exchange = menu.addMenu(tr("Swap {name} with").format(name=name))
    for group in others:
        said = tr("Group {number}").format(number=wording.number(group.number))
        to.addAction(said).triggered.connect(lambda _=False, to=group.id: move(to))
        inner = exchange.addMenu(said)
        for person in group.members:
            shown = inner.addAction(person.name.replace("&", "&&"))
            shown.triggered.connect(lambda _=False, other=person.member_id: swap(other))
    for offered in (to, exchange):
        offered.setEnabled(bool(others))
    menu.addAction(tr("{name} has left").format(name=name)).triggered.connect(gone)
    menu.addSeparator()
