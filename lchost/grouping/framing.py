"""Before anybody is seated: how large each group is, at which table, and who may sit where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lchost.errors import TooFewSeats
from lchost.grouping import taking
from lchost.grouping.cards import Table
from lchost.grouping.modes import Mode, Shape
from lchost.grouping.problem import equal_sizes
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes

SHAPED = frozenset(
    mode.value for mode in (Mode.JIGSAW, Mode.PAIRS, Mode.MENTORS, Mode.INTEREST, Mode.FILL)
)
"""Ways with groups of sizes of their own."""

STRETCHING = frozenset(mode.value for mode in (Mode.MIX, Mode.MATCH, Mode.CAFE))
"""Ways in which groups are of other sizes, within their limits, where that mixes better."""

FEWEST = 2
"""Nobody is left alone at a table where that can be helped."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The groups of a round, by index, as `problem.Problem` wants them.

    Attributes:
        at: id of the table where each group sits; None: no tables are used.
    """

    sizes: tuple[int, ...]
    limits: tuple[tuple[int, int], ...]
    allowed: dict[int, frozenset[int]]
    at: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SizeNote:
    """What a host should know of sizes before anybody is seated.

    Attributes:
        asked: how many groups were meant; None: so many there are.
        groups: how many there are instead.
        is_locked: somebody stays where they are; is_at_tables: groups sit at tables.
        alone: groups of one person.
        between: least and most people of a group, where they may come out of other sizes.
        is_still: all sit at one table of a way in which they are to travel.
    """

    asked: int | None
    groups: int
    is_locked: bool
    is_at_tables: bool
    people: int
    alone: int
    between: tuple[int, int] | None = None
    is_still: bool = False


def frame(
    wishes: Wishes,
    people: Collection[int],
    before: Sequence[Table] = (),
    room: Sequence[SeatTable] = (),
    needing: Collection[int] = (),
    shape: Shape | None = None,
) -> Frame:
    """How these people can be divided.

    Args:
        before: the round's groups until now; who is locked there stays there.
        room: its tables, by number.
        needing: who needs a table with access.
        shape: the groups of a way that has its own.

    Raises:
        TooFewSeats: the tables do not have enough.
    """
    held = {
        member: index
        for index, group in enumerate(before)
        for member in group.members
        if member in people and (group.is_locked or member in group.locked)
    }
    closed = Counter(i for i in held.values() if before[i].is_locked)
    fewest = max(held.values(), default=-1) + 1
    if wishes.use_tables and room and shape is None:
        needed = len(set(needing).intersection(people))
        wanted = _wanted(wishes, len(people), fewest)
        stand = fewest
        if wishes.mode == Mode.CAFE.value:  # the hosts stay, and with them their tables
            stand = max(fewest, min(len(before), wanted))
        sizes, at = _at_tables(len(people), wanted, before[:stand], closed, room, needed)
        place = {index: index for index in range(len(sizes))}
    else:
        sizes, place = _sizes(wishes, len(people), fewest, closed, shape)
        at = _tables(wishes, sizes, room, shape, bool(set(needing).intersection(people)))
    shut = frozenset(place[index] for index in closed)
    stays = {member: place[index] for member, index in held.items() if index in place}
    sizes = _with_seats(sizes, Counter(stays.values()), shut)
    allowed = _allowed(people, len(sizes), stays, shut, _reachable(at, room), needing)
    is_sized = wishes.mode != Mode.JIGSAW.value and not (shape and shape.themes)
    return Frame(sizes, _limits(wishes, sizes, shut) if is_sized else (), allowed, at)


def frame_around(
    wishes: Wishes,
    people: Collection[int],
    before: Sequence[Table],
    lost: Collection[int] = (),
    room: Sequence[SeatTable] = (),
    needing: Collection[int] = (),
    own: Mapping[int, tuple[int, int]] | None = None,
) -> Frame:
    """How these people can sit in the groups that there are, when few are to move.

    Args:
        people: who is there now.
        lost: indexes of groups whose table is gone.
        own: least and most people of groups for which the way of the round has its own.

    Raises:
        TooFewSeats: the tables that are left do not have enough.
    """
    held = {
        member: index
        for index, group in enumerate(before)
        for member in group.members
        if member in people and index not in lost and (group.is_locked or member in group.locked)
    }
    closed = Counter(i for i in held.values() if before[i].is_locked)
    free = [index for index in range(len(before)) if index not in closed and index not in lost]
    left = len(people) - sum(closed.values())
    tables = (before[index].at for index in free)
    seats = [table.seats if table else len(people) for table in tables]
    if sum(seats) < left:
        raise TooFewSeats(people=len(people), seats=sum(seats) + sum(closed.values()))
    even = taking.spread(left, seats, range(len(free)))
    sizes = [closed.get(index, 0) for index in range(len(before))]
    limits = [(size, size) for size in sizes]
    for index, size, room_for in zip(free, even, seats, strict=True):
        sizes[index] = size
        least = wishes.least if wishes.least is not None else max(size - 1, min(size, FEWEST))
        most = wishes.most if wishes.most is not None else max(even) + 1
        if own and index in own:
            least, most = own[index]
        limits[index] = (min(least, size), min(max(most, size), room_for))
    if sum(most for _, most in limits) < len(people):
        raise TooFewSeats(people=len(people), seats=sum(most for _, most in limits))
    at = tuple(group.at.id if group.at else None for group in before)
    shut = closed.keys() | set(lost)
    allowed = _allowed(people, len(before), held, shut, _reachable(at, room), needing)
    return Frame(tuple(sizes), tuple(limits), allowed, at)


def _sizes(
    wishes: Wishes,
    people: int,
    fewest: int,
    closed: Mapping[int, int],
    shape: Shape | None = None,
) -> tuple[tuple[int, ...], dict[int, int]]:
    """People in each group, and where each group of before is now.

    A locked group keeps its size, and its number as far as there are so many groups.
    """
    if shape is not None and (shape.themes or not closed):
        return shape.sizes, {index: index for index in range(len(shape.sizes))}
    usual = _as_wished(wishes, people)
    count = max(len(usual), min(fewest, people))
    left = people - sum(closed.values())
    others = _even(left, min(left, max(1, count - len(closed))))
    total = len(closed) + len(others)
    free = [index for index in range(total) if index not in closed]
    place = {index: index if index < total else free.pop() for index in sorted(closed)}
    found = [0] * total
    for index, where in place.items():
        found[where] = closed[index]
    for where in free:
        found[where] = others.pop(0)
    place |= {index: index for index in free}
    return tuple(found), place


def _wanted(wishes: Wishes, people: int, fewest: int) -> int:
    """How many groups there are to be, before the seats of tables are looked at."""
    return max(fewest, wishes.groups or -(-people // max(1, wishes.size or people)))


def _at_tables(
    people: int,
    wanted: int,
    before: Sequence[Table],
    closed: Mapping[int, int],
    room: Sequence[SeatTable],
    needing: int,
) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
    """People at each table and its id; the groups of before keep theirs, and stand first."""
    own = [group.at.id if group.at else None for group in before]
    free = [t for t in room if t.id not in {own[index] for index in closed}]
    seats, ids = [table.seats for table in free], [table.id for table in free]
    access = [index for index, table in enumerate(free) if table.is_accessible]
    held = [table for index, table in enumerate(own) if index not in closed]
    stay = [ids.index(table) for table in held if table in ids]
    if len(stay) < len(held):  # a table is gone: all others are chosen anew, too
        stay = []
    left = people - sum(closed.values())
    chosen: tuple[int, ...] = ()
    if left or not closed:
        wanted = max(wanted, len(before)) - len(closed)
        chosen = taking.evenest(left, seats, wanted, access, needing, stay)
    spread = taking.spread(left, seats, chosen, access, needing)
    open_ = [(size, ids[table]) for size, table in zip(spread, chosen, strict=True)]
    found: list[tuple[int, int | None]] = []
    for index in range(max(closed, default=-1) + 1):
        found += [(closed[index], own[index])] if index in closed else open_[:1]
        open_ = open_ if index in closed else open_[1:]
    found += open_
    return tuple(size for size, _ in found), tuple(table for _, table in found)


def _tables(
    wishes: Wishes,
    sizes: Sequence[int],
    room: Sequence[SeatTable],
    shape: Shape | None,
    has_needing: bool,
) -> tuple[int | None, ...]:
    """The table of each group, as the way says or where it has seats; None: there is none."""
    if shape is not None and len(shape.tables) == len(sizes):
        return tuple(room[table].id for table in shape.tables)
    if wishes.use_tables and room:
        access = [index for index, table in enumerate(room) if table.is_accessible]
        seats = [table.seats for table in room]
        found = taking.matched(sizes, seats, access if has_needing else ())
        if found is not None:
            return tuple(room[table].id for table in found)
    return (None,) * len(sizes)


def _with_seats(
    sizes: tuple[int, ...], taken: Mapping[int, int], shut: Collection[int]
) -> tuple[int, ...]:
    """The same number of seats, so that who stays has one, as far as no group is left empty."""
    found = list(sizes)
    spare = {i: n - max(1, taken.get(i, 0)) for i, n in enumerate(found) if i not in shut}
    while spare and min(spare.values()) < 0 < max(spare.values()):
        short, wide = min(spare, key=spare.__getitem__), max(spare, key=spare.__getitem__)
        for index, more in ((short, 1), (wide, -1)):
            found[index] += more
            spare[index] += more
    return tuple(found)


def _even(people: int, groups: int) -> list[int]:
    return [people // groups + (index < people % groups) for index in range(groups)]


def _as_wished(wishes: Wishes, people: int) -> tuple[int, ...]:
    """As even as can be; a size beyond the limits gives way to them, a number of groups stays."""
    if wishes.groups:
        return equal_sizes(people, groups=wishes.groups)
    size = min(wishes.size or people, wishes.most or people)
    found = equal_sizes(people, size=size)
    least = wishes.least or (FEWEST if wishes.most is None else 1)
    if min(found) < least <= people:
        found = equal_sizes(people, groups=people // least)
    return found


def noted(
    wishes: Wishes, people: Collection[int], before: Sequence[Table], made: Frame
) -> SizeNote | None:
    """What of the sizes is not as the host may think; None: all is."""
    wanted = _wanted(wishes, len(people), 1)
    groups = len(made.sizes)
    is_usual = not wishes.groups and groups == len(_as_wished(wishes, len(people)))
    if wishes.mode in SHAPED:
        is_usual = True
    fewest, most = min((n for n, _ in made.limits), default=0), max(made.sizes)
    most = max((n for _, n in made.limits), default=most)
    is_open = groups > 1 and bool(made.limits) and wishes.mode in STRETCHING
    note = SizeNote(
        asked=None if is_usual or groups == wanted else wanted,
        groups=groups,
        is_locked=any(group.is_locked or group.locked for group in before),
        is_at_tables=any(table is not None for table in made.at),
        people=len(people),
        alone=made.sizes.count(1) if groups > 1 else 0,
        between=(fewest, min(most, len(people))) if is_open and fewest < most else None,
        is_still=groups == 1 and wishes.mode == Mode.CAFE.value,
    )
    return note if note.asked or note.alone or note.between or note.is_still else None


def _limits(
    wishes: Wishes, sizes: tuple[int, ...], closed: Collection[int]
) -> tuple[tuple[int, int], ...]:
    if wishes.least is None and wishes.most is None:
        return ()
    return tuple(
        (size, size)
        if index in closed
        else (wishes.least or min(size, 1), wishes.most or sum(sizes))
        for index, size in enumerate(sizes)
    )


def _reachable(at: Sequence[int | None], room: Sequence[SeatTable]) -> frozenset[int]:
    """Indexes of the groups with access; the first one where no table says so."""
    access = {table.id for table in room if table.is_accessible}
    return frozenset(index for index, table in enumerate(at) if table in access) or frozenset({0})


def _allowed(
    people: Collection[int],
    groups: int,
    held: dict[int, int],
    closed: Collection[int],
    reachable: frozenset[int],
    needing: Collection[int],
) -> dict[int, frozenset[int]]:
    """Whoever is not free to sit anywhere; a lock is the host's word and comes first."""
    open_to_all = frozenset(range(groups)) - frozenset(closed)
    found = {}
    for person in people:
        if person in held:
            found[person] = frozenset({held[person]})
        elif person in needing:
            found[person] = reachable - frozenset(closed) or reachable
        elif closed:
            found[person] = open_to_all
    return found
