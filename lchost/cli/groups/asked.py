"""What the command line of `lchost groups` asks for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from lchost.errors import NoSuchWeight
from lchost.grouping.problem import Weight

WORDS = {"ignore": Weight.IGNORE, "a little": Weight.LITTLE, "little": Weight.LITTLE}
WORDS |= {"normal": Weight.NORMAL, "a lot": Weight.LOT, "lot": Weight.LOT}

MOST_ROUNDS = 60
"""More than a day has room for; what is planned together is held in memory together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, read; columns are meant by their names.

    Attributes:
        mix: column and weight, as written; see `weighed`.
        alone: column and value of whom nobody shall be the only one, as written; see `valued`.
        seconds: the search ends then, with the best so far; None: when it is done.
    """

    roster: Path
    out: Path
    report: Path | None
    size: int | None
    groups: int | None
    rounds: int
    mix: tuple[str, ...]
    match: tuple[str, ...]
    many: tuple[str, ...]
    common: str
    level: str
    mentor: str
    accessible: str
    alone: tuple[str, ...]
    apart: Path | None
    together: Path | None
    history: Path | None
    new_faces: int
    seed: int
    seconds: float | None


def read(words: list[str]) -> Asked:
    """Read the words; argparse says what is wrong with them and exits with 2."""
    found = _parser().parse_args(words)
    return Asked(
        roster=found.roster,
        out=found.out,
        report=found.report,
        size=found.size,
        groups=found.groups,
        rounds=found.rounds,
        mix=tuple(found.mix),
        match=tuple(found.match),
        many=tuple(found.many),
        common=found.common or "",
        level=found.level or "",
        mentor=found.mentor or "",
        accessible=found.accessible or "",
        alone=tuple(found.alone),
        apart=found.apart,
        together=found.together,
        history=found.history,
        new_faces=found.new_faces,
        seed=found.seed,
        seconds=found.seconds,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lchost groups",
        description="Divide the people of a roster into groups, for one round or several.",
        epilog="Exit code: 0 all rules are kept, 3 some rule cannot be kept, 2 bad input.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("roster", type=_path, metavar="ROSTER", help="CSV or XLSX; its first column names people")
    large = parser.add_mutually_exclusive_group(required=True)
    large.add_argument("--size", type=_whole(1), metavar="N", help="people a group, at most")
    large.add_argument("--groups", type=_whole(1), metavar="N", help="how many groups")
    add(
        "--rounds",
        type=_whole(1, MOST_ROUNDS),
        default=1,
        metavar="R",
        help="planned together; usually 1",
    )
    mixed = "each group like the room; weight: a little, normal, a lot"
    add("--mix", type=_column, action="append", default=[], metavar="COL[:WEIGHT]", help=mixed)
    add(
        "--match",
        type=_column,
        action="append",
        default=[],
        metavar="COL",
        help="alike within a group",
    )
    several = "several values in a cell (; or |), mixed"
    add("--many", type=_column, action="append", default=[], metavar="COL", help=several)
    common = "everyone shares at least one value with somebody of the group"
    add("--common", type=_column, metavar="COL", help=common)
    add(
        "--level",
        type=_column,
        metavar="COL",
        help="a number, balanced in mean and spread",
    )
    mentor = "yes/no, at least one a group where there are enough"
    add("--mentor", type=_column, metavar="COL", help=mentor)
    two = "CSV without header: two people a line, by the first column"
    add("--apart", type=_path, metavar="FILE", help=f"never in one group; {two}")
    add("--together", type=_path, metavar="FILE", help=f"always in one group; {two}")
    alone = "never exactly one of these in a group"
    add("--alone", type=_valued, action="append", default=[], metavar="COL=VALUE", help=alone)
    access = "yes/no, these sit in group 1, the accessible table"
    add("--accessible", type=_column, metavar="COL", help=access)
    add("--history", type=_path, metavar="FILE", help="an earlier plan, its meetings count")
    faces = "0 balance only, 50 usual, 100 new faces before mentors too"
    add("--new-faces", type=_whole(0, 100), default=50, metavar="0-100", help=faces)
    add("--seed", type=_whole(0), default=1, metavar="N", help="the same seed, the same plan")
    add("--seconds", type=_seconds, metavar="S", help="search no longer than that")
    add("--out", type=_path, required=True, metavar="PLAN.csv", help="a row a person")
    add("--report", type=_path, metavar="R.json", help="scores, rules, repeat meetings")
    return parser


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("must name a file")
    return Path(text)


def _column(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("must name a column")
    return text


def _whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Reads a whole number within these limits."""
    must = f"must be from {least} to {most}" if most is not None else f"must be {least} or more"

    def read_whole(text: str) -> int:
        try:
            number = int(_plain(text))
        except ValueError:
            raise argparse.ArgumentTypeError("must be a whole number") from None
        if number < least or (most is not None and number > most):
            raise argparse.ArgumentTypeError(must)
        return number

    return read_whole


def _plain(text: str) -> str:
    """A number as people write it: Python reads 1_0 as ten."""
    if "_" in text:
        raise ValueError
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(_plain(text))
    except ValueError:
        raise argparse.ArgumentTypeError("must be a number") from None
    if not seconds > 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return seconds


def _valued(text: str) -> str:
    column, equals, value = text.partition("=")
    if not equals or not column.strip() or not value.strip():
        raise argparse.ArgumentTypeError("must be COL=VALUE")
    return text


# --- columns whose names hold a colon or an equals sign ------------------------------------------


def weighed(text: str, columns: Collection[str]) -> tuple[str, Weight]:
    """A column and its weight; a column that is really named "a:lot" comes first.

    Raises:
        NoSuchWeight: there is the column, but what stands behind it is no weight.
    """
    column, colon, said = text.rpartition(":")
    is_other = text not in columns and column in columns
    if is_other and said.strip().casefold() not in WORDS:
        raise NoSuchWeight(column=column, said=said.strip())
    if text not in columns and colon and said.strip().casefold() in WORDS:
        return column, WORDS[said.strip().casefold()]
    return text, Weight.NORMAL


def valued(text: str, columns: Collection[str]) -> tuple[str, str]:
    """A column and its value; of "x=y=k" it is the longest column that there is."""
    parts = text.split("=")
    for end in range(len(parts) - 1, 0, -1):
        column, value = "=".join(parts[:end]), "=".join(parts[end:])
        if column in columns and value.strip():
            return column, value
    return parts[0], "=".join(parts[1:])
