"""The community file that is open: how it opens, closes, is copied and brought back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lchost.errors import FileExists, HostError
from lchost.models import database, settings, undo
from lchost.ui import memory, wording
from lchost.ui.frame import Frame
from lchost.ui.home import Home
from lchost.ui.signing import sitting
from lchost.ui.tasks import Task, cancel_all, finish_all

if TYPE_CHECKING:
    from lchost.safekeeping.backup import Copy, Why
    from lchost.ui.main_window import MainWindow


class Opened(QObject):
    """One file at a time.  Trouble with a file is said on the page that is shown."""

    def __init__(self, window: MainWindow, frame: Frame) -> None:
        super().__init__(window)
        self._window, self._frame = window, frame
        self.home: Home | None = None

    # --- opening --------------------------------------------------------------------------------

    def open_file(self, path: Path, *, create: bool = False) -> bool:
        """Open a community instead of the one that is open; False when it could not be."""
        before = database.current_path()
        if not self.close():
            return False
        try:
            database.open_community(path, create=create, undoable=True)
        except HostError as error:
            self._return_to(before)
            self._window.trouble(error)
            return False
        undo.clear()
        memory.keep_recent(path.absolute())
        return True

    def _return_to(self, before: Path | None) -> None:
        """Show again what was shown before a file could not be opened."""
        try:
            if before:
                database.open_community(before, undoable=True)
                self._window.show_home()
                return
        except HostError:  # gone meanwhile: the trouble that is said is the newer one
            pass
        self._window.show_welcome()

    def show(self, path: Path) -> None:
        """Open a community and show it."""
        if self.open_file(path):
            self._window.show_home()
            self.copy_on_opening()

    def build_home(self) -> Home:
        """Make the pages of the open community."""
        self.drop_home()
        self.home = Home(self._frame)
        return self.home

    def drop_home(self, *, at_once: bool = False) -> None:
        """Take the pages down; `at_once` frees those that are not shown now."""
        if self.home:
            self.home.forget_pages(at_once=at_once)
            self.home.hide()
            self.home.deleteLater()
            self.home = None

    def close(self) -> bool:
        """Keep a copy and close the file; False when a page would not leave."""
        path = database.current_path()
        if self.home and not self.home.may_leave():
            return False
        cancel_all()
        self._frame.end_day()
        finish_all()
        sitting.forget()
        self.drop_home()
        if path:
            undo.clear()
            self._clear_pictures()
            self._copy_at_closing(path)  # the lock is ours; a later reader would leave its log
            database.close()
        return True

    def _clear_pictures(self) -> None:
        """Take pictures out that nothing points at: no undo can bring a pointer back now."""
        from lchost.paper import pictures

        with suppress(HostError):  # the next closing will
            pictures.clear_unused()

    def _copy_at_closing(self, path: Path) -> None:
        from lchost.safekeeping import backup
        from lchost.safekeeping.backup import Why

        try:
            backup.copy_now(path, Why.CLOSING, datetime.now(UTC))
        except HostError as error:  # the file itself is whole
            self._window.trouble(error)

    # --- what the menu asks ---------------------------------------------------------------------

    def ask_for_new(self) -> None:
        """Ask for a name and a place, then start a community there."""
        from lchost.ui.dialogs.files import NewCommunityDialog

        dialog = NewCommunityDialog(self._window)

        def start() -> None:
            name, host, path = dialog.name.text().strip(), dialog.host.text().strip(), dialog.path()
            if path.exists():
                raise FileExists(path=path)
            if self.open_file(path, create=True):
                settings.put("community_name", name)
                settings.put("host_name", host)
                settings.put("zone", wording.local_zone_name())
                self._window.show_home()
                said = self.tr("Started “{name}”").format(name=name)
                self._frame.say(said, undo=False)

        dialog.on_press(start)
        dialog.open()

    def ask_to_open(self) -> None:
        """Ask which community to open."""
        from lchost.ui.dialogs.files import ask_for_file

        if path := ask_for_file(self._window):
            self.show(path)

    def open_sample(self) -> None:
        """Open today's sample; made if it is not there."""
        if not self.close():
            return
        try:
            path = todays_sample()
        except HostError as error:
            self._window.show_welcome()
            self._window.trouble(error)
            return
        self.show(path)

    def keep_copy(self) -> None:
        """Keep a copy now, and say so."""
        from lchost.safekeeping.backup import Why

        self.copy_quietly(Why.CLOSING, said=self.tr("Kept a copy of the file"))

    def copy_on_opening(self) -> None:
        """Keep a copy of the file as it was when it was opened."""
        from lchost.safekeeping.backup import Why

        self.copy_quietly(Why.OPENING)

    def copy_quietly(self, why: Why, said: str = "") -> None:
        """Keep a copy off the screen's thread; only trouble is said, unless `said`."""
        from lchost.safekeeping import backup

        path = database.current_path()
        if path is None:
            return
        task = Task(
            lambda _tell: backup.copy_now(path, why, datetime.now(UTC)),
            self,
            needs_database=False,
        )
        task.failed.connect(self._copy_failed)
        if said:
            task.done.connect(lambda _: self._frame.say(said, undo=False))
        task.start()

    def _copy_failed(self, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        self._window.trouble(error)

    def ask_for_copy(self, path: Path | None = None) -> None:
        """Ask which copy of a community to bring back, then do it and open it."""
        from lchost.safekeeping import backup
        from lchost.ui.dialogs.files import CopiesDialog

        wanted = path or database.current_path()
        if wanted is None:
            return
        dialog = CopiesDialog(self._window, wanted, backup.copies(wanted))

        def bring_back() -> None:
            if copy := dialog.chosen():
                self._bring_back(copy, wanted)

        dialog.on_press(bring_back)
        dialog.open()

    def _bring_back(self, copy: Copy, path: Path) -> None:
        from lchost.safekeeping import backup

        if not self.close():
            return
        self._window.show_welcome()
        backup.restore(copy, path, datetime.now(UTC))
        self.show(path)
        made = wording.moment(copy.at)
        said = self.tr("Brought back the copy of {moment}").format(moment=made)
        self._frame.say(said, undo=False)


def todays_sample() -> Path:
    """Return the sample community; made if it is not there.  No community may be open."""
    from lchost.safekeeping.sample import sample_file

    return sample_file(datetime.now(UTC), wording.local_zone_name())
