"""Badge designs in the file: names, copies, undo; out as files and in again with their pictures."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image

from lchost.errors import DesignNameTaken, GoneMeanwhile, NotADesign, NotAPicture
from lchost.models import undo
from lchost.models.pictures import Picture
from lchost.paper import badge_designs, pictures
from lchost.paper.badges.design import Box, Design, Element, Side, What
from lchost.paper.badges.starters import classic

NOW = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def named(name: str) -> Design:
    return replace(classic(90, 55), name=name)


def test_a_design_is_kept_and_read_again(db: Any) -> None:
    key = badge_designs.keep(named("Ours"), NOW)
    assert badge_designs.get(key).name == "Ours"
    assert [(one.key, one.name, one.wide_mm) for one in badge_designs.listing()] == [
        (key, "Ours", 90.0)
    ]


def test_a_new_design_gets_a_name_of_its_own(db: Any) -> None:
    keys = [badge_designs.keep(named("Ours"), NOW), badge_designs.keep(named("OURS"), NOW)]
    keys.append(badge_designs.duplicate(keys[0], NOW))
    assert [badge_designs.get(key).name for key in keys] == ["Ours", "OURS 2", "Ours 3"]
    long = badge_designs.keep(named("x" * 80), NOW)
    assert len(badge_designs.get(badge_designs.duplicate(long, NOW)).name) <= 80


def test_a_design_is_renamed_unless_the_name_is_taken(db: Any) -> None:
    one, other = badge_designs.keep(named("One"), NOW), badge_designs.keep(named("Other"), NOW)
    badge_designs.rename(one, "  The  first ", NOW)
    assert badge_designs.get(one).name == "The first"
    with pytest.raises(DesignNameTaken, match="the FIRST"):
        badge_designs.rename(other, "the FIRST", NOW)
    badge_designs.rename(one, "THE FIRST", NOW)
    with pytest.raises(NotADesign):
        badge_designs.rename(one, " ", NOW)


def test_changing_and_taking_away_can_be_undone(db: Any) -> None:
    with undo.step("design"):
        key = badge_designs.keep(named("Ours"), NOW)
    with undo.step("change"):
        badge_designs.keep(replace(named("Ours"), front=Side()), NOW, key)
    with undo.step("removal"):
        badge_designs.remove(key)
    with pytest.raises(GoneMeanwhile):
        badge_designs.get(key)
    undo.undo()
    assert badge_designs.get(key).front == Side()
    undo.undo()
    assert badge_designs.get(key).front.elements


def test_a_design_that_cannot_be_drawn_is_not_kept(db: Any) -> None:
    outside = Side((Element(What.NAME, Box(80, 10, 20, 10)),))
    with pytest.raises(NotADesign):
        badge_designs.keep(replace(named("Ours"), front=outside), NOW)
    assert badge_designs.listing() == []


def test_a_design_file_brings_its_pictures_along(db: Any) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (10, 20, 30, 90)).save(out, "PNG")
    kept = pictures.add("star.png", out.getvalue(), NOW)
    star = Element(What.PICTURE, Box(10, 10, 20, 20), picture=kept.sha256)
    made = replace(named("Ours"), front=Side((star,)))
    file = badge_designs.as_file(made)
    Picture.delete().execute()
    read = badge_designs.from_file("ours.json", file, NOW)
    assert read.front.elements[0].box == star.box
    found = pictures.get(read.front.elements[0].picture)
    assert found and found.wide_px == 40


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        json.dumps([1]).encode(),
        b'{"lchost_badge": 1, "name": "A", "wide_mm": 1e999, "high_mm": 50}',
        b'{"lchost_badge": 1, "name": "A\\ud800", "wide_mm": 90, "high_mm": 50}',
    ],
)
def test_what_is_no_design_file_is_refused(db: Any, content: bytes) -> None:
    with pytest.raises(NotADesign, match=r"mine\.json"):
        badge_designs.from_file("mine.json", content, NOW)


@pytest.mark.parametrize("key", ["text", "attribute"])
@pytest.mark.parametrize("said", ["half a letter \ud800", "x" * 1001])
def test_words_that_cannot_be_kept_are_refused_by_their_place(db: Any, key: str, said: str) -> None:
    file = json.loads(badge_designs.as_file(named("Ours")))
    file["front"]["elements"][0][key] = said
    with pytest.raises(NotADesign, match=f"front 1: {key}"):
        badge_designs.from_file("a.json", json.dumps(file).encode(), NOW)


@pytest.mark.parametrize(
    ("held", "trouble"),
    [
        ("none", NotADesign),
        ({"a": 3}, NotADesign),
        ({"a": "###"}, NotADesign),
        ({"a": "AAAA"}, NotAPicture),
    ],
)
def test_a_design_file_with_spoilt_pictures_is_refused(
    db: Any, held: Any, trouble: type[Exception]
) -> None:
    said = json.loads(badge_designs.as_file(named("Ours")))
    with pytest.raises(trouble):
        badge_designs.from_file("a.json", json.dumps({**said, "pictures": held}).encode(), NOW)


def test_of_a_design_file_with_one_spoilt_picture_none_is_kept(db: Any) -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    held = {"a": base64.b64encode(out.getvalue()).decode(), "b": "###"}
    said = json.loads(badge_designs.as_file(named("Ours")))
    with pytest.raises(NotADesign):
        badge_designs.from_file("a.json", json.dumps({**said, "pictures": held}).encode(), NOW)
    assert not Picture.select().exists()
