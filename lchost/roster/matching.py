"""Who is who: names folded for search, and whether two rows mean one person (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# Letters that NFKD leaves whole, though people type them plain.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ı": "i",
        "ə": "e",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ƴ": "y",
        "ʼ": "",  # modifier apostrophes: typed or left out as people please
        "ʻ": "",
        "ʹ": "",
        "ـ": "",  # Arabic tatweel only stretches a word
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
    }
)
_MINUS = "–−-"  # the plain one last: between others it would mean a range
_TELLING = re.compile(
    rf"(?<=[\w+#])[+#]+"  # C++, C#, O+
    rf"|(?<=^\w)[{_MINUS}]$|(?<=^\w\w)[{_MINUS}]$"  # A-, AB-
    rf"|^(?:[{_MINUS}]|[<>≤≥]=?)(?=\d)"  # -5, >5
    rf"|(?<=\d)[.,:/{_MINUS}](?=\d)"  # 5.5, 1/2, 18-25
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_AS_EMOJI = dict.fromkeys((0xFE0E, 0xFE0F))  # whether a heart is drawn in colour
# Signs that `fold` leaves whole stand in for marks that it takes away.
_TOLD = str.maketrans(
    {
        "+": "␕",
        "#": "␣",
        "-": "␡",
        "−": "␡",
        "–": "␡",
        ".": "␎",
        ",": "␎",
        ":": "␏",
        "/": "␐",
        "<": "␑",
        ">": "␒",
        "≤": "␑␓",
        "≥": "␒␓",
        "=": "␓",
    }
)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_SILENT = "'’‘`´′"  # O'Neill is found as oneill
# Marks that make another letter, not an accent: nukta, kana voicing, virama.
_KEPT_CLASSES = (0, 7, 8, 9)
_SIMILAR = 86  # of 100, by rapidfuzz's token_sort_ratio: one or two letters in a usual name
_SHORTEST_PHONE = 6  # digits; shorter ones are extensions and "n/a 1"
_SHORTEST_TYPO = 4  # letters; in shorter words one typo would match nearly everything


@lru_cache(maxsize=32_768)  # the names of a community are folded again at every key
def fold(text: str) -> str:
    """Return the words of `text` without case, accents, punctuation and invisible marks.

    Folding twice changes nothing.  Scripts keep their letters: Hangul, kana voicing, and the
    vowels of Devanagari and Thai stay, since there they are letters and not ornaments.
    """
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = flat.casefold().translate(_PLAIN)
    kept = "".join(_kept(char) for char in plain)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _kept(char: str) -> str:
    if char.isascii() and char.isalnum():
        return char
    kind = unicodedata.category(char)
    if kind[0] == "M":
        return char if unicodedata.combining(char) in _KEPT_CLASSES and kind != "Me" else ""
    if kind[0] in "LN" or kind == "So":
        return char
    if kind == "Cf" or char in _SILENT:
        return ""
    return " "


@lru_cache(maxsize=32_768)
def value_key(text: str) -> str:
    """Return what two ways of writing one answer share: "Non-binary" and "nonbinary".

    Marks that tell answers apart stay: "C", "C++" and "C#"; "A" and "A-"; "5.5", "-5" and ">5".
    """
    bare = "".join(unicodedata.normalize("NFKC", text).translate(_AS_EMOJI).split())
    bare = _THOUSANDS.sub("", bare)
    told = _TELLING.sub(lambda found: found[0].translate(_TOLD), bare)
    return fold(told).replace(" ", "") or text.strip().casefold()


def name_key(name: str) -> str:
    """Return what two ways of writing one name share; never empty for a name."""
    return fold(name) or name.strip().casefold()


@lru_cache(maxsize=32_768)
def email_key(text: str) -> str:
    """Return the e-mail address as it is compared: without case and wrapping, or ''."""
    address = text.strip().strip("<>").casefold().removeprefix("mailto:")
    return address if looks_like_email(address) else ""


def looks_like_email(text: str) -> bool:
    """Tell whether `text` has the shape of one address; says nothing of whether it exists."""
    return _EMAIL.fullmatch(text.strip()) is not None


@lru_cache(maxsize=32_768)
def phone_key(text: str) -> str:
    """Return the digits that matter of a phone number ("+49 (0)30…" = "004930…"), or ''."""
    digits = re.sub(r"\D+", "", text.replace("(0)", ""))
    if not digits.isascii():
        digits = "".join(str(unicodedata.digit(char)) for char in digits)
    return digits.lstrip("0") if len(digits) >= _SHORTEST_PHONE else ""


def search_key(display_name: str, legal_name: str = "", email: str = "") -> str:
    """Return the text that a member is searched by; kept in the member's row as `folded`."""
    name, legal = fold(display_name), fold(legal_name)
    parts = [name, "" if legal == name else legal, email.strip().casefold()]
    return " ".join(part for part in parts if part)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same words, in any order: "Lin, Mei" and "Mei Lin"."""
    words = sorted(fold(one).split())
    return bool(words) and words == sorted(fold(other).split())


def similar_name(one: str, other: str) -> bool:
    """Tell whether two names may well mean one person; a hint, never a proof."""
    first, second = fold(one), fold(other)
    if not first or not second:
        return False
    from rapidfuzz import fuzz  # 30 ms, which opening the window does not need

    return fuzz.token_sort_ratio(first, second, score_cutoff=_SIMILAR) > 0


def compatible_name(one: str, other: str) -> bool:
    """Tell whether one person may go by both names: they share a word, or look alike."""
    if set(fold(one).split()) & set(fold(other).split()):
        return True
    return similar_name(one, other)


def most_similar(name: str, folded: Sequence[str]) -> int | None:
    """Return the place of the folded name that looks most like `name`, if one does."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        fold(name), folded, scorer=fuzz.token_sort_ratio, processor=None, score_cutoff=_SIMILAR
    )
    return None if found is None else int(found[2])


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a search as they are looked for in a search key."""
    words: list[str] = []
    for part in text.split():
        words += [part.casefold()] if "@" in part else fold(part).split()
    return tuple(words)


def ranked(text: str, keys: Sequence[str], limit: int) -> list[int]:
    """Return the places of the best `keys` for a search, best first.

    Words may come in any order and unfinished.  Whole matches come before beginnings, those before
    middles (a CJK name has no spaces), and one typo a word is forgiven last.
    """
    words = search_words(text)
    if not words:
        return []
    found = [place for place, key in enumerate(keys) if all(word in key for word in words)]
    far = {place: _distance(words, keys[place]) for place in found}
    found.sort(key=lambda place: (far[place], keys[place]))
    if len(found) < limit and not (found and is_whole(words, keys[found[0]])):
        near = [place for place in _with_typo(words, keys) if place not in far]
        found += sorted(near, key=lambda place: (_missed(words, keys[place]), keys[place]))
    return found[:limit]


def _missed(words: Iterable[str], key: str) -> int:
    """Count the words that a key has only with a typo."""
    return sum(word not in key for word in words)


def is_whole(words: Iterable[str], key: str) -> bool:
    """Tell whether every word of a search is a whole word of the key."""
    return set(words) <= set(key.split())


def _distance(words: Iterable[str], key: str) -> int:
    parts = key.split()
    return sum(
        0 if word in parts else 1 if any(part.startswith(word) for part in parts) else 3
        for word in words
    )


def _with_typo(words: tuple[str, ...], keys: Sequence[str]) -> list[int]:
    """Return the places whose key has every word, each with at most one typo."""
    if all(len(word) < _SHORTEST_TYPO for word in words):
        return []
    vocabulary = set(" ".join(keys).split())
    choices = [_near(word, vocabulary) for word in words]
    if not all(choices):
        return []
    likely = choices[0] if len(choices) == 1 else min(choices, key=len)
    return [
        place
        for place, key in enumerate(keys)
        if not likely.isdisjoint(parts := key.split())
        and all(not near.isdisjoint(parts) for near in choices)
    ]


def halves(word: str) -> tuple[str, str] | None:
    """Return a beginning and an end, one of which a typo leaves whole; None: too short for typos.

    What neither begins with the one nor contains the other is more than one typo away.
    """
    if len(word) < _SHORTEST_TYPO:
        return None
    half = len(word) // 2
    return word[: half - 1], word[half:]


def _near(word: str, vocabulary: set[str]) -> set[str]:
    """Return the known words that begin with `word` or are one typo away from that."""
    parts = halves(word)
    if parts is None:
        return {part for part in vocabulary if part.startswith(word)}
    from rapidfuzz.distance import OSA

    head, tail = parts
    size = len(word)

    def is_one_typo_away(part: str) -> bool:
        return part.startswith(word) or any(
            OSA.distance(word, part[:length], score_cutoff=1) <= 1
            for length in (size, size + 1, size - 1)
        )

    return {
        part
        for part in vocabulary
        if (part.startswith(head) or tail in part) and is_one_typo_away(part)
    }
