"""What every kept row is: a strict table, a number that never comes back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import peewee as pw
from playhouse.sqlite_ext import AutoIncrementField

from lchost.models.database import DB


class Row(pw.Model):
    """A row with its own number; AUTOINCREMENT, so that undo never revives another row's."""

    id = AutoIncrementField()

    class Meta:
        database = DB
        strict_tables = True
        legacy_table_names = False


def new_uid() -> str:
    """Return a name for a row that stays its own when files of two laptops meet."""
    return str(uuid4())


def add_rows(model: type[Row], rows: list[dict[str, Any]]) -> None:
    """Add many rows of one table, all with the same columns, by one prepared statement.

    For a large list peewee's own `insert_many` takes several times as long to make its SQL.
    """
    if not rows:
        return
    fields = [model._meta.combined[name] for name in rows[0]]
    given = {field.name for field in fields}
    rest = [f for f in model._meta.sorted_fields if f.name not in given and f.default is not None]
    names = ", ".join(f'"{field.column_name}"' for field in (*fields, *rest))
    marks = ", ".join("?" * (len(fields) + len(rest)))
    sql = f'INSERT INTO "{model._meta.table_name}" ({names}) VALUES ({marks})'
    columns = [
        _kept(field, [row[name] for row in rows])
        for name, field in zip(rows[0], fields, strict=True)
    ]
    columns += [
        _kept(field, [f() if callable(f := field.default) else f for _ in rows]) for field in rest
    ]
    with pw.__exception_wrapper__:
        DB.cursor().executemany(sql, zip(*columns, strict=True))


def _kept(field: pw.Field, values: list[Any]) -> list[Any]:
    """Return one column's values as SQLite keeps them; a value that repeats is made once."""
    kept: list[Any] = []
    last, made = object(), None
    for value in values:
        if value is not last:
            last, made = value, field.db_value(value)
        kept.append(made)
    return kept
