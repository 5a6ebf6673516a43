"""The community's stationery: kept in its settings, read whole, never spoilt."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lchost.errors import NotAPicture, TooLight
from lchost.models import settings, undo
from lchost.paper import house, look
from lchost.paper.house import Signer
from lchost.paper.stationery import PLAIN, contrast

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def logo(side=40, colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (side * 2, side), colour).save(out, "PNG")
    return out.getvalue()


def test_a_new_community_has_plain_paper(db):
    assert house.stationery() == PLAIN


def test_what_is_kept_stands_on_the_paper(db):
    for key, value in {
        house.NAME: "Lantern Data Circle", house.HOST: "Mai Trần", house.HEADER: " We  ask. ",
        house.FOOT: "lantern.example", house.INK: "#7A1F3B", house.ACCENT: "#EEDD00",
        house.SIZE: "letter", house.HAN: "ja",
    }.items():  # fmt: skip
        house.keep(key, value)
    made = house.stationery()
    assert (made.community, made.host, made.header) == (
        "Lantern Data Circle",
        "Mai Trần",
        "We ask.",
    )
    assert (made.foot, made.ink, made.accent) == ("lantern.example", "#7A1F3B", "#EEDD00")
    assert (made.page_size, made.han) == ("letter", "ja")


@pytest.mark.parametrize("value", ["", "red", "#12", "#GGGGGG", "#1234567", 7, None, ["#123456"]])
def test_what_is_no_colour_leaves_the_usual_one(db, value):
    settings.put(house.INK, value)
    settings.put(house.ACCENT, value)
    assert (house.ink(), house.accent()) == (look.INK, look.OCHRE)


def test_an_ink_too_light_to_be_read_is_refused(db):
    with pytest.raises(TooLight):
        house.keep(house.INK, "#EEDD00")
    assert house.ink() == look.INK


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000") == 21 and contrast("#FFFFFF") == 1
    assert contrast("#777777") == pytest.approx(4.48, abs=0.01)  # the well-known grey
    assert all(contrast(ink) > 4.5 for ink in (look.INK, look.STONE, look.TEXT))


@given(colours, colours)
def test_a_darker_colour_never_stands_out_less(one, other):
    darker = "#" + "".join(min(one[n : n + 2], other[n : n + 2]) for n in (1, 3, 5))
    assert contrast(darker) >= max(contrast(one), contrast(other)) - 1e-9


def test_a_logo_is_put_on_and_taken_off(db):
    house.keep_logo("logo.png", logo(), NINE)
    found = house.stationery().logo
    assert found is not None and (found.data.wide_px, found.data.high_px) == (80, 40)
    assert found.fitted(30, 30) == (30, 15) and found.fitted(90, 10) == (20, 10)
    house.drop_logo()
    assert house.stationery().logo is None


def test_a_logo_that_is_no_picture_leaves_the_old_one(db):
    house.keep_logo("logo.png", logo(), NINE)
    before = house.stationery().logo
    with pytest.raises(NotAPicture):
        house.keep_logo("new.png", b"nothing", NINE)
    assert house.stationery().logo == before


def test_a_new_logo_can_be_undone(db):
    house.keep_logo("logo.png", logo(), NINE)
    before = house.stationery().logo
    with undo.step("another logo"):
        house.keep_logo("blue.png", logo(colour="blue"), NINE)
    assert house.stationery().logo != before
    undo.undo()
    assert house.stationery().logo == before


def test_those_who_sign_are_kept_without_the_empty_ones(db):
    house.keep_logo("signature.png", logo(), NINE)
    mark = settings.get(house.LOGO)
    house.keep_signers([Signer(" Mai Trần ", "Host", mark), Signer(" ", "nobody"), Signer("Zoë")])
    first, second = house.stationery().signatures
    assert (first.name, first.line) == ("Mai Trần", "Host") and first.picture is not None
    assert (second.name, second.line, second.picture) == ("Zoë", "", None)
    assert house.signed_by() == [Signer("Mai Trần", "Host", mark), Signer("Zoë")]


@pytest.mark.parametrize("kept", [None, "Mai", 7, {"name": "Mai"}, [1, None, "x"], [{"x": 1}] * 9])
def test_signatures_of_another_shape_spoil_nothing(db, kept):
    settings.put(house.SIGNATURES, kept)
    settings.put(house.LOGO, kept)
    made = house.stationery()
    assert made.logo is None and all(one.name == "" for one in made.signatures)


def test_a_picture_on_paper_is_no_finer_than_printers_show(db):
    house.keep_logo("logo.png", logo(side=900), NINE)
    found = house.stationery().logo
    assert found is not None and found.data.wide_px == 1600
    with Image.open(io.BytesIO(found.at(25.4))) as small:
        assert small.size == (300, 150)
    assert found.at(500) == found.data.content
