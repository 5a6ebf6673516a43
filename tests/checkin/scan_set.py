"""Made-up camera frames: a badge or a phone held before a laptop, with what goes wrong at doors.

All is drawn from a seed, so that figures of different days speak of the same frames.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from lchost import codes
from lchost.paper import qr

SIZES = {"480p": (640, 480), "720p": (1280, 720), "1080p": (1920, 1080)}
KINDS = (
    "straight",
    "tilt",
    "blur",
    "motion",
    "dark",
    "glare",
    "shadow",
    "noise",
    "small",
    "dark_phone",
    "bright_phone",
    "all",
)
SEED = 20261121
_QUIET = 4  # modules of ground around the code
_PAPER, _INK = 0.92, 0.10  # light that white paper and printed black send back
_FINE = 3  # samples a pixel, each way; less where a module is many pixels


@dataclass(frozen=True)
class Frame:
    """A frame and what there is to read in it; `side` is the code's, in pixels."""

    gray: np.ndarray
    text: str
    kind: str
    side: float


def scan_set(size: str, kinds: tuple[str, ...] = KINDS, each: int = 40) -> Iterator[Frame]:
    """Give `each` frames of each kind."""
    for kind in kinds:
        for number in range(each):
            yield frame(size, kind, number)


def frame(size: str, kind: str, number: int) -> Frame:
    """Return one frame of the set."""
    seed = (SEED, list(SIZES).index(size), KINDS.index(kind), number)
    rng = np.random.default_rng(seed)
    wide, tall = SIZES[size]
    text = codes.encode(rng.bytes(8))
    modules = modules_of(text)
    if kind == "small":
        side = len(modules) * rng.uniform(1.7, 2.6)
    else:
        side = tall * rng.uniform(0.16, 0.42)
    picture = _room(rng, wide, tall)
    spot = _corners(rng, kind, wide, tall, side)
    if kind in ("dark_phone", "bright_phone"):
        _put_phone(picture, modules, spot, rng, inverted=kind == "dark_phone")
    else:
        _put_badge(picture, modules, spot)
    light = _spoil(picture, kind, spot, side / len(modules), rng)
    taken = as_taken(light, rng, rng.uniform(0.07, 0.12) if kind == "noise" else None)
    return Frame(taken, text, kind, side)


def badge(px_per_mm: float, number: int, mm: float = 20.0) -> Frame:
    """Return a close picture of one printed badge code, as a fixed-focus webcam sees it."""
    rng = np.random.default_rng((SEED, 99, round(px_per_mm * 10), number))
    text = codes.encode(rng.bytes(8))
    modules = modules_of(text)
    side = mm * px_per_mm
    edge = int(side * 2.2)
    picture = np.full((edge, edge), 0.85, np.float32)
    jitter = side * 0.06
    square = _turned(rng.uniform(-25, 25), side) + rng.uniform(-jitter, jitter, (4, 2))
    _put_badge(picture, modules, square + edge / 2)
    picture = blurred(picture, rng.uniform(0.6, 1.2))
    picture = smeared(picture, int(rng.integers(1, 4)))
    picture = picture * np.linspace(rng.uniform(0.55, 0.9), 1, edge)[None, :] * rng.uniform(0.7, 1)
    picture = picture + rng.normal(0, 6 / 255, picture.shape)
    return Frame(as_taken(picture, rng, noise=0), text, "badge", side)


def empty_room(size: str, number: int) -> np.ndarray:
    """Return a frame in which there is no code at all."""
    rng = np.random.default_rng((SEED, 77, number))
    return as_taken(_room(rng, *SIZES[size]), rng)


def modules_of(text: str) -> np.ndarray:
    """Return the code's modules: True is dark."""
    symbol = qr.symbol(text)
    made = np.zeros((symbol.modules, symbol.modules), bool)
    for x, y, length in symbol.bars:
        made[y, x : x + length] = True
    return made


# --- what is before the camera --------------------------------------------------------------------


def _room(rng: np.random.Generator, wide: int, tall: int) -> np.ndarray:
    """A blurred room with some edges, bars and boxes in it."""
    rough = rng.uniform(0.15, 0.85, (tall // 40 + 2, wide // 40 + 2))
    picture = resized(rough, wide, tall).astype(np.float32)
    for _ in range(30):
        x, y = int(rng.integers(0, wide)), int(rng.integers(0, tall))
        w, h = (int(v) for v in rng.integers(2, tall // 5, 2))
        if rng.random() < 0.5:
            w = max(1, w // 20)
        picture[y : y + h, x : x + w] = rng.uniform(0, 1)
    for _ in range(6):  # printed lines
        x, y = int(rng.integers(0, wide)), int(rng.integers(0, tall))
        step = max(2, int(rng.integers(2, 6)))
        for line in range(4):
            letters = rng.random(40) < 0.55
            bars = np.repeat(letters, step)[: max(0, wide - x)]
            rows = slice(y + line * 4 * step, y + line * 4 * step + 2 * step)
            part = picture[rows, x : x + len(bars)]
            part[:, bars[: part.shape[1]]] = 0.1
    return picture


def _turned(degrees: float, side: float) -> np.ndarray:
    a = np.deg2rad(degrees)
    turn = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    return np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]]) * side @ turn


def _corners(rng: np.random.Generator, kind: str, wide: int, tall: int, side: float) -> np.ndarray:
    """Where the code's corners fall in the picture, clockwise from its own top left."""
    degrees = rng.uniform(-4, 4) if kind == "straight" else rng.uniform(-35, 35)
    lean = {"tilt": 55.0, "all": 30.0}.get(kind, 12.0)
    about_x, about_y = np.deg2rad(rng.uniform(-lean, lean, 2))
    flat = _turned(degrees, side)
    depth = flat[:, 1] * np.sin(about_x) + flat[:, 0] * np.sin(about_y)
    seen = np.column_stack([flat[:, 0] * np.cos(about_y), flat[:, 1] * np.cos(about_x)])
    seen = seen / (1 + depth / (3.5 * side))[:, None]  # held some hand's breadths away
    room = side * 0.95
    middle = (
        rng.uniform(min(room, wide / 2), max(wide - room, wide / 2)),
        rng.uniform(min(room, tall / 2), max(tall - room, tall / 2)),
    )
    return seen + middle


def _put_badge(picture: np.ndarray, modules: np.ndarray, spot: np.ndarray) -> None:
    """Lay the code on white card, with a few lines under it."""
    n = len(modules)
    card = np.full((2 * n + 2 * _QUIET + 14, n + 2 * _QUIET + 4), _PAPER)
    left = _QUIET + 2
    card[_QUIET : _QUIET + n, left : left + n][modules] = _INK
    for line in range(3):
        y = _QUIET + n + 6 + 4 * line
        card[y : y + 2, left : left + n - 4 * line] = _INK
    _put(picture, card, spot, left, _QUIET, n)


def _put_phone(
    picture: np.ndarray,
    modules: np.ndarray,
    spot: np.ndarray,
    rng: np.random.Generator,
    *,
    inverted: bool,
) -> None:
    """Lay a phone there: in dark mode light modules on black, else a small white tile on black."""
    n = len(modules)
    glass, glow = rng.uniform(0.02, 0.10), rng.uniform(0.75, 1.25)
    quiet = 6 if inverted else int(rng.integers(1, 3))
    screen = np.full((3 * n, n + 16), glass)
    top, left = n - 4, 8
    if inverted:
        screen[top : top + n, left : left + n] = np.where(modules, glow, glass)
    else:
        screen[top - quiet : top + n + quiet, left - quiet : left + n + quiet] = glow
        screen[top : top + n, left : left + n][modules] = glass
    _put(picture, screen, spot, left, top, n)


def _put(
    picture: np.ndarray, thing: np.ndarray, spot: np.ndarray, left: int, top: int, n: int
) -> None:
    """Draw a flat thing so that its code, of n modules from (left, top), falls on `spot`."""
    source = np.array([[left, top], [left + n, top], [left + n, top + n], [left, top + n]], float)
    to_picture = homography(source, spot)
    tall, wide = thing.shape
    outline = _through(to_picture, np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], float))
    x0, y0 = np.maximum(np.floor(outline.min(0)).astype(int), 0)
    x1, y1 = np.minimum(np.ceil(outline.max(0)).astype(int), picture.shape[::-1])
    if x1 <= x0 or y1 <= y0:
        return
    fine = _FINE if np.ptp(spot[:, 0]) < 8 * n else 2
    steps_x = x0 + (np.arange((x1 - x0) * fine) + 0.5) / fine
    steps_y = y0 + (np.arange((y1 - y0) * fine) + 0.5) / fine
    xs, ys = np.meshgrid(steps_x, steps_y)
    u, v = _through(np.linalg.inv(to_picture), np.column_stack([xs.ravel(), ys.ravel()])).T
    inside = (u >= 0) & (v >= 0) & (u < wide) & (v < tall)
    light = np.zeros(len(u))
    light[inside] = thing[v[inside].astype(int), u[inside].astype(int)]

    def averaged(values: np.ndarray) -> np.ndarray:
        shaped = values.reshape(y1 - y0, fine, x1 - x0, fine)
        return shaped.mean((1, 3))

    share = averaged(inside.astype(float))
    part = picture[y0:y1, x0:x1]
    picture[y0:y1, x0:x1] = part * (1 - share) + averaged(light)


def homography(source: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """Return the 3×3 map that takes four points to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, goal, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(right)), 1).reshape(3, 3)


def _through(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    seen = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return seen[:, :2] / seen[:, 2:]


# --- what goes wrong ------------------------------------------------------------------------------


def _spoil(
    light: np.ndarray, kind: str, spot: np.ndarray, module: float, rng: np.random.Generator
) -> np.ndarray:
    """Spoil the light that falls on the sensor; `module` is in pixels."""
    middle, side = spot.mean(0), module * 21
    tall, wide = light.shape
    if kind == "blur":
        return blurred(light, module * rng.uniform(0.45, 0.8))
    if kind == "motion":
        return smeared(light, max(2, round(module * rng.uniform(0.7, 1.5))))
    if kind == "dark":
        return light * rng.uniform(0.06, 0.16)
    if kind == "shadow":
        edge = (np.arange(wide) - middle[0]) / side + rng.uniform(-0.3, 0.3)
        return light * np.where(edge > 0, 1.0, rng.uniform(0.15, 0.3))[None, :]
    if kind == "glare":
        ys, xs = np.mgrid[:tall, :wide].astype(np.float32)
        x, y = middle + rng.uniform(-0.35, 0.35, 2) * side
        far = ((xs - x) ** 2 + (ys - y) ** 2) / (2 * (side * rng.uniform(0.16, 0.3)) ** 2)
        return light * 0.8 + np.exp(-far) * rng.uniform(0.7, 1.3)
    if kind in ("dark_phone", "bright_phone"):
        return blurred(light, module * 0.2) + 0.12 * blurred(light, module * 4)  # it shines
    if kind == "all":
        return blurred(light, module * 0.35) * rng.uniform(0.3, 0.6)
    return light


def as_taken(light: np.ndarray, rng: np.random.Generator, noise: float | None = None) -> np.ndarray:
    """Return what the camera gives for some light: grain, eight bits, JPEG."""
    grain = noise if noise is not None else rng.choice([0.012, 0.02])
    mean = float(light.mean())
    if noise is None and mean < 0.12:
        grain = 0.03  # a camera in the dark turns its gain up
    taken = light + rng.standard_normal(light.shape, np.float32) * grain
    return jpeg(np.clip(taken * 255, 0, 255).astype(np.uint8), 75)


def jpeg(gray: np.ndarray, quality: int) -> np.ndarray:
    """Return the picture as it comes out of a JPEG."""
    kept = io.BytesIO()
    Image.fromarray(gray).save(kept, "JPEG", quality=quality)
    return np.asarray(Image.open(kept)).copy()


def blurred(light: np.ndarray, sigma: float) -> np.ndarray:
    """Return the picture out of focus."""
    whole = Image.fromarray(np.clip(light * 128, 0, 255).astype(np.uint8))
    return np.asarray(whole.filter(ImageFilter.GaussianBlur(sigma))) / np.float32(128)


def smeared(light: np.ndarray, pixels: int) -> np.ndarray:
    """Return the picture moved sideways while it was taken."""
    if pixels < 2:
        return light
    wide = np.pad(light, ((0, 0), (pixels, 0)), mode="edge")
    summed = np.cumsum(wide, axis=1, dtype=np.float64)
    return ((summed[:, pixels:] - summed[:, :-pixels]) / pixels).astype(np.float32)


def resized(light: np.ndarray, wide: int, tall: int) -> np.ndarray:
    """Return the picture smoothly stretched to a size."""
    ys = np.linspace(0, light.shape[0] - 1.001, tall)
    xs = np.linspace(0, light.shape[1] - 1.001, wide)
    y0, x0 = ys.astype(int), xs.astype(int)
    fy, fx = (ys - y0)[:, None], (xs - x0)[None, :]
    top = light[y0][:, x0] * (1 - fx) + light[y0][:, x0 + 1] * fx
    low = light[y0 + 1][:, x0] * (1 - fx) + light[y0 + 1][:, x0 + 1] * fx
    return top * (1 - fy) + low * fy
