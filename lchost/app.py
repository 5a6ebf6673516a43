"""Builds the house: the application, its look, the net for faults, the window, the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Before Qt: PySide reads the source of every module that is imported after it, peewee's too.
from lchost.checkin import log as _log  # noqa: F401
from lchost.errors import HostError
from lchost.models import database
from lchost.planning import items as _items  # noqa: F401

# isort: split
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lchost.ui import crash, language, looks, memory, theme
from lchost.ui.main_window import MainWindow
from lchost.ui.opened import todays_sample

QUIT_WHEN_SHOWN = "LCHOST_QUIT_WHEN_SHOWN"  # set to 1 by whoever times the start


def main(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on a community, and return the exit code when it is closed.

    Without a path, the community that was open last; without one, the Welcome page.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("lchost")
    app.setApplicationDisplayName("lchost")
    language.speak(app)
    theme.load_first_fonts()
    looks.dress()
    net = crash.Net(show_crash)
    net.spread()
    window = MainWindow()
    net.troubled.connect(window.trouble)
    begin(window, path, sample=sample)
    window.first_painted.connect(lambda: after_first_picture(window))
    window.show()
    return app.exec()


def begin(window: MainWindow, path: Path | None, *, sample: bool) -> None:
    """Show the community that was asked for, else the last one, else Welcome."""
    try:
        wanted = todays_sample() if sample else path or last_file()
    except HostError as error:
        window.show_welcome()
        window.trouble(error)
        return
    if wanted is None:
        window.show_welcome()
    elif window.opened.open_file(wanted):
        show_community(window)


def show_community(window: MainWindow) -> None:
    """Show the open community; if its first page cannot be read, Welcome, and say why."""
    try:
        window.show_home()
    except Exception as error:
        known = database.told(error)
        if known is None:
            raise
        window.opened.drop_home()
        database.close()
        window.show_welcome()
        window.trouble(known)


def last_file() -> Path | None:
    """Return the community that was open last, if it is still there."""
    return next((path for path in memory.recent()[:1] if path.is_file()), None)


def after_first_picture(window: MainWindow) -> None:
    """Do what the first picture did not need: other scripts' fonts, a copy, the other pages."""
    if os.environ.get(QUIT_WHEN_SHOWN) == "1":
        database.close()
        sys.stdout.flush()
        os._exit(0)  # what is timed is the start, not how Python takes itself apart
    from lchost.ui.litter import Litter
    from lchost.ui.warm import Warm

    litter = Litter(window)
    litter.start()
    theme.load_other_fonts()
    QApplication.setWindowIcon(app_icon())
    window.opened.copy_on_opening()
    warm = Warm(window)
    warm.ended.connect(litter.leave_all)
    warm.start()


def app_icon() -> QIcon:
    """Return the sign of the program, for the task bar."""
    from lchost.ui.widgets.rail import Lantern

    return QIcon(Lantern(64).grab())


def show_crash(report: str) -> None:
    """Show a fault's report, one at a time."""
    from lchost.ui.dialogs.crash import CrashDialog

    windows = QApplication.topLevelWidgets()
    if not any(isinstance(window, CrashDialog) for window in windows):
        CrashDialog(QApplication.activeWindow(), report).open()
