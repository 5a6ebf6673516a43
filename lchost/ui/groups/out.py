"""How groups leave the desk: on the stage, on paper, into the clipboard, into a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from lchost.grouping import rounds, showing
from lchost.ui.groups import copying
from lchost.ui.pages.lists import save_groups
from lchost.ui.phones import commands as phones
from lchost.ui.stage.menu import offer_stage, view_words
from lchost.ui.stage.scene import View
from lchost.ui.widgets import button

if TYPE_CHECKING:
    from lchost.ui.pages.groups import GroupsPage


class Out(QObject):
    """Belongs to the Groups step; `stage` is its button."""

    def __init__(self, page: GroupsPage) -> None:
        super().__init__(page)
        self._page = page
        self.stage = button(self.tr("On stage"), "presentation")
        self.stage.setMenu(self._menu())
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), page, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what the menus can ask."""
        return {
            "groups.stage": lambda: self.show_on_stage(View.FIND),
            "groups.stage_cards": lambda: self.show_on_stage(View.GROUPS),
            "groups.stage_next": self.turn_page,
            "checkin.stage": lambda: self.show_on_stage(View.POSTER),
            "groups.copy": self.copy,
            "groups.save": self.save,
        }

    def follow(self, *, has_rounds: bool) -> None:
        """Offer what can be done now, also while a large round is still being read."""
        page = self._page
        enable = page.frame.actions.enable
        is_published = has_rounds and rounds.published(page.workshop_id) is not None
        for key in ("groups.stage", "groups.stage_cards", "groups.stage_next"):
            enable(key, is_published)
        for key in ("groups.copy", "groups.save", "groups.print"):
            enable(key, has_rounds)
        self.stage.setVisible(is_published)

    # --- the stage ------------------------------------------------------------------------------

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.aboutToShow.connect(lambda: self.fill(menu))
        return menu

    def fill(self, menu: QMenu) -> None:
        """Offer the views; of a stage that stands also its pages, and to close it."""
        menu.clear()
        stage = self._page.frame.day.stage if self._page.frame.has_day else None
        if stage is None:
            has_tables = showing.has_tables(self._page.workshop_id)
            for view, text in view_words(has_tables=has_tables).items():
                menu.addAction(text).triggered.connect(
                    lambda _=False, view=view: self.show_on_stage(view)
                )
            return
        offer_stage(menu, stage)
        menu.addSeparator()
        menu.addAction(self.tr("Close the stage"), stage.close)

    def show_on_stage(self, view: View) -> None:
        """Show a view of the published round to the room."""
        page = self._page
        page.frame.day.attend(page.workshop_id)
        if page.frame.day.workshop_id != page.workshop_id:
            said = self.tr("The stage belongs to another workshop, whose door is open")
            page.banner("attention", said, more=self.tr("Close that door, then show this round."))
            return
        phones.show_stage(page, view)

    def turn_page(self) -> None:
        """Turn a page of the list on the stage."""
        day = self._page.frame.day
        if day.stage:
            day.stage.turn_page(1)

    # --- clipboard, file -----------------------------------------------------------------

    def copy(self) -> None:
        """Put the round that is shown on the clipboard: as lines, and as a table."""
        page = self._page
        seating = showing.of_round(page.shown.id) if page.shown else None
        if seating is None:
            return
        QGuiApplication.clipboard().setMimeData(copying.copied(seating))
        page.say(self.tr("Copied who sits where"), undo=False)

    def save(self) -> None:
        """Save all rounds as a table."""
        page = self._page
        if page.workshop:
            ids = [one.id for one in rounds.listing(page.workshop_id)]
            save_groups(page, page.workshop, ids)
