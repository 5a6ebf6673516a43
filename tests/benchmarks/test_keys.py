"""What a passphrase costs: a try that is slow enough for thieves and quick enough for hosts."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lchost.credentials import keys
from lchost.credentials.key_file import Cost
from lchost.errors import WrongPassphrase

pytestmark = pytest.mark.bench

TRIES = 5
USUAL = Cost(memory_kib=64 * 1024, passes=3, lanes=4)


def test_a_passphrase_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: Callable[..., None]
) -> None:
    monkeypatch.setattr(keys, "COST", USUAL)
    path = tmp_path / "circle.lckey"
    keys.make(path, "lanterns over the river")
    seconds: list[float] = []
    ended = threading.Event()

    def try_them() -> None:
        for _ in range(TRIES):
            began = time.perf_counter()
            with pytest.raises(WrongPassphrase):
                keys.unlock(path, "another long passphrase")
            seconds.append(time.perf_counter() - began)
        ended.set()

    trying = threading.Thread(target=try_them)
    trying.start()
    pauses, last = [], time.perf_counter()
    while not ended.wait(0.002):  # what the screen's thread would feel
        now = time.perf_counter()
        pauses.append(now - last)
        last = now
    trying.join()
    figures(
        tries=TRIES,
        refused_s=round(statistics.median(seconds), 3),
        refused_most_s=round(max(seconds), 3),
        longest_pause_ms=round(max(pauses) * 1000, 1),
        file_bytes=path.stat().st_size,
    )
