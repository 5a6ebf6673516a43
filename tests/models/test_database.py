"""The one door to the file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import peewee as pw
import pytest

from lchost.errors import (
    CannotWrite,
    DamagedFile,
    DiskFull,
    FileExists,
    FileInUse,
    FileMoved,
    GoneMeanwhile,
    NewerFile,
    NoSuchFile,
    NotACommunity,
)
from lchost.models import database, settings
from lchost.models.database import DB, Topic, connected, on_change, writing
from lchost.models.fair import FairLock
from lchost.models.filelock import FileLock
from lchost.models.people import BadgeCode, Member

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def test_a_notice_goes_out_once_after_the_outermost_commit(member):
    notices: list[frozenset[Topic]] = []
    on_change(notices.append)
    with writing(Topic.MEMBERS):
        with writing(Topic.ATTENDANCE):
            member("Ada")
        assert notices == []
    assert notices == [frozenset({Topic.MEMBERS, Topic.ATTENDANCE})]


def test_nothing_is_told_of_a_write_that_failed(member):
    notices: list[frozenset[Topic]] = []
    on_change(notices.append)
    with pytest.raises(ValueError, match="stop"), writing(Topic.MEMBERS):
        member("Ada")
        raise ValueError("stop")
    assert notices == [] and Member.select().count() == 0


def test_a_listener_that_has_left_hears_nothing(db: Path):
    notices: list[frozenset[Topic]] = []
    leave = on_change(notices.append)
    leave()
    with writing(Topic.SETTINGS):
        pass
    assert notices == []


def test_every_connection_waits_for_the_disk(db: Path):
    seen = [DB.pragma("synchronous")]

    def look() -> None:
        with connected():
            seen.append(DB.pragma("synchronous"))
            seen.append(DB.pragma("foreign_keys"))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [2, 2, 1]


def test_the_pen_passes_in_the_order_of_asking():
    pen, order, asked = FairLock(), [], []

    def write(n: int) -> None:
        asked.append(n)
        with pen:
            order.append(n)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    with pen:
        for n, thread in enumerate(threads):
            thread.start()
            while len(pen._waiting) <= n:  # until this one stands in the queue
                pass
    for thread in threads:
        thread.join()
    assert order == asked == list(range(8))


def test_many_threads_write_and_none_is_told_that_the_file_is_locked(db: Path, member):
    troubles: list[Exception] = []

    def write(n: int) -> None:
        try:
            with connected():
                for k in range(10):
                    with writing(Topic.MEMBERS):
                        member(f"Member {n}-{k}")
        except Exception as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == [] and Member.select().count() == 80


def test_a_second_lchost_is_refused_and_a_crash_leaves_no_lock(db: Path):
    holds = (
        "import sys, os; from pathlib import Path; from lchost.models import database\n"
        "try: database.open_community(Path(sys.argv[1])); print('open', flush=True)\n"
        "except Exception as e: print(type(e).__name__, flush=True)\n"
        "sys.stdin.read(); os._exit(9)"
    )
    command = [sys.executable, "-c", holds, str(db)]
    top = Path(database.__file__).parents[2]
    refused = subprocess.run(command, input="", capture_output=True, text=True, cwd=top)
    assert refused.stdout.strip() == "FileInUse"
    database.close()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=top
    ) as other:
        assert other.stdout and other.stdout.readline().strip() == "open"
        with pytest.raises(FileInUse):
            database.open_community(db)
        other.kill()
    database.open_community(db)
    assert database.current_path() == db


def test_a_reader_may_look_at_a_file_that_is_open(db: Path, member):
    member("Ada")
    reads = (
        "import sys; from pathlib import Path; from lchost.models import database\n"
        "from lchost.models.people import Member\n"
        "database.open_community(Path(sys.argv[1]), read_only=True)\n"
        "print([m.display_name for m in Member.select()])\n"
        "try: Member.create(display_name='x', folded='x', created_at=None)\n"
        "except Exception as e: print(type(e).__name__)\n"
        "database.close()"
    )
    top = Path(database.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", reads, str(db)], capture_output=True, text=True, cwd=top
    )
    assert done.stdout.splitlines()[0] == "['Ada']", done.stderr
    assert Member.select().count() == 1


def test_closing_sweeps_up(db: Path):
    database.close()
    assert [file.name for file in db.parent.iterdir()] == [db.name]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", NotACommunity),
        (b"name,email\nAda,ada@example.org\n", NotACommunity),
        (b"%PDF-1.7 hello", NotACommunity),
        (b"SQLite format 3\x00", DamagedFile),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, trouble: type):
    path = tmp_path / "strange.lchost"
    path.write_bytes(content)
    with pytest.raises(trouble):
        database.open_community(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path):
    path = tmp_path / "other.lchost"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE song (title TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotACommunity):
        database.open_community(path)
    assert path.read_bytes()[100:] == before[100:]


def test_a_truncated_file_is_refused(db: Path):
    database.close()
    whole = db.read_bytes()
    db.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedFile):
        database.open_community(db)
    assert len(db.read_bytes()) == len(whole) // 2


def test_a_newer_file_is_refused_when_opened(db: Path):
    DB.pragma("user_version", 99)
    database.close()
    with pytest.raises(NewerFile) as told:
        database.open_community(db)
    assert "99" in str(told.value) and database.current_path() is None


def test_an_absent_file_and_one_in_the_way_are_told_apart(tmp_path: Path):
    with pytest.raises(NoSuchFile):
        database.open_community(tmp_path / "gone.lchost")
    (tmp_path / "there.lchost").write_text("x")
    with pytest.raises(FileExists):
        database.open_community(tmp_path / "there.lchost", create=True)
    with pytest.raises(CannotWrite):
        database.open_community(tmp_path / "no folder" / "new.lchost", create=True)


def test_a_full_disk_saves_nothing_and_says_so(db: Path, member):
    member("Ada")
    DB.pragma("max_page_count", DB.pragma("page_count"))
    with pytest.raises(DiskFull), writing(Topic.MEMBERS):
        for n in range(2000):
            member(f"Member {n}")
    assert Member.select().count() == 1
    DB.pragma("max_page_count", 1_000_000)
    with writing(Topic.MEMBERS):
        member("Bo")
    assert Member.select().count() == 2


# --- damage -------------------------------------------------------------------------------------


def damaged(path: Path, before: bytes, after: bytes) -> None:
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after, 1))


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A closed community with one person."""
    path = tmp_path / "circle.lchost"
    database.open_community(path, create=True)
    Member.create(display_name="Zoë", folded="zoe", created_at=NINE)
    database.close()
    return path


def test_a_file_without_its_tables_is_told_as_damaged_and_let_go(whole: Path) -> None:
    damaged(whole, b"CREATE TABLE member", b"CREATE TABLE nember")
    for _ in range(2):  # the lock is free again
        with pytest.raises(DamagedFile):
            database.open_community(whole, undoable=True)
    damaged(whole, b"CREATE TABLE nember", b"CREATE T\xb3BLE \xffembe\xfe")
    with pytest.raises(DamagedFile):
        database.open_community(whole, undoable=True)


def test_what_cannot_be_decoded_is_told_as_damage(whole: Path) -> None:
    damaged(whole, "Zoë".encode(), b"Zo\xff\xff")
    database.open_community(whole)
    with pytest.raises(sqlite3.OperationalError) as trouble:
        list(Member.select())
    assert isinstance(database.told(trouble.value), DamagedFile)
    database.close()


def test_a_value_that_is_none_of_ours_is_told_as_damage(whole: Path) -> None:
    damaged(whole, b"2026-11-14T09", b"2026-1z-14T09")
    database.open_community(whole)
    with pytest.raises(DamagedFile) as trouble:
        list(Member.select())
    assert "Restore one of its copies" in str(trouble.value)
    database.close()


def test_a_fault_of_ours_is_not_told_as_trouble_of_the_host(db: Path) -> None:
    with pytest.raises(Exception, match="no such table") as fault:
        database.DB.execute_sql("SELECT * FROM nowhere")
    assert database.told(fault.value) is None
    assert database.told(KeyError("x")) is None


def test_what_is_gone_meanwhile_is_told_and_nothing_is_kept(db: Path) -> None:
    with pytest.raises(GoneMeanwhile), writing(Topic.MEMBERS):
        Member.create(display_name="Ada", folded="ada", created_at=NINE)
        BadgeCode.create(code="X", member=404, issued_at=NINE)
    assert Member.select().count() == 0
    with pytest.raises(pw.DoesNotExist) as trouble:
        Member.get_by_id(404)
    assert isinstance(database.told(trouble.value), GoneMeanwhile)


def test_a_disk_that_fills_up_in_a_large_change_is_told_as_full(db: Path) -> None:
    DB.execute_sql("PRAGMA cache_size = 10")  # so that the change spills to the disk at once
    DB.execute_sql(f"PRAGMA max_page_count = {DB.pragma('page_count') + 20}")
    row = {"folded": "x" * 3000, "created_at": NINE, "display_name": "Ada"}
    for is_nested in (False, True):
        with pytest.raises(DiskFull), writing(Topic.MEMBERS), ExitStack() as inner:
            if is_nested:
                inner.enter_context(writing(Topic.MEMBERS))
            for _ in range(200):
                Member.create(**row)
        assert Member.select().count() == 0
    with writing(Topic.MEMBERS):
        Member.create(**row)
    assert Member.select().count() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses to move an open file")
def test_nothing_is_written_to_a_file_that_was_moved_away(db: Path, member) -> None:
    away = db.rename(db.with_name("away.lchost"))
    with pytest.raises(FileMoved) as trouble:
        settings.put("community_name", "Lost")
    assert str(db) in str(trouble.value)
    away.rename(db)
    settings.put("community_name", "Found")
    assert settings.get("community_name", "") == "Found"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_another_name_of_an_open_file_is_refused(db: Path) -> None:
    link = db.with_name("link.lchost")
    link.symlink_to(db)
    with pytest.raises(FileInUse):
        FileLock(link)


def test_half_a_new_community_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise pw.OperationalError("database or disk is full")

    path = tmp_path / "new.lchost"
    with monkeypatch.context() as patch:
        patch.setattr("lchost.models.opening.migrate", full)
        with pytest.raises(DiskFull):
            database.open_community(path, create=True)
    assert list(tmp_path.iterdir()) == []
    database.open_community(path, create=True)
    database.close()
