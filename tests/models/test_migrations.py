"""The steps of the file's shape."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import peewee as pw
import pytest

from lchost.errors import NewerFile
from lchost.models import (
    attendance,
    credentials,
    groups,
    papers,
    people,
    pictures,
    settings,
    workshops,
)
from lchost.models.database import DB
from lchost.models.journal import TRACKED
from lchost.models.migrations import STEPS, migrate
from lchost.models.rows import Row

ROOMS = (attendance, credentials, groups, papers, people, pictures, settings, workshops)


def models() -> list[type[pw.Model]]:
    found = [kind for room in ROOMS for kind in vars(room).values() if isinstance(kind, type)]
    return sorted({kind for kind in found if issubclass(kind, Row) and kind is not Row}, key=str)


def shape(path: Path) -> dict[str, object]:
    """Every table's columns, whether it is strict, its foreign keys, and its indexes."""
    db = sqlite3.connect(path)
    seen: dict[str, object] = {}
    for _, name, _, _, _, strict in db.execute("PRAGMA table_list").fetchall():
        if name.startswith("sqlite_"):
            continue
        columns = [row[1:] for row in db.execute(f"PRAGMA table_info({name})")]
        keys = sorted(row[2:] for row in db.execute(f"PRAGMA foreign_key_list({name})"))
        indexes = {
            row[1]: (row[2], [col[2] for col in db.execute(f"PRAGMA index_info({row[1]})")])
            for row in db.execute(f"PRAGMA index_list({name})")
        }
        sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        seen[name] = (columns, strict, keys, indexes, "AUTOINCREMENT" in sql)
    db.close()
    return seen


def test_the_steps_end_at_the_models(db: Path, tmp_path: Path):
    walked = shape(db)
    DB.close()
    bare = pw.SqliteDatabase(tmp_path / "bare.db")
    with bare.bind_ctx(models()):
        bare.create_tables(models())
    bare.close()
    assert walked == shape(tmp_path / "bare.db")


def test_every_table_is_strict_and_never_reuses_a_number(db: Path):
    for name, (_, strict, _, _, autoincrement) in shape(db).items():  # type: ignore[misc]
        assert (strict, autoincrement) == (1, True), name


def test_every_table_is_under_undo_but_what_was_issued_or_said_by_others(db: Path):
    printed = {"picture", "paper_print", "scan_sheet"}
    others = {"certificate", "issuer_key", "consent", "phone", *printed}
    assert set(shape(db)) - set(TRACKED) == others


def test_an_old_file_is_copied_before_it_is_changed(db: Path, tmp_path: Path, member):
    member("Ada")

    def adds(database: pw.SqliteDatabase) -> None:
        database.execute_sql("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")

    copy = migrate(DB, db, tmp_path / "copies", [*STEPS, adds])
    assert copy is not None
    kept = sqlite3.connect(copy)
    assert kept.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert kept.execute("SELECT display_name FROM member").fetchall() == [("Ada",)]
    kept.close()
    assert DB.pragma("user_version") == len(STEPS) + 1


def test_a_step_that_fails_leaves_the_file_as_it_was(db: Path, tmp_path: Path):
    def breaks(database: pw.SqliteDatabase) -> None:
        database.execute_sql("CREATE TABLE half (id INTEGER)")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        migrate(DB, db, tmp_path, [*STEPS, breaks])
    assert DB.pragma("user_version") == len(STEPS)
    assert "half" not in DB.get_tables()


def test_a_newer_file_is_refused_with_both_versions(db: Path, tmp_path: Path):
    DB.pragma("user_version", len(STEPS) + 7)
    with pytest.raises(NewerFile) as told:
        migrate(DB, db, tmp_path)
    assert str(len(STEPS) + 7) in str(told.value) and str(len(STEPS)) in str(told.value)
