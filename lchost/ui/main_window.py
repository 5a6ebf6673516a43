"""The window: menus, the Welcome page or the open community, and the commands it does itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from lchost.errors import HostError
from lchost.models import undo
from lchost.ui import looks, memory
from lchost.ui.actions import Command
from lchost.ui.commands import commands, menus
from lchost.ui.frame import Frame
from lchost.ui.opened import Opened
from lchost.ui.page import Page
from lchost.ui.pages.registry import steps
from lchost.ui.tasks import Task
from lchost.ui.widgets.focus import FocusRing

_USUAL = (1366, 768)
_TITLE_BAR = 48  # pixels that a desktop may put above a window, generously
_ALWAYS = frozenset({"file.new", "file.open", "file.sample", "file.quit"})


class MainWindow(QMainWindow):
    """Shows Welcome until a community is open, then its pages."""

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_painted = False
        self.frame = Frame(commands(), self)
        self.opened = Opened(self, self.frame)
        self._stack = QStackedWidget()
        self.welcome: Page | None = None
        self.setCentralWidget(self._stack)
        self._make_menus()
        self._does = self._jobs()
        self.ring = FocusRing()
        self._connect()
        self._stand()
        self._follow_undo()

    # --- what is shown --------------------------------------------------------------------------

    def page(self) -> Page | None:
        """Return the page that is shown."""
        home = self.opened.home
        return home.page() if home else self.welcome

    def show_welcome(self) -> None:
        """Show the page before a community is open."""
        from lchost.ui.pages.welcome import WelcomePage

        looks.follow_letters(is_open=False)
        if self.welcome is None:
            self.welcome = WelcomePage(self.frame)
            self._stack.addWidget(self.welcome)
        self._stack.setCurrentWidget(self.welcome)
        self.setWindowTitle(self.tr("lchost"))
        self._allow(is_open=False)

    def show_home(self, place: str = "today", workshop_id: int = 0) -> None:
        """Show the community that is open."""
        looks.follow_letters(is_open=True)
        home = self.opened.build_home()
        self._stack.addWidget(home)
        self._stack.setCurrentWidget(home)
        self._allow(is_open=True)
        home.moved.connect(lambda *_: self._name_window())
        home.go(place, workshop_id)
        self._follow_undo()

    def trouble(self, error: HostError) -> None:
        """Show trouble on the page that is shown."""
        if page := self.page():
            page.trouble(error)

    def dress_anew(self) -> None:
        """Follow a change of the look; larger text and other letters need the pages built anew."""
        home = self.opened.home
        is_open = home is not None
        if not (looks.is_larger_or_smaller() or looks.has_other_letters(is_open=is_open)):
            looks.dress()
            return
        if home:
            place, workshop_id, before = home.here, home.workshop_id, home.page()
            kept = before.what_stands() if before else None
            self.opened.drop_home(at_once=True)  # first: dressing them takes most of a second
            looks.dress()
            self.show_home(place, workshop_id)
            if kept is not None and (page := self.page()):
                page.stand_again(kept)
            return
        looks.dress()
        looks.follow_letters(is_open=False)
        if self.welcome:
            self._stack.removeWidget(self.welcome)
            self.welcome.deleteLater()
            self.welcome = None
            self.show_welcome()

    # --- commands -------------------------------------------------------------------------------

    def _jobs(self) -> dict[str, Callable[[], object]]:
        opened = self.opened
        return {
            "file.new": opened.ask_for_new,
            "file.open": opened.ask_to_open,
            "file.sample": opened.open_sample,
            "file.copy": opened.keep_copy,
            "file.restore": opened.ask_for_copy,
            "file.close": self._close_file,
            "file.quit": self.close,
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "edit.palette": self.show_palette,
            "view.scheme": lambda: self._choose_look(looks.switch_scheme),
            "view.larger": lambda: self._choose_look(lambda: looks.step_text(1)),
            "view.smaller": lambda: self._choose_look(lambda: looks.step_text(-1)),
            "help.keys": self.show_keys,
            "help.groups": self.show_how_groups,
            "help.about": self.show_about,
        }

    def _press(self, command: Command) -> None:
        if job := self._does.get(command.key):
            job()
        elif self.opened.home:
            self.opened.home.press(command)

    def _undo(self) -> None:
        is_large, _ = undo.is_large()
        self._turn(undo.undo, self.tr("Taken back: {label}"), is_large=is_large)

    def _redo(self) -> None:
        _, is_large = undo.is_large()
        self._turn(undo.redo, self.tr("Done again: {label}"), is_large=is_large)

    def _turn(self, turn: Callable[[], str], said: str, *, is_large: bool) -> None:
        """Take back or do again: at once, or off the screen where thousands of rows change."""
        if is_large:
            for key in ("edit.undo", "edit.redo"):
                self.frame.actions.enable(key, False)
            self.frame.say(self.tr("One moment…"), undo=False)
            task = Task(lambda _: turn(), self, undoable=True)
            task.done.connect(lambda label: self.frame.say(said.format(label=label), undo=False))
            task.failed.connect(self._turn_failed)
            task.start()
            return
        try:
            label = turn()
        except HostError as error:
            self.trouble(error)
        else:
            self.frame.say(said.format(label=label), undo=False)

    def _turn_failed(self, error: Exception) -> None:
        self._follow_undo()
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)

    def show_palette(self) -> None:
        """Open the command palette over the window."""
        from lchost.ui.finding import sources
        from lchost.ui.palette import Palette

        if not self.findChild(Palette):
            Palette(self, sources(self.frame, self.page()))

    def show_keys(self) -> None:
        """Show all commands and their keys."""
        from lchost.ui.dialogs.keys import KeysDialog

        KeysDialog(self, self.frame.actions).open()

    def show_how_groups(self) -> None:
        """Show how groups are made, and what their figures mean."""
        from lchost.ui.dialogs.how_groups import HowGroupsDialog

        HowGroupsDialog(self).open()

    def show_about(self) -> None:
        """Show the version and the licences."""
        from lchost.ui.dialogs.about import AboutDialog

        AboutDialog(self).open()

    def _choose_look(self, choose: Callable[[], None]) -> None:
        choose()
        self.dress_anew()

    def _close_file(self) -> None:
        if self.opened.close():
            self.show_welcome()

    def _allow(self, *, is_open: bool) -> None:
        for command in self.frame.actions:
            is_global = command.key in _ALWAYS or command.menu == "help"
            is_look = command.key.startswith("view.")
            self.frame.actions.enable(command.key, is_open or is_global or is_look)
        self._follow_undo()

    def _follow_undo(self) -> None:
        """Say in the Edit menu what would be taken back."""
        actions = self.frame.actions
        last, next_one = undo.labels() if self.opened.home else (None, None)
        for key, label, bare, full in (
            ("edit.undo", last, self.tr("&Undo"), self.tr("&Undo {label}")),
            ("edit.redo", next_one, self.tr("&Redo"), self.tr("&Redo {label}")),
        ):
            shown = (label or "").replace("&", "&&")
            actions[key].setText(full.format(label=shown) if label else bare)
            actions.enable(key, label is not None)

    # --- the frame ------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        self.addActions(self.frame.actions.all())
        for key, title in menus():
            commands = self.frame.actions.of_menu(key)
            if not commands:
                continue
            menu: QMenu = self.menuBar().addMenu(title)
            inner = self._step_menus(menu, commands)
            for command in commands:
                where = inner.get(command.place, menu)
                if command.gap and not where.isEmpty():
                    where.addSeparator()
                where.addAction(self.frame.action(command.key))
            for step in inner.values():
                menu.addMenu(step)

    def _step_menus(self, menu: QMenu, commands: Sequence[Command]) -> dict[str, QMenu]:
        """Return a menu for each step that has commands: all in one would fill a screen."""
        places = {command.place for command in commands}
        return {step.key: QMenu(step.text, menu) for step in steps() if step.key in places}

    def _connect(self) -> None:
        self.frame.actions.pressed.connect(self._press)
        self.frame.asked_to_go.connect(self._go)
        self.frame.troubled.connect(self.trouble)
        self.frame.asked_to_open.connect(self.opened.open_file)
        self.frame.asked_for_copies.connect(self.opened.ask_for_copy)
        self.frame.look_changed.connect(self.dress_anew)
        self.frame.live.undo_changed.connect(self._follow_undo)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.dress_anew())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.ring.watch(app)

    def _go(self, place: str, workshop_id: int, thing_id: int) -> None:
        if self.opened.home:
            self.opened.home.go(place, workshop_id, thing_id)

    def _name_window(self) -> None:
        home = self.opened.home
        page = home.page() if home else None
        if home and page:
            title = page.title.text() or self.tr("Today")
            self.setWindowTitle(f"{title} — {home.rail.name.text()}")

    def _stand(self) -> None:
        """Stand where it stood last; else fill a screen that has no room for a frame around it."""
        self.setMinimumSize(720, 480)
        if self.restoreGeometry(memory.geometry()):
            return
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize() if screen else None
        if room and (room.width() <= _USUAL[0] or room.height() < _USUAL[1] + _TITLE_BAR):
            self.resize(room.width() * 4 // 5, room.height() * 4 // 5)  # when it is made smaller
            self.setWindowState(Qt.WindowState.WindowMaximized)
        else:
            self.resize(*_USUAL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture stands."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep a copy, close the file, remember the place."""
        if not self.opened.close():
            event.ignore()
            return
        memory.keep_geometry(self.saveGeometry())
        self.frame.live.stop()
        self.ring.take_off()
        super().closeEvent(event)
