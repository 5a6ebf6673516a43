"""Benchmarks note figures as JSON; they judge nothing, because machines differ by the hour."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def figures(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Callable[..., None]:
    """Note figures of this benchmark: a JSON line on the screen and a file in out/figures."""

    def note(**facts: object) -> None:
        told = {
            "benchmark": request.node.name,
            **facts,
            "python": platform.python_version(),
            "cores": os.cpu_count(),
        }
        line = json.dumps(told, ensure_ascii=False)
        folder = PROJECT / "out" / "figures"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{request.node.name}.json").write_text(line + "\n", "utf-8")
        with capsys.disabled():
            print(f"\n{line}")

    return note


@pytest.fixture(scope="session")
def share() -> Callable[[Sequence[float], float], float]:
    """Return the value that a share of the measurements stays below: share(times, 0.95)."""

    def value(measured: Sequence[float], part: float) -> float:
        return statistics.quantiles(measured, n=1000, method="inclusive")[round(part * 1000) - 1]

    return value
