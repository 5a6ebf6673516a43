"""The languages of paper, each by its own name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.paper.words import LANGUAGES

NAMES = {"en": "English", "fr": "Français", "vi": "Tiếng Việt"}  # as in their own countries


def offered() -> list[tuple[object, str]]:
    """Return the languages to choose from."""
    return [(code, NAMES[code]) for code in LANGUAGES]


def offered_to_workshop() -> list[tuple[object, str]]:
    """Return the languages of one workshop; first the community's, which follows it."""
    from lchost.paper import edited_words

    usual = NAMES[edited_words.usual_language()]
    said = QCoreApplication.translate("Stationery", "as usual ({language})")
    return [("", said.format(language=usual)), *offered()]
