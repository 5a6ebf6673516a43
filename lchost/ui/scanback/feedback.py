"""What feedback says: each question with its answers counted, what was written, and a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.roster.tables import write_table
from lchost.ui import saving, theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.page import WorkshopPage
from lchost.ui.scanback.bars import Bars
from lchost.ui.widgets import (
    breakable,
    button,
    column,
    empty_state,
    holder,
    line,
    row,
    scroll,
    words,
)

if TYPE_CHECKING:
    from lchost.paper.feedback_counts import Counted, Feedback

_WIDTH, _HEIGHT, _LEAST = 760, 620, 300


def tr(text: str) -> str:
    """Translate a sentence of this dialog."""
    return QCoreApplication.translate("Feedback", text)


def show_feedback(page: WorkshopPage) -> FeedbackDialog | None:
    """Open the dialog over a page."""
    from lchost.paper import edited_words, feedback_counts, feedback_replies
    from lchost.ui.scanback import start

    workshop = page.workshop
    if workshop is None:
        return None
    said = edited_words.of_workshop(workshop)
    asked = {key: getattr(said, key) for key in feedback_counts.questions()}
    answers = [one.answers for one in feedback_replies.listing(workshop.id)]
    dialog = FeedbackDialog(
        page,
        workshop.title,
        asked,
        feedback_counts.counted(answers),
        feedback_counts.lines(answers),
    )
    dialog.read_back.clicked.connect(lambda: _read_back(dialog, lambda: start.read_back(page)))
    dialog.open()
    return dialog


def _read_back(dialog: FeedbackDialog, begin: Callable[[], object]) -> None:
    dialog.reject()
    begin()


class FeedbackDialog(Dialog):
    """Shows forms that were kept; `asked` are the questions in the words of the paper."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        asked: Mapping[str, str],
        feedback: Feedback,
        lines: Sequence[Sequence[str]],
    ) -> None:
        super().__init__(parent, tr("What feedback says"), breakable(title), width=_WIDTH)
        self._title, self._asked, self._lines = title, asked, lines
        self.read_back = button(tr("Read filled-in ones…"), "scan-line", "primary")
        self.save = button(tr("Save as CSV…"), "file-spreadsheet")
        self.save.clicked.connect(self._ask_where)
        self.summary = words("", "strong", wrap=True)
        if feedback.forms:
            forms = wording.counted(feedback.forms, tr("1 form"), tr("{n} forms"))
            self.summary.setText(forms)
            area = scroll(self._all(feedback))
            area.setMinimumHeight(theme.em(_LEAST))
            self.body(row((self.summary, 1), self.save, gap=12), (area, 1))
            self.resize(room_for(self, _WIDTH, _HEIGHT))
        else:
            self.body((self._nothing_yet(), 1))

    def first_focus(self) -> QWidget:
        """Begin with the way out."""
        return self.cancel if self._lines else self.read_back

    def write(self, path: Path) -> None:
        """Save every form as a line of a table."""
        try:
            write_table(path, list(self._asked.values()), self._lines)
        except HostError as error:
            self.trouble(error)
        else:
            self.note.setText(tr("Saved {path}").format(path=path))

    def _ask_where(self) -> None:
        name = tr("{title} feedback").format(title=self._title) + ".csv"
        title, kinds = tr("Save the feedback"), tr("Tables (*.csv)")
        if path := saving.ask_where(self, title, name, kinds):
            self.write(path)

    def _nothing_yet(self) -> QWidget:
        return empty_state(
            "message-circle",
            tr("No feedback yet"),
            tr(
                "Print the feedback forms and hand them out. Take photos of the filled-in ones, or"
                " scan them, and read them here: their answers are counted then."
            ),
            self.read_back,
        )

    def _all(self, feedback: Feedback) -> QWidget:
        parts: list[QWidget] = []
        for one in feedback.scales:
            parts += [self._scale(one), line()]
        for question, texts in feedback.written:
            parts += [self._written(question, texts), line()]
        return holder(column(*parts[:-1], None, gap=14, margins=(2, 4, 14, 4)))

    def _scale(self, one: Counted) -> QWidget:
        asked = words(breakable(self._asked[one.question]), "strong", wrap=True)
        told = words(_told(one), "caption", muted=True, wrap=True)
        left = column(None, asked, told, None, gap=4)
        return holder(row((left, 1), Bars(one.steps, one.counts), gap=16))

    def _written(self, question: str, texts: Sequence[str]) -> QWidget:
        asked = words(breakable(self._asked[question]), "strong", wrap=True)
        if not texts:
            return holder(column(asked, words(tr("Nothing was typed in"), "caption", muted=True)))
        return holder(column(asked, *(words(breakable(one), wrap=True) for one in texts), gap=8))


def _told(one: Counted) -> str:
    if one.mean is None:
        return tr("No answers")
    answers = wording.counted(one.answers, tr("1 answer"), tr("{n} answers"))
    said = tr("{mean} of {most} on average, {answers}")
    mean, most = wording.number(one.mean, 1), wording.number(one.steps[-1])
    return said.format(mean=mean, most=most, answers=answers)
