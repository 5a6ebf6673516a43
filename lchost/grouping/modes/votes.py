"""Votes: everybody to a theme as dear to them as can be, with least and most people a group.

The cheapest way for each next person, over people who could go on to another theme (successive
shortest paths; source: Ahuja, Magnanti, Orlin, "Network Flows", ch. 9), so the whole is the
cheapest there is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

REGRETS = (0.0, 1.0, 3.0, 6.0)
"""What a first, second, third … choice costs; somebody's third is worse than two second ones."""

UNWANTED = 10.0
AGAIN = 30.0
"""A theme that one did not vote for; one that one had in an earlier round."""

FORBIDDEN = 1e6
MUST = 1e4
"""A place that is not allowed; a seat that has to be taken."""


Ranks = Sequence[frozenset[str]]
"""A vote: the dearest themes first, those of one rank equally dear."""


def regret(voted: Ranks, theme: str, had: Collection[str] = ()) -> float:
    """What it costs to give somebody this theme; who did not vote likes any."""
    again = AGAIN if theme in had else 0.0
    if not any(voted):
        return again
    rank = next((n for n, names in enumerate(voted) if theme in names), None)
    return again + (UNWANTED if rank is None else REGRETS[min(rank, len(REGRETS) - 1)])


def assigned(
    costs: Mapping[int, Sequence[float]], limits: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """The cheapest way to give everybody one of the groups.

    Args:
        costs: what each group costs a person, by id.
        limits: least and most people of each group.

    Returns:
        person → index of their group; who finds no seat is left out.
    """
    flow = _Flow(costs, limits)
    for person in costs:
        flow.add(person)
    return flow.home


class _Flow:
    """People in groups, always the cheapest way for those who are in."""

    def __init__(
        self, costs: Mapping[int, Sequence[float]], limits: Sequence[tuple[int, int]]
    ) -> None:
        self.home: dict[int, int] = {}
        self._costs, self._limits = costs, limits
        self._seated: list[set[int]] = [set() for _ in limits]
        self._steps: list[list[tuple[float, int]]] = [[] for _ in limits]

    def add(self, person: int) -> None:
        """Seat one more, and move on whoever makes that cheapest."""
        price, came_from = self._ways(person)
        full = [len(people) for people in self._seated]
        free = [g for g, (_, most) in enumerate(self._limits) if full[g] < most]
        if not free:
            return
        end = min(free, key=lambda g: price[g] - MUST * (full[g] < self._limits[g][0]))
        touched = {end}
        while (here := came_from[end]) >= 0:
            who = self._steps[here][end][1]
            self._seated[here].discard(who)
            self._seated[end].add(who)
            self.home[who] = end
            end = here
            touched.add(end)
        self._seated[end].add(person)
        self.home[person] = end
        for group in touched:
            self._steps[group] = self._steps_from(group)

    def _ways(self, person: int) -> tuple[list[float], list[int]]:
        """The cheapest way of one more seat in every group, and the group it comes over."""
        price = list(self._costs[person])
        came_from = [-1] * len(price)
        is_better = True
        while is_better:
            is_better = False
            for here, steps in enumerate(self._steps):
                for there, (step, _) in enumerate(steps):
                    if price[here] + step < price[there] - 1e-9:
                        price[there], came_from[there] = price[here] + step, here
                        is_better = True
        return price, came_from

    def _steps_from(self, here: int) -> list[tuple[float, int]]:
        """For every group, who of this one goes there most cheaply."""
        people = sorted(self._seated[here])
        own = [(self._costs[i], self._costs[i][here], i) for i in people]
        return [
            min((cost[there] - stays, i) for cost, stays, i in own)
            for there in range(len(self._limits))
        ]
