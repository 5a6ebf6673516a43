"""From the files of `lchost groups` to problems, one a round.  People are meant by their place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from lchost import errors
from lchost.cli.groups.asked import Asked, valued, weighed
from lchost.grouping.problem import (
    AtLeastOne,
    Kind,
    NeverOne,
    Pair,
    Person,
    Problem,
    Rule,
    Shared,
    Weight,
    Wish,
    equal_sizes,
    faces_of,
    ordered,
)
from lchost.roster import attributes, tables
from lchost.roster.matching import value_key

YES = "yes"
LARGEST = 1e100
"""A figure beyond is a slip of the keyboard, and its square would be beyond all reckoning."""

AS_YES_OR_NO, AS_WRITTEN = "  (yes/no)", "  (as written)"
"""Ends of keys; no column ends so: the names of columns hold no two spaces."""

MOST_VALUES = 12
"""Named when none of them was meant."""

_ROUND = re.compile(r"Round \d+")
_PARTS = re.compile(r"[;|]")

Value = TypeVar("Value")
_Known = defaultdict[int, dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a file.

    Attributes:
        key: name of the first column.
        names: its cells, by a person's id, which is their place from 0.
    """

    table: tables.Table
    key: str
    names: tuple[str, ...]

    def ids(self) -> dict[str, int]:
        """Ids by name."""
        return {name: person for person, name in enumerate(self.names)}


def read(path: Path) -> Roster:
    """Read a roster.

    Raises:
        HostError: no table, or somebody without a name, or two with the same.
    """
    table = tables.read_table(path)
    if _ROUND.fullmatch(table.headers[0]):
        raise errors.ColumnAsRound(name=table.name, column=table.headers[0])
    names = tuple(cell.strip() for cell in table.column(0))
    for row, name in zip(table.rows, names, strict=True):
        if not name:
            raise errors.RosterRowUnnamed(name=table.name, line=row.line, column=table.headers[0])
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise errors.NameTwice(name=table.name, who=twice[0], column=table.headers[0])
    return Roster(table, table.headers[0], names)


def problem(roster: Roster, asked: Asked) -> Problem:
    """What is asked of every round.

    Raises:
        HostError: a column or a person that is not in the roster, a level that is no number,
            more groups than people.
    """
    people = _people(roster, asked)
    access = _column(roster, asked.accessible, _yes_or_no) if asked.accessible else {}
    return Problem(
        people=people,
        sizes=_sizes(len(people), asked),
        wishes=_wishes(roster, asked),
        rules=_rules(roster, asked),
        together=_pairs(roster, asked.together),
        apart=_pairs(roster, asked.apart),
        met=_met(roster, asked.history),
        new_faces=faces_of(asked.new_faces),
        allowed={person: frozenset({0}) for person, needs in access.items() if needs == YES},
    )


def _sizes(people: int, asked: Asked) -> tuple[int, ...]:
    if asked.groups is not None and asked.groups > people:
        raise errors.MoreGroupsThanPeople(people=people, groups=asked.groups)
    return equal_sizes(people, size=asked.size, groups=asked.groups, is_exact=True)


def _people(roster: Roster, asked: Asked) -> tuple[Person, ...]:
    numbers: _Known[float] = defaultdict(dict)
    categories: _Known[str] = defaultdict(dict)
    many: _Known[frozenset[str]] = defaultdict(dict)
    several = {*asked.many, *filter(None, [asked.common])}
    levels = {asked.level} if asked.level else set()
    levels |= {column for column in asked.match if _is_number(roster, column)}
    for column in levels:
        _fill(numbers, column, _column(roster, column, _level))
    one_of = {*asked.match, *(column for column, _ in _mixed(roster, asked))}
    for column in one_of - levels - several:
        _fill(categories, column, _column(roster, column, _spelling(roster, column)))
    if asked.mentor:
        _fill(categories, mentor_key(asked), _column(roster, asked.mentor, _yes_or_no))
    for column in several:
        _fill(many, column, _column(roster, column, _each(_spelling(roster, column))))
    for column in {column for column, _ in _alone(roster, asked)}:
        read = _whole_and_each if column in several else _whole
        _fill(many, alone_key(column), _column(roster, column, read(_spelling(roster, column))))
    return tuple(
        Person(person, numbers[person], categories[person], many[person])
        for person in range(len(roster.names))
    )


def _fill(known: _Known[Any], column: str, said: Mapping[int, Any]) -> None:
    for person, value in said.items():
        known[person][column] = value


def _wishes(roster: Roster, asked: Asked) -> tuple[Wish, ...]:
    found = [Wish(asked.level)] if asked.level else []
    mixed = _mixed(roster, asked)
    found += [Wish(column, weight) for column, weight in mixed if weight is not Weight.IGNORE]
    found += [Wish(column) for column in asked.many]
    found += [Wish(column, kind=Kind.MATCH) for column in asked.match]
    return tuple(found)


def _rules(roster: Roster, asked: Asked) -> tuple[Rule, ...]:
    found: list[Rule] = [
        NeverOne(alone_key(column), _known(roster, column, value))
        for column, value in _alone(roster, asked)
    ]
    if asked.mentor:
        found.append(AtLeastOne(mentor_key(asked), YES))
    if asked.common:
        found.append(Shared(asked.common))
    return tuple(found)


def _mixed(roster: Roster, asked: Asked) -> list[tuple[str, Weight]]:
    return [weighed(text, roster.table.headers) for text in asked.mix]


def _alone(roster: Roster, asked: Asked) -> list[tuple[str, str]]:
    return [valued(text, roster.table.headers) for text in asked.alone]


def _known(roster: Roster, column: str, value: str) -> str:
    """A value as most people wrote it.

    Raises:
        NobodyHasThatValue: a slip of the keyboard must not look like a rule that is kept.
    """
    said = {person.strip(): None for person in _cells(roster, column) if person.strip()}
    parts = {part.strip() for cell in said for part in _PARTS.split(cell)}
    if _alike(value) not in {_alike(known) for known in (*said, *parts)}:
        shown = ", ".join(list(said)[:MOST_VALUES]) + (" …" if len(said) > MOST_VALUES else "")
        raise errors.NobodyHasThatValue(
            name=roster.table.name, column=column, said=value.strip(), values=shown
        )
    return _spelling(roster, column)(value)


def mentor_key(asked: Asked) -> str:
    """The column as a yes or no, beside the same column as it is written (`--mix`)."""
    return f"{asked.mentor}{AS_YES_OR_NO}"


def alone_key(column: str) -> str:
    """The column as it is written, beside the same column as a number or in parts."""
    return f"{column}{AS_WRITTEN}"


def _column(roster: Roster, name: str, read: Callable[[str], Value]) -> dict[int, Value]:
    """What is known of each person; an empty cell is not known.

    Raises:
        HostError: what `read` has against a cell, with the file and the column.
    """
    cells = enumerate(_cells(roster, name))
    try:
        return {person: read(cell) for person, cell in cells if cell.strip()}
    except _Unreadable as trouble:
        raise trouble.kind(name=roster.table.name, column=name, said=trouble.said) from trouble


def _cells(roster: Roster, name: str) -> list[str]:
    headers = roster.table.headers
    if name not in headers:
        known = ", ".join(headers)
        raise errors.NoSuchColumn(name=roster.table.name, column=name, columns=known)
    return roster.table.column(headers.index(name))


class _Unreadable(Exception):
    """A cell that does not say what its column is for."""

    def __init__(self, kind: type[errors.HostError], said: str) -> None:
        super().__init__()
        self.kind, self.said = kind, said


def _level(said: str) -> float:
    found = _figure(said)
    if found is None:
        raise _Unreadable(errors.NotANumber, said)
    return found


def _figure(said: str) -> float | None:
    found = attributes.number(said)
    return None if found is None or abs(found) > LARGEST else float(found)


def _is_number(roster: Roster, column: str) -> bool:
    said = [cell for cell in _cells(roster, column) if cell.strip()]
    return bool(said) and all(_figure(cell) is not None for cell in said)


def _yes_or_no(said: str) -> str:
    found = attributes.yes_no(said)
    if found is None:
        raise _Unreadable(errors.NeitherYesNorNo, said)
    return YES if found else "no"


def _alike(said: str) -> str:
    """What two ways of writing one answer share; figures differ by their sign and their point."""
    found = _figure(said)
    return value_key(said) if found is None else repr(found)


def _spelling(roster: Roster, column: str) -> Callable[[str], str]:
    """Write alike what is alike: "Woman" and "woman " are one answer, as most people wrote it."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cell in _cells(roster, column):
        for part in (cell, *_PARTS.split(cell)):
            written[_alike(part)][part.strip()] += 1
    usual = {
        key: min(found, key=lambda text: (-found[text], text)) for key, found in written.items()
    }
    return lambda said: usual.get(_alike(said), said.strip())


def _each(spelled: Callable[[str], str]) -> Callable[[str], frozenset[str]]:
    return lambda said: frozenset(spelled(part) for part in _PARTS.split(said) if part.strip())


def _whole(spelled: Callable[[str], str]) -> Callable[[str], frozenset[str]]:
    return lambda said: frozenset({spelled(said)})


def _whole_and_each(spelled: Callable[[str], str]) -> Callable[[str], frozenset[str]]:
    return lambda said: _whole(spelled)(said) | _each(spelled)(said)


# --- pairs ---------------------------------------------------------------------------------------


def _pairs(roster: Roster, path: Path | None) -> frozenset[Pair]:
    """Two names a line, without a header; empty lines are passed over."""
    if path is None:
        return frozenset()
    ids, found = roster.ids(), set()
    for line, names in pair_lines(path):
        if len(names) != 2 or names[0] == names[1]:
            raise errors.NotAPair(name=path.name, line=line)
        for name in names:
            if name not in ids:
                raise errors.NobodyOfThatName(name=path.name, line=line, who=name)
        found.add(ordered(ids[names[0]], ids[names[1]]))
    return frozenset(found)


def pair_lines(path: Path) -> list[tuple[int, list[str]]]:
    """Lines that are not blank; an empty file has none: nobody may be to be kept apart today."""
    try:
        lines = tables.read_lines(path)
    except errors.EmptyTable:
        return []
    found = ((line, [cell.strip() for cell in cells if cell.strip()]) for line, cells in lines)
    return [(line, names) for line, names in found if names]


def _met(roster: Roster, path: Path | None) -> Mapping[Pair, float]:
    """Meetings of an earlier plan; who is not in the roster now is passed over."""
    if path is None:
        return {}
    table, ids = tables.read_table(path), roster.ids()
    met: Counter[Pair] = Counter()
    rounds = [place for place, header in enumerate(table.headers) if _ROUND.fullmatch(header)]
    if not rounds:
        raise errors.NoSuchColumn(
            name=table.name, column="Round 1", columns=", ".join(table.headers)
        )
    for place in rounds:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for row in table.rows:
            group, name = row.cells[place].strip(), row.cells[0].strip()
            if group and name in ids:
                groups[group].append(ids[name])
        met.update(ordered(*pair) for people in groups.values() for pair in combinations(people, 2))
    return {pair: float(times) for pair, times in met.items()}
