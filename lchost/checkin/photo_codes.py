"""The QR codes in a photograph, a screenshot or on a page: a picture in, their texts out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from lchost.checkin.clearer import Gray

MOST_PIXELS = 60_000_000
_WIDE_PX = 3000  # a code of 35 mm on a photographed page has 10 pixels a millimetre then
_LOOKS_MS = 2500.0  # for what is not read at once


def texts(content: bytes) -> tuple[str, ...]:
    """Return what the codes in a PNG or JPEG say; none where there are none.

    Raises:
        ValueError: it is no picture, broken, or of more pixels than a desk can take.
    """
    import numpy as np
    import PIL.Image as images

    try:
        picture = images.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too large")
        picture.draft("L", (_WIDE_PX, _WIDE_PX))
        picture.thumbnail((_WIDE_PX, _WIDE_PX))
        gray = np.asarray(_on_white(picture))
    except Exception as trouble:  # a spoilt file trips its reader up in many ways
        raise ValueError("no picture") from trouble
    return texts_of(gray)


def texts_of(gray: Gray) -> tuple[str, ...]:
    """Return what the codes in a grey picture say; looks longer where none is read at once."""
    from lchost.checkin.decode import decode

    found = decode(gray, 0.0) or decode(gray, _LOOKS_MS)
    return tuple(dict.fromkeys(one.text for one in found))


def _on_white(picture: Image) -> Image:
    """Return the picture in grey; what is clear in it becomes white, as on paper."""
    import PIL.Image as images

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("L")
    clear = picture.convert("RGBA")
    paper = images.new("RGBA", clear.size, "white")
    return images.alpha_composite(paper, clear).convert("L")
