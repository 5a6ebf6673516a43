"""Paper: pictures, badge designs, edited words, what was printed, sheets that are read back."""

from __future__ import annotations

import peewee as pw

from lchost.models.fields import JsonField, UtcField
from lchost.models.rows import Row, new_uid
from lchost.models.workshops import Workshop


class BadgeDesign(Row):
    """A badge or a certificate that the host drew; `design` is what `paper` reads."""

    uid = pw.TextField(unique=True, default=new_uid)
    name = pw.TextField(unique=True)
    wide_mm = pw.FloatField()
    high_mm = pw.FloatField()
    design = JsonField()
    changed_at = UtcField()
    # "badge" or "certificate"
    paper = pw.TextField(default="badge", constraints=[pw.SQL("DEFAULT 'badge'")])


class PaperText(Row):
    """Words on paper that the host said otherwise; `key` as in `resources/paper/texts`."""

    language = pw.TextField()
    key = pw.TextField()
    text = pw.TextField()

    class Meta:
        indexes = ((("language", "key"), True),)


class PaperPrint(Row):
    """A paper went out.  Rows are only added: paper cannot be taken back."""

    workshop = pw.ForeignKeyField(Workshop, backref="paper_prints", on_delete="CASCADE")
    paper = pw.TextField()  # its key: "sign_in"
    printer = pw.TextField()  # its name; empty: saved as a file
    pages = pw.IntegerField()
    people = pw.IntegerField()
    at = UtcField()


class ScanSheet(Row):
    """A page that can be read back; `layout` says where its boxes are and whose they are."""

    code = pw.TextField(unique=True)
    workshop = pw.ForeignKeyField(Workshop, backref="scan_sheets", on_delete="CASCADE")
    paper = pw.TextField()
    page = pw.IntegerField()
    layout = JsonField()
    made_at = UtcField()


class Resource(Row):
    """Something to read on: printed on the handout with its address as a QR code."""

    workshop = pw.ForeignKeyField(Workshop, backref="resources", on_delete="CASCADE")
    title = pw.TextField()
    address = pw.TextField()
    note = pw.TextField()
    position = pw.IntegerField()


class FeedbackReply(Row):
    """One feedback form; nobody's name is on it.  `sheet`: the code of the page, or empty."""

    workshop = pw.ForeignKeyField(Workshop, backref="feedback", on_delete="CASCADE")
    sheet = pw.TextField()
    answers = JsonField()
    at = UtcField()
