"""Who on the board is meant: one with the keyboard, several chosen, those who are cut."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Choice(QObject):
    """People by their ids; `card` is the index of the card that has the keyboard."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card = 0
        self.member = 0  # 0: nobody, the card itself
        self.several: frozenset[int] = frozenset()
        self.cut: frozenset[int] = frozenset()

    def go(self, card: int, member: int) -> None:
        """Mean one person, or a card alone."""
        self.card, self.member = card, member
        self.several = frozenset((member,)) if member else frozenset()
        self.changed.emit()

    def walk(self, card: int, member: int) -> None:
        """Let the keyboard go somewhere; who is chosen stays chosen."""
        self.card, self.member = card, member
        self.changed.emit()

    def add(self, card: int, member: int) -> None:
        """Mean this person as well, and let the keyboard go there."""
        self.card, self.member = card, member
        self.several |= {member}
        self.changed.emit()

    def turn(self, card: int, member: int) -> None:
        """Mean this person as well, or no longer."""
        self.card, self.member = card, member
        self.several ^= {member}
        self.changed.emit()

    def take(self, members: Iterable[int]) -> None:
        """Mean just these people; the keyboard stays where it is."""
        self.several = frozenset(members)
        self.changed.emit()

    def cut_out(self, members: Iterable[int]) -> None:
        """Remember who is to sit elsewhere; nobody: forget them."""
        self.cut = frozenset(members)
        self.changed.emit()

    def keep(self, members: Iterable[int], waiting: Iterable[int] = ()) -> None:
        """Forget all who are not among these: they have left.  Who waits may be cut."""
        here = frozenset(members)
        self.several &= here
        self.cut &= here.union(waiting)
        if self.member not in here:
            self.member = 0
