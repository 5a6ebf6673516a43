"""From a scan to its answer on the disk, beside the same disk's bare fsync."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Answer, Method, Scan
from lchost.models import database
from lchost.models.people import BadgeCode
from lchost.models.workshops import Registration
from lchost.planning import workshops
from tests.benchmarks.test_start import fill

pytestmark = pytest.mark.bench

REGISTERED = 5_000
SCANS = 600
Share = Callable[[Sequence[float], float], float]


def test_scan_to_answer(tmp_path: Path, figures: Callable[..., None], share: Share) -> None:
    file = tmp_path / "large.lchost"
    fill(file, 2 * REGISTERED)
    database.open_community(file, undoable=True)
    try:
        (row,) = workshops.listing()
        session = workshops.get(row.workshop.id)
        registered = Registration.select(Registration.member)
        known = BadgeCode.select().where(BadgeCode.member.in_(registered))
        chosen = random.Random(2).sample([row.code for row in known], SCANS)
        answers_ms, bare_ms = [], []
        for number, code in enumerate(chosen):
            bare_ms.append(bare_fsync_ms(tmp_path / "bare"))
            at = session.starts_at + timedelta(seconds=number)
            started = time.perf_counter()
            said = desk.check_in(Scan(session.session_id, at, code, method=Method.SCANNER))
            answers_ms.append((time.perf_counter() - started) * 1000)
            assert said.answer is Answer.WELCOME
    finally:
        database.close()
    answer_p95, bare_p95 = share(answers_ms, 0.95), share(bare_ms, 0.95)
    figures(
        registered=REGISTERED,
        scans=SCANS,
        answer_p50_ms=round(share(answers_ms, 0.5), 2),
        answer_p95_ms=round(answer_p95, 2),
        bare_fsync_p50_ms=round(share(bare_ms, 0.5), 2),
        bare_fsync_p95_ms=round(bare_p95, 2),
        over_bare_p95_ms=round(answer_p95 - bare_p95, 2),
        limit_over_bare_ms=25,
    )


def bare_fsync_ms(file: Path) -> float:
    """Append one page and wait until the disk has it, as a commit does."""
    with file.open("ab") as open_file:
        started = time.perf_counter()
        open_file.write(b"\0" * 4096)
        open_file.flush()
        os.fsync(open_file.fileno())
        return (time.perf_counter() - started) * 1000
