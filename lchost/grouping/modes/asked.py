"""What a mode is asked, and the shape of the groups that it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from lchost.grouping.problem import Problem

Groups = tuple[tuple[int, ...], ...]
"""Ids of the people of each group."""

Progress = Callable[[float], object]
Stop = Callable[[], bool]


class Mode(Enum):
    """A way to divide the room."""

    MIX = "mix"
    MATCH = "match"
    RANDOM = "random"
    ALPHABETICAL = "alphabetical"
    JIGSAW = "jigsaw"
    PAIRS = "pairs"
    CAFE = "cafe"
    MENTORS = "mentors"
    INTEREST = "interest"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Theme:
    """Something to talk about.

    Attributes:
        least: fewer people than that do not make a group of it.
        most: no more people than that can take part; None: all who like.
    """

    name: str
    least: int = 2
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a mode needs to know beyond size and wishes; each reads only what is its own.

    Attributes:
        themes: of the expert groups, or to vote for.
        votes: names of themes by person, the dearest first, in sets of equal ones; who is missing
            likes any.
        asks, offers: what a person wants to learn and what they can give.
        hosts: who stays at a table and receives the others.
        hosting: who does so already, and the index of that table.
        mentors: who leads a table.
        at_once: how many talk with each other, two or three.
        seats: of each table of the room.
        accessible: indexes of the tables that everybody can reach.
        needing: people who need such a table.
    """

    themes: tuple[Theme, ...] = ()
    votes: Mapping[int, tuple[frozenset[str], ...]] = field(default_factory=dict)
    asks: Mapping[int, frozenset[str]] = field(default_factory=dict)
    offers: Mapping[int, frozenset[str]] = field(default_factory=dict)
    hosts: tuple[int, ...] = ()
    hosting: Mapping[int, int] = field(default_factory=dict)
    mentors: tuple[int, ...] = ()
    at_once: int = 2
    seats: tuple[int, ...] = ()
    accessible: frozenset[int] = frozenset()
    needing: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Shape:
    """The groups of one round before anybody sits in them.

    Attributes:
        sizes: people in each group.
        themes: of each group; empty where the mode knows none.
        tables: index of each group's table in `Choices.seats`; empty: any.
    """

    sizes: tuple[int, ...]
    themes: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One problem a round, its sizes as `shape` says, and the mode's own choices.

    Attributes:
        themes: of every group of every round, as their shapes gave them.
        kept: rounds that stay as they are, by their index.
        rows: how long to search each round; None: as long as is usual.
    """

    problems: tuple[Problem, ...]
    choices: Choices = Choices()
    themes: tuple[tuple[str, ...], ...] = ()
    kept: Mapping[int, Groups] = field(default_factory=dict)
    rows: int | None = None
