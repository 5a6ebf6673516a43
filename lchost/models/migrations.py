"""The shape of the file, step by step.

A new file is an old file at version 0: it walks the same steps, so there is one truth about the
shape.  A step is frozen once released; it names tables in SQL and never the model classes, which
move on.  The file's version is SQLite's `user_version`, committed together with the step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import peewee as pw

from lchost.errors import NewerFile
from lchost.models import step_1, step_2

Step = Callable[[pw.SqliteDatabase], None]
STEPS: list[Step] = [step_1.first_tables, step_2.the_door]


def check_version(db: pw.SqliteDatabase, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Refuse a file of a later version than this program.

    Raises:
        NewerFile: both versions are named.
    """
    found = db.pragma("user_version")
    if found > len(steps):
        raise NewerFile(path=path, found=found, known=len(steps))


def migrate(
    db: pw.SqliteDatabase, path: Path, copies: Path, steps: Sequence[Step] = STEPS
) -> Path | None:
    """Bring the file up to today's shape; keep a copy of it as it was, and return where.

    Raises:
        NewerFile: the file is of a later version than this program.
    """
    check_version(db, path, steps)
    version = db.pragma("user_version")
    copy = None
    if 0 < version < len(steps):
        copies.mkdir(parents=True, exist_ok=True)
        copy = copies / f"before-version-{len(steps)}.lchost"
        copy.unlink(missing_ok=True)
        db.execute_sql("VACUUM INTO ?", (str(copy),))
    for number, step in enumerate(steps[version:], start=version + 1):
        with db.atomic("IMMEDIATE"):
            step(db)
            db.pragma("user_version", number)
    return copy
