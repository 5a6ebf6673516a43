"""The poster's code: what a phone scans or types to show that it stands before the door (pure)."""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache

from lchost import paths
from lchost.codes import ALPHABET

LETTERS = 8  # 32 bits; the last two say whether the others are ours at all
STEP_S = 20  # the code on a screen turns so often
GRACE_S = 10  # and is good for so much longer: a camera needs a moment
_BODY = 6
_WORDS_REMEMBERED_S = 3600  # a word that was shown within this time is told from a wrong one
_PAPER = "paper"


class Shown(Enum):
    """What a code or word is worth that somebody brings."""

    VALID = "valid"
    PAPER = "paper"  # hangs on paper: good, but anybody may have a photo of it
    EXPIRED = "expired"  # of this door, but of an earlier moment or another session
    WRONG = "wrong"


@dataclass(frozen=True)
class Poster:
    """What a poster shows.  `turns_at` is None on paper, which never turns."""

    code: str
    word: str
    turns_at: datetime | None = None


def on_screen(key: bytes, session_id: int, at: datetime) -> Poster:
    """Return what the screen shows at this moment.

    Args:
        key: the door's own, for this purpose alone; 32 bytes.
    """
    step = _step(at)
    turns_at = datetime.fromtimestamp((step + 1) * STEP_S, UTC)
    return _poster(key, session_id, str(step), turns_at)


def on_paper(key: bytes, session_id: int) -> Poster:
    """Return what a poster on paper shows of a session, whenever it is printed."""
    return _poster(key, session_id, _PAPER)


def check(key: bytes, text: str, session_id: int, at: datetime) -> Shown:
    """Tell what a scanned code or a typed one, or a typed word, is worth at this moment.

    Case, spaces and dashes do not matter.  Words of long ago are wrong, codes of long ago are not.
    """
    now = _step(at)
    is_grace = at.timestamp() - now * STEP_S < GRACE_S
    steps = (now, now - 1) if is_grace else (now,)
    given = _letters(text)
    if _is_code(given):
        code = given.upper()
        if any(_same(code, _code(key, session_id, str(step))) for step in steps):
            return Shown.VALID
        if _same(code, _code(key, session_id, _PAPER)):
            return Shown.PAPER
        return Shown.EXPIRED if _is_ours(key, code) else Shown.WRONG
    if any(_same(given, _joined(_word(key, session_id, str(step)))) for step in steps):
        return Shown.VALID
    if _same(given, _joined(_word(key, session_id, _PAPER))):
        return Shown.PAPER
    return Shown.EXPIRED if _was_shown(key, session_id, now, given) else Shown.WRONG


def address(front: str, code: str) -> str:
    """Return the text of the QR code: all capitals, which makes it small.

    Args:
        front: address of the front page, such as "http://192.168.1.20:8080".
    """
    return f"{front.rstrip('/')}/C/{code}".upper()


def turns_in(at: datetime) -> timedelta:
    """Return how long the code of this moment is still shown."""
    return timedelta(seconds=(_step(at) + 1) * STEP_S - at.timestamp())


@cache
def words() -> tuple[str, ...]:
    """Return the words that pairs are made of; their count is a power of two."""
    return tuple(paths.resource("phone/words.txt").read_text(encoding="ascii").split())


def _poster(key: bytes, session_id: int, step: str, turns_at: datetime | None = None) -> Poster:
    return Poster(_code(key, session_id, step), _word(key, session_id, step), turns_at)


def _step(at: datetime) -> int:
    return int(at.timestamp() // STEP_S)


def _mac(key: bytes, *parts: object) -> bytes:
    return hmac.digest(key, "|".join(map(str, parts)).encode(), "sha256")


def _code(key: bytes, session_id: int, step: str) -> str:
    body = _as_letters(_mac(key, "code", session_id, step), _BODY)
    return body + _seal(key, body)


def _seal(key: bytes, body: str) -> str:
    """Return the two letters by which every code of this door is known as such, whenever it was."""
    return _as_letters(_mac(key, "seal", body), LETTERS - _BODY)


def _word(key: bytes, session_id: int, step: str) -> str:
    mac, all_words = _mac(key, "word", session_id, step), words()
    numbers = (int.from_bytes(mac[start : start + 4], "big") for start in (0, 4))
    return " ".join(all_words[number % len(all_words)] for number in numbers)


def _as_letters(mac: bytes, length: int) -> str:
    return "".join(ALPHABET[byte & 15] for byte in mac[:length])


def _letters(text: str) -> str:
    """Return the letters of what was typed: "River-Otter" is typed as well as "river otter"."""
    plain = unicodedata.normalize("NFKC", text[:100]).casefold()
    return "".join(char for char in plain if char.isascii() and char.isalpha())


def _joined(words_shown: str) -> str:
    return words_shown.replace(" ", "")


def _is_code(letters: str) -> bool:
    return len(letters) == LETTERS and all(letter in ALPHABET for letter in letters.upper())


def _is_ours(key: bytes, code: str) -> bool:
    return _same(code[_BODY:], _seal(key, code[:_BODY]))


def _was_shown(key: bytes, session_id: int, now: int, given: str) -> bool:
    steps = range(now - _WORDS_REMEMBERED_S // STEP_S, now + 1)
    return any(_same(given, _joined(_word(key, session_id, str(step)))) for step in steps)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)
