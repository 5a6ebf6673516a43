"""Which file to read, and where to write: the system's own dialogs."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.ui import memory
from lchost.ui.saving import safe_name

_ENDINGS = (".csv", ".xlsx")


def tr(text: str) -> str:
    """Translate the words of a file dialog."""
    return QCoreApplication.translate("Files", text)


def ask_table(parent: QWidget, title: str) -> Path | None:
    """Ask for a file with people; None when the host changes their mind."""
    kinds = [
        tr("Lists of people (*.csv *.tsv *.txt *.xlsx)"),
        tr("All files (*)"),
    ]
    folder = str(memory.last_folder(Path(QDir.homePath())))
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, ";;".join(kinds))
    return _remembered(name)


def ask_where(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to save a table; None when the host changes their mind.

    `name` is proposed, without its ending.  Where the host writes none, the kind chosen gives it;
    a file that the system's dialog could not ask about is never written over.
    """
    workbook, plain = tr("Workbook for spreadsheets (*.xlsx)"), tr("Plain table (*.csv)")
    folder = memory.last_folder(Path(QDir.homePath()))
    offered = str(folder / safe_name(f"{name}.xlsx"))
    said, kind = QFileDialog.getSaveFileName(parent, title, offered, f"{workbook};;{plain}")
    path = _remembered(said)
    if path is None or path.suffix.lower() in _ENDINGS:
        return path
    ending = ".csv" if kind == plain else ".xlsx"
    names = chain([path.name], (f"{path.name} {n}" for n in count(2)))
    return next(free for name in names if not (free := path.with_name(name + ending)).exists())


def _remembered(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    memory.keep_folder(path.parent)
    return path
