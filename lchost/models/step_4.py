"""Version 4 of the file: what paper needs.  Frozen."""

from __future__ import annotations

import peewee as pw

_CHANGES = """
CREATE TABLE picture (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    wide_px INTEGER NOT NULL,
    high_px INTEGER NOT NULL,
    content BLOB NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX picture_sha256 ON picture (sha256);
CREATE TABLE badge_design (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    wide_mm REAL NOT NULL,
    high_mm REAL NOT NULL,
    design TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX badge_design_uid ON badge_design (uid);
CREATE UNIQUE INDEX badge_design_name ON badge_design (name);
CREATE TABLE paper_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    language TEXT NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX paper_text_language_key ON paper_text (language, key);
CREATE TABLE paper_print (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    paper TEXT NOT NULL,
    printer TEXT NOT NULL,
    pages INTEGER NOT NULL,
    people INTEGER NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX paper_print_workshop_id ON paper_print (workshop_id);
CREATE TABLE scan_sheet (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    workshop_id INTEGER NOT NULL,
    paper TEXT NOT NULL,
    page INTEGER NOT NULL,
    layout TEXT NOT NULL,
    made_at TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX scan_sheet_code ON scan_sheet (code);
CREATE INDEX scan_sheet_workshop_id ON scan_sheet (workshop_id);
CREATE TABLE resource (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    address TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX resource_workshop_id ON resource (workshop_id);
CREATE TABLE feedback_reply (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    answers TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX feedback_reply_workshop_id ON feedback_reply (workshop_id);
ALTER TABLE member ADD COLUMN photo_id INTEGER REFERENCES picture (id) ON DELETE SET NULL;
CREATE INDEX member_photo_id ON member (photo_id);
ALTER TABLE workshop ADD COLUMN paper_language TEXT NOT NULL DEFAULT '';
"""


def the_papers(db: pw.SqliteDatabase) -> None:
    """Add pictures, badge designs, edited words, what was printed, sheets to read back."""
    for statement in _CHANGES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
