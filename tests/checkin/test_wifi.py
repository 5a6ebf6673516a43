"""The Wi-Fi code: what a phone's camera makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lchost.checkin.wifi import Wifi, join_text, kept


def understood(text: str) -> dict[str, str]:
    """Read a `WIFI:` text as a phone does: fields up to an unescaped semicolon."""
    assert text.startswith("WIFI:") and text.endswith(";;")
    fields: dict[str, str] = {}
    field, is_escaped = "", False
    for letter in text[5:-1]:
        if is_escaped:
            field, is_escaped = field + letter, False
        elif letter == "\\":
            is_escaped = True
        elif letter == ";":
            key, _, value = field.partition(":")
            fields[key], field = value, ""
        else:
            field += letter
    return fields


@pytest.mark.parametrize(
    ("network", "text"),
    [
        (Wifi("Library", "open sesame"), "WIFI:T:WPA;S:Library;P:open sesame;;"),
        (Wifi("Café; salle: 2", 'a\\b,"c"'), r"WIFI:T:WPA;S:Café\; salle\: 2;P:a\\b\,\"c\";;"),
        (Wifi("Town hall"), "WIFI:T:nopass;S:Town hall;;"),
        (Wifi("Town hall", "left over", "none"), "WIFI:T:nopass;S:Town hall;;"),
        (Wifi("Old", "abcde", "WEP"), "WIFI:T:WEP;S:Old;P:abcde;;"),
        (Wifi("New", "abcdefgh", "WPA3"), "WIFI:T:WPA;S:New;P:abcdefgh;;"),
        (Wifi("Away", "abcdefgh", is_hidden=True), "WIFI:T:WPA;S:Away;P:abcdefgh;H:true;;"),
    ],
)
def test_a_network_is_written_as_phones_read_it(network: Wifi, text: str):
    assert join_text(network) == text


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=32)


@settings(max_examples=200, deadline=None)
@given(PLAIN, PLAIN)
def test_any_name_and_password_arrive_whole(name: str, password: str):
    read = understood(join_text(Wifi(name, password)))
    assert (read["T"], read["S"], read["P"]) == ("WPA", name, password)


@pytest.mark.parametrize("name", ["Library", "Café; salle: 2", "图书馆", "DEADBEEF"])
def test_a_camera_reads_the_code_back(name: str):
    import qrcode
    import zxingcpp

    text = join_text(Wifi(name, 'p;a:s,s"w\\rd'))
    code = qrcode.QRCode(border=4, box_size=4)
    code.add_data(text)
    picture = code.make_image().get_image().convert("L")
    assert isinstance(picture, Image.Image)
    (read,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    assert read.text == text


def test_the_setting_is_read_whatever_is_in_it():
    assert kept({"name": "Library", "password": "x", "security": "WPA"}) == Wifi(
        "Library", "x", "WPA"
    )
    assert kept({"name": "Library"}) == Wifi("Library")
    for nothing in (None, {}, {"name": "  "}, {"password": "x"}, "Library"):
        assert kept(nothing) is None  # type: ignore[arg-type]
