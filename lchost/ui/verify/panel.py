"""The answer about a certificate: a tone, an icon and words, then the facts to compare."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from lchost.ui import theme
from lchost.ui.verify.verdict_words import Told, tr
from lchost.ui.widgets.layout import breakable, column, holder, leading, row, words
from lchost.ui.widgets.marks import Mark

_SIGN = 44  # pixels at the usual text size
_LABELS = 110


class VerdictPanel(QScrollArea):
    """Shows one answer, drawn afresh for each."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = Told("", "scan-line", "")

    def show_told(self, told: Told) -> None:
        """Show an answer, and tell screen readers."""
        self.told = told
        role = told.tone or "muted"
        head = words(breakable(told.headline), "title", tone=told.tone, wrap=True)
        self.sentence = _to_copy(words(breakable(told.sentence), wrap=True))
        said = column(head, self.sentence, gap=4)
        sign = column(Mark(told.icon, role, _SIGN), None)
        parts = [row(sign, (said, 1), gap=16)]
        if told.is_to_compare:
            parts.append(column(words(tr("Compare with the paper:"), "strong")))
            parts.append(column(_facts(told)))
        inside = column(*parts, None, gap=14, margins=(20, 18, 20, 18))
        made = holder(inside, told.tone or "sunken")
        facts = [f"{label}: {fact}" for label, fact in told.facts]
        made.setAccessibleName(". ".join((told.headline, told.sentence.rstrip("."), *facts)))
        self.setWidget(made)  # the one before is freed
        self.setAccessibleName(made.accessibleName())
        kind = QAccessible.Event.Alert if told.tone else QAccessible.Event.NameChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self, kind))


def _facts(told: Told) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, theme.em(_LABELS))
    grid.setColumnStretch(1, 1)
    for n, (label, fact) in enumerate(told.facts):
        grid.addWidget(words(label), n, 0, leading() | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_to_copy(words(breakable(fact), "strong", wrap=True)), n, 1)
    made.setProperty("plain", True)
    return made


def _to_copy(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
