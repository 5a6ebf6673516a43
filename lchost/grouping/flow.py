"""People of whom some may sit only here and there, poured into groups like water into basins."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence

Choice = frozenset[int] | None
"""Indexes of the groups that somebody may sit in; None: any."""


class Filling:
    """How many people of each choice sit in each group.  A maximum flow; it only ever grows.

    Attributes:
        waiting: people of each choice without a seat.
        poured: people who sit.
    """

    def __init__(self, people: Counter[Choice]) -> None:
        self.waiting = people
        self.poured = 0
        self._inside: dict[int, Counter[Choice]] = {}
        self._total: Counter[int] = Counter()  # by group; adding up each time is most of the work

    @classmethod
    def of(cls, people: Iterable[tuple[Choice, int]]) -> Filling:
        """From choices and how many people have them."""
        waiting: Counter[Choice] = Counter()
        for choice, count in people:
            waiting[choice] += count
        return cls(waiting)

    def inside(self, group: int) -> Counter[Choice]:
        """Who sits in a group, by their choice."""
        found = self._inside.get(group)
        if found is None:
            found = self._inside[group] = Counter()
        return found

    def pour(self, room: Sequence[int]) -> None:
        """Seat as many as go into groups of this size; nobody who sits makes a group smaller."""
        for choice in list(self.waiting):
            self._pour_straight(choice, room)
            while self.waiting[choice] and self._pour_one_way(choice, room):
                pass

    def stuck(self, room: Sequence[int]) -> tuple[set[Choice], set[int]]:
        """Choices whose groups cannot hold all who have them, and these groups; empty: all sit."""
        choices: set[Choice] = set()
        groups: set[int] = set()
        queue = deque(choice for choice, count in self.waiting.items() if count)
        while queue:
            choice = queue.popleft()
            if choice in choices:
                continue
            choices.add(choice)
            for group in _open(choice, room):
                if group not in groups:
                    groups.add(group)
                    queue.extend(c for c, count in self.inside(group).items() if count)
        return choices, groups

    def dry(self, room: Sequence[int]) -> set[int]:
        """Groups that all who may sit there cannot fill up to this; empty: none."""
        groups = {g for g, seats in enumerate(room) if self._total[g] < seats}
        queue = deque(groups)
        while queue:
            group = queue.popleft()
            for giver in range(len(room)):
                if giver not in groups and any(
                    count and (choice is None or group in choice)
                    for choice, count in self.inside(giver).items()
                ):
                    groups.add(giver)
                    queue.append(giver)
        return groups

    def _pour_straight(self, choice: Choice, room: Sequence[int]) -> None:
        """Into the seats that are free anyway, the first group first."""
        for group in _open(choice, room):
            if not self.waiting[choice]:
                return
            if self._total[group] < room[group]:
                self._carry(group, {group: (choice, None)}, room, choice)

    def _pour_one_way(self, start: Choice, room: Sequence[int]) -> bool:
        """Along the shortest way from the waiting to a free seat, as many as it carries."""
        came: dict[int, tuple[Choice, int | None]] = {}
        seen: set[Choice] = {start}
        queue: deque[tuple[Choice, int | None]] = deque([(start, None)])
        while queue:
            choice, giver = queue.popleft()
            for group in _open(choice, room):
                if group in came:
                    continue
                came[group] = (choice, giver)
                if self._total[group] < room[group]:
                    self._carry(group, came, room, start)
                    return True
                for other, count in self.inside(group).items():
                    if count and other not in seen:
                        seen.add(other)
                        queue.append((other, group))
        return False

    def _carry(
        self,
        last: int,
        came: dict[int, tuple[Choice, int | None]],
        room: Sequence[int],
        start: Choice,
    ) -> None:
        steps: list[tuple[Choice, int | None, int]] = []
        group: int | None = last
        while group is not None:
            choice, giver = came[group]
            steps.append((choice, giver, group))
            group = giver
        many = min(self.waiting[start], room[last] - self._total[last])
        for choice, giver, _ in steps:
            if giver is not None:
                many = min(many, self.inside(giver)[choice])
        for choice, giver, taker in steps:
            if giver is not None:
                self.inside(giver)[choice] -= many
            self.inside(taker)[choice] += many
        self._total[last] += many
        self.waiting[start] -= many
        self.poured += many


def _open(choice: Choice, room: Sequence[int]) -> Iterable[int]:
    return range(len(room)) if choice is None else (g for g in sorted(choice) if g < len(room))
