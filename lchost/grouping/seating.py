"""Who sits where while the search runs, with every figure that prices a swap kept up to date.

For the marks z of a unit and r = 1 / seats of a group, swapping i of group a with j of b costs

    change = 2 (M_aj - M_ai + M_bi - M_bj) + |z_i - z_j|^2 (r_a + r_b) - 2 P_ij

exactly, where M_gi is what i shares with group g and P are the prices of pairs.  Prices by count
(`Table`) come from small look-ups, kept per group; a unit that no table marks needs none.
People who are kept together are one unit.  64-bit floats: 32-bit sums drift in long runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from lchost.grouping.model import SIZE_PRICE, Model
from lchost.grouping.problem import Pair

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]


class Seating:
    """Units in groups.

    Attributes:
        group: the group of every unit.
        mass: people in every unit.
        people: how many sit in every group.
        may_move: limits let somebody move into a group with space.
        cost: the running cost; `recomputed()` is the same from scratch.
        home: the unit of every person.
        pairs, inside: see `reprice`.
    """

    def __init__(self, model: Model, units: Sequence[Sequence[int]], group: Sequence[int]) -> None:
        people = len(model.problem.people)
        belongs = np.zeros((len(units), people))
        for unit, members in enumerate(units):
            belongs[unit, list(members)] = 1
        self.mass: Ints = np.array([len(members) for members in units], dtype=np.int64)
        self.groups = len(model.problem.sizes)
        self.forbidding = model.forbidding
        self._read_wishes(model, belongs)
        self.home: Ints = belongs.argmax(axis=0)
        self._read_pairs(model.pairs)
        self._read_tables(model, belongs)
        self._read_seats(model, units)
        self._bring_near()
        self.is_block: list[bool] = (self.mass > 1).tolist()
        self._unlike: dict[int, Truths] = {}
        if any(self.is_block):
            self._unlike = {int(m): self.mass != m for m in np.unique(self.mass)}
        self.put(np.array(group, dtype=np.int64))

    def like(self, group: Sequence[int]) -> Seating:
        """The same model with people elsewhere; what does not change is there only once."""
        found = copy(self)
        found.put(np.array(group, dtype=np.int64))
        return found

    # --- reading the model ---------------------------------------------------------------------

    def _read_wishes(self, model: Model, belongs: Floats) -> None:
        columns = [
            np.sqrt(abs(wish.scale)) * np.array(column)
            for wish in model.wishes
            for column in wish.columns
        ]
        signs = [np.sign(wish.scale) for wish in model.wishes for _ in wish.columns]
        self._offset = sum(wish.offset for wish in model.wishes)
        self._sign: Floats = np.array(signs, dtype=np.float64)
        self._marks: Floats = (
            belongs @ np.stack(columns, axis=1) if columns else np.zeros((len(belongs), 0))
        )
        signed = self._marks * self._sign
        self._norm: Floats = (self._marks * signed).sum(axis=1)
        self._distance: Floats = (
            self._norm[:, None] + self._norm[None, :] - 2 * (signed @ self._marks.T)
        )

    def _read_seats(self, model: Model, units: Sequence[Sequence[int]]) -> None:
        """Sizes, limits, and the groups where somebody must not sit."""
        problem = model.problem
        self._least: Ints = np.array([least for least, _ in problem.seats], dtype=np.int64)
        self._most: Ints = np.array([most for _, most in problem.seats], dtype=np.int64)
        self.may_move = bool((self._least < self._most).any())
        self._size_price = SIZE_PRICE if problem.limits else 0.0
        self._wanted: Ints = np.array(problem.sizes, dtype=np.int64)
        self._seats = problem.sizes[0]
        self._even = not self.may_move and set(problem.sizes) == {self._seats}
        self._closed: Truths | None = None
        if problem.allowed:
            self._closed = np.zeros((len(units), self.groups), dtype=np.bool_, order="F")
            for unit, members in enumerate(units):
                for person in members:
                    allowed = problem.groups_for(problem.people[person].id)
                    self._closed[unit, [g for g in range(self.groups) if g not in allowed]] = True

    def _read_pairs(self, prices: Mapping[Pair, float]) -> None:
        home = self.home.tolist()
        units = len(self.mass)
        self.pairs: Floats = np.zeros((units, units))
        self.inside = 0.0
        for (one, other), price in prices.items():
            if home[one] == home[other]:
                self.inside += price
            else:
                self.pairs[home[one], home[other]] += price
                self.pairs[home[other], home[one]] += price

    def _bring_near(self) -> None:
        self._near: Floats = (
            2 / self._seats * self._distance - 2 * self.pairs if self._even else self._distance
        )

    def reprice(self, pairs: Floats, inside: float) -> None:
        """Other prices of pairs of units.

        Args:
            pairs: symmetric, 0 on the diagonal.
            inside: what the pairs within units cost, wherever these sit.
        """
        order = self.group.argsort(kind="stable")
        groups, first = np.unique(self.group[order], return_index=True)
        # not a product of matrices: many small ones are slower on several threads than on one
        toward = np.add.reduceat((pairs - self.pairs)[:, order], first, axis=1)
        self._toward[:, groups] += toward
        own = toward[np.arange(len(order)), np.searchsorted(groups, self.group)]
        self.cost += float(own.sum()) / 2 + inside - self.inside
        self.pairs, self.inside = pairs, inside
        self._bring_near()
        self._weigh_leaving(np.arange(len(self.group)))

    def _read_tables(self, model: Model, belongs: Floats) -> None:
        tables = model.tables
        units = len(belongs)
        people = np.array([table.marks for table in tables], dtype=np.float64)
        held = people @ belongs.T if tables else np.zeros((0, units))
        self._held: Ints = np.rint(held).astype(np.int64)
        longest = max((len(table.price) for table in tables), default=1)
        self._price: Floats = np.array(
            [[*table.price, *[table.price[-1]] * (longest - len(table.price))] for table in tables]
        ).reshape(len(tables), longest)
        kinds = [np.unique(np.append(row, 0)) for row in self._held]
        self._kinds = max((len(kind) for kind in kinds), default=1)
        mark: Ints = np.array(
            [np.append(kind, [0] * (self._kinds - len(kind))) for kind in kinds], dtype=np.int64
        ).reshape(len(tables), self._kinds)
        self._code: Ints = np.array(
            [np.searchsorted(kind, row) for kind, row in zip(kinds, self._held, strict=True)],
            dtype=np.int64,
        ).reshape(len(tables), units)
        self._worn = [np.flatnonzero(self._held[:, unit]).tolist() for unit in range(units)]
        self._which: Ints = np.arange(len(tables), dtype=np.int64)
        self._top = longest - 1 + int(mark.max(initial=0))
        self._work_out_changes(mark)

    def _work_out_changes(self, mark: Ints) -> None:
        """What a table's price changes by, for every count, going mark and coming mark.

        Counts above `_top` cost what `_top` costs, whoever goes.  `_enter`: someone unmarked goes
        and a mark comes; `_turn`: that, and a mark goes for someone unmarked; `_here`, `_there`:
        what a going mark adds to these two where it leaves, and where it arrives.
        """
        table = self._which[:, None, None]
        count = np.arange(self._top + 1)[None, :, None]
        still = self._priced(table, count)
        more = self._priced(table, count + mark[:, None, :])
        less = self._priced(table, count - mark[:, None, :])
        self._enter: Floats = more - still
        self._turn: Floats = more + less - 2 * still
        table, count = table[..., None], count[:, None]
        going, coming = mark[:, :, None, None], mark[:, None, None, :]
        self._here: Floats = self._priced(table, count - going + coming) - more[:, None]
        grown = self._priced(table, count + going) - still[:, None]
        after = self._priced(table, count + going - coming)
        self._there: Floats = after - less[:, None] - grown

    # --- the state -----------------------------------------------------------------------------

    def put(self, group: Ints) -> None:
        """Seat everybody anew and compute every figure from scratch."""
        units, tables = len(group), len(self._held)
        self.group = group.copy()
        self._count_people()
        self._toward: Floats = np.zeros((units, self.groups), order="F")
        self._leave: Floats = np.zeros(units)
        self._count: Ints = np.zeros((tables, self.groups), dtype=np.int64)
        self._capped: Ints = self._count.copy()
        self._sums: Floats = np.zeros((self.groups, len(self._sign)))
        self._squares: Floats = np.zeros(self.groups)
        self._rebuild(list(range(self.groups)))
        self.cost = self.recomputed()

    def _count_people(self) -> None:
        self.people: Ints = np.bincount(
            self.group, weights=self.mass, minlength=self.groups
        ).astype(np.int64)
        self._rate: Floats = 1.0 / np.maximum(1, self.people)
        self._rate_here: Floats = self._rate[self.group]

    def recomputed(self) -> float:
        """The cost from scratch."""
        groups = [np.flatnonzero(self.group == g) for g in range(self.groups)]
        sizes = self._size_price * float(((self.people - self._wanted) ** 2).sum())
        return float(self._offset + self.inside + sizes + sum(map(self._group_cost, groups)))

    def _group_cost(self, members: Ints) -> float:
        sums = self._marks[members].sum(axis=0)
        cost = float((self._sign * sums * sums).sum()) / max(1, int(self.mass[members].sum()))
        cost += float(self.pairs[np.ix_(members, members)].sum()) / 2
        counts = self._held[:, members].sum(axis=1)
        return cost + float(self._priced(self._which, counts).sum())

    def _priced(self, which: Ints | int, counts: Ints | int) -> Floats:
        """Look prices up; counts beyond the end cost what the last one costs."""
        found: Floats = self._price[which, np.clip(counts, 0, self._price.shape[1] - 1)]
        return found

    def _rebuild(self, changed: list[int]) -> None:
        """All figures of these groups from their members."""
        for group in changed:
            members = np.flatnonzero(self.group == group)
            if self.may_move:
                sums = self._marks[members].sum(axis=0)
                self._sums[group] = sums
                self._squares[group] = float((self._sign * sums * sums).sum())
            toward = len(members) * self._norm - self._distance[members].sum(axis=0)
            toward *= self._rate[group]
            self._toward[:, group] = toward + self.pairs[members].sum(axis=0)
            self._count[:, group] = self._held[:, members].sum(axis=1)
            self._capped[:, group] = np.minimum(self._count[:, group], self._top)
            for table in self._which.tolist():
                entering = self._enter[table, self._capped[table, group]]
                self._toward[:, group] += entering.take(self._code[table], mode="clip")
        self._weigh_leaving(np.flatnonzero(np.isin(self.group, changed)))

    def _weigh_leaving(self, units: Ints) -> None:
        """What each of these units' going changes where it sits, whoever comes."""
        groups = self.group[units]
        leave = -self._toward[units, groups]
        if len(self._which):
            counts = self._capped[:, groups]
            leave += self._turn[self._which[:, None], counts, self._code[:, units]].sum(axis=0)
        self._leave[units] = leave

    # --- swaps ---------------------------------------------------------------------------------

    def barred(self, unit: int) -> Truths:
        """Whom this unit cannot swap with: its own group, units of another mass, closed groups."""
        here = int(self.group[unit])
        barred: Truths = self.group == here
        if self._unlike:
            barred |= self._unlike[int(self.mass[unit])]
        if self._closed is not None:
            barred |= self._closed[unit].take(self.group, mode="clip")
            barred |= self._closed[:, here]
        return barred

    def changes(self, unit: int) -> Floats:
        """The change of the cost for a swap with every unit; see `barred`."""
        here = int(self.group[unit])
        change: Floats = self._toward[unit].take(self.group, mode="clip")
        change += self._toward[:, here]
        change += self._leave
        if self._even:
            change += self._near[unit]
        else:
            change += self._near[unit] * (self._rate_here + self._rate[here])
            change -= 2 * self.pairs[unit]
        own = -float(self._toward[unit, here])
        if self._worn[unit]:
            base = self.group * self._kinds
            for table in self._worn[unit]:
                code = self._code[table]
                mine = int(code[unit])
                counts = self._capped[table]
                own += float(self._enter[table, counts[here], mine])
                prices = self._there[table, mine].take(counts, axis=0, mode="clip")
                prices += self._here[table, mine, counts[here]]
                change += prices.take(base + code, mode="clip")
        change += own
        return change

    def swap(self, one: int, other: int, change: float) -> None:
        """Two units of the same mass change seats; `change` is what `changes` said."""
        a, b = int(self.group[one]), int(self.group[other])
        apart = self._distance[one] - self._distance[other]
        pairs = self.pairs[other] - self.pairs[one]
        self._toward[:, a] += self._rate[a] * apart + pairs
        self._toward[:, b] -= self._rate[b] * apart + pairs
        self.group[one], self.group[other] = b, a
        self._rate_here[one], self._rate_here[other] = self._rate[b], self._rate[a]
        moved = self._held[:, other] - self._held[:, one]
        for table in np.flatnonzero(moved).tolist():
            self._recount(table, a, int(moved[table]))
            self._recount(table, b, -int(moved[table]))
        self._weigh_leaving(np.flatnonzero((self.group == a) | (self.group == b)))
        if self.may_move:
            step = self._marks[other] - self._marks[one]
            self._sums[a] += step
            self._sums[b] -= step
            for group in (a, b):
                sums = self._sums[group]
                self._squares[group] = float((self._sign * sums * sums).sum())
        self.cost += change

    def _recount(self, table: int, group: int, more: int) -> None:
        before = self._enter[table, self._capped[table, group]]
        self._count[table, group] += more
        self._capped[table, group] = min(int(self._count[table, group]), self._top)
        entering = self._enter[table, self._capped[table, group]] - before
        self._toward[:, group] += entering.take(self._code[table], mode="clip")

    # --- moves ---------------------------------------------------------------------------------

    def move_changes(self, unit: int) -> Floats:
        """The change of the cost for a move into every group; infinite where it may not go."""
        here, mass = int(self.group[unit]), int(self.mass[unit])
        if self.people[here] - mass < self._least[here]:
            return np.full(self.groups, np.inf)
        marks = self._marks[unit]
        signed = self._sign * marks
        norm = float(self._norm[unit])
        near = np.bincount(self.group, weights=self.pairs[unit], minlength=self.groups)
        with_it = self._squares + 2 * (self._sums @ signed) + norm
        change: Floats = with_it / (self.people + mass) - self._squares * self._rate + near
        without = float(self._squares[here] - 2 * (self._sums[here] @ signed)) + norm
        left = int(self.people[here]) - mass
        own = (without / left if left else 0.0) - float(self._squares[here] * self._rate[here])
        own -= float(near[here])
        over = self.people - self._wanted
        change += self._size_price * mass * (2 * over + mass)
        own += self._size_price * mass * (mass - 2 * int(over[here]))
        for table in self._worn[unit]:
            held = int(self._held[table, unit])
            counts, price = self._count[table], self._price[table]
            change += price.take(counts + held, mode="clip")
            change -= price.take(counts, mode="clip")
            mine, last = int(counts[here]), len(price) - 1
            own += float(price[min(mine - held, last)] - price[min(mine, last)])
        change += own
        change[self.people + mass > self._most] = np.inf
        if self._closed is not None:
            change[self._closed[unit]] = np.inf
        change[here] = np.inf
        return change

    def move(self, unit: int, group: int, change: float) -> None:
        """A unit goes to a group with space; `change` is what `move_changes` said."""
        here = int(self.group[unit])
        self.group[unit] = group
        self._count_people()
        self._rebuild([here, group])
        self.cost += change

    def is_open(self, unit: int, group: int) -> bool:
        """Whether this unit may sit there."""
        return self._closed is None or not self._closed[unit, group]

    def exchange_change(self, unit: int, leaving: Sequence[int]) -> float:
        """The change if a block takes the seats of several units of one other group."""
        a, b = int(self.group[unit]), int(self.group[leaving[0]])
        ours, theirs = np.flatnonzero(self.group == a), np.flatnonzero(self.group == b)
        new_ours = np.append(ours[ours != unit], leaving)
        new_theirs = np.append(theirs[~np.isin(theirs, leaving)], unit)
        before = self._group_cost(ours) + self._group_cost(theirs)
        return self._group_cost(new_ours) + self._group_cost(new_theirs) - before

    def exchange(self, unit: int, leaving: Sequence[int], change: float) -> None:
        """Carry out what `exchange_change` priced."""
        a, b = int(self.group[unit]), int(self.group[leaving[0]])
        self.group[unit] = b
        self.group[list(leaving)] = a
        self._count_people()
        self._rebuild([a, b])
        self.cost += change
