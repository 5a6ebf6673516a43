"""Version 1 of the file: the tables of the main job.  Frozen."""

from __future__ import annotations

import peewee as pw

_TABLES = """
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX setting_key ON setting (key);
CREATE TABLE place (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    capacity INTEGER
) STRICT;
CREATE UNIQUE INDEX place_name ON place (name);
CREATE TABLE member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    display_name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    notes TEXT NOT NULL,
    attention TEXT NOT NULL,
    external_id TEXT NOT NULL,
    joined_on TEXT,
    photo_consent INTEGER,
    directory_consent INTEGER,
    folded TEXT NOT NULL,
    created_at TEXT NOT NULL,
    archived_at TEXT
) STRICT;
CREATE UNIQUE INDEX member_uid ON member (uid);
CREATE INDEX member_email ON member (email);
CREATE INDEX member_external_id ON member (external_id);
CREATE TABLE badge_code (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    replaced_at TEXT,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX badge_code_code ON badge_code (code);
CREATE INDEX badge_code_member_id ON badge_code (member_id);
CREATE TABLE attribute (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_private INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX attribute_name ON attribute (name);
CREATE TABLE attribute_value (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    attribute_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    value TEXT NOT NULL,
    FOREIGN KEY (attribute_id) REFERENCES attribute (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX attribute_value_member_id ON attribute_value (member_id);
CREATE UNIQUE INDEX attribute_value_attribute_id_member_id
    ON attribute_value (attribute_id, member_id);
CREATE TABLE topic (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX topic_name ON topic (name);
CREATE TABLE skill_assessment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    level INTEGER NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE,
    FOREIGN KEY (topic_id) REFERENCES topic (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX skill_assessment_topic_id ON skill_assessment (topic_id);
CREATE INDEX skill_assessment_member_id_topic_id_at ON skill_assessment (member_id, topic_id, at);
CREATE TABLE workshop (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    zone TEXT NOT NULL,
    place_id INTEGER,
    capacity INTEGER,
    opens_before_min INTEGER NOT NULL,
    late_after_min INTEGER,
    created_at TEXT NOT NULL,
    archived_at TEXT,
    FOREIGN KEY (place_id) REFERENCES place (id) ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX workshop_uid ON workshop (uid);
CREATE INDEX workshop_place_id ON workshop (place_id);
CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    workshop_id INTEGER NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    closed_at TEXT,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX session_uid ON session (uid);
CREATE INDEX session_workshop_id ON session (workshop_id);
CREATE INDEX session_starts_at ON session (starts_at);
CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    format TEXT NOT NULL,
    leader TEXT NOT NULL,
    FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX agenda_item_session_id ON agenda_item (session_id);
CREATE TABLE registration (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    workshop_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    status TEXT NOT NULL,
    role TEXT NOT NULL,
    is_walk_in INTEGER NOT NULL,
    registered_at TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX registration_uid ON registration (uid);
CREATE INDEX registration_member_id ON registration (member_id);
CREATE UNIQUE INDEX registration_workshop_id_member_id
    ON registration (workshop_id, member_id);
CREATE TABLE unnamed_guest (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    ref TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX unnamed_guest_workshop_id_ref ON unnamed_guest (workshop_id, ref);
CREATE TABLE badge_print (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    registration_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (registration_id) REFERENCES registration (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX badge_print_registration_id ON badge_print (registration_id);
CREATE TABLE check_in (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    session_id INTEGER NOT NULL,
    member_id INTEGER,
    at TEXT NOT NULL,
    answer TEXT NOT NULL,
    method TEXT NOT NULL,
    door TEXT NOT NULL,
    code_kind TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    request_id TEXT,
    undoes_id INTEGER,
    reason TEXT NOT NULL,
    FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE RESTRICT,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE SET NULL,
    FOREIGN KEY (undoes_id) REFERENCES check_in (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX check_in_uid ON check_in (uid);
CREATE INDEX check_in_member_id ON check_in (member_id);
CREATE UNIQUE INDEX check_in_request_id ON check_in (request_id);
CREATE INDEX check_in_undoes_id ON check_in (undoes_id);
CREATE INDEX check_in_session_id_member_id ON check_in (session_id, member_id);
CREATE TABLE round (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    seed INTEGER NOT NULL,
    wishes TEXT NOT NULL,
    report TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX round_workshop_id ON round (workshop_id);
CREATE TABLE breakout_group (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    round_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    FOREIGN KEY (round_id) REFERENCES round (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX breakout_group_round_id ON breakout_group (round_id);
CREATE TABLE placement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    round_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    FOREIGN KEY (round_id) REFERENCES round (id) ON DELETE CASCADE,
    FOREIGN KEY (group_id) REFERENCES breakout_group (id) ON DELETE CASCADE,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX placement_group_id ON placement (group_id);
CREATE INDEX placement_member_id ON placement (member_id);
CREATE UNIQUE INDEX placement_round_id_member_id ON placement (round_id, member_id);
CREATE TABLE pair_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    one_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
    FOREIGN KEY (one_id) REFERENCES member (id) ON DELETE CASCADE,
    FOREIGN KEY (other_id) REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX pair_rule_one_id ON pair_rule (one_id);
CREATE INDEX pair_rule_other_id ON pair_rule (other_id);
CREATE UNIQUE INDEX pair_rule_workshop_id_one_id_other_id
    ON pair_rule (workshop_id, one_id, other_id);
CREATE TABLE certificate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    number TEXT NOT NULL,
    workshop_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    printed_name TEXT NOT NULL,
    title TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    record TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    pdf BLOB NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    replaces_id INTEGER,
    voided_at TEXT,
    void_reason TEXT NOT NULL,
    FOREIGN KEY (workshop_id) REFERENCES workshop (id) ON DELETE RESTRICT,
    FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY (replaces_id) REFERENCES certificate (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX certificate_uid ON certificate (uid);
CREATE UNIQUE INDEX certificate_number ON certificate (number);
CREATE INDEX certificate_workshop_id ON certificate (workshop_id);
CREATE INDEX certificate_member_id ON certificate (member_id);
CREATE INDEX certificate_replaces_id ON certificate (replaces_id);
"""


def first_tables(db: pw.SqliteDatabase) -> None:
    """Make the first tables and indexes."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
