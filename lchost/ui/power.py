"""The laptop on a long day: it does not sleep, and its battery is watched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

_BUS_WAIT_MS = 300  # a desktop answers in 2; one that hangs shall not hold up the door
_ENDS_WITHIN_S = 2.0
# Windows: kernel32.SetThreadExecutionState (learn.microsoft.com, winbase.h)
_CONTINUOUS, _SYSTEM_REQUIRED, _DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class Inhibitor(Protocol):
    """One way to ask a system for it.  Every way ends by itself when this program dies."""

    def take(self, why: str) -> bool:
        """Ask; tell whether the system took it."""
        ...

    def release(self) -> None:
        """Let it sleep again."""
        ...

    @property
    def holds(self) -> bool:
        """Tell whether it is held at this moment."""
        ...


class Awake:
    """Keeps the computer awake while it is held.  Where no way is there, it does nothing."""

    def __init__(self, ways: tuple[Inhibitor, ...] | None = None) -> None:
        self._ways = _ways_here() if ways is None else ways
        self.is_wanted = False

    @property
    def is_held(self) -> bool:
        """Tell whether some way holds it now."""
        return any(way.holds for way in self._ways)

    def take(self, why: str) -> None:
        """Do not let the computer sleep; `why` is what the system may show to the host."""
        if not self.is_wanted:
            self.is_wanted = True
            for way in self._ways:
                with suppress(OSError):
                    way.take(why)

    def release(self) -> None:
        """Let the computer sleep again."""
        self.is_wanted = False
        for way in self._ways:
            with suppress(OSError):
                way.release()


def _ways_here() -> tuple[Inhibitor, ...]:
    """Return the ways of this system."""
    if sys.platform == "win32":
        return (Windows(),)
    if sys.platform == "darwin":
        return (Child(("caffeinate", "-di", "-w", str(os.getpid()))),)
    # systemd's keeps the laptop from sleeping, the desktop's keeps its screen from going dark
    held = ("systemd-inhibit", "--what=idle:sleep", "--mode=block", "--who=lchost")
    return (Child((*held, "--why={why}", "cat")), Desktop())


class Child:
    """A program that holds it for as long as it runs.

    It reads from a pipe of ours: when this program ends, in whichever way, so does the pipe.
    """

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def holds(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def take(self, why: str) -> bool:
        if self.holds:
            return True
        program = shutil.which(self._command[0])
        if program is None:
            return False
        words = [word.replace("{why}", why) for word in self._command[1:]]
        none, pipe = subprocess.DEVNULL, subprocess.PIPE
        self._child = subprocess.Popen(
            [program, *words], stdin=pipe, stdout=none, stderr=none, close_fds=True
        )
        return True

    def release(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin:
            child.stdin.close()
        child.terminate()
        try:
            child.wait(_ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


class Desktop:
    """The desktop's own switch, over a D-Bus connection of its own: to end that is to let go.

    (Letting go by its number would need an unsigned one, which Python cannot send through Qt.)
    """

    _NAME = "lchost awake"
    _SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

    def __init__(self) -> None:
        self._holds = False

    @property
    def holds(self) -> bool:
        return self._holds

    def take(self, why: str) -> bool:
        if not os.environ.get("DBUS_SESSION_BUS_ADDRESS") or self._holds:
            return self._holds
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._NAME)
        asks = QDBusMessage.createMethodCall(self._SERVICE, self._PATH, self._SERVICE, "Inhibit")
        asks.setArguments(["lchost", why])
        said = bus.call(asks, QDBus.CallMode.Block, _BUS_WAIT_MS) if bus.isConnected() else None
        self._holds = said is not None and said.type() == QDBusMessage.MessageType.ReplyMessage
        if not self._holds:
            QDBusConnection.disconnectFromBus(self._NAME)
        return self._holds

    def release(self) -> None:
        if self._holds:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._NAME)
            self._holds = False


class Windows:
    """The thread's wish, which ends with the thread: take and release it on the same one."""

    def __init__(self) -> None:
        self._holds = False

    @property
    def holds(self) -> bool:
        return self._holds

    def take(self, why: str) -> bool:
        self._holds = self._set(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)
        return self._holds

    def release(self) -> None:
        if self._holds:
            self._set(_CONTINUOUS)
            self._holds = False

    def _set(self, state: int) -> bool:
        import ctypes  # 10 ms, which only Windows needs

        windll = getattr(ctypes, "windll", None)
        return bool(windll and windll.kernel32.SetThreadExecutionState(state))


# --- the battery --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Battery:
    """How full the laptop is."""

    percent: int
    is_plugged: bool


def battery() -> Battery | None:
    """Return how full the laptop is; None where there is no battery, or nobody knows."""
    import psutil  # 20 ms, which opening the window does not need

    try:
        found = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    except (OSError, RuntimeError, ValueError):  # a driver that tells nonsense
        return None
    if found is None:
        return None
    return Battery(round(found.percent), found.power_plugged is not False)


class LowBattery:
    """Tells once that the battery is low, and once more when it is nearly empty."""

    LOW, EMPTY = 20, 10  # per cent

    def __init__(self) -> None:
        self._told_at = 101

    def news(self, now: Battery | None) -> int | None:
        """Return the percentage if it must be said now."""
        if now is None or now.is_plugged or now.percent > self.LOW:
            self._told_at = 101
            return None
        level = self.EMPTY if now.percent <= self.EMPTY else self.LOW
        if level >= self._told_at:
            return None
        self._told_at = level
        return now.percent
