"""Badge codes: 64 random bits and a checksum, in letters that survive any keyboard.

A USB scanner types as a US keyboard; these sixteen consonants sit on the same keys in nearly
every Latin layout, spell no words, and make a 21-module QR code (version 1, level M).
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from enum import Enum

ALPHABET = "BCDFGHJKLNPRSTVX"
LENGTH = 20  # letters: 16 carry the 64 random bits, 4 the checksum
_VALUE = {letter: n for n, letter in enumerate(ALPHABET)}
_CRC_POLYNOMIAL = 0x1021  # CRC-16/CCITT-FALSE: finds every error of up to 16 bits in a row
_LONGEST_READ = 4096  # characters of a scan that are looked at; a QR code holds at most 4,296


class CodeKind(Enum):
    """What a scanned text is."""

    BADGE = "badge"
    TYPO = "typo"  # shaped like a badge code, but its checksum is wrong
    URL = "url"
    CONTACT = "contact"
    WIFI = "wifi"
    EMAIL = "email"
    OTHER = "other"


@dataclass(frozen=True)
class Reading:
    """What was understood of a scan.  `code` is the clean badge code, else empty."""

    kind: CodeKind
    code: str = ""


def new_code() -> str:
    """Return a fresh badge code: 20 letters, 64 bits from the system's random source."""
    return encode(secrets.token_bytes(8))


def encode(payload: bytes) -> str:
    """Return the 20 letters of 8 bytes and their checksum."""
    whole = payload + _crc16(payload).to_bytes(2, "big")
    return "".join(ALPHABET[byte >> 4] + ALPHABET[byte & 15] for byte in whole)


def is_valid(code: str) -> bool:
    """Tell whether `code` is 20 clean letters with a right checksum."""
    if len(code) != LENGTH or any(letter not in _VALUE for letter in code):
        return False
    digits = [_VALUE[letter] for letter in code]
    whole = bytes(high << 4 | low for high, low in zip(digits[::2], digits[1::2], strict=True))
    return _crc16(whole[:8]) == int.from_bytes(whole[8:], "big")


def spaced(code: str) -> str:
    """Return the code in groups of five, as it is printed under the QR."""
    return " ".join(code[n : n + 5] for n in range(0, len(code), 5))


def read(text: str) -> Reading:
    """Understand a scan or a typed code, whatever the scanner wrapped around it.

    Accepts lower case, spaces, dashes, CR, LF and TAB, control and direction marks, ECI prefixes
    such as `\\000003` and AIM prefixes such as `]Q1`.
    """
    plain = _unwrapped(text[:_LONGEST_READ])
    letters = re.sub(r"[\s\-–—_.]+", "", plain).upper()
    if is_valid(letters):
        return Reading(CodeKind.BADGE, letters)
    foreign = _foreign_kind(plain)
    if foreign is not CodeKind.OTHER:
        return Reading(foreign)
    return Reading(CodeKind.TYPO if _looks_like_a_code(letters) else CodeKind.OTHER)


def _unwrapped(text: str) -> str:
    kept = "".join(
        " " if unicodedata.category(char) == "Cc" else char
        for char in text
        if unicodedata.category(char) not in ("Cf", "Cs")
    )
    return re.sub(r"^(?:\][A-Za-z][0-9A-Za-z]|\\0{0,3}\d{1,6}|\s)+", "", kept).strip()


def _foreign_kind(text: str) -> CodeKind:
    start = text[:12].upper()
    if re.match(r"[A-Z][A-Z0-9+.-]*://", start) or start.startswith("WWW."):
        return CodeKind.URL
    if start.startswith(("BEGIN:VCARD", "MECARD:", "BIZCARD:")):
        return CodeKind.CONTACT
    if start.startswith("WIFI:"):
        return CodeKind.WIFI
    if start.startswith(("MAILTO:", "MATMSG:", "SMTP:")) or re.fullmatch(r"\S+@\S+\.\S+", text):
        return CodeKind.EMAIL
    return CodeKind.OTHER


def _looks_like_a_code(letters: str) -> bool:
    """A near miss: about the right length, and nearly all of it our letters."""
    ours = sum(letter in _VALUE for letter in letters)
    return LENGTH - 2 <= len(letters) <= LENGTH + 2 and ours >= len(letters) - 2


def _crc16(data: bytes) -> int:
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ _CRC_POLYNOMIAL if crc & 0x8000 else crc << 1
    return crc & 0xFFFF
