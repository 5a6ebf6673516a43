"""What is kept of people, in words: roles, places, answers, sources of a skill."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication

from lchost.ui import wording

Value = object  # str, several of them, a number, or a truth


def tr(text: str) -> str:
    """Translate a word about people."""
    return QCoreApplication.translate("People", text)


def _key(word: Enum | str) -> str:
    return str(word.value) if isinstance(word, Enum) else word


def roles() -> list[tuple[str, str]]:
    """Return the roles in a workshop: the word kept, and the words shown."""
    return [
        ("attendee", tr("Attendee")),
        ("facilitator", tr("Facilitator")),
        ("mentor", tr("Mentor")),
        ("helper", tr("Helper")),
    ]


ROLE_ICONS = {"facilitator": "mic", "mentor": "heart-handshake", "helper": "hand-heart"}


def role_words(role: Enum | str) -> str:
    """Return a role as a host reads it."""
    return dict(roles()).get(_key(role), _key(role))


def status_words(status: Enum | str) -> str:
    """Return what a registration is worth."""
    known = {
        "registered": tr("Registered"),
        "waitlisted": tr("On the waitlist"),
        "cancelled": tr("Cancelled"),
    }
    return known.get(_key(status), _key(status))


STATUS_LOOKS = {
    "registered": ("welcome", "circle-check"),
    "waitlisted": ("attention", "clock"),
    "cancelled": ("neutral", "circle-minus"),
}


def source_words(source: Enum | str) -> str:
    """Return who said how skilled somebody is."""
    known = {
        "self": tr("says so"),
        "pre": tr("before"),
        "post": tr("after"),
        "host": tr("host"),
    }
    return known.get(_key(source), _key(source))


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of answers: the word kept, and the words shown."""
    return [
        ("category", tr("One of a few answers")),
        ("many", tr("Several answers")),
        ("number", tr("A number")),
        ("yes_no", tr("Yes or no")),
    ]


def answer_words(value: Value) -> str:
    """Return an answer as a host reads it."""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, int):
        return wording.number(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


def kind_words(kind: Enum | str) -> str:
    """Return a kind of answer as a host reads it."""
    return dict(kinds()).get(_key(kind), _key(kind))
