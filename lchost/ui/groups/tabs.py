"""A tab a round, with a mark where pairs sit together who have met before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTabBar, QToolButton

from lchost.grouping.rounds import RoundSummary
from lchost.ui import theme, wording
from lchost.ui.icons import draw_icon, icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import Painted, mirrored, width_of, write

_ICON, _GAP, _TALL = 14, 3, 18  # pixels of the usual text size
_LINE = 4  # pixels below: the tab's words stand above its line


class RoundTabs(QTabBar):
    """The rounds of a workshop, known by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Rounds"))
        self.setExpanding(False)
        self.setDrawBase(False)

    def show_rounds(
        self, made: Sequence[RoundSummary], met: Mapping[int, int], chosen: int
    ) -> None:
        """Show these rounds; the chosen one stands, else the last.

        Args:
            met: by a round's id, how many pairs of it have met before.
            chosen: id of a round that may be gone.
        """
        ids = [one.id for one in made]
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for one in made:
            said = self.tr("Round {n}").format(n=wording.number(one.number))
            self._add(said, one.id, met.get(one.id, 0))
        self.setCurrentIndex(ids.index(chosen) if chosen in ids else len(ids) - 1)
        self.blockSignals(False)

    def current_id(self) -> int | None:
        """Return the id of the round that is chosen."""
        found: int | None = self.tabData(self.currentIndex())
        return found

    def choose(self, round_id: int) -> None:
        """Choose a round."""
        for n in range(self.count()):
            if self.tabData(n) == round_id:
                self.setCurrentIndex(n)

    def tabLayoutChange(self) -> None:
        """Show the ways to more rounds so that they are seen; the style has specks for them."""
        super().tabLayoutChange()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for way in self.findChildren(QToolButton):
            is_back = (way.objectName() == "ScrollLeftButton") != is_rtl
            way.setArrowType(Qt.ArrowType.NoArrow)
            way.setIcon(icon("chevron-left" if is_back else "chevron-right"))

    def _add(self, said: str, round_id: int, met: int) -> None:
        at = self.addTab(said)
        self.setTabData(at, round_id)
        if met:
            pairs = wording.counted(
                met,
                self.tr("1 pair has sat together before"),
                self.tr("{n} pairs have sat together before"),
            )
            self.setTabToolTip(at, pairs)
            self.setAccessibleTabName(at, f"{said} · {pairs}")
            self.setTabButton(at, QTabBar.ButtonPosition.RightSide, _MetBefore(met))


class _MetBefore(Painted):
    """A small mark with how many pairs; the tab beneath takes the mouse and is spoken."""

    def __init__(self, pairs: int) -> None:
        super().__init__()
        self._said = wording.number(pairs)
        wide = theme.em(_ICON) + _GAP + width_of(self._said, "caption")
        self.setFixedSize(round(wide) + 2, theme.em(_TALL))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def draw(self, p: QPainter, r: QRectF) -> None:
        r = r.adjusted(0, 0, 0, -_LINE)
        side, ink = theme.em(_ICON), scheme().attention.ink
        draw_icon(p, "repeat", mirrored(self, QRectF(0, (r.height() - side) / 2, side, side)), ink)
        place = QRectF(side + _GAP, 0, r.width() - side - _GAP, r.height())
        write(p, mirrored(self, place), self._said, ink, "caption")
