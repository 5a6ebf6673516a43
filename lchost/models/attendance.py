"""The check-in log, one row a scan, never overwritten; who is excused; whose phone is whose."""

from __future__ import annotations

import peewee as pw

from lchost.models.fields import UtcField
from lchost.models.people import Member
from lchost.models.rows import Row, new_uid
from lchost.models.workshops import Session


class CheckIn(Row):
    """What the door saw.  An undo is a row of its own that names the row it takes back.

    Of foreign and unknown codes only the kind and a hash are kept: a Wi-Fi code holds a password.
    """

    uid = pw.TextField(unique=True, default=new_uid)
    session = pw.ForeignKeyField(Session, index=False, backref="scans", on_delete="RESTRICT")
    member = pw.ForeignKeyField(Member, null=True, backref="scans", on_delete="SET NULL")
    at = UtcField()
    answer = pw.TextField()  # name of checkin.answers.Answer
    method = pw.TextField()  # name of checkin.answers.Method
    door = pw.TextField(default="")
    code_kind = pw.TextField(default="")
    code_hash = pw.TextField(default="")
    request_id = pw.TextField(null=True, unique=True)
    undoes = pw.ForeignKeyField("self", null=True, backref="undone_by", on_delete="RESTRICT")
    reason = pw.TextField(default="")
    # keyed hash of the phone that asked; empty: no phone
    phone = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    # the host said yes where the door hesitates, whether or not it did …
    forced = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])
    # … and the answer that this overruled, if there was one
    overruled = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        indexes = ((("session", "member"), False),)


class Excuse(Row):
    """The host knows why a member does not come to a session."""

    session = pw.ForeignKeyField(Session, index=False, backref="excuses", on_delete="CASCADE")
    member = pw.ForeignKeyField(Member, backref="excuses", on_delete="CASCADE")
    reason = pw.TextField(default="")
    at = UtcField()

    class Meta:
        indexes = ((("session", "member"), True),)


class Phone(Row):
    """A phone that was here before, and whose it is.  The file keeps only a hash of its key."""

    key_hash = pw.TextField(unique=True)
    member = pw.ForeignKeyField(Member, backref="phones", on_delete="CASCADE")
    seen_at = UtcField()
