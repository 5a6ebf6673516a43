"""What the pages say, by language: data beside them, so that a phone's language is its own."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import cache

from lchost import paths

_APART, _AGAIN = "\u2068", "\u2069"  # Unicode's isolates: what is between has its own direction


class Words(dict[str, str]):
    """Sentences by key.  `say` fills the facts into one; the texts of people go in as they are."""

    language = "en"

    @property
    def direction(self) -> str:
        """How the language runs: "ltr" or "rtl"."""
        return self.get("direction", "ltr")

    def say(self, key: str, **facts: object) -> str:
        """Return a sentence with its facts; a fact does not turn the words around it."""
        is_mixed = self.direction == "rtl" or any(_runs_left(str(one)) for one in facts.values())
        if is_mixed:
            facts = {name: f"{_APART}{fact}{_AGAIN}" for name, fact in facts.items()}
        return self[key].format(**facts)


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def words(book: str, wanted: Iterable[tuple[str, float]]) -> Words:
    """Return a book of sentences ("door") in the first wanted language that it has.

    Args:
        wanted: language tags with their weights, as a browser sends them, the likeliest first.
    """
    for tag, weight in wanted:
        language = tag.lower().partition("-")[0]
        if weight > 0 and language.isascii() and language.isalpha() and _is_there(book, language):
            return _read(book, language)
    return _read(book, "en")


@cache
def _is_there(book: str, language: str) -> bool:
    try:
        return paths.resource(f"phone/words/{book}.{language}.json").is_file()
    except FileNotFoundError:
        return False


@cache
def _read(book: str, language: str) -> Words:
    """Read a book; what a translation does not have yet is said in English."""
    text = paths.resource(f"phone/words/{book}.{language}.json").read_text(encoding="utf-8")
    found = Words(json.loads(text))
    if language != "en":
        found = Words({**_read(book, "en"), **found})
    found.language = language
    return found
