"""Copies of a community: whole, few, never in the way, and brought back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import paths
from lchost.errors import (
    CopyNotMade,
    DamagedCopy,
    DamagedFile,
    FileInUse,
    NoRoomForCopy,
    NoSuchFile,
)
from lchost.models import database
from lchost.models.people import Member
from lchost.safekeeping import backup
from lchost.safekeeping.backup import Why

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)

MakeMember = Callable[..., Member]


def names_in(file: Path) -> list[str]:
    with sqlite3.connect(file) as db:
        return [name for (name,) in db.execute("SELECT display_name FROM member ORDER BY id")]


def test_a_copy_of_an_open_file_holds_what_was_just_written(db: Path, member: MakeMember) -> None:
    member("Zoë Müller")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy is not None
    assert names_in(copy.path) == ["Zoë Müller"]
    assert (copy.at, copy.why) == (NINE, Why.OPENING)
    assert copy.size_bytes == copy.path.stat().st_size
    assert backup.is_whole(copy.path)
    assert backup.copies(db) == [copy]


def test_nothing_is_copied_when_nothing_has_changed(db: Path, member: MakeMember) -> None:
    member("Ada")
    assert backup.copy_now(db, Why.OPENING, NINE)
    assert backup.copy_now(db, Why.CLOSING, NINE + timedelta(hours=1)) is None
    assert len(backup.copies(db)) == 1
    Member.update(display_name="Ada L.").execute()
    assert backup.copy_now(db, Why.CLOSING, NINE + timedelta(hours=2))


def test_the_last_ten_copies_are_kept_newest_first(db: Path, member: MakeMember) -> None:
    for hour in range(12):
        member(f"Member {hour}")
        backup.copy_now(db, Why.IMPORT, NINE + timedelta(hours=hour))
    kept = backup.copies(db)
    assert [copy.at for copy in kept] == [NINE + timedelta(hours=n) for n in range(11, 1, -1)]


def test_two_copies_in_one_second_are_two_copies(db: Path, member: MakeMember) -> None:
    member("One")
    first = backup.copy_now(db, Why.IMPORT, NINE)
    member("Two")
    second = backup.copy_now(db, Why.IMPORT, NINE)
    assert first and second
    assert backup.copies(db) == [second, first]


def test_restoring_brings_the_copy_back_and_keeps_what_it_replaced(
    db: Path, member: MakeMember
) -> None:
    member("Before")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy
    member("After")
    database.close()
    replaced = backup.restore(copy, db, NINE + timedelta(hours=1))
    assert names_in(db) == ["Before"]
    assert replaced is not None
    assert replaced.why is Why.RESTORE
    assert names_in(replaced.path) == ["Before", "After"]
    database.open_community(db)
    assert [row.display_name for row in Member.select()] == ["Before"]


def test_an_old_log_is_not_played_into_the_restored_file(db: Path, member: MakeMember) -> None:
    member("Before")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy
    member("After")
    logs = [Path(f"{db}{ending}") for ending in ("-wal", "-shm")]
    for log in logs:  # as a crash leaves them
        shutil.copyfile(log, f"{log}.left")
    whole = db.read_bytes()
    database.close()
    db.write_bytes(whole)
    for log in logs:
        shutil.move(f"{log}.left", log)
    backup.restore(copy, db, NINE + timedelta(hours=1))
    assert names_in(db) == ["Before"]
    (kept,) = (c for c in backup.copies(db) if c.why is Why.RESTORE)
    assert names_in(kept.path) == ["Before", "After"], "the log's rows are in what was set aside"


def test_a_damaged_file_is_replaced_and_kept_as_it_is(db: Path, member: MakeMember) -> None:
    member("Safe")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy
    database.close()
    damaged = db.read_bytes()[:5000]
    db.write_bytes(damaged)
    with pytest.raises(DamagedFile):
        backup.copy_now(db, Why.OPENING, NINE)
    kept = backup.restore(copy, db, NINE + timedelta(hours=1))
    assert names_in(db) == ["Safe"]
    assert kept and kept.path.read_bytes() == damaged


def test_a_community_that_is_gone_comes_back_from_its_copy(db: Path, member: MakeMember) -> None:
    member("Ada")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy
    database.close()
    db.unlink()
    with pytest.raises(NoSuchFile):
        backup.copy_now(db, Why.OPENING, NINE)
    assert backup.restore(copy, db, NINE) is None
    assert names_in(db) == ["Ada"]


def test_a_damaged_copy_is_not_restored(db: Path, member: MakeMember) -> None:
    member("Ada")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy
    copy.path.write_bytes(copy.path.read_bytes()[:6000])
    database.close()
    with pytest.raises(DamagedCopy):
        backup.restore(copy, db, NINE)
    assert names_in(db) == ["Ada"]


def test_a_file_that_is_open_is_not_replaced(db: Path, member: MakeMember) -> None:
    member("Ada")
    copy = backup.copy_now(db, Why.OPENING, NINE)
    assert copy
    with pytest.raises(FileInUse):
        backup.restore(copy, db, NINE)


def test_what_a_crash_left_half_done_is_swept_away(db: Path, member: MakeMember) -> None:
    folder = paths.copies_folder(db)
    folder.mkdir(parents=True)
    stale, fresh = folder / ".half-1-journal", folder / ".half-2"
    for half in (stale, fresh):
        half.write_text("half")
    os.utime(stale, (NINE.timestamp() - 86_400 * 999,) * 2)
    member("Ada")
    assert backup.copy_now(db, Why.OPENING, NINE)
    assert (stale.exists(), fresh.exists()) == (False, True)


def test_two_threads_may_copy_at_once(db: Path, member: MakeMember) -> None:
    member("Ada")
    hours = [NINE + timedelta(hours=n) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: backup.copy_now(db, Why.OPENING, at), hours))
    assert all(backup.is_whole(copy.path) for copy in backup.copies(db))


def test_a_copies_folder_that_refuses_is_said(db: Path, member: MakeMember) -> None:
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    (paths.data_folder() / "copies").write_text("a file in the way")
    with pytest.raises(CopyNotMade, match="could be kept"):
        backup.copy_now(db, Why.OPENING, NINE)


@pytest.fixture
def tiny_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of 64 kB that holds the data folder; where mounting is allowed."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "lchost-test", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    monkeypatch.setenv("LCHOST_DATA", str(folder))
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_leaves_no_half_copy(
    db: Path, member: MakeMember, tiny_disk: Path
) -> None:
    member("Ada", notes="x" * 200_000)
    with pytest.raises(NoRoomForCopy):
        backup.copy_now(db, Why.CLOSING, NINE)
    assert [file for file in tiny_disk.rglob("*") if file.is_file()] == []
    assert Member.select().count() == 1
