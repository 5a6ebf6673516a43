"""Sixty phones through all pages within a minute, and all at once: how long a page takes."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.benchmarks.test_desk import bare_fsync_ms
from tests.benchmarks.test_door import DOOR
from tests.benchmarks.test_start import fill

pytestmark = pytest.mark.bench

PEOPLE = 4_000  # half of them have a place: the search has 2,000 names to look through
PHONES = 60
PROJECT = Path(__file__).resolve().parents[2]
Share = Callable[[Sequence[float], float], float]


@pytest.mark.parametrize(("over_s", "think_s"), [(50, 1.0), (0, 0.0)], ids=["minute", "at once"])
@pytest.mark.parametrize("added_ms", [6, 0])
def test_phones_through_all_pages(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figures: Callable[..., None],
    share: Share,
    over_s: float,
    think_s: float,
    added_ms: int,
) -> None:
    monkeypatch.setenv("LCHOST_DATA", str(tmp_path / "data"))
    file = tmp_path / "large.lchost"
    fill(file, PEOPLE)
    session, guests = _guests(file)
    door = subprocess.Popen(
        [sys.executable, "-c", DOOR, str(added_ms / 1000), str(file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env=dict(os.environ),
    )
    try:
        assert door.stdout is not None
        host, _, port = door.stdout.readline().strip().removeprefix("http://").rpartition(":")
        fsync_ms = [bare_fsync_ms(tmp_path / "bare") for _ in range(50)]
        crowd = [sys.executable, "-m", "tests.station.crowd", host, port, str(session)]
        said = subprocess.run(
            [*crowd, str(over_s), str(think_s)],
            input="\n".join(json.dumps(one) for one in guests),
            capture_output=True,
            text=True,
            cwd=PROJECT,
            check=True,
        )
    finally:
        door.send_signal(signal.SIGINT)
        door.wait(20)
        door.stdout.close()
    told = json.loads(said.stdout)
    every = [ms for times in told["times_ms"].values() for ms in times]
    figures(
        phones=PHONES,
        ended=told["ended"],
        seconds=round(told["seconds"], 1),
        requests=len(every),
        added_to_commit_ms=added_ms,
        p50_ms=round(share(every, 0.5), 1),
        p95_ms=round(share(every, 0.95), 1),
        p99_ms=round(share(every, 0.99), 1),
        longest_ms=round(max(every), 1),
        p95_ms_of={kind: round(share(ms, 0.95), 1) for kind, ms in told["times_ms"].items()},
        bare_fsync_p50_ms=round(share(fsync_ms, 0.5), 2),
    )
    assert told["ended"] == {"in": PHONES}


def _guests(file: Path) -> tuple[int, list[tuple[str, str]]]:
    """Return the session, and for sixty of its people what they type and what proves them."""
    kept = sqlite3.connect(file)
    rows = kept.execute(
        "SELECT display_name, email FROM member JOIN registration ON member_id = member.id"
        " GROUP BY display_name HAVING count(*) = 1 ORDER BY member.id LIMIT ?",
        (PHONES,),
    ).fetchall()
    (session,) = kept.execute("SELECT min(id) FROM session").fetchone()
    kept.close()
    return session, rows
