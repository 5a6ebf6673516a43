"""Pages that are finished, moved: for files that leave for a printer which is known to be off."""

from __future__ import annotations

import io
from collections.abc import Sequence

from lchost.paper.drawing import PT_PER_MM
from lchost.paper.pdfium import ONE_AT_A_TIME
from lchost.paper.sheets.offset import Offset


def moved(pdf: bytes, offsets: Sequence[Offset]) -> bytes:
    """Return a PDF with everything on its pages moved.

    Args:
        offsets: one for all pages, or one for fronts and one for the backs that follow them.
    """
    if not any(offsets):
        return pdf
    import pypdfium2
    import pypdfium2.raw as pdfium

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            offset = offsets[number % len(offsets)]
            right, up = offset.right_mm * PT_PER_MM, -offset.down_mm * PT_PER_MM
            page = document[number]
            pdfium.FPDFPage_TransFormWithClip(
                page.raw, pdfium.FS_MATRIX(1, 0, 0, 1, right, up), None
            )
            page.close()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
