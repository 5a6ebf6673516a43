"""The recovery sheet: the signing key as nine lines and a code, on one page for a drawer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lchost.paper import look, qr
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.operators import bars
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import fit
from lchost.paper.words import Words, english

_MARGIN_MM = 24.0
_LEADING = 1.42
_LEAD_MM = 24.0  # the most that the first words take
_BOX_TOP_MM, _BOX_HIGH_MM = 84.0, 97.0
_ROW_MM, _LETTER_MM = 9.6, 7.4
_GROUPS = (4, 4, 1)
_BETWEEN_MM = 4.6  # groups
_QR_MM = 42.0


@dataclass(frozen=True)
class RecoveryText:
    """All that is printed.  `lines` and `code` are the secret; it is kept nowhere else."""

    lines: Sequence[str]
    code: str
    did: str
    fingerprint: str
    made_on: date
    community: str = ""
    words: Words = field(default_factory=english)
    ink: str = look.INK
    han: str = ""


def recovery_sheet(text: RecoveryText, page_size: str = "a4") -> bytes:
    """Return the sheet as a PDF of one page."""
    wide, high = PAGES_MM[page_size]
    said = text.words
    draw = Drawing(wide, high, said.recovery_sheet, text.community, said.language, han=text.han)
    room = wide - 2 * _MARGIN_MM
    _head(draw, text, room)
    draw.pill(_MARGIN_MM - 4, _BOX_TOP_MM, room + 8, _BOX_HIGH_MM, 3, look.WASH)
    _lines(draw, text)
    _code(draw, text.code, wide - _MARGIN_MM - _QR_MM - 9)
    _facts(draw, text, room)
    half = (room - 10) / 2
    top = _BOX_TOP_MM + _BOX_HIGH_MM + 44
    for x, title, words in (
        (_MARGIN_MM, said.recovery_keep, said.recovery_where),
        (_MARGIN_MM + half + 10, said.recovery_back, said.recovery_how),
    ):
        draw.text(title, x, top, 11, text.ink, Style.BOLD, wide_mm=half)
        _paragraph(draw, words, x, top + 6.4, half, 9.5, text.han)
    pdf = draw.finish()
    bars.cache_clear()  # codes are remembered to be drawn again; this one is not to be
    qr.symbol.cache_clear()
    return pdf


def _head(draw: Drawing, text: RecoveryText, room: float) -> None:
    name = text.community.upper()
    draw.spaced(name, _MARGIN_MM, 24, 9, look.STONE, Style.BOLD, 0.12, wide_mm=room)
    title = fit(
        text.words.recovery_sheet, Style.BOLD, room * PT_PER_MM, 14 * PT_PER_MM, 30, 1, text.han
    )
    draw.block(title, _MARGIN_MM, 41, text.ink)
    draw.line(_MARGIN_MM, 48, _MARGIN_MM + room, 48, text.ink, 0.7)
    lead = text.words.recovers(text.community or "lchost")
    fitted = fit(lead, Style.PLAIN, room * PT_PER_MM, _LEAD_MM * PT_PER_MM, 11.5, 5, text.han)
    draw.block(fitted, _MARGIN_MM, 57.5, look.TEXT)


def _lines(draw: Drawing, text: RecoveryText) -> None:
    """Set letter under letter, so that a line is compared at a glance."""
    y = _BOX_TOP_MM + 13.2
    letters: list[tuple[str, float, float]] = []
    numbers: list[tuple[str, float, float]] = []
    for n, line in enumerate(text.lines):
        base = y + n * _ROW_MM
        numbers.append((str(n + 1), _MARGIN_MM + 2, base))
        x, at = _MARGIN_MM + 12, 0
        for length in _GROUPS:
            for letter in line[at : at + length]:
                letters.append((letter, x, base))
                x += _LETTER_MM
            at, x = at + length, x + _BETWEEN_MM
    draw.letters(numbers, 10, look.STONE)
    draw.letters(letters, 18, look.BLACK, Style.BOLD)


def _code(draw: Drawing, code: str, x: float) -> None:
    y = _BOX_TOP_MM + (_BOX_HIGH_MM - _QR_MM) / 2
    draw.pill(x - 5, y - 5, _QR_MM + 10, _QR_MM + 10, 2, look.WHITE)
    draw.qr(x, y, _QR_MM, code, look.BLACK)


def _facts(draw: Drawing, text: RecoveryText, room: float) -> None:
    y = _BOX_TOP_MM + _BOX_HIGH_MM + 12
    made = text.words.made(text.made_on)
    took = draw.text(made, _MARGIN_MM + room, y, 10, look.STONE, align="right", wide_mm=room / 2)
    label = text.words.recovery_fingerprint
    wide = draw.text(label, _MARGIN_MM, y, 10, look.STONE, wide_mm=room / 4)
    left = room - wide - took - 8
    draw.text(text.fingerprint, _MARGIN_MM + wide + 3, y, 13, look.TEXT, Style.BOLD, wide_mm=left)
    draw.text(text.did, _MARGIN_MM, y + 8, 9, look.STONE, wide_mm=room)
    draw.line(_MARGIN_MM, y + 16, _MARGIN_MM + room, y + 16, look.RULE, 0.3)


def _paragraph(
    draw: Drawing,
    words: str,
    x: float,
    y: float,
    room: float,
    size: float,
    han: str,
) -> None:
    for line in wrap(words, Style.PLAIN, size, room * PT_PER_MM, han):
        at, align = (x + room, "right") if line.is_rtl else (x, "left")
        draw.place(line, at, y, size, look.STONE, align)
        y += size * _LEADING / PT_PER_MM
