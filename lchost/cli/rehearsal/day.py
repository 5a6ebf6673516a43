"""What a rehearsal knows while the day goes on, and what it must prove at its end."""

from __future__ import annotations

import errno
import os
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lchost.cli.rehearsal.tally import Tally
from lchost.errors import CannotWrite, DiskFull

COMMUNITY = "community.lchost"


def some(count: int, one: str, many: str = "") -> str:
    """Say a number of things: some(1, "badge"), some(3, "person", "people")."""
    return f"{count} {one if count == 1 else many or one + 's'}"


@dataclass(frozen=True)
class Check:
    """A figure as the job gave it, and as it was counted afterwards from what is kept."""

    what: str
    done: object
    counted: object

    @property
    def adds_up(self) -> bool:
        """Whether both are the same."""
        return self.done == self.counted


@dataclass
class Day:
    """One rehearsed day.  `report` becomes report.json; `made` are the files to take back."""

    roster: Path
    out: Path
    seed: int
    workshop_id: int = 0
    session_id: int = 0
    member_of: dict[str, int] = field(default_factory=dict)  # badge code -> member
    badges_pdf: bytes = b""
    rounds: list[int] = field(default_factory=list)
    present: list[int] = field(default_factory=list)  # members who are in
    checks: list[Check] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)
    made: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    @property
    def community(self) -> Path:
        """The community file of this day."""
        return self.out / COMMUNITY

    @property
    def tally(self) -> Tally:
        """A second pair of eyes on what is kept."""
        return Tally(self.community, self.workshop_id)

    def check(self, what: str, done: object, counted: object) -> None:
        """Note a figure with its proof."""
        self.checks.append(Check(what, done, counted))

    def write(self, name: str, content: bytes) -> Path:
        """Write a file of the day whole or not at all.

        Raises:
            DiskFull, CannotWrite: the folder refuses.
        """
        path = self.out / name
        half = self.out / f".half-{name}"
        self.made.append(half)
        try:
            with half.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
        except OSError as trouble:
            if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull() from trouble
            raise CannotWrite(path=path) from trouble
        self.made.append(path)
        return path

    def take_back(self) -> None:
        """Remove what this rehearsal has written; nothing else in the folder."""
        for path in self.made:
            path.unlink(missing_ok=True)
