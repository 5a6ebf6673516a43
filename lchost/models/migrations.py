"""The shape of the file, step by step.

A new file is an old file at version 0: it walks the same steps, so there is one truth about the
shape.  A step is frozen once released; it names tables in SQL and never the model classes, which
move on.  The file's version is SQLite's `user_version`, committed together with the step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import peewee as pw

from lchost.errors import CannotWrite, NewerFile
from lchost.models import step_1, step_2, step_3, step_4, step_5

Step = Callable[[pw.SqliteDatabase], None]
STEPS: list[Step] = [
    step_1.first_tables,
    step_2.the_door,
    step_3.the_groups,
    step_4.the_papers,
    step_5.the_certificates,
]


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
        copy = _free_name(copies, f"before-version-{len(steps)}")
        db.execute_sql("VACUUM INTO ?", (str(copy),))
    for number, step in enumerate(steps[version:], start=version + 1):
        with db.atomic("IMMEDIATE"):
            step(db)
            db.pragma("user_version", number)
    return copy


def _free_name(folder: Path, stem: str) -> Path:
    """Return a name that no earlier copy has: each file's own is kept.

    Raises:
        CannotWrite: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise CannotWrite(path=folder) from trouble
    names = (f"{stem}{f'-{n}' if n else ''}.lchost" for n in range(10_000))
    return next(path for name in names if not (path := folder / name).exists())
