"""What lies under a certificate: a picture, or a page of a PDF that stays as sharp as it is."""

from __future__ import annotations

import io
from math import ceil
from typing import TYPE_CHECKING

from lchost.errors import HostError, NotABackdrop, PictureTooLarge
from lchost.paper.badges.design import Box, Design
from lchost.paper.badges.painting import fitted_picture
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.page_sizes import INCH_MM
from lchost.paper.picture_reading import JPEG, MOST_BYTES, PictureData, unfolded

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf
    from PIL.Image import Image

PDF = "application/pdf"
MOST_DPI, LEAST_DPI = 200, 150  # each certificate carries its own copy
BLEED_MM = 3.0  # as print shops want it
_QUALITY = 82
_BEGINS = b"%PDF-"
_WITHIN = 1024  # of a PDF's bytes it must say so
_AS_IT_IS = (1, 0, 0, 1, 0, 0)
_NOT_DRAWN = ("/Annots", "/AA", "/Metadata", "/PieceInfo", "/Thumb", "/B", "/StructParents")


def made_ready(name: str, content: bytes, wide_mm: float, high_mm: float) -> PictureData:
    """Return a background for a page of this size, bleed and all.

    A picture becomes a JPEG of at most 200 dots an inch; of a PDF the first page is taken.

    Raises:
        NotABackdrop, PictureTooLarge: it is something else, broken, locked, or too much.
    """
    if _BEGINS in content[:_WITHIN]:
        return _page_ready(name, content)
    longest = ceil(max(wide_mm, high_mm) / INCH_MM * MOST_DPI)
    try:
        picture, _ = unfolded(name, content, longest)
    except PictureTooLarge:
        raise
    except HostError as error:
        raise NotABackdrop(name=name) from error
    return _flat(picture)


def room_of(design: Design) -> tuple[float, float]:
    """Return how large a background must be, bleed and all, in mm."""
    return design.wide_mm + 2 * BLEED_MM, design.high_mm + 2 * BLEED_MM


def dots_an_inch(of: PictureData, box: Box) -> float:
    """Return how sharp a background is on a page; a PDF's page has no dots."""
    if of.media_type == PDF:
        return float(MOST_DPI)
    wide, _ = fitted_picture(box, of.wide_px, of.high_px, is_filled=True)
    return of.wide_px / wide * INCH_MM


def laid_under(pdf: bytes, under: PictureData, box: Box) -> bytes:
    """Return a PDF with a page of another under each of its own, covering a box of it."""
    import pikepdf

    with (
        pikepdf.open(io.BytesIO(pdf)) as document,
        pikepdf.open(io.BytesIO(under.content)) as other,
    ):
        form = document.copy_foreign(_form(other.pages[0]))
        for page in document.pages:
            name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/Under"))
            page.contents_add(_placing(name, form, page, box).encode(), prepend=True)
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _form(page: Page) -> Object:
    """Return a page as something that can be drawn: upright, all that may be seen of it."""
    page.trimbox = page.bleedbox if "/BleedBox" in page.obj else page.cropbox
    return page.as_form_xobject()


def _placing(name: object, form: Object, page: Page, box: Box) -> str:
    """Return the operators that draw a form over a box, what hangs over cut away."""
    high = float(page.mediabox[3])
    left, wide = box.left_mm * PT_PER_MM, box.wide_mm * PT_PER_MM
    bottom, tall = high - box.bottom_mm * PT_PER_MM, box.high_mm * PT_PER_MM
    return (
        f"q {left:.3f} {bottom:.3f} {wide:.3f} {tall:.3f} re W n"
        f" {_matrix(form, left, bottom, wide, tall)} cm {name} Do Q\n"
    )


def _matrix(form: Object, left: float, bottom: float, wide: float, tall: float) -> str:
    """Return where to a form goes, whose own matrix turns it upright."""
    a, b, c, d, e, f = (float(one) for one in form.get("/Matrix", _AS_IT_IS))
    x1, y1, x2, y2 = (float(one) for one in form["/BBox"])
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x1, x2) for y in (y1, y2)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    scale = max(wide / (max(xs) - min(xs)), tall / (max(ys) - min(ys)))
    x = left + wide / 2 - scale * (min(xs) + max(xs)) / 2
    y = bottom + tall / 2 - scale * (min(ys) + max(ys)) / 2
    return f"{scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f}"


def _page_ready(name: str, content: bytes) -> PictureData:
    """Return the first page of a PDF alone, without what is not drawn of it."""
    import pikepdf

    if len(content) > MOST_BYTES:
        raise PictureTooLarge(name=name)
    try:
        with pikepdf.open(io.BytesIO(content)) as whole, pikepdf.new() as alone:
            alone.pages.append(whole.pages[0])
            page = alone.pages[0]
            for key in _NOT_DRAWN:
                if key in page.obj:
                    del page.obj[key]
            alone.remove_unreferenced_resources()
            seen = page.cropbox
            sides = [float(seen[2]) - float(seen[0]), float(seen[3]) - float(seen[1])]
            if min(sides) < 1:
                raise NotABackdrop(name=name)
            if int(page.obj.get("/Rotate", 0)) % 180:
                sides.reverse()
            _form(page)  # what cannot be drawn is refused now
            return PictureData(_saved(alone), PDF, round(sides[0]), round(sides[1]))
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        IndexError,
        ValueError,
        TypeError,
        RuntimeError,
    ) as error:
        raise NotABackdrop(name=name) from error


def _saved(document: Pdf) -> bytes:
    import pikepdf

    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _flat(whole: Image) -> PictureData:
    """Return a picture as a JPEG, what is clear of it white."""
    import PIL.Image as images

    if whole.mode in ("LA", "RGBA"):
        white = images.new("RGBA", whole.size, "white")
        whole = images.alpha_composite(white, whole.convert("RGBA")).convert("RGB")
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return PictureData(out.getvalue(), JPEG, whole.width, whole.height)
