"""The seating a search begins from: every rule that is never traded holds, the rest is by lot."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lchost.grouping.flow import Choice, Filling
from lchost.grouping.places import Places
from lchost.grouping.problem import Problem

SEARCH_LIMIT = 20_000
"""Steps of the exact search; beyond it a collision may stay unnamed, never be invented."""

LOOK_AHEAD = 100
"""Steps that it counts for to see whether all the others still have a place."""

ASKED_EVERY = 64
"""Steps between two looks at whether to stop."""

DEEPEST = 400
"""Blocks under rules whom the search places one inside the other; Python's stack ends at 1,000."""

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of looking for a first seating.

    Attributes:
        group: the group of every block; None: none was found.
        is_sure: every rule holds, or it is proven that there is no such seating.
    """

    group: list[int] | None
    is_sure: bool


def opening(
    problem: Problem,
    places: Places,
    seed: int = 0,
    limit: int = SEARCH_LIMIT,
    stop: Stop | None = None,
) -> Opening:
    """Seat the blocks, those under rules first.

    When the search gives up, sizes and allowed groups still hold, but people who are to be apart
    may sit together: the annealing parts them.
    """
    if any(block in foes for block, foes in places.foes.items()):
        return Opening(None, True)
    rng = random.Random(seed)
    search = _Search(problem, places, limit, stop)
    if not search.begin():
        return Opening(None, True)
    answer = search.place() if len(search.bound) <= DEEPEST else None
    if answer is False:
        return Opening(None, True)
    if answer:
        return Opening(search.finished(rng), True)
    search.begin()
    if not search.place_roughly():
        return Opening(None, False)
    return Opening(search.finished(rng), False)


class _Search:
    """Depth first over the blocks that a rule binds; the others flow into what is left."""

    def __init__(
        self, problem: Problem, places: Places, limit: int, stop: Stop | None = None
    ) -> None:
        self._problem, self._places, self._limit, self._stop = problem, places, limit, stop
        self._mass = [len(block) for block in places.blocks]
        self._least = [least for least, _ in problem.seats]
        self._worn: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for crowd, (_, held) in enumerate(places.crowds):
            for block, people in held.items():
                self._worn[block].append((crowd, people))
        self._kind = self._kinds()
        self._forced: dict[int, int] = {}
        self._rest: defaultdict[Choice, list[int]] = defaultdict(list)
        self.bound = []
        for block, choice in enumerate(places.groups):
            if choice is not None and len(choice) == 1:
                self._forced[block] = next(iter(choice))
            elif self._mass[block] > 1 or places.foes[block] or block in self._worn:
                self.bound.append(block)
            else:
                self._rest[choice].append(block)
        self.bound.sort(key=self._how_hard)
        self._must_look = False

    def begin(self) -> bool:
        """Seat those who have one group only; False: that cannot be."""
        self._steps = 0
        self._chosen: dict[int, int] = {}
        self._inside = [0] * len(self._least)
        self._crowds = [[0] * len(self._least) for _ in self._places.crowds]
        for block, group in self._forced.items():
            if self._is_taken(block, group):
                return False
            self._seat(block, group)
        return all(n <= most for n, most in zip(self._inside, self._places.most, strict=True))

    def place(self, position: int = 0) -> bool | None:
        """Whether the bound blocks from this one on find places; None: too many steps."""
        if position == len(self.bound):
            self._must_look = self._flow(()) is None  # from now on while going, not at the end
            self._steps += LOOK_AHEAD
            return not self._must_look
        if self._must_look and position:
            self._steps += LOOK_AHEAD
            if self._flow(self.bound[position:]) is None:
                return False
        block = self.bound[position]
        tried: set[tuple[int, int]] = set()
        for group in self._by_room(block):
            self._steps += 1
            if self._steps > self._limit or self._is_over():
                return None
            alike = (self._kind[group], self._inside[group])
            if self._inside[group] == 0 and alike in tried:
                continue  # an equal empty group fails in the same way
            tried.add(alike)
            if self._is_taken(block, group):
                continue
            self._seat(block, group)
            answer = self.place(position + 1)
            if answer is not False:
                return answer
            self._unseat(block)
        return False

    def _is_over(self) -> bool:
        """Asked so rarely that asking costs nothing."""
        return self._stop is not None and self._steps % ASKED_EVERY == 0 and self._stop()

    def place_roughly(self) -> bool:
        """The largest blocks first, apart where that is easy."""
        for block in sorted(self.bound, key=lambda b: (-self._mass[b], self._how_hard(b))):
            groups = list(self._by_room(block))
            if not groups:
                return False
            apart = [group for group in groups if not self._is_taken(block, group)]
            self._seat(block, (apart or groups)[0])
        return self._flow(()) is not None

    def finished(self, rng: random.Random) -> list[int]:
        """Everybody's group; who sits where among equals is by lot."""
        filling = self._flow(())
        assert filling is not None
        seats: defaultdict[Choice, list[int]] = defaultdict(list)
        for group in range(len(self._least)):
            for choice, count in filling.inside(group).items():
                seats[choice] += [group] * count
        found = dict(self._chosen)
        for choice, blocks in self._rest.items():
            rng.shuffle(seats[choice])
            found.update(zip(blocks, seats[choice], strict=True))
        return [found[block] for block in range(len(self._mass))]

    def _flow(self, coming: Sequence[int]) -> Filling | None:
        """Seats for all others beside the chosen, these blocks cut into people; None: too few."""
        people = [(choice, len(blocks)) for choice, blocks in self._rest.items()]
        people += [(self._places.groups[block], self._mass[block]) for block in coming]
        filling = Filling.of(people)
        least = self._left(self._least)
        filling.pour(least)
        if filling.poured < sum(least):
            return None
        most = self._left(self._places.most)
        filling.pour(
            [min(a, b) for a, b in zip(self._left(self._problem.sizes), most, strict=True)]
        )
        filling.pour(most)
        return None if filling.waiting.total() else filling

    def _left(self, seats: Sequence[int]) -> list[int]:
        return [max(0, n - taken) for n, taken in zip(seats, self._inside, strict=True)]

    def _by_room(self, block: int) -> list[int]:
        """Groups that it may sit in and that have the seats, the emptiest first."""
        choice, most = self._places.groups[block], self._places.most
        groups = range(len(most)) if choice is None else sorted(choice)
        fitting = [g for g in groups if self._inside[g] + self._mass[block] <= most[g]]
        return sorted(fitting, key=lambda g: self._inside[g] - most[g])

    def _is_taken(self, block: int, group: int) -> bool:
        return any(self._chosen.get(foe) == group for foe in self._places.foes[block]) or any(
            self._crowds[crowd][group] + people > self._places.crowds[crowd][0]
            for crowd, people in self._worn.get(block, ())
        )

    def _seat(self, block: int, group: int) -> None:
        self._chosen[block] = group
        self._count(block, group, 1)

    def _unseat(self, block: int) -> None:
        self._count(block, self._chosen.pop(block), -1)

    def _count(self, block: int, group: int, times: int) -> None:
        self._inside[group] += times * self._mass[block]
        for crowd, people in self._worn.get(block, ()):
            self._crowds[crowd][group] += times * people

    def _how_hard(self, block: int) -> tuple[int, int, int, float, int]:
        choice = self._places.groups[block]
        width = len(self._least) if choice is None else len(choice)
        found = (self._places.crowds[crowd] for crowd, _ in self._worn.get(block, ()))
        tight = max((held.total() / max(1, most) for most, held in found), default=0.0)
        return -self._mass[block], width, -len(self._places.foes[block]), -tight, block

    def _kinds(self) -> list[int]:
        """Groups of one kind have the same limits, and the same people may sit there."""
        choices = {choice for choice in self._places.groups if choice is not None}
        marks: dict[tuple[object, ...], int] = {}
        found = []
        for group, seats in enumerate(self._problem.seats):
            mark = (seats, frozenset(choice for choice in choices if group in choice))
            found.append(marks.setdefault(mark, len(marks)))
        return found
