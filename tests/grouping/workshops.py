"""Workshop cases through the command line: their files, their plans, and the saved measures.

A case is what `metrics.py` of the saved data reads: n people in G groups with skill, department,
gender, site, languages, mentors, and pairs to keep apart and together (by place).
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from lchost.__main__ import main
from tests.grouping.rooms import measures

Case = dict[str, Any]

COLUMNS = ("ID", "Skill", "Dept", "Gender", "Site", "Languages", "Mentor")

WISHES = ("--level", "Skill", "--mix", "Dept", "--mix", "Gender", "--mix", "Site")
RULES = ("--mentor", "Mentor", "--common", "Languages", "--alone", "Gender=woman")


def write(case: Case, folder: Path) -> list[str]:
    """Write a case's files; gives the words of the command that reads them."""
    columns = (case[name] for name in ("skill", "dept", "gender", "site", "langs", "mentor"))
    rows = [
        (place + 1, "" if skill is None else skill, *mixed, ";".join(langs), "y" if mentor else "n")
        for place, (skill, *mixed, langs, mentor) in enumerate(zip(*columns, strict=True))
    ]
    _table(folder / "roster.csv", [COLUMNS, *rows])
    words = ["groups", str(folder / "roster.csv"), "--groups", str(case["G"]), *WISHES, *RULES]
    for name in ("apart", "together"):
        if case[name]:
            _table(folder / f"{name}.csv", [(one + 1, other + 1) for one, other in case[name]])
            words += [f"--{name}", str(folder / f"{name}.csv")]
    return words


def _table(path: Path, rows: list[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def planned(case: Case, folder: Path, *more: str) -> tuple[int, list[list[int]]]:
    """Run the command in this process: its exit code, and the group of everybody by round."""
    out = folder / "plan.csv"
    code = main([*write(case, folder), "--out", str(out), *more])
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["ID"] for row in rows] == [str(place + 1) for place in range(case["n"])]
    rounds = [name for name in rows[0] if name.startswith("Round ")]
    return code, [[int(row[name]) for row in rows] for name in rounds]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the saved measures say of a plan, less what nobody could help.

    Attributes:
        broken: pairs not apart or not together, and groups of a wrong size.
        women: alone in a group, though there are several.
        strangers: people who share no language with anybody of their group, though they could.
        mentors: groups without one beyond those for whom there are too few.
    """

    broken: int
    women: int
    strangers: int
    mentors: int
    skill_range: float
    skill_worst: float
    off_percent: float
    repeats: int
    fewest_repeats: int


def measured(shared: Path, case: Case, rounds: list[list[int]]) -> Figures:
    """Measure a plan; who has no skill is taken to be like the room."""
    known = [skill for skill in case["skill"] if skill is not None]
    usual = sum(known) / len(known)
    told = {**case, "skill": [usual if skill is None else skill for skill in case["skill"]]}
    found = measures(shared).measure(told, rounds)
    women = case["gender"].count("woman")
    spoken = Counter(value for held in case["langs"] for value in held)
    lonely = sum(all(spoken[value] == 1 for value in held) for held in case["langs"])
    too_few = max(0, case["G"] - sum(case["mentor"]))
    return Figures(
        broken=int(found["apart"] + found["together"] + found["size"]),
        women=int(found["iso_woman"]) - len(rounds) * (women == 1),
        strangers=int(found["iso_lang"]) - len(rounds) * lonely,
        mentors=int(found["no_mentor"]) - len(rounds) * too_few,
        skill_range=float(found["skill_range"]),
        skill_worst=float(found["skill_range_worst"]),
        off_percent=float(found["off_cells_pct"]),
        repeats=int(found["repeats"]),
        fewest_repeats=int(found["lb_repeats"]),
    )


SHAPES = (
    (8, 2), (11, 3), (14, 4), (18, 3), (23, 5), (27, 6), (32, 8), (36, 6), (41, 9), (48, 12),
    (55, 11), (64, 8), (75, 12), (90, 18), (104, 17), (130, 21), (160, 32), (200, 33), (250, 50),
    (300, 43),
)  # fmt: skip
"""People and groups of the cases made up here; many do not divide evenly."""


def made_up(number: int) -> Case:
    """One of twenty cases, by number: other sizes, shares and rules; always the same.

    Pairs are drawn from a seating by lot, so that they can all be kept.  By turns there are few
    mentors, rare languages, missing answers, few women, and a tight web of pairs apart.
    """
    rng = random.Random(1_000 + number)
    people, groups = SHAPES[number]
    languages = ["English", "Spanish", "French", "Arabic", "Vietnamese", "Somali"]
    common = 0.55 if number % 5 == 1 else 0.92
    women = 0.15 if number % 5 == 3 else rng.uniform(0.3, 0.6)
    unknown = 0.2 if number % 5 == 2 else 0.0
    depts = rng.choices(
        ["Eng", "Ops", "Sales", "HR", "Legal", "Finance"],
        weights=[rng.random() ** 2 + 0.05 for _ in range(6)],
        k=people,
    )
    langs = []
    for _ in range(people):
        spoken = {"English"} if rng.random() < common else {rng.choice(languages[1:])}
        spoken |= {rng.choice(languages) for _ in range(rng.choice((0, 0, 1, 2)))}
        langs.append([] if rng.random() < unknown else sorted(spoken))
    mentors = groups // 2 + 1 if number % 5 == 0 else min(people, round(groups * 1.4) + 1)
    leading = set(rng.sample(range(people), mentors))
    apart, together = _pairs(rng, people, groups, is_tight=number % 5 == 4)
    return {
        "n": people,
        "G": groups,
        "size": -(-people // groups),
        "skill": [
            None if rng.random() < unknown else rng.choices(range(1, 6), (2, 3, 4, 3, 1))[0]
            for _ in range(people)
        ],
        "dept": depts,
        "gender": [
            "woman" if (x := rng.random()) < women else "nonbinary" if x > 0.97 else "man"
            for _ in range(people)
        ],
        "site": rng.choices(["North", "East", "South", "West"], weights=[4, 2, 2, 1], k=people),
        "langs": langs,
        "mentor": [place in leading for place in range(people)],
        "apart": apart,
        "together": together,
    }


def _pairs(
    rng: random.Random, people: int, groups: int, is_tight: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs to keep apart and together that a seating by lot keeps."""
    lot = rng.sample(range(people), people)
    seats = [lot[group::groups] for group in range(groups)]
    together = {tuple(sorted(rng.sample(rng.choice(seats), 2))) for _ in range(people // 15)}
    row = [member for rank in range(max(map(len, seats))) for member in _rank(seats, rank)]
    web = 3 if is_tight else 1
    apart: set[tuple[int, ...]] = set()
    if is_tight:  # clans of which no two may meet: one a group at most
        for rank in range(web):
            apart |= {tuple(sorted(pair)) for pair in combinations(_rank(seats, rank), 2)}
    where = {member: group for group, members in enumerate(seats) for member in members}
    while len(apart) < people // 8:
        one, other = sorted(rng.sample(row, 2))
        if where[one] != where[other]:
            apart.add((one, other))
    return [(a, b) for a, b in sorted(apart)], [(a, b) for a, b in sorted(together)]


def _rank(seats: list[list[int]], rank: int) -> list[int]:
    return [members[rank] for members in seats if len(members) > rank]
