"""The fewest moves, exactly: depth first with a rising limit, led by what is wrong.

A seating with fewer moves differs from the one at hand where something is wrong: somebody of a
group that is too full must leave it, one of two who are kept apart must go, a group without a
mentor needs one.  So each step looks for the first wrong thing and tries every unit that could
mend it; units that were tried and found wanting stay where they are.  The limit rises by the
least price that exceeded it (Korf 1985, iterative deepening A*), so the first answer is the best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from lchost.grouping.problem import AtLeastOne, Rule
from lchost.grouping.reseating import ANNOUNCED, HARD, MOVE, Reseating, Unit

MOST_LOOKS = 50_000
"""At groups, in all searches for one room; then the answer is "not known"."""


Stuck = tuple[int, Rule, list[int]]
"""A group, a rule that is broken there, and who breaks it."""


class TooLong(Exception):
    """The search was given up: nothing is proved."""


class Fewest:
    """Searches seatings of at most a price and at most so many broken rules."""

    def __init__(self, start: Reseating, stop: Callable[[], bool]) -> None:
        self._room, self._stop = start, stop
        self._breaches = start.breaches
        self._left = MOST_LOOKS
        self._visit: Callable[[], bool] = lambda: True
        self._ways_out: dict[frozenset[Unit], list[tuple[Rule, list[int]]]] = {}

    def search(self, below: int, most_broken: int | None = None) -> list[int | None] | None:
        """The seating of the least price, which is the rank of its moves.

        Args:
            below: only seatings of a lower price.
            most_broken: rules that may be broken of those kept as far as can be; None: any.

        Returns:
            the group of every unit; None: there is no such seating.

        Raises:
            TooLong: not known.
        """
        self._most_broken, self._visit = most_broken, lambda: True
        limit, everybody = 0, MOVE * sum(self._room.mass)
        while limit < below:
            self._limit, self._next = limit, below
            self._open()
            if self._go(0):
                return list(self._at)
            limit = self._next
            if limit % ANNOUNCED > everybody:  # more cannot move: next an announced person must
                limit = (limit // ANNOUNCED + 1) * ANNOUNCED
        return None

    def visit(
        self, price: int, most_broken: int, seen: Callable[[Sequence[frozenset[Unit]]], object]
    ) -> None:
        """Tell all seatings of a price, if there are none of a lower one.

        Raises:
            TooLong: there may be more.
        """

        def go_on() -> bool:
            seen(self._crews)
            return False

        self._most_broken, self._visit = most_broken, go_on
        self._limit, self._next = price, HARD
        self._open()
        self._go(0)

    def _open(self) -> None:
        room = self._room
        self._at: list[int | None] = list(room.home)
        self._crews: list[frozenset[Unit]] = [frozenset() for _ in room.limits]
        for unit, group in enumerate(room.home):
            if group is not None:
                self._crews[group] |= {unit}
        self._fixed: set[Unit] = {u for u, group in enumerate(room.home) if group is None}
        self._waiting = set(self._fixed)
        self._free: dict[Unit, list[int]] = {
            u: [g for g, price in enumerate(room.price[u]) if price is not None]
            for u in range(len(room.units))
        }
        self._taken: set[tuple[int, Rule]] = set()

    # --- one step ------------------------------------------------------------------------------

    def _go(self, spent: int) -> bool:
        self._look(len(self._crews))
        least = spent + sum(self._cheapest(unit) for unit in self._waiting)
        if not self._can_afford(least):
            return False
        facts = [self._room.facts(crew) for crew in self._crews]
        limits = self._room.limits
        for group, (people, hard, _) in enumerate(facts):
            if hard or people > limits[group][1]:
                return self._let_leave(group, self._culprits(group), spent)
        if self._most_broken is not None:
            if self._is_hopeless([soft for _, _, soft in facts if soft], len(self._waiting), least):
                return False
            stuck = self._stuck()
            if len(stuck) > self._most_broken:
                groups = Counter(group for group, _, _ in stuck)
                if self._is_hopeless(list(groups.values()), 0, least):
                    return False
                return self._mend_one(stuck, spent)
        if self._waiting:
            return self._seat_one(spent, least)
        for group, (people, _, _) in enumerate(facts):
            if people < limits[group][0]:
                return self._bring(group, self._others(group), spent)
        if self._most_broken is None or sum(soft for _, _, soft in facts) <= self._most_broken:
            return self._visit()
        return self._mend_one(stuck, spent)

    def _cheapest(self, unit: Unit) -> int:
        prices = (self._room.price[unit][group] for group in self._free[unit])
        return min((price for price in prices if price is not None), default=HARD)

    def _culprits(self, group: int) -> list[Unit]:
        """Of whom one must leave."""
        room, crew = self._room, self._crews[group]
        if room.facts(crew)[0] > room.limits[group][1]:
            return sorted(crew)
        people = self._breaches.culprits(room.places(crew))
        return [u for u in sorted(crew) if people.intersection(room.units[u])]

    def _let_leave(self, group: int, culprits: Iterable[Unit], spent: int) -> bool:
        """One of these leaves the group: each in turn, those before it staying."""
        stay = []
        found = False
        for unit in culprits:
            if unit in self._fixed:
                continue
            kept = self._free[unit]
            self._free[unit] = [g for g in kept if g != group]
            self._lift(unit, group)
            self._waiting.add(unit)
            found = self._go(spent)
            if found:
                return True
            self._waiting.discard(unit)
            self._drop(unit, group)
            self._free[unit] = kept
            self._fixed.add(unit)
            stay.append(unit)
        self._fixed.difference_update(stay)
        return found

    def _seat_one(self, spent: int, least: int) -> bool:
        """Whoever waits and has the fewest groups to go to."""
        room = self._room
        can_push = self._can_afford(least + MOVE)
        self._look(len(self._waiting) * len(self._crews))
        options: dict[Unit, list[int]] = {
            unit: [g for g in self._free[unit] if self._has_room(g, unit, can_push)]
            for unit in sorted(self._waiting)
        }
        unit = min(options, key=lambda u: (len(options[u]), -room.mass[u], u))
        self._waiting.discard(unit)
        was_fixed = unit in self._fixed
        self._fixed.add(unit)
        seen = set()
        for group in sorted(options[unit], key=lambda g: (room.price[unit][g] or 0, g)):
            if not self._crews[group]:
                if room.limits[group] in seen:
                    continue  # an equal empty group fails in the same way
                seen.add(room.limits[group])
            self._drop(unit, group)
            if self._go(spent + (room.price[unit][group] or 0)):
                return True
            self._lift(unit, group)
        if not was_fixed:
            self._fixed.discard(unit)
        self._waiting.add(unit)
        return False

    def _has_room(self, group: int, unit: Unit, can_push: bool) -> bool:
        """Whether a unit can come in: with those who will not leave, or with all who sit there."""
        room = self._room
        stay = self._crews[group] & self._fixed if can_push else self._crews[group]
        people, hard, _ = room.facts(stay | {unit})
        return not hard and people <= room.limits[group][1]

    def _bring(self, group: int, coming: Iterable[Unit], spent: int) -> bool:
        """One of these comes into the group."""
        for unit in coming:
            price, here = self._room.price[unit][group], self._at[unit]
            if (
                unit in self._fixed
                or price is None
                or here is None
                or group not in self._free[unit]
            ):
                continue
            if not self._can_afford(spent + price):
                continue
            self._lift(unit, here)
            self._drop(unit, group)
            self._fixed.add(unit)
            if self._go(spent + price):
                return True
            self._fixed.discard(unit)
            self._lift(unit, group)
            self._drop(unit, here)
        return False

    def _others(self, group: int) -> list[Unit]:
        return [u for u, here in enumerate(self._at) if here is not None and here != group]

    # --- rules that are kept as far as can be --------------------------------------------------

    def _stuck(self) -> list[Stuck]:
        """Rules that are broken, and that nobody who waits could mend."""
        found = []
        for group, crew in enumerate(self._crews):
            if not self._room.facts(crew)[2]:
                continue
            places = self._room.places(crew)
            if crew not in self._ways_out:
                self._ways_out[crew] = self._breaches.ways_out(places)
            found += [
                (group, rule, people)
                for rule, people in self._ways_out[crew]
                if not any(self._can_help(rule, places, unit) for unit in self._waiting)
            ]
        return found

    def _mend_one(self, stuck: list[Stuck], spent: int) -> bool:
        """Somebody leaves the group, or comes into it, or the rule stays broken there."""
        for group, rule, people in stuck:
            if (group, rule) in self._taken:
                continue
            room, crew = self._room, self._crews[group]
            leaving = [u for u in sorted(crew) if set(people) & set(room.units[u])]
            if isinstance(rule, AtLeastOne) and room.limits[group][0] == 0:
                leaving = sorted(crew)  # an empty group lacks nobody
            if self._let_leave(group, leaving, spent):
                return True
            places = room.places(crew)
            helpers = [u for u in self._others(group) if self._can_help(rule, places, u)]
            if self._bring(group, helpers, spent):
                return True
            return self._accept(group, rule, spent)
        return False

    def _accept(self, group: int, rule: Rule, spent: int) -> bool:
        """Leave this one broken, and look at the others."""
        if len(self._taken) >= (self._most_broken or 0):
            return False
        self._taken.add((group, rule))
        if self._go(spent):
            return True
        self._taken.discard((group, rule))
        return False

    def _can_help(self, rule: Rule, places: list[int], unit: Unit) -> bool:
        return self._breaches.helps(rule, places, self._room.units[unit])

    def _is_hopeless(self, broken: list[int], coming: int, least: int) -> bool:
        """Whether more groups break a rule than can still be changed.

        Args:
            broken: how often each of these groups breaks one.
            coming: people who could change a group without moving.
        """
        moves = (self._limit - least) // MOVE
        untouched = sorted(broken)[: max(0, len(broken) - coming - 2 * moves)]
        if sum(untouched) <= (self._most_broken or 0):
            return False
        self._can_afford(least + MOVE * (moves + 1))
        return True

    # --- looking ---------------------------------------------------------------------------------

    def _look(self, groups: int) -> None:
        self._left -= groups
        if self._left < 0 or self._stop():
            raise TooLong

    def _can_afford(self, price: int) -> bool:
        """Whether a price is within the limit; if not, a later limit may be that high."""
        if price > self._limit:
            self._next = min(self._next, price)
        return price <= self._limit

    # --- seats ---------------------------------------------------------------------------------

    def _lift(self, unit: Unit, group: int) -> None:
        self._crews[group] -= {unit}
        self._at[unit] = None

    def _drop(self, unit: Unit, group: int) -> None:
        self._crews[group] |= {unit}
        self._at[unit] = group
