"""The smallest rooms, where every seating can be looked at: the one that breaks the fewest rules.

A search by chance may pass by the only plan that keeps all rules; among so few people nothing
needs to be left to chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lchost.grouping.places import Places
from lchost.grouping.problem import AtLeastOne, AtMost, Groups, NeverOne, Problem, Rule

MOST_PEOPLE = 10
MOST_STEPS = 30_000
"""Seats tried; less than a second.  Beyond it the best seating until then is the answer."""


def fewest_broken(problem: Problem, known: Groups) -> tuple[tuple[int, ...], ...] | None:
    """A seating within all hard rules that breaks other rules less often than a known one.

    None: there is none, or there are too many people to look.
    """
    if len(problem.people) > MOST_PEOPLE or not problem.rules:
        return None
    search = _Search(problem)
    search.best = sum(search.broken(people) for people in known)
    search.place(0)
    return search.found


class _Search:
    """Depth first over blocks; a group that is full counts at once, the others at the end."""

    def __init__(self, problem: Problem) -> None:
        self._rules = problem.rules
        self._held = {person.id: person for person in problem.people}
        places = Places.of(problem)
        self._places, self._seats = places, problem.seats
        self._blocks = sorted(range(len(places.blocks)), key=lambda b: -len(places.blocks[b]))
        self._inside: list[list[int]] = [[] for _ in problem.seats]
        self._at: list[int | None] = [None] * len(places.blocks)
        open_to = [
            frozenset(b for b, choice in enumerate(places.groups) if choice and group in choice)
            for group in range(len(problem.seats))
        ]
        self._kind = list(zip(problem.seats, open_to, strict=True))
        self._steps = 0
        self.best = 0
        self.found: tuple[tuple[int, ...], ...] | None = None

    def broken(self, people: Sequence[int]) -> int:
        """How often the rules are broken in one group."""
        return sum(self._count(rule, people) for rule in self._rules) if people else 0

    def place(self, position: int, so_far: int = 0) -> None:
        """Seat all blocks from this one on, in every way that is better than the best."""
        missing = sum(
            max(0, few - len(p)) for p, (few, _) in zip(self._inside, self._seats, strict=True)
        )
        left = sum(len(self._places.blocks[block]) for block in self._blocks[position:])
        if missing > left or so_far >= self.best:
            return
        if position == len(self._blocks):
            self._look(so_far)
            return
        block = self._blocks[position]
        tried = set()
        for group, people in enumerate(self._inside):
            if not people and self._kind[group] in tried:
                continue  # one empty group is like the other
            if not people:
                tried.add(self._kind[group])
            if not self._may_sit(block, group):
                continue
            self._steps += 1
            if self._steps > MOST_STEPS:
                return
            coming = self._places.blocks[block]
            self._at[block] = group
            people += coming
            is_full = len(people) == self._seats[group][1]
            self.place(position + 1, so_far + (self.broken(people) if is_full else 0))
            del people[-len(coming) :]
            self._at[block] = None

    def _look(self, so_far: int) -> None:
        for people, (_, most) in zip(self._inside, self._seats, strict=True):
            if len(people) < most:
                so_far += self.broken(people)
        if so_far < self.best:
            self.best = so_far
            self.found = tuple(tuple(people) for people in self._inside)

    def _may_sit(self, block: int, group: int) -> bool:
        places, choice = self._places, self._places.groups[block]
        people = len(self._inside[group]) + len(places.blocks[block])
        if people > self._seats[group][1] or (choice is not None and group not in choice):
            return False
        if any(self._at[foe] == group for foe in places.foes[block]):
            return False
        return all(
            held[block] + sum(n for b, n in held.items() if self._at[b] == group) <= most
            for most, held in places.crowds
            if held[block]
        )

    def _count(self, rule: Rule, people: Sequence[int]) -> int:
        held = [self._held[person].values(rule.of) for person in people]
        if isinstance(rule, AtLeastOne):
            return int(not any(rule.value in values for values in held))
        if isinstance(rule, NeverOne):
            return int(sum(rule.value in values for values in held) == 1)
        known = Counter(value for values in held for value in values)
        if isinstance(rule, AtMost):
            wanted = known if rule.value is None else [rule.value]
            return sum(max(0, known[value] - rule.most) for value in wanted)
        return sum(1 for values in held if values and all(known[v] == 1 for v in values))
