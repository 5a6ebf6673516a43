"""What a community has chosen, by key; kept in its file, so that it travels with it."""

from __future__ import annotations

from typing import Any

import peewee as pw

from lchost.models.database import Topic, writing
from lchost.models.fields import JsonField
from lchost.models.rows import Row


class Setting(Row):
    """One choice."""

    key = pw.TextField(unique=True)
    value = JsonField()


def get(key: str, default: Any = None) -> Any:
    """Return the choice kept under `key`, or `default`."""
    kept = Setting.get_or_none(Setting.key == key)
    return default if kept is None else kept.value


def put(key: str, value: Any) -> None:
    """Keep a choice: anything that JSON can say."""
    with writing(Topic.SETTINGS):
        if Setting.update(value=value).where(Setting.key == key).execute() == 0:
            Setting.create(key=key, value=value)
