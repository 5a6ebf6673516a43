"""Pictures made easier to read: larger, smoother, even, in focus.  All are grey, rows of bytes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

Gray = np.ndarray[Any, np.dtype[np.uint8]]
Light = np.ndarray[Any, np.dtype[np.float32]]

_GRAIN = 0.008  # of the picture's own power: what refocusing must not lift
_LOG = (np.log(np.arange(256) + 4.0) * (255 / np.log(260.0))).astype(np.uint8)


def halved(gray: Gray) -> Gray:
    """Return the mean of each two by two pixels."""
    tall, wide = gray.shape[0] // 2 * 2, gray.shape[1] // 2 * 2
    even, odd = gray[:tall:2, :wide].astype(np.uint16), gray[1:tall:2, :wide]
    rows = even + odd
    return ((rows[:, ::2] + rows[:, 1::2]) >> 2).astype(np.uint8)


def doubled(gray: Gray) -> Gray:
    """Return the picture twice as large, smoothly."""
    tall, wide = gray.shape
    rows = np.empty((2 * tall, wide), np.uint8)
    rows[::2] = gray
    rows[1:-1:2] = _between(gray[:-1], gray[1:])
    rows[-1] = gray[-1]
    made = np.empty((2 * tall, 2 * wide), np.uint8)
    made[:, ::2] = rows
    made[:, 1:-1:2] = _between(rows[:, :-1], rows[:, 1:])
    made[:, -1] = rows[:, -1]
    return made


def _between(one: Gray, other: Gray) -> Gray:
    made: Gray = (one >> 1) + (other >> 1) + (one & other & 1)
    return made


def stretched(gray: Gray) -> Gray:
    """Return the picture with its darkest as black and its brightest as white."""
    low, high = np.percentile(gray[::4, ::4], (1, 99))
    if high - low < 2:
        return gray
    levels = (np.arange(256) - low) * (255 / (high - low))
    made: Gray = np.clip(levels, 0, 255).astype(np.uint8)[gray]
    return made


def smooth(gray: Gray, reach: int) -> Gray:
    """Return the mean around each pixel, `reach` pixels each way."""
    return (_mean(gray, reach) + 0.5).astype(np.uint8)


def against_around(gray: Gray, reach: int) -> Gray:
    """Return white where a pixel is brighter than the mean around it, else black."""
    made: Gray = np.where(gray > _mean(gray, reach), 255, 0).astype(np.uint8)
    return made


def logarithmic(gray: Gray) -> Gray:
    """Return the picture by its ratios: a shadow then only shifts it."""
    made: Gray = _LOG[gray]
    return made


def refocused(gray: Gray, sigma: float) -> Gray:
    """Return the picture as it would be in focus, if it is blurred by a bell of `sigma` pixels.

    Wiener's filter.  Source: N. Wiener, Extrapolation, Interpolation, and Smoothing of Stationary
    Time Series, 1949.
    """
    tall, wide = gray.shape
    seen = np.fft.rfft2(gray.astype(np.float32))
    made = np.fft.irfft2(seen * _wiener(tall, wide, sigma), s=gray.shape)
    clear: Gray = np.clip(made, 0, 255).astype(np.uint8)
    return clear


@lru_cache(maxsize=8)
def _wiener(tall: int, wide: int, sigma: float) -> Light:
    down, across = np.fft.fftfreq(tall)[:, None], np.fft.rfftfreq(wide)[None, :]
    bell = np.exp(-2 * np.pi**2 * sigma**2 * (across**2 + down**2))
    made: Light = (bell / (bell**2 + _GRAIN)).astype(np.float32)
    return made


def _mean(gray: Gray, reach: int) -> Light:
    """Return the mean of the square around each pixel, by sums of sums."""
    n = 2 * reach + 1
    wide = np.pad(gray, reach, mode="edge")
    summed = np.zeros((wide.shape[0] + 1, wide.shape[1] + 1), np.int32)
    np.cumsum(np.cumsum(wide, axis=0, dtype=np.int32), axis=1, out=summed[1:, 1:])
    total = summed[n:, n:] - summed[:-n, n:] - summed[n:, :-n] + summed[:-n, :-n]
    made: Light = total.astype(np.float32) / np.float32(n * n)
    return made


def resized(gray: Gray, scale: float) -> Gray:
    """Return the picture `scale` times as large, smoothly."""
    tall, wide = (max(8, round(size * scale)) for size in gray.shape)
    ys = np.clip((np.arange(tall) + 0.5) / scale - 0.5, 0, gray.shape[0] - 1)
    xs = np.clip((np.arange(wide) + 0.5) / scale - 0.5, 0, gray.shape[1] - 1)
    y0, x0 = ys.astype(int), xs.astype(int)
    y1, x1 = np.minimum(y0 + 1, gray.shape[0] - 1), np.minimum(x0 + 1, gray.shape[1] - 1)
    down = (ys - y0).astype(np.float32)[:, None]
    across = (xs - x0).astype(np.float32)[None, :]
    rows = gray[y0] * (1 - down) + gray[y1] * down
    light = rows[:, x0] * (1 - across) + rows[:, x1] * across
    made: Gray = (light + 0.5).astype(np.uint8)
    return made
