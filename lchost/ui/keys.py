"""A USB scanner's keys, told from the host's typing wherever the keyboard is in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, cast

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from lchost import codes
from lchost.checkin import layouts, scanner
from lchost.checkin.scanner import FAST_MS, IDLE_MS, SLOW_MS, Burst, Key
from lchost.codes import CodeKind
from lchost.ui.key_places import clean, focus_of, is_field, place_in

_TYPED_TOO = (CodeKind.OTHER, CodeKind.EMAIL)  # what a person, or a typing program, may write
_LONGEST_TYPED = 200  # letters; what is longer and comes so fast is a code
_ECHO_MS = 300  # so long after a scan an Enter is still the scanner's: CR and LF, a slow suffix
_LONGEST_OF_A_KEY = 2  # letters that one key writes
_QUEUE_MS = 5  # keys that came while the window was busy are heard within this
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CONTROL_ENDS = (Qt.Key.Key_J, Qt.Key.Key_M, Qt.Key.Key_I)  # LF, CR, TAB as control characters
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Mode_switch,
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ScannerKeys(QObject):
    """Watches all keys while it is on.

    A burst becomes `scanned`, and none of it stays in a field: the keys that went through before
    it was recognised are taken out again, and the Enter that ends it presses no button.  Lists,
    buttons and choices get their keys a moment later, once they are sure to be a person's.  A burst
    that is no code at all goes where it was typed.  Of several that watch, the last one started
    hears the keys; one `beneath` hears them only where no other does.
    """

    scanned = Signal(str)
    _watching: ClassVar[list[ScannerKeys]] = []

    def __init__(
        self, parent: QObject | None = None, *, platform: str = "", beneath: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_beneath = beneath
        self._platform = platform or QGuiApplication.platformName()
        self._burst = Burst()
        self._held: list[_Held] = []  # keys that no widget has had yet
        self._is_replaying = False
        self._focus: QWidget | None = None  # where the last key fell
        self._scan_ms = float("-inf")  # when the last scan ended; far past once a person types
        self.lasted_ms = 0.0  # from the first key of the last scan to its last one
        self.kept = ""  # the last burst that was no code, and stays where it was typed
        self._is_on = False
        self._windows: list[QWindow] = []
        self._field: QWidget | None = None  # that has the keyboard: input methods write into it
        self._key_ms, self._since_key = 0.0, QElapsedTimer()  # the last key, on two clocks
        self._silence = self._timer(IDLE_MS, self._finish)
        self._patience = self._timer(SLOW_MS, self._give_back)

    def _timer(self, after_ms: int, then: Callable[[], object]) -> QTimer:
        """Make a timer that asks the queue of keys once more before it believes the silence."""
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after_ms)

        def believe(last_ms: float) -> None:
            if self._burst.last_ms == last_ms:
                then()

        made.timeout.connect(
            lambda: QTimer.singleShot(_QUEUE_MS, self, partial(believe, self._burst.last_ms))
        )
        return made

    def start(self) -> None:
        """Watch from now on: the windows that have had the keyboard, and the field that has it.

        Not the whole application: a filter there costs each of its events some microseconds.
        """
        app = cast(QApplication, QCoreApplication.instance())
        if self._is_on or app is None:
            return
        self._is_on = True
        others = [one for one in self._watching if isValid(one)]
        ScannerKeys._watching = [self, *others] if self._is_beneath else [*others, self]
        app.focusWindowChanged.connect(self._follow)
        app.focusChanged.connect(self._follow_field)
        for window in app.topLevelWindows():
            self._follow(window)
        self._follow_field(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Watch no more."""
        app = cast(QApplication, QCoreApplication.instance())
        if self._is_on and app is not None:
            ScannerKeys._watching = [one for one in self._watching if one is not self]
            app.focusWindowChanged.disconnect(self._follow)
            app.focusChanged.disconnect(self._follow_field)
            for watched in (*self._windows, self._field):
                if watched is not None and isValid(watched):
                    watched.removeEventFilter(self)
        self._windows.clear()
        self._field, self._is_on = None, False
        self._give_back()
        self._forget()

    def _follow(self, window: QWindow | None) -> None:
        """Watch a window also once it has lost the keyboard: some systems send it keys still."""
        self._windows = [one for one in self._windows if isValid(one)]
        if window is not None and window not in self._windows:
            self._windows.append(window)
            window.installEventFilter(self)

    def _follow_field(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = now
        if now is not None:
            now.installEventFilter(self)

    # --- keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each key once: where it reaches the window, before any widget has it."""
        if self._is_replaying or not self._is_heard():
            return False
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and self._burst.is_scan:
            event.accept()  # no command while a scan comes in
            return True
        if watched is self._field:
            return kind == QEvent.Type.InputMethod and self._commit(
                self._field, cast(QInputMethodEvent, event)
            )
        if kind == QEvent.Type.KeyPress:
            return self._press(watched, cast(QKeyEvent, event))
        if kind == QEvent.Type.KeyRelease and self._held:
            return self._release(watched, cast(QKeyEvent, event))
        return False

    def _is_heard(self) -> bool:
        return next((one for one in reversed(self._watching) if isValid(one)), self) is self

    def _press(self, window: QObject, event: QKeyEvent) -> bool:
        """Take a key; True keeps it from the widgets."""
        if event.key() in _MODIFIERS:
            return False
        at_ms = float(event.timestamp())
        self._key_ms = at_ms
        self._since_key.start()
        if at_ms - self._burst.last_ms > SLOW_MS:
            self._finish()  # the silence before this key ended a scan without Enter
        if event.key() in _ENDS or self._is_control_end(event):
            return self._end(event, at_ms)
        text = event.text() if event.text().isprintable() else ""
        place = layouts.on_us(
            self._platform,
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            has_shift=bool(event.modifiers() & _SHIFT),
        )
        is_command = bool(event.modifiers() & _COMMANDS) or not (text or place)
        if is_command or event.isAutoRepeat():
            return self._interrupt(at_ms)
        self._focus = focus_of(window)
        return self._take(window, event, Key(text, place, at_ms, place_in(self._focus)))

    def _take(self, window: QObject, event: QKeyEvent, key: Key) -> bool:
        self._scan_ms = float("-inf")
        self._burst.press(key)
        self._silence.start()
        if self._burst.is_scan:
            self._patience.stop()
        elif key.mark or not self._may_wait(key):
            return False
        else:
            self._patience.start(self._burst.patience_ms)
        self._held.append(_Held(window, event.clone(), key.at_ms))
        return True

    def _may_wait(self, key: Key) -> bool:
        """Tell whether a list, a button or a choice gets this key a moment later."""
        if self._burst.may_be_scan and (self._held or len(self._burst) == 1):
            return key.text != " " or bool(self._held)  # a space alone presses a button
        self._give_back()
        return False

    def _release(self, window: QObject, event: QKeyEvent) -> bool:
        """Hold a key's release too, so that it does not come before the key."""
        if not any(event.key() == _key_of(held.event) for held in self._held):
            return False
        self._held.append(_Held(window, event.clone(), self._held[-1].at_ms))
        return True

    def _interrupt(self, at_ms: float) -> bool:
        """Take a key that is no letter: within a scan a control character, else a person's."""
        if self._burst.is_scan and at_ms - self._burst.last_ms <= FAST_MS:
            return True
        self._give_back()
        self._forget()
        return False

    def _commit(self, field: QWidget, event: QInputMethodEvent) -> bool:
        """Take what an input method or a dead key wrote; on Arabic keyboards one key writes two."""
        text = event.commitString()
        if not text:
            return False
        code = layouts.best(text)
        if codes.is_valid(code):
            self._forget()
            event.setCommitString("")
            self.scanned.emit(code)
            return False
        if len(text) > _LONGEST_OF_A_KEY or not self._since_key.isValid():
            self._interrupt(float("inf"))
            return False
        at_ms = self._key_ms + self._since_key.elapsed()  # such an event bears no time of its own
        if len(self._burst):  # the window may have been busy: only silence ends a run
            at_ms = min(at_ms, self._burst.last_ms + SLOW_MS)
        self._focus = field
        self._burst.press(Key(text, "", at_ms, place_in(field)))
        self._silence.start()
        if not self._burst.is_scan:
            return False
        self._held.append(_Held(field, event.clone(), at_ms))
        return True

    # --- the end of a burst ---------------------------------------------------------------------

    def _is_control_end(self, event: QKeyEvent) -> bool:
        has_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return has_control and event.key() in _CONTROL_ENDS and self._burst.is_scan

    def _end(self, event: QKeyEvent, at_ms: float) -> bool:
        """Take Enter or Tab; True if it was the scanner's."""
        is_echo = at_ms - self._scan_ms <= _ECHO_MS or event.isAutoRepeat()
        if not len(self._burst) and self._scan_ms > float("-inf") and is_echo:
            self._scan_ms = at_ms
            return True
        is_scan = self._finish()
        self._scan_ms = at_ms if is_scan else float("-inf")
        return is_scan

    def _finish(self) -> bool:
        """Make a scan of a burst that has ended; True if it was one."""
        self._silence.stop()
        self._patience.stop()
        last_ms = self._burst.last_ms
        keys = self._burst.take()
        texts = scanner.texts(keys) if keys else []
        if not texts or self._is_text(texts[0]):
            if texts:
                self.kept = texts[0]
            self._give_back()
            return False
        held = [held for held in self._held if held.at_ms < keys[0].at_ms]
        self._held.clear()
        clean(keys)
        self._replay(held)  # what was typed before the scan
        self._scan_ms = last_ms
        self.lasted_ms = keys[-1].at_ms - keys[0].at_ms
        for text in texts:
            self.scanned.emit(text)
        return True

    def _is_text(self, text: str) -> bool:
        """Tell whether this is a person's, or a program's, writing in a field."""
        if not is_field(self._focus):
            return False
        if text.isdigit() or len(text) > _LONGEST_TYPED:
            return False
        return codes.read(text).kind in _TYPED_TOO

    def _give_back(self) -> None:
        """Let the widgets have the keys that were kept from them."""
        held, self._held = self._held, []
        self._patience.stop()
        self._replay(held)

    def _replay(self, held: Sequence[_Held]) -> None:
        self._is_replaying = True
        for one in held:
            if isValid(one.receiver):
                QCoreApplication.sendEvent(one.receiver, one.event)
        self._is_replaying = False

    def _forget(self) -> None:
        self._silence.stop()
        self._patience.stop()
        self._burst.clear()
        self._held.clear()


@dataclass(frozen=True)
class _Held:
    """An event that no widget has had yet, and for whom it was."""

    receiver: QObject
    event: QEvent
    at_ms: float


def _key_of(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else -1
