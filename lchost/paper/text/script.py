"""Which letters belong together: clean text, direction, clusters, and a face for each stretch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lchost.paper.text.faces import PICTURES, Face, Style, chain, face

_RIGHT_TO_LEFT = {"R", "AL", "AN", "RLE", "RLO"}
_FIRST_RTL = "\u0590"  # no letter before Hebrew goes from right to left
_KNOWN_AS = {"": "L", "LRI": "ON", "RLI": "ON", "FSI": "ON", "PDI": "ON"}
_JOINER = "\u200d"
_NOT_FIRST = "\u200c\u200d\u0e33\u0eb3"  # joiners; vowels that stand half on their letter
_CONJUNCT = 9  # Unicode's class of marks that tie a letter to the next one
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
UNPRINTABLE = "\ufffd"


@dataclass(frozen=True)
class Stretch:
    """Letters in reading order that one face sets in one direction."""

    text: str
    face: Face
    is_rtl: bool


def clean(text: str) -> str:
    """Return text on one line: composed, no control characters, single spaces, no stray halves."""
    kept = text if text.isprintable() else "".join(_allowed(char) for char in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def is_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction reads from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def han_language(text: str, language: str = "") -> str:
    """Return whose shapes of Han letters `text` wants: what it holds itself tells more."""
    for char in text:
        if "\u3040" <= char <= "\u30ff":
            return "ja"
        if "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff":
            return "ko"
    return language[:2].lower()


def clusters(text: str) -> list[str]:
    """Split into what must stay whole: a letter with its marks, an emoji sequence, a flag."""
    out: list[str] = []
    for char in text:
        if out and _clings(char, out[-1]):
            out[-1] += char
        else:
            out.append(char)
    return out


def missing(text: str, style: Style = Style.PLAIN) -> str:
    """Return the letters that no bundled face has, each once."""
    lost = [c for c in clean(text) if not _needs_no_glyph(c) and _lost(c, style)]
    return "".join(dict.fromkeys(lost))


def stretches(text: str, style: Style, language: str, base_rtl: bool) -> list[Stretch]:
    """Return the stretches of one clean line from left to right as they are seen."""
    out: list[tuple[str, Face, int]] = []
    han = han_language(text, language)
    at = 0
    levels = _levels(text, base_rtl)
    for word, chosen in _faces(text, style, han):
        for piece in [word] if len(set(levels[at : at + len(word)])) == 1 else clusters(word):
            level = levels[at]
            at += len(piece)
            if out and out[-1][1] is chosen and out[-1][2] == level:
                out[-1] = (out[-1][0] + piece, chosen, level)
            else:
                out.append((piece, chosen, level))
    return [Stretch(piece, chosen, level % 2 == 1) for piece, chosen, level in _seen(out)]


def _allowed(char: str) -> str:
    kind = unicodedata.category(char)
    return " " if kind in ("Cc", "Zl", "Zp") else UNPRINTABLE if kind == "Cs" else char


def _clings(char: str, before: str) -> bool:
    last = ord(before[-1])
    if (before[-1] == _JOINER and ord(before[0]) > 0x2000) or _ties(before, char):
        return True
    if ord(char) in _FLAG:
        return len(before) == 1 and last in _FLAG
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me") or char in _NOT_FIRST or ord(char) in _SKIN
    )


def _ties(before: str, char: str) -> bool:
    """Tell whether letters make one shape: in Indian scripts, but for Tamil."""
    tie = before.rstrip(_JOINER)[-1:]
    tied = tie and tie != "\u0bcd" and unicodedata.combining(tie) == _CONJUNCT
    return bool(tied) and char.isalpha()


def _needs_no_glyph(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Zs") or 0xFE00 <= ord(char) <= 0xFE0F


@lru_cache(maxsize=4096)
def _lost(char: str, style: Style) -> bool:
    return all(ord(char) not in one.letters for one in chain(style))


def _faces(text: str, style: Style, language: str) -> Iterable[tuple[str, Face]]:
    """Give each word a face that has all of it; where none has, each of its clusters."""
    before: Face | None = None
    for word in _words(text):
        if word.isspace():
            # a picture face has very wide spaces
            own = before is not None and before.name not in PICTURES and _covers(before, word)
            yield word, before if own and before else face(style.value[0])
            continue
        whole = _first_with(word, style, language)
        for piece in [word] if whole else clusters(word):
            if whole is not None:
                before = whole
            elif before is None or piece.isalnum() or not _covers(before, piece):
                before = _first_with(piece, style, language) or _first_with(
                    piece[0], style, language
                )
            before = before or face(style.value[0])
            yield piece, before


def _words(text: str) -> list[str]:
    """Split into words and spaces; the pieces join to `text` again."""
    return [piece for piece in re.split(r"(\s)", text) if piece]


@lru_cache(maxsize=8192)
def _first_with(text: str, style: Style, language: str) -> Face | None:
    return next((one for one in chain(style, language) if _covers(one, text)), None)


def _covers(one: Face, text: str) -> bool:
    return all(ord(char) in one.letters or _needs_no_glyph(char) for char in text)


def _levels(text: str, base_rtl: bool) -> list[int]:
    """Return the embedding level of each letter (UAX #9)."""
    if not base_rtl and not any(
        char >= _FIRST_RTL and unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text
    ):
        return [0] * len(text)
    from bidi import algorithm

    store: dict[str, Any] = algorithm.get_empty_storage()
    store["base_level"] = int(base_rtl)
    store["base_dir"] = "R" if base_rtl else "L"
    algorithm.get_embedding_levels(text, store)
    for place, one in enumerate(store["chars"]):
        one["place"] = place
        # the library does not know isolates, nor letters that are newer than this Python
        one["type"] = one["orig"] = _KNOWN_AS.get(one["type"], one["type"])
    algorithm.explicit_embed_and_overrides(store)
    algorithm.resolve_weak_types(store)
    algorithm.resolve_neutral_types(store, False)
    algorithm.resolve_implicit_levels(store, False)
    found = {one["place"]: one["level"] for one in store["chars"]}
    levels: list[int] = []
    for place in range(len(text)):  # joiners and marks of direction are dropped on the way
        levels.append(found.get(place, levels[-1] if levels else int(base_rtl)))
    return levels


def _seen(pieces: list[tuple[str, Face, int]]) -> list[tuple[str, Face, int]]:
    """Turn reading order into the order on the line (UAX #9, rule L2)."""
    pieces = list(pieces)
    for level in range(max((p[2] for p in pieces), default=0), 0, -1):
        start = 0
        while start < len(pieces):
            end = start
            while end < len(pieces) and pieces[end][2] >= level:
                end += 1
            pieces[start:end] = pieces[start:end][::-1]
            start = max(end, start + 1)
    return pieces
