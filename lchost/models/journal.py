"""What a connection changes, row by row, written down by triggers so that it can be taken back.

TEMP triggers note the old and the new row of every change in a TEMP table (the idea: sqlite.org,
"Automatic Undo/Redo Using SQLite Triggers").  The notes live and roll back with the transaction.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import peewee as pw

TRACKED = (
    "setting",
    "place",
    "member",
    "badge_code",
    "attribute",
    "attribute_value",
    "topic",
    "skill_assessment",
    "workshop_series",
    "workshop",
    "session",
    "agenda_item",
    "registration",
    "unnamed_guest",
    "badge_print",
    "check_in",
    "round",
    "breakout_group",
    "placement",
    "pair_rule",
    "seat_table",
    "excuse",
    "door_question",
    "door_answer",
    "badge_design",
    "paper_text",
    "resource",
    "feedback_reply",
    "certificate_rule",
    "certificate_override",
    "certificate_mark",
)
_AT_ONCE = 500  # numbers in one statement
_here = threading.local()


@dataclass(frozen=True)
class Change:
    """One row before and after, packed as JSON until somebody asks: few steps are taken back."""

    table: str
    row_id: int
    columns: tuple[str, ...]
    packed_old: str | None
    packed_new: str | None

    @property
    def old(self) -> dict[str, Any] | None:
        """The row before, by column; None for a new row."""
        return self._row(self.packed_old)

    @property
    def new(self) -> dict[str, Any] | None:
        """The row after, by column; None for a removed one."""
        return self._row(self.packed_new)

    def _row(self, packed: str | None) -> dict[str, Any] | None:
        if packed is None:
            return None
        return dict(zip(self.columns, json.loads(packed), strict=True))


def attach(db: pw.SqliteDatabase) -> None:
    """Set the triggers on this thread's connection."""
    statements = [
        "CREATE TEMP TABLE IF NOT EXISTS journal"
        " (seq INTEGER PRIMARY KEY, tab TEXT, row_id INTEGER, old TEXT, new TEXT)"
    ]
    for table in TRACKED:
        statements += _triggers(table, columns(db, table))
    # one script in one transaction: 8 ms; statement by statement 22 ms at every opening
    db.connection().executescript("BEGIN;" + ";".join(statements) + ";COMMIT")


def is_attached(db: pw.SqliteDatabase) -> bool:
    """Tell whether this thread's connection keeps a journal."""
    found = db.execute_sql("SELECT 1 FROM sqlite_temp_master WHERE name = 'journal'").fetchone()
    return found is not None


def columns(db: pw.SqliteDatabase, table: str) -> list[str]:
    """Return the names of a table's columns, in order."""
    return [row[1] for row in db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()]


def harvest(db: pw.SqliteDatabase) -> list[Change]:
    """Return what this transaction has changed so far, oldest first, and empty the notes."""
    names: dict[str, tuple[str, ...]] = {}
    changes = []
    notes = db.execute_sql("SELECT tab, row_id, old, new FROM temp.journal ORDER BY seq")
    for table, row_id, old, new in notes.fetchall():
        if old == new:
            continue
        if table not in names:
            names[table] = tuple(columns(db, table))
        changes.append(Change(table, row_id, names[table], old, new))
    db.execute_sql("DELETE FROM temp.journal")
    return changes


def merged(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return one change a row: as it was before all of them, and after; oldest first."""
    found: dict[tuple[str, int], Change] = {}
    for change in changes:
        key = (change.table, change.row_id)
        first = found.get(key)
        found[key] = replace(change, packed_old=first.packed_old) if first else change
    return tuple(c for c in found.values() if c.packed_old != c.packed_new)


def packed_now(db: pw.SqliteDatabase, changes: Sequence[Change]) -> dict[int, str]:
    """Return the rows of these changes of one table as they stand now, packed, by number."""
    table, columns_ = changes[0].table, changes[0].columns
    packed = _packed("", columns_)
    found: dict[int, str] = {}
    for start in range(0, len(changes), _AT_ONCE):
        part = [change.row_id for change in changes[start : start + _AT_ONCE]]
        marks = ", ".join("?" * len(part))
        rows = db.execute_sql(f'SELECT id, {packed} FROM "{table}" WHERE id IN ({marks})', part)
        found.update(rows.fetchall())
    return found


def _packed(side: str, names: Sequence[str]) -> str:
    dot = f"{side}." if side else ""
    return "json_array(" + ", ".join(f'{dot}"{name}"' for name in names) + ")"


def _triggers(table: str, names: list[str]) -> list[str]:
    def trigger(event: str, row: str, old: str, new: str) -> str:
        return (
            f"CREATE TEMP TRIGGER IF NOT EXISTS journal_{table}_{event}"
            f' AFTER {event} ON main."{table}"'
            f" BEGIN INSERT INTO journal (tab, row_id, old, new)"
            f" VALUES ('{table}', {row}.id, {old}, {new}); END"
        )

    return [
        trigger("INSERT", "NEW", "NULL", _packed("NEW", names)),
        trigger("UPDATE", "NEW", _packed("OLD", names), _packed("NEW", names)),
        trigger("DELETE", "OLD", _packed("OLD", names), "NULL"),
    ]


# --- the basket: where a thread's committed changes go while a step is open ---------------------


def open_basket() -> list[Change]:
    """Collect what this thread commits from now on."""
    _here.basket = []
    return _here.basket  # type: ignore[no-any-return]


def close_basket() -> None:
    """Collect no more."""
    _here.basket = None


def has_basket() -> bool:
    """Tell whether this thread is collecting."""
    return getattr(_here, "basket", None) is not None


def keep(changes: list[Change]) -> None:
    """Put committed changes into this thread's basket; without one they are not to be undone."""
    if has_basket():
        _here.basket.extend(changes)
