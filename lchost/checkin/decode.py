"""Reading QR codes out of a grey picture (numpy and zxing-cpp come in with this module)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import zxingcpp

Point = tuple[float, float]
Gray = np.ndarray[Any, np.dtype[np.uint8]]
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True)
class Found:
    """A code that was read, and its corners in the picture, clockwise from its own top left."""

    text: str
    corners: tuple[Point, Point, Point, Point]


def decode(gray: Gray, budget_ms: float = 40.0) -> tuple[Found, ...]:
    """Return the codes of a grey picture (rows of bytes), in about the time that is allowed."""
    until = time.perf_counter() + budget_ms / 1000
    found = _read(gray, try_invert=True)
    return found if found or time.perf_counter() > until else ()


def brightness(gray: Gray) -> float:
    """Return how bright the brighter parts of a picture are, 0 to 1: what white paper could be."""
    sample = gray[:: max(1, gray.shape[0] // 60), :: max(1, gray.shape[1] // 60)]
    return float(np.percentile(sample, 95)) / 255


def _read(gray: Gray, **wishes: Any) -> tuple[Found, ...]:
    read = zxingcpp.read_barcodes(gray, formats=_QR, try_rotate=False, **wishes)
    return tuple(Found(one.text, _corners(one.position)) for one in read if one.valid)


def _corners(at: Any) -> tuple[Point, Point, Point, Point]:
    a, b, c, d = at.top_left, at.top_right, at.bottom_right, at.bottom_left
    return (a.x, a.y), (b.x, b.y), (c.x, c.y), (d.x, d.y)
