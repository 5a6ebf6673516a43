"""QR symbols, against the library that draws them one by one."""

from __future__ import annotations

import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from lchost import codes
from lchost.paper import qr


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


def test_a_badge_code_is_a_symbol_of_21_modules() -> None:
    assert qr.symbol(codes.new_code()).modules == 21
