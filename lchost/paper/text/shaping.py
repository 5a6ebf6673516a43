"""Shape a line in any script, and measure it.

Nothing is drawn here; all measures are in thousandths of the letter size (`EM`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, floor

from lchost.paper.text import script
from lchost.paper.text.faces import Face, Style

THICKENED = 26  # pen width that makes a face without a bold cut look bold
CAPITALS = 714  # height of a capital in Noto Sans and Noto Serif Display


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape: where it stands and which letters it stands for."""

    number: int
    advance: int
    natural: int  # advance without kerning
    right: int
    up: int
    letters: str


@dataclass(frozen=True)
class Run:
    """Glyphs of one face, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]
    thick: int  # pen width of the outline, 0 for none
    says: str  # its letters in reading order, where the glyphs alone do not tell them; else empty


@dataclass(frozen=True)
class Line:
    """One shaped line.

    `share` is how wide its letters are drawn: 1, or less where they were narrowed; the measures
    count that in, the glyphs of the runs do not.
    """

    text: str
    runs: tuple[Run, ...]
    advance: int
    left: int
    bottom: int
    right: int
    top: int
    is_rtl: bool
    share: float = 1.0

    @property
    def width(self) -> int:
        """What must fit: the advance, or the ink where it hangs over."""
        return max(self.advance, self.right) - min(0, self.left)


@lru_cache(maxsize=4096)
def shape(
    text: str, style: Style = Style.PLAIN, language: str = "", rtl: bool | None = None
) -> Line:
    """Shape one line.  `rtl` is the paragraph's direction where `text` is a part of one."""
    text = script.clean(text)
    base_rtl = script.is_rtl(text) if rtl is None else rtl
    runs = tuple(
        _run(stretch, style) for stretch in script.stretches(text, style, language, base_rtl)
    )
    return _measured(text, runs, base_rtl)


def letter_by_letter(text: str, style: Style = Style.PLAIN) -> Line:
    """Set a code of plain capitals without kerning: no line is like another, so none is kept."""
    alone = [run for letter in text for run in shape(letter, style).runs]
    glyphs = tuple(glyph for run in alone for glyph in run.glyphs)
    return _measured(text, (replace(alone[0], glyphs=glyphs),) if alone else (), False)


def narrowed(line: Line, share: float) -> Line:
    """Return a line whose letters are drawn narrower than the face has them."""
    return replace(
        line,
        advance=ceil(line.advance * share),
        left=floor(line.left * share),
        right=ceil(line.right * share),
        share=share,
    )


def _run(stretch: script.Stretch, style: Style) -> Run:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(stretch.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if stretch.is_rtl else "ltr"
    hb.shape(stretch.face.handle, buffer, {"kern": True, "liga": True})
    infos = buffer.glyph_infos
    letters = _letters(stretch.text, [info.cluster for info in infos], stretch.is_rtl)
    glyphs: list[Glyph] = []
    for info, place, said in zip(infos, buffer.glyph_positions, letters, strict=True):
        natural = stretch.face.advance(info.codepoint)
        glyph = Glyph(
            info.codepoint, place.x_advance, natural, place.x_offset, place.y_offset, said
        )
        glyphs += _shared(glyph, stretch.face) if stretch.is_rtl and len(said) > 1 else [glyph]
    thick = THICKENED if style.is_bold and not stretch.face.is_bold else 0
    return Run(stretch.face, tuple(glyphs), thick, _says(stretch, glyphs))


def _letters(text: str, starts: list[int], rtl: bool) -> list[str]:
    """Return the letters that each glyph stands for, in the order of the glyphs on the line.

    Where a cluster has as many glyphs as letters each has its own.  Else, from left to right, the
    first glyph has them all; from right to left the last has what is left over.
    """
    ordered = [*sorted(set(starts)), len(text)]
    ends = dict(itertools.pairwise(ordered))
    counts, first = Counter(starts), {start: n for n, start in reversed([*enumerate(starts)])}
    out: list[str] = []
    for n, start in enumerate(starts):
        whole = text[start : ends[start]][:: -1 if rtl else 1]
        nth, count = n - first[start], counts[start]
        if count == len(whole):
            out.append(whole[nth])
        elif rtl:
            out.append(whole[nth:] if nth == count - 1 else whole[nth : nth + 1])
        else:
            out.append(whole if nth == 0 else "")
    return out


def _shared(glyph: Glyph, face: Face) -> list[Glyph]:
    """Give a ligature one of its letters, and the others to blanks that stand behind it.

    Readers turn lines from right to left round letter by letter; some would leave the letters of
    one glyph as they are.
    """
    blank = face.handle.get_nominal_glyph(0x20)
    wide = min(face.advance(blank), glyph.advance // len(glyph.letters))
    kept = glyph.advance - wide * (len(glyph.letters) - 1)
    return [replace(glyph, advance=kept, letters=glyph.letters[0])] + [
        Glyph(blank, wide, face.advance(blank), 0, 0, letter) for letter in glyph.letters[1:]
    ]


def _says(stretch: script.Stretch, glyphs: list[Glyph]) -> str:
    """Return the letters that a reader of the PDF must be told.

    Marks above and below letters, and glyphs that stand before their letter, confuse readers that
    go by position.  Lines from right to left are left alone: readers turn them round by
    themselves, and would turn the told letters too.
    """
    plain = all(glyph.natural and glyph.letters for glyph in glyphs)
    plain = plain and "".join(glyph.letters for glyph in glyphs) == stretch.text
    return "" if plain or stretch.is_rtl else stretch.text


def _measured(text: str, runs: tuple[Run, ...], rtl: bool) -> Line:
    x = left = bottom = right = top = 0
    for run in runs:
        for glyph in run.glyphs:
            ink = run.face.ink(glyph.number)
            if ink[0] != ink[2]:
                half = run.thick // 2
                left = min(left, x + glyph.right + ink[0] - half)
                right = max(right, x + glyph.right + ink[2] + half)
                bottom = min(bottom, glyph.up + ink[1] - half)
                top = max(top, glyph.up + ink[3] + half)
            x += glyph.advance
    return Line(text, runs, x, left, bottom, right, top, rtl)
