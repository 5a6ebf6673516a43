"""A file inside a PDF: how a certificate carries its credential.

PDF 2.0 and PDF/A-3 know such a file as an associated one; `Source` says that the page was made
of it (ISO 32000-2, 14.13).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

CREDENTIAL = "credential.json"
_MEDIA = "application/vc+ld+json"
_SAID = "Open Badges 3.0 credential"


def attach(pdf: bytes, credential: str, at: datetime) -> bytes:
    """Return the PDF of this moment with the credential attached as `credential.json`."""
    import pikepdf

    moment = at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        spec = pikepdf.AttachedFileSpec(
            document,
            credential.encode(),
            description=_SAID,
            filename=CREDENTIAL,
            mime_type=_MEDIA,
            creation_date=moment,
            mod_date=moment,
        )
        spec.relationship = pikepdf.Name.Source
        document.attachments[CREDENTIAL] = spec
        document.Root.AF = pikepdf.Array([spec.obj])
        document.docinfo["/CreationDate"] = document.docinfo["/ModDate"] = moment
        return _saved(document)


def merged(
    pdfs: Iterable[bytes], title: str, author: str, tell: Callable[[int], None] = lambda _: None
) -> bytes:
    """Return one PDF with all pages, as they are; what is attached to them is left out.

    Args:
        tell: is told how many were taken.
    """
    import pikepdf

    with pikepdf.new() as document:
        for n, pdf in enumerate(pdfs, 1):
            with pikepdf.open(io.BytesIO(pdf)) as one:
                document.pages.extend(one.pages)
            tell(n)
        with document.open_metadata(set_pikepdf_as_editor=False) as said:
            said["dc:title"] = title
            said["dc:creator"] = [author] if author else ["lchost"]
        document.docinfo["/Title"], document.docinfo["/Author"] = title, author
        document.docinfo["/Creator"] = "lchost"
        return _saved(document)


def _saved(document: object) -> bytes:
    import pikepdf

    assert isinstance(document, pikepdf.Pdf)
    out = io.BytesIO()
    # the same pages give the same bytes: no random identity, no moment
    document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
