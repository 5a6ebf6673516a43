"""A rehearsed day of 2,000 people, from the file to the last certificate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lchost.__main__ import main

pytestmark = pytest.mark.bench


def test_rehearsal_of_2000_people(tmp_path: Path, figures: Callable[..., None]) -> None:
    roster = tmp_path / "people.csv"
    rows = [
        f"Person {n} Lê,person{n}@example.org,{n % 5 + 1},{'ABCDE'[n % 5]}" for n in range(2000)
    ]
    roster.write_text("\n".join(["Name,Email,Python level,Field", *rows, ""]), "utf-8")
    out = tmp_path / "out"
    assert main(["rehearse", str(roster), "--out", str(out)]) == 0
    told = json.loads((out / "report.json").read_text("utf-8"))
    figures(
        people=told["people"],
        certificates=told["certificates"],
        limit_s=180,
        seconds=told["seconds"],
    )
