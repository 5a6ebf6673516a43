"""Base classes of perfect schedules, found by our own search; `designs` develops them.

A class seats everybody once.  In the next round each seat moves on to the next of its ring of
`turns` seats, the last `fixed` seats stay, and no two seats ever meet again: among the pairs of
all classes every step within a ring, and from one ring to another, is there at most once.
"""

from __future__ import annotations

from dataclasses import dataclass

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """A schedule of `turns` rounds for each class."""

    turns: int
    fixed: int
    classes: tuple[tuple[Group, ...], ...]


def _read(turns: int, fixed: int, *classes: str) -> Starter:
    """From groups as numbers with commas between groups."""
    return Starter(
        turns,
        fixed,
        tuple(tuple(tuple(map(int, group.split())) for group in one.split(",")) for one in classes),
    )


STARTERS = {
    (5, 3): _read(
        7,
        1,
        "0 4 11, 1 3 13, 2 8 14, 5 6 7, 9 10 12",
    ),
    (6, 3): _read(
        4,
        2,
        "0 4 10, 1 14 16, 2 9 12, 3 11 15, 5 6 13, 7 8 17",
        "0 15 17, 1 6 10, 2 3 5, 4 11 16, 7 12 13, 8 9 14",
    ),
    (7, 3): _read(
        5,
        1,
        "0 14 18, 1 6 20, 2 3 9, 4 11 16, 5 7 10, 8 17 19, 12 13 15",
        "0 3 11, 1 16 17, 2 5 12, 4 8 18, 6 7 19, 9 10 13, 14 15 20",
    ),
    (8, 3): _read(
        11,
        2,
        "0 1 19, 2 13 15, 3 8 10, 4 16 22, 5 14 20, 6 9 12, 7 17 23, 11 18 21",
    ),
    (10, 3): _read(
        14,
        2,
        "0 15 16, 1 25 28, 2 12 24, 3 17 21, 4 6 9, 5 13 26, 7 8 27, 10 19 29, 11 14 22, 18 20 23",
    ),
    (12, 3): _read(
        17,
        2,
        "0 10 33, 1 4 32, 2 22 23, 3 15 25, 5 18 35, 6 14 31, 7 11 13, 8 9 27, 12 19 21, "
        "16 28 34, 17 26 29, 20 24 30",
    ),
    (6, 4): _read(
        7,
        3,
        "0 4 5 14, 1 8 16 23, 2 7 11 12, 3 9 15 22, 6 10 19 21, 13 17 18 20",
    ),
    (7, 4): _read(
        9,
        1,
        "0 6 7 23, 1 5 17 20, 2 10 11 16, 3 13 21 27, 4 15 25 26, 8 12 14 19, 9 18 22 24",
    ),
    (9, 4): _read(
        11,
        3,
        "0 19 29 33, 1 2 5 14, 3 8 23 25, 4 15 28 35, 6 21 22 34, 7 9 12 30, 10 16 17 20, "
        "11 26 27 31, 13 18 24 32",
    ),
    (10, 4): _read(
        10,
        0,
        "0 3 15 38, 1 2 12 18, 4 13 30 37, 5 22 24 25, 6 14 28 33, 7 9 23 39, 8 11 29 32, "
        "10 17 20 26, 16 27 34 36, 19 21 31 35",
    ),
    (12, 4): _read(
        12,
        0,
        "0 18 43 46, 1 20 27 32, 2 9 14 47, 3 4 6 28, 5 26 35 40, 7 15 30 37, 8 23 24 25, "
        "10 19 38 42, 11 12 22 36, 13 16 17 34, 21 31 39 41, 29 33 44 45",
    ),
    (6, 5): _read(
        6,
        0,
        "0 2 8 9 16, 1 13 14 21 23, 3 7 12 18 24, 4 5 22 27 29, 6 10 19 20 28, 11 15 17 25 26",
    ),
    (6, 6): _read(
        3,
        0,
        "0 2 7 20 29 30, 1 12 16 24 25 34, 3 9 21 26 27 28, 4 6 11 31 33 35, "
        "5 10 13 15 18 19, 8 14 17 22 23 32",
    ),
}
"""By groups and size."""
