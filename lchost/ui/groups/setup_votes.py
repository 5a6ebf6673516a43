"""Which answers are votes: of one question, or of several as first choice, second choice …"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame

from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import choice, column, emptied, labelled


class Votes(QFrame):
    """A list of questions; a further one is asked for when the last is answered.

    Args:
        options: keys of questions with their names.
        chosen: keys, the first choice first.
    """

    changed = Signal()

    def __init__(self, options: list[tuple[str, str]], chosen: list[str]) -> None:
        super().__init__()
        self.boxes: list[QComboBox] = []
        self._options = options
        self._list = column(gap=10)
        self.setLayout(self._list)
        self._fill([key for key in chosen if key in dict(options)])

    def keys(self) -> list[str]:
        """Return what is chosen, the first choice first."""
        return [str(box.currentData()) for box in self.boxes if box.currentData()]

    def _fill(self, chosen: list[str]) -> None:
        emptied(self._list)
        self.boxes = []
        names = _names()
        for n, said in enumerate(names[: min(len(chosen) + 1, len(names), len(self._options))]):
            self._box(said, n, chosen)

    def _box(self, said: str, n: int, chosen: list[str]) -> None:
        at = chosen[n] if n < len(chosen) else ""
        open_: list[tuple[object, str]] = [("", tr("nobody was asked") if not n else tr("none"))]
        open_ += [(key, name) for key, name in self._options if key == at or key not in chosen]
        box = choice(said.replace("&", ""), open_, at)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.activated.connect(lambda _: self._turn(n))
        self.boxes.append(box)
        self._list.addWidget(labelled(said, box))

    def _turn(self, n: int) -> None:
        """Ask for the next choice, or for no more than there are; the keyboard stays here."""
        self._fill(self.keys())
        self.boxes[min(n, len(self.boxes) - 1)].setFocus()
        self.changed.emit()


def _names() -> list[str]:
    return [
        tr("&Votes: answers to"),
        tr("Second choice: answers to"),
        tr("Third choice: answers to"),
        tr("Fourth choice: answers to"),
    ]
