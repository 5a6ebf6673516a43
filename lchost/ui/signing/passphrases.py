"""Passphrases on screen: typed hidden, shown on a press, twice where it is a new one."""

from __future__ import annotations

import math
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lchost.credentials.keys import LEAST, length
from lchost.ui import wording
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.layout import column, holder, words

_LONGEST = 200
_FAIR_BITS, _GOOD_BITS = 45, 65  # at half a second a try, on a thousand computers: weeks; for ever


def tr(text: str) -> str:
    """Translate words about passphrases."""
    return QCoreApplication.translate("Passphrases", text)


class Strength(Enum):
    """How hard a passphrase is to guess."""

    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength(passphrase: str) -> Strength:
    """Estimate by length, kinds of characters, and how often they come again.

    It knows no dictionary: words count less than chance letters, by half.
    """
    if length(passphrase) < LEAST:
        return Strength.SHORT
    kinds = (str.islower, str.isupper, str.isdigit)
    size = sum(26 for kind in kinds if any(map(kind, passphrase)))
    size += 20 if any(not one.isalnum() for one in passphrase) else 0
    steps = {(ord(b) - ord(a)) for a, b in pairwise(passphrase)}
    told = min(len(passphrase), 2 * len(set(passphrase)), 3 * len(steps))
    bits = told * math.log2(size or 26) / 2
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.GOOD if bits >= _GOOD_BITS else Strength.FAIR


def hidden(says: str) -> QLineEdit:
    """Return a field that shows dots."""
    made = field(says, longest=_LONGEST)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def show_box(*fields: QLineEdit) -> QCheckBox:
    """Return a box that shows what is typed in these fields."""
    made = QCheckBox(tr("&Show what I type"))

    def show(is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for one in fields:
            one.setEchoMode(mode)

    made.toggled.connect(show)
    return made


class NewPassphrase(QWidget):
    """A new passphrase, twice, with a word on how good it is."""

    def __init__(self) -> None:
        super().__init__()
        self.first = hidden(tr("Passphrase"))
        self.again = hidden(tr("Passphrase again"))
        self.hint = words("", "caption", muted=True, wrap=True)
        self.shown = show_box(self.first, self.again)
        self.setLayout(
            column(
                holder(column(labelled(tr("&Passphrase"), self.first), self.hint, gap=4)),
                labelled(tr("Passphrase a&gain"), self.again),
                self.shown,
                gap=10,
            )
        )
        self.first.textChanged.connect(lambda _: self._say())
        self._say()

    def text(self) -> str:
        """Return what was typed."""
        return self.first.text()

    def fault(self) -> str:
        """Return what is wrong with it as a sentence; empty when nothing is."""
        if strength(self.text()) is Strength.SHORT:
            self.first.setFocus()
            said = tr("Choose a passphrase of at least {n} characters.")
            return said.format(n=wording.number(LEAST))
        if self.text() != self.again.text():
            self.again.setFocus()
            return tr("The two passphrases are not the same.")
        return ""

    def _say(self) -> None:
        left = LEAST - length(self.text())
        more = wording.counted(left, tr("1 more character"), tr("{n} more characters"))
        said = {
            Strength.SHORT: more,
            Strength.WEAK: tr(
                "Could be guessed. A few words that do not belong together are best."
            ),
            Strength.FAIR: tr("Fair. One more word makes it good."),
            Strength.GOOD: tr("Good."),
        }[strength(self.text())]
        first = tr("At least {n} characters; a few words with spaces are easy to remember.")
        self.hint.setText(said if self.text() else first.format(n=wording.number(LEAST)))
