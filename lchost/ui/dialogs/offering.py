"""What a field offers while somebody types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget


def offering(known: Sequence[str], parent: QWidget) -> QCompleter:
    """Offer what is known already, by any part of it."""
    made = QCompleter(list(known), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
