"""The stage's window: full on the projector, quiet beside the host's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QMenu, QWidget

from lchost.checkin import clock
from lchost.errors import GoneMeanwhile, HostError
from lchost.models.database import Topic
from lchost.ui import memory, theme
from lchost.ui.colours import DARK, LIGHT, Scheme
from lchost.ui.stage import lists, screens
from lchost.ui.stage.leafing import Leafing
from lchost.ui.stage.lists import Laid
from lchost.ui.stage.menu import offer_stage
from lchost.ui.stage.poster import draw_poster, spoken, turning
from lchost.ui.stage.reader import StageReader
from lchost.ui.stage.scene import Scene, View

_HIDE_CURSOR_MS = 3000
_SETTLE_MS = 400  # a screen that was plugged in gets its place and size in steps
_USUAL = (960, 540)
_LEAST = (320, 180)
_SCHEME = "stage/scheme"


class StageWindow(QWidget):
    """Shows one scene after the other; paints only when something has changed.

    It never takes the keyboard from the host's window by itself.
    """

    closed = Signal()

    def __init__(
        self,
        reader: StageReader,
        hosts_screen: Callable[[], QScreen | None] = QGuiApplication.primaryScreen,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        super().__init__()
        self.reader, self._hosts_screen, self.now = reader, hosts_screen, now
        self.scene, self._drawn_in = Scene(""), self.look()
        self.leafing, self._laid = Leafing(), Laid()
        self.setWindowTitle(self.tr("Stage"))
        self.setMinimumSize(*_LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMouseTracking(True)
        self._second = self._timer(0, self.tick)
        self._still = self._timer(_HIDE_CURSOR_MS, self._hide_cursor)
        self._plugged = self._timer(_SETTLE_MS, self.take_place)
        self._lost = self._timer(_SETTLE_MS, self._leave_lost_screen)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_added)
            app.screenRemoved.connect(self._screen_removed)

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait_ms)
        made.timeout.connect(then)
        return made

    # --- what it shows --------------------------------------------------------------------------

    def hear(self, topics: frozenset[Topic]) -> None:
        """Show a change of the data at the next second."""
        self.reader.hear(topics)

    def tick(self) -> None:
        """Show this second, and wait for the next."""
        at = self.now()
        self._second.start(1000 - at.microsecond // 1000)
        try:
            scene = self.reader.scene(at)
        except GoneMeanwhile:
            self.close()
            return
        except HostError:
            return  # the page says it; what stands stays
        if scene.view is not self.scene.view:
            self.leafing.begin(at)
        pages = self._laid.pages(scene, QRectF(self.rect()))
        self._show(lists.at_page(scene, self.leafing.look(pages, at)))

    def show_view(self, view: View) -> None:
        """Show the poster, a list of the published round, or the welcome."""
        self.reader.show_view(view)
        self.leafing.begin(self.now())
        self.tick()

    def turn_page(self, by: int) -> None:
        """Turn a page of the list by hand."""
        if self.scene.view.lists:
            self.leafing.turn(by, self.now())
            self.tick()

    def _show(self, scene: Scene) -> None:
        before, self.scene = self.scene, scene
        if scene == before:
            return
        if _is_same_but_time(before, scene):
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            part = turning(QRectF(self.rect()), scene, is_rtl=is_rtl)
            self.update(part.toAlignedRect())
            return
        is_list = scene.view.lists
        said = lists.spoken(scene, self.leafing.pages) if is_list else spoken(scene)
        self.setAccessibleName(said)
        self.update()

    def look(self) -> Scheme:
        """Return the stage's own scheme; the window's, unless the host chose another."""
        own = {"light": LIGHT, "dark": DARK}.get(memory.word(_SCHEME))
        return own or theme.scheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the poster, or the page of a list."""
        p, picture = QPainter(self), QRectF(self.rect())
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if made := self._laid.of(self.scene, picture):
            lists.draw_list(p, picture, self.scene, self._drawn_in, made, is_rtl=is_rtl)
        else:
            draw_poster(p, picture, self.scene, self._drawn_in, is_rtl=is_rtl)
        p.end()

    # --- where it stands ------------------------------------------------------------------------

    def open_stage(self) -> None:
        """Show the stage: on the projector if there is one, else in a window."""
        self._drawn_in = self.look()
        self.tick()
        self.take_place()

    def take_place(self) -> None:
        """Fill the screen for the stage; without one, stand in a window beside the host's."""
        screen = screens.for_stage(self._hosts_screen())
        if screen is None:
            self._stand_in_window()
        else:
            self.fill(screen)

    def fill(self, screen: QScreen) -> None:
        """Fill one screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._still.start()

    def _stand_in_window(self) -> None:
        screen = self._hosts_screen() or QGuiApplication.primaryScreen()
        self.setScreen(screen)
        room = screen.availableGeometry()
        wide = min(_USUAL[0], room.width() * 3 // 4)
        place = QRect(QPoint(0, 0), room.size())
        place.setSize(
            place.size().scaled(wide, wide * 9 // 16, Qt.AspectRatioMode.IgnoreAspectRatio)
        )
        place.moveBottomRight(room.bottomRight() - QPoint(24, 24))
        self.showNormal()
        self.setGeometry(place)
        self.raise_()  # above the host's window, which keeps the keyboard

    def to_next_screen(self) -> None:
        """Fill the next screen, and take it again the next time."""
        if screen := screens.following(self.screen()):
            screens.remember(screen)
            self.fill(screen)

    def turn_full(self) -> None:
        """Fill the screen that it stands on, or leave it."""
        if self.isFullScreen():
            self.showNormal()
            self.resize(*_USUAL)
            self._show_cursor()
        else:
            self.fill(self.screen())

    def turn_scheme(self) -> None:
        """Change between dark and light, for this room."""
        memory.keep_word(_SCHEME, "light" if self.look() is DARK else "dark")
        self._drawn_in = self.look()
        self.update()

    def _screen_added(self, _screen: QScreen) -> None:
        if self.isVisible():
            self._plugged.start()

    def _screen_removed(self, screen: QScreen) -> None:
        if self.isVisible() and (self.screen() is screen or self.isFullScreen()):
            self._lost.start()

    def _leave_lost_screen(self) -> None:
        """Qt moves windows of a lost screen to another, where it would cover the host's work."""
        if self.isVisible() and self.screen() is self._hosts_screen():
            self.take_place()

    # --- keys, mouse, closing -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11: full or not.  Esc: first a window, then gone.  Arrows turn the pages of a list."""
        if event.key() == Qt.Key.Key_F11:
            self.turn_full()
        elif by := self._turns(event.key()):
            self.turn_page(by)
        elif event.key() == Qt.Key.Key_Escape:
            if self.isFullScreen():
                self.turn_full()
            else:
                self.close()
        else:
            super().keyPressEvent(event)

    def _turns(self, key: int) -> int:
        """Return which way a key turns the pages; 0: it does not."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        aside = {Qt.Key.Key_Right: -1 if is_rtl else 1, Qt.Key.Key_Left: 1 if is_rtl else -1}
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1}
        up = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Backspace: -1}
        return {**aside, **down, **up}.get(Qt.Key(key), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the cursor while it moves."""
        super().mouseMoveEvent(event)
        self._show_cursor()
        if self.isFullScreen():
            self._still.start()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Fill the screen, or leave it."""
        self.turn_full()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do, and the other screens."""
        self._show_cursor()
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of the stage."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_stage(made, self)
        made.addSeparator()
        full = self.tr("Leave full screen") if self.isFullScreen() else self.tr("Full screen")
        made.addAction(full, "F11", self.turn_full)
        if len(QGuiApplication.screens()) > 1:
            made.addAction(self.tr("To the next screen"), self.to_next_screen)
        is_dark = self.look() is DARK
        ground = self.tr("Light, for a bright room") if is_dark else self.tr("Dark, for a dim room")
        made.addAction(ground, self.turn_scheme)
        made.addSeparator()
        made.addAction(self.tr("Close the stage"), self.close)
        return made

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the window's look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._drawn_in = self.look()
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock."""
        for timer in (self._second, self._still, self._plugged, self._lost):
            timer.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _hide_cursor(self) -> None:
        if self.isFullScreen():
            self.setCursor(Qt.CursorShape.BlankCursor)

    def _show_cursor(self) -> None:
        self.unsetCursor()


def _is_same_but_time(before: Scene, after: Scene) -> bool:
    """Tell whether only the time left of the same code has changed."""
    if before.invitation is None or after.invitation is None:
        return False
    aged = replace(before.invitation, left_s=after.invitation.left_s)
    return replace(before, invitation=aged) == after
