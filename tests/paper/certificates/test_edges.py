"""What is cut off around a page, and what lies under it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lchost.errors import NotABackdrop, PictureTooLarge
from lchost.paper.badges.design import Box, Design
from lchost.paper.certificates import backdrops
from lchost.paper.certificates.pages import certificate
from lchost.paper.certificates.starters import starter

from .conftest import ALL, LITTLE

MM = 72 / 25.4
MARK = "a" * 64


def boxes(pdf: bytes) -> dict[str, list[float]]:
    """Return the boxes of the first page in mm."""
    names = ("/MediaBox", "/TrimBox", "/BleedBox", "/CropBox")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0].obj
        return {name: [float(v) / MM for v in page[name]] for name in names if name in page}


def seen(pdf: bytes, dpi: float = 127) -> Any:
    """Return the first page as a picture, five dots a millimetre."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=dpi / 72).to_numpy()


def a_pdf(wide_mm: float, high_mm: float) -> bytes:
    """Return a red page with a green bar at its left."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide_mm * MM, high_mm * MM))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, wide_mm * MM, high_mm * MM, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 1, 0)
    canvas.rect(0, 0, 20 * MM, high_mm * MM, stroke=0, fill=1)
    canvas.showPage()
    canvas.drawString(9, 9, "a second page")
    canvas.save()
    return out.getvalue()


def a_picture(wide: int, high: int, kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    rng = np.random.default_rng(3)
    small = rng.integers(0, 255, (9, 12, len(mode)), dtype=np.uint8)
    Image.fromarray(small, mode).resize((wide, high)).save(out, kind)
    return out.getvalue()


def on(design: Design, data: Any) -> bytes:
    return certificate(LITTLE, design=replace(design, backdrop=MARK), pictures={MARK: data})


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("key", ["band", "letter"])
def test_bleed_boxes_are_right_to_a_tenth_of_a_millimetre(key: str, size: str) -> None:
    design = replace(starter(key, size), bleed_mm=3.0)
    found = boxes(certificate(ALL, design=design))
    wide, high = design.wide_mm, design.high_mm
    assert found["/MediaBox"] == pytest.approx([0, 0, wide + 6, high + 6], abs=0.05)
    assert found["/TrimBox"] == pytest.approx([3, 3, wide + 3, high + 3], abs=0.05)
    assert found["/BleedBox"] == pytest.approx([0, 0, wide + 6, high + 6], abs=0.05)
    assert found["/CropBox"] == found["/TrimBox"]


def test_marks_stand_outside_the_bleed_where_the_page_is_cut() -> None:
    design = replace(starter("letter"), bleed_mm=3.0, has_marks=True)
    pdf = certificate(LITTLE, design=design)
    found = boxes(pdf)
    assert "/CropBox" not in found
    assert found["/TrimBox"] == pytest.approx([10, 10, 220, 307], abs=0.05)
    assert found["/BleedBox"] == pytest.approx([7, 7, 223, 310], abs=0.05)
    dark = seen(pdf).min(2) < 150
    top = dark[: 6 * 5].any(0).nonzero()[0] / 5
    assert set(np.round(top)) == {10, 220}
    assert not dark[7 * 5 + 2 : 9 * 5].any()  # the bleed itself is free


def test_without_bleed_a_page_is_no_larger_and_has_no_boxes() -> None:
    assert set(boxes(certificate(LITTLE))) == {"/MediaBox"}


def test_ink_at_the_edge_goes_on_into_the_bleed() -> None:
    design = replace(starter("band"), bleed_mm=3.0, has_marks=True)
    page = seen(certificate(LITTLE, design=design))
    blue, green, red = page[105 * 5, 8 * 5][:3]
    assert blue > 100 and red < 60 and green < 90


@pytest.mark.parametrize("bleed", [0.0, 3.0])
def test_a_page_lies_under_all_and_stays_vector(bleed: float) -> None:
    data = backdrops.made_ready("x.pdf", a_pdf(297, 210), 303, 216)
    assert data.media_type == backdrops.PDF
    pdf = on(replace(starter("letter"), wide_mm=297.0, high_mm=210.0, bleed_mm=bleed), data)
    page = seen(pdf)
    assert tuple(page[5, 5][:3]) == (0, 255, 0)
    assert tuple(page[5, -5][:3]) == (0, 0, 255)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1
        images = [o for o in document.objects if isinstance(o, pikepdf.Stream)]
        assert not any(one.get("/Subtype") == "/Image" for one in images)
        assert document.check_pdf_syntax() == []
    assert pdf == on(replace(starter("letter"), wide_mm=297.0, high_mm=210.0, bleed_mm=bleed), data)


def test_a_turned_page_lies_upright() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf(210, 297))) as document:
        document.pages[0].obj.Rotate = 90
        document.save(out)
    data = backdrops.made_ready("x.pdf", out.getvalue(), 303, 216)
    assert data.wide_px > data.high_px
    page = seen(on(starter("classic"), data))
    assert tuple(page[2 * 5, 150 * 5][:3]) == (0, 255, 0)  # its left is above now


def test_a_page_of_other_proportions_covers_all() -> None:
    data = backdrops.made_ready("x.pdf", a_pdf(100, 100), 303, 216)
    page = seen(on(starter("letter"), data))
    edge = np.concatenate([page[3], page[-4], page[:, 3], page[:, -4]])[:, :3]
    assert (edge.min(1) == 0).all()


def test_a_picture_becomes_a_jpeg_of_at_most_200_dots_an_inch() -> None:
    data = backdrops.made_ready("x.png", a_picture(2700, 1900), 303, 216)
    assert data.media_type == "image/jpeg"
    assert backdrops.dots_an_inch(data, Box(-3, -3, 303, 216)) <= 201
    pdf = on(starter("classic"), data)
    assert len(pdf) < len(data.content) + 60_000
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        images = [one for one in streams if one.get("/Subtype") == "/Image"]
        assert [one.read_raw_bytes() for one in images] == [data.content]


def test_what_is_clear_of_a_picture_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (400, 300), (255, 0, 0, 0)).save(out, "PNG")
    data = backdrops.made_ready("x.png", out.getvalue(), 303, 216)
    whole = Image.open(io.BytesIO(data.content)).convert("RGB")
    assert min(np.asarray(whole).reshape(-1)) > 250


def test_a_coarse_picture_is_known_as_such() -> None:
    data = backdrops.made_ready("x.jpg", a_picture(600, 400, "JPEG"), 303, 216)
    assert backdrops.dots_an_inch(data, Box(0, 0, 297, 210)) < backdrops.LEAST_DPI


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more", b"GIF89a", a_pdf(9, 9)[:400]])
def test_what_cannot_lie_under_is_refused(content: bytes) -> None:
    with pytest.raises(NotABackdrop):
        backdrops.made_ready("x", content, 303, 216)


def test_a_locked_page_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf(50, 50))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(NotABackdrop):
        backdrops.made_ready("x.pdf", out.getvalue(), 303, 216)


def test_too_much_is_refused() -> None:
    with pytest.raises(PictureTooLarge):
        backdrops.made_ready("x.pdf", b"%PDF-" + b"0" * 10_000_001, 303, 216)
