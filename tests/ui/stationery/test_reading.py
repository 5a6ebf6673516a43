"""Picture files: read as they are, drawn if they are SVG, refused with a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from lchost.errors import CannotRead, NotAPicture, PictureTooLarge
from lchost.paper.picture_reading import ready
from lchost.ui.stationery import reading

LOGO = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">'
    '<rect width="10" height="10" fill="#7A1F3B"/></svg>'
)
MANY = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE svg [<!ENTITY e0 "lots">{MANY}]><svg viewBox="0 0 9 9"><text>&e11;</text></svg>'


def test_a_png_is_read_as_it_is(tmp_path):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.save(str(tmp_path / "logo.png"))
    assert reading.read(tmp_path / "logo.png") == (tmp_path / "logo.png").read_bytes()


@pytest.mark.parametrize("before", ["", "\ufeff", "\n  "])
def test_an_svg_is_drawn_large_with_what_is_clear_in_it(qapp, tmp_path, before):
    (tmp_path / "logo.svg").write_text(before + LOGO, encoding="utf-8")
    drawn = QImage.fromData(reading.read(tmp_path / "logo.svg"))
    assert (drawn.width(), drawn.height()) == (1600, 533)
    assert drawn.pixelColor(100, 100).name().upper() == "#7A1F3B"
    assert drawn.pixelColor(1500, 100).alpha() == 0


def test_a_drawn_svg_is_a_picture_that_paper_takes(qapp, tmp_path):
    made = ready("logo.svg", reading.drawn("logo.svg", LOGO.encode()))
    assert (made.wide_px, made.media_type) == (1600, "image/png")


@pytest.mark.parametrize("svg", ["<svg", "<svg/>", LOGO.replace("</svg>", ""), BOMB])
def test_a_broken_drawing_is_refused_by_name(qapp, tmp_path, svg):
    (tmp_path / "logo.svg").write_text(svg)
    with pytest.raises(NotAPicture, match=r"logo\.svg"):
        reading.read(tmp_path / "logo.svg")


def test_a_file_that_is_gone_or_too_large_is_refused(tmp_path):
    with pytest.raises(CannotRead):
        reading.read(tmp_path / "gone.png")
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(10_000_001)
    with pytest.raises(PictureTooLarge, match=r"large\.png"):
        reading.read(tmp_path / "large.png")
