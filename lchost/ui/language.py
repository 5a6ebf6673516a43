"""Which language the window speaks: translations from resources, direction, names of months."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from lchost import paths

SOURCE = "en"  # the language that the program is written in


def speak(app: QApplication, wanted: str = "") -> str:
    """Speak a language ("fr"), the system's if none is named, English if there is no such.

    Returns the code of the language that is spoken.
    """
    code = wanted or QLocale.system().name().partition("_")[0]
    own = _translator(app, f"lchost_{code}")
    spoken = code if own else SOURCE
    territory = QLocale.system().territory()
    QLocale.setDefault(QLocale(QLocale(spoken).language(), territory))
    if spoken != SOURCE:
        qt = QTranslator(app)  # the words of Qt's own dialogs
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt.load(f"qtbase_{spoken}", folder):
            app.installTranslator(qt)
    turn(app, QLocale(spoken).textDirection())
    return spoken


def turn(app: QApplication, direction: Qt.LayoutDirection) -> None:
    """Lay everything out from this side."""
    app.setLayoutDirection(direction)


def _translator(app: QApplication, name: str) -> QTranslator | None:
    try:
        file = paths.resource(f"i18n/{name}.qm")
    except FileNotFoundError:
        return None
    made = QTranslator(app)
    if not made.load(str(file)):
        return None
    app.installTranslator(made)
    return made
