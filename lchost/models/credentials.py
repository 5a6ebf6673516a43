"""Certificates: who gets one, what was issued as frozen bytes, and the keys that signed it."""

from __future__ import annotations

import peewee as pw

from lchost.models.fields import DayField, JsonField, UtcField
from lchost.models.people import Member
from lchost.models.rows import Row, new_uid
from lchost.models.workshops import Workshop, WorkshopSeries


class CertificateRule(Row):
    """Who gets which certificate of a workshop, or of a series; one of the two is set.

    `kind`: name of credentials.kinds.Kind.  `letters` stand before its numbers: each has a row
    of numbers of its own.  `conditions` and `facts`: what credentials.rules reads.  `design`:
    the key of a starter, or the uid of one that the host drew; empty for the usual one.
    """

    uid = pw.TextField(unique=True, default=new_uid)
    workshop = pw.ForeignKeyField(
        Workshop, null=True, backref="certificate_rules", on_delete="CASCADE"
    )
    series = pw.ForeignKeyField(
        WorkshopSeries, null=True, backref="certificate_rules", on_delete="CASCADE"
    )
    kind = pw.TextField()
    title = pw.TextField()
    letters = pw.TextField(default="")
    conditions = JsonField()
    facts = JsonField()
    design = pw.TextField(default="")
    second_language = pw.TextField(default="")  # "fr": printed beside the workshop's own
    position = pw.IntegerField(default=0)


class CertificateOverride(Row):
    """The host decided otherwise than a rule says, and why."""

    rule = pw.ForeignKeyField(
        CertificateRule, index=False, backref="overrides", on_delete="CASCADE"
    )
    member = pw.ForeignKeyField(Member, backref="certificate_overrides", on_delete="CASCADE")
    gets = pw.BooleanField()
    reason = pw.TextField()
    at = UtcField()

    class Meta:
        indexes = ((("rule", "member"), True),)


class CertificateMark(Row):
    """The host has seen that somebody did what a rule asks: "feedback", "assessment"."""

    workshop = pw.ForeignKeyField(Workshop, index=False, backref="marks", on_delete="CASCADE")
    member = pw.ForeignKeyField(Member, backref="certificate_marks", on_delete="CASCADE")
    what = pw.TextField()
    at = UtcField()

    class Meta:
        indexes = ((("workshop", "member", "what"), True),)


class IssuerKey(Row):
    """The public side of a key that the community signs with.  No secret is ever kept here.

    `copied_at`, `sheet_at`: when the host last made a copy of its file, and a recovery sheet.
    `statement`: signed JSON in which the key before hands over to this one.
    """

    did = pw.TextField(unique=True)
    name = pw.TextField()  # the community's, when it was made
    made_at = UtcField()
    copied_at = UtcField(null=True)
    sheet_at = UtcField(null=True)
    retired_at = UtcField(null=True)
    statement = pw.TextField(default="")


class Certificate(Row):
    """One issued certificate.  It is never changed; it can be voided, and replaced by another."""

    uid = pw.TextField(unique=True, default=new_uid)
    number = pw.TextField(unique=True)  # [LETTERS-]YYYY-NNNN, without gaps in letters and year
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
    rule = pw.ForeignKeyField(
        CertificateRule, null=True, backref="certificates", on_delete="SET NULL"
    )
    kind = pw.TextField(default="attendance", constraints=[pw.SQL("DEFAULT 'attendance'")])
    letters = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    # the did:key that signed it; empty: issued before signing
    signer = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    # the Open Badges credential as JSON, byte for byte as it was signed
    credential = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    # what its QR code says
    printed_code = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    is_duplicate = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])
    expires_on = DayField(null=True)


# What the register lists, without a look at the bytes of thousands of PDFs
Certificate.add_index(
    Certificate.index(
        *(Certificate.number, Certificate.uid, Certificate.printed_name, Certificate.title),
        *(Certificate.workshop, Certificate.member, Certificate.kind, Certificate.issued_at),
        *(Certificate.voided_at, Certificate.void_reason, Certificate.replaces),
        *(Certificate.expires_on, Certificate.signer, Certificate.is_duplicate),
        name="certificate_listed",
    )
)
