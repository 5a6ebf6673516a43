"""Every script as Qt sets it, pixel by pixel; and faults that this must see.

Tolerance: at 100 pixels to the letters' size, at most 1 % of all ink lies more than one pixel from
the other's ink, and the amounts of ink differ by at most 5 %: two painters round edges otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lchost.paper.text import script
from lchost.paper.text.faces import Style
from lchost.paper.text.shaping import Glyph, Line, shape

from ..conftest import NAMES
from .qt_oracle import MOST_APART, MOST_MORE, apart, more, ours, qt

pytestmark = pytest.mark.usefixtures("qapp")

SCRIPTS = NAMES | {
    "Latin, stacked marks": "Nguyễn Thị Ánh",
    "Latin, kerned": "AVATAR WAVE Tolýa",
    "Arabic, marked": "مُحَمَّد",
    "Persian": "نیلوفر کیانی\u200cپور",
    "Hebrew, pointed": "שָׁלוֹם",
    "Devanagari, marked": "नेहा कुँवर",
    "Cyrillic": "Ярослав Щербаков",
    "Greek": "Ελένη Παπαδοπούλου",
    "emoji of several": "👩🏽\u200d💻 🎉 🇫🇷",
    "Latin in Arabic": "سارة (Smith 42) عبد",
    "Latin in Hebrew": "עליזה C++ בן",
    "Han": "直接骨 王小明",
}
STYLES = (Style.PLAIN, Style.BOLD, Style.SERIF, Style.SERIF_ITALIC)


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name.lower())
def test_letters_stand_where_qt_puts_them(text: str, style: Style) -> None:
    line = shape(text, style)
    if any(run.thick for run in line.runs):
        pytest.skip("no bold cut: the outline that stands for it is our own")
    assert script.missing(text, style) == ""
    assert all(glyph.number for run in line.runs for glyph in run.glyphs)
    mine, its = ours(line), qt(text, style)
    assert apart(mine, its) <= MOST_APART
    assert more(mine, its) <= MOST_MORE


@pytest.mark.parametrize(
    ("language", "others"), [("zh", ["ja", "ko"]), ("ja", ["zh"]), ("ko", ["zh"])]
)
def test_han_letters_have_the_shapes_of_their_language(language: str, others: list[str]) -> None:
    mine = ours(shape("直接骨", Style.PLAIN, language))
    assert apart(mine, qt("直接骨", Style.PLAIN, language)) <= MOST_APART
    for other in others:
        assert apart(mine, qt("直接骨", Style.PLAIN, other)) > MOST_APART


def changed(line: Line, change: Callable[[list[Glyph]], list[Glyph]]) -> Line:
    runs = (replace(run, glyphs=tuple(change(list(run.glyphs)))) for run in line.runs)
    return replace(line, runs=tuple(runs))


def unkerned(line: Line) -> Line:
    return changed(line, lambda glyphs: [replace(one, advance=one.natural) for one in glyphs])


def backwards(line: Line) -> Line:
    return changed(line, lambda glyphs: glyphs[::-1])


def runs_backwards(line: Line) -> Line:
    return replace(line, runs=line.runs[::-1])


def without_marks(line: Line) -> Line:
    return changed(line, lambda glyphs: [one for one in glyphs if one.natural])


def marks_unplaced(line: Line) -> Line:
    return changed(line, lambda glyphs: [replace(one, right=0, up=0) for one in glyphs])


def unjoined(line: Line) -> Line:
    runs = [run for letter in line.text[::-1] for run in shape(letter).runs]
    return replace(line, runs=tuple(runs))


def one_glyph_missing(line: Line) -> Line:
    return changed(line, lambda glyphs: [replace(g, number=0) for g in glyphs[:1]] + glyphs[1:])


FAULTS = [
    (unkerned, "Latin, kerned"),
    (backwards, "Arabic"),
    (backwards, "Hebrew"),
    (backwards, "Latin"),
    (runs_backwards, "mixed directions"),
    (runs_backwards, "Latin in Arabic"),
    (without_marks, "Arabic, marked"),
    (without_marks, "Hebrew, pointed"),
    (without_marks, "Devanagari, marked"),
    (without_marks, "Thai"),
    (marks_unplaced, "Arabic, marked"),
    (marks_unplaced, "Hebrew, pointed"),
    (unjoined, "Arabic"),
    (unjoined, "Persian"),
    (unjoined, "Devanagari"),
    (one_glyph_missing, "Armenian"),
    (one_glyph_missing, "Ethiopic"),
    (one_glyph_missing, "60 letters"),
]


@pytest.mark.parametrize(("fault", "which"), FAULTS, ids=lambda one: getattr(one, "__name__", one))
def test_a_fault_is_seen(fault: Callable[[Line], Line], which: str) -> None:
    line = fault(shape(SCRIPTS[which]))
    mine, its = ours(line), qt(SCRIPTS[which], Style.PLAIN)
    assert max(apart(mine, its) / MOST_APART, more(mine, its) / MOST_MORE) > 1


def test_letters_that_are_two_per_cent_too_wide_are_seen() -> None:
    line = replace(shape(SCRIPTS["Greek"]), share=1.02)
    assert apart(ours(line), qt(SCRIPTS["Greek"], Style.PLAIN)) > MOST_APART
