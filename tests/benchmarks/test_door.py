"""Check-ins through the door's JSON, each on the disk before it is green."""

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
from tests.benchmarks.test_start import fill

pytestmark = pytest.mark.bench

PEOPLE = 4_000  # half of them have a place
CONNECTIONS = 16
PIN = "471147"
PROJECT = Path(__file__).resolve().parents[2]
DOOR = """
import sys, time
from lchost.__main__ import main
from lchost.models import database
commit, added_s = database.DB.commit, float(sys.argv.pop(1))
def slow_commit():
    time.sleep(added_s)
    return commit()
if added_s:
    database.DB.commit = slow_commit
sys.exit(main(["door", *sys.argv[1:]]))
"""
Share = Callable[[Sequence[float], float], float]


@pytest.mark.parametrize("added_ms", [6, 0])
def test_check_ins_through_the_door(
    tmp_path: Path, figures: Callable[..., None], share: Share, added_ms: int
) -> None:
    file = tmp_path / "large.lchost"
    fill(file, PEOPLE)
    kept = sqlite3.connect(file)
    places = "SELECT code FROM badge_code JOIN registration USING (member_id)"
    codes = [code for (code,) in kept.execute(places)]
    kept.close()
    door = subprocess.Popen(
        [sys.executable, "-c", DOOR, str(added_ms / 1000), str(file), "--pin", PIN],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "LCHOST_DATA": str(tmp_path / "data")},
    )
    try:
        assert door.stdout is not None
        host, _, port = door.stdout.readline().strip().removeprefix("http://").rpartition(":")
        warm, counted = codes[:200], codes[200:]
        clients(host, port, warm)
        fsync_ms = [bare_fsync_ms(tmp_path / "bare") for _ in range(50)]
        told = clients(host, port, counted)
    finally:
        door.send_signal(signal.SIGINT)
        assert door.wait(20) == 0
        door.stdout.close()
    kept = sqlite3.connect(file)
    (rows,) = kept.execute("SELECT count(*) FROM check_in WHERE answer = 'welcome'").fetchone()
    kept.close()
    assert told["answers"] == {"welcome": len(counted)} and rows == len(codes)
    figures(
        connections=CONNECTIONS,
        check_ins=len(counted),
        added_to_commit_ms=added_ms,
        check_ins_a_second=round(len(counted) / told["seconds"]),
        p50_ms=round(share(told["times_ms"], 0.5), 1),
        p99_ms=round(share(told["times_ms"], 0.99), 1),
        longest_ms=round(max(told["times_ms"]), 1),
        bare_fsync_p50_ms=round(share(fsync_ms, 0.5), 2),
        wanted_a_second=500,
        wanted_p99_ms=100,
    )


def clients(host: str, port: str, codes: list[str]) -> dict:
    """Send the codes from another process."""
    script = Path(__file__).with_name("door_clients.py")
    command = [sys.executable, str(script), host, port, PIN, str(CONNECTIONS)]
    ran = subprocess.run(
        command, input="\n".join(codes), capture_output=True, text=True, check=True
    )
    return json.loads(ran.stdout)
