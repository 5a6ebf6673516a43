"""What the people of one group break, rule by rule, and what nobody could help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from lchost.grouping.problem import AtLeastOne, AtMost, NeverOne, Pair, Problem, Rule, ordered


class Breaches:
    """Looks at groups; people are meant by their place in `problem.people`.

    A hard rule is kept whatever it costs: pairs, and "at most" where it can be kept at all.
    The others are kept as far as can be.

    Args:
        crowds: "at most" cannot be kept with the other hard rules: as far as can be, too.
    """

    def __init__(self, problem: Problem, crowds: bool = False) -> None:
        ids = [person.id for person in problem.people]
        place = {person: index for index, person in enumerate(ids)}
        self._ids = ids
        self._apart = [{place[i] for i in _partners(problem.apart, one)} for one in ids]
        self._held = {
            rule.of: [person.values(rule.of) for person in problem.people] for rule in problem.rules
        }
        self._open = sum(1 for _, most in problem.seats if most > 0)
        self._needed = sum(1 for least, _ in problem.seats if least > 0)
        self._hard = [rule for rule in problem.rules if not crowds and self._is_hard(rule)]
        self._soft = [rule for rule in problem.rules if rule not in self._hard]
        self.unavoidable = sum(self._unavoidable(rule) for rule in self._soft)

    @property
    def has_crowd_rules(self) -> bool:
        """Whether an "at most" is among the hard rules."""
        return bool(self._hard)

    def hard(self, places: Sequence[int]) -> int:
        """How often these people, in one group, break a rule that is never traded."""
        found = sum(len(self._apart[place].intersection(places)) for place in places) // 2
        return found + sum(self._count(rule, places) for rule in self._hard)

    def soft(self, places: Sequence[int]) -> int:
        """How often they break one that is kept as far as can be."""
        return sum(self._count(rule, places) for rule in self._soft)

    def culprits(self, places: Sequence[int]) -> frozenset[int]:
        """Those of whom one must leave before one of the hard rules here is kept."""
        for one, other in combinations(places, 2):
            if other in self._apart[one]:
                return frozenset((one, other))
        for rule in self._hard:
            for found in self._too_many(rule, places):
                return frozenset(found)
        return frozenset()

    def ways_out(self, places: Sequence[int]) -> list[tuple[Rule, list[int]]]:
        """Each soft rule that is broken here, and whose leaving could mend it."""
        found: list[tuple[Rule, list[int]]] = []
        for rule in self._soft:
            if self._count(rule, places):
                found.append((rule, self._concerned(rule, places)))
        return found

    def helps(self, rule: Rule, places: Sequence[int], coming: Iterable[int]) -> bool:
        """Whether somebody of those coming has what this group lacks."""
        held = self._held[rule.of]
        if isinstance(rule, AtLeastOne | NeverOne):
            return any(rule.value in held[place] for place in coming)
        if isinstance(rule, AtMost):
            return False
        lonely = self._concerned(rule, places)
        return any(held[one] & held[place] for place in coming for one in lonely)

    def named(self, places: Sequence[int]) -> Counter[Rule | Pair]:
        """What is broken here, and how often; pairs by id."""
        found: Counter[Rule | Pair] = Counter()
        for one, other in combinations(places, 2):
            if other in self._apart[one]:
                found[ordered(self._ids[one], self._ids[other])] += 1
        for rule in (*self._hard, *self._soft):
            if count := self._count(rule, places):
                found[rule] += count
        return found

    # --- one rule ------------------------------------------------------------------------------

    def _count(self, rule: Rule, places: Sequence[int]) -> int:
        if isinstance(rule, AtMost):
            return sum(len(found) - rule.most for found in self._too_many(rule, places))
        if isinstance(rule, AtLeastOne):
            held = self._held[rule.of]
            return int(bool(places) and not any(rule.value in held[place] for place in places))
        return len(self._concerned(rule, places))

    def _concerned(self, rule: Rule, places: Sequence[int]) -> list[int]:
        """Those who break a rule by being where they are."""
        held = self._held[rule.of]
        if isinstance(rule, AtLeastOne):
            return []
        if isinstance(rule, AtMost):
            return sorted({place for found in self._too_many(rule, places) for place in found})
        if isinstance(rule, NeverOne):
            here = [place for place in places if rule.value in held[place]]
            return here if len(here) == 1 else []
        known = Counter(value for place in places for value in held[place])
        return [p for p in places if held[p] and all(known[value] == 1 for value in held[p])]

    def _too_many(self, rule: AtMost | Rule, places: Sequence[int]) -> list[list[int]]:
        """People of one value of whom there are more than the rule allows."""
        if not isinstance(rule, AtMost):
            return []
        held = self._held[rule.of]
        of_value: dict[str, list[int]] = {}
        for place in places:
            for value in sorted(held[place]):
                if rule.value in (None, value):
                    of_value.setdefault(value, []).append(place)
        return [found for found in of_value.values() if len(found) > rule.most]

    # --- the whole room ------------------------------------------------------------------------

    def _is_hard(self, rule: Rule) -> bool:
        return isinstance(rule, AtMost) and not self._unavoidable(rule)

    def _unavoidable(self, rule: Rule) -> int:
        """How often a rule is broken at the very least, whoever sits where."""
        held = self._held[rule.of]
        counts = Counter(value for values in held for value in values)
        if isinstance(rule, AtMost):
            chosen = counts.values() if rule.value is None else [counts[rule.value]]
            return sum(max(0, count - rule.most * self._open) for count in chosen)
        if isinstance(rule, NeverOne):
            return int(counts[rule.value] == 1)
        if isinstance(rule, AtLeastOne):
            return max(0, self._needed - counts[rule.value])
        return sum(1 for values in held if values and all(counts[v] == 1 for v in values))


def _partners(pairs: Iterable[Pair], one: int) -> set[int]:
    return {i for pair in pairs if one in pair for i in pair if i != one}
