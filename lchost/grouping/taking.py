"""Which tables of the room are taken, and how many sit at each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from lchost.errors import TooFewSeats


def fewest(
    people: int, seats: Sequence[int], accessible: Collection[int] = (), needing: int = 0
) -> tuple[int, ...]:
    """As few tables as seat everybody; of these the fewest empty seats, then the first ones.

    Args:
        seats: of each table.
        accessible: indexes of those that everybody can reach.
        needing: how many need such a table; as many as these have seats for count.

    Returns:
        indexes of the tables, in order.

    Raises:
        TooFewSeats: all tables together do not have enough.
    """
    _enough(people, seats)
    reach = [own if table in accessible else 0 for table, own in enumerate(seats)]
    needed = min(needing, sum(reach))
    # sums[table][count][needed]: a bit for every number of seats that `count` of the tables from
    # this one on can have together, so that at least so many of them have access
    sums = [[[0] * (needed + 1) for _ in range(len(seats) + 1)]]
    sums[0][0][0] = 1
    for own, reached in zip(reversed(seats), reversed(reach), strict=True):
        later = sums[-1]
        here = [row.copy() for row in later]
        for count in range(1, len(seats) + 1):
            for n in range(needed + 1):
                here[count][n] |= later[count - 1][max(0, n - reached)] << own
        sums.append(here)
    sums.reverse()
    count = next(c for c in range(1, len(seats) + 1) if sums[0][c][needed] >> people)
    left = people + _lowest_bit(sums[0][count][needed] >> people)
    found: list[int] = []
    for table, own in enumerate(seats):
        rest, fits = max(0, needed - reach[table]), left - own
        if not count or fits < 0 or not sums[table + 1][count - 1][rest] >> fits & 1:
            continue
        found.append(table)
        count, needed, left = count - 1, rest, fits
    return tuple(found)


def evenest(
    people: int,
    seats: Sequence[int],
    count: int,
    accessible: Collection[int] = (),
    needing: int = 0,
    held: Sequence[int] = (),
) -> tuple[int, ...]:
    """So many tables, more only where their seats do not do, with groups as even as can be.

    Of these the fewest empty seats, then the first ones.

    Args:
        held: tables that are taken in any case; they stand first, in this order.
        accessible, needing: as in `fewest`.

    Raises:
        TooFewSeats: all tables together do not have enough.
    """
    _enough(people, seats)
    reached = sum(seats[table] for table in accessible)
    needed = min(needing, reached) - sum(seats[t] for t in held if t in accessible)
    covers = list(_covers(needed, seats, [t for t in accessible if t not in held]))
    count = max(1, len(held), min(count, len(seats), people))
    while True:
        tries = (_evenest(people, seats, count, {*held, *cover}) for cover in covers)
        found = [(_unevenness(people, seats, some), some) for some in tries if some]
        if found:
            best = min(found)[1]
            return (*held, *(table for table in best if table not in held))
        count += 1


def spread(
    people: int,
    seats: Sequence[int],
    tables: Sequence[int],
    accessible: Collection[int] = (),
    needing: int = 0,
) -> tuple[int, ...]:
    """How many sit at each of these tables, as even as the seats allow.

    Whoever needs a table with access has a seat at one, as far as there are enough.
    """
    at = dict.fromkeys(tables, 0)
    reached = [table for table in tables if table in accessible]
    for n in range(people):
        is_needing = n < needing and any(at[t] < seats[t] for t in reached)
        some = reached if is_needing else tables
        at[min((t for t in some if at[t] < seats[t]), key=lambda table: at[table])] += 1
    return tuple(at.values())


def matched(
    sizes: Sequence[int], seats: Sequence[int], wanted: Collection[int] = ()
) -> tuple[int, ...] | None:
    """A table with seats for each of these groups; None: there are not enough such tables.

    In the order of the tables where that does, else the smallest that do.

    Args:
        wanted: tables that are taken before others, with access for whom needs it.
    """
    fits = len(seats) >= len(sizes) and all(
        seat >= size for size, seat in zip(sizes, seats, strict=False)
    )
    if fits and (not wanted or any(table < len(sizes) for table in wanted)):
        return tuple(range(len(sizes)))
    free = sorted(range(len(seats)), key=lambda table: (table not in wanted, seats[table], table))
    found: dict[int, int] = {}
    for group in sorted(range(len(sizes)), key=lambda group: -sizes[group]):
        table = next((table for table in free if seats[table] >= sizes[group]), None)
        if table is None:
            return None
        found[group] = table
        free.remove(table)
    return tuple(found[group] for group in range(len(sizes)))


def _enough(people: int, seats: Sequence[int]) -> None:
    if sum(seats) < people:
        raise TooFewSeats(people=people, seats=sum(seats))


def _lowest_bit(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _covers(needed: int, seats: Sequence[int], accessible: Sequence[int]) -> Iterator[set[int]]:
    """Tables with access that do for those who need one, none of them too many.

    Of tables with as many seats only the first ones: the others are no better.
    """
    alike: dict[int, list[int]] = {}
    for table in sorted(accessible):
        alike.setdefault(seats[table], []).append(table)
    for counts in product(*(range(len(tables) + 1) for tables in alike.values())):
        own = [size for size, count in zip(alike, counts, strict=True) for _ in range(count)]
        if sum(own) - min(own, default=0) < needed <= sum(own) or needed <= 0 == len(own):
            taken = (tables[:n] for tables, n in zip(alike.values(), counts, strict=True))
            yield {table for some in taken for table in some}


def _evenest(
    people: int, seats: Sequence[int], count: int, held: Collection[int]
) -> tuple[int, ...] | None:
    """The best with these among them: the smallest tables that seat the evenest groups."""
    others = [table for table in range(len(seats)) if table not in held]
    others.sort(key=lambda table: (seats[table], table))
    large = [*held, *(others[::-1][: count - len(held)] if count > len(held) else ())]
    if len(large) != count or sum(seats[table] for table in large) < people:
        return None
    wanted = sorted(spread(people, seats, large))
    found = list(held)
    for table in others:
        # they seat a group each: the smallest table the smallest group, and so on
        own = sorted(seats[one] for one in [*found, table])
        fits = all(here >= size for here, size in zip(own, wanted, strict=False))
        if len(found) < count and fits:
            found.append(table)
    return tuple(sorted(found))


def _unevenness(people: int, seats: Sequence[int], tables: tuple[int, ...]) -> tuple[int, int]:
    sizes = spread(people, seats, tables)
    return sum(n * n for n in sizes), sum(seats[table] for table in tables)
