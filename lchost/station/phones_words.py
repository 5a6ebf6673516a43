"""What phone pages say: texts per language, chosen by what the phone prefers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from markupsafe import Markup, escape

from lchost import paths

LANGUAGES = ("en", "fr", "vi", "ar")  # the first one speaks where no other is understood
_RIGHT_TO_LEFT = ("ar",)


@dataclass(frozen=True)
class Words:
    """The texts of one language.  Call it with a key and the facts that the text names."""

    code: str
    texts: Mapping[str, str]

    @property
    def direction(self) -> str:
        """Where lines begin: "ltr" or "rtl"."""
        return "rtl" if self.code in _RIGHT_TO_LEFT else "ltr"

    def __call__(self, key: str, **facts: object) -> Markup:
        """Return a text for a page.  Facts are people's words: inert, each in its direction."""
        wrapped = {name: _apart(fact) for name, fact in facts.items()}
        return Markup(escape(self.texts[key])).format(**wrapped)

    def plain(self, key: str) -> str:
        """Return a text without facts as it is kept, such as the wording of a consent."""
        return self.texts[key]

    def clock(self, moment: datetime) -> str:
        """Return the time of day of a moment that is in the workshop's zone."""
        return self.texts["clock"].format(hour=f"{moment:%H}", minute=f"{moment:%M}")

    def day(self, moment: date) -> str:
        """Return a day, or that of a moment that is in the workshop's zone."""
        month = self.texts["months"].split("|")[moment.month - 1]
        return self.texts["day"].format(day=moment.day, month=month)

    def day_and_clock(self, moment: datetime) -> str:
        """Return day and time of a moment that is in the workshop's zone."""
        when = {"day": self.day(moment), "clock": self.clock(moment)}
        return self.texts["day_and_clock"].format(**when)


@cache
def words(code: str, book: str = ".") -> Words:
    """Return the words of a language; of the first one, where the code is not among ours.

    Args:
        book: a folder of further texts: those of door stations are in "door".
    """
    code = code if code in LANGUAGES else LANGUAGES[0]
    text = paths.resource(f"phone/texts/{book}/{code}.json").read_text(encoding="utf-8")
    general = {} if book == "." else words(code).texts
    return Words(code, {**general, **json.loads(text)})


@cache
def names() -> tuple[tuple[str, str], ...]:
    """Return each language's code and what it calls itself."""
    return tuple((code, words(code).texts["language"]) for code in LANGUAGES)


def _apart(fact: object) -> Markup:
    """Return a fact so that its direction does not turn the words around it."""
    return Markup('<bdi dir="auto">{}</bdi>').format(fact)
