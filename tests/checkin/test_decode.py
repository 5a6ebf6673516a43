"""Codes out of grey pictures: hard ones are read, others are read quickly, nothing is invented."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost import codes
from lchost.checkin import clearer
from lchost.checkin.decode import brightness, decode
from tests.checkin import scan_set
from tests.checkin.scan_set import badge, empty_room, frame

PATIENT_MS = 60_000.0  # tests judge what can be read, not how quick this machine is
ADA, ZOE = codes.encode(b"Ada's 64"), codes.encode(b"Zoe's 64")


def drawn(*texts, module=6, ground=200, size=(480, 640)):
    """A clean picture with codes side by side."""
    gray = np.full(size, ground, np.uint8)
    left = 30
    for text in texts:
        modules = np.pad(scan_set.modules_of(text), 4)
        tile = np.where(np.kron(modules, np.ones((module, module), bool)), 20, 250)
        gray[60 : 60 + len(tile), left : left + len(tile)] = tile
        left += len(tile) + 30
    return gray


def texts(gray, budget_ms=PATIENT_MS, turn=0):
    return {found.text for found in decode(gray, budget_ms, turn)}


@pytest.mark.parametrize("kind", ["straight", "tilt", "motion", "noise", "dark_phone", "all"])
def test_what_happens_at_doors_is_read(kind):
    made = [frame("480p", kind, number) for number in range(4)]
    assert [texts(one.gray) for one in made] == [{one.text} for one in made]


@pytest.mark.parametrize("kind", ["shadow", "small", "dark"])
def test_hard_frames_are_read_at_the_second_look(kind):
    made = [frame("480p", kind, number) for number in range(8)]
    read = sum(texts(one.gray) == {one.text} for one in made)
    at_once = sum(texts(one.gray, 0) == {one.text} for one in made)
    assert read >= 7 and read > at_once


def test_a_badge_of_20_mm_at_4_pixels_a_millimetre_is_read():
    made = [badge(4, number) for number in range(40)]
    assert sum(texts(one.gray) == {one.text} for one in made) >= 38


def test_corners_lie_where_the_code_is_whichever_look_found_it():
    made = next(
        one
        for one in (frame("480p", "small", number) for number in range(20))
        if not decode(one.gray, 0)
    )
    [found] = decode(made.gray, PATIENT_MS)
    xs, ys = zip(*found.corners, strict=True)
    assert max(xs) - min(xs) < 2.2 * made.side and max(ys) - min(ys) < 2.2 * made.side
    x0, x1 = int(min(xs)), int(max(xs)) + 1
    y0, y1 = int(min(ys)), int(max(ys)) + 1
    around = 6
    alone = made.gray[max(0, y0 - around) : y1 + around, max(0, x0 - around) : x1 + around]
    assert texts(alone) == {made.text}


def test_all_badges_of_a_picture_are_read():
    assert texts(drawn(ADA, ZOE)) == {ADA, ZOE}


def test_a_hard_badge_beside_an_easy_link_is_looked_for():
    gray = drawn("HTTPS://EXAMPLE.ORG/ME", module=5).astype(float)
    other = drawn(ADA, module=5)[60:210, 30:180].astype(float)
    rows, columns = slice(300, 450), slice(300, 450)
    gray[rows, columns] = other
    half = slice(300, 375)
    gray[rows, half] = gray[rows, half] * 0.16  # a shadow across the badge
    made = gray.astype(np.uint8)
    assert ADA not in texts(made, 0)
    assert texts(made) == {ADA, "HTTPS://EXAMPLE.ORG/ME"}


@pytest.mark.parametrize("number", range(3))
def test_in_a_room_without_codes_nothing_is_read(number):
    assert decode(empty_room("480p", number), PATIENT_MS, number) == ()


def test_without_time_there_is_one_look_only():
    made = empty_room("720p", 1)
    decode(made, 0)
    began = time.thread_time()
    decode(made, 0)
    once = time.thread_time() - began
    began = time.thread_time()
    decode(made, PATIENT_MS)
    assert time.thread_time() - began > 3 * once


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32), st.integers(1, 90), st.integers(1, 90))
def test_any_picture_of_any_size_is_no_fault(seed, wide, tall):
    gray = np.random.default_rng(seed).integers(0, 256, (tall, wide), dtype=np.uint8)
    for turn in range(3):
        assert decode(gray, 50, turn) == ()
    assert 0 <= brightness(gray) <= 1


def test_a_picture_with_gaps_between_its_lines_is_read():
    wide = np.zeros((480, 704), np.uint8)
    wide[:, :640] = drawn(ADA)
    assert texts(wide[:, :640], 0) == {ADA}


def test_brightness_is_that_of_the_white_things():
    assert brightness(np.full((480, 640), 10, np.uint8)) == pytest.approx(10 / 255)
    dark = np.full((480, 640), 10, np.uint8)
    dark[:, :64] = 200  # a tenth of it is lit
    assert brightness(dark) > 0.7


# --- pictures made easier to read ---------------------------------------------------------------


def test_the_mean_around_a_pixel_is_the_mean():
    gray = np.random.default_rng(3).integers(0, 256, (9, 11), dtype=np.uint8)
    padded = np.pad(gray, 2, mode="edge").astype(float)
    by_hand = [[padded[y : y + 5, x : x + 5].mean() for x in range(11)] for y in range(9)]
    assert np.abs(clearer.smooth(gray, 2) - np.array(by_hand)).max() <= 0.51


def test_halving_takes_the_mean_and_doubling_keeps_each_pixel():
    gray = np.array([[10, 20, 30], [30, 40, 50], [0, 0, 0]], np.uint8)
    assert clearer.halved(gray).tolist() == [[25]]
    assert clearer.doubled(gray)[::2, ::2].tolist() == gray.tolist()
    assert clearer.doubled(gray)[0, 1] == 15


def test_a_picture_out_of_focus_comes_back_into_it():
    sharp = drawn(ADA, module=6)
    soft = (scan_set.blurred(sharp / 255.0, 4.0) * 255).astype(np.uint8)

    def far_off(gray):
        return float(np.abs(gray.astype(float) - sharp)[60:234, 30:204].mean())

    assert far_off(clearer.refocused(soft, 4.0)) < 0.75 * far_off(soft)


def test_stretching_reaches_black_and_white():
    made = clearer.stretched(np.tile(np.arange(60, 100, dtype=np.uint8), (40, 1)))
    assert made.min() == 0 and made.max() == 255
    flat = np.full((8, 8), 7, np.uint8)
    assert clearer.stretched(flat) is flat
