"""The QR symbol of a certificate's signed text, 20 times as fast as the library draws it.

Five hundred certificates have five hundred symbols.  What a version has in common (patterns,
mask, the order of its modules) is drawn once by the library; of each text only the codewords and
their Reed-Solomon remainders are worked out, a whole remainder as one number.
Source: ISO/IEC 18004, 7.4 to 7.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lchost.credentials import compact

_BYTES, _LETTERS = "0100", "0010"
_COUNT_BYTES, _COUNT_LETTERS = (8, 16), (9, 11)  # bits, for versions to 9 and from 10 on
_LARGE = 10
_LARGEST = 26  # from 27 on counts are longer; far more than prints well
_PADS = (0xEC, 0x11)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {letter: n for n, letter in enumerate(_ALPHABET)}
_POLYNOMIAL = 0x11D


@dataclass(frozen=True)
class _Version:
    """What all symbols of a size and level L have in common.

    Attributes:
        blocks: (data bytes, correction bytes) of each block.
        drawn: the modules where all data is 0, row by row.
        order: where each bit of the codewords stands among them.
    """

    side: int
    blocks: tuple[tuple[int, int], ...]
    drawn: int
    order: tuple[int, ...]


def rows(text: str, mask: int) -> list[str]:
    """Return the smallest symbol as rows of "0" and "1"; the address in it is packed as bytes.

    Raises:
        ValueError: it is larger than version 26, or a letter is none of a QR code's.
    """
    for is_large, numbers in ((False, range(1, _LARGE)), (True, range(_LARGE, _LARGEST + 1))):
        bits = _bits(text, is_large)
        fits = (number for number in numbers if len(bits) <= 8 * _data_bytes(number))
        if number := next(fits, None):
            break
    else:
        raise ValueError("too long")
    version = _version(number, mask)
    dark = ["0"] * version.side**2
    for at, bit in zip(version.order, _codewords(bits, version), strict=False):
        dark[at] = bit
    whole = f"{int(''.join(dark), 2) ^ version.drawn:0{version.side**2}b}"
    return [whole[at : at + version.side] for at in range(0, len(whole), version.side)]


@lru_cache(maxsize=64)
def _data_bytes(number: int) -> int:
    from qrcode import base, constants

    return sum(block.data_count for block in base.rs_blocks(number, constants.ERROR_CORRECT_L))


def _bits(text: str, is_large: bool) -> str:
    """Return mode, count and letters of both parts of a text."""
    address, letters = compact.parts(text)
    out = []
    if address:
        as_bytes = address.encode()
        out.append(f"{_BYTES}{len(as_bytes):0{_COUNT_BYTES[is_large]}b}")
        out += [f"{byte:08b}" for byte in as_bytes]
    out.append(f"{_LETTERS}{len(letters):0{_COUNT_LETTERS[is_large]}b}")
    try:
        values = [_VALUE[letter] for letter in letters]
    except KeyError as trouble:
        raise ValueError(str(trouble)) from trouble
    out += [
        f"{high * len(_ALPHABET) + low:011b}"
        for high, low in zip(values[::2], values[1::2], strict=False)
    ]
    if len(values) % 2:
        out.append(f"{values[-1]:06b}")
    return "".join(out)


def _codewords(bits: str, version: _Version) -> str:
    """Return all bits in the order in which they are placed: blocks in turn, then their checks."""
    size = sum(data for data, _ in version.blocks)
    bits += "0" * min(4, 8 * size - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    data += bytes(_PADS[n % 2] for n in range(size - len(data)))
    at, parts, checks = 0, list[bytes](), list[bytes]()
    for long, correction in version.blocks:
        parts.append(data[at : at + long])
        checks.append(_remainder(parts[-1], correction))
        at += long
    turns = bytes(byte for group in (parts, checks) for byte in _in_turn(group))
    return f"{int.from_bytes(turns, 'big'):0{8 * len(turns)}b}"


def _in_turn(parts: list[bytes]) -> Iterator[int]:
    for n in range(max(map(len, parts))):
        yield from (part[n] for part in parts if n < len(part))


def _remainder(data: bytes, correction: int) -> bytes:
    """Return the Reed-Solomon check of a block."""
    table, high = _multiples(correction), 8 * (correction - 1)
    left, keep = 0, (1 << 8 * correction) - 1
    for byte in data:
        left = (left << 8 & keep) ^ table[byte ^ left >> high]
    return left.to_bytes(correction, "big")


@lru_cache(maxsize=32)
def _multiples(correction: int) -> tuple[int, ...]:
    """Return the generator polynomial, without its first term, times each byte."""
    generator = [1]
    root = 1
    for _ in range(correction):
        shifted = [*generator, 0]
        for n, factor in enumerate(generator):
            shifted[n + 1] ^= _times(factor, root)
        generator, root = shifted, _times(root, 2)
    return tuple(
        int.from_bytes(bytes(_times(factor, byte) for factor in generator[1:]), "big")
        for byte in range(256)
    )


def _times(one: int, other: int) -> int:
    """Multiply in the field of 256 that QR codes use."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one = one << 1 ^ (_POLYNOMIAL if one & 0x80 else 0)
        other >>= 1
    return product


@lru_cache(maxsize=64)
def _version(number: int, mask: int) -> _Version:
    import qrcode
    from qrcode import base

    blocks = base.rs_blocks(number, qrcode.constants.ERROR_CORRECT_L)
    made: Any = qrcode.QRCode(
        number, error_correction=qrcode.constants.ERROR_CORRECT_L, mask_pattern=mask
    )
    order: list[int] = []
    draw = made.map_data

    def noted(data: list[int], pattern: int) -> None:
        order.extend(_free(made.modules))
        draw(data, pattern)

    made.map_data = noted
    made.data_cache = [0] * sum(block.total_count for block in blocks)
    made.makeImpl(False, mask)
    return _Version(
        len(made.modules),
        tuple((block.data_count, block.total_count - block.data_count) for block in blocks),
        int("".join("1" if dark else "0" for row in made.modules for dark in row), 2),
        tuple(order),
    )


def _free(modules: list[list[bool | None]]) -> Iterator[int]:
    """Give the modules that are left for data: two columns at a time, up and down."""
    side, up = len(modules), True
    for right in (*range(side - 1, 6, -2), *range(5, 0, -2)):  # column 6 has a pattern
        for row in reversed(range(side)) if up else range(side):
            yield from (
                row * side + column for column in (right, right - 1) if modules[row][column] is None
            )
        up = not up
