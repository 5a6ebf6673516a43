"""What lchost is, its version, and on whose work it stands."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtWidgets import QWidget

from lchost import __version__
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.rail import Lantern


class AboutDialog(Dialog):
    """Version and licences."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("About lchost"), width=520)
        self.title.hide()
        version = self.tr("Version {version}, Python {python}, Qt {qt}").format(
            version=__version__, python=platform.python_version(), qt=PySide6.__version__
        )
        purpose = self.tr("The desk of an in-person learning community. It needs no internet.")
        name = column(words("lchost", "title"), words(version, muted=True), gap=0)
        licences = self.tr(
            "lchost is free under the MIT licence. It stands on Qt (LGPL), Noto fonts (OFL),"
            " Lucide icons (ISC) and other free work; their licences lie beside it."
        )
        self.body(
            row(Lantern(52), (name, 1), gap=16),
            words(purpose, wrap=True),
            words(licences, muted=True, wrap=True),
        )
