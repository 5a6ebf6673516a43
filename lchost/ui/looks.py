"""The look that the host has chosen on this computer, put on the application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from lchost.models import settings
from lchost.ui import memory, theme
from lchost.ui.colours import DARK, LIGHT, Scheme

_STEPS = (100, 115, 130, 150, 175, 200)  # per cent


def dress() -> None:
    """Dress the application as was chosen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wanted, percent, calm = memory.look()
    theme.apply(app, _scheme(wanted), percent / 100, calm=calm)


def is_larger_or_smaller() -> bool:
    """Tell whether another size of text was chosen than is in use."""
    _, percent, _ = memory.look()
    return percent / 100 != theme.text_scale()


def follow_letters(*, is_open: bool) -> None:
    """Show Han letters as the open community has chosen for its papers."""
    theme.choose_han(chosen_letters() if is_open else "")


def chosen_letters() -> str:
    """Return whose shapes of Han letters the open community wants; empty where nobody chose."""
    return str(settings.get("han_order", "") or "")


def has_other_letters(*, is_open: bool) -> bool:
    """Tell whether Han letters were chosen that are not in use."""
    return (chosen_letters() if is_open else "") != theme.han()


def switch_scheme() -> None:
    """Choose dark where it is light, and light where it is dark."""
    _, percent, calm = memory.look()
    other = "light" if theme.scheme() is DARK else "dark"
    memory.keep_look(other, percent, calm=calm)


def step_text(by: int) -> None:
    """Choose the next larger or smaller text."""
    wanted, percent, calm = memory.look()
    nearest = min(range(len(_STEPS)), key=lambda n: abs(_STEPS[n] - percent))
    at = min(max(nearest + by, 0), len(_STEPS) - 1)
    memory.keep_look(wanted, _STEPS[at], calm=calm)


def _scheme(wanted: str) -> Scheme:
    if wanted == "system":
        return theme.system_scheme()
    return DARK if wanted == "dark" else LIGHT
