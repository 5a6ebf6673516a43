"""Fit text into a box: smaller down to a floor, on more lines, narrower; never cut off."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache

from lchost.paper.text.breaking import balanced
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import Line, narrowed, shape

FLOOR_PT = 7.0  # smaller letters are narrowed first, then they cannot be read
LEAST_SHARE = 0.8  # narrower letters are no longer themselves
_ROUNDED = 0.002  # measures are whole thousandths; a line of a few letters is off by so much
_NEXT_LINE_MUST_WIN = 1.18  # a name is broken only if it gets so much larger
_BREAK_WORDS_BELOW_PT = 9.0  # a name of one word is shrunk to this before it is broken
_LOWEST_INK = 450  # a line has at least so much above its baseline: a small letter
_LEADING = 1160
_AIR = 60  # between the ink of two lines


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
    def is_condensed(self) -> bool:
        """Tell whether letters are narrower than they were drawn."""
        return self.lines[0].share < 1

    @property
    def width_pt(self) -> float:
        return max(line.width for line in self.lines) * self.size_pt / EM


@lru_cache(maxsize=2048)
def fit(
    text: str,
    style: Style,
    wide_pt: float,
    high_pt: float,
    largest_pt: float,
    lines: int = 2,
    language: str = "",
    floor_pt: float = FLOOR_PT,
) -> Fitted:
    """Set `text` as large as the box allows, in one line or up to `lines`.

    Where that is under `floor_pt`, letters become narrower, as far as they may; then smaller
    still.  Never exceeds the box; `size_pt` and `is_condensed` tell the caller.
    """
    floor_pt = min(floor_pt, largest_pt)
    best = _sized((shape(text, style, language),), wide_pt, high_pt, largest_pt)
    tried = [best]
    whole = 0  # so many of these break no word
    for may_break_words in (False, True):
        if may_break_words and best.size_pt >= _BREAK_WORDS_BELOW_PT:
            break
        for count in range(2, lines + 1):
            must = best.size_pt * _NEXT_LINE_MUST_WIN if best.size_pt >= floor_pt else 0.0
            most = min(largest_pt, high_pt * EM / ((count - 1) * _LEADING + _LOWEST_INK))
            if most <= must:
                break  # however it is broken, it cannot become so much larger
            broken = balanced(text, style, language, count, may_break_words)
            if len(broken) != count:
                continue
            other = _sized(broken, wide_pt, high_pt, largest_pt)
            tried.append(other)
            lifts = best.size_pt < floor_pt <= other.size_pt and not may_break_words
            if lifts or other.size_pt > best.size_pt * _NEXT_LINE_MUST_WIN:
                best = other
        whole = whole or len(tried)
    if best.size_pt >= floor_pt:
        return best
    narrow = [_narrowed(one, wide_pt, high_pt, floor_pt) for one in tried]
    ranks = [(round(one.size_pt, 2), n < whole, one.lines[0].share) for n, one in enumerate(narrow)]
    return narrow[ranks.index(max(ranks))]


def squeezed(
    line: Line, wide_pt: float, largest_pt: float, floor_pt: float = FLOOR_PT
) -> tuple[Line, float]:
    """Return a single line and its size where only the width is limited."""
    size = min(largest_pt, wide_pt * EM / max(line.width, 1))
    floor_pt = min(floor_pt, largest_pt)
    if size >= floor_pt:
        return line, size
    line = narrowed(line, max(LEAST_SHARE, size / floor_pt - _ROUNDED))
    return line, min(floor_pt, wide_pt * EM / max(line.width, 1))


def _sized(lines: tuple[Line, ...], wide_pt: float, high_pt: float, largest_pt: float) -> Fitted:
    leading = _LEADING
    for upper, lower in itertools.pairwise(lines):
        leading = max(leading, lower.top - upper.bottom + _AIR)
    tall = lines[0].top + (len(lines) - 1) * leading - lines[-1].bottom
    wide = max(line.width for line in lines)
    size = min(largest_pt, wide_pt * EM / max(wide, 1), high_pt * EM / max(tall, 1))
    return Fitted(lines, size, leading * size / EM)


def _narrowed(fitted: Fitted, wide_pt: float, high_pt: float, floor_pt: float) -> Fitted:
    """Make letters narrower until they are as large as the floor, or the height, allows."""
    upright = _sized(fitted.lines, float("inf"), high_pt, floor_pt)
    share = fitted.size_pt / upright.size_pt
    if share >= 1:
        return fitted
    share = max(LEAST_SHARE, share - _ROUNDED)
    lines = tuple(narrowed(line, share) for line in fitted.lines)
    return _sized(lines, wide_pt, high_pt, floor_pt)
