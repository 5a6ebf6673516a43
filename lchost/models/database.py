"""The one door to the database: open it, write through it, hear what changed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from urllib.parse import quote

import peewee as pw

from lchost.errors import (
    CannotWrite,
    DamagedFile,
    DiskFull,
    FileMoved,
    GoneMeanwhile,
    HostError,
    NotSaved,
)
from lchost.models import journal
from lchost.models.fair import FairLock
from lchost.models.filelock import FileLock

BUSY_TIMEOUT_MS = 5000  # SQLite waits this long for another program's lock
_ALREADY_ROLLED_BACK = ("cannot rollback", "no such savepoint")  # by SQLite: what came before?
_DAMAGE = ("malformed", "not a database", "could not decode", "unsupported file format")
FULL = 2  # synchronous: a green answer is on the disk

DB = pw.SqliteDatabase(None)


class Topic(Enum):
    """A part of the data that a screen may be showing."""

    MEMBERS = "members"
    WORKSHOPS = "workshops"
    REGISTRATIONS = "registrations"
    ATTENDANCE = "attendance"
    GROUPS = "groups"
    CERTIFICATES = "certificates"
    PAPERS = "papers"
    SETTINGS = "settings"


Listener = Callable[[frozenset[Topic]], None]
_listeners: list[Listener] = []
_pen = FairLock()
_here = threading.local()
_open: dict[str, object] = {}  # "path": Path and "lock": FileLock | None, while a file is open


def open_community(
    path: Path, *, create: bool = False, read_only: bool = False, undoable: bool = False
) -> None:
    """Open a community file and connect this thread to it.

    Args:
        create: make a new file; there must be none at `path`.
        read_only: look only; the file may be open in another lchost meanwhile.
        undoable: what this thread changes is noted, for `undo`.

    Raises:
        NoSuchFile, FileExists, NotACommunity, DamagedFile, NewerFile, OlderFile, FileInUse,
        CannotWrite, DiskFull: said of `path`; nothing was changed.
    """
    from lchost.models import opening

    path = path.absolute()
    opening.look_at(path, create=create, read_only=read_only)
    lock = None if read_only else FileLock(path)
    try:
        _point_at(path, read_only)
        opening.settle(DB, path, create=create, read_only=read_only)
    except (pw.DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError) as trouble:
        _let_go(lock, made=path if create else None)
        raise told(trouble, path) or DamagedFile(path=path) from trouble
    except BaseException:
        _let_go(lock, made=path if create else None)
        raise
    _here.undoable = undoable
    _open.update(path=path, lock=lock, mark=_mark(path))


def close() -> None:
    """Close the file for this thread and let other programs have it."""
    lock = _open.pop("lock", None)
    _open.pop("path", None)
    _open.pop("mark", None)
    _let_go(lock if isinstance(lock, FileLock) else None)


def current_path() -> Path | None:
    """Return the file that is open, if any."""
    path = _open.get("path")
    return path if isinstance(path, Path) else None


def log_beside(path: Path) -> Path | None:
    """Return the log with the last changes of a file, if there is one: closing sweeps it up."""
    log = path.with_name(path.name + "-wal")
    return log if log.exists() and log.stat().st_size else None


@contextmanager
def connected(undoable: bool = False) -> Iterator[None]:
    """Give this thread a connection of its own for as long as the block lasts."""
    if not DB.is_closed():
        yield
        return
    DB.connect()
    try:
        _here.undoable = undoable
        yield
    finally:
        _here.undoable = False
        DB.close()


def on_change(listener: Listener) -> Callable[[], None]:
    """Call `listener` with the changed topics after each commit, in the writer's thread.

    Returns a function that ends it.
    """
    _listeners.append(listener)
    return lambda: _listeners.remove(listener) if listener in _listeners else None


@contextmanager
def writing(*topics: Topic) -> Iterator[None]:
    """Write inside one transaction, and tell the listeners once it is committed.

    Nests: an inner block joins the outer one, and the notice goes out once, after the outermost
    commit.  A rollback tells nobody.

    Raises:
        DiskFull, CannotWrite, NotSaved: the disk refused; nothing of the block was kept.
        DamagedFile, FileMoved, GoneMeanwhile: nothing of it was kept either.
    """
    if hasattr(_here, "topics"):
        with set_apart():
            yield
        _here.topics.update(topics)
        return
    changes: list[journal.Change] = []
    path = current_path()
    if path is not None and _mark(path) != _open.get("mark"):
        raise FileMoved(path=path)
    with _pen:
        _here.topics = set(topics)
        try:
            is_noted = _is_noted()
            with DB.atomic("IMMEDIATE"):
                if is_noted:
                    journal.harvest(DB)  # rows written outside of any block are nobody's step
                yield
                if is_noted:
                    changes = journal.harvest(DB)
            changed = frozenset(_here.topics)
        except (pw.DatabaseError, sqlite3.DatabaseError) as trouble:
            raise told(trouble, current_path()) or trouble from trouble
        finally:
            del _here.topics
    journal.keep(changes)
    for listener in list(_listeners):
        listener(changed)


@contextmanager
def set_apart() -> Iterator[None]:
    """Let the block, inside a transaction, take back only itself when it fails.

    Always the same words, which SQLite learns once, and past peewee: its own savepoint takes 60 µs,
    this 10.
    """
    connection = DB.connection()
    connection.execute("SAVEPOINT apart")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK TO apart")
        connection.execute("RELEASE apart")
        raise
    connection.execute("RELEASE apart")


def _mark(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another under its name; None: there is none.

    A tool that synchronises folders puts another file in this one's place; what is written then
    goes into a file that nobody will find.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_noted() -> bool:
    """Tell whether this thread's connection keeps a journal; its first step sets the triggers.

    Setting them takes 8 ms, which neither the start nor a task that only reads shall wait for.
    """
    if journal.is_attached(DB):
        return True
    if not (getattr(_here, "undoable", False) and journal.has_basket()):
        return False
    journal.attach(DB)
    return True


def _let_go(lock: FileLock | None, made: Path | None = None) -> None:
    """Close the file and give it free; `made` is half a new one, which goes again."""
    if not DB.is_closed():
        DB.close()
    DB.init(None)
    for ending in ("", "-wal", "-shm") if made else ():
        Path(f"{made}{ending}").unlink(missing_ok=True)
    if lock:
        lock.release()


def _point_at(path: Path, read_only: bool) -> None:
    pragmas = {"foreign_keys": 1, "busy_timeout": BUSY_TIMEOUT_MS}
    if read_only:
        DB.init(f"file:{quote(str(path))}?mode=ro", uri=True, pragmas={**pragmas, "query_only": 1})
    else:
        DB.init(str(path), pragmas={"journal_mode": "wal", "synchronous": FULL, **pragmas})
    DB.connect(reuse_if_open=True)


def told(trouble: BaseException, path: Path | None = None) -> HostError | None:
    """Return what SQLite says as the trouble that a host can mend; None if it is a fault of ours.

    Args:
        path: the file it is said of; without it the one that is open.
    """
    if isinstance(trouble, HostError):
        return trouble
    if isinstance(trouble, pw.DoesNotExist):
        return GoneMeanwhile()
    if not isinstance(trouble, pw.DatabaseError | sqlite3.DatabaseError):
        return None
    path, words = path or current_path(), str(trouble).lower()
    if any(sign in words for sign in _ALREADY_ROLLED_BACK) and trouble.__context__:
        return told(trouble.__context__, path)
    if "foreign key" in words:
        return GoneMeanwhile()
    if "is full" in words:
        return DiskFull()
    if "readonly" in words or "unable to open" in words:
        return CannotWrite(path=path)
    if any(sign in words for sign in _DAMAGE):
        return DamagedFile(path=path)
    if "disk i/o" in words or "locked" in words:
        return NotSaved(detail=trouble)
    return None
