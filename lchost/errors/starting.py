"""Trouble with starting the program, or a rehearsal."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


class NoScreen(HostError):
    """The window was asked for where no screen is."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is no screen here to open a window on. “lchost rehearse” works without one.",
    )


class NobodyHasAPlace(HostError):
    """There are rows, but all are cancelled, declined, unnamed or not to be read."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Nobody in {path} has a place: of its {rows} rows none is a person with a name whose"
        " registration stands. Look at its name and status columns.",
    )
