"""What the colours of the bars mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lchost.grouping.cards import RoundView
from lchost.ui.groups.drawing import bar_of
from lchost.ui.theme import scheme
from lchost.ui.widgets import Legend, words

_LONGEST_VALUE = 14  # letters in the legend; the card's tooltip has them all


def mixed_values(shown: RoundView) -> list[str]:
    """Return the values that have colours of their own: the room's most frequent."""
    return _every_value(shown)[: len(scheme().series)]


def legend_of(shown: RoundView) -> list[QWidget]:
    """Return what the colours of the bars mean."""
    values = mixed_values(shown)
    parts: list[QWidget] = [Legend(_short(value), n) for n, value in enumerate(values)]
    if rest := _every_value(shown)[len(values) :]:
        others = QCoreApplication.translate("Board", "others")
        parts.append(Legend(_short(rest[0]) if len(rest) == 1 else others, None))
    if values:
        said = QCoreApplication.translate("Board", "thin line: the room")
        parts.append(words(said, "caption", muted=True))
    return parts


def _every_value(shown: RoundView) -> list[str]:
    part = next((bar for group in shown.groups if (bar := bar_of(group))), None)
    return [value for value, _ in part.counts] if part else []


def _short(value: str) -> str:
    """Return a value as it fits into a legend."""
    return value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
