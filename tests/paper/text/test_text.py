"""Setting text: any script, no letter lost, nothing outside its box."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.text import script
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.shaping import shape

from ..conftest import NAMES

words = st.text(st.characters(codec="utf-8"), max_size=70)
names = st.one_of(words, st.sampled_from(sorted(NAMES.values())))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("style", [Style.PLAIN, Style.BOLD, Style.SERIF])
def test_a_name_comes_out_of_the_pdf_as_it_was_typed(
    name: str, style: Style, says: Callable[[bytes], str]
) -> None:
    drawing = Drawing(200, 50, "names")
    drawing.text(name, 10, 20, 12, "#000000", style)
    assert script.clean(name) in says(drawing.finish())


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_another_reader_finds_the_name_too(name: str) -> None:
    drawing = Drawing(200, 50, "names")
    drawing.text(name, 10, 20, 12, "#000000", Style.BOLD)
    page = pypdfium2.PdfDocument(drawing.finish())[0]
    assert script.clean(name) in page.get_textpage().get_text_range()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("style", [Style.PLAIN, Style.BOLD])
def test_a_third_reader_finds_it_too(name: str, style: Style) -> None:
    """Poppler goes by position and puts marks of direction around; blanks are its own."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext of poppler is not here")
    drawing = Drawing(200, 50, "names")
    drawing.text(name, 10, 20, 12, "#000000", style)
    told = subprocess.run(
        ["pdftotext", "-", "-"], input=drawing.finish(), capture_output=True, check=True
    )
    read = "".join(told.stdout.decode().split())
    for mark in "\u200e\u200f\u202a\u202b\u202c":
        read = read.replace(mark, "")
    assert "".join(script.clean(name).split()) in read


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_every_letter_of_our_names_has_a_glyph(name: str) -> None:
    assert script.missing(name) == ""
    assert all(glyph.number for run in shape(name).runs for glyph in run.glyphs if glyph.letters)


def test_a_letter_that_no_face_has_is_named() -> None:
    assert script.missing("Ana \U00013000 \u1400") == "\U00013000\u1400"


def test_right_to_left_stands_at_the_right() -> None:
    line = shape("Dr. سارة Smith")
    seen = "".join(glyph.letters for run in line.runs for glyph in run.glyphs)
    assert seen == "Dr. " + "سارة"[::-1] + " Smith"
    assert shape("سارة").is_rtl and not line.is_rtl


def test_arabic_letters_join() -> None:
    alone = shape("س")
    joined = shape("سسس")
    assert joined.advance != 3 * alone.advance


def test_a_non_joiner_keeps_persian_letters_apart() -> None:
    glyphs = [[g.number for run in shape(t).runs for g in run.glyphs] for t in ("نی", "ن\u200cی")]
    assert glyphs[0][-1] != glyphs[1][-1]


def test_an_emoji_of_several_letters_is_one_picture() -> None:
    for emoji in ("👩🏽‍💻", "🇫🇷", "❤️"):
        glyphs = [g for run in shape(emoji).runs for g in run.glyphs if g.advance]
        assert len(glyphs) == 1, emoji


def test_a_face_without_a_bold_cut_is_thickened() -> None:
    assert shape("王", Style.BOLD).runs[0].thick
    assert not shape("王").runs[0].thick
    assert not shape("Ana", Style.BOLD).runs[0].thick


def test_japanese_han_letters_have_japanese_shapes() -> None:
    def face(text: str, language: str = "") -> str:
        return shape(text, language=language).runs[0].face.name

    assert face("直 たなか") == "NotoSansJP-Regular"
    assert face("直", "ja") == "NotoSansJP-Regular"
    assert face("直") == "NotoSansSC-Regular"


def test_control_characters_and_stray_halves_do_no_harm() -> None:
    assert script.clean("A\x00na\n\tLee\ud800") == "A na Lee\ufffd"
    drawing = Drawing(50, 50, "t")
    drawing.text("A\x00\ud800\u202eb\u2066c", 5, 5, 9, "#000000")
    assert drawing.finish().startswith(b"%PDF")


@settings(max_examples=150, deadline=None)
@given(names, st.floats(20, 300), st.floats(8, 90), st.integers(1, 3))
def test_fitted_text_never_exceeds_its_box(text: str, wide: float, high: float, lines: int) -> None:
    fitted = fit(text, Style.BOLD, wide, high, 50, lines)
    assert fitted.width_pt <= wide + 0.01
    assert fitted.top_pt + fitted.bottom_pt <= high + 0.01
    assert len(fitted.lines) <= lines
    assert fitted.size_pt <= 50


@settings(max_examples=100, deadline=None)
@given(names)
def test_breaking_a_name_loses_no_letter(text: str) -> None:
    for lines in (
        fit(text, Style.PLAIN, 60, 60, 30, 3).lines,
        wrap(text, Style.PLAIN, 12, 60),
    ):
        shown = "".join(line.text for line in lines)
        assert shown.replace(" ", "") == script.clean(text).replace(" ", "")


@settings(max_examples=60, deadline=None)
@given(words)
def test_anything_can_be_drawn(text: str) -> None:
    drawing = Drawing(100, 30, text, author=text)
    drawing.text(text, 5, 15, 9, "#123456", Style.SERIF, wide_mm=90)
    assert drawing.finish().startswith(b"%PDF")


@pytest.mark.parametrize("letter", ["x", "字", "م", "ก", "i\u0301", "👩\u200d🚀"])
def test_thousands_of_letters_without_a_space_are_wrapped_and_none_is_lost(letter: str) -> None:
    text = script.clean(letter * 3000)  # letter by letter this takes minutes
    lines = wrap(text, Style.PLAIN, 11, 400)
    assert "".join(line.text.rstrip("-") for line in lines) == text
    widths = [line.width * 11 / EM for line in lines]
    assert max(widths) <= 400
    assert min(widths[:-1]) > 300


def test_a_wrapped_paragraph_stays_in_its_column() -> None:
    text = "What makes a question answerable? " * 9 + "W" * 80
    lines = wrap(text, Style.PLAIN, 11, 180)
    assert len(lines) > 8
    assert all(line.width * 11 / EM <= 180 for line in lines)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_ink_is_where_the_measure_says(name: str, picture: Callable[..., Any]) -> None:
    line = shape(name, Style.BOLD)
    drawing = Drawing(200, 40, "ink")
    size = min(30.0, 170 * PT_PER_MM * EM / line.width)
    drawing.place(line, 10, 22, size, "#000000")
    dark = picture(drawing.finish(), dpi=254) < 128  # ten pixels a millimetre
    rows, columns = dark.any(1).nonzero()[0], dark.any(0).nonzero()[0]
    unit = size / EM / PT_PER_MM * 10
    left = 100 + (line.left - min(0, line.left)) * unit
    assert left - 3 <= columns[0] and columns[-1] <= 100 + line.width * unit + 3
    assert abs(rows[0] - (220 - line.top * unit)) <= 3
    assert abs(rows[-1] - (220 - line.bottom * unit)) <= 3


def test_the_same_drawing_gives_the_same_bytes() -> None:
    def made() -> bytes:
        drawing = Drawing(100, 50, "same")
        for n, name in enumerate(NAMES.values()):
            drawing.text(name, 5, 2 * n, 8, "#000000")
        return drawing.finish()

    first = made()
    for text in ("other letters first", "新しい", "לא"):
        shape(text)
    assert made() == first


def test_every_font_in_the_file_is_embedded_and_readable(says: Callable[[bytes], str]) -> None:
    drawing = Drawing(100, 50, "fonts")
    drawing.text("Ana عليزة", 5, 10, 9, "#000000")
    page = pypdf.PdfReader(io.BytesIO(drawing.finish())).pages[0]
    fonts = page["/Resources"]["/Font"].values()
    assert len(fonts) == 2
    for font in fonts:
        below = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in below["/FontDescriptor"]
        assert "/ToUnicode" in font.get_object()
