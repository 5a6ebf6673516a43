"""Beside the certificate: its design, the way to change it, a second language."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lchost.credentials.rules.ruling import Rule
from lchost.ui import theme
from lchost.ui.certificate_design.words import starter_words, tr
from lchost.ui.stationery.languages import NAMES
from lchost.ui.widgets import button, choice, column, labelled, row, tool

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LEAST = 8  # letters shown
_WIDE_TEXT = 1.3  # from here the fields stand below each other


class DesignChoice(QWidget):
    """Asks; the page acts, and then shows what is chosen."""

    chosen = Signal(str)  # key
    chosen_language = Signal(str)
    asked_to_design = Signal()
    asked_to_remove = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = choice(tr("Design"), [])
        self.second = choice(tr("Second language"), [])
        for one in (self.list, self.second):
            one.setSizeAdjustPolicy(_SHORTENED)
            one.setMinimumContentsLength(_LEAST)
        self.design = button(tr("Design…"), "pencil")
        lists = (
            (labelled(tr("&Design"), self.list), 1),
            (labelled(tr("&Second language"), self.second), 1),
        )
        self.remove = tool("trash-2", tr("Delete this design"))
        way = column(None, row(self.design, self.remove, gap=4))
        is_large = theme.text_scale() >= _WIDE_TEXT
        self.setLayout(column(*lists, way, gap=6) if is_large else row(*lists, way, gap=12))
        self.list.activated.connect(lambda _: self.chosen.emit(str(self.list.currentData())))
        self.second.activated.connect(
            lambda _: self.chosen_language.emit(str(self.second.currentData()))
        )
        self.design.clicked.connect(lambda: self.asked_to_design.emit())
        self.remove.clicked.connect(lambda: self.asked_to_remove.emit(str(self.list.currentData())))

    def read(self, rule: Rule, language: str) -> None:
        """Show what a rule says; `language` is the papers' first."""
        from lchost.paper import certificate_designs, words
        from lchost.paper.certificates.starters import STARTERS

        own = [(one.key, one.name) for one in certificate_designs.listing()]
        designs = [*own, *((key, starter_words(key)) for key in STARTERS)]
        others = [(one, NAMES[one]) for one in words.LANGUAGES if one != language]
        for box, offered, now in (
            (self.list, designs, certificate_designs.known(rule.design)),
            (self.second, [("", tr("None")), *others], rule.second_language),
        ):
            with QSignalBlocker(box):
                box.clear()
                for key, said in offered:
                    box.addItem(said, key)
                box.setCurrentIndex(max(0, box.findData(now)))
        self.remove.setVisible(self.list.currentData() not in STARTERS)
