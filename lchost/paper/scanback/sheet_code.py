"""The code of a sheet: 32 random bits and a checksum, as a QR code that a door does not know."""

from __future__ import annotations

import re
import secrets

from lchost import codes

PREFIX = "LS1:"  # lchost's sheet, first kind; with 12 letters it still fits 21 modules
LENGTH = 12
_PAYLOAD = 4  # bytes


def new() -> str:
    """Return a fresh code."""
    return codes.encode(secrets.token_bytes(_PAYLOAD))


def text(code: str) -> str:
    """Return what the QR code of a sheet says."""
    return PREFIX + code


def read(said: str) -> str:
    """Return the sheet's code that a QR code says; empty where it is none of ours."""
    plain = said.strip().upper()
    if not plain.startswith(PREFIX):
        return ""
    letters = re.sub(r"[\s-]+", "", plain[len(PREFIX) :])
    return letters if _is_valid(letters) else ""


def _is_valid(letters: str) -> bool:
    if len(letters) != LENGTH or any(letter not in codes.ALPHABET for letter in letters):
        return False
    digits = [codes.ALPHABET.index(letter) for letter in letters[: 2 * _PAYLOAD]]
    payload = bytes(high << 4 | low for high, low in zip(digits[::2], digits[1::2], strict=True))
    return codes.encode(payload) == letters
