"""Pictures: logos, signatures, photographs; each is kept once, by what it holds."""

from __future__ import annotations

import peewee as pw

from lchost.models.fields import UtcField
from lchost.models.rows import Row


class Picture(Row):
    """A picture as it was given; never changed, so whoever points at it sees the same always."""

    sha256 = pw.TextField(unique=True)
    media_type = pw.TextField()  # image/png, image/jpeg, image/svg+xml, application/pdf
    name = pw.TextField()  # of the file it came from
    wide_px = pw.IntegerField()
    high_px = pw.IntegerField()
    content = pw.BlobField()
    added_at = UtcField()
