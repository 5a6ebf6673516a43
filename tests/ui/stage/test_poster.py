"""The poster on the stage: a phone reads it from the back row, and so do people."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from lchost.ui.colours import DARK, LIGHT
from lchost.ui.stage import poster
from lchost.ui.stage.canvas import Canvas
from lchost.ui.stage.scene import Invitation, Network, Scene

CODE = "HTTP://192.168.137.101:8080/C/BCDFGHJK"
JOIN = "WIFI:T:WPA;S:Lantern;P:tea at four;;"
HOW = Invitation(CODE, "river otter", "192.168.137.101:8080", left_s=13, turns_s=20)
SCENE = Scene(
    "Asking better questions of data",
    "Lantern Data Circle",
    "14:02",
    arrivals=31,
    invitation=HOW,
    network=Network("Lantern", "tea at four", JOIN),
)
LONG = Scene(
    "A title that nobody could read to its end before the coffee is cold, " * 2,
    "The community with the longest name of all communities in this part of the town",
    "14:02",
    arrivals=2000,
    invitation=Invitation(CODE, "strawberry rhinoceros", "192.168.137.101:8080", 20, 20),
    network=Network("Guest network of the library, first floor", "correct horse battery", JOIN),
    welcome="Wolfeschlegelsteinhausenbergerdorff the Elder",
)
SIZES = [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160), (800, 1280)]


@pytest.fixture
def picture(qapp):
    """Draw a scene as an image."""

    def draw(scene, size=(1920, 1080), look=LIGHT, is_rtl=False):
        image = QImage(*size, QImage.Format.Format_RGB32)
        p = QPainter(image)
        poster.draw_poster(p, QRectF(image.rect()), scene, look, is_rtl=is_rtl)
        p.end()
        return image

    return draw


def codes_in(image, most_high=0):
    if most_high:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaledToHeight(most_high, smooth)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    found = zxingcpp.read_barcodes(pixels[:, : grey.width()].copy())
    return [one.text for one in found]


@pytest.fixture
def written(monkeypatch):
    """What was written, with the place it got and the width it took."""
    found = []
    real = Canvas.write

    def write(self, text, x, y, wide, tall, words):
        took = real(self, text, x, y, wide, tall, words)
        found.append((text, x, y, wide, tall, took))
        return took

    monkeypatch.setattr(Canvas, "write", write)
    return found


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scene", [SCENE, LONG], ids=["usual", "long"])
def test_the_code_reads_from_a_picture_shrunk_to_the_back_row(picture, look, scene):
    assert CODE in codes_in(picture(scene, look=look), most_high=135)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("is_rtl", [False, True], ids=["ltr", "rtl"])
def test_both_codes_read_at_every_size_and_direction(picture, size, is_rtl):
    assert set(codes_in(picture(SCENE, size, DARK, is_rtl))) == {CODE, JOIN}


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("scene", [SCENE, LONG], ids=["usual", "long"])
def test_no_words_lie_on_others_or_leave_the_picture(picture, written, size, scene):
    picture(scene, size)
    wide = size[0] * 100 / size[1]
    places = [QRectF(x, y + tall * 0.15, took, tall * 0.7) for _, x, y, _, tall, took in written]
    assert all(place.left() >= 0 and place.right() <= wide for place in places)
    over = [
        (written[n][0], written[m][0])
        for n, one in enumerate(places)
        for m, other in enumerate(places[:n])
        if one.intersects(other)
    ]
    assert over == []


def test_without_phones_it_sends_people_to_the_desk_and_shows_no_code(picture, written):
    image = picture(Scene("Charts", "Circle", "14:02", arrivals=3))
    assert codes_in(image) == []
    assert any("come to the desk" in text for text, *_ in written)


def test_without_a_wifi_it_has_two_steps_and_one_code(picture, written):
    image = picture(Scene("Charts", invitation=HOW))
    said = " ".join(text for text, *_ in written)
    assert "Wi-Fi" not in said and "Point your camera" in said
    assert codes_in(image) == [CODE]


def test_a_name_stands_only_where_the_scene_welcomes_it(picture, written):
    picture(SCENE)
    assert not any("Amélie" in text for text, *_ in written)
    picture(Scene("Charts", invitation=HOW, welcome="Amélie"))
    assert any("Amélie" in text and "Welcome" in text for text, *_ in written)


def test_before_the_door_opens_it_says_when_beside_the_code(picture, written):
    image = picture(Scene("Charts", invitation=HOW, hours="The door opens at 13:30"))
    assert any(text == "The door opens at 13:30" for text, *_ in written)
    assert codes_in(image) == [CODE]


def test_only_the_turning_part_changes_with_a_second(picture):
    before = picture(SCENE)
    aged = Scene(**{**vars(SCENE), "invitation": Invitation(**{**vars(HOW), "left_s": 12})})
    after = picture(aged)
    part = poster.turning(QRectF(before.rect()), SCENE, is_rtl=False).toAlignedRect()
    p = QPainter(before)
    p.fillRect(part, LIGHT.accent)
    p.end()
    p = QPainter(after)
    p.fillRect(part, LIGHT.accent)
    p.end()
    assert before == after
