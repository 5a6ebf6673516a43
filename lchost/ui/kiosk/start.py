"""From the check-in page to the kiosk, and back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.planning.workshops import Workshop
from lchost.ui.dialogs.kiosk import KioskDialog
from lchost.ui.kiosk.pin import Pin
from lchost.ui.kiosk.window import Kiosk


def ask_kiosk(page: QWidget, workshop: Workshop) -> None:
    """Ask for the PIN, then put the kiosk in the place of the page's window."""
    asks = KioskDialog(page, workshop.title)
    asks.accepted.connect(lambda: start(page.window(), workshop.id, Pin(asks.pin.text())))
    asks.open()


def start(window: QWidget, workshop_id: int, pin: Pin) -> Kiosk:
    """Begin the kiosk; the window hides meanwhile, and is back when the PIN was right."""
    kiosk = Kiosk(workshop_id, pin)

    def leave() -> None:
        kiosk.end()
        window.show()
        window.activateWindow()

    kiosk.left.connect(leave)
    kiosk.begin()  # first, so that the program is never without a window
    window.hide()
    return kiosk
