"""Beside the certificate on the bench: what lies under it, how it is cut, what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.ui.badges.draft import Draft
from lchost.ui.certificate_design.words import tr, weight_words
from lchost.ui.preflight import Said
from lchost.ui.widgets import Mark, button, column, emptied, row, words

_BLEED_MM = 3.0
_MOST = 4  # matters shown


class Under(QWidget):
    """Changes the draft; a background is asked for outside."""

    asked_for_backdrop = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._said: tuple[Said, ...] | None = None
        self.choose = button(tr("Background…"), "image")
        self.remove = button(tr("Remove it"), "x", kind="link")
        self.bleed = QCheckBox(tr("&Bleed of 3 mm, for print shops"))
        self.marks = QCheckBox(tr("Crop &marks"))
        self.weight = words("", "caption", muted=True, wrap=True)
        self._matters = column(gap=4)
        self.setLayout(
            column(
                row(self.choose, self.remove, None, gap=8),
                self.bleed,
                self.marks,
                self.weight,
                self._matters,
                gap=6,
            )
        )
        self.choose.clicked.connect(lambda: self.asked_for_backdrop.emit())
        self.remove.clicked.connect(lambda: self._put(backdrop=""))
        self.bleed.clicked.connect(lambda on: self._put(bleed_mm=_BLEED_MM if on else 0.0))
        self.marks.clicked.connect(lambda on: self._put(has_marks=on))
        draft.changed.connect(self._show)
        self._show()

    def show_matters(self, said: Sequence[Said], weight: int) -> None:
        """Show what to look at, and how much each certificate weighs."""
        self.weight.setText(weight_words(weight))
        if self._said == tuple(said):
            return
        self._said = tuple(said)
        emptied(self._matters)
        for one in said[:_MOST]:
            icon = "triangle-alert" if one.tone == "attention" else "info"
            mark = column(Mark(icon, "attention" if one.tone == "attention" else "muted", 16), None)
            text = words(one.text, "caption", wrap=True)
            text.setToolTip(one.more)
            self._matters.addLayout(row(mark, (text, 1), gap=6))

    def _put(self, **what: object) -> None:
        self._draft.put_design(replace(self._draft.design, **what))  # type: ignore[arg-type]

    def _show(self) -> None:
        design = self._draft.design
        self.remove.setVisible(bool(design.backdrop))
        self.bleed.setChecked(design.bleed_mm > 0)
        self.marks.setChecked(design.has_marks)
