"""Public keys as names: `did:key` of Ed25519, in base58 of Bitcoin; and what a person compares.

Sources: W3C CCG "The did:key Method v0.9"; IETF draft-msporny-base58 (no 0, O, I, l).
"""

from __future__ import annotations

import hashlib

PREFIX = "did:key:"
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGIT = {letter: n for n, letter in enumerate(_BASE58)}
_MULTIBASE_BASE58 = "z"
_ED25519 = b"\xed\x01"  # multicodec ed25519-pub, as a varint
_KEY_BYTES = 32
_LONGEST = 128  # letters of base58 that are looked at; a signature has 88
_FINGERPRINT_DIGITS = 16  # of a SHA-256: 64 bits, as much as a badge code


def encode(public: bytes) -> str:
    """Return the did:key of an Ed25519 public key of 32 bytes."""
    return PREFIX + multibase(_ED25519 + public)


def decode(did: str) -> bytes:
    """Return the 32 bytes of the public key that a did:key names.

    Raises:
        ValueError: it is no did:key of an Ed25519 key.
    """
    if not did.startswith(PREFIX):
        raise ValueError("no did:key")
    data = from_multibase(did.removeprefix(PREFIX))
    if len(data) != len(_ED25519) + _KEY_BYTES or not data.startswith(_ED25519):
        raise ValueError("no key of Ed25519")
    return data.removeprefix(_ED25519)


def method(did: str) -> str:
    """Return the name of the one key that a did:key has: `did:key:z6Mk…#z6Mk…`."""
    return f"{did}#{did.removeprefix(PREFIX)}"


def fingerprint(did: str) -> str:
    """Return what two people compare aloud: 16 digits in fours, of the SHA-256 of the key.

    Raises:
        ValueError: it is no did:key of an Ed25519 key.
    """
    return in_fours(hashlib.sha256(decode(did)).digest()[: _FINGERPRINT_DIGITS // 2])


def in_fours(digest: bytes) -> str:
    """Return bytes as digits in fours, as people compare them."""
    digits = digest.hex().upper()
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def multibase(data: bytes) -> str:
    """Return bytes as multibase base58btc: "z", then the letters."""
    return _MULTIBASE_BASE58 + base58(data)


def from_multibase(text: str) -> bytes:
    """Return the bytes of a multibase base58btc text.

    Raises:
        ValueError: it is none.
    """
    if not text.startswith(_MULTIBASE_BASE58):
        raise ValueError("no multibase of base58btc")
    return from_base58(text[1:])


def base58(data: bytes) -> str:
    """Return bytes in base58; each leading zero byte is a "1"."""
    number, letters = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, len(_BASE58))
        letters = _BASE58[digit] + letters
    zeros = len(data) - len(data.lstrip(b"\0"))
    return _BASE58[0] * zeros + letters


def from_base58(text: str) -> bytes:
    """Return the bytes of a base58 text.

    Raises:
        ValueError: a letter is none of base58, or there are too many.
    """
    if len(text) > _LONGEST or any(letter not in _DIGIT for letter in text):
        raise ValueError("no base58")
    number = 0
    for letter in text:
        number = number * len(_BASE58) + _DIGIT[letter]
    zeros = len(text) - len(text.lstrip(_BASE58[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")
