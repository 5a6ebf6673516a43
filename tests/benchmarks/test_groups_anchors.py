"""The search beside the best values known, and workshops through the command line."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from lchost.grouping import jointly  # noqa: F401 - numpy is loaded before the clock starts
from tests.grouping.mdgplib import BEST_KNOWN, exchanged, instance, searched
from tests.grouping.rooms import case
from tests.grouping.workshops import SHAPES, Case, made_up, measured, planned

pytestmark = pytest.mark.bench

SEEDS = (1, 2, 3)

PEERS: dict[str, dict[str, float]] = {
    "RanReal_n120_ss_01": {"IMS": 0.10, "TPSDP": 0.12, "numpy prototype": 0.28, "anticlust": 1.93},
    "RanInt_n120_ss_03": {"IMS": 0.09, "TPSDP": 0.26, "numpy prototype": 0.18, "anticlust": 1.86},
    "Geo_n120_ss_01": {"IMS": 0.04, "TPSDP": 0.09, "numpy prototype": 0.06, "anticlust": 0.16},
    "RanReal_n240_ss_01": {
        "IMS": 0.06,
        "TPSDP": 0.04,
        "numpy prototype": 0.23,
        "anticlust": 2.25,
    },
}
"""Mean gaps in percent at equal CPU time; IMS, TPSDP and anticlust are compiled programs."""

ONE_ROUND = {
    30: "anticlust skill .2, off 0 %, 1 pair rule broken; own prototype .2, 0 %, 0",
    120: "anticlust skill .17, off .8 %, 3 strangers, 4 pair rules broken;"
    " own prototype .17, .8 %, 0, 0",
}
SIX_ROUNDS = {
    30: "own prototype 25 repeats, skill .73; by lot 104, 1.4",
    120: "own prototype 0 repeats, skill .17; by lot 180, 1.7",
}


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What comes of it, seconds of this thread's work, and by the clock."""
    cpu, wall = time.thread_time(), time.perf_counter()
    found = work()
    return found, round(time.thread_time() - cpu, 2), round(time.perf_counter() - wall, 2)


@pytest.mark.parametrize("name", BEST_KNOWN)
def test_gap_to_the_best_value_known(shared: Path, name: str, figures: Callable[..., None]) -> None:
    found = instance(shared, name)
    people = sum(found.sizes)
    rows = 2_000_000 if people == 240 else 400_000
    runs = []
    for seed in SEEDS:
        ours, cpu_s, wall_s = timed(lambda seed=seed: searched(found, seed, rows))
        theirs = exchanged(found, seed, rows) if people == 120 else None
        runs.append(
            {
                "seed": seed,
                "value": round(ours, 2),
                "gap_percent": round(found.gap(ours), 3),
                "cpu_s": cpu_s,
                "wall_s": wall_s,
                "exchange_gap_percent": theirs and round(found.gap(theirs), 3),
            }
        )
    gaps = [found.gap(run["value"]) for run in runs]
    figures(
        people=people,
        rows=rows,
        best_known=BEST_KNOWN[name],
        mean_gap_percent=round(sum(gaps) / len(gaps), 3),
        limit_percent=0.35,
        runs=runs,
        peers_gap_percent=PEERS[name],
        load=os.getloadavg()[0],
    )


def ran(shared: Path, data: Case, folder: Path, *words: str) -> dict[str, Any]:
    """A plan through the command line, measured."""
    (code, rounds), cpu_s, wall_s = timed(lambda: planned(data, folder, *words))
    found = asdict(measured(shared, data, rounds))
    return {"words": words, "exit": code, "cpu_s": cpu_s, "wall_s": wall_s, **found}


@pytest.mark.parametrize("people", [30, 120])
def test_saved_cases_by_the_command_line(
    shared: Path, tmp_path: Path, people: int, figures: Callable[..., None]
) -> None:
    data = case(shared, people)
    more = [(), ("--rounds", "6")] + [("--rounds", "6", "--new-faces", "100")] * (people == 30)
    runs = [
        ran(shared, data, tmp_path, *words, "--seed", str(seed)) for words in more for seed in SEEDS
    ]
    figures(
        people=people,
        runs=runs,
        best_peer_one_round=ONE_ROUND[people],
        best_peer_six_rounds=SIX_ROUNDS[people],
        load=os.getloadavg()[0],
    )


def test_twenty_made_up_cases(shared: Path, tmp_path: Path, figures: Callable[..., None]) -> None:
    runs = [
        {"case": number, "shape": SHAPES[number], **ran(shared, made_up(number), tmp_path)}
        for number in range(len(SHAPES))
    ]
    judged = ("broken", "women", "strangers", "mentors", "skill_range", "off_percent", "cpu_s")
    figures(
        worst={name: max(run[name] for run in runs) for name in judged},
        runs=runs,
        load=os.getloadavg()[0],
    )
