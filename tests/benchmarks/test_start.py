"""Cold start to a usable window, against a bare Qt window measured in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import codes
from lchost.models import database
from lchost.models.people import BadgeCode, Member
from lchost.models.rows import new_uid
from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import fold
from lchost.safekeeping import sample

pytestmark = pytest.mark.bench

RUNS = 9
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def seconds(command: list[str], data: Path) -> float:
    environment = {
        **os.environ,
        "LCHOST_QUIT_WHEN_SHOWN": "1",
        "LCHOST_DATA": str(data),
        "QT_QPA_PLATFORM": os.environ.get("LCHOST_BENCH_PLATFORM", "offscreen"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both start from bytecode, as hosts do
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - started


def compare(file: Path, data: Path) -> dict[str, float]:
    """Start both in turns, so that a slow spell of the machine meets both."""
    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(seconds([sys.executable, "-c", BARE], data))
        ours.append(seconds([sys.executable, "-m", "lchost", str(file)], data))
    window_s, lchost_s = statistics.median(bare[1:]), statistics.median(ours[1:])
    return {
        "bare_window_s": round(window_s, 3),
        "lchost_s": round(lchost_s, 3),
        "ratio": round(lchost_s / window_s, 2),
    }


def test_start_with_the_sample(tmp_path: Path, figures: Callable[..., None]) -> None:
    file = tmp_path / "sample.lchost"
    sample.make_sample(file, datetime.now(UTC), "Europe/Paris")
    figures(members=62, limit=2.5, **compare(file, tmp_path / "data"))


def test_start_with_10000_members(tmp_path: Path, figures: Callable[..., None]) -> None:
    file = tmp_path / "large.lchost"
    fill(file, 10_000)
    figures(members=10_000, limit=3, **compare(file, tmp_path / "data"))


def fill(file: Path, people: int) -> None:
    """Make a community of so many people, half of them registered for today."""
    at = datetime.now(UTC)
    database.open_community(file, create=True)
    draft = WorkshopDraft("Charts", at, at + timedelta(hours=3), "Europe/Paris")
    workshop_id = workshops.plan(draft, at)
    names = [f"Member {n} of the circle" for n in range(people)]
    rows = [
        {"uid": new_uid(), "display_name": name, "email": f"member{n}@example.org"}
        | {"folded": fold(f"{name} member{n}@example.org"), "created_at": at}
        for n, name in enumerate(names)
    ]
    badges = [
        {"code": codes.new_code(), "member": n, "issued_at": at} for n in range(1, people + 1)
    ]
    places = [
        {"uid": new_uid(), "workshop": workshop_id, "member": n, "registered_at": at}
        for n in range(1, people // 2 + 1)
    ]
    with database.writing(*database.Topic):
        for table, told in ((Member, rows), (BadgeCode, badges), (Registration, places)):
            for start in range(0, len(told), 500):
                table.insert_many(told[start : start + 500]).execute()
    database.close()
