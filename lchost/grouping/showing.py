"""A round as the room may read it, on the stage and on paper: names and places, nothing more."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lchost.models.database import DB
from lchost.roster import consents
from lchost.roster.consents import What


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who sits in a group.

    Attributes:
        folded: by which names are in order.
        language: theirs, which shapes the letters of their name on paper.
        may_be_named: False once they said no to their name on a screen.
    """

    member_id: int
    name: str
    folded: str = ""
    language: str = ""
    may_be_named: bool = True


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with the place where it sits; its people by name.

    Attributes:
        table: the number of the table it was given; None: the group's own number is the table's.
        table_name: what that table is called.
        is_hosted: whoever leads it stays there in every round, as the host of a world café.
    """

    number: int
    people: tuple[Seated, ...]
    name: str = ""
    theme: str = ""
    facilitator: Seated | None = None
    table: int | None = None
    table_name: str = ""
    is_hosted: bool = False

    @property
    def place(self) -> int:
        """The number to look for in the room."""
        return self.number if self.table is None else self.table

    @property
    def is_table(self) -> bool:
        """Tell whether that number is a table's, and not only the group's."""
        return self.table is not None or bool(self.name)

    @property
    def called(self) -> str:
        """What the group or its table is called; may be empty."""
        return self.name or self.table_name


@dataclass(frozen=True, slots=True)
class Seating:
    """One round, its groups by the number of their place."""

    round_id: int
    number: int
    groups: tuple[ShownGroup, ...]
    workshop_id: int = 0

    @property
    def people(self) -> int:
        """How many have a seat."""
        return sum(len(group.people) for group in self.groups)

    @property
    def has_tables(self) -> bool:
        """Tell whether the numbers are those of tables."""
        return any(group.is_table for group in self.groups)


def published(workshop_id: int) -> Seating | None:
    """Return the round that is shown to the room; None while none is."""
    return next(iter(_seatings(_PUBLISHED, workshop_id)), None)


def of_round(round_id: int) -> Seating | None:
    """Return a round; None when it is gone."""
    return next(iter(_seatings(_ONE, round_id)), None)


def rounds_of(workshop_id: int) -> tuple[Seating, ...]:
    """Return all rounds of a workshop, in their order."""
    return _seatings(_ALL, workshop_id)


def has_tables(workshop_id: int) -> bool:
    """Tell whether groups of any round sit at tables, and are not only numbered."""
    return DB.execute_sql(_AT_TABLES, (workshop_id,)).fetchone() is not None


def first_letter(name: str) -> str:
    """Return the letter under which a name is looked for, with the marks that belong to it."""
    return first_letters(name, 1)


def first_letters(name: str, count: int) -> str:
    """Return so many letters of a name, the first one large, with the marks that belong to them."""
    whole = unicodedata.normalize("NFC", name)
    start = next((n for n, char in enumerate(whole) if char.isalnum()), len(whole))
    found: list[str] = []
    for char in whole[start:]:
        if found and unicodedata.category(char).startswith("M"):
            found[-1] += char
        elif len(found) == count:
            break
        else:
            found.append(char)
    return "".join((*(one.upper() for one in found[:1]), *found[1:])).rstrip()


def _seatings(which: str, number: int) -> tuple[Seating, ...]:
    found = DB.execute_sql(which, (number,)).fetchall()
    refused = consents.refused(What.STAGE) if found else frozenset()
    return tuple(_seating(row, refused) for row in found)


def _seating(row: tuple[int, int, int], refused: frozenset[int]) -> Seating:
    round_id, number, workshop_id = row
    people: dict[int, list[Seated]] = {}
    for group_id, *who in DB.execute_sql(_PEOPLE, (round_id,)).fetchall():
        people.setdefault(group_id, []).append(_seated(tuple(who), refused))
    rows = DB.execute_sql(_GROUPS, (round_id,)).fetchall()
    made = (_group(row, people, refused) for row in rows)
    return Seating(round_id, number, _by_place(made), workshop_id)


def _group(
    row: tuple[Any, ...], people: Mapping[int, Sequence[Seated]], refused: frozenset[int]
) -> ShownGroup:
    group_id, number, name, theme, table, table_name, is_hosted = row[:7]
    leads = None if row[7] is None else _seated(row[7:], refused)
    seated = tuple(people.get(group_id, ()))
    return ShownGroup(number, seated, name, theme, leads, table, table_name or "", bool(is_hosted))


def _seated(row: tuple[Any, ...], refused: frozenset[int]) -> Seated:
    member_id, name, folded, language = row
    return Seated(member_id, name, folded, language, member_id not in refused)


def _by_place(groups: Iterable[ShownGroup]) -> tuple[ShownGroup, ...]:
    return tuple(sorted(groups, key=lambda group: (group.place, group.number)))


_ROUNDS = "SELECT id, number, workshop_id FROM round WHERE"
_PUBLISHED = f"{_ROUNDS} workshop_id = ? AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1"
_ONE = f"{_ROUNDS} id = ?"
_ALL = f"{_ROUNDS} workshop_id = ? ORDER BY number, id"
_AT_TABLES = (
    "SELECT 1 FROM breakout_group g JOIN round r ON r.id = g.round_id"
    " WHERE r.workshop_id = ? AND (g.seat_table_id IS NOT NULL OR g.name != '') LIMIT 1"
)
_GROUPS = (
    "SELECT g.id, g.number, g.name, g.theme, t.number, t.name,"
    """ instr(r.wishes, '"mode":"cafe"'), m.id, m.display_name, m.folded, m.language"""
    " FROM breakout_group g JOIN round r ON r.id = g.round_id"
    " LEFT JOIN seat_table t ON t.id = g.seat_table_id"
    " LEFT JOIN member m ON m.id = g.facilitator_id WHERE g.round_id = ?"
)
_PEOPLE = (
    "SELECT p.group_id, m.id, m.display_name, m.folded, m.language FROM placement p"
    " JOIN member m ON m.id = p.member_id WHERE p.round_id = ? ORDER BY m.folded, m.id"
)
