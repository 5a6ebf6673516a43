"""Trouble with copies of a community."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


class NoRoomForCopy(HostError):
    """The disk with the copies is full."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is no room in {folder} for a copy of {path}. Free some space; the community"
        " itself was not touched.",
    )


class CopyNotMade(HostError):
    """The folder with the copies refuses to be written."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "No copy of {path} could be kept in {folder} ({detail}). The community itself was not"
        " touched; make that folder writable.",
    )


class DamagedCopy(HostError):
    """A copy that is not whole, or gone."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The copy {path} is damaged or gone; nothing was restored. Choose another one.",
    )
