"""The signing key as letters on paper: nine lines that are typed back without a doubt.

32 secret bytes are eight lines of eight letters, of the sixteen consonants that badge codes have
too; a ninth line sums them up.  Each line ends in a check letter over GF(16): the letters with
weights 1, a, a², … add up to the number of the line.  So every wrong letter, every two letters
that changed places, and every two lines that did, show in the line where they are; what several
errors might hide, the ninth line finds.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

from lchost.codes import ALPHABET
from lchost.errors import SheetDoesNotAddUp, SheetIncomplete, SheetLineWrong

LINES = 9
LETTERS = 9  # of a line: eight and their check letter
_DATA = LETTERS - 1
_MASTER_BYTES = 32
_SUM_BYTES = _DATA // 2
_MARK = "LCKEY"  # what the QR code begins with; no line can begin so
_VALUE = {letter: n for n, letter in enumerate(ALPHABET)}
_POLYNOMIAL = 0b10011  # x⁴ + x + 1, primitive: its powers of x are all 15 units of GF(16)


class LineState(Enum):
    """How far a typed line is."""

    EMPTY = "empty"
    SHORT = "short"
    WRONG = "wrong"
    RIGHT = "right"


def lines(master: bytes) -> list[str]:
    """Return the nine lines of nine letters."""
    whole = master + _sum(master)
    letters = "".join(ALPHABET[byte >> 4] + ALPHABET[byte & 15] for byte in whole)
    cut = [letters[n : n + _DATA] for n in range(0, len(letters), _DATA)]
    return [text + _check(number, text) for number, text in enumerate(cut, 1)]


def spaced(line: str) -> str:
    """Return a line as it is printed: two groups of four, and the check letter."""
    return " ".join(part for part in (line[:4], line[4:8], line[8:]) if part)


def qr_text(master: bytes) -> str:
    """Return what the QR code of the sheet says: 86 letters, upper case."""
    return _MARK + "".join(lines(master))


def state(number: int, typed: str) -> LineState:
    """Tell how far line `number`, from 1, is, whatever its case, spaces and dashes."""
    line = clean(typed)
    if not line:
        return LineState.EMPTY
    if any(letter not in _VALUE for letter in line) or len(line) > LETTERS:
        return LineState.WRONG
    if len(line) < LETTERS:
        return LineState.SHORT
    is_right = line[-1] == _check(number, line[:-1])
    return LineState.RIGHT if is_right else LineState.WRONG


def is_sheet(text: str) -> bool:
    """Tell whether a text is more than one line: pasted, or begun by a scanner."""
    letters = clean(text)
    return letters.startswith(_MARK) or len(letters) >= 2 * LETTERS


def split(text: str) -> list[str]:
    """Return the lines of a whole sheet, typed, pasted or read from its QR code: at most nine.

    Where each line has its own, they stay apart, so that a letter too few spoils one only.
    """
    typed = [line for line in map(clean, text.splitlines()) if line]
    whole = "".join(typed)
    whole = whole.removeprefix(_MARK)
    if len(typed) == 1 or len(typed) > LINES:
        typed = [whole[n : n + LETTERS] for n in range(0, len(whole), LETTERS)]
    return typed[:LINES]


def read(typed: Sequence[str]) -> bytes:
    """Return the master of nine typed lines.

    Raises:
        SheetLineWrong: the first line that cannot be so.
        SheetIncomplete: the first line that is not there yet, or not whole.
        SheetDoesNotAddUp: each line could be, but not all together.
    """
    padded = [*typed, *[""] * (LINES - len(typed))][:LINES]
    states = [state(number, line) for number, line in enumerate(padded, 1)]
    for number, found in enumerate(states, 1):
        if found is LineState.WRONG:
            raise SheetLineWrong(line=number)
    for number, found in enumerate(states, 1):
        if found is not LineState.RIGHT:
            raise SheetIncomplete(line=number, lines=LINES)
    digits = [_VALUE[letter] for line in padded for letter in clean(line)[:-1]]
    whole = bytes(high << 4 | low for high, low in zip(digits[::2], digits[1::2], strict=True))
    master = whole[:_MASTER_BYTES]
    if whole[_MASTER_BYTES:] != _sum(master):
        raise SheetDoesNotAddUp()
    return master


def clean(typed: str) -> str:
    """Return the letters of a line in upper case; its number, spaces and dashes are no part."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return re.sub(r"[\W\d_]+", "", text)


def _sum(master: bytes) -> bytes:
    """32 bits that tell nothing of the others; a sheet of two errors in a line fails here."""
    return hashlib.sha256(b"lchost/recovery/v1" + master).digest()[:_SUM_BYTES]


def _check(number: int, letters: str) -> str:
    """The ninth letter, so that all nine with their weights add up to `number`."""
    total, weight = number, 1
    for letter in letters:
        total ^= _times(weight, _VALUE[letter])
        weight = _times(weight, 2)
    inverse = next(one for one in range(1, 16) if _times(weight, one) == 1)
    return ALPHABET[_times(total, inverse)]


def _times(one: int, other: int) -> int:
    """Multiply in GF(16)."""
    product = 0
    for bit in range(4):
        if other >> bit & 1:
            product ^= one << bit
    for bit in (6, 5, 4):
        if product >> bit & 1:
            product ^= _POLYNOMIAL << (bit - 4)
    return product
