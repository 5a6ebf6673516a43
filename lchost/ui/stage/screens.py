"""Which screen the stage takes: another one than the host's, and the same as the last time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen

from lchost.ui import memory

_KEY = "stage/screen"


def mark(screen: QScreen) -> str:
    """Return what to keep of a screen: what it is, and where it is plugged in."""
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    return " ".join(part.strip() for part in parts if part.strip())


def chosen(screens: Sequence[QScreen], hosts: QScreen | None, remembered: str) -> QScreen | None:
    """Return the screen for the stage; None while there is only the host's."""
    others = [screen for screen in screens if screen is not hosts]
    same = [screen for screen in others if mark(screen) == remembered]
    return next(iter(same or others), None)


def for_stage(hosts: QScreen | None) -> QScreen | None:
    """Return the screen for the stage, among those that are plugged in now."""
    return chosen(QGuiApplication.screens(), hosts, memory.word(_KEY))


def following(screen: QScreen | None) -> QScreen | None:
    """Return the screen after this one, around; the host's is one of them."""
    found = QGuiApplication.screens()
    if not found:
        return None
    return found[(found.index(screen) + 1) % len(found)] if screen in found else found[0]


def remember(screen: QScreen) -> None:
    """Take the same screen the next time."""
    memory.keep_word(_KEY, mark(screen))
