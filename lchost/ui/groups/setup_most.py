"""Rules that a group has at most so many people of a kind: a row a rule."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QSpinBox

from lchost.grouping.known import Known
from lchost.grouping.wishes import Wishes
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import button, choice, column, emptied, holder, number, row, tool

USUAL_MOST = 2

Sort = tuple[int, str | None]
"""An attribute, and one of its values; None: whichever."""


class Most(QFrame):
    """A row a rule, and a way to one more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[QComboBox, QSpinBox]] = []
        self.more = button(tr("At most so many of a kind"), "plus", "quiet")
        self._sorts: list[tuple[Sort, str]] = []
        self._list = column(gap=6)
        self.setLayout(column(self._list, row(self.more, None), gap=6))
        self.more.clicked.connect(self._add)

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen."""
        self._sorts = _sorts(known)
        emptied(self._list)
        self.rows = []
        for attribute, value, most in wishes.at_most:
            self._row((attribute, value), most)
        self.more.setVisible(bool(self._sorts))

    def chosen(self) -> tuple[tuple[int, str | None, int], ...]:
        """Return the rules as `Wishes.at_most` has them."""
        kinds = [sort for sort, _ in self._sorts]
        return tuple((*kinds[of.currentIndex()], top.value()) for of, top in self.rows)

    def _add(self) -> None:
        if self._sorts:
            self._row(self._sorts[0][0], USUAL_MOST)
            self.changed.emit()

    def _row(self, chosen: Sort, most: int) -> None:
        at = next((n for n, (sort, _) in enumerate(self._sorts) if sort == chosen), 0)
        options: list[tuple[object, str]] = [(n, said) for n, (_, said) in enumerate(self._sorts)]
        of = choice(tr("Of which kind"), options, at)
        of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        of.setMinimumContentsLength(8)
        top = number(most, "", tr("At most so many"), least=1, most=99)
        top.setPrefix(tr("at most "))
        gone = tool("x", tr("Take this rule out"))
        made = holder(row(top, (of, 1), gone, gap=6))
        pair = (of, top)
        self.rows.append(pair)
        self._list.addWidget(made)

        def remove() -> None:
            self.rows.remove(pair)
            made.hide()
            made.deleteLater()
            self.changed.emit()

        gone.clicked.connect(remove)
        of.currentIndexChanged.connect(lambda _: self.changed.emit())
        top.valueChanged.connect(lambda _: self.changed.emit())


def _sorts(known: Known) -> list[tuple[Sort, str]]:
    """Return of what there can be at most so many: of any answer, or of one."""
    found: list[tuple[Sort, str]] = []
    for trait in known.traits:
        if trait.values:
            said = tr("of one {name}").format(name=trait.name)
            found.append(((trait.attribute_id, None), said))
            for value, _ in trait.values:
                found.append(((trait.attribute_id, value), f"{trait.name}: {value}"))
    return found
