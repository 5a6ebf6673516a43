"""The medal of a badge: the same in both forms, and no name breaks it."""

from __future__ import annotations

import io
import xml.etree.ElementTree as xml

import numpy as np
import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.credentials.baking import bake_png, bake_svg, unbaked
from lchost.paper import look, medal
from lchost.paper.medal import MedalText

USUAL = MedalText("Certificate of attendance", "Asking better questions", "Lantern Data Circle")
_SVG = "{http://www.w3.org/2000/svg}"


def drawn(text: MedalText) -> PIL.Image.Image:
    picture = PIL.Image.open(io.BytesIO(medal.png(text)))
    assert picture.mode == "RGBA"
    return picture


def said(text: MedalText) -> str:
    lines = xml.fromstring(medal.svg(text)).iter(f"{_SVG}text")
    return " ".join("".join(line.itertext()) for line in lines)


def test_a_medal_is_clear_around_its_disc() -> None:
    picture = drawn(USUAL)
    assert picture.getpixel((2, 2))[3] == 0  # type: ignore[index]
    wide = picture.width
    ivory = tuple(int(look.IVORY[n : n + 2], 16) for n in (1, 3, 5))
    assert picture.getpixel((wide // 2, int(wide * 0.15))) == (*ivory, 255)
    assert len(medal.png(USUAL)) < 100_000


def test_a_medal_says_what_for_and_from_whom() -> None:
    assert said(USUAL) == "Lantern Data Circle Certificate of attendance Asking better questions"


@pytest.mark.parametrize(
    "text",
    [
        MedalText("Giấy chứng nhận tham dự", "データの質問 & <b>", "مجتمع البيانات"),
        MedalText("T" * 200, "word " * 60, "C" * 200),
        MedalText("", "", ""),
    ],
)
def test_long_and_odd_words_stay_on_the_disc(text: MedalText) -> None:
    plain, full = np.asarray(drawn(MedalText("", ""))), np.asarray(drawn(text))
    changed = np.argwhere((plain != full).any(axis=2))
    if len(changed):
        middle = np.array([49.0, 50.0]) * plain.shape[1] / 100  # rows first
        farthest = np.linalg.norm(changed - middle, axis=1).max()
        assert farthest < 37.4 * plain.shape[1] / 100
    assert unbaked(bake_png(medal.png(text), "{}")) == ["{}"]
    assert unbaked(bake_svg(medal.svg(text), "{}")) == ["{}"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_breaks_the_svg(title: str, community: str) -> None:
    xml.fromstring(medal.svg(MedalText(title, "Data", community)))


def test_the_colours_are_the_communitys() -> None:
    made = medal.svg(MedalText("A", "B", ink="#112233", accent="#445566")).decode()
    assert "#112233" in made and "#445566" in made and look.INK not in made
