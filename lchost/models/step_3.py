"""Version 3 of the file: what breakout groups need.  Frozen."""

from __future__ import annotations

import peewee as pw

_CHANGES = """
CREATE TABLE seat_table (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    seats INTEGER NOT NULL,
    is_accessible INTEGER NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX seat_table_workshop_id ON seat_table (workshop_id);
ALTER TABLE round ADD COLUMN series TEXT NOT NULL DEFAULT '';
ALTER TABLE breakout_group ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE breakout_group ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE breakout_group ADD COLUMN seat_table_id INTEGER
    REFERENCES seat_table (id) ON DELETE SET NULL;
CREATE INDEX breakout_group_seat_table_id ON breakout_group (seat_table_id);
ALTER TABLE breakout_group ADD COLUMN facilitator_id INTEGER
    REFERENCES member (id) ON DELETE SET NULL;
CREATE INDEX breakout_group_facilitator_id ON breakout_group (facilitator_id);
ALTER TABLE placement ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;
"""


def the_groups(db: pw.SqliteDatabase) -> None:
    """Add the room's tables, rounds planned together, locks, themes, facilitators."""
    for statement in _CHANGES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
