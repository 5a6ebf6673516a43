"""What the door asks before somebody is in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from lchost.checkin.answers import Question, QuestionKind
from lchost.checkin.questions import LONGEST
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.fields import choice, field, labelled


def tr(text: str) -> str:
    """Translate a sentence of this dialog."""
    return QCoreApplication.translate("AskedAtDoorDialog", text)


class AskedAtDoorDialog(Dialog):
    """Required ones must be answered; the others may stay empty.

    `is_in`: they are checked in already, and nothing waits for it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        questions: Sequence[Question],
        *,
        is_in: bool = False,
    ) -> None:
        first = tr("{name} is checked in once this is answered.")
        facts = (tr("{name} is in already.") if is_in else first).format(name=name)
        title, verb = tr("A question first"), tr("Check in")
        if is_in:
            title, verb = tr("Questions"), tr("Keep")
        super().__init__(parent, title, facts, verb=verb)
        self._asked = [(question, _input(question)) for question in questions]
        self.body(*(labelled(_said(q), widget, _note(q)) for q, widget in self._asked))

    def first_focus(self) -> QWidget | None:
        """Return the first answer."""
        return self._asked[0][1] if self._asked else None

    def first_fault(self) -> str:
        """Say what is still to be answered."""
        for question, widget in self._asked:
            if question.is_required and not _value(widget):
                widget.setFocus()
                return tr("Still to be answered: {question}").format(question=question.text)
        return ""

    def answers(self) -> dict[int, str]:
        """Return what was answered, by the question's id."""
        return {q.id: value for q, widget in self._asked if (value := _value(widget))}


def _said(question: Question) -> str:
    return question.text.replace("&", "&&")  # people's words have no mnemonics


def _note(question: Question) -> str:
    return "" if question.is_required else tr("May stay empty")


def _input(question: Question) -> QWidget:
    if question.kind is QuestionKind.TEXT:
        return field(question.text, longest=LONGEST)
    options: list[tuple[object, str]] = [("", tr("Choose…"))]
    if question.kind is QuestionKind.YES_NO:
        options += [("yes", tr("Yes")), ("no", tr("No"))]
    else:
        options += [(value, value) for value in question.choices]
    return choice(question.text, options, "")


def _value(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""
