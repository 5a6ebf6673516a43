"""Says that something went wrong, with a report to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.layout import row, words


class CrashDialog(Dialog):
    """The report, a button that copies it, and the way on."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(parent, self.tr("Something went wrong in lchost"), width=680)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setMinimumHeight(theme.em(220))
        self.copy = button(self.tr("Copy the report"), "file-text")
        self.copy.clicked.connect(self._copy)
        self.cancel.setText(self.tr("Go on"))
        safe = self.tr(
            "What was saved is safe: every change is on the disk as soon as lchost says so."
            " You can go on. If the same thing happens again, copy this report and send it to"
            " whoever looks after lchost for you."
        )
        promise = self.tr("It has versions and places in the program, and nobody's data.")
        self.body(
            words(safe, wrap=True), self.report, row(words(promise, muted=True), None, self.copy)
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(self.tr("Copied"))
