"""Badge pictures: baked once, read by others, and others' read by us."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as xml
import zlib
from pathlib import Path

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials import openbadge
from lchost.credentials.baking import bake_png, bake_svg, unbake_png, unbake_svg, unbaked
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER, built

CREDENTIAL = openbadge.signed(built(FULL), SIGNER, AT)
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g/></svg>'
_KEYWORD = b"openbadgecredential\0"


@pytest.fixture(scope="module")
def png() -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", (8, 8), "gold").save(out, "PNG")
    return out.getvalue()


def test_a_baked_png_is_read_by_others(png: bytes) -> None:
    from openbadgeslib.ob3.verifier import OB3Verifier

    baked = bake_png(png, CREDENTIAL)
    assert OB3Verifier.extract_token_from_png(baked) == CREDENTIAL
    picture = PIL.Image.open(io.BytesIO(baked))
    assert picture.convert("RGB").getpixel((4, 4)) == (255, 215, 0)
    assert picture.info["openbadgecredential"] == CREDENTIAL


def test_baking_twice_leaves_one_credential(png: bytes) -> None:
    once = bake_png(png, CREDENTIAL)
    assert bake_png(once, CREDENTIAL) == once == bake_png(bake_png(png, "{}"), CREDENTIAL)
    assert once.count(_KEYWORD) == 1 and unbake_png(once) == [CREDENTIAL]
    drawn = bake_svg(SVG, CREDENTIAL)
    assert bake_svg(drawn, CREDENTIAL) == drawn == bake_svg(bake_svg(SVG, "{}"), CREDENTIAL)
    assert unbake_svg(drawn) == [CREDENTIAL]


def test_a_baked_svg_is_read_by_others() -> None:
    from openbadgeslib.ob3.verifier import OB3Verifier

    baked = bake_svg(SVG, CREDENTIAL)
    assert OB3Verifier.extract_token_from_svg(baked) == CREDENTIAL
    first = next(iter(xml.fromstring(baked)))
    assert first.tag == "{https://purl.imsglobal.org/ob/v3p0}credential"


@pytest.mark.parametrize("name", ["validator-simple-json.png", "validator-simple-json.svg"])
def test_official_baked_badges_are_read(shared: Path, name: str) -> None:
    (text,) = unbaked((shared / "data/vectors/ob3" / name).read_bytes())
    assert "OpenBadgeCredential" in json.loads(text)["type"]


@pytest.mark.parametrize("name", ["validator-simple-jwt.png", "validator-simple-jwt.svg"])
def test_official_badges_with_a_token_are_read(shared: Path, name: str) -> None:
    (text,) = unbaked((shared / "data/vectors/ob3" / name).read_bytes())
    assert text.count(".") == 2


@pytest.mark.parametrize("name", ["validator-simple-json.png", "validator-simple-json.svg"])
def test_an_official_badge_is_baked_anew(shared: Path, name: str) -> None:
    official = (shared / "data/vectors/ob3" / name).read_bytes()
    bake = bake_png if name.endswith("png") else bake_svg
    assert unbaked(bake(official, CREDENTIAL)) == [CREDENTIAL]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    said = json.dumps({"name": text, "end": "]]>"}, ensure_ascii=False)
    assert unbake_svg(bake_svg(SVG, said)) == [said]


@pytest.mark.parametrize(
    "root",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<svg xmlns='http://www.w3.org/2000/svg' desc='a > b'><g/></svg>",
        b'<v:svg xmlns:v="http://www.w3.org/2000/svg" \n/>',
        b'<!-- <svg> --><svg xmlns="http://www.w3.org/2000/svg" ></svg>',
    ],
)
def test_any_root_is_found(root: bytes) -> None:
    assert unbake_svg(bake_svg(root, CREDENTIAL)) == [CREDENTIAL]


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"<svg/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 5000,
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 40,
    ],
)
def test_hostile_pictures_are_refused(hostile: bytes) -> None:
    with pytest.raises(ValueError):
        unbaked(hostile)


def test_a_text_that_unfolds_without_end_is_refused(png: bytes) -> None:
    folded = zlib.compress(b"a" * 20_000_000)
    held = b"iTXt" + _KEYWORD + b"\1\0\0\0" + folded
    chunk = (len(held) - 4).to_bytes(4, "big") + held + zlib.crc32(held).to_bytes(4, "big")
    with pytest.raises(ValueError, match="without end"):
        unbake_png(png[:33] + chunk + png[33:])
