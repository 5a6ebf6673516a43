"""Beside the sign-in sheet: in how many stacks, how many spare lines, whether to sign."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.paper.lists.forms import MOST_STACKS, USUAL, SignInForm
from lchost.ui import memory, wording
from lchost.ui.widgets import choice, column, labelled

_SPARE = (0, 4, 8, 12, 20, 40)


class SignInSide(QWidget):
    """`form()` is what the host wants; `changed` tells of another wish.  It is remembered."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kept = memory.sign_in_form(USUAL)
        self.stacks = choice(self.tr("Stacks"), self._stacks(), kept.stacks)
        spare = [(n, self._spare_words(n)) for n in sorted({*_SPARE, kept.spare_rows})]
        self.spare = choice(self.tr("For walk-ins"), list(spare), kept.spare_rows)
        self.signature = QCheckBox(self.tr("Column to sign"))
        self.signature.setChecked(kept.has_signature)
        for box in (self.stacks, self.spare):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        note = self.tr("By first letters: one for each queue")
        self.setLayout(
            column(
                labelled(self.tr("S&tacks"), self.stacks, note),
                labelled(self.tr("For &walk-ins"), self.spare),
                self.signature,
                gap=8,
            )
        )
        self.stacks.activated.connect(self._keep)
        self.spare.activated.connect(self._keep)
        self.signature.toggled.connect(self._keep)

    def form(self) -> SignInForm:
        """Return how the sheet is wanted."""
        return SignInForm(
            self.spare.currentData(), self.stacks.currentData(), self.signature.isChecked()
        )

    def _keep(self, _: object) -> None:
        memory.keep_sign_in_form(self.form())
        self.changed.emit()

    def _stacks(self) -> list[tuple[object, str]]:
        one: list[tuple[object, str]] = [(1, self.tr("One list"))]
        more = self.tr("{n} stacks")
        for n in range(2, MOST_STACKS + 1):
            one.append((n, more.format(n=wording.number(n))))
        return one

    def _spare_words(self, count: int) -> str:
        if not count:
            return self.tr("Only what fills the page")
        return wording.counted(count, self.tr("1 line or more"), self.tr("{n} lines or more"))
