"""The door poster on paper: both codes read from the print, and nothing leaves the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from lchost.paper import qr
from lchost.paper.running import Occasion
from lchost.paper.signs.poster import DoorPoster, door_poster

CODE = "HTTP://192.168.1.20:8080/C/BCDFGHJK"
JOIN = "WIFI:T:WPA;S:Lantern;P:tea at four;;"
AT_TWO = datetime(2026, 11, 14, 14, 0)
OCCASION = Occasion("Asking better questions", AT_TWO, AT_TWO, "Lantern Data Circle", "Library")
POSTER = DoorPoster(
    OCCASION, CODE, "river otter", "192.168.1.20:8080", "Lantern", "tea at four", JOIN
)


def codes_in(pdf):
    page = pypdfium2.PdfDocument(pdf)[0]
    grey = np.asarray(page.render(scale=200 / 72, grayscale=True).to_numpy())
    return {one.text for one in zxingcpp.read_barcodes(np.ascontiguousarray(grey.squeeze()))}


def words_in(pdf):
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_both_codes_read_from_the_print_and_all_words_are_there(size):
    made = door_poster(POSTER, size)
    assert made.pages == 1
    assert codes_in(made.pdf) == {CODE, JOIN}
    said = words_in(made.pdf)
    for words in ("Asking better questions", "river otter", "192.168.1.20:8080", "tea at four"):
        assert words in said


def test_without_a_wifi_there_is_one_code_and_no_word_of_it():
    made = door_poster(replace(POSTER, wifi="", password="", join_code=""))
    assert codes_in(made.pdf) == {CODE}
    assert "Wi-Fi" not in words_in(made.pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_long_words_stay_on_the_page_and_off_the_codes(size):
    long = replace(
        POSTER,
        occasion=replace(OCCASION, title="Asking better questions of all the data " * 4),
        wifi="The network of the community library",
        password="correct horse battery staple on every day of the week",
        word="strawberry rhinoceros",
    )
    made = door_poster(long, size)
    assert codes_in(made.pdf) == {CODE, JOIN}
    page = pypdfium2.PdfDocument(made.pdf)[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars())]
    assert min(box[0] for box in boxes if box[2] > box[0]) > 0
    assert max(box[2] for box in boxes) < page.get_width()


def test_any_text_has_a_symbol_and_plain_ones_the_same_as_ever():
    assert qr.fitting(CODE) == qr.symbol(CODE) == qr.any_symbol(CODE)
    assert qr.fitting("WIFI:S:Café;;").modules >= 21
