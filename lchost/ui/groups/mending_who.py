"""People, or groups, gathered one by one: what has happened to a round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QWidget

from lchost.ui import theme
from lchost.ui.widgets import button, column, holder, still, words
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.layout import emptied
from lchost.ui.widgets.painting import elided

_NAME_WIDE = 180  # pixels of the usual text size; the tooltip has all of a name
_SHORT_NAME = 18  # letters: a name of 60 must not widen the dialog


class Gathered(QFrame):
    """A list to choose from, and a button for each that was chosen, which takes it off again."""

    changed = Signal()

    def __init__(
        self, says: str, hint: str, options: Sequence[tuple[int, str]], chosen: Iterable[int] = ()
    ) -> None:
        super().__init__()
        self._names = dict(options)
        self._chosen = [one for one in chosen if one in self._names]
        self.list = QComboBox()
        still.hold(self.list)
        self.list.setEditable(True)
        self.list.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.list.setMinimumContentsLength(_SHORT_NAME)
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if completer := self.list.completer():
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if edit := self.list.lineEdit():
            edit.setPlaceholderText(hint)
        self.list.setAccessibleName(says)
        self._flow = Flow(gap=6)
        self._shown = holder(self._flow)
        title = words(says, "strong", wrap=True)
        title.setBuddy(self.list)
        self.setLayout(column(title, self._shown, self.list, gap=6))
        self.list.activated.connect(self._take)
        self._show()

    def chosen(self) -> tuple[int, ...]:
        """Return what was chosen, in that order."""
        return tuple(self._chosen)

    def take(self, one: int) -> None:
        """Choose one more."""
        if one in self._names and one not in self._chosen:
            self._chosen.append(one)
            self._show()
            self.changed.emit()

    def drop(self, one: int) -> None:
        """Take one off again."""
        self._chosen.remove(one)
        self._show()
        self.changed.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, index: int) -> None:
        found = self.list.itemData(index)
        if found is not None:
            self.take(int(found))
            # the completer writes the name into the field once more after this
            QTimer.singleShot(0, self.list, self._clear)

    def _clear(self) -> None:
        self.list.setCurrentIndex(-1)
        self.list.clearEditText()

    def _show(self) -> None:
        emptied(self._flow)
        for one in self._chosen:
            self._flow.addWidget(self._way_off(one))
        self._shown.setVisible(bool(self._chosen))
        self.list.clear()
        for one, name in self._names.items():
            if one not in self._chosen:
                self.list.addItem(name, one)
        self._clear()
        self.list.setVisible(self.list.count() > 0)

    def _way_off(self, one: int) -> QWidget:
        name = self._names[one]
        short = elided(name, "body", theme.em(_NAME_WIDE))
        made = button(short, "x", says=self.tr("Take {name} off").format(name=name))
        made.setFixedHeight(theme.em(theme.HEIGHT["control"]))  # letters of some scripts are taller
        made.clicked.connect(lambda: self.drop(one))
        return made
