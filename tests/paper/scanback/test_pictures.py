"""Files that cameras and scanners make are opened upright, and others are refused in a sentence."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lchost.errors import CannotRead, IsHeic, NotAScan, ScanTooLarge
from lchost.paper.drawing import Drawing
from lchost.paper.scanback import pictures


@pytest.fixture
def corner() -> Image.Image:
    """A picture that is dark at its top left."""
    gray = np.full((60, 90), 240, np.uint8)
    gray[:20, :30] = 10
    return Image.fromarray(gray)


def only(path: Path) -> np.ndarray:
    (found,) = pictures.grays(path)
    assert found.dtype == np.uint8 and pictures.pages(path) == 1
    return found


@pytest.mark.parametrize("kind", ["png", "jpg", "tif", "webp", "bmp"])
def test_pictures_are_opened_whatever_they_are_called(kind, corner, tmp_path) -> None:
    path = tmp_path / f"photo.{kind}"
    corner.save(path)
    found = only(path.rename(tmp_path / "photo.dat"))
    assert found.shape == (60, 90)
    assert found[5, 5] < 40 and found[50, 80] > 220


def test_a_photo_that_lies_on_its_side_is_turned_upright(corner, tmp_path) -> None:
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[274] = 6  # the camera was turned to the right
    corner.rotate(90, expand=True).save(path, exif=exif)
    found = only(path)
    assert found.shape == (60, 90)
    assert found[5, 5] < 40 and found[50, 80] > 220


def test_what_is_clear_is_paper_and_sixteen_bits_are_eight(tmp_path) -> None:
    clear = Image.new("RGBA", (30, 20), (0, 0, 0, 0))
    clear.putpixel((3, 4), (0, 0, 0, 255))
    clear.save(tmp_path / "clear.png")
    found = only(tmp_path / "clear.png")
    assert found[4, 3] == 0 and found[0, 0] == 255
    deep = np.full((20, 30), 60000, np.uint16)
    deep[:5] = 1000
    Image.fromarray(deep).save(tmp_path / "deep.tif")
    found = only(tmp_path / "deep.tif")
    assert found[0, 0] < 10 and found[19, 0] > 220


def test_a_scanner_puts_many_pages_into_one_file(corner, tmp_path) -> None:
    white = Image.new("L", corner.size, 255)
    corner.save(tmp_path / "two.tif", save_all=True, append_images=[white])
    first, second = pictures.grays(tmp_path / "two.tif")
    assert first.min() < 40 and second.min() == 255
    draw = Drawing(100, 50, "scan")
    draw.fill(0, 0, 20, 20, "#000000")
    draw.next_page()
    (tmp_path / "two.pdf").write_bytes(draw.finish())
    assert pictures.pages(tmp_path / "two.pdf") == 2
    first, second = pictures.grays(tmp_path / "two.pdf")
    assert first.shape == pytest.approx((50 / 25.4 * 250, 100 / 25.4 * 250), abs=2)
    assert first[10, 10] == 0 and second.min() == 255


def test_a_page_of_next_to_nothing_is_a_picture_all_the_same(tmp_path) -> None:
    (tmp_path / "dot.pdf").write_bytes(Drawing(0.01, 0.01, "scan").finish())
    assert only(tmp_path / "dot.pdf").shape == (1, 1)


def test_a_scan_that_does_not_say_how_wide_it_is_is_refused(corner, tmp_path) -> None:
    made = io.BytesIO()
    corner.save(made, "TIFF")
    wide, other = struct.pack("<HHL", 256, 4, 1), struct.pack("<HHL", 999, 4, 1)
    assert wide in made.getvalue()
    (tmp_path / "a.tif").write_bytes(made.getvalue().replace(wide, other))
    with pytest.raises(NotAScan):
        pictures.pages(tmp_path / "a.tif")


def test_a_scan_whose_strip_lies_nowhere_is_refused(corner, tmp_path) -> None:
    made = io.BytesIO()
    corner.save(made, "TIFF")
    at, share = struct.pack("<HHL", 273, 4, 1), struct.pack("<HHL", 273, 5, 1)
    assert at in made.getvalue()
    (tmp_path / "a.tif").write_bytes(made.getvalue().replace(at, share))
    with pytest.raises(NotAScan):
        list(pictures.grays(tmp_path / "a.tif"))


def test_a_large_scan_becomes_as_large_as_is_of_use(tmp_path) -> None:
    Image.new("L", (9000, 6000), 255).save(tmp_path / "large.png")
    found = only(tmp_path / "large.png")
    assert found.shape == (3000, 4500)
    assert found.min() == 255


def test_other_files_are_refused_in_a_sentence(tmp_path, corner, monkeypatch) -> None:
    (tmp_path / "IMG_1.HEIC").write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(40))
    with pytest.raises(IsHeic, match=r"IMG_1\.HEIC"):
        next(pictures.grays(tmp_path / "IMG_1.HEIC"))
    (tmp_path / "letter.jpg").write_bytes(b"Dear all,")
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    made = io.BytesIO()
    corner.save(made, "PNG")
    (tmp_path / "half.png").write_bytes(made.getvalue()[:80])
    (tmp_path / "empty.png").write_bytes(b"")
    for name in ("letter.jpg", "half.pdf", "half.png", "empty.png"):
        with pytest.raises(NotAScan, match=name):
            list(pictures.grays(tmp_path / name))
    with pytest.raises(CannotRead):
        list(pictures.grays(tmp_path / "gone.png"))
    corner.save(tmp_path / "big.png")
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(ScanTooLarge):
        list(pictures.grays(tmp_path / "big.png"))
