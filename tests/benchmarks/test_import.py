"""5,000 people from a file to the disk, beside the bare statements that write the same rows."""

from __future__ import annotations

import csv
import random
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from lchost.models import database, undo
from lchost.planning import workshops
from lchost.roster import importing, members, services
from lchost.roster.tables import read_table

pytestmark = pytest.mark.bench

SEED = 11
PEOPLE = 5_000
MEMBERS = 10_000
NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
TABLES = (
    *("member", "badge_code", "attribute_value", "skill_assessment", "registration"),
    *("attribute", "topic"),
)
PARTS = ("an", "be", "ci", "do", "el", "fa", "gu", "hi", "jo", "ka", "lu", "me", "ni", "or", "pa")
PARTS += ("ri", "so", "tu", "va", "wi", "ze", "åm", "đô", "ły")
HEADERS = ("Full name", "Email", "Phone", "Gender", "Section", "Languages")
HEADERS += ("Your experience with Python", "Your experience with design")


def write_roster(file: Path, people: int) -> None:
    """Write a list like a form's: name, e-mail, phone, two answers, languages, two skills."""
    lot = random.Random(SEED)

    def word() -> str:
        return "".join(lot.choice(PARTS) for _ in range(lot.randint(2, 4))).capitalize()

    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADERS)
        for number in range(people):
            person = (f"{word()} {word()}", f"p{number}@example.org", f"+49 30 {1000000 + number}")
            gender = lot.choice(["woman", "man", "Non-binary", "nonbinary"])
            tongues = ";".join(lot.sample(["en", "fr", "vi"], 2))
            levels = [f"{lot.randint(1, 5)}. so much" for _ in range(2)]
            writer.writerow([*person, gender, f"Section {lot.randint(1, 8)}", tongues, *levels])


def test_import_of_a_large_list(tmp_path: Path, figures: Callable[..., None]) -> None:
    write_roster(tmp_path / "roster.csv", PEOPLE)
    file = tmp_path / "circle.lchost"
    database.open_community(file, create=True, undoable=True)
    try:
        draft = workshops.WorkshopDraft("Circle", NINE, NINE + timedelta(hours=2), "UTC")
        here = workshops.plan(draft, NINE)
        times = [time.perf_counter()]
        table = read_table(tmp_path / "roster.csv")
        mapping = services.guess(table)
        times.append(time.perf_counter())
        shown = importing.preview(table, mapping, here)
        times.append(time.perf_counter())
        with undo.step("import"):
            done = importing.run(shown, NINE)
        times.append(time.perf_counter())
        again = importing.preview(table, mapping, here)
        times.append(time.perf_counter())
        assert (done.new, done.registered) == (PEOPLE, PEOPLE)
        assert again.counts.is_nothing
    finally:
        undo.clear()
        database.close()
    read_s, preview_s, run_s, again_s = (round(late - early, 3) for early, late in pairwise(times))
    bare_s = bare_writing_s(file, tmp_path / "bare.lchost")
    figures(
        seed=SEED,
        people=PEOPLE,
        read_s=read_s,
        preview_s=preview_s,
        run_s=run_s,
        import_s=round(read_s + preview_s + run_s, 3),
        preview_again_s=again_s,
        bare_executemany_s=round(bare_s, 3),
        run_over_bare=round(run_s / bare_s, 1),
        limit_s=3,
    )


def bare_writing_s(full: Path, empty: Path) -> float:
    """Write the rows of one community into an empty one by plain executemany, and time that."""
    database.open_community(empty, create=True)
    database.close()
    source = sqlite3.connect(full)
    rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
    rows["workshop"] = source.execute("SELECT * FROM workshop").fetchall()
    source.close()
    target = sqlite3.connect(empty)
    started = time.perf_counter()
    with target:
        target.execute("PRAGMA foreign_keys = 0")
        for name, lines in rows.items():
            marks = ", ".join("?" * len(lines[0]))
            target.executemany(f"INSERT INTO {name} VALUES ({marks})", lines)
    took = time.perf_counter() - started
    target.close()
    return took


def test_search_among_many_members(tmp_path: Path, figures: Callable[..., None]) -> None:
    write_roster(tmp_path / "roster.csv", MEMBERS)
    database.open_community(tmp_path / "circle.lchost", create=True)
    try:
        table = read_table(tmp_path / "roster.csv")
        importing.run(importing.preview(table, services.guess(table)), NINE)
        lot = random.Random(SEED)
        took: dict[str, list[float]] = {}
        for row in lot.sample(table.rows, 40):
            first, last = row.cells[0].split()
            cut = len(last) // 2
            for kind, typed in {
                "words_turned": f"{last} {first}",
                "unfinished": last[:3],
                "typo": f"{first} {last[:cut]}q{last[cut:]}",
                "email": row.cells[1],
                "nobody": last[::-1] + "xq",
            }.items():
                started = time.perf_counter()
                found = members.search(typed)
                took.setdefault(kind, []).append((time.perf_counter() - started) * 1000)
                assert kind in ("unfinished", "nobody") or found[0].name == row.cells[0], typed
    finally:
        database.close()
    figures(
        seed=SEED,
        members=MEMBERS,
        limit_ms=50,
        **{f"{kind}_worst_ms": round(max(ms), 1) for kind, ms in took.items()},
    )


def test_a_file_of_fifty_megabytes_is_read(tmp_path: Path, figures: Callable[..., None]) -> None:
    file = tmp_path / "large.csv"
    line = ",".join(f"cell {number} é" for number in range(300)) + "\n"
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(f"column {number}" for number in range(300)) + "\n")
        for _ in range(50_000_000 // len(line.encode())):
            out.write(line)
    ticks = 0

    def tick(done: int, total: int) -> None:
        nonlocal ticks
        ticks += 1

    started = time.perf_counter()
    table = read_table(file, tick)
    read_s = time.perf_counter() - started
    started = time.perf_counter()
    with file.open(encoding="utf-8", newline="") as plain:
        rows = sum(1 for _ in csv.reader(plain))
    bare_s = time.perf_counter() - started
    assert len(table.rows) == rows - 1
    figures(
        size_mb=round(file.stat().st_size / 1e6, 1),
        columns=len(table.headers),
        rows=len(table.rows),
        read_s=round(read_s, 2),
        bare_csv_s=round(bare_s, 2),
        read_over_bare=round(read_s / bare_s, 1),
        progress_calls=ticks,
    )
