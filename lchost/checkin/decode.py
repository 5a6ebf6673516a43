"""Reading QR codes out of a grey picture (numpy and zxing-cpp come in with this module).

Most frames are read as they are.  What is not gets a second look while time allows: first where
something was nearly a code, then the whole picture smoothed, stretched or enlarged.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import zxingcpp

from lchost import codes
from lchost.checkin.clearer import (
    Gray,
    against_around,
    doubled,
    halved,
    logarithmic,
    refocused,
    resized,
    smooth,
    stretched,
)
from lchost.codes import CodeKind

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
Way = Callable[[Gray], Gray]

LIVE_MS = 40.0  # for a frame; the next one is as good
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FIXED = zxingcpp.Binarizer.FixedThreshold
_SIDE = 150.0  # pixels to which a code is brought for the second look: 7 a module
_AROUND = 0.3  # of its side that is looked at beside it: its corners may be mistaken
_LEAST_SIDE = 15.0  # pixels; smaller ones are no code
_SUSPECTS = 2  # places a picture that are looked at again
_FEW_PIXELS = 700_000  # a picture of at most so many is enlarged whole
_HANDY_PIXELS = 600_000  # … and of so many is worked on whole


@dataclass(frozen=True)
class Found:
    """A code that was read, and its corners in the picture, clockwise from its own top left."""

    text: str
    corners: Corners


@dataclass(frozen=True)
class _Part:
    """A piece of the picture, enlarged `scale` times; `x`, `y` is its corner in the whole."""

    gray: Gray
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def whole(self, corners: Corners) -> Corners:
        """Return corners in the part as corners in the whole."""
        a, b, c, d = ((x / self.scale + self.x, y / self.scale + self.y) for x, y in corners)
        return a, b, c, d


def decode(gray: Gray, budget_ms: float = LIVE_MS, turn: int = 0) -> tuple[Found, ...]:
    """Return the codes of a grey picture (rows of bytes), in about the time that is allowed.

    A badge ends the search; where there is only a foreign code, a badge may stand beside it.
    `turn` counts the frames of a camera: what is too slow to be tried in each is tried in turn.
    """
    if min(gray.shape) < _LEAST_SIDE:
        return ()
    until = time.perf_counter() + budget_ms / 1000
    found, suspects = _read(_Part(gray), try_invert=True)
    if _has_badge(found):
        return found
    looks = _second_looks(gray, suspects, turn)
    while time.perf_counter() < until and (look := next(looks, None)):
        known = {one.text for one in found}
        found = (*found, *(one for one in look[0] if one.text not in known))
        if _has_badge(found):
            break
    sure = tuple(one for one in found if _kind(one) is not CodeKind.TYPO)
    return sure or found


def _has_badge(found: tuple[Found, ...]) -> bool:
    return any(_kind(one) is CodeKind.BADGE for one in found)


def _kind(found: Found) -> CodeKind:
    return codes.read(found.text).kind


def brightness(gray: Gray) -> float:
    """Return how bright the brighter parts of a picture are, 0 to 1: what white paper could be."""
    sample = gray[:: max(1, gray.shape[0] // 60), :: max(1, gray.shape[1] // 60)]
    return float(np.percentile(sample, 95)) / 255


# --- the second look ----------------------------------------------------------------------------

_Read = tuple[tuple[Found, ...], tuple[Corners, ...]]
_Whole = Callable[[Gray, int], _Part]


def _second_looks(gray: Gray, suspects: tuple[Corners, ...], turn: int) -> Iterator[_Read]:
    """Look at suspects first, then at the whole; in each second frame the other way round."""
    first = turn // 2 % len(_WHOLES)
    ways = _WHOLES[first:] + _WHOLES[:first]
    if turn % 2 == 0:
        yield from _closer(gray, suspects)
    for n, way in enumerate(ways):
        read = _read(way(gray, turn))
        yield read
        yield from _closer(gray, read[1])
        if n == 0 and turn % 2:
            yield from _closer(gray, suspects)


def _closer(gray: Gray, suspects: tuple[Corners, ...]) -> Iterator[_Read]:
    for corners in suspects:
        part = _cut(gray, corners)
        for way, wishes in _WAYS:
            yield _read(_Part(way(part.gray), part.x, part.y, part.scale), **wishes)


def _smoothed(gray: Gray, _turn: int) -> _Part:
    """Half as large, and stretched: for the dark and its grain."""
    return _Part(stretched(halved(gray)), scale=0.5)


def _enlarged(gray: Gray, turn: int) -> _Part:
    """Twice as large: for small codes.  Of a large picture one part at a time, the middle first."""
    if gray.size <= _FEW_PIXELS:
        return _Part(doubled(gray), scale=2.0)
    tall, wide = gray.shape[0] // 2, gray.shape[1] // 2
    across, down = _TILES[turn // (2 * len(_WHOLES)) % len(_TILES)]
    x, y = int(wide * across), int(tall * down)
    return _Part(doubled(gray[y : y + tall, x : x + wide]), x, y, 2.0)


def _evened(reach: int) -> _Whole:
    """Each pixel against what is around it: for glare and shadow over the whole picture."""

    def way(gray: Gray, _turn: int) -> _Part:
        small, scale = _handy(gray)
        return _Part(against_around(logarithmic(small), reach), scale=scale)

    return way


def _focused(sigma: float) -> _Whole:
    """What stood out of focus, by about `sigma` pixels of a handy picture."""

    def way(gray: Gray, _turn: int) -> _Part:
        small, scale = _handy(gray)
        return _Part(refocused(small, sigma), scale=scale)

    return way


def _handy(gray: Gray) -> tuple[Gray, float]:
    """Return the picture small enough to be worked on whole, and its scale."""
    scale = 1.0
    while gray.size > _HANDY_PIXELS:
        gray, scale = halved(gray), scale / 2
    return gray, scale


_TILES = ((0.5, 0.5), (0.0, 0.0), (0.5, 0.5), (1.0, 0.0), (0.5, 0.5), (0.0, 1.0), (1.0, 1.0))
_WHOLES: tuple[_Whole, ...] = (
    _evened(12),
    _focused(2.5),
    _smoothed,
    _enlarged,
    _focused(4.5),
)


_MODULE = _SIDE / 21
_WAYS: tuple[tuple[Way, dict[str, Any]], ...] = (
    (lambda part: part, {}),
    (
        lambda part: against_around(logarithmic(smooth(part, 1)), round(2.5 * _MODULE)),
        {"binarizer": _FIXED},
    ),
    (lambda part: against_around(smooth(part, 1), round(1.5 * _MODULE)), {"binarizer": _FIXED}),
)


# --- reading ------------------------------------------------------------------------------------


def _cut(gray: Gray, corners: Corners) -> _Part:
    """Cut a code and some ground around it out, at a size that is read well."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    side = max(_side(corners), _LEAST_SIDE)
    around = _AROUND * side
    x0, y0 = max(0, int(min(xs) - around)), max(0, int(min(ys) - around))
    piece = gray[y0 : int(max(ys) + around) + 1, x0 : int(max(xs) + around) + 1]
    scale = 1.0
    while side * scale > 2 * _SIDE:
        piece, scale = halved(piece), scale / 2
    more = _SIDE / (side * scale)
    return _Part(resized(piece, more), x0, y0, scale * more)


def _read(part: _Part, *, try_invert: bool = False, **wishes: Any) -> _Read:
    """Return the codes of a part, and where one was nearly read; corners are the whole's."""
    read = zxingcpp.read_barcodes(
        part.gray,
        formats=_QR,
        try_rotate=False,
        try_invert=try_invert,
        return_errors=True,
        **wishes,
    )
    whole = [(one, part.whole(_corners(one.position))) for one in read]
    found = tuple(Found(one.text, corners) for one, corners in whole if one.valid)
    nearly = (corners for one, corners in whole if not one.valid)
    suspects = sorted((at for at in nearly if _side(at) >= _LEAST_SIDE), key=_side, reverse=True)
    return found, tuple(suspects[:_SUSPECTS])


def _corners(at: Any) -> Corners:
    a, b, c, d = at.top_left, at.top_right, at.bottom_right, at.bottom_left
    return (a.x, a.y), (b.x, b.y), (c.x, c.y), (d.x, d.y)


def _side(corners: Corners) -> float:
    """Return the side of a square of the same area, in pixels."""
    twice = sum(
        x0 * y1 - x1 * y0
        for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )
    return float((abs(twice) / 2) ** 0.5)
