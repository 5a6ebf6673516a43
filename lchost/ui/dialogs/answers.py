"""Fields for what members are asked: one for each kind of answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from lchost.roster import attributes
from lchost.roster.attributes import Kind, Value
from lchost.roster.members import Attribute, Skill, Topic
from lchost.ui import wording
from lchost.ui.widgets import choice, field, still
from lchost.ui.widgets.still import hold

_KNOWN = 40  # answers offered in a list
_EXPERT = 5


def tr(text: str) -> str:
    """Translate the words of an answer's field."""
    return QCoreApplication.translate("Answers", text)


class AnswerField:
    """One question with its field; `value` is the answer, `fault` what is wrong with it."""

    def __init__(self, attribute: Attribute, answer: Value | None, known: Iterable[Value]) -> None:
        self.attribute = attribute
        makers = {
            Kind.CATEGORY: self._category,
            Kind.MANY: self._many,
            Kind.NUMBER: self._number,
            Kind.YES_NO: self._yes_no,
        }
        self.widget: QWidget = makers[attribute.kind](answer, known)

    def value(self) -> Value:
        """Return the answer; an empty text for none."""
        if isinstance(self.widget, QComboBox):
            if self.attribute.kind is Kind.YES_NO:
                said: Value | None = self.widget.currentData()
                return "" if said is None else said
            return " ".join(self.widget.currentText().split())
        assert isinstance(self.widget, QLineEdit)
        text = self.widget.text()
        if self.attribute.kind is Kind.MANY:
            return attributes.many(text)
        number = attributes.number(text)
        return "" if number is None else number

    def fault(self) -> str:
        """Return what is wrong with the answer as a sentence; empty when nothing is."""
        if self.attribute.kind is not Kind.NUMBER or not isinstance(self.widget, QLineEdit):
            return ""
        text = self.widget.text().strip()
        if not text or attributes.number(text) is not None:
            return ""
        said = tr("“{name}” is asked as a number; “{text}” is none.")
        return said.format(name=self.attribute.name, text=text)

    def _category(self, answer: Value | None, known: Iterable[Value]) -> QComboBox:
        made = QComboBox()
        made.setEditable(True)
        made.setAccessibleName(self.attribute.name)
        still.hold(made)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        said = Counter(text for text in known if isinstance(text, str))
        made.addItems(["", *sorted(text for text, _ in said.most_common(_KNOWN))])
        made.setCurrentText(answer if isinstance(answer, str) else "")
        if completer := made.completer():
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        hold(made)
        return made

    def _many(self, answer: Value | None, known: Iterable[Value]) -> QLineEdit:
        parts = answer if isinstance(answer, tuple) else ()
        made = field(self.attribute.name, "; ".join(parts), tr("several, apart by ;"), longest=500)
        said = Counter(part for texts in known if isinstance(texts, tuple) for part in texts)
        if said:
            shown = wording.listed([part for part, _ in said.most_common(12)], most=12)
            made.setToolTip(tr("Said so far: {answers}").format(answers=shown))
        return made

    def _number(self, answer: Value | None, _known: Iterable[Value]) -> QLineEdit:
        text = "" if answer is None or isinstance(answer, str | tuple) else f"{answer:g}"
        return field(self.attribute.name, text, tr("a number"), longest=20)

    def _yes_no(self, answer: Value | None, _known: Iterable[Value]) -> QComboBox:
        return consent(self.attribute.name, answer if isinstance(answer, bool) else None)


def consent(says: str, answer: bool | None) -> QComboBox:
    """Return a choice between yes, no, and never asked."""
    options: list[tuple[object, str]] = [
        (None, tr("Not asked")),
        (True, tr("Yes")),
        (False, tr("No")),
    ]
    made = choice(says, options)
    made.setCurrentIndex([None, True, False].index(answer))
    return made


def level_field(topic: Topic, skill: Skill | None) -> QComboBox:
    """Return a choice of a level.  What was said once can be changed, not unsaid."""
    words = {1: tr("1, new to it"), _EXPERT: tr("5, expert")}
    options = [(n, words.get(n, str(n))) for n in range(1, _EXPERT + 1)]
    unsaid = [] if skill else [(0, tr("Not said"))]
    said = [*unsaid, *options]
    return choice(topic.name, list(said), skill.level if skill else 0)
