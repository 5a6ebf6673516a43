"""What goes into a file that leaves the community."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import words


class ExportDialog(Dialog):
    """Asks whether private answers go along; only where there are any."""

    def __init__(self, parent: QWidget | None, people: int, private: list[str]) -> None:
        facts = wording.counted(people, self.tr("1 member"), self.tr("{n} members"))
        super().__init__(
            parent, self.tr("Export members"), facts, verb=self.tr("Choose where…"), icon="download"
        )
        said = self.tr("Names, ways to reach them, answers, skills, and how often they came.")
        self.private = QCheckBox(self.tr("Also the private answers"))
        names = words(wording.listed(private), "caption", muted=True, wrap=True)
        self.body(words(said, wrap=True), self.private, names)

    def first_focus(self) -> QWidget:
        """Begin with the question."""
        return self.private

    def with_private(self) -> bool:
        """Return whether private answers go along."""
        return self.private.isChecked()
