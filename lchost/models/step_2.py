"""Version 2 of the file: what the door needs.  Frozen."""

from __future__ import annotations

import peewee as pw

_CHANGES = """
ALTER TABLE workshop ADD COLUMN closes_after_min INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workshop ADD COLUMN allows_return INTEGER NOT NULL DEFAULT 1;
ALTER TABLE workshop ADD COLUMN phone_walk_ins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN place_id INTEGER REFERENCES place (id) ON DELETE SET NULL;
CREATE INDEX session_place_id ON session (place_id);
ALTER TABLE check_in ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE check_in ADD COLUMN forced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE check_in ADD COLUMN overruled TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN published_at TEXT;
CREATE TABLE excuse (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX excuse_member_id ON excuse (member_id);
CREATE UNIQUE INDEX excuse_session_id_member_id ON excuse (session_id, member_id);
CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    key_hash TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX phone_key_hash ON phone (key_hash);
CREATE INDEX phone_member_id ON phone (member_id);
CREATE TABLE consent (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    given INTEGER NOT NULL,
    wording TEXT NOT NULL,
    at TEXT NOT NULL,
    channel TEXT NOT NULL,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX consent_member_id_what ON consent (member_id, what);
CREATE TABLE door_question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    choices TEXT NOT NULL,
    is_required INTEGER NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX door_question_workshop_id ON door_question (workshop_id);
CREATE TABLE door_answer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (question_id) REFERENCES door_question (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX door_answer_member_id ON door_answer (member_id);
CREATE UNIQUE INDEX door_answer_question_id_member_id ON door_answer (question_id, member_id);
"""


def the_door(db: pw.SqliteDatabase) -> None:
    """Add sessions of their own name and place, excuses, phones, consents, questions."""
    for statement in _CHANGES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
