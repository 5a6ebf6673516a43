"""Who somebody is, without telling a stranger who is here: short names, and a small proof."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from lchost.roster import matching

LAST = 4  # letters or digits that prove who somebody is
_NATIONAL = 7  # so many digits at least has a number without its country's
_SYLLABLES = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
_HIDDEN = "○"
_ARTICLE = "ال"  # a family name's first letter comes after it


class Proof(Enum):
    """What a person can be asked for; its value ends the keys of the texts."""

    NONE = ""
    EMAIL = "email"
    PHONE = "phone"
    BOTH = "both"
    DOMAIN = "domain"  # what comes after the @, where the name tells what comes before it


def short_name(name: str) -> str:
    """Return a given name and one letter: "Amélie Dubois" is "Amélie D.", "金民俊" is "金○○"."""
    last, comma, first = name.partition(",")
    words = (f"{first} {last}" if comma and first.strip() else name).split()
    while len(words) > 1 and words[0].endswith("."):  # Dr., Prof.
        words.pop(0)
    if not words:
        return ""
    if len(words) == 1:
        return _masked(words[0])
    initial = _first_letter(words[-1])
    return f"{words[0]} {initial}." if initial else words[0]


def proof_of(email: str, phone: str, name: str = "") -> Proof:
    """Return what somebody with this e-mail address, phone number and name can be asked for.

    What the name gives away proves nothing: "arti" of suharti@… is not asked of Suharti.
    """
    has_phone = bool(matching.phone_key(phone))
    if not _before_at(email):
        return Proof.PHONE if has_phone else Proof.NONE
    if _is_told_by(name, _before_at(email)):
        return Proof.PHONE if has_phone else Proof.DOMAIN
    return Proof.BOTH if has_phone else Proof.EMAIL


def is_proven(typed: str, email: str, phone: str, name: str = "") -> bool:
    """Tell whether what was asked for fits; the whole address or number does as well."""
    given, box, whole = _plain(typed), _before_at(email), matching.email_key(email)
    asked = proof_of(email, phone, name)
    if box and given == whole:
        return True
    if asked in (Proof.EMAIL, Proof.BOTH) and _fits_box(given, box):
        return True
    if asked is Proof.DOMAIN and _fits_domain(given, whole.partition("@")[2]):
        return True
    is_number = not any(char.isalpha() for char in given)
    return is_number and _fits_number(_digits(given), _digits(phone), matching.phone_key(phone))


def _is_told_by(name: str, box: str) -> bool:
    """Tell whether a name holds the letters that would be asked for, in either order of it."""
    words = matching.fold(name).split()
    ending = matching.fold(box.partition("+")[0][-LAST:]).replace(" ", "")
    return bool(words) and any(ending in "".join(part) for part in (words, reversed(words)))


def _fits_domain(given: str, domain: str) -> bool:
    given = given.removeprefix("@")
    bare = re.sub(r"[^\w]", "", domain)  # who is asked for letters may leave out a dot
    return len(given) >= LAST and (domain.startswith(given) or bare.startswith(given))


def _fits_number(digits: str, known: str, whole: str) -> bool:
    """Tell whether it is the end of a number, digit by digit, noughts too; or all of it."""
    if not whole:
        return False
    if len(digits) == LAST:
        return known.endswith(digits)
    key = matching.phone_key(digits)
    is_national = len(key) >= _NATIONAL and whole.endswith(key)  # 06… for +33 6…
    return len(digits) > LAST and (key == whole or is_national)


def _fits_box(given: str, box: str) -> bool:
    boxes = {box, box.partition("+")[0]}  # ada+lists@… is Ada's ada@…
    given = given.removesuffix("@")
    return any(
        given and box.endswith(given) and len(given) >= min(LAST, len(box)) for box in boxes if box
    )


def _before_at(email: str) -> str:
    return matching.email_key(email).partition("@")[0]


def _digits(text: str) -> str:
    found = (char for char in text if char.isdigit())
    return "".join(str(unicodedata.digit(char)) for char in found)


def _plain(typed: str) -> str:
    visible = (char for char in typed if unicodedata.category(char) != "Cf")
    return "".join("".join(visible).split()).casefold()


def _masked(word: str) -> str:
    """Return a name of one word: whole, but where one word holds family and given name."""
    letters = unicodedata.normalize("NFC", word)
    if len(letters) > 1 and all(_is_syllable(letter) for letter in letters):
        return letters[0] + _HIDDEN * (len(letters) - 1)
    return word


def _is_syllable(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_SYLLABLES)


def _first_letter(word: str) -> str:
    """Return the first letter with the marks that belong to it."""
    letters = unicodedata.normalize("NFC", word)
    letters = letters.removeprefix(_ARTICLE) or letters
    start = next((n for n, char in enumerate(letters) if char.isalnum()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(letters) and unicodedata.category(letters[end]).startswith("M"):
        end += 1
    return letters[start:end].upper()
