"""What a host can have the stage show: the views, the pages of a list, how fast they turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from lchost.ui import wording
from lchost.ui.stage.leafing import CHOICES_S
from lchost.ui.stage.scene import View

if TYPE_CHECKING:
    from lchost.ui.stage.window import StageWindow


def tr(text: str) -> str:
    """Translate a line of the menu."""
    return QCoreApplication.translate("Stage", text)


def view_words(*, has_tables: bool) -> dict[View, str]:
    """Return what each view is called."""
    return {
        View.POSTER: tr("The poster"),
        View.FIND: tr("Find your table") if has_tables else tr("Find your group"),
        View.GROUPS: tr("Group by group"),
        View.WELCOME: tr("The welcome"),
    }


def offer_stage(menu: QMenu, stage: StageWindow) -> None:
    """Fill a menu with the views; for a list also with its pages."""
    views = QActionGroup(menu)
    seating = stage.reader.seating
    for view, text in view_words(has_tables=seating is None or seating.has_tables).items():
        made = menu.addAction(text)
        made.setCheckable(True)
        made.setChecked(stage.scene.view is view)
        made.setEnabled(not view.lists or seating is not None)
        made.triggered.connect(lambda _=False, view=view: stage.show_view(view))
        views.addAction(made)
    if stage.scene.view.lists:
        menu.addSeparator()
        menu.addAction(tr("Next page"), "Space", lambda: stage.turn_page(1))
        menu.addAction(tr("Page before"), "Backspace", lambda: stage.turn_page(-1))
        offer_pace(menu.addMenu(tr("Turn the pages")), stage)


def offer_pace(menu: QMenu, stage: StageWindow) -> None:
    """Fill a menu with how fast pages turn by themselves."""
    paces = QActionGroup(menu)
    for seconds in CHOICES_S:
        text = tr("every {n} seconds").format(n=wording.number(seconds)) if seconds else ""
        made = menu.addAction(text or tr("by hand only"))
        made.setCheckable(True)
        made.setChecked(stage.leafing.every_s == seconds)
        made.triggered.connect(lambda _=False, s=seconds: stage.leafing.keep_every(s, stage.now()))
        paces.addAction(made)
