"""Before a file is trusted: is it there, is it ours, is it whole, is it of today's shape?"""

from __future__ import annotations

import os
import struct
from pathlib import Path

import peewee as pw

from lchost import paths
from lchost.errors import (
    CannotRead,
    CannotWrite,
    DamagedFile,
    FileExists,
    NoSuchFile,
    NotACommunity,
    OlderFile,
)
from lchost.models import database
from lchost.models.migrations import STEPS, check_version, migrate

APPLICATION_ID = 0x6C63686F  # "lcho", at byte 68 of the file
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def look_at(path: Path, *, create: bool, read_only: bool) -> None:
    """Refuse what can be told without SQLite: absent, in the way, another kind, cut off, read-only.

    Raises:
        NoSuchFile, FileExists, NotACommunity, DamagedFile, CannotRead, CannotWrite.
    """
    if create:
        if path.exists():
            raise FileExists(path=path)
        if not path.parent.is_dir():
            raise CannotWrite(path=path)
        return
    if not path.is_file():
        raise NotACommunity(path=path) if path.exists() else NoSuchFile(path=path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as trouble:
        raise CannotRead(path=path) from trouble
    if not header.startswith(_MAGIC):
        raise NotACommunity(path=path)
    if len(header) < _HEADER_BYTES or _is_cut_off(path, header):
        raise DamagedFile(path=path)
    if not read_only:
        _try_to_write(path)


def settle(db: pw.SqliteDatabase, path: Path, *, create: bool, read_only: bool) -> None:
    """Make the open file one of ours, of today's shape.

    Raises:
        NotACommunity: another program's database.
        NewerFile, OlderFile: of another version than this program can use here.
    """
    if create:
        db.pragma("application_id", APPLICATION_ID)
    elif db.pragma("application_id") != APPLICATION_ID:
        raise NotACommunity(path=path)
    check_version(db, path)
    if not read_only:
        migrate(db, path, paths.copies_folder(path))
    elif db.pragma("user_version") < len(STEPS):
        raise OlderFile(path=path)


def _try_to_write(path: Path) -> None:
    """Refuse a file that takes nothing: SQLite opens it all the same, and then saves nothing."""
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError as trouble:
        raise CannotWrite(path=path) from trouble


def _is_cut_off(path: Path, header: bytes) -> bool:
    """Tell whether the file is shorter than it says.  With a log beside it SQLite must judge."""
    if database.log_beside(path):
        return False
    page_size: int = struct.unpack(">H", header[16:18])[0]
    pages: int = struct.unpack(">I", header[28:32])[0]
    return path.stat().st_size < (65536 if page_size == 1 else page_size) * pages
