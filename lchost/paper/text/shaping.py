"""Set text: shape a line in any script, measure it, fit it into a box, wrap a paragraph.

Nothing is drawn here; all measures are in thousandths of the letter size (`EM`) or in points.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import lru_cache

from lchost.paper.text import script
from lchost.paper.text.faces import EM, Face, Style

THICKENED = 26  # pen width that makes a face without a bold cut look bold
CAPITALS = 714  # height of a capital in Noto Sans and Noto Serif Display
_NEXT_LINE_MUST_WIN = 1.18  # a name is broken only if it gets so much larger
_BREAK_WORDS_BELOW_PT = 9.0  # a name of one word is shrunk to this before it is broken
_LOWEST_INK = 450  # a line has at least so much above its baseline: a small letter
_LEADING = 1160
_AIR = 60  # between the ink of two lines


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
    """One shaped line."""

    text: str
    runs: tuple[Run, ...]
    advance: int
    left: int
    bottom: int
    right: int
    top: int
    is_rtl: bool

    @property
    def width(self) -> int:
        """What must fit: the advance, or the ink where it hangs over."""
        return max(self.advance, self.right) - min(0, self.left)


@dataclass(frozen=True)
class Fitted:
    """Lines at the size that fits."""

    lines: tuple[Line, ...]
    size_pt: float
    leading_pt: float

    @property
    def top_pt(self) -> float:
        """Ink above the first baseline."""
        return self.lines[0].top * self.size_pt / EM

    @property
    def bottom_pt(self) -> float:
        """Ink under the first baseline, down to the last line's lowest point."""
        below = -self.lines[-1].bottom * self.size_pt / EM
        return (len(self.lines) - 1) * self.leading_pt + below

    @property
    def width_pt(self) -> float:
        return max(line.width for line in self.lines) * self.size_pt / EM


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


@lru_cache(maxsize=2048)
def fit(
    text: str,
    style: Style,
    wide_pt: float,
    high_pt: float,
    largest_pt: float,
    lines: int = 2,
    language: str = "",
) -> Fitted:
    """Set `text` as large as the box allows, in one line or up to `lines`.

    Never exceeds the box, however small the letters become; `size_pt` tells the caller.
    """
    best = _sized((shape(text, style, language),), wide_pt, high_pt, largest_pt)
    for may_break_words in (False, True):
        if may_break_words and best.size_pt >= _BREAK_WORDS_BELOW_PT:
            break
        for count in range(2, lines + 1):
            most = min(largest_pt, high_pt * EM / ((count - 1) * _LEADING + _LOWEST_INK))
            if most <= best.size_pt * _NEXT_LINE_MUST_WIN:
                break  # however it is broken, it cannot become so much larger
            broken = _balanced(text, style, language, count, may_break_words)
            if len(broken) != count:
                continue
            other = _sized(broken, wide_pt, high_pt, largest_pt)
            if other.size_pt > best.size_pt * _NEXT_LINE_MUST_WIN:
                best = other
    return best


def wrap(
    text: str, style: Style, size_pt: float, wide_pt: float, language: str = ""
) -> tuple[Line, ...]:
    """Break a paragraph into lines no wider than `wide_pt`."""
    rtl = script.is_rtl(text)
    room = wide_pt * EM / size_pt
    lines: list[str] = []
    current = ""
    for piece in _pieces(script.clean(text)):
        if not current or shape(current + piece, style, language, rtl).width <= room:
            current += piece
        else:
            lines.append(current)
            current = piece
        while shape(current, style, language, rtl).width > room and len(current) > 1:
            head = _head(current, style, language, rtl, room)
            lines.append(head)
            current = current[len(head) :]
    lines.append(current)
    return tuple(shape(line, style, language, rtl) for line in lines if line.strip() or not lines)


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
    out: list[str] = []
    for n, start in enumerate(starts):
        whole = text[start : ends[start]][:: -1 if rtl else 1]
        nth, count = n - starts.index(start), starts.count(start)
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


def _sized(lines: tuple[Line, ...], wide_pt: float, high_pt: float, largest_pt: float) -> Fitted:
    leading = _LEADING
    for upper, lower in itertools.pairwise(lines):
        leading = max(leading, lower.top - upper.bottom + _AIR)
    tall = lines[0].top + (len(lines) - 1) * leading - lines[-1].bottom
    wide = max(line.width for line in lines)
    size = min(largest_pt, wide_pt * EM / max(wide, 1), high_pt * EM / max(tall, 1))
    return Fitted(lines, size, leading * size / EM)


def _balanced(
    text: str, style: Style, language: str, count: int, may_break_words: bool
) -> tuple[Line, ...]:
    """Break into `count` lines whose longest is about as short as can be."""
    text = script.clean(text)
    rtl = script.is_rtl(text)
    pieces = _pieces(text)
    if len(pieces) < count and may_break_words:
        pieces = script.clusters(text)
    if len(pieces) < count:
        return ()
    widths = [shape(piece, style, language, rtl).advance for piece in pieces]
    low, high = max(widths), sum(widths)
    best = _filled(pieces, widths, high)
    while high - low > 20:
        middle = (low + high) // 2
        tried = _filled(pieces, widths, middle)
        if len(tried) <= count:
            best, high = tried, middle
        else:
            low = middle
    return tuple(shape(line, style, language, rtl) for line in best)


def _filled(pieces: list[str], widths: list[int], room: float) -> list[str]:
    lines = [""]
    used = 0
    for piece, width in zip(pieces, widths, strict=True):
        if lines[-1] and used + width > room:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += width
    return lines


def _pieces(text: str) -> list[str]:
    """Split where a line may break: after spaces and hyphens, between Han and Kana letters."""
    out: list[str] = []
    for cluster in script.clusters(text):
        if out and not _may_break(out[-1][-1], cluster[0]):
            out[-1] += cluster
        else:
            out.append(cluster)
    return out


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or after in "、。，．・」』）！？ー":
        return False
    return before.isspace() or before in "-–—/" or (_is_han(before) and _is_han(after))


def _is_han(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _head(text: str, style: Style, language: str, rtl: bool, room: float) -> str:
    """Return as much of one too long word as a line holds, at least a cluster."""
    parts = script.clusters(text)
    head = parts[0]
    for part in parts[1:]:
        if shape(head + part, style, language, rtl).width > room:
            break
        head += part
    return head
