"""What the formats of an agenda's parts are called on screen, and what they ask of people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.planning.agenda import Format, Shape


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("Formats", text)


def formats() -> dict[Format, str]:
    """Return the name of every format, in the order in which they are offered."""
    return {
        Format.NONE: "",
        Format.OPENING: tr("Opening"),
        Format.LECTURE: tr("Lecture"),
        Format.DISCUSSION: tr("Discussion"),
        Format.HANDS_ON: tr("Hands-on"),
        Format.ICE_BREAKER: tr("Ice-breaker"),
        Format.PEER_TUTORING: tr("Peer tutoring"),
        Format.MASTERMIND: tr("Mastermind"),
        Format.COACHING: tr("Group coaching"),
        Format.QUESTIONS: tr("Questions and answers"),
        Format.PROJECT: tr("Project work"),
        Format.BREAK: tr("Break"),
        Format.CLOSING: tr("Closing"),
    }


def shapes() -> dict[Shape, str]:
    """Return what people do in each shape, in the order of their colours."""
    return {
        Shape.LISTEN: tr("Listen"),
        Shape.TOGETHER: tr("Together"),
        Shape.HANDS_ON: tr("Hands-on"),
        Shape.PAUSE: tr("Break"),
    }
