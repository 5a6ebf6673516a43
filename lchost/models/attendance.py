"""The check-in log: one row a scan, accepted or not; nothing is ever overwritten."""

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

    class Meta:
        indexes = ((("session", "member"), False),)
