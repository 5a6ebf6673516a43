"""Copies of a community file: made, checked, kept, brought back.

A copy is `VACUUM INTO` through a connection of its own, so the file may be open and in use.  Two
copies of the same content are equal byte for byte; that is how "nothing has changed" is known.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from lchost import paths
from lchost.errors import (
    CopyNotMade,
    DamagedCopy,
    DamagedFile,
    HostError,
    NoRoomForCopy,
    NoSuchFile,
)
from lchost.models.filelock import FileLock

KEPT = 10  # copies of one community; the older ones go
_STAMP = "%Y%m%dT%H%M%SZ"
_STALE_S = 3600
_LOG_NAMES = ("-wal", "-shm")  # what SQLite keeps beside a file in use


class Why(Enum):
    """What a copy was made before or at."""

    OPENING = "opening"
    IMPORT = "import"
    CLOSING = "closing"
    RESTORE = "restore"  # the file that a restored copy took the place of
    VERSION = "version"  # made by the program before it brought the file up to its own version


@dataclass(frozen=True)
class Copy:
    """One kept copy."""

    path: Path
    at: datetime
    why: Why
    size_bytes: int


def copy_now(path: Path, why: Why, at: datetime) -> Copy | None:
    """Keep a copy of a community as it is now; None when the newest copy is equal to it.

    The copy is checked before it counts, and the oldest beyond the last ten go.

    Raises:
        NoSuchFile: there is no file at `path`.
        DamagedFile: SQLite cannot read it; the earlier copies stay.
        NoRoomForCopy, CopyNotMade: the copies' folder refuses; no half copy is left.
    """
    if not path.is_file():
        raise NoSuchFile(path=path)
    folder = paths.copies_folder(path)
    newest = next(iter(copies(path)), None)
    with _told(path, folder):
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".half-{os.getpid()}-{threading.get_ident()}"
        try:
            _vacuum(path, half)
            if newest and filecmp.cmp(half, newest.path, shallow=False):
                return None
            if not is_whole(half):
                raise DamagedFile(path=path)
            _to_disk(half)
            kept = half.replace(_free_name(folder, why, at))
        finally:
            half.unlink(missing_ok=True)
            _sweep(folder)
    _forget_old(path)
    return _described(kept)


def copies(path: Path) -> list[Copy]:
    """Return the kept copies of a community, newest first; the file itself may be gone."""
    found = (_described(file) for file in paths.copies_folder(path).glob("*.lchost"))
    return sorted((c for c in found if c), key=lambda c: (c.at, c.path.name), reverse=True)


def restore(copy: Copy, path: Path, at: datetime) -> Copy | None:
    """Put a copy in the place of the community file, and return the copy of what it replaces.

    None when there was nothing to replace, or it is kept already.  The file must not be open.

    Raises:
        FileInUse: it is open in an lchost.
        DamagedCopy: the copy is not whole; nothing was changed.
        NoRoomForCopy, CopyNotMade, CannotWrite: nothing was changed.
    """
    if not (copy.path.is_file() and is_whole(copy.path)):
        raise DamagedCopy(path=copy.path)
    lock = FileLock(path)
    try:
        with _told(path, path.parent):
            half = path.with_name(f".half-{path.name}")
            try:
                shutil.copyfile(copy.path, half)
                _to_disk(half)
                replaced = _set_aside(path, at)
                half.replace(path)
            finally:
                half.unlink(missing_ok=True)
    finally:
        lock.release()
    return replaced


def is_whole(file: Path) -> bool:
    """Ask SQLite to go through the whole file."""
    try:
        with closing(_reading(file)) as db:
            return bool(db.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except sqlite3.DatabaseError:
        return False


def _set_aside(path: Path, at: datetime) -> Copy | None:
    """Keep the file that is to be replaced, damaged or not, and its log with it."""
    if not path.exists():
        return None
    try:
        kept = copy_now(path, Why.RESTORE, at)
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DamagedFile:
        aside = _free_name(paths.copies_folder(path), Why.RESTORE, at)
        shutil.copyfile(path, aside)
        for ending in _LOG_NAMES:
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{aside}{ending}")
        kept = _described(aside)
    for ending in _LOG_NAMES:  # an old log would be played into the restored file
        Path(f"{path}{ending}").unlink(missing_ok=True)
    return kept


def _vacuum(path: Path, half: Path) -> None:
    half.unlink(missing_ok=True)
    try:
        with closing(_reading(path)) as db:
            db.execute("VACUUM INTO ?", (str(half),))
    except sqlite3.OperationalError as trouble:
        if "full" in str(trouble):
            raise OSError(errno.ENOSPC, str(trouble)) from trouble
        raise OSError(errno.EIO, str(trouble)) from trouble
    except sqlite3.DatabaseError as trouble:
        raise DamagedFile(path=path) from trouble


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=5)


def _to_disk(file: Path) -> None:
    with file.open("rb+") as open_file:
        os.fsync(open_file.fileno())


def _free_name(folder: Path, why: Why, at: datetime) -> Path:
    """A name that sorts by its moment; the second copy of a second gets a number."""
    stamp = at.astimezone(UTC).strftime(_STAMP)
    names = (f"{stamp}{n or ''}-{why.value}.lchost" for n in range(10_000))
    return next(folder / name for name in names if not (folder / name).exists())


def _described(file: Path) -> Copy | None:
    """Read a copy's moment and reason from its name; None for a file that is none of ours."""
    stamp, _, why = file.stem.partition("-")
    try:
        size_bytes = file.stat().st_size
        if file.stem.startswith("before-version"):
            made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            return Copy(file, made, Why.VERSION, size_bytes)
        at = datetime.strptime(stamp[:16], _STAMP).replace(tzinfo=UTC)
        return Copy(file, at, Why(why), size_bytes)
    except (OSError, ValueError):
        return None


def _sweep(folder: Path) -> None:
    """Remove what crashes have left half done; a copy under way is minutes old at most."""
    for half in folder.glob(".half-*"):
        with suppress(OSError):
            if half.stat().st_mtime < time.time() - _STALE_S:
                half.unlink()


def _forget_old(path: Path) -> None:
    for old in [copy for copy in copies(path) if copy.why is not Why.VERSION][KEPT:]:
        with suppress(OSError):  # it goes next time
            old.path.unlink()


@contextmanager
def _told(path: Path, folder: Path) -> Iterator[None]:
    """Say what the file system refuses as the trouble that a host can mend."""
    try:
        yield
    except HostError:
        raise
    except OSError as trouble:
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoomForCopy(path=path, folder=folder) from trouble
        raise CopyNotMade(path=path, folder=folder, detail=trouble) from trouble
