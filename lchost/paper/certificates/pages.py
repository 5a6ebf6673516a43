"""Certificates as PDF: a page each, as large as the design, with what is cut off around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lchost.paper import look
from lchost.paper.badges.design import Box, Design, Element, What
from lchost.paper.badges.layout import Laid, SideLayout, square
from lchost.paper.badges.painting import Paint, fitted_picture, paint
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.certificates import backdrops
from lchost.paper.certificates.packing import packed
from lchost.paper.certificates.sets import CertificateSet, Recipient, certificate_set
from lchost.paper.certificates.signing import sign
from lchost.paper.certificates.starters import starter
from lchost.paper.certificates.text import CertificateText
from lchost.paper.drawing import Drawing
from lchost.paper.picture_reading import PictureData
from lchost.paper.qr import QUIET_MODULES, signed_symbol

_MARKS_MM = 7.0  # around the bleed, where there are marks
_MARK_PEN_MM, _MARK_OFF_MM = 0.1, 2.0
_AT_EDGE_MM = 0.05
_CORNER_MM = 1.2  # of the white around a code
_BLEEDS = (What.BOX, What.LINE)


def certificate(
    text: CertificateText,
    page_size: str = "a4",
    design: Design | None = None,
    pictures: Mapping[str, PictureData] | None = None,
) -> bytes:
    """Return one certificate as a PDF of its own."""
    return certificates([text], page_size, design=design, pictures=pictures)


def certificates(
    texts: Sequence[CertificateText],
    page_size: str = "a4",
    progress: Callable[[int, int], None] | None = None,
    design: Design | None = None,
    pictures: Mapping[str, PictureData] | None = None,
) -> bytes:
    """Return one PDF with a page for each; the design, where one is given, has its own size."""
    drawn = design or starter("", page_size)
    return printed(drawn, certificate_set(texts, drawn, pictures), progress)


def lay_out(design: Design, of: CertificateSet) -> list[list[Laid]]:
    """Return what stands on everybody's certificate."""
    side = SideLayout(design.front, of, packed)
    return [side.of(person) for person in of.people]


def printed(
    design: Design,
    of: CertificateSet,
    progress: Callable[[int, int], None] | None = None,
    laid: list[list[Laid]] | None = None,
) -> bytes:
    """Return the PDF of a set; `laid` is what `lay_out` gave."""
    laid = lay_out(design, of) if laid is None else laid
    edge = Edge.of(design)
    only = of.people[0] if len(of.people) == 1 else None
    one = only.text if isinstance(only, Recipient) else None
    title = f"{one.title}, {one.name}" if one else of.words.certificates
    drawing = Drawing(
        design.wide_mm + 2 * edge.out_mm,
        design.high_mm + 2 * edge.out_mm,
        title,
        of.community,
        of.words.language,
        han=of.han,
    )
    edge.set_boxes(drawing, design)
    for n, (person, elements) in enumerate(zip(of.people, laid, strict=True)):
        if n:
            drawing.next_page()
        if edge.out_mm:
            with drawing.placed(edge.out_mm, edge.out_mm, design.wide_mm, design.high_mm):
                _page(drawing, design, of, person, elements)
                edge.draw_marks(drawing, design)
        else:
            _page(drawing, design, of, person, elements)
        if progress:
            progress(n + 1, len(laid))
    pdf = drawing.finish()
    under = of.pictures.get(design.backdrop)
    if under is None or under.media_type != backdrops.PDF:
        return pdf
    return backdrops.laid_under(pdf, under, _bleed_box(design).moved(edge.out_mm, edge.out_mm))


@dataclass(frozen=True)
class Edge:
    """What is around the page that is cut."""

    out_mm: float
    bleed_mm: float
    has_marks: bool

    @classmethod
    def of(cls, design: Design) -> Edge:
        """Return what a design asks for."""
        out = design.bleed_mm + (_MARKS_MM if design.has_marks else 0)
        return cls(out, design.bleed_mm, design.has_marks)

    def set_boxes(self, drawing: Drawing, design: Design) -> None:
        """Tell print shops where to cut; without marks, screens and printers show the page only."""
        if not self.out_mm:
            return
        out, bled = self.out_mm, self.out_mm - self.bleed_mm
        drawing.boxes = {
            "trim": (out, out, design.wide_mm, design.high_mm),
            "bleed": (
                *(bled, bled),
                *(design.wide_mm + 2 * self.bleed_mm, design.high_mm + 2 * self.bleed_mm),
            ),
        }
        if not self.has_marks:
            drawing.boxes["crop"] = drawing.boxes["trim"]

    def draw_marks(self, drawing: Drawing, design: Design) -> None:
        """Draw where to cut, outside the bleed."""
        if not self.has_marks:
            return
        wide, high = design.wide_mm, design.high_mm
        near, far = max(self.bleed_mm, _MARK_OFF_MM), self.out_mm
        for x in (0.0, wide):
            for begin, end in ((-far, -near), (high + near, high + far)):
                drawing.line(x, begin, x, end, look.BLACK, _MARK_PEN_MM)
        for y in (0.0, high):
            for begin, end in ((-far, -near), (wide + near, wide + far)):
                drawing.line(begin, y, end, y, look.BLACK, _MARK_PEN_MM)


def _page(
    drawing: Drawing,
    design: Design,
    of: CertificateSet,
    person: BadgePerson,
    elements: Sequence[Laid],
) -> None:
    _under(drawing, design, of)
    for one in elements:
        if not one.is_empty:
            paint(drawing, _bled(one, design), person, of, _PAINTS)


def _under(drawing: Drawing, design: Design, of: CertificateSet) -> None:
    """Draw what lies under all: a colour or a picture; a page of a PDF is laid there later."""
    under = of.pictures.get(design.backdrop)
    box = _bleed_box(design)
    if under and under.media_type != backdrops.PDF:
        wide, high = fitted_picture(box, under.wide_px, under.high_px, is_filled=True)
        left = box.left_mm + (box.wide_mm - wide) / 2
        top = box.top_mm + (box.high_mm - high) / 2
        with drawing.cut(box.left_mm, box.top_mm, box.wide_mm, box.high_mm):
            drawing.picture(design.backdrop, under.content, left, top, wide, high)
    elif design.front.ground and not under:
        ground = of.colour(design.front.ground, "")
        drawing.fill(box.left_mm, box.top_mm, box.wide_mm, box.high_mm, ground)


def _bleed_box(design: Design) -> Box:
    more = design.bleed_mm
    return Box(-more, -more, design.wide_mm + 2 * more, design.high_mm + 2 * more)


def _bled(laid: Laid, design: Design) -> Laid:
    """Let ink that reaches the page's edge go on beyond it."""
    element, box, more = laid.element, laid.box, design.bleed_mm
    is_ink = element.what in _BLEEDS or (element.what is What.PICTURE and element.is_filled)
    if not more or not is_ink or not _is_straight(element):
        return laid
    left = more if box.left_mm < _AT_EDGE_MM else 0.0
    top = more if box.top_mm < _AT_EDGE_MM else 0.0
    right = more if box.right_mm > design.wide_mm - _AT_EDGE_MM else 0.0
    bottom = more if box.bottom_mm > design.high_mm - _AT_EDGE_MM else 0.0
    wide, high = box.wide_mm + left + right, box.high_mm + top + bottom
    return replace(laid, box=Box(box.left_mm - left, box.top_mm - top, wide, high))


def _is_straight(element: Element) -> bool:
    return not element.corner_mm


def _qr(drawing: Drawing, laid: Laid, _p: BadgePerson, _s: BadgeSet, colour: str) -> None:
    """Draw the signed code on white of its own."""
    place = square(laid.box, laid.element)
    quiet = place.wide_mm / signed_symbol(laid.text).modules * QUIET_MODULES
    side = place.wide_mm + 2 * quiet
    drawing.pill(place.left_mm - quiet, place.top_mm - quiet, side, side, _CORNER_MM, look.WHITE)
    drawing.signed_qr(place.left_mm, place.top_mm, place.wide_mm, laid.text, colour)


_PAINTS: dict[What, Paint] = {What.QR: _qr, What.SIGNATURES: sign}
