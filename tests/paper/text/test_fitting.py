"""Fitting: smaller down to a floor, on more lines, narrower; the ink stays in its box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.text.breaking import balanced, wrap
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import FLOOR_PT, LEAST_SHARE, fit, squeezed
from lchost.paper.text.script import clusters
from lchost.paper.text.shaping import narrowed, shape

from ..conftest import NAMES

LONG = "Bartholomew-Alexander Featherstonehaugh"
letters = st.text(st.characters(codec="utf-8"), max_size=60)
texts = st.one_of(letters, st.sampled_from(sorted(NAMES.values())))


def one_line(wide_share: float) -> float:
    """Return a width in which LONG stands at this share of the floor."""
    return shape(LONG).width * FLOOR_PT / EM * wide_share


def test_what_fits_above_the_floor_keeps_its_letters() -> None:
    made = fit(LONG, Style.PLAIN, one_line(1.01), 20, 30, 1)
    assert made.size_pt >= FLOOR_PT
    assert not made.is_condensed


@pytest.mark.parametrize("share", [0.98, 0.9, 0.81])
def test_letters_become_narrower_before_they_become_smaller_than_the_floor(share: float) -> None:
    made = fit(LONG, Style.PLAIN, one_line(share), 20, 30, 1)
    assert made.is_condensed
    assert made.size_pt == pytest.approx(FLOOR_PT)
    assert made.lines[0].share == pytest.approx(share, abs=0.005)


def test_letters_never_become_narrower_than_four_fifths() -> None:
    made = fit(LONG, Style.PLAIN, one_line(0.4), 20, 30, 1)
    assert made.lines[0].share == LEAST_SHARE
    assert made.size_pt == pytest.approx(FLOOR_PT * 0.5, abs=0.02)


def test_another_line_comes_before_narrower_letters() -> None:
    made = fit(LONG, Style.PLAIN, one_line(0.9), 40, 30, 2)
    assert len(made.lines) == 2
    assert not made.is_condensed


def test_letters_of_a_low_box_are_not_made_narrower() -> None:
    made = fit("Ana", Style.PLAIN, 200, 3, 30, 1)
    assert made.size_pt < FLOOR_PT
    assert not made.is_condensed


def test_small_print_has_itself_as_its_floor() -> None:
    assert not fit(LONG, Style.PLAIN, one_line(0.9), 20, 6, 1).is_condensed
    assert fit(LONG, Style.PLAIN, one_line(0.8), 20, 6, 1).size_pt == pytest.approx(6)


@settings(max_examples=200, deadline=None)
@given(texts, st.floats(5, 200), st.floats(5, 60), st.integers(1, 3), st.floats(0, 12))
def test_every_measure_stays_in_the_box(
    text: str, wide: float, high: float, lines: int, floor: float
) -> None:
    made = fit(text, Style.BOLD, wide, high, 40, lines, "", floor)
    assert made.width_pt <= wide + 0.01
    assert made.top_pt + made.bottom_pt <= high + 0.01
    assert made.size_pt <= 40
    assert all(LEAST_SHARE <= line.share <= 1 for line in made.lines)
    assert len({line.share for line in made.lines}) == 1
    if made.is_condensed:
        assert made.size_pt <= floor + 0.01


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(st.sampled_from(sorted(NAMES.values())), letters),
    st.floats(8, 70),
    st.floats(4, 20),
    st.integers(1, 3),
    st.sampled_from([Style.PLAIN, Style.BOLD, Style.SERIF_ITALIC]),
)
def test_the_ink_of_any_text_stays_in_the_box(
    picture: Callable[..., Any], text: str, wide: float, high: float, lines: int, style: Style
) -> None:
    """Drawn, not measured: ten pixels a millimetre, one pixel of grey at the edges."""
    made = fit(text, style, wide * PT_PER_MM, high * PT_PER_MM, 40, lines)
    drawing = Drawing(wide + 20, high + 20, "ink")
    drawing.block(made, 10, 10 + made.top_pt / PT_PER_MM, "#000000")
    dark = picture(drawing.finish(), dpi=254) < 128
    inside = dark[98 : round((high + 10) * 10) + 2, 98 : round((wide + 10) * 10) + 2]
    assert dark.sum() == inside.sum()


def test_a_text_that_is_not_narrowed_would_leave_the_box(picture: Callable[..., Any]) -> None:
    """The fault that the test above must see."""
    made = fit(LONG, Style.PLAIN, one_line(0.81), 20, 30, 1)
    drawing = Drawing(100, 30, "fault")
    drawing.place(shape(LONG), 10, 15, made.size_pt, "#000000")
    dark = picture(drawing.finish(), dpi=254) < 128
    right = round(100 + one_line(0.81) / PT_PER_MM * 10)
    assert dark[:, right + 2 :].any()


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_narrow_letters_stand_where_they_are_measured(
    picture: Callable[..., Any], align: str
) -> None:
    line = narrowed(shape(LONG), 0.8)
    drawing = Drawing(200, 30, "narrow")
    x = {"left": 10, "centre": 100, "right": 190}[align]
    drawing.place(line, x, 15, 12, "#000000", align)
    dark = picture(drawing.finish(), dpi=254) < 128
    columns = dark.any(0).nonzero()[0]
    wide = line.width * 12 / EM / PT_PER_MM * 10
    left = {"left": 100, "centre": 1000 - wide / 2, "right": 1900 - wide}[align]
    assert abs(columns[0] - left) <= 6
    assert abs(columns[-1] - (left + wide)) <= 6


def test_a_line_that_is_too_wide_is_squeezed_likewise() -> None:
    line, size = squeezed(shape(LONG), one_line(0.9), 12)
    assert size == pytest.approx(FLOOR_PT)
    assert line.width * size / EM <= one_line(0.9) + 0.01
    assert squeezed(shape("Ana"), 100, 12) == (shape("Ana"), 12)


def test_conjuncts_and_vowels_stay_with_their_letters() -> None:
    assert clusters("क्षितिज") == ["क्षि", "ति", "ज"]
    assert clusters("শ্রী") == ["শ্রী"]
    assert clusters("น้ำใจ") == ["น้ำ", "ใ", "จ"]
    assert clusters("தமிழ்ச்") == ["த", "மி", "ழ்", "ச்"]


def test_no_line_begins_with_what_closes_or_ends_with_what_opens() -> None:
    lines = [
        line.text for line in balanced("東京都「渋谷区」、日本。", Style.PLAIN, "ja", 3, False)
    ]
    assert len(lines) == 3
    assert not any(line[0] in "」、。" or line[-1] in "「" for line in lines)


def test_a_line_that_only_just_lifts_letters_over_the_floor_is_begun() -> None:
    wide, high = one_line(0.9), 17.0  # two lines of 7 points and their marks
    made = fit(LONG, Style.PLAIN, wide, high, 30, 2)
    assert fit(LONG, Style.PLAIN, wide, high, 30, 1).is_condensed
    assert len(made.lines) == 2
    assert FLOOR_PT <= made.size_pt < FLOOR_PT * 1.18
    assert not made.is_condensed


def test_a_word_becomes_narrower_before_it_is_broken_for_a_little() -> None:
    word = NAMES["one long word"]
    wide = shape(word).width * FLOOR_PT / EM * 0.95
    made = fit(word, Style.PLAIN, wide, 15.0, 30, 2)
    assert [line.text for line in made.lines] == [word]
    assert made.is_condensed


def _ends(text: str, wide_pt: float = 60) -> list[str]:
    """Return the last letter that each line of a paragraph shows."""
    lines = wrap(text, Style.PLAIN, 12, wide_pt)
    assert all(line.width * 12 / EM <= wide_pt for line in lines)
    return [line.runs[-1].glyphs[-1].letters for line in lines]


def test_a_word_that_is_cut_ends_with_a_hyphen_that_is_no_letter_of_it() -> None:
    *cut, last = _ends(NAMES["one long word"])
    assert cut and set(cut) == {"\u00ad"} and last == "h"
    name = fit(NAMES["one long word"], Style.BOLD, 60, 60, 30, 3)
    assert [line.runs[-1].glyphs[-1].letters for line in name.lines] == ["\u00ad", "\u00ad", "h"]
    assert "".join(line.text for line in name.lines) == NAMES["one long word"]
    assert name.width_pt <= 60.01


@pytest.mark.parametrize(
    "text",
    [
        "https://lantern.example/readings/questionsofdata",
        "questions.of.data.and.of.lanterns@lantern.example",
        "A1B2C3D4E5F6G7H8J9K0L1M2N3P4",
        "محمدمحمدمحمدمحمدمحمدمحمد",
        "ณัฐวุฒิศรีสุขณัฐวุฒิศรีสุข",
        "王小明陈静王小明陈静王小明陈静",
        "Αλεξανδροπολιτισμικος",
    ],
)
def test_no_hyphen_comes_into_addresses_numbers_and_other_scripts(text: str) -> None:
    assert len(_ends(text)) > 1
    assert "\u00ad" not in _ends(text)


def test_a_word_that_breaks_at_its_own_hyphen_gets_no_second() -> None:
    assert _ends("Cholmondeley-Warner", 100) == ["-", "r"]


def test_a_cut_word_comes_out_of_the_pdf_with_a_hyphen_that_readers_take_away(
    says: Callable[[bytes], str],
) -> None:
    drawing = Drawing(60, 40, "cut")
    drawing.block(fit(NAMES["one long word"], Style.BOLD, 60, 90, 30, 3), 5, 15, "#000000")
    read = says(drawing.finish()).replace("\n", "").replace("\u00ad", "")
    assert read == NAMES["one long word"]
