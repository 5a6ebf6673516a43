"""A paper in the dialog of the print pack: wanted or not, what to look at, copies, pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QSpinBox

from lchost.errors import HostError
from lchost.ui import preflight, theme, wording
from lchost.ui.papers import BADGES
from lchost.ui.printouts.leaving import Leaving, leaving
from lchost.ui.printouts.pack import Line, tr
from lchost.ui.widgets import button, number, words

if TYPE_CHECKING:
    from lchost.paper.press import Paper

_MOST_COPIES = 500
_LEAST_SAID = 120  # pixels


class PackLine:
    """The widgets of a line, and its paper once that is made."""

    def __init__(self, line: Line) -> None:
        self.line, self.trouble = line, ""
        self.paper: Paper | None = None
        self.tick = QCheckBox(line.title)
        self.tick.setChecked(line.is_wanted)
        self.said: QLabel = words(line.printed or line.kind.sub, "caption", muted=True, wrap=True)
        self.said.setMinimumWidth(theme.em(_LEAST_SAID))
        self.look = button(tr("Look at it"), kind="link")
        self.look.hide()
        says = tr("Copies of {title}").format(title=line.title)
        self.copies: QSpinBox = number(1, "×", says, least=1, most=_MOST_COPIES)
        if line.kind.key == BADGES:  # never `setVisible(True)` before there is a parent
            self.copies.hide()
        self.pages: QLabel = words("…", muted=True)
        self.pages.setMinimumWidth(theme.em(64))
        self.pages.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def is_in(self) -> bool:
        """Tell whether it is wanted and made."""
        return self.tick.isChecked() and self.paper is not None

    def take(self, paper: Paper) -> None:
        """Say how many pages it has, and what needs a look."""
        self.paper = paper
        self.pages.setText(wording.counted(paper.pages, tr("1 page"), tr("{n} pages")))
        if short := preflight.short_of_badges(paper.notes):
            self.said.setText(short)
            self.look.show()

    def fail(self, error: HostError) -> None:
        """Say why there is none."""
        self.trouble = wording.trouble(error)
        self.said.setText(self.trouble)
        self.pages.setText("–")
        self.tick.setChecked(False)
        self.tick.setEnabled(False)

    def leaving(self, workshop: str) -> Leaving:
        """Return the paper as it leaves."""
        assert self.paper
        title = f"{self.line.title} – {workshop}"
        made = leaving(self.line.kind, self.line.choices, self.paper, title)
        return replace(made, copies=self.copies.value())
