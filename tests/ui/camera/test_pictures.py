"""A photo, a screenshot, a pasted picture: each badge in it is scanned, or a sentence says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTransform
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.ui.camera.pictures import Pictures, opened, picture_in, smaller, texts_in
from lchost.ui.tasks import Task
from tests.ui.camera.conftest import ADA, ZOE, picture

LINK, OTHER_LINK = "HTTPS://EXAMPLE.ORG/ME", "HTTPS://EXAMPLE.ORG/YOU"


@pytest.fixture
def pictures(qtbot):
    """Pictures, and what they told: codes and sentences in order."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Pictures(window)
    made.heard = []
    made.scanned.connect(lambda text: made.heard.append(("scanned", text)))
    made.told.connect(lambda text: made.heard.append(("told", text)))
    return made


@pytest.fixture
def after(pictures, qtbot):
    """Do something, and give what was heard."""

    def do(job, count=1):
        pictures.heard.clear()
        job()
        qtbot.waitUntil(lambda: len(pictures.heard) >= count, timeout=20_000)
        return pictures.heard

    return do


def saved(tmp_path, name, image):
    path = tmp_path / name
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("name", ["badge.png", "badge.jpg", "badge.bmp"])
def test_a_badge_in_a_file_is_scanned(pictures, after, tmp_path, name):
    path = saved(tmp_path, name, picture(ADA))
    assert after(lambda: pictures.read_file(path)) == [("scanned", ADA)]


def test_each_badge_of_a_picture_is_scanned_and_links_beside_them_are_not(pictures, after):
    heard = after(lambda: pictures.read(picture(ADA, ZOE, LINK, module=4)), 2)
    assert sorted(heard) == sorted([("scanned", ADA), ("scanned", ZOE)])


def test_a_picture_larger_than_any_cameras_is_refused_and_a_large_one_read_smaller(pictures, after):
    huge = QImage(10_000, 10_000, QImage.Format.Format_Mono)
    assert after(lambda: pictures.read(huge)) == [
        ("told", "This picture is too large: copy the part of it that shows the code.")
    ]
    assert pictures.findChild(Task) is None
    assert smaller(QImage(8000, 2000, QImage.Format.Format_Mono)).size() == QSize(4000, 1000)


def test_a_picture_that_another_program_copied_is_unpacked_and_read(pictures, after):
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture(ADA).save(buffer, "PNG")
    data = QMimeData()
    data.setData("image/png", packed)
    QGuiApplication.clipboard().setMimeData(data)
    assert after(pictures.paste) == [("scanned", ADA)]


def test_one_foreign_code_is_left_to_the_desk(pictures, after):
    assert after(lambda: pictures.read(picture(LINK))) == [("scanned", LINK)]


def test_several_foreign_codes_are_told(pictures, after):
    [(kind, text)] = after(lambda: pictures.read(picture(LINK, OTHER_LINK, module=4)))
    assert kind == "told" and "several codes" in text


def test_a_picture_without_a_code_is_told(pictures, after):
    [(kind, text)] = after(lambda: pictures.read(picture()))
    assert kind == "told" and text.startswith("No code was found")


def test_a_file_that_is_no_picture_is_told(pictures, after, tmp_path):
    path = tmp_path / "list.png"
    path.write_text("name,email\n")
    [(kind, text)] = after(lambda: pictures.read_file(path))
    assert kind == "told" and "no picture" in text
    [(kind, _)] = after(lambda: pictures.read_file(tmp_path / "gone.png"))
    assert kind == "told"


def test_a_copied_picture_is_scanned(pictures, after):
    QGuiApplication.clipboard().setImage(picture(ADA))
    assert after(pictures.paste) == [("scanned", ADA)]


def test_a_copied_file_is_scanned(pictures, after, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved(tmp_path, "b.png", picture(ZOE))))])
    QGuiApplication.clipboard().setMimeData(data)
    assert after(pictures.paste) == [("scanned", ZOE)]


def test_nothing_copied_is_told(pictures, after):
    QGuiApplication.clipboard().setText("no picture")
    [(kind, text)] = after(pictures.paste)
    assert kind == "told" and "copy a picture first" in text


def test_a_file_is_asked_for_and_not_now_does_nothing(pictures, after, tmp_path, monkeypatch):
    path = saved(tmp_path, "b.png", picture(ADA))
    answers = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    pictures.ask()
    assert after(pictures.ask) == [("scanned", ADA)] and answers == []


def test_a_phone_photo_of_twelve_million_pixels_lying_on_its_side_is_read(tmp_path):
    large = picture(ADA).scaled(4000, 3000).transformed(QTransform().rotate(90))
    assert texts_in(opened(saved(tmp_path, "photo.jpg", large))) == (ADA,)


def test_a_black_code_on_nothing_is_read(qapp):
    image = picture(ADA).convertToFormat(QImage.Format.Format_ARGB32)
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y).lightness() > 100:
                image.setPixelColor(x, y, QColor(0, 0, 0, 0))
    assert texts_in(image) == (ADA,)


def test_only_one_picture_file_counts_as_a_drop(tmp_path):
    path = saved(tmp_path, "b.png", picture(ADA))
    table = tmp_path / "people.csv"
    table.write_text("name\n")
    data = QMimeData()
    assert picture_in(None) is None and picture_in(data) is None
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert picture_in(data) == path
    data.setUrls([QUrl.fromLocalFile(str(table))])
    assert picture_in(data) is None
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(table))])
    assert picture_in(data) is None
    data.setUrls([QUrl("https://example.org/b.png")])
    assert picture_in(data) is None
