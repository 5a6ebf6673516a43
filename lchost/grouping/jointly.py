"""The rounds of a series while they are searched together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from lchost.grouping.annealing import CALM, descend, draw_noise, steps, usual_change
from lchost.grouping.designs import Skeleton, most_rounds
from lchost.grouping.model import MEETING_PRICE
from lchost.grouping.pair_facts import PairFacts
from lchost.grouping.problem import Problem
from lchost.grouping.relabelling import brought_together, groups_of_seats, relabel
from lchost.grouping.score import Groups
from lchost.grouping.seating import Floats, Ints, Seating
from lchost.grouping.solve import Search, part_of

SHORTEST_VISIT = 24
"""Rows that one round walks before the next has its turn; more where more people sit."""

HEAT, CROWDED_HEAT = (0.1, 0.01), (0.2, 0.045)
"""First and last temperature, as shares of the spread of a usual change: from loose to all but
frozen.

Where people cannot but meet again, meetings and rules are hills that a cool walk does not leave,
and all is decided earlier than where only balance is at stake.
"""

CROWDED = 0.7
"""Rounds are crowded when they are so much of the most that can be without repeats."""

CROWDED_FACES, CROWDED_RULES = 2.0, 5.0
"""In crowded rounds a meeting and a rule cost so many times their price: a repeat that is not
fought for is soon had, and a rule that gives way early is dear to mend at the end."""

KEEN, EXPLORED, EXCHANGED, EVENED = 2.0, 0.75, 0.4, 0.5
"""The meetings of crowded rounds are settled first, at so many times their price; shares of the
rows for that, for people who change places in all rounds, and for evening out."""

WARM, CROWDED_WARM = 0.04, 0.06
"""Where a walk begins that is not to lose what it has."""

MILD = 0.1
"""The same for people who change places in all rounds at once."""

MILDER = 0.7
"""Where new faces count more than usual: share of the rows searched as if they did not."""

SETTLING = 3
"""Times around all rounds at most, downhill only."""

ATTEMPTS = 3
"""Times that rules are insisted on which are broken without need."""

MANY = 1_000
"""Of so many people pairs are counted group by group, not all at once."""

SEEDS_APART = 1_000_003
"""Rounds of one seed begin differently."""

Progress = Callable[[float], object]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, order=True)
class Worth:
    """How good a series is; less is better, what stands first counts before all else."""

    is_forbidden: bool
    broken: int
    cost: float

    @property
    def is_perfect(self) -> bool:
        """Nothing could be better."""
        return not self.is_forbidden and not self.broken and self.cost < CALM


class Rounds:
    """Rounds that stand and rounds that are searched; `met` counts the meetings of all.

    Attributes:
        tried: indexes of the rounds for which there was time; in all others people sit by lot.
    """

    def __init__(
        self,
        problems: Sequence[Problem],
        seed: int,
        kept: Mapping[int, Groups],
        stop: Stop,
        is_late: Stop,
    ) -> None:
        """Begin.

        Args:
            stop: whether to come to an end, with all that makes a good one.
            is_late: whether there is no time for that either.
        """
        self._problems, self._kept, self._stop, self._is_late = problems, kept, stop, is_late
        self.is_crowded = _are_crowded(problems)
        self.tried: set[int] = set()
        self.searches = self._begun(seed)
        ids = {p.id for problem in problems for p in problem.people}
        ids.update(person for groups in kept.values() for people in groups for person in people)
        place = {person: index for index, person in enumerate(sorted(ids))}
        faces = MEETING_PRICE * (CROWDED_FACES if self.is_crowded else 1.0)
        self._apart = max((self._hard(s, faces) for s in self.searches.values()), default=np.inf)
        facts: dict[int, PairFacts] = {}
        for problem in problems:  # often the very same one
            if id(problem) not in facts:
                facts[id(problem)] = PairFacts.of(problem, place, faces, self._apart)
        self._facts = {index: facts[id(problems[index])] for index in self.searches}
        self._standing: Floats = np.zeros((len(place), len(place)))
        for groups in kept.values():
            for people in groups:
                seats = [place[person] for person in people]
                self._standing[np.ix_(seats, seats)] += 1
        self._keen = 1.0
        self._count_meetings()

    def _begun(self, seed: int) -> dict[int, Search]:
        strictness = CROWDED_RULES if self.is_crowded else 1.0
        first: dict[int, Search] = {}
        found = {}
        for index, problem in enumerate(self._problems):
            if index in self._kept:
                continue
            own = seed + SEEDS_APART * index
            if id(problem) in first:
                found[index] = first[id(problem)].again(own, self._stop)
            else:
                found[index] = Search(problem, own, strictness=strictness)
                first[id(problem)] = found[index]
        return found

    def _hard(self, search: Search, faces: float) -> float:
        """What it costs that two sit together who are to be apart: more than all meetings."""
        problem, rounds = search.problem, len(self._problems)
        pairs = sum(most * (most - 1) // 2 for _, most in problem.seats)
        return search.model.hard.apart + 4 * KEEN * faces * problem.new_faces * rounds * pairs

    @property
    def plans(self) -> list[Groups]:
        """The groups of every round as they are now."""
        return [
            self._kept[index] if index in self._kept else self.searches[index].groups()
            for index in range(len(self._problems))
        ]

    def schedule(self, full: Skeleton, rows: int, progress: Progress) -> None:
        """Seat everybody by a perfect schedule and find out who best sits where.

        Rounds that the schedule does not reach are searched around the others.
        """
        first = self._problems[0]
        groups = groups_of_seats(full, first)
        if not self._stop():
            groups = self._relabelled(groups, rows // 2, progress)
        for search, group in zip(self.searches.values(), groups, strict=False):
            search.seating.put(brought_together(group, search.seating.home))
        self.tried.update(range(len(full)))
        self._count_meetings()
        if first.together:
            self.cool(rows, progress, list(self.searches)[: len(full)], self._warm())
        if rest := list(self.searches)[len(full) :]:
            self.cool(rows, progress, rest)

    def _relabelled(self, groups: Sequence[Ints], rows: int, progress: Progress) -> list[Ints]:
        first = self._problems[0]
        alone = Search(replace(first, together=frozenset()), 0)
        units = [(place,) for place in range(len(first.people))]
        begun = Seating(alone.model, units, groups[0].tolist())
        seatings = [begun, *(begun.like(group.tolist()) for group in groups[1:])]
        prices: dict[int, Floats] = {}
        for seating, facts in zip(seatings, self._facts.values(), strict=False):
            if id(facts) not in prices:
                earlier = facts.strength * np.maximum(facts.before, 2 * facts.before - 1)
                prices[id(facts)] = earlier + facts.apart
            if prices[id(facts)].any():
                seating.reprice(prices[id(facts)], 0.0)
        relabel(seatings, alone.rng, rows, progress, self._stop)
        return [seating.group for seating in seatings]

    def squeeze(self, rows: int, progress: Progress) -> None:
        """Where people cannot but meet again: first who meets whom, then who they are.

        Between two walks people change places with one another in all rounds at once, which
        leaves the meetings as they are and evens out all else.
        """
        parts = EXPLORED + EVENED
        self._keen = KEEN
        first = part_of(progress, 0.0, EXPLORED / parts)
        self.cool(int(rows * EXPLORED), first)
        self._keen = 1.0
        if self._are_alike() and not self._stop():
            self._change_places(int(rows * EXCHANGED))
        then = part_of(progress, EXPLORED / parts, 1.0)
        self.cool(int(rows * EVENED), then, hot=self._warm())

    def follow(self, milder: Rounds, rows: int, progress: Progress) -> None:
        """Search at a lower price of meetings first, then settle these by a walk as mild.

        Where meetings are dear from the beginning they alone decide, and what is left of balance
        freezes as it happens to stand.
        """
        first = part_of(progress, 0.0, MILDER)
        usual = milder.cool(int(rows * MILDER), first)
        self.seat(milder.seated())
        then = part_of(progress, MILDER, 1.0)
        self.cool(int(rows * (1 - MILDER)), then, hot=self._warm(), at_most=usual)

    def _warm(self) -> float:
        return CROWDED_WARM if self.is_crowded else WARM

    def _are_alike(self) -> bool:
        """Whether everybody might sit in all rounds where any other sits."""
        first = self._problems[0].asked
        return not self._kept and all(
            problem.asked == first and not problem.allowed for problem in self._problems
        )

    def _change_places(self, rows: int) -> None:
        nobody = np.zeros_like(self._met)
        for index in self.searches:
            self._price(index, nobody)
        seatings = [search.seating for search in self.searches.values()]
        relabel(seatings, self.searches[0].rng, rows, stop=self._stop, hot=MILD)
        self._count_meetings()

    def cool(
        self,
        rows: int,
        progress: Progress,
        indexes: Sequence[int] | None = None,
        hot: float | None = None,
        at_most: Mapping[int, float] | None = None,
    ) -> dict[int, float]:
        """Walk a little in every round (or in these) in turn, cooler from sweep to sweep.

        Returns what a usual change costs, by round, against which warmth is measured; `at_most`
        is what it is taken for where it costs more.
        """
        usual: dict[int, float] = {}
        noise = {}
        walking = {i: self.searches[i] for i in (self.searches if indexes is None else indexes)}
        for index, search in walking.items():
            if self._stop():
                return usual
            with self.facing(index):
                change = usual_change(search.seating, search.rng)
            usual[index] = min(change, at_most[index]) if at_most else change
            noise[index] = draw_noise(search.seating, search.rng)
        visit = max(SHORTEST_VISIT, max(len(s.problem.people) for s in walking.values()) // 2)
        sweeps = -(-rows // visit)
        first, last = CROWDED_HEAT if self.is_crowded else HEAT
        hot = hot or first
        for sweep in range(sweeps):
            heat = hot * (last / hot) ** (sweep / sweeps)
            for place, (index, search) in enumerate(walking.items()):
                if self._stop():
                    return usual
                progress((sweep + place / len(walking)) / sweeps)
                with self.facing(index):
                    warmth = usual[index] * heat
                    walk = steps(search.seating, search.rng, noise[index], warmth, visit)
                    deque(walk, maxlen=0)
                self.tried.add(index)
        return usual

    def finish(self, rows: int) -> None:
        """Settle, and mend rules that are broken without need."""
        self._settle()
        for _ in range(ATTEMPTS):
            if self._stop():
                return
            broken = [index for index, search in self.searches.items() if search.broken()]
            for index in broken:
                if not self._stop():
                    with self.facing(index):
                        self.searches[index].insist(rows // 4, stop=self._stop)
            if not broken:
                return
            before, worth = self.seated(), self.worth()
            self._settle()
            if worth < self.worth():  # downhill, and into a rule
                self.seat(before)

    def _settle(self) -> None:
        """Best swaps only, round after round, until no round gets any better."""
        for _ in range(SETTLING):
            is_better = False
            for index, search in self.searches.items():
                if self._is_late():
                    return
                with self.facing(index):
                    before = search.seating.cost
                    descend(search.seating, search.rng, None)
                    is_better |= search.seating.cost < before - CALM
            if not is_better:
                return

    @contextmanager
    def facing(self, index: int) -> Iterator[None]:
        """Let a round be changed while the meetings of all others are priced."""
        self._meet(self._met, index, -1)
        self._price(index, self._met)
        yield
        self._meet(self._met, index, 1)

    def is_forbidden(self) -> bool:
        """Whether two sit together who never should."""
        for problem, groups in zip(self._problems, self.plans, strict=True):
            sits = {person: index for index, people in enumerate(groups) for person in people}
            if any(sits[one] == sits[other] for one, other in problem.apart):
                return True
        return False

    def worth(self) -> Worth:
        """Every meeting is priced once, where it comes later."""
        met, cost = self._standing.copy(), 0.0
        for index, search in self.searches.items():
            self._price(index, met)
            cost += search.seating.cost
            self._meet(met, index, 1)
        broken = sum(search.broken() for search in self.searches.values())
        return Worth(cost >= self._apart, broken, cost)

    def seated(self) -> list[Ints]:
        """What `seat` brings back."""
        return [search.seating.group.copy() for search in self.searches.values()]

    def seat(self, groups: Sequence[Ints]) -> None:
        """Seat everybody as they sat before."""
        for search, group in zip(self.searches.values(), groups, strict=True):
            search.seating.put(np.array(group))
        self._count_meetings()

    def _price(self, index: int, met: Floats) -> None:
        """As the meetings of a model, for all pairs at once."""
        facts, seating = self._facts[index], self.searches[index].seating
        times = facts.before + met[facts.here]
        prices = self._keen * facts.strength * np.maximum(times, 2 * times - 1)
        prices[facts.free] = 0
        prices += facts.apart
        if len(seating.mass) == len(seating.home):
            seating.reprice(prices, 0.0)
            return
        order = seating.home.argsort(kind="stable")
        _, first = np.unique(seating.home[order], return_index=True)
        across: Floats = np.add.reduceat(prices[np.ix_(order, order)], first, axis=0)
        folded: Floats = np.add.reduceat(across, first, axis=1)
        inside = float(np.trace(folded)) / 2
        np.fill_diagonal(folded, 0)
        seating.reprice(folded, inside)

    def _meet(self, met: Floats, index: int, times: int) -> None:
        """Count the meetings of a round, or take them back."""
        seating = self.searches[index].seating
        where = seating.group[seating.home]
        if len(where) < MANY:
            met[self._facts[index].here] += times * (where[:, None] == where[None, :])
            return
        places = self._facts[index].places
        for group in range(seating.groups):
            here = places[where == group]
            met[np.ix_(here, here)] += times

    def _count_meetings(self) -> None:
        self._met = self._standing.copy()
        for index in self.searches:
            self._meet(self._met, index, 1)


def _are_crowded(problems: Sequence[Problem]) -> bool:
    """Whether there are about as many rounds as can be without anybody meeting again."""
    sizes = problems[0].sizes
    return len(problems) >= CROWDED * most_rounds(len(sizes), max(sizes))
