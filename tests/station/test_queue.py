"""One writer for all phones: shared commits, no shared faults, no answer before the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lchost.errors import DiskFull, DoorBusy, FileMoved, NoName, NotSaved
from lchost.models import database, settings
from lchost.models.database import DB, Topic
from lchost.station import queue
from lchost.station.queue import WriteQueue


@pytest.fixture
def writer(db: Path) -> Iterator[WriteQueue]:
    made = WriteQueue()
    made.open()
    yield made
    made.close()


@pytest.fixture
def held(writer: WriteQueue) -> Iterator[Callable[[list[Callable[[], object]]], list[object]]]:
    """Let jobs gather while the writer is kept from writing; give what became of each."""

    def gather(jobs: list[Callable[[], object]]) -> list[object]:
        with ThreadPoolExecutor(len(jobs) + 1) as phones:
            with database._pen:  # the host writes meanwhile
                plug = phones.submit(writer.do, lambda: None)
                wait_for(lambda: bool(database._pen._waiting))  # the writer, for its turn
                waiting = []
                for job in jobs:
                    waiting.append(phones.submit(writer.do, job))
                    wait_for(lambda: writer._waiting.qsize() == len(waiting))
            plug.exception(20)
            return [one.exception(20) or one.result() for one in waiting]

    return gather


def wait_for(is_so: Callable[[], bool]) -> None:
    paused = threading.Event()
    for _ in range(2000):
        if is_so():
            return
        paused.wait(0.005)
    raise AssertionError("it never came so")


def keep(key: str) -> Callable[[], str]:
    def job() -> str:
        settings.put(key, "kept")
        return key

    return job


def kept() -> list[str]:
    return [key for (key,) in DB.execute_sql("SELECT key FROM setting ORDER BY key").fetchall()]


def commits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each commit from now on."""
    made: list[str] = []
    commit = DB.commit

    def noted() -> object:
        made.append(threading.current_thread().name)
        return commit()

    monkeypatch.setattr(DB, "commit", noted)
    return made


def test_a_job_is_on_the_disk_when_it_is_answered(writer, db):
    assert writer.do(keep("a")) == "a"
    assert kept() == ["a"]


def test_what_waits_is_written_with_one_commit(held, monkeypatch):
    made = commits(monkeypatch)
    assert held([keep(f"{n:02}") for n in range(20)]) == [f"{n:02}" for n in range(20)]
    assert made == ["station writer"]
    assert len(kept()) == 20


def test_a_commit_takes_no_more_than_its_share(held, monkeypatch):
    made = commits(monkeypatch)
    monkeypatch.setattr(queue, "GROUP", 8)
    held([keep(f"{n:02}") for n in range(20)])
    assert len(made) == 3


def test_listeners_hear_once_what_all_jobs_have_changed(held):
    heard: list[frozenset[Topic]] = []
    database.on_change(heard.append)

    def members() -> None:
        with database.writing(Topic.MEMBERS):
            settings.put("in members", 1)

    held([keep("a"), members, keep("b")])
    assert heard == [{Topic.SETTINGS, Topic.MEMBERS}]


def test_one_job_with_a_fault_fails_alone(held):
    def faulty() -> None:
        settings.put("half", "done")
        raise ZeroDivisionError

    def refused() -> None:
        settings.put("half", "done")
        raise NoName

    a, fault, b, trouble, c = held([keep("a"), faulty, keep("b"), refused, keep("c")])
    assert (a, b, c) == ("a", "b", "c") and kept() == ["a", "b", "c"]
    assert isinstance(fault, ZeroDivisionError) and isinstance(trouble, NoName)


def test_sql_that_breaks_a_rule_fails_alone(held):
    def twice() -> None:
        DB.execute_sql("INSERT INTO setting (key, value) VALUES ('a', '1')")

    a, fault, b = held([keep("a"), twice, keep("b")])
    assert (a, b) == ("a", "b") and "UNIQUE" in str(fault)


def test_a_commit_that_fails_is_told_to_everybody_in_it(held, monkeypatch):
    def full() -> None:
        raise database.pw.OperationalError("database or disk is full")

    monkeypatch.setattr(DB, "commit", full)
    said = held([keep("a"), keep("b")])
    assert [type(one) for one in said] == [DiskFull, DiskFull]
    assert kept() == []


def test_a_full_disk_takes_back_the_whole_commit_and_the_next_goes_on(held):
    def large() -> None:
        DB.pragma("max_page_count", DB.pragma("page_count"))
        settings.put("large", "x" * 1_000_000)

    a, full, b = held([keep("a"), large, keep("b")])
    assert (type(a), type(full), b) == (DiskFull, DiskFull, "b")
    assert kept() == ["b"]


def test_a_job_that_keeps_mum_about_a_lost_transaction_is_not_believed(held):
    def mum() -> str:
        settings.put("half", "done")
        DB.execute_sql("ROLLBACK")  # as SQLite does by itself on some disks
        return "all is well"

    a, lie, b = held([keep("a"), mum, keep("b")])
    assert isinstance(a, Exception) and isinstance(lie, Exception)
    assert b == "b" and kept() == ["b"]


def test_a_job_may_ask_for_a_job(writer):
    assert writer.do(lambda: writer.do(keep("inner"))) == "inner"
    assert kept() == ["inner"]


def test_the_writer_writes_on_after_a_fault(writer):
    with pytest.raises(ZeroDivisionError):
        writer.do(lambda: 1 / 0)
    assert [writer.do(keep(f"{n:02}")) for n in range(5)] == kept()


def test_a_file_that_was_moved_away_is_said_and_found_again(writer, db):
    beside = db.with_name("elsewhere")
    db.rename(beside)
    with pytest.raises(FileMoved):
        writer.do(keep("a"))
    beside.rename(db)
    assert writer.do(keep("b")) == "b" and kept() == ["b"]


def test_too_many_at_once_are_told_to_come_again(held, writer, monkeypatch):
    monkeypatch.setattr(queue, "AT_MOST", 2)  # and one that the writer holds
    refused: list[BaseException] = []

    def fourth() -> None:
        try:
            writer.do(keep("d"))
        except NotSaved as trouble:
            refused.append(trouble)

    said = None
    with ThreadPoolExecutor(4) as phones:
        with database._pen:
            waiting = [phones.submit(writer.do, keep("a"))]
            wait_for(lambda: bool(database._pen._waiting))
            waiting += [phones.submit(writer.do, keep(key)) for key in "bc"]
            wait_for(lambda: writer._waiting.qsize() == 2 and bool(database._pen._waiting))
            phones.submit(fourth).result()
        said = [one.result() for one in waiting]
    assert said == ["a", "b", "c"] and kept() == ["a", "b", "c"]
    assert isinstance(refused[0], DoorBusy)


def test_whoever_waited_in_vain_is_not_written_later(writer, monkeypatch):
    monkeypatch.setattr(queue, "PATIENCE_S", 0.05)
    with database._pen, pytest.raises(DoorBusy):
        writer.do(keep("late"))
    assert writer.do(keep("next")) == "next"
    assert kept() == ["next"]


def test_closing_writes_what_waits_and_takes_no_more(db):
    closing = WriteQueue()
    closing.open()
    with ThreadPoolExecutor(4) as phones:
        with database._pen:
            waiting = [phones.submit(closing.do, keep(key)) for key in "abc"]
            wait_for(lambda: closing._waiting.qsize() == 2 and bool(database._pen._waiting))
            ended = phones.submit(closing.close)
        ended.result(20)
        assert [one.result() for one in waiting] == ["a", "b", "c"]
    assert kept() == ["a", "b", "c"]
    with pytest.raises(DoorBusy):
        closing.do(keep("d"))
    assert not closing._writer.is_alive()


def test_the_writers_connection_waits_for_the_disk_and_keeps_no_undo(writer):
    def look() -> tuple[object, object, object]:
        triggers = DB.execute_sql("SELECT count(*) FROM sqlite_temp_master").fetchone()
        return DB.pragma("synchronous"), DB.pragma("foreign_keys"), triggers[0]

    settings.put("a", 1)
    assert writer.do(look) == (2, 1, 0)
