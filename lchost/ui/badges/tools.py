"""The tools above the badge: back and forth, lines, order, copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from lchost.ui import theme
from lchost.ui.badges import arranging
from lchost.ui.badges.arranging import Edge
from lchost.ui.badges.canvas import Canvas
from lchost.ui.badges.draft import Draft
from lchost.ui.badges.words import tr
from lchost.ui.widgets import tool
from lchost.ui.widgets.flow import Flow

_ICON, _GROWTH = 18, 0.4


class Tools(QWidget):
    """What the mouse can press; all of it has keys as well, or a place in the properties."""

    def __init__(self, draft: Draft, canvas: Canvas) -> None:
        super().__init__()
        self._draft, self._canvas = draft, canvas
        self._needs: list[tuple[QToolButton, Callable[[], bool]]] = []
        keys = canvas.keys
        self.undo = self._tool("undo-2", tr("Undo (Ctrl+Z)"), draft.undo, lambda: draft.can_undo)
        self.redo = self._tool("redo-2", tr("Redo (Ctrl+Y)"), draft.redo, lambda: draft.can_redo)
        self.double = self._tool("copy", tr("Duplicate (Ctrl+D)"), keys.double, self._any)
        self.remove = self._tool("trash-2", tr("Delete (Del)"), keys.remove, self._any)
        self.edges = {
            edge: self._tool(icon, said, partial(self._align, edge), self._any)
            for edge, icon, said in (
                (Edge.LEFT, "align-start-vertical", tr("Align at the left")),
                (Edge.CENTRE, "align-center-vertical", tr("Align in the middle")),
                (Edge.RIGHT, "align-end-vertical", tr("Align at the right")),
                (Edge.TOP, "align-start-horizontal", tr("Align at the top")),
                (Edge.MIDDLE, "align-center-horizontal", tr("Align halfway down")),
                (Edge.BOTTOM, "align-end-horizontal", tr("Align at the foot")),
            )
        }
        self.across = self._tool(
            "align-horizontal-distribute-center",
            tr("Leave the same room between, across"),
            lambda: self._distribute(is_across=True),
            self._three,
        )
        self.down = self._tool(
            "align-vertical-distribute-center",
            tr("Leave the same room between, down"),
            lambda: self._distribute(is_across=False),
            self._three,
        )
        self.front = self._tool(
            "bring-to-front",
            tr("Lay upon all others (Ctrl+])"),
            lambda: keys.order(to_front=True),
            self._any,
        )
        self.back = self._tool(
            "send-to-back",
            tr("Lay under all others (Ctrl+[)"),
            lambda: keys.order(to_front=False),
            self._any,
        )
        self.snap = tool("magnet", tr("Hold on to edges and the grid"), checkable=True)
        self.snap.setIconSize(_icon_size())
        self.snap.setChecked(True)
        self.snap.toggled.connect(self._snap)
        self.setLayout(Flow(*(made for made, _ in self._needs), self.snap, gap=2))
        draft.changed.connect(self._show)
        draft.chose.connect(self._show)
        self._show()

    def _tool(
        self, icon: str, says: str, job: Callable[[], None], needs: Callable[[], bool]
    ) -> QToolButton:
        made = tool(icon, says)
        made.setIconSize(_icon_size())
        made.clicked.connect(lambda _=False: job())
        self._needs.append((made, needs))
        return made

    def _any(self) -> bool:
        return bool(self._draft.picked)

    def _three(self) -> bool:
        return len(self._draft.picked) > 2

    def _show(self) -> None:
        for made, needs in self._needs:
            made.setEnabled(needs())

    def _align(self, edge: Edge) -> None:
        draft = self._draft
        draft.put(arranging.aligned(draft.elements, draft.picked, edge, draft.size))

    def _distribute(self, *, is_across: bool) -> None:
        draft = self._draft
        draft.put(arranging.distributed(draft.elements, draft.picked, is_across=is_across))

    def _snap(self, on: bool) -> None:
        self._canvas.snaps = on


def _icon_size() -> QSize:
    """Return the size of the icons: they grow less than words do, so that the badge has room."""
    side = round(_ICON * (1 + _GROWTH * (theme.text_scale() - 1)))
    return QSize(side, side)
