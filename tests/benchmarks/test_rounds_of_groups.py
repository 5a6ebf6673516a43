"""Several rounds together: the saved cases, a room of 300, and social golfers."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lchost.grouping import jointly  # noqa: F401 - numpy is loaded before the clock starts
from lchost.grouping.problem import Person, Problem, faces_of
from lchost.grouping.series import count_repeats, solve_series
from tests.grouping.rooms import case, case_problem, measures

pytestmark = pytest.mark.bench

SIX = 6
SHOWN = (
    "repeats",
    "skill_range",
    "skill_range_worst",
    "off_cells_pct",
    "iso_woman",
    "iso_lang",
    "no_mentor",
    "apart",
    "together",
    "size",
)
BEST_PEER = {
    30: "own prototypes 25-29 repeats, skill .70-.73; by lot 104, 1.4",
    120: "own prototypes 0 repeats, skill .17-.39; by lot 180, 1.7",
    300: "own prototypes 0 repeats, skill .17-.19, 7.2 s; by lot 180, 2.2",
}
"""From the reference; of the programs for hosts one alone plans rounds, and it could not be run."""

GOLFERS = {
    (3, 3, 4): None,
    (4, 4, 5): 8,
    (5, 3, 7): 7,
    (5, 4, 5): 4,
    (6, 4, 7): 17,
    (6, 5, 6): 17,
    (8, 4, 6): 0,
    (8, 4, 9): 14,
    (8, 4, 10): 36,
    (10, 4, 9): None,
    (12, 5, 6): 0,
    (20, 6, 6): "none in 120 s",
    (50, 6, 6): "none in 280 s",
}
"""Groups, size, rounds, and the repeats of good-enough-golfers in the reference."""


def like_the_saved(data: dict[str, Any], people: int, seed: int) -> dict[str, Any]:
    """A larger room whose people answer as those of a saved case do."""
    rng = random.Random(seed)
    made: dict[str, Any] = {"n": people, "size": data["size"], "G": people // data["size"]}
    for key in ("skill", "dept", "gender", "site", "langs", "mentor"):
        made[key] = rng.choices(data[key], k=people)
    ids = rng.sample(range(people), people // 5)
    pairs = [sorted(ids[at : at + 2]) for at in range(0, len(ids) - 1, 2)]
    made["together"], made["apart"] = pairs[: len(pairs) // 3], pairs[len(pairs) // 3 :]
    return made


def six_rounds(shared: Path, data: dict[str, Any], problem: Problem, seed: int) -> dict[str, Any]:
    cpu, wall = time.process_time(), time.perf_counter()
    plans = solve_series([problem] * SIX, seed)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    seats = [{i: g for g, people in enumerate(p.groups) for i in people} for p in plans]
    labels = [[seat[i] for i in range(data["n"])] for seat in seats]
    found = measures(shared).measure(data, labels)
    times = {"seed": seed, "cpu_s": round(cpu, 2), "wall_s": round(wall, 2)}
    return {**times, **{name: round(float(found[name]), 3) for name in SHOWN}}


@pytest.mark.parametrize("people", [30, 120, 300])
@pytest.mark.parametrize("slider", [25, 50, 75, 100])
def test_six_rounds(shared: Path, people: int, slider: int, figures: Any) -> None:
    if slider != 50 and people != 30:
        pytest.skip("the slider is looked at in the small room")
    data = case(shared, min(people, 120))
    if people == 300:
        data = like_the_saved(data, people, 1)
    problem = replace(case_problem(data), new_faces=faces_of(slider))
    seeds = (1, 2, 3) if people < 300 else (1,)
    figures(
        people=people,
        slider=slider,
        mentors=sum(data["mentor"]),
        groups=data["G"],
        runs=[six_rounds(shared, data, problem, seed) for seed in seeds],
        limit_s=8 if people == 300 else None,
        reference=BEST_PEER[people],
    )


@pytest.mark.parametrize("game", GOLFERS)
def test_golfers(game: tuple[int, int, int], figures: Any) -> None:
    groups, size, rounds = game
    people = tuple(Person(i) for i in range(groups * size))
    problems = [Problem(people, (size,) * groups)] * rounds
    cpu = time.process_time()
    plans = solve_series(problems, 1)
    figures(
        game="-".join(map(str, game)),
        seed=1,
        cpu_s=round(time.process_time() - cpu, 2),
        repeats=count_repeats(problems, [plan.groups for plan in plans]),
        good_enough_golfers=GOLFERS[game],
    )
