"""A camera's frame as it lies in memory: its grey picture, and a small coloured one to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Bytes = np.ndarray[Any, np.dtype[np.uint8]]

# Where the parts of a pixel lie: (plane, first byte, step) of Y, U, V or of R, G, B, and by how
# much the colours are thinned out, across and down.
_Part = tuple[int, int, int]


@dataclass(frozen=True)
class Layout:
    """How a pixel format lies in memory."""

    parts: tuple[_Part, ...]
    is_rgb: bool = False
    thin_across: int = 1
    thin_down: int = 1


def _rgb(red: int, green: int, blue: int, step: int = 4) -> Layout:
    return Layout(((0, red, step), (0, green, step), (0, blue, step)), is_rgb=True)


LAYOUTS = {
    "Y8": Layout(((0, 0, 1),)),
    "YUV420P": Layout(((0, 0, 1), (1, 0, 1), (2, 0, 1)), thin_across=2, thin_down=2),
    "YV12": Layout(((0, 0, 1), (2, 0, 1), (1, 0, 1)), thin_across=2, thin_down=2),
    "YUV422P": Layout(((0, 0, 1), (1, 0, 1), (2, 0, 1)), thin_across=2),
    "NV12": Layout(((0, 0, 1), (1, 0, 2), (1, 1, 2)), thin_across=2, thin_down=2),
    "NV21": Layout(((0, 0, 1), (1, 1, 2), (1, 0, 2)), thin_across=2, thin_down=2),
    "YUYV": Layout(((0, 0, 2), (0, 1, 4), (0, 3, 4)), thin_across=2),
    "UYVY": Layout(((0, 1, 2), (0, 0, 4), (0, 2, 4)), thin_across=2),
    "BGRA8888": _rgb(2, 1, 0),
    "BGRX8888": _rgb(2, 1, 0),
    "RGBA8888": _rgb(0, 1, 2),
    "RGBX8888": _rgb(0, 1, 2),
    "ARGB8888": _rgb(1, 2, 3),
    "XRGB8888": _rgb(1, 2, 3),
    "ABGR8888": _rgb(3, 2, 1),
    "XBGR8888": _rgb(3, 2, 1),
}
"""The formats of webcams and of pictures, by Qt's names; what lies otherwise is converted first."""


@dataclass(frozen=True)
class Planes:
    """A mapped frame: (bytes, bytes a line) of each plane."""

    layout: Layout
    width: int
    height: int
    planes: tuple[tuple[memoryview | bytes, int], ...]

    def part(self, number: int) -> Bytes:
        """Return one part of all pixels, without copying."""
        plane, first, step = self.layout.parts[number]
        data, line = self.planes[plane]
        is_thin = number > 0 and not self.layout.is_rgb
        across, down = (self.layout.thin_across, self.layout.thin_down) if is_thin else (1, 1)
        wide, tall = -(-self.width // across), -(-self.height // down)
        rows = np.frombuffer(data, np.uint8)[: line * tall].reshape(tall, line)
        return rows[:, first : first + (wide - 1) * step + 1 : step]


def gray(frame: Planes) -> Bytes:
    """Return the grey picture: the brightness that the camera gives itself, where it does.

    The answer may share the frame's memory: use it while the frame is mapped.
    """
    if not frame.layout.is_rgb:
        bright = frame.part(0)
        return bright if bright.strides[1] == 1 else np.ascontiguousarray(bright)
    red, green, blue = (frame.part(n).astype(np.uint16) for n in range(3))
    return ((red * 77 + green * 150 + blue * 29) >> 8).astype(np.uint8)  # ITU-R BT.601


def small(frame: Planes, wide: int) -> tuple[Bytes, int, int]:
    """Return every n-th pixel as R, G, B bytes, about `wide` across; with its width and height."""
    step = max(2, 2 * round(frame.width / wide / 2)) if frame.width >= 2 * wide else 1
    if frame.layout.is_rgb:
        parts = [frame.part(n)[::step, ::step] for n in range(3)]
        made = np.stack(parts, axis=-1)
    else:
        made = _coloured(frame, step)
    return np.ascontiguousarray(made), made.shape[1], made.shape[0]


def _coloured(frame: Planes, step: int) -> Bytes:
    bright = frame.part(0)[::step, ::step].astype(np.int32)
    if len(frame.layout.parts) == 1:
        return np.repeat(bright.astype(np.uint8)[:, :, None], 3, axis=2)
    tall, wide = bright.shape
    u, v = (_spread(frame, n, step)[:tall, :wide] for n in (1, 2))
    red = bright + ((v * 359) >> 8)
    green = bright - ((u * 88 + v * 183) >> 8)
    blue = bright + ((u * 454) >> 8)
    made: Bytes = np.clip(np.stack([red, green, blue], axis=-1), 0, 255).astype(np.uint8)
    return made


def _spread(frame: Planes, number: int, step: int) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Return a colour part, thinned or repeated to fit the picture that is wanted."""
    part = frame.part(number)
    for axis, thin in ((0, frame.layout.thin_down), (1, frame.layout.thin_across)):
        if step >= thin:
            part = part[:: step // thin] if axis == 0 else part[:, :: step // thin]
        else:
            part = np.repeat(part, thin, axis=axis)
    return part.astype(np.int32) - 128
