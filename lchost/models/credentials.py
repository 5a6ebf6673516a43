"""Certificates that were issued: frozen bytes and their hashes."""

from __future__ import annotations

import peewee as pw

from lchost.models.fields import UtcField
from lchost.models.people import Member
from lchost.models.rows import Row, new_uid
from lchost.models.workshops import Workshop


class Certificate(Row):
    """One issued certificate.  It is never changed; it can be voided, and replaced by another."""

    uid = pw.TextField(unique=True, default=new_uid)
    number = pw.TextField(unique=True)  # YYYY-NNNN, without gaps in a year
    workshop = pw.ForeignKeyField(Workshop, backref="certificates", on_delete="RESTRICT")
    member = pw.ForeignKeyField(Member, backref="certificates", on_delete="RESTRICT")
    printed_name = pw.TextField()
    title = pw.TextField()
    issued_at = UtcField()
    record = pw.TextField()  # canonical JSON of what the certificate says
    record_sha256 = pw.TextField()
    pdf = pw.BlobField()
    pdf_sha256 = pw.TextField()
    replaces = pw.ForeignKeyField("self", null=True, backref="replaced_by", on_delete="RESTRICT")
    voided_at = UtcField(null=True)
    void_reason = pw.TextField(default="")
