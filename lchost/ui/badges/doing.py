"""What the Paper page does with designs: choose, change, copy, rename, delete, in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.errors import CannotRead, HostError
from lchost.models import undo
from lchost.paper import badge_designs
from lchost.paper.badges.design import Design
from lchost.paper.badges.starters import STARTERS
from lchost.paper.sheets.presets import Sheet
from lchost.roster import profile
from lchost.ui import memory, saving
from lchost.ui.badges import chosen
from lchost.ui.badges.words import starter_words, tr
from lchost.ui.dialogs.files import documents
from lchost.ui.tasks import Task
from lchost.ui.widgets import button

if TYPE_CHECKING:
    from lchost.ui.badges.designer import DesignerDialog
    from lchost.ui.badges.designs import DesignsDialog
    from lchost.ui.page import WorkshopPage

_ENDING = ".badge.json"


class Designing:
    """Opens the dialogs, and does as steps of undo what they answer."""

    def __init__(self, page: WorkshopPage) -> None:
        self._page = page

    def choose(self, key: str) -> None:
        """Take another design for the badges."""
        if key != chosen.key():
            label, said = _choice_words(key)
            self._page.do(label, lambda: chosen.choose(key), said)

    def change(self, key: str, sheet: Sheet) -> DesignerDialog | None:
        """Open the designer on a design."""
        from lchost.ui.badges.designer import DesignerDialog

        try:
            design, own = chosen.to_change(key, sheet)
        except HostError as error:
            self._page.trouble(error)
            return None
        names = tuple(one.name for one in profile.attributes() if not one.is_private)
        labels = (sheet.label_wide_mm, sheet.label_high_mm)
        dialog = DesignerDialog(self._page, self._page.workshop_id, design, names, labels)
        dialog.on_press(lambda: self._keep(dialog.design(), own))
        dialog.open()
        return dialog

    def _keep(self, design: Design, key: str) -> None:
        label = tr("changing of the badge design {name}").format(name=design.name)
        said = tr("Kept the badge design {name}").format(name=design.name)
        now = datetime.now(UTC)
        self._page.act(label, lambda: chosen.choose(badge_designs.keep(design, now, key)), said)

    # --- all of them ----------------------------------------------------------------------------

    def show_all(self, key: str, sheet: Sheet) -> DesignsDialog:
        """Open the dialog with all designs."""
        from lchost.ui.badges.designs import DesignsDialog

        dialog = DesignsDialog(self._page, self._page.workshop_id, sheet, key)
        dialog.on_press(lambda: self._use(dialog.key()))
        dialog.asked_to_change.connect(lambda key: self._change_from(dialog, key, sheet))
        dialog.asked_to_duplicate.connect(lambda key: self._duplicate(dialog, key, sheet))
        dialog.asked_to_rename.connect(lambda key: self._rename(dialog, key))
        dialog.asked_to_remove.connect(lambda key: self._remove(dialog, key))
        dialog.asked_to_give_out.connect(lambda key: self._give_out(dialog, key, sheet))
        dialog.asked_to_take_in.connect(lambda: self._take_in(dialog))
        dialog.open()
        return dialog

    def _use(self, key: str) -> None:
        if key != chosen.key():
            label, said = _choice_words(key)
            self._page.act(label, lambda: chosen.choose(key), said)

    def _change_from(self, dialog: DesignsDialog, key: str, sheet: Sheet) -> None:
        if opened := self.change(key, sheet):
            dialog.reject()
            opened.activateWindow()

    def _duplicate(self, dialog: DesignsDialog, key: str, sheet: Sheet) -> None:
        now, name = datetime.now(UTC), dialog.name()

        def job() -> str:
            if key in STARTERS:
                return badge_designs.keep(_named(key, sheet), now)
            return badge_designs.duplicate(key, now)

        label = tr("copy of the badge design {name}").format(name=name)
        self._in(dialog, label, job, tr("Copied {name}").format(name=name))

    def _rename(self, dialog: DesignsDialog, key: str) -> None:
        from lchost.ui.badges.designs import NameDialog

        asking = NameDialog(dialog, dialog.name())

        def job() -> None:
            name = asking.name()
            label = tr("renaming of the badge design {name}").format(name=name)
            self._page.act(label, lambda: badge_designs.rename(key, name, datetime.now(UTC)))
            dialog.read(key)

        asking.on_press(job)
        asking.open()

    def _remove(self, dialog: DesignsDialog, key: str) -> None:
        name = dialog.name()
        label = tr("deletion of the badge design {name}").format(name=name)

        def job() -> str:
            badge_designs.remove(key)
            return ""

        self._in(dialog, label, job, tr("Deleted {name}").format(name=name), back=key)

    def _in(
        self,
        dialog: DesignsDialog,
        label: str,
        job: Callable[[], str],
        said: str,
        *,
        back: str = "",
    ) -> None:
        """Do something to the designs while their dialog is open; it offers to take it back."""
        try:
            key = self._page.act(label, job, said)
        except HostError as error:
            dialog.trouble(error)
            return
        dialog.read(key)
        way = button(tr("Undo"), "undo-2")
        way.clicked.connect(lambda: self._take_back(dialog, label, back))
        dialog.say(said, way)

    def _take_back(self, dialog: DesignsDialog, label: str, key: str) -> None:
        if undo.labels()[0] == label:
            try:
                undo.undo()
            except HostError as error:
                dialog.trouble(error)
                return
        dialog.right()
        dialog.read(key)

    # --- files ----------------------------------------------------------------------------------

    def _give_out(self, dialog: DesignsDialog, key: str, sheet: Sheet) -> None:
        try:
            design = _named(key, sheet) if key in STARTERS else badge_designs.get(key)
        except HostError as error:
            dialog.trouble(error)
            return
        name = f"{design.name}{_ENDING}"
        path = saving.ask_where(dialog, tr("Save the design"), name, _kinds())
        if path is None:
            return
        said = tr("Saved {name}").format(name=path.name)
        task = Task(lambda _: saving.write_whole(path, badge_designs.as_file(design)), dialog)
        task.done.connect(lambda _: dialog.say(said))
        task.failed.connect(lambda error: _refused(dialog, error))
        task.start()

    def _take_in(self, dialog: DesignsDialog) -> None:
        path = _ask_for_design(dialog)
        if path is None:
            return
        label = tr("taking in of {name}").format(name=path.name)
        task = Task(lambda _: _taken_in(path), dialog, undo_label=label)
        task.done.connect(lambda key: self._taken(dialog, label, str(key), path))
        task.failed.connect(lambda error: _refused(dialog, error))
        task.start()

    def _taken(self, dialog: DesignsDialog, label: str, key: str, path: Path) -> None:
        dialog.read(key)
        way = button(tr("Undo"), "undo-2")
        way.clicked.connect(lambda: self._take_back(dialog, label, ""))
        dialog.say(tr("Took in {name}").format(name=path.name), way)


def _choice_words(key: str) -> tuple[str, str]:
    """Return a choice for the Edit menu, and for the status line."""
    name = chosen.name_of(key)
    label = tr("choice of the badge design {name}").format(name=name)
    return label, tr("Badges are made as {name}").format(name=name)


def _named(key: str, sheet: Sheet) -> Design:
    """Return a starter for these labels, named in the host's language."""
    size = (sheet.label_wide_mm, sheet.label_high_mm)
    return replace(badge_designs.fitted(key, *size, sheet.edge_mm), name=starter_words(key))


def _kinds() -> str:
    return tr("Badge designs (*.json)")


def _ask_for_design(parent: QWidget) -> Path | None:
    folder = memory.last_folder(documents())
    title = tr("Take in a badge design")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), _kinds())
    if not found:
        return None
    memory.keep_folder(Path(found).parent)
    return Path(found)


def _taken_in(path: Path) -> str:
    """Keep the design in a file, and return its key."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(path=path) from error
    now = datetime.now(UTC)
    return badge_designs.keep(badge_designs.from_file(path.name, content, now), now)


def _refused(dialog: DesignsDialog, error: Exception) -> None:
    if not isinstance(error, HostError):
        raise error
    dialog.trouble(error)
