"""Reads boxes back from a PDF, in mm from the top left."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

PT_PER_MM = 72 / 25.4
Box = tuple[float, float, float, float]  # left, top, width, height


def boxes(pdf: bytes, page: int = 0) -> list[Box]:
    """Return the paths of a page as they come, each with what it covers."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    high = sheet.get_height()
    found = []
    for one in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        found.append(
            (
                left / PT_PER_MM,
                (high - top) / PT_PER_MM,
                (right - left) / PT_PER_MM,
                (top - bottom) / PT_PER_MM,
            )
        )
    return found
