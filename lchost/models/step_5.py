"""Version 5 of the file: what certificates need that a stranger can verify.  Frozen."""

from __future__ import annotations

import peewee as pw

_CHANGES = """
CREATE TABLE workshop_series (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX workshop_series_uid ON workshop_series (uid);
CREATE UNIQUE INDEX workshop_series_title ON workshop_series (title);
ALTER TABLE workshop ADD COLUMN series_id INTEGER
    REFERENCES workshop_series (id) ON DELETE SET NULL;
CREATE INDEX workshop_series_id ON workshop (series_id);
CREATE TABLE certificate_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    workshop_id INTEGER,
    series_id INTEGER,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    letters TEXT NOT NULL,
    conditions TEXT NOT NULL,
    facts TEXT NOT NULL,
    design TEXT NOT NULL,
    second_language TEXT NOT NULL,
    position INTEGER NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
    FOREIGN KEY (series_id) REFERENCES workshop_series (id) ON DELETE CASCADE,
    CHECK ((workshop_id IS NULL) <> (series_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX certificate_rule_uid ON certificate_rule (uid);
CREATE INDEX certificate_rule_workshop_id ON certificate_rule (workshop_id);
CREATE INDEX certificate_rule_series_id ON certificate_rule (series_id);
CREATE TABLE certificate_override (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    rule_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    gets INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (rule_id) REFERENCES certificate_rule (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX certificate_override_rule_id_member_id
    ON certificate_override (rule_id, member_id);
CREATE INDEX certificate_override_member_id ON certificate_override (member_id);
CREATE TABLE certificate_mark (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX certificate_mark_workshop_id_member_id_what
    ON certificate_mark (workshop_id, member_id, what);
CREATE INDEX certificate_mark_member_id ON certificate_mark (member_id);
CREATE TABLE issuer_key (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    did TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    copied_at TEXT,
    sheet_at TEXT,
    retired_at TEXT,
    statement TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX issuer_key_did ON issuer_key (did);
ALTER TABLE certificate ADD COLUMN rule_id INTEGER
    REFERENCES certificate_rule (id) ON DELETE SET NULL;
CREATE INDEX certificate_rule_id ON certificate (rule_id);
ALTER TABLE certificate ADD COLUMN kind TEXT NOT NULL DEFAULT 'attendance';
ALTER TABLE certificate ADD COLUMN letters TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN signer TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN credential TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN printed_code TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN is_duplicate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE certificate ADD COLUMN expires_on TEXT;
CREATE INDEX certificate_listed ON certificate (
    number, uid, printed_name, title, workshop_id, member_id, kind, issued_at, voided_at,
    void_reason, replaces_id, expires_on, signer, is_duplicate
);
ALTER TABLE badge_design ADD COLUMN paper TEXT NOT NULL DEFAULT 'badge';
"""


def the_certificates(db: pw.SqliteDatabase) -> None:
    """Add series, rules, overrides, marks, the community's keys, what makes one signed."""
    for statement in _CHANGES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
