"""Sheets as they come back: filled in with many pens, then photographed badly.  All is seeded."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from lchost.paper.scanback.layout import Area, Box, MarkedSheet

DPI = 300
PER_MM = DPI / 25.4
_INK_PER_MM = 24  # strokes are drawn finer than they are seen
_REACH_MM = 8.0  # of a stroke out of its box

Rng = np.random.Generator
Gray = np.ndarray[Any, np.dtype[np.uint8]]
Points = list[tuple[float, float]]

TICKED = (
    *("tick", "cross", "fill", "scribble", "thin", "pencil", "dash", "light pencil"),
    "small tick",
)
EMPTY = ("empty", "stray", "erased", "deep stray")
BESIDE = ("circle", "beside")  # meant, but not in the box: to be asked, or read as a tick


@dataclass(frozen=True)
class Photo:
    """How a sheet is photographed; lengths in millimetres of the sheet, angles in degrees.

    `turn` may be anything, `tilt` is how far the far side is shorter, `shade` what is left of the
    light in the darkest corner, `bend` how far the paper is from flat, as a shift.
    """

    wide: int
    high: int
    turn: float = 0.0
    tilt: float = 0.0
    shade: float = 1.0
    blur_mm: float = 0.0
    noise: float = 0.0
    quality: int = 95
    bend_mm: float = 0.0
    desk: int = 110
    thumb: int = -1  # the corner that it hides


@dataclass(frozen=True)
class Filled:
    """A picture, and by sheet and box what was done there."""

    gray: Gray
    done: dict[tuple[str, str], str]


def page_of(pdf: bytes, page: int) -> Gray:
    """Return a page as it comes out of a printer."""
    shown = pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72, grayscale=True)
    made: Gray = shown.to_numpy().squeeze().copy()
    return made


def any_photo(rng: Rng, wide_mm: float, high_mm: float) -> Photo:
    """Return a photo as a helper takes one: slanted, shady, not quite sharp."""
    kind = rng.choice(["12 MP", "8 MP", "5 MP", "scan", "webcam"], p=[0.35, 0.2, 0.2, 0.15, 0.1])
    upright = bool(high_mm > wide_mm)
    if kind == "scan":
        size = round(wide_mm / 25.4 * 200), round(high_mm / 25.4 * 200)
        turn = float(rng.choice([0, 180])) + rng.uniform(-3, 3)
        return Photo(*size, turn, 0, 1, 0.04, rng.uniform(1, 3), 80, desk=235)
    long, short = {"12 MP": (4000, 3000), "8 MP": (3264, 2448), "5 MP": (2592, 1944)}.get(
        str(kind), (1920, 1080)
    )
    if kind == "webcam":
        turn = (90.0 if upright else 0.0) + rng.uniform(-6, 6)
        return Photo(
            long, short, turn, rng.uniform(0, 0.06), rng.uniform(0.7, 1), rng.uniform(0.05, 0.12),
            rng.uniform(2, 6), 85, rng.uniform(0, 0.6), int(rng.uniform(40, 170)),
        )  # fmt: skip
    turn = float(rng.choice([0, 90, 180, 270])) + rng.uniform(-25, 25)
    size = (short, long) if (round(turn / 90) % 2 == 0) == upright else (long, short)
    return Photo(
        *size, turn, rng.uniform(0, 0.18), rng.uniform(0.45, 1), rng.uniform(0.03, 0.16),
        rng.uniform(1, 8), int(rng.uniform(60, 93)), rng.uniform(0, 0.9),
        int(rng.uniform(30, 190)), int(rng.integers(4)) if rng.uniform() < 0.06 else -1,
    )  # fmt: skip


def filled(
    rng: Rng,
    page: Gray,
    sheets: Sequence[MarkedSheet],
    origins: Sequence[tuple[float, float]],
    choose: Callable[[Rng, Box], str],
    photo: Photo,
) -> Filled:
    """Return a page filled in by `choose` and photographed."""
    page = page.copy()
    done: dict[tuple[str, str], str] = {}
    for sheet, (x, y) in zip(sheets, origins, strict=True):
        for box in sheet.layout.boxes:
            kind = choose(rng, box)
            if kind == "beside" and _is_ticked_before(done, sheet.code, box):
                kind = "circle"  # a stroke between a ticked box and the next may be either's
            done[sheet.code, box.key] = kind
            if kind != "empty":
                free = _free(box, sheet.layout.boxes)
                _ink(rng, page, x + box.x_mm, y + box.y_mm, box.side_mm, kind, free)
    return Filled(taken(rng, page, photo), done)


def _is_ticked_before(done: dict[tuple[str, str], str], code: str, box: Box) -> bool:
    """Tell whether the box before, of the same question, has ink in it."""
    question, _, number = box.key.rpartition(" ")
    if not number.isdecimal():
        return False
    kind = done.get((code, f"{question} {int(number) - 1}"), "empty")
    return kind in (*TICKED, "deep stray", "erased")


def any_kind(rng: Rng, _box: Box) -> str:
    """Return what somebody may do with a box."""
    share = float(rng.uniform())
    if share < 0.39:
        return "empty"
    if share < 0.43:
        return str(rng.choice(BESIDE))
    if share < 0.50:
        return "stray"
    if share < 0.52:
        return "deep stray"
    if share < 0.55:
        return "erased"
    return str(rng.choice(TICKED, p=[0.29, 0.2, 0.08, 0.06, 0.13, 0.11, 0.04, 0.06, 0.03]))


def _free(box: Box, boxes: Sequence[Box]) -> float:
    """Return how far a stroke may stray beside a box before it is in the next one."""
    beside = [
        abs(one.x_mm - box.x_mm) - box.side_mm
        for one in boxes
        if one is not box and abs(one.y_mm - box.y_mm) < box.side_mm
    ]
    return min([7.0, *beside])


# --- pens ---------------------------------------------------------------------------------------


def _ink(
    rng: Rng, page: Gray, x_mm: float, y_mm: float, side: float, kind: str, free: float
) -> None:
    """Draw what somebody did with a box over the page."""
    strokes, pen_mm, dark, is_pencil = _strokes(rng, side, kind, free)
    count = round((side + 2 * _REACH_MM) * _INK_PER_MM)
    layer = Image.new("L", (count, count))
    draw = ImageDraw.Draw(layer)
    for stroke in strokes:
        points = [((x + _REACH_MM) * _INK_PER_MM, (y + _REACH_MM) * _INK_PER_MM) for x, y in stroke]
        draw.line(points, 255, max(1, round(pen_mm * _INK_PER_MM)), "curve")
    if kind == "erased":
        layer = layer.filter(ImageFilter.GaussianBlur(0.35 * _INK_PER_MM))
    size = round((side + 2 * _REACH_MM) * PER_MM)
    ink = np.asarray(layer.resize((size, size), Image.Resampling.BOX), np.float32) / 255 * dark
    if is_pencil:  # the paper's grain breaks the line
        ink *= np.clip(rng.normal(0.85, 0.3, ink.shape), 0, 1.2).astype(np.float32)
    left, top = round((x_mm - _REACH_MM) * PER_MM), round((y_mm - _REACH_MM) * PER_MM)
    high, wide = page.shape
    here = slice(max(0, top), min(high, top + size)), slice(max(0, left), min(wide, left + size))
    ink = ink[here[0].start - top : here[0].stop - top, here[1].start - left : here[1].stop - left]
    page[here] = (page[here] * (1 - np.clip(ink, 0, 1))).astype(np.uint8)


def _strokes(
    rng: Rng, side: float, kind: str, free: float
) -> tuple[list[Points], float, float, bool]:
    """Return strokes from the box's corner, the pen's width, how dark, whether a pencil."""
    pen, dark, is_pencil = rng.uniform(0.4, 0.8), rng.uniform(0.72, 0.95), False
    if kind == "thin":
        pen, dark = rng.uniform(0.22, 0.34), rng.uniform(0.6, 0.85)
    elif kind == "pencil":
        pen, dark, is_pencil = rng.uniform(0.4, 0.7), rng.uniform(0.45, 0.7), True
    elif kind == "light pencil":
        pen, dark, is_pencil = rng.uniform(0.35, 0.6), rng.uniform(0.3, 0.45), True
    elif kind == "erased":
        pen, dark, is_pencil = rng.uniform(0.5, 0.9), rng.uniform(0.06, 0.15), True
    if kind == "circle":
        pen, dark, is_pencil = _any_pen(rng)
        return [_circle(rng, side)], pen, dark, is_pencil
    if kind == "beside":
        pen, dark, is_pencil = _any_pen(rng)
        return [_beside(rng, side, free)], pen, dark, is_pencil
    if kind == "stray":
        return _stray(rng, side, free), rng.uniform(0.25, 0.6), dark, False
    if kind == "deep stray":
        return [_deep(rng, side, free)], rng.uniform(0.25, 0.6), dark, False
    if kind == "small tick":
        middle = rng.uniform(0.3, 0.55, 2) * side
        small = [(0.5 * x + middle[0] - 0.25 * side, 0.5 * y + middle[1] - 0.2 * side)
                 for x, y in _tick(rng, side)]  # fmt: skip
        return [small], rng.uniform(0.35, 0.7), dark, False
    if kind == "fill":
        return [_zigzag(rng, side, 0.35)], rng.uniform(0.5, 0.8), dark, False
    if kind == "scribble":
        return [_zigzag(rng, side, rng.uniform(0.7, 1.2))], rng.uniform(0.3, 0.5), dark, False
    if kind == "dash":
        y = side * rng.uniform(0.35, 0.65)
        return [[(side * 0.1, y), (side * 0.9, y + rng.normal(0, 0.4))]], pen, dark, False
    if kind == "cross" or (kind not in ("tick", "thin") and rng.uniform() < 0.4):
        return _cross(rng, side), pen, dark, is_pencil
    return [_tick(rng, side)], pen, dark, is_pencil


def _any_pen(rng: Rng) -> tuple[float, float, bool]:
    """Return a pen's width, how dark it is, whether a pencil."""
    if rng.uniform() < 0.25:
        return rng.uniform(0.4, 0.7), rng.uniform(0.45, 0.7), True
    return rng.uniform(0.28, 0.7), rng.uniform(0.65, 0.95), False


def _circle(rng: Rng, side: float) -> Points:
    """A ring around a box, by a hand that does not quite close it."""
    wide, high = rng.uniform(0.62, 0.95, 2) * side
    start, turn = rng.uniform(0, 2 * np.pi), rng.uniform(1.85, 2.15) * np.pi
    off = rng.normal(0, 0.25, 2)
    return [
        (
            side / 2 + off[0] + wide * np.cos(start + turn * n / 30) + rng.normal(0, 0.05),
            side / 2 + off[1] + high * np.sin(start + turn * n / 30) + rng.normal(0, 0.05),
        )
        for n in range(31)
    ]


def _beside(rng: Rng, side: float, free: float) -> Points:
    """A tick just left of a box, or over its left edge; it leaves the box before alone."""
    drawn = _tick(rng, side)
    first, last = (end(x for x, _ in drawn) for end in (min, max))
    into = rng.uniform(-0.8, 1.0)
    by = min(1.0, (free - 0.6 + into) / (last - first))
    return [((x - last) * by + into, side / 2 + (y - side / 2) * by) for x, y in drawn]


def _tick(rng: Rng, side: float) -> Points:
    def some(x: float, y: float, by: float = 0.07) -> tuple[float, float]:
        return side * (x + rng.normal(0, by)), side * (y + rng.normal(0, by))

    far = rng.uniform(0.85, 1.7)  # ticks run out of their boxes
    return [some(0.15, 0.5), some(0.38, 0.8), some(0.38 + 0.55 * far, 0.85 - 0.75 * far)]


def _cross(rng: Rng, side: float) -> list[Points]:
    def some(x: float, y: float) -> tuple[float, float]:
        return side * (x + rng.normal(0, 0.08)), side * (y + rng.normal(0, 0.08))

    return [[some(0.12, 0.12), some(0.88, 0.88)], [some(0.88, 0.1), some(0.1, 0.9)]]


def _zigzag(rng: Rng, side: float, step_mm: float) -> Points:
    steps = max(3, round(side / step_mm))
    edge = 0.08 * side
    return [
        (
            edge + (side - 2 * edge) * n / steps,
            (edge if n % 2 else side - edge) + rng.normal(0, 0.15),
        )
        for n in range(steps + 1)
    ]


def _stray(rng: Rng, side: float, free: float) -> list[Points]:
    """A stroke beside a box that at most cuts a corner of it or runs along its line."""
    way = rng.integers(4)
    if way == 0:  # passes by
        x = -rng.uniform(0.3, min(2.5, free * 0.8))
        return [[(x, -3), (x + rng.normal(0, 0.2), side + 3)]]
    if way == 1:  # cuts a corner
        cut = rng.uniform(0.1, 0.9)
        return [[(side - cut, -0.6), (side + 0.6, cut)]]
    if way == 2:  # the end of a name written too far
        y = side * rng.uniform(0.2, 0.8)
        return [
            [
                (side + free * 0.8, y - 1),
                (side + free * 0.4, y + 1),
                (side + rng.uniform(-0.4, 0.6), y),
            ]
        ]
    y = -rng.uniform(0.0, 0.3)  # along its upper line
    return [[(-2, y), (side + 2, y + rng.normal(0, 0.15))]]


def _deep(rng: Rng, side: float, free: float) -> Points:
    """The tail of another stroke, up to a quarter into a box."""
    into = side * rng.uniform(0.08, 0.26)
    away = [
        (side + min(4, free * 0.8), -1.0),
        (side + 0.5, side * 0.2),
        (side - into, side * rng.uniform(0.25, 0.8)),
    ]
    return away if rng.uniform() < 0.5 else [(side - x, y) for x, y in away]


def write(rng: Rng, page: Gray, area: Area) -> None:
    """Write something into an area, as a signature."""
    layer = Image.fromarray(page)
    x, y = area.x_mm + 3, area.y_mm + area.high_mm * 0.6
    points = []
    for n in range(40):
        points.append((x + n * 0.6 + rng.normal(0, 0.5), y + rng.normal(0, 1.6)))
    draw = ImageDraw.Draw(layer)
    draw.line([(a * PER_MM, b * PER_MM) for a, b in points], 50, round(0.4 * PER_MM), "curve")
    page[:] = np.asarray(layer)


# --- cameras ------------------------------------------------------------------------------------


def taken(rng: Rng, page: Gray, photo: Photo) -> Gray:
    """Return the photo of a page that lies on a desk."""
    back = _from_photo(rng, page, photo)
    per_mm = 1 / (np.hypot(*(back(np.array([(1.0, 0.0)])) - back(np.array([(0.0, 0.0)])))[0]))
    blur = np.hypot(photo.blur_mm * PER_MM, 0.35 / per_mm)
    margin = 400
    desk = _desk(rng, page.shape[0] + 2 * margin, page.shape[1] + 2 * margin, photo.desk)
    desk[margin:-margin, margin:-margin] = page
    if photo.thumb >= 0:
        _thumb(desk, page.shape, margin, photo.thumb)
    source = Image.fromarray(desk).filter(ImageFilter.GaussianBlur(float(blur)))
    cells = _cells(photo.wide, photo.high, lambda p: back(p) + margin)
    mean = photo.desk
    seen = source.transform(
        (photo.wide, photo.high), Image.Transform.MESH, cells, Image.Resampling.BILINEAR,
        fillcolor=mean,
    )  # fmt: skip
    light = np.asarray(seen, np.float32) * _light(rng, photo)
    light = light * rng.uniform(0.82, 1.0) + rng.uniform(0, 18)  # exposure, stray light
    light += rng.normal(0, 1, light.shape).astype(np.float32) * photo.noise
    out = io.BytesIO()
    Image.fromarray(np.clip(light, 0, 255).astype(np.uint8)).save(
        out, "JPEG", quality=photo.quality
    )
    return np.asarray(Image.open(out)).copy()


def _from_photo(rng: Rng, page: Gray, photo: Photo) -> Callable[[Any], Any]:
    """Return the way from pixels of the photo to pixels of the page."""
    high, wide = page.shape
    corners = np.array([(-wide, -high), (wide, -high), (wide, high), (-wide, high)]) / 2.0
    side = rng.integers(4)
    shorter = np.ones((4, 1))
    shorter[[side, (side + 1) % 4]] = 1 - photo.tilt
    turn = np.deg2rad(photo.turn)
    turned = (corners * shorter) @ np.array(
        [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
    )
    box = turned.max(axis=0) - turned.min(axis=0)
    fit = min(photo.wide / box[0], photo.high / box[1]) * rng.uniform(0.93, 0.985)
    middle = (turned.max(axis=0) + turned.min(axis=0)) / 2
    there = (turned - middle) * fit + np.array([photo.wide, photo.high]) / 2
    here = corners + np.array([wide, high]) / 2.0
    rows = []
    for (x, y), (u, v) in zip(there, here, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    p = np.append(np.linalg.solve(np.array(rows), here.reshape(-1)), 1).reshape(3, 3)
    waves, phase = rng.uniform(0.5, 1.2), rng.uniform(0, 2 * np.pi)

    def back(points: Any) -> Any:
        x, y = points[:, 0], points[:, 1]
        depth = p[2, 0] * x + p[2, 1] * y + p[2, 2]
        u = (p[0, 0] * x + p[0, 1] * y + p[0, 2]) / depth
        v = (p[1, 0] * x + p[1, 1] * y + p[1, 2]) / depth
        bend = photo.bend_mm * PER_MM * np.sin(np.pi * waves * 2 * v / high + phase)
        return np.stack((u + bend, v + 0.6 * bend), axis=1)

    return back


def _cells(wide: int, high: int, back: Callable[[Any], Any]) -> list[Any]:
    """Return pieces of the photo with the four corners each has on the page."""
    xs = np.linspace(0, wide, 25).round().astype(int)
    ys = np.linspace(0, high, 25).round().astype(int)
    cells = []
    for x0, x1 in pairwise(xs):
        for y0, y1 in pairwise(ys):
            corners = back(np.array([(x0, y0), (x0, y1), (x1, y1), (x1, y0)], float))
            cells.append(((int(x0), int(y0), int(x1), int(y1)), tuple(corners.reshape(-1))))
    return cells


def _thumb(desk: Gray, page: tuple[int, ...], margin: int, corner: int) -> None:
    """Hide a corner of the page, as somebody who holds it does."""
    x, y = ((0, 0), (1, 0), (1, 1), (0, 1))[corner]
    at_x, at_y = margin + x * page[1], margin + y * page[0]
    lines, columns = np.ogrid[: desk.shape[0], : desk.shape[1]]
    reach = 21 * PER_MM
    desk[(columns - at_x) ** 2 + (lines - at_y) ** 2 < reach**2] = 120


def _desk(rng: Rng, high: int, wide: int, grey: int) -> Gray:
    """Return wood: stripes and grain."""
    stripes = np.cumsum(rng.normal(0, 1.5, wide))
    stripes = (stripes - stripes.mean()) / max(1.0, float(np.abs(stripes).max())) * 25
    rough = rng.normal(0, 3, (high // 4 + 1, wide // 4 + 1)).repeat(4, 0).repeat(4, 1)
    made = grey + stripes[None, :] + rough[:high, :wide]
    return np.clip(made, 0, 255).astype(np.uint8)


def _light(rng: Rng, photo: Photo) -> Any:
    """Return the light of each pixel: it falls off to one side, and somebody throws a shadow."""
    turn = rng.uniform(0, 2 * np.pi)
    x = np.linspace(-1, 1, photo.wide, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, photo.high, dtype=np.float32)[:, None]
    along = (x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))) / 1.4142
    light = 1 - (1 - photo.shade) * (along + 1) / 2
    if photo.shade < 0.8 and rng.uniform() < 0.5:
        edge = x * np.float32(np.sin(turn)) + y * np.float32(np.cos(turn)) - rng.uniform(-0.6, 0.6)
        light = light * (0.8 + 0.2 / (1 + np.exp(np.clip(-edge * 25, -60, 60))))
    return light.astype(np.float32)
