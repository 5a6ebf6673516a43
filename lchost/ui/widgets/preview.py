"""A PDF on the desk: its pages with their tools, small ones beside, words to be found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from lchost.ui import memory, theme, wording
from lchost.ui.widgets.buttons import tool
from lchost.ui.widgets.find_bar import FindBar
from lchost.ui.widgets.layout import column, holder, row, words
from lchost.ui.widgets.painting import width_of
from lchost.ui.widgets.paper_view import PaperView
from lchost.ui.widgets.thumbnails import Thumbnails

_SMALL = "paper/thumbnails"
_LEAST_PAGE = 180  # pixels of the page beside small ones; they make room for it
_TWO_ROWS_FROM = 1.2  # of the usual text size: the tools leave the page beside its room


class Preview(QFrame):
    """The page with its tools above, on a quiet desk; or a sentence where there is no paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self.view = PaperView()
        arrows = ["chevron-left", "chevron-right"]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            arrows.reverse()
        self.before = tool(arrows[0], self.tr("Page before"))
        self.after = tool(arrows[1], self.tr("Next page"))
        self.smaller = tool("zoom-out", self.tr("Smaller"))
        self.larger = tool("zoom-in", self.tr("Larger"))
        self.whole = tool("maximize", self.tr("Whole page"))
        self.small = tool("layout-grid", self.tr("All pages, small"), checkable=True)
        self.small.setChecked(memory.word(_SMALL) == "shown")
        self.search = tool("search", self.tr("Find on these pages (Ctrl+F)"))
        self.thumbnails = Thumbnails()
        self.finding = FindBar(self.view, self)
        self.where = words("", muted=True)
        longest = self.tr("Page {n} of {all}").format(n=wording.number(8), all=wording.number(88))
        self.where.setMinimumWidth(round(width_of(longest)))  # the arrows keep their place
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead = words("", muted=True, wrap=True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(row(self.thumbnails, (self.view, 1), gap=8)))
        self._stack.addWidget(holder(column(None, self._instead, None, margins=(32, 0, 32, 0))))
        turning = row(self.small, self.before, self.where, self.after, None, gap=2)
        looking = row(self.search, self.smaller, self.whole, self.larger, None, gap=2)
        is_large = theme.text_scale() >= _TWO_ROWS_FROM
        tools = column(turning, looking, gap=2) if is_large else row((turning, 1), looking, gap=2)
        self.setLayout(
            column(tools, self.finding, (self._stack, 1), gap=8, margins=(12, 8, 12, 12))
        )
        self.before.clicked.connect(lambda: self.view.go(self.view.page - 1))
        self.after.clicked.connect(lambda: self.view.go(self.view.page + 1))
        self.smaller.clicked.connect(lambda: self.view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.view.step_zoom(1))
        self.whole.clicked.connect(self.view.fit)
        self.view.moved.connect(self._tell)
        self.thumbnails.chosen.connect(self.view.go)
        self.small.toggled.connect(self._show_small)
        self.search.clicked.connect(self.finding.begin)
        self._tell()

    def show_pdf(self, pdf: bytes, says: str) -> None:
        """Show a paper."""
        self._stack.setCurrentIndex(0)
        self._let_go()
        self.view.show_pdf(pdf, says)
        self.thumbnails.show_pdf(self.view.pdf)
        self.finding.look_again()
        self._tell()

    def say_instead(self, text: str) -> None:
        """Show a sentence where the paper would lie."""
        self._let_go()
        self.view.clear()
        self._instead.setText(text)
        self._stack.setCurrentIndex(1)

    def _let_go(self) -> None:
        self.finding.forget()
        self.thumbnails.show_pdf(None)

    def _tell(self) -> None:
        page, pages = self.view.page, self.view.pages
        said = self.tr("Page {n} of {all}")
        facts = {"n": wording.number(page + 1), "all": wording.number(pages)}
        self.where.setText(said.format(**facts) if pages else "")
        self.before.setEnabled(page > 0 and pages > 0)
        self.after.setEnabled(page < pages - 1)
        for one in (self.smaller, self.larger, self.whole, self.search):
            one.setEnabled(pages > 0)
        self.small.setEnabled(pages > 1)
        self.thumbnails.setVisible(self.small.isChecked() and pages > 1 and self._has_room())
        self.thumbnails.stand_at(page)

    def _has_room(self) -> bool:
        """Tell whether small pages leave enough for the one that is looked at."""
        return self._stack.width() - self.thumbnails.width() >= _LEAST_PAGE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show small pages only where they have room."""
        super().resizeEvent(event)
        self._tell()

    def _show_small(self, is_shown: bool) -> None:
        memory.keep_word(_SMALL, "shown" if is_shown else "")
        self._tell()
