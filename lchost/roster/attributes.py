"""What people answer: the kinds of answers, and how written answers become values (pure)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum

from lchost.roster.matching import fold, value_key

Value = str | tuple[str, ...] | int | float | bool


class Kind(Enum):
    """What kind of answer an attribute holds."""

    CATEGORY = "category"
    MANY = "many"
    NUMBER = "number"
    YES_NO = "yes_no"


_YES = {
    *("yes", "y", "true", "1", "x", "ok", "oui", "ja", "si", "sim", "da", "tak", "evet", "ano"),
    *("co", "是", "はい", "예", "네", "да", "так", "ναι", "כן", "نعم", "हाँ", "ใช่", "✓", "✔", "☑"),
}
_NO = {
    *("no", "n", "false", "0", "non", "nein", "nej", "nao", "nie", "hayir", "ne", "nee", "khong"),
    *("否", "不是", "いいえ", "아니요", "нет", "ні", "οχι", "לא", "لا", "नहीं", "ไม่", "✗", "✘", "☐"),
}
_LEVEL = re.compile(r"\s*([1-5])(?:\s*[.):=](?!\d)|\s+[-–—]|\s*$)")
_LEVEL_WITH_WORDS = re.compile(r"\s*[1-5](?:\s*[.):=]|\s+[-–—])\s*\D")


def level(text: str) -> int | None:
    """Return the skill level that an answer begins with: 4 of "4. I have written…"."""
    found = _LEVEL.match(text)
    return int(found[1]) if found else None


def is_level_in_words(text: str) -> bool:
    """Tell whether an answer is a level with words after it, and not just a number."""
    return _LEVEL_WITH_WORDS.match(text) is not None


def yes_no(text: str) -> bool | None:
    """Return whether an answer says yes or no, in several languages; None if neither."""
    word = fold(text) or text.strip()
    return True if word in _YES else False if word in _NO else None


def number(text: str) -> int | float | None:
    """Return the number that is written, with a decimal point or comma; None if none is."""
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", plain):
        return None
    value = float(plain.replace(",", "."))
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def many(text: str) -> tuple[str, ...]:
    """Return the parts of a many-of answer, each once, in their order."""
    parts = re.split(r"[;\n]", text) if re.search(r"[;\n]", text) else text.split(",")
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


class Spelling:
    """One spelling for each answer of a category: "nonbinary" for "Non-binary" as well.

    What the community has already comes first, then what is written most often.
    """

    def __init__(self, known: Iterable[str], written: Iterable[str]) -> None:
        self._chosen: dict[str, str] = {}
        for text in known:
            self._chosen.setdefault(value_key(text), text)
        for text, _ in Counter(" ".join(text.split()) for text in written).most_common():
            self._chosen.setdefault(value_key(text), text)

    def of(self, text: str) -> str:
        """Return the spelling that was chosen for an answer."""
        clean = " ".join(text.split())
        return self._chosen.get(value_key(clean), clean)
