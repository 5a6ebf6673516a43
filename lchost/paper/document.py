"""reportlab's side of a document: a canvas without its habits, pictures kept once."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from io import BytesIO
from typing import Any


def embedded(canvas: Any, key: str, content: bytes) -> str:
    """Put a picture into the document and return its name; a JPEG goes in as it is.

    reportlab's own way unpacks each picture to tell it from others, whose keys we have.
    """
    name = f"picture{key}"
    made = copy(_packed(name, content))
    canvas._setXObjects(made)
    canvas._doc.Reference(made, canvas._doc.getXObjectName(name))
    canvas._doc.addForm(name, made)
    softly = copy(getattr(made, "_smask", None))
    if softly:
        canvas._setXObjects(softly)
        made.smask = canvas._doc.Reference(softly, canvas._doc.getXObjectName(softly.name))
        del made._smask
    return name


@lru_cache(maxsize=16)
def _packed(name: str, content: bytes) -> Any:
    """Return a picture as PDF keeps it; documents that are made one by one share a logo."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfdoc

    made = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(content)), mask="auto")
    made.name = name
    return made


def bare_canvas(wide_pt: float, high_pt: float, language: str) -> Any:
    """Return reportlab's canvas without the standard font that it puts on every page."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # no printer needs seven-bit files any more; saves a fifth

    class Bare(Canvas):  # type: ignore[misc]
        def _make_preamble(self) -> None:
            self._preamble = "1 0 0 1 0 0 cm"

    return Bare(None, pagesize=(wide_pt, high_pt), invariant=1, pageCompression=1, lang=language)
