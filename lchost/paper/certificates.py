"""Certificates: one landscape design, centred, with a rosette that rises behind the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lchost.paper import look, rosettes
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.qr import QUIET_MODULES, signed_symbol
from lchost.paper.rosettes import Rosette
from lchost.paper.stationery import PLAIN, Signature, Stationery
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.shaping import CAPITALS
from lchost.paper.words import Words, english

_FRAME_MM = 12.0  # printers leave four to six millimetres white
_WIDE_MM = 226.0  # what lines of text may take
_QR_MM = 32.0
_NUMBER_MM = 52.0  # the most that the lines under it take
_LOGO_MM = (60.0, 13.0)
_SIGNED_MM, _BETWEEN_MM = 58.0, 8.0  # a line to sign where several do
_HAND_MM = 15.0  # the height of what is written on it
_LARGE = Rosette(84, 12, 26, "#D5D6DE", 0.12)
_SMALL = Rosette(44, 9, 16, "#F2E0B4", 0.14)
_CORNER = Rosette(5.4, 8, 8, look.INK, 0.1)
_GROUND = "ground"


@dataclass(frozen=True)
class CertificateText:
    """All that is printed."""

    number: str
    name: str
    title: str
    workshop: str
    when: str
    hours: str = ""
    place: str = ""
    community: str = ""
    host_name: str = ""
    qr: str = ""  # empty while it is not issued: the number is only next then
    replaces: str = ""  # number of the one that this takes the place of
    credits: str = ""
    topic: str = ""
    facilitator: str = ""
    licence: str = ""
    because: str = ""
    expires: str = ""  # a day, in words
    is_duplicate: bool = False
    language: str = ""  # of the member: it shapes the name
    words: Words = field(default_factory=english)
    house: Stationery = PLAIN


def certificate(text: CertificateText, page_size: str = "a4") -> bytes:
    """Return one certificate as a PDF of its own."""
    return certificates([text], page_size)


def certificates(
    texts: Sequence[CertificateText],
    page_size: str = "a4",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return one PDF with a page for each."""
    high, wide = PAGES_MM[page_size]
    one = texts[0] if len(texts) == 1 else None
    title = f"{one.title}, {one.name}" if one else texts[0].words.certificates
    words, house = texts[0].words, texts[0].house
    drawing = Drawing(wide, high, title, texts[0].community, words.language, han=house.han)
    corner = replace(_CORNER, colour=house.ink)
    for rosette in (_LARGE, _SMALL, corner):
        rosettes.define(drawing, rosette)
    with drawing.form(_GROUND):
        _ground(drawing, house, corner)
    for n, text in enumerate(texts):
        if n:
            drawing.next_page()
        drawing.stamp(_GROUND)
        _page(drawing, text)
        if progress:
            progress(n + 1, len(texts))
    return drawing.finish()


def _ground(draw: Drawing, house: Stationery, corner: Rosette) -> None:
    """Draw what all certificates share: ivory, two frames, the rosettes."""
    wide, high = draw.wide_mm, draw.high_mm
    inner = _FRAME_MM + 2.4
    draw.fill(_FRAME_MM, _FRAME_MM, wide - 2 * _FRAME_MM, high - 2 * _FRAME_MM, look.IVORY)
    middle = (wide / 2, high / 2 - 3)
    rosettes.draw(draw, _LARGE, *middle)
    rosettes.draw(draw, _SMALL, *middle)
    draw.frame(_FRAME_MM, _FRAME_MM, wide - 2 * _FRAME_MM, high - 2 * _FRAME_MM, house.ink, 0.9)
    draw.frame(inner, inner, wide - 2 * inner, high - 2 * inner, house.accent, 0.3)
    for x in (_FRAME_MM, wide - _FRAME_MM):
        for y in (_FRAME_MM, high - _FRAME_MM):
            draw.pill(x - 6, y - 6, 12, 12, 6, look.WHITE)
            rosettes.draw(draw, corner, x, y)


def _page(draw: Drawing, text: CertificateText) -> None:
    middle = draw.wide_mm / 2
    down = (draw.high_mm - 210) / 2
    draw.spaced(
        text.community.upper(),
        middle,
        40 + down,
        12.5,
        text.house.ink,
        Style.BOLD,
        0.3,
        "centre",
        _WIDE_MM,
    )
    _centred(draw, text.title, Style.SERIF_ITALIC, 47 + down, 71 + down, 42, look.TEXT, 1)
    _said(draw, text.words.given_to, 81 + down)
    _centred(
        draw, text.name, Style.SERIF, 85 + down, 113 + down, 60, text.house.ink, 2, text.language
    )
    draw.line(middle - 40, 117 + down, middle + 40, 117 + down, text.house.accent, 0.5)
    _said(draw, text.words.took_part_in, 127 + down)
    _centred(draw, text.workshop, Style.SERIF_BOLD, 131 + down, 146 + down, 24, look.TEXT, 2)
    facts = (text.when, text.hours, text.place)
    draw.text(
        "  ·  ".join(fact for fact in facts if fact.strip()),
        middle,
        154.5 + down,
        12.5,
        look.TEXT,
        align="centre",
        wide_mm=_WIDE_MM,
    )
    _logo(draw, text.house, 34 + down)
    _signatures(draw, text, 30, 179 + down)
    _number(draw, text, draw.wide_mm - 57, 152 + down)


def _said(draw: Drawing, said: str, y_mm: float) -> None:
    draw.text(said, draw.wide_mm / 2, y_mm, 14, look.STONE, Style.SERIF_ITALIC, "centre", _WIDE_MM)


def _centred(
    draw: Drawing,
    text: str,
    style: Style,
    top_mm: float,
    bottom_mm: float,
    largest_pt: float,
    colour: str,
    lines: int,
    language: str = "",
) -> None:
    """Set text in the middle of a band of the page, by its capitals, all ink inside the band."""
    wide, high = _WIDE_MM * PT_PER_MM, (bottom_mm - top_mm) * PT_PER_MM
    fitted = fit(text, style, wide, high, largest_pt, lines, language or draw.han)
    if not fitted.lines[0].runs:
        return
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = CAPITALS * fitted.size_pt / EM / PT_PER_MM
    base = (top_mm + bottom_mm) / 2 + (capital - tail) / 2
    base = min(base, bottom_mm - fitted.bottom_pt / PT_PER_MM)
    base = max(base, top_mm + fitted.top_pt / PT_PER_MM)
    draw.block(fitted, draw.wide_mm / 2, base, colour, "centre")


def _logo(draw: Drawing, house: Stationery, base_mm: float) -> None:
    """Draw the logo over the community's name."""
    if house.logo:
        wide, high = house.logo.fitted(*_LOGO_MM)
        x = (draw.wide_mm - wide) / 2
        draw.picture(house.logo.mark, house.logo.at(wide), x, base_mm - high, wide, high)


def _signatures(draw: Drawing, text: CertificateText, x_mm: float, y_mm: float) -> None:
    """Draw a line for the host, who is named in the record, and for who signs beside them."""
    hand = _folded(text.host_name)
    own = [one for one in text.house.signatures if _folded(one.name) == hand]
    others = [one for one in text.house.signatures if _folded(one.name) != hand]
    as_what = [text.words.host, text.community] if text.community else [text.words.host]
    written = own[0].picture if own else None
    host = Signature(text.host_name, ", ".join(as_what), written)
    wide, apart = (60.0, 90.0) if not others else (_SIGNED_MM, _SIGNED_MM)
    for n, one in enumerate((host, *others)):
        _signed(draw, one, x_mm + n * (_SIGNED_MM + _BETWEEN_MM), y_mm, wide, apart)


def _signed(
    draw: Drawing, signed: Signature, x_mm: float, y_mm: float, wide_mm: float, room_mm: float
) -> None:
    """Draw a line, what is written on it, and under it who and as what."""
    if signed.picture:
        wide, high = signed.picture.fitted(wide_mm, _HAND_MM)
        draw.picture(
            signed.picture.mark,
            signed.picture.at(wide),
            x_mm + (wide_mm - wide) / 2,
            y_mm - high + 1,
            wide,
            high,
        )
    draw.line(x_mm, y_mm, x_mm + wide_mm, y_mm, look.STONE, 0.2)
    if signed.name.strip():
        draw.text(signed.name, x_mm, y_mm + 5.4, 11, look.TEXT, Style.BOLD, wide_mm=room_mm)
        y_mm += 4.8
    draw.text(signed.line, x_mm, y_mm + 5.2, 9.5, look.STONE, wide_mm=room_mm)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _number(draw: Drawing, text: CertificateText, x_mm: float, y_mm: float) -> None:
    middle = x_mm + _QR_MM / 2
    if text.qr:
        quiet = _QR_MM / signed_symbol(text.qr).modules * QUIET_MODULES
        side = _QR_MM + 2 * quiet
        draw.pill(x_mm - quiet, y_mm - quiet, side, side, 1.5, look.WHITE)
        draw.signed_qr(x_mm, y_mm, _QR_MM, text.qr, look.BLACK)
    y_mm += _QR_MM + 7.6
    words, wide = text.words, _NUMBER_MM
    number = words.number(text.number) if text.qr else words.next_number(text.number)
    draw.text(number, middle, y_mm, 9.5, look.STONE, align="centre", wide_mm=wide)
    small = [
        words.replaces(text.replaces) if text.replaces else "",
        words.duplicate if text.is_duplicate else "",
    ]
    for said in filter(None, small):
        y_mm += 3.8
        draw.text(said, middle, y_mm, 7.5, look.STONE, align="centre", wide_mm=wide)
