"""QR symbols, against the library that draws them one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

from lchost import codes
from lchost.credentials import compact, keys
from lchost.paper import qr, qr_signed
from tests.credentials.test_compact import USUAL


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", min_size=1, max_size=70))
def test_a_symbol_is_the_one_that_the_library_draws(text: str) -> None:
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=3)
    made.add_data(qrcode.util.QRData(text, mode=qrcode.util.MODE_ALPHA_NUM))
    made.make(fit=True)
    symbol = qr.symbol(text)
    drawn = [[False] * symbol.modules for _ in range(symbol.modules)]
    for x, y, length in symbol.bars:
        for step in range(length):
            drawn[y][x + step] = True
    assert drawn == [[bool(dark) for dark in row] for row in made.modules]


@pytest.mark.parametrize("site", ["", "https://lantern.example/verify.html"])
@pytest.mark.parametrize("pixels", [2, 4])
def test_a_signed_text_is_read_from_its_symbol(site: str, pixels: int) -> None:
    text = compact.encode(USUAL, keys.signer_of(bytes(32)), site)
    symbol = qr.signed_symbol(text)
    side = symbol.modules + 2 * qr.QUIET_MODULES
    drawn = np.full((side, side), 255, np.uint8)
    for x, y, length in symbol.bars:
        drawn[y + 4, x + 4 : x + 4 + length] = 0
    (read,) = zxingcpp.read_barcodes(drawn.repeat(pixels, 0).repeat(pixels, 1))
    assert read.text == text
    assert read.ec_level == "L"
    assert symbol.modules == (57 if site else 53)  # versions 10 and 9


@settings(max_examples=60, deadline=None)
@given(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=1, max_size=700),
    st.sampled_from(["", "https://lantern.example/verify.html#", "https://é.example/#"]),
)
def test_a_signed_symbol_is_the_one_that_the_library_draws(letters: str, address: str) -> None:
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=0, mask_pattern=3)
    if address:
        made.add_data(qrcode.util.QRData(address.encode(), mode=qrcode.util.MODE_8BIT_BYTE))
    made.add_data(qrcode.util.QRData(letters, mode=qrcode.util.MODE_ALPHA_NUM))
    made.make(fit=True)
    drawn = ["".join("1" if dark else "0" for dark in row) for row in made.modules]
    assert qr_signed.rows(address + letters, 3) == drawn


def test_a_letter_that_no_symbol_has_is_refused() -> None:
    for text in ("LC1:é", "https://lantern.example/#abc", "LC1:" + "A" * 5000):
        with pytest.raises(ValueError):
            qr_signed.rows(text, 3)


def test_the_largest_signed_text_fits_version_15() -> None:
    long = replace(USUAL, workshop="ab " * 200)
    for site in ("", "https://lantern.example/verify.html"):
        text = compact.encode(long, keys.signer_of(bytes(32)), site)
        assert qr.signed_symbol(text).modules == 17 + 4 * 15


def test_a_badge_code_is_a_symbol_of_21_modules() -> None:
    assert qr.symbol(codes.new_code()).modules == 21
