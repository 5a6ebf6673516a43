"""Bringing people in from a file: ask, show, keep a copy, import as one step."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from lchost.models.database import current_path
from lchost.roster import importing
from lchost.roster.importing import Imported, Preview
from lchost.safekeeping import backup
from lchost.safekeeping.backup import Why
from lchost.ui import words_of_import as say
from lchost.ui.dialogs.import_people import ImportDialog
from lchost.ui.dialogs.table_files import ask_table
from lchost.ui.page import Page
from lchost.ui.tasks import Progress


def tr(text: str) -> str:
    """Translate a sentence about bringing people in."""
    return QCoreApplication.translate("Bringing", text)


def bring_people(page: Page, path: Path | None, workshop_id: int | None = None) -> None:
    """Ask for a file, show what would happen, and import it when the host says so."""
    found = path or ask_table(page, tr("Import people"))
    if found is None:
        return
    asking = ImportDialog(page, found, workshop_id)
    asking.accepted.connect(lambda: _import(page, asking.preview()))
    asking.open()


def _import(page: Page, shown: Preview) -> None:
    """Keep a copy of the community, then write; what is written is one step of undo."""

    def work(tell: Progress) -> Imported:
        at = datetime.now(UTC)
        if file := current_path():
            backup.copy_now(file, Why.IMPORT, at)
        return importing.run(shown, at, tell)

    page.run(
        tr("Importing…"),
        work,
        lambda done: page.say(say.done(done)),
        undo_label=say.undo_label(shown),
    )
