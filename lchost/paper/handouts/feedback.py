"""The feedback form: boxes to tick and lines to write on, two or four to a page, to be cut apart.

Each form has its own code and marks, so that cut forms are read back in any order, and none twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import Occasion, Printed
from lchost.paper.scanback.layout import MarkedSheet
from lchost.paper.scanback.marking import Marking
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import fit

SCALES = ("worth_it", "learned", "pace", "welcome")  # 1 to 5
RECOMMEND = "recommend"  # 0 to 10
WRITTEN = ("was_good", "should_change")
STEPS, TENTHS = range(1, 6), range(11)
_INSET_MM = 12.0  # of the marks
_CODE_MM = 14.0
_CUT_MM = 4.0
_NUMBER_OVER_MM = 1.0  # each number's line over its box
_EDGE_MM = 4.0  # printers leave so much white


@dataclass(frozen=True)
class _Shape:
    """A form's measures in millimetres; text sizes in points.

    `written` are (left, top, right, foot) of the places to write; less than nothing counts from
    the form's foot, for forms of A4 and of Letter are not of one height.
    """

    columns: int
    text_pt: float
    small_pt: float
    box: float
    pitch: float  # from box to box of a scale
    tenth: float  # … and from 0 to 10
    title: float  # its last baseline
    questions: tuple[float, float, float]  # left, top, right
    row: float
    code: tuple[float, float]  # left, from the foot of the form
    written: tuple[tuple[float, float, float, float], ...]


_SHAPES = {
    4: _Shape(
        2, 8.5, 6.5, 4.4, 7.2, 7.6, 25, (10, 35, 95), 8.6, (18, 25.5),
        ((10, 89, 95, -30), (37, -27, 87, -11)),
    ),
    2: _Shape(
        1, 10, 7.5, 5.0, 8.4, 8.4, 27, (18, 40, 112), 11, (19, 27),
        ((122, 40, 192, -72), (122, -66, 192, -30)),
    ),
}  # fmt: skip
FORMS = tuple(_SHAPES)  # to a page


def feedback(occasion: Occasion, count: int, page_size: str = "a4", per_page: int = 4) -> Printed:
    """Return at least `count` forms: pages are filled."""
    wide, high = PAGES_MM[page_size]
    shape = _SHAPES[per_page]
    rows = per_page // shape.columns
    words = occasion.words
    draw = Drawing(
        wide,
        high,
        f"{words.feedback}: {occasion.title}",
        occasion.community,
        words.language,
        han=occasion.house.han,
    )
    form_wide, form_high = wide / shape.columns, high / rows
    places = [
        (column * form_wide, row * form_high)
        for row in range(rows)
        for column in range(shape.columns)
    ]
    with draw.form("forms"):
        _cut_marks(draw, places)
        drawn = [_form(draw, occasion, shape, form_wide, form_high, *place) for place in places]
    sheets: list[MarkedSheet] = []
    for page in range(max(1, ceil(count / per_page))):
        if page:
            draw.next_page()
        draw.stamp("forms")
        sheets += [marking.copy() for marking in drawn]
    return Printed(draw.finish(), draw.pages, tuple(sheets))


def _form(
    draw: Drawing, occasion: Occasion, shape: _Shape, wide: float, high: float, x: float, y: float
) -> Marking:
    marking = Marking(draw, wide, high, x, y, _INSET_MM)
    words, ink = occasion.words, occasion.house.ink
    left, top, right = shape.questions
    inner = wide - 2 * (_INSET_MM + 6)
    draw.text(words.feedback, x + _INSET_MM + 6, y + 13.4, 10, ink, Style.BOLD, wide_mm=inner / 2)
    draw.text(
        occasion.community, x + wide - _INSET_MM - 6, y + 13.4, 7.5, look.STONE, align="right",
        wide_mm=inner / 2 - 4,
    )  # fmt: skip
    room = wide - 2 * left
    title = fit(occasion.title, Style.BOLD, room * PT_PER_MM, 9 * PT_PER_MM, 13, 2, draw.han)
    down = (len(title.lines) - 1) * title.leading_pt / PT_PER_MM
    draw.block(title, x + left, y + shape.title - down, look.TEXT)
    draw.text(
        words.feedback_lead,
        x + left,
        y + shape.title + 5,
        shape.small_pt + 1,
        look.STONE,
        wide_mm=room,
    )
    end = _scales(draw, occasion, shape, marking, x + left, y + top, x + right)
    _tenths(draw, occasion, shape, marking, x + left, end, x + right)
    for key, (at, above, to, foot) in zip(WRITTEN, shape.written, strict=True):
        above, foot = (one if one > 0 else high + one for one in (above, foot))
        _lines(draw, getattr(words, key), shape, x + at, y + above, x + to, y + foot)
        marking.area(key, x + at, y + above + 3.4, to - at, foot - above - 3.8)
    code_x, code_up = shape.code
    marking.keep_code_at(x + code_x, y + high - code_up, _CODE_MM)
    return marking


def _scales(
    draw: Drawing,
    occasion: Occasion,
    shape: _Shape,
    marking: Marking,
    x: float,
    y: float,
    right: float,
) -> float:
    """Draw the questions with five boxes; return where they end."""
    words = occasion.words
    first = right - len(STEPS) * shape.pitch
    half = len(STEPS) * shape.pitch / 2 - 1
    draw.text(words.least, first, y, shape.small_pt, look.STONE, wide_mm=half)
    draw.text(words.most, right, y, shape.small_pt, look.STONE, align="right", wide_mm=half)
    y += 1.6
    for key in SCALES:
        _question(draw, getattr(words, key), shape, x, y, first - x - 3)
        for n in STEPS:
            at = first + (n - 1) * shape.pitch + (shape.pitch - shape.box) / 2
            marking.box(f"{key} {n}", at, y + (shape.row - shape.box) / 2, shape.box)
        y += shape.row
        draw.line(x, y, right, y, look.RULE, 0.15)
    return y


def _tenths(
    draw: Drawing,
    occasion: Occasion,
    shape: _Shape,
    marking: Marking,
    x: float,
    y: float,
    right: float,
) -> None:
    """Draw the question with boxes from 0 to 10, each under its number."""
    words = occasion.words
    draw.text(words.recommend, x, y + 5, shape.text_pt, look.TEXT, wide_mm=right - x)
    first = right - len(TENTHS) * shape.tenth
    for n in TENTHS:
        at = first + n * shape.tenth + (shape.tenth - shape.box) / 2
        middle = at + shape.box / 2
        draw.text(
            str(n), middle, y + 10 - _NUMBER_OVER_MM, shape.small_pt, look.STONE, align="centre"
        )
        marking.box(f"{RECOMMEND} {n}", at, y + 10, shape.box, _NUMBER_OVER_MM)


def _question(draw: Drawing, text: str, shape: _Shape, x: float, y: float, wide: float) -> None:
    fitted = fit(
        text,
        Style.PLAIN,
        wide * PT_PER_MM,
        (shape.row - 0.8) * PT_PER_MM,
        shape.text_pt,
        2,
        draw.han,
    )
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = 0.71 * fitted.size_pt / PT_PER_MM
    draw.block(fitted, x, y + shape.row / 2 + (capital - tail) / 2, look.TEXT)


def _lines(
    draw: Drawing, text: str, shape: _Shape, x: float, y: float, right: float, foot: float
) -> None:
    """Draw a question and lines to write on."""
    draw.text(text, x, y + 2.6, shape.text_pt, look.TEXT, wide_mm=right - x)
    count = max(1, int((foot - y - 3.4) / 7))
    for n in range(count):
        at = foot - n * (foot - y - 3.4) / count
        draw.line(x, at, right, at, look.RULE, 0.15)


def _cut_marks(draw: Drawing, places: list[tuple[float, float]]) -> None:
    """Draw where to cut: crosses inside, ticks at the edges."""
    wide, high = draw.wide_mm, draw.high_mm
    down = sorted({y for _, y in places if y})
    across = sorted({x for x, _ in places if x})
    for y in down:
        for x in (_EDGE_MM, wide - _EDGE_MM - _CUT_MM):
            draw.line(x, y, x + _CUT_MM, y, look.HAIR, 0.2)
    for x in across:
        for y in (_EDGE_MM, high - _EDGE_MM - _CUT_MM):
            draw.line(x, y, x, y + _CUT_MM, look.HAIR, 0.2)
        for y in down:
            draw.line(x - _CUT_MM / 2, y, x + _CUT_MM / 2, y, look.HAIR, 0.2)
            draw.line(x, y - _CUT_MM / 2, x, y + _CUT_MM / 2, look.HAIR, 0.2)
