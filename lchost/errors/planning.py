"""Trouble with a plan."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


class NoTitle(HostError):
    """A workshop or a part of its agenda without a name."""

    says = QT_TRANSLATE_NOOP("HostError", "Give it a title, so that people know what it is.")


class EndsBeforeStart(HostError):
    """The times are the wrong way round."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "The end lies before the start. Choose a later end or an earlier start."
    )


class NoSuchZone(HostError):
    """This computer knows no such time zone."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{zone}” is not a time zone that this computer knows. Choose one from the list,"
        " such as Europe/Paris.",
    )


class LastSession(HostError):
    """A workshop keeps at least one session."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "A workshop has at least one session. Change this one, or archive the workshop.",
    )


class SessionInUse(HostError):
    """People were scanned at this session, and the log keeps that."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "People were checked in to “{title}” already, and the log keeps that."
        " Rename it or move it instead.",
    )
