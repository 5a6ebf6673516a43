"""Who moves as one, who may sit where, and who may sit with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from lchost.grouping.bonds import crowds
from lchost.grouping.flow import Choice
from lchost.grouping.problem import Pair, Problem, ordered


@dataclass(frozen=True, slots=True)
class Places:
    """Blocks (people kept together; most are of one) and what binds them.

    Attributes:
        blocks: ids of the people of each.
        home: the block of every person.
        groups: indexes of the groups a block may sit in; None: any.
        foes: blocks that must not sit in one group with this one.
        most: seats of each group.
        crowds: for every value that is to be in a group so many times at most: how often, and
            how many people each block has of it.
    """

    blocks: list[tuple[int, ...]]
    home: dict[int, int]
    groups: list[Choice]
    foes: defaultdict[int, set[int]]
    most: tuple[int, ...]
    crowds: list[tuple[int, Counter[int]]]

    @classmethod
    def of(cls, problem: Problem) -> Places:
        """Read a problem's rules."""
        found = blocks((person.id for person in problem.people), problem.together)
        home = {person: index for index, block in enumerate(found) for person in block}
        every = frozenset(range(len(problem.sizes)))
        groups: list[Choice] = [None] * len(found)
        for person, allowed in problem.allowed.items():
            before = groups[home[person]]
            groups[home[person]] = allowed & (every if before is None else before)
        foes = neighbours((home[a], home[b]) for a, b in problem.apart)
        most = tuple(most for _, most in problem.seats)
        held = [(one.most, Counter(home[i] for i in one.people)) for one in crowds(problem)]
        return cls(found, home, groups, foes, most, held)

    def may_meet(self, one: int, other: int) -> bool:
        """Whether these two may sit in one group at all."""
        a, b = self.home[one], self.home[other]
        if a == b:
            return True
        if b in self.foes[a]:
            return False
        mass = len(self.blocks[a]) + len(self.blocks[b])
        return any(
            seats >= mass and self._is_open(a, group) and self._is_open(b, group)
            for group, seats in enumerate(self.most)
        )

    def _is_open(self, block: int, group: int) -> bool:
        allowed = self.groups[block]
        return allowed is None or group in allowed


def blocks(ids: Iterable[int], together: Iterable[Pair]) -> list[tuple[int, ...]]:
    """People who move as one: chains of keep-together rules; all others alone."""
    friends = neighbours(together)
    seen: set[int] = set()
    found = []
    for start in ids:
        if start in seen:
            continue
        seen.add(start)
        block = [start]
        for person in block:
            fresh = sorted(friends[person] - seen)
            seen.update(fresh)
            block += fresh
        found.append(tuple(block))
    return found


def always_together(together: Iterable[Pair]) -> frozenset[Pair]:
    """Pairs who cannot but meet: who is kept together, also by way of others (A-B, B-C: A-C)."""
    pairs = list(together)
    bound = sorted({person for pair in pairs for person in pair})
    chains = blocks(bound, pairs)
    return frozenset(ordered(*pair) for chain in chains for pair in combinations(chain, 2))


def neighbours(pairs: Iterable[Pair]) -> defaultdict[int, set[int]]:
    """Whom each one is in a pair with."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found
