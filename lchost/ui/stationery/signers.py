"""Who signs certificates: name, as what, and how they write their name; up to three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lchost.paper.house import Signer
from lchost.paper.stationery import MOST_SIGNATURES
from lchost.ui.stationery.picture_field import PictureField
from lchost.ui.widgets import column, field, holder, line, row


class Signers(QFrame):
    """Lines to fill; an empty one follows those that are, as long as there may be more."""

    changed = Signal()
    asked = Signal(int)  # for a picture, by place

    def __init__(self) -> None:
        super().__init__()
        self.lines = [SignerLine(n) for n in range(MOST_SIGNATURES)]
        self._holders = []
        for n, one in enumerate(self.lines):
            self._holders.append(holder(column(*([line()] if n else []), one, gap=10)))
            one.changed.connect(self.changed)
            one.asked.connect(lambda n=n: self.asked.emit(n))
        self.setLayout(column(*self._holders, gap=10))

    def show_signers(self, signers: Sequence[Signer], pictures: Mapping[str, bytes]) -> None:
        """Show who signs; `pictures` by their SHA-256."""
        for n, one in enumerate(self.lines):
            signer = signers[n] if n < len(signers) else Signer("")
            one.show_signer(signer, pictures.get(signer.picture, b""))
            self._holders[n].setVisible(n <= len(signers))

    def signers(self) -> list[Signer]:
        """Return who signs, as it is filled in now."""
        return [one.signer() for one in self.lines]


class SignerLine(QFrame):
    """One who signs."""

    changed = Signal()
    asked = Signal()

    def __init__(self, place: int) -> None:
        super().__init__()
        facts = {"n": place + 1}
        says = self.tr("Name of signature {n}").format(**facts)
        self.name = field(says, "", self.tr("Name"), longest=80)
        says = self.tr("Line under signature {n}").format(**facts)
        self.line = field(says, "", self.tr("As what: Host, Mentor…"), longest=80)
        self.picture = PictureField(self.tr("Signature {n}").format(**facts), high=44)
        self._mark = ""
        self.setLayout(column(row((self.name, 1), (self.line, 1)), self.picture, gap=8))
        for edit in (self.name, self.line):
            edit.editingFinished.connect(self.changed)
        self.picture.asked.connect(self.asked)
        self.picture.dropped.connect(self._drop)

    def show_signer(self, signer: Signer, picture: bytes) -> None:
        """Show who signs, but not over what somebody is typing."""
        self._mark = signer.picture
        for edit, text in ((self.name, signer.name), (self.line, signer.line)):
            if not edit.hasFocus() and edit.text() != text:
                edit.setText(text)
        self.picture.show_picture(picture)

    def signer(self) -> Signer:
        """Return who signs, as it is filled in now."""
        return Signer(self.name.text().strip(), self.line.text().strip(), self._mark)

    def _drop(self) -> None:
        self._mark = ""
        self.changed.emit()
