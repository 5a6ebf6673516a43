"""Badge codes: made, read back through every dress a scanner puts on them."""

from __future__ import annotations

import random
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost import codes
from lchost.codes import ALPHABET, CodeKind

payloads = st.binary(min_size=8, max_size=8)


@given(payloads)
def test_a_code_reads_back_as_itself(payload: bytes):
    code = codes.encode(payload)
    assert len(code) == 20 and set(code) <= set(ALPHABET)
    assert codes.read(code) == codes.Reading(CodeKind.BADGE, code)


def test_the_checksum_is_the_published_one():
    # CRC-16/CCITT-FALSE of "123456789" is 29B1 (the catalogue of parametrised CRC algorithms)
    assert codes._crc16(b"123456789") == 0x29B1


def test_every_wrong_letter_and_every_swap_is_a_typo():
    chosen = random.Random(5)
    for _ in range(20):
        code = codes.encode(chosen.randbytes(8))
        for n, letter in enumerate(code):
            for other in (string.ascii_uppercase + string.digits).replace(letter, ""):
                assert codes.read(code[:n] + other + code[n + 1 :]).kind is CodeKind.TYPO
        for n in range(19):
            swapped = code[:n] + code[n + 1] + code[n] + code[n + 2 :]
            if swapped != code:
                assert codes.read(swapped).kind is CodeKind.TYPO


def crc16(numbers: np.ndarray) -> np.ndarray:
    """CRC-16/CCITT-FALSE of rows of bytes, written anew from the catalogue's definition."""
    crc = np.full(len(numbers), 0xFFFF, dtype=np.uint32)
    for column in numbers.T.astype(np.uint32):
        crc ^= column << 8
        for _ in range(8):
            crc = np.where(crc & 0x8000, (crc << 1) ^ 0x1021, crc << 1) & 0xFFFF
    return crc


def test_of_a_million_random_strings_hardly_any_passes():
    digits = np.random.default_rng(7).integers(0, 16, (1_000_000, 20), dtype=np.uint8)
    whole = digits[:, ::2] << 4 | digits[:, 1::2]
    passes = crc16(whole[:, :8]) == whole[:, 8].astype(np.uint32) << 8 | whole[:, 9]
    assert passes.sum() <= 40  # one in 65,536: 15 are expected
    letters = np.array(list(ALPHABET))
    for chosen, is_code in ((passes, True), (~passes, False)):
        for row in digits[chosen][:2000]:
            assert codes.is_valid("".join(letters[row])) == is_code


@pytest.mark.parametrize(
    "dress",
    [
        "{code}\r\n",
        "{code}\t",
        "  {spaced} ",
        "{dashed}",
        "{lower}",
        "]Q1{code}",
        "\\000003{code}",
        "\\000026]Q1{code}\n",
        "\x02{code}\x03",
        "\u200f{code}\u200e",
        "\ufeff{code}",
        "]q1{lower}",
        "\\000003]Q1{code}\r\r\n",
        "\u202b{spaced}\u202c",
        "{code}\x1d\x04",
    ],
)
def test_what_scanners_wrap_around_a_code_is_taken_off(dress: str):
    code = codes.new_code()
    text = dress.format(
        code=code,
        spaced=codes.spaced(code),
        dashed=codes.spaced(code).replace(" ", "-"),
        lower=code.lower(),
    )
    assert codes.read(text) == codes.Reading(CodeKind.BADGE, code)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.linkedin.com/in/ada", CodeKind.URL),
        ("HTTP://192.168.1.20:8765/C/ABCDEFGH", CodeKind.URL),
        ("www.example.org", CodeKind.URL),
        ("BEGIN:VCARD\nVERSION:3.0\nN:Ada\nEND:VCARD", CodeKind.CONTACT),
        ("MECARD:N:Ada;;", CodeKind.CONTACT),
        ("WIFI:T:WPA;S:Library;P:secret;;", CodeKind.WIFI),
        ("mailto:ada@example.org", CodeKind.EMAIL),
        ("ada@example.org", CodeKind.EMAIL),
        ("4006381333931", CodeKind.OTHER),
        ("SMTP:ada@example.org:Hello:Hi", CodeKind.EMAIL),
        ("ftp://a.example/x", CodeKind.URL),
        ("tel:+49301234567", CodeKind.OTHER),
        ("+/-=" * 5, CodeKind.OTHER),
        ("😀" * 20, CodeKind.OTHER),
        ("\u202e\u200f", CodeKind.OTHER),
        ("17", CodeKind.OTHER),
        ("", CodeKind.OTHER),
    ],
)
def test_foreign_codes_are_named_by_kind(text: str, kind: CodeKind):
    assert codes.read(text).kind is kind


@given(st.text(max_size=300))
def test_nothing_that_is_scanned_makes_it_stumble(text: str):
    assert codes.read(text).kind in CodeKind


def test_a_long_scan_is_read_only_so_far():
    assert codes.read("x" * 1_000_000).kind is CodeKind.OTHER


def test_shown_in_fives():
    assert codes.spaced("BCDFGHJKLNPRSTVXBCDF") == "BCDFG HJKLN PRSTV XBCDF"
