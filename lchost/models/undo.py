"""Undo and redo: one step per labelled change, whichever job made it.

`with step("check-in of Zoë"):` collects what the thread commits inside.  Undoing writes the old
rows back, if nothing else has changed them meanwhile, and what that writes is the step to redo.
In the check-in log the inverse of a row is an undo row, never a delete.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import peewee as pw

from lchost.errors import CannotBeUndone, ChangedSince, GoneMeanwhile, NothingToUndo
from lchost.models import journal
from lchost.models.database import DB, Topic, writing
from lchost.models.journal import Change
from lchost.models.rows import new_uid

LONGEST = 200  # steps kept
_LARGE = 500  # rows; 50 ms of work
LOG = "check_in"  # rows are only ever added
_TOPICS = {
    "setting": Topic.SETTINGS,
    "place": Topic.WORKSHOPS,
    "workshop": Topic.WORKSHOPS,
    "session": Topic.WORKSHOPS,
    "agenda_item": Topic.WORKSHOPS,
    "registration": Topic.REGISTRATIONS,
    "unnamed_guest": Topic.REGISTRATIONS,
    "badge_print": Topic.REGISTRATIONS,
    LOG: Topic.ATTENDANCE,
    "excuse": Topic.ATTENDANCE,
    "door_question": Topic.WORKSHOPS,
    "door_answer": Topic.WORKSHOPS,
    "round": Topic.GROUPS,
    "breakout_group": Topic.GROUPS,
    "seat_table": Topic.GROUPS,
    "placement": Topic.GROUPS,
    "pair_rule": Topic.GROUPS,
    "badge_design": Topic.PAPERS,
    "paper_text": Topic.PAPERS,
    "resource": Topic.PAPERS,
    "feedback_reply": Topic.PAPERS,
}  # every other table is about members


@dataclass(frozen=True)
class Step:
    """What Ctrl+Z takes back; with `instead` it cannot be, and that says what to do."""

    label: str
    changes: tuple[Change, ...] = ()
    instead: str = ""


_done: list[Step] = []
_undone: list[Step] = []
_stacks = threading.Lock()
_listeners: list[Callable[[], None]] = []


@dataclass
class Name:
    """What a step will be called: whom a scan was of is known only once it is answered.

    A step without a label is not kept.
    """

    label: str


@contextmanager
def step(label: str = "") -> Iterator[Name]:
    """Make everything that this thread commits inside one step.  Inner steps join the outer."""
    name = Name(label)
    if journal.has_basket():
        yield name
        return
    changes = journal.open_basket()
    try:
        yield name
    finally:
        journal.close_basket()
        if changes and name.label:
            _push(Step(name.label, journal.merged(changes)))


def barrier(label: str, instead: str) -> None:
    """Note something that has left the computer; Ctrl+Z will say `instead` what to do."""
    _push(Step(label, instead=instead))


def labels() -> tuple[str | None, str | None]:
    """Return what would be undone and what redone next, by their labels."""
    with _stacks:
        return (_done[-1].label if _done else None, _undone[-1].label if _undone else None)


def is_last(table: str, row_id: int) -> bool:
    """Tell whether the step that would be undone next is the one that made this very row."""
    with _stacks:
        changes = _done[-1].changes if _done else ()
    return any(c.table == table and c.row_id == row_id and c.packed_old is None for c in changes)


def is_large() -> tuple[bool, bool]:
    """Tell whether the next undo and the next redo would take long enough to be noticed."""
    with _stacks:
        undo_rows, redo_rows = (len(s[-1].changes) if s else 0 for s in (_done, _undone))
    return undo_rows > _LARGE, redo_rows > _LARGE


def undo() -> str:
    """Take the last step back and return its label.

    Raises:
        NothingToUndo: there is none.
        CannotBeUndone: it has left the computer; the step before it is next.
        ChangedSince: its rows were changed again; it is dropped, and nothing was written.
    """
    return _turn_back(_done, _undone)


def redo() -> str:
    """Do the step again that was undone last, and return its label.  Raises as `undo` does."""
    return _turn_back(_undone, _done)


def clear() -> None:
    """Forget all steps: another file is open."""
    with _stacks:
        _done.clear()
        _undone.clear()
    _tell()


def on_change(listener: Callable[[], None]) -> Callable[[], None]:
    """Call `listener`, in the changer's thread, when `labels` may have changed.

    Returns a function that ends it.
    """
    _listeners.append(listener)
    return lambda: _listeners.remove(listener) if listener in _listeners else None


def _push(made: Step) -> None:
    with _stacks:
        _done.append(made)
        del _done[:-LONGEST]
        _undone.clear()
    _tell()


def _tell() -> None:
    for listener in list(_listeners):
        listener()


def _turn_back(here: list[Step], there: list[Step]) -> str:
    with _stacks:
        if not here:
            raise NothingToUndo()
        last = here.pop()
    try:
        if last.instead:
            raise CannotBeUndone(label=last.label, instead=last.instead)
        back = _take_back(last)
    except (CannotBeUndone, ChangedSince):
        raise
    except Exception:
        with _stacks:
            here.append(last)  # the disk refused: it can be tried again
        raise
    else:
        with _stacks:
            there.append(Step(last.label, journal.merged(back)))
    finally:
        _tell()
    return last.label


def _take_back(taken: Step) -> list[Change]:
    """Write the old rows of a step back; return what that changed."""
    topics = {_TOPICS.get(change.table, Topic.MEMBERS) for change in taken.changes}
    changes = journal.open_basket()
    try:
        with writing(*topics):
            DB.execute_sql("PRAGMA defer_foreign_keys = ON")
            _write_back(taken)
            _refuse_strangers(taken)
    except (pw.IntegrityError, GoneMeanwhile) as trouble:
        raise ChangedSince(label=taken.label) from trouble
    finally:
        journal.close_basket()
    return changes


def _write_back(taken: Step) -> None:
    """Look whether all rows still stand as the step left them; then remove, change, put back.

    In this order no row meets one that has its place: what was added goes before what was removed
    returns.  Log rows come last, when whom they name is there again.
    """
    new_in_log = [c for c in taken.changes if c.table == LOG and c.packed_old is None]
    others = [c for c in reversed(taken.changes) if c.table != LOG or c.packed_old is not None]
    for _, part in groupby(sorted(others, key=_table_of), _table_of):
        same = list(part)
        now = journal.packed_now(DB, same)
        if any(now.get(change.row_id) != change.packed_new for change in same):
            raise ChangedSince(label=taken.label)
    _refuse_while_seen_since(others, new_in_log, taken.label)
    write = DB.connection().executemany  # one prepared statement for thousands of rows
    for table, part in groupby((c for c in others if c.packed_old is None), _table_of):
        write(f'DELETE FROM "{table}" WHERE id = ?', [(change.row_id,) for change in part])
    for change in (c for c in others if c.packed_old is not None and c.packed_new is not None):
        old = change.old or {}
        names = ", ".join(f'"{name}" = ?' for name in old)
        values = (*old.values(), change.row_id)
        if not DB.execute_sql(f'UPDATE "{change.table}" SET {names} WHERE id = ?', values).rowcount:
            # it went with the row it hung on, a moment ago; from now on it hangs on another one
            DB.execute_sql(_insert_into(change.table, old), tuple(old.values()))
    for table, part in groupby((c for c in others if c.packed_new is None), _table_of):
        rows = [change.old or {} for change in part]
        write(_insert_into(table, rows[0]), [tuple(row.values()) for row in rows])
    for change in reversed(new_in_log):
        _invert_log_row(change, taken.label)


def _refuse_while_seen_since(others: list[Change], in_log: list[Change], label: str) -> None:
    """Refuse to remove a member whom a door has greeted since: its green would be nobody's."""
    going = [c.row_id for c in others if c.table == "member" and c.packed_old is None]
    own = {_place_in_log(change.new or {}) for change in in_log}
    for member_id in going:
        rows = DB.execute_sql(_STANDING_STEPS, (member_id,)).fetchall()
        if any(tuple(row) not in own for row in rows):
            raise ChangedSince(label=label)


def _place_in_log(row: dict[str, Any]) -> tuple[Any, ...]:
    return row.get("session_id"), row.get("at"), row.get("answer")


_STEPS = "('welcome', 'late', 'back', 'moved', 'out')"
_STANDING_STEPS = (
    f"SELECT session_id, at, answer FROM {LOG} c WHERE member_id = ? AND answer IN {_STEPS}"
    f" AND NOT EXISTS (SELECT 1 FROM {LOG} u WHERE u.undoes_id = c.id)"
)


def _table_of(change: Change) -> str:
    return change.table


def _invert_log_row(change: Change, label: str) -> None:
    """Take a scan back by an undo row; do it again by a fresh row like it."""
    row = _row_now(change)
    if row is not None and _is_taken_back(change.row_id):
        row = _stand_in(row)
    if row is None:
        raise ChangedSince(label=label)
    if row["undoes_id"] is None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        fresh = {**row, "answer": "undone", "undoes_id": row["id"], "at": now}
    else:
        found = DB.execute_sql(f"SELECT * FROM {LOG} WHERE id = ?", (row["undoes_id"],))
        fresh = dict(zip(row, found.fetchone(), strict=True))
    fresh |= {"id": None, "uid": new_uid(), "request_id": None}
    DB.execute_sql(_insert_into(LOG, fresh), tuple(fresh.values()))


def _is_taken_back(row_id: int) -> bool:
    found = DB.execute_sql(f"SELECT 1 FROM {LOG} WHERE undoes_id = ?", (row_id,))
    return found.fetchone() is not None


def _stand_in(row: dict[str, Any]) -> dict[str, Any] | None:
    """Return the row that does for one that was taken back and done again, if one stands."""
    alike = [name for name in row if name not in ("id", "uid", "request_id")]
    same = " AND ".join(f'"{name}" IS ?' for name in alike)
    found = DB.execute_sql(
        f"SELECT id FROM {LOG} WHERE {same} AND id > ? ORDER BY id DESC LIMIT 1",
        (*(row[name] for name in alike), row["id"]),
    ).fetchone()
    return None if found is None or _is_taken_back(found[0]) else {**row, "id": found[0]}


def _row_now(change: Change) -> dict[str, Any] | None:
    names = journal.columns(DB, change.table)
    listed = ", ".join(f'"{name}"' for name in names)
    found = DB.execute_sql(f'SELECT {listed} FROM "{change.table}" WHERE id = ?', (change.row_id,))
    row = found.fetchone()
    return None if row is None else dict(zip(names, row, strict=True))


def _insert_into(table: str, row: dict[str, Any]) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'


def _refuse_strangers(taken: Step) -> None:
    """Refuse when a cascade would remove rows that came to hang on the step's rows since."""
    own = {(change.table, change.row_id) for change in taken.changes}
    removed = DB.execute_sql("SELECT tab, row_id FROM temp.journal WHERE new IS NULL").fetchall()
    if any(tuple(row) not in own for row in removed):
        raise ChangedSince(label=taken.label)
