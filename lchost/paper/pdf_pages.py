"""The pages of any PDF as grey pictures, to look for codes on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from lchost.paper.pdfium import ONE_AT_A_TIME

MOST_PAGES = 3  # a certificate has one
_DPI = 200
_MOST_PIXELS = 9_000_000  # a page may say that it is a kilometre wide


def grays(pdf: bytes) -> Iterator[np.ndarray[Any, np.dtype[np.uint8]]]:
    """Give the first pages as rows of bytes.

    Raises:
        ValueError: it is no PDF, broken, or locked.
    """
    import pypdfium2

    for number in range(MOST_PAGES):
        with ONE_AT_A_TIME:
            try:
                with pypdfium2.PdfDocument(pdf) as document:
                    if number >= len(document):
                        return
                    page = document[number]
                    points = max(1.0, page.get_width() * page.get_height())
                    scale = min(_DPI / 72, (_MOST_PIXELS / points) ** 0.5)
                    drawn = page.render(scale=scale, grayscale=True)
                    plain = np.asarray(drawn.to_numpy()).reshape(drawn.height, drawn.width)
                    picture = plain.astype(np.uint8)
            except pypdfium2.PdfiumError as trouble:
                raise ValueError("broken PDF") from trouble
        yield picture
