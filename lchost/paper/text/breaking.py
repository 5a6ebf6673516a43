"""Break text into lines: where a line may end, how a name is shared out, how a paragraph runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from lchost.paper.text import script
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import Line, shape

_NEVER_FIRST = "、。，．・：；」』）】〉》！？ーっゃゅょッャュョ々…"
_NEVER_LAST = "「『（【〈《"
_SOFT_HYPHEN = "\u00ad"
_IN_WORDS = "-–—'’"
_SOME = 200  # letters that are measured first of what may be very long
_MOST = 400  # letters of a line; no paper shows so many
_LONGEST = 100  # letters of a word, to each side of a place in it


def wrap(
    text: str, style: Style, size_pt: float, wide_pt: float, language: str = ""
) -> tuple[Line, ...]:
    """Break a paragraph into lines no wider than `wide_pt`."""
    rtl = script.is_rtl(text)
    room = wide_pt * EM / size_pt
    lines: list[str] = []
    current = ""
    for piece in _pieces(script.clean(text)):
        if not current or not _is_wider(current + piece, style, language, rtl, room):
            current += piece
        else:
            lines.append(current)
            current = piece
        while len(current) > 1 and _is_wider(current, style, language, rtl, room):
            head = _head(current, style, language, rtl, room)
            lines.append(head)
            current = current[len(head) :]
    lines.append(current)
    shown = [line for line in lines if line.strip()]
    return _set(shown, style, language, rtl)


def balanced(
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
    return _set(best, style, language, rtl)


def _set(lines: Sequence[str], style: Style, language: str, rtl: bool) -> tuple[Line, ...]:
    """Shape lines; one that ends within a word of Latin letters gets a hyphen."""
    whole, at = "".join(lines), 0
    out: list[Line] = []
    for line in lines:
        at += len(line)
        is_cut = not rtl and _is_in_word(whole, at)
        out.append(
            _hyphened(line, style, language) if is_cut else shape(line, style, language, rtl)
        )
    return tuple(out)


def _hyphened(text: str, style: Style, language: str) -> Line:
    """Shape a line with a hyphen at its end, which readers of the PDF know to be no letter."""
    line = shape(text + "-", style, language, rtl=False)
    *runs, last = line.runs
    *glyphs, hyphen = last.glyphs
    shown = (*glyphs, replace(hyphen, letters=_SOFT_HYPHEN))
    says = last.says[:-1] + _SOFT_HYPHEN if last.says else ""
    last = replace(last, glyphs=shown, says=says)
    return replace(line, text=line.text[:-1], runs=(*runs, last))


def _is_in_word(text: str, at: int) -> bool:
    """Tell whether a place lies within a word of Latin letters: not in an address or a number."""
    if not 0 < at < len(text) or not _is_latin(text[at - 1]) or not _is_latin(text[at]):
        return False
    before, after = text[max(0, at - _LONGEST) : at], text[at : at + _LONGEST]
    word = before.rpartition(" ")[2] + after.partition(" ")[0]
    word = word.lstrip('(“"«').rstrip(').,;:!?”"»')
    return all(_is_latin(one) or one in _IN_WORDS for one in word)


@cache
def _is_latin(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind in ("Mn", "Lm") or (kind[0] == "L" and "LATIN" in unicodedata.name(char, ""))


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
    if after.isspace() or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before.isspace() or before in "-–—/" or (_is_han(before) and _is_han(after))


def _is_han(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _head(text: str, style: Style, language: str, rtl: bool, room: float) -> str:
    """Return as much of one too long word as a line holds, at least a cluster."""
    parts = script.clusters(text[:_MOST])
    if len(text) > _MOST:
        parts = parts[:-1] or parts  # the last may have lost its marks

    def fits(count: int) -> bool:
        head = "".join(parts[:count])
        hyphen = "-" if not rtl and _is_in_word(text, len(head)) else ""
        return shape(head + hyphen, style, language, rtl).width <= room

    low, high = 1, 2
    while high < len(parts) and fits(high):
        low, high = high, 2 * high
    high = min(high, len(parts) + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return "".join(parts[:low])


def _is_wider(text: str, style: Style, language: str, rtl: bool, room: float) -> bool:
    """Tell whether a text is too wide for a line; of a very long one its beginning tells."""
    if len(text) > _SOME and shape(text[:_SOME], style, language, rtl).width > 2 * room:
        return True
    return shape(text, style, language, rtl).width > room
