"""What every kept row is: a strict table, a number that never comes back."""

from __future__ import annotations

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
