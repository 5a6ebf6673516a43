"""The settings of paper: kept as they are made, taken back by undo, refused with a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from lchost.models import settings, undo
from lchost.paper import edited_words, house, look
from lchost.paper.house import Signer
from lchost.ui import memory
from lchost.ui.pages.settings import SettingsPage
from lchost.ui.papers import usual_page_size


@pytest.fixture
def page(frame, qtbot):
    made = SettingsPage(frame)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def picture(tmp_path):
    """A red picture in a file."""
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "logo.png"))
    return tmp_path / "logo.png"


def reread(page):
    page.reload()
    return page.paper


def test_a_logo_is_put_on_shown_and_taken_off(page, picture, qtbot):
    page.paper.take_logo(picture)
    qtbot.waitUntil(lambda: house.stationery().logo is not None)
    qtbot.waitUntil(lambda: undo.labels()[0] == "change of the logo")
    assert reread(page).logo.drop.isVisible()
    page.paper.logo.drop.click()
    assert house.stationery().logo is None
    assert not reread(page).logo.drop.isVisible()
    undo.undo()
    assert house.stationery().logo is not None


def test_a_file_that_is_no_picture_is_refused_above_the_page(page, tmp_path, qtbot):
    (tmp_path / "logo.png").write_bytes(b"nothing")
    page.paper.take_logo(tmp_path / "logo.png")
    qtbot.waitUntil(lambda: bool(page.banners()))
    assert "“logo.png” is not a picture" in page.banners()[0].text
    assert house.stationery().logo is None


def test_an_ink_is_kept_and_one_too_light_refused(page):
    page.paper.ink.chosen.emit("#7A1F3B")
    assert house.ink() == "#7A1F3B" and reread(page).ink.reset.isVisible()
    page.paper.ink.chosen.emit("#FFEE00")
    assert house.ink() == "#7A1F3B"
    assert "too light" in page.banners()[0].text
    page.paper.ink.reset.click()
    assert house.ink() == look.INK and not reread(page).ink.reset.isVisible()


def test_lines_of_the_house_are_kept_when_they_are_left(page):
    page.paper.foot.setText(" lantern.example ")
    page.paper.foot.editingFinished.emit()
    assert house.stationery().foot == "lantern.example"
    assert undo.labels()[0] == "line in the foot of papers"
    undo.undo()
    assert reread(page).foot.text() == ""


def test_leaving_things_as_they_are_is_no_change(page):
    for edit in (page.paper.header, page.paper.foot, page.paper.signers.lines[0].name):
        edit.editingFinished.emit()
    assert undo.labels()[0] is None


def test_the_size_of_paper_is_the_community_s_and_this_computer_s(page, monkeypatch):
    page.paper.page_size.setCurrentIndex(page.paper.page_size.findData("letter"))
    page.paper.page_size.activated.emit(1)
    assert house.page_size() == "letter" == memory.page_size("a4") == usual_page_size()


def test_a_computer_that_never_chose_follows_the_community(db):
    settings.put(house.SIZE, "letter")
    assert usual_page_size() == "letter"
    settings.put(house.SIZE, "papyrus")
    assert usual_page_size() in ("a4", "letter")


def test_the_language_and_the_order_of_han_letters_are_kept(page):
    for box, value in ((page.paper.language, "vi"), (page.paper.han, "ja")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(0)
    assert (edited_words.usual_language(), house.han_order()) == ("vi", "ja")
    assert reread(page).language.currentData() == "vi"


def test_who_signs_is_kept_with_their_hand_and_a_line_for_the_next_appears(page, picture, qtbot):
    first, second, third = page.paper.signers.lines
    assert first.isVisible() and not second.isVisible()
    first.name.setText("Mai Trần")
    first.line.setText("Host")
    first.line.editingFinished.emit()
    assert house.signed_by() == [Signer("Mai Trần", "Host")]
    reread(page)
    assert second.isVisible() and not third.isVisible()
    page.paper.take_hand(picture, 0)
    qtbot.waitUntil(lambda: house.signed_by()[0].picture != "")
    qtbot.waitUntil(lambda: first.picture.drop.isVisible() or bool(reread(page)))
    first.picture.drop.click()
    assert house.signed_by() == [Signer("Mai Trần", "Host")]


def test_a_hand_without_a_name_is_kept_too(page, picture, qtbot):
    page.paper.take_hand(picture, 0)
    qtbot.waitUntil(lambda: len(house.signed_by()) == 1)
    assert house.signed_by()[0].name == "" and house.signed_by()[0].picture


def test_who_is_cleared_signs_no_longer(page):
    house.keep_signers([Signer("Mai"), Signer("Zoë")])
    first = reread(page).signers.lines[0]
    first.name.setText("")
    first.name.editingFinished.emit()
    assert house.signed_by() == [Signer("Zoë")]
    assert reread(page).signers.lines[0].name.text() == "Zoë"
