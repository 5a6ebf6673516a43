"""Trouble that a host can mend, as types that carry facts.  Anything else is a fault of ours.

Each type keeps its sentence as a template: the command line prints it as it is, the screen
translates it (`ui.wording`).  `NOOP` marks the template for the translators' tools.
"""

from __future__ import annotations

from typing import ClassVar


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` for translation; change nothing."""
    return text


class HostError(Exception):
    """Expected trouble: what is wrong, which thing, what to do.

    `facts` fill the braces of `says`.
    """

    says: ClassVar[str] = QT_TRANSLATE_NOOP("HostError", "That could not be done.")

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def __str__(self) -> str:
        return self.says.format(**self.facts)


# --- the community file -----------------------------------------------------------------------


class NotACommunity(HostError):
    """The file is something else: text, a picture, another program's database."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} is not an lchost community. Choose a file that lchost has made,"
        " or start a new community.",
    )


class NewerFile(HostError):
    """A later lchost has written this file; this one would not understand it."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} was written by a newer lchost (file version {found}, this program knows"
        " {known}). Install the newer lchost to open it; nothing was changed.",
    )


class DamagedFile(HostError):
    """SQLite cannot read the file, or its check found faults."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} is damaged and was not opened. Restore one of its copies from the Welcome page.",
    )


class FileInUse(HostError):
    """Another lchost has the file open."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} is open in another lchost. Close it there first; two programs must never"
        " write one file.",
    )


class NoSuchFile(HostError):
    """There is no file at this path."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "There is no file {path}. It may have been moved or renamed."
    )


class FileExists(HostError):
    """A new community would overwrite something."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "There is already a file {path}. Choose another name or place."
    )


class CannotWrite(HostError):
    """The folder or file refuses to be written."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} cannot be written: its folder or file is read-only. Choose another place,"
        " or ask for permission to write there.",
    )


class DiskFull(HostError):
    """No space is left; nothing of the change was kept."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The disk is full, so nothing was saved. Free some space and try again.",
    )


class NotSaved(HostError):
    """The disk refused for another reason (unplugged, locked by another program)."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Nothing was saved: the disk refused ({detail}). Check it and try again."
    )


class OlderFile(HostError):
    """The file needs a change of shape that looking only must not make."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{path} is from an older lchost. Open it once in lchost; it is then updated."
    )


# --- undo ------------------------------------------------------------------------------------


class NothingToUndo(HostError):
    """The stack is empty."""

    says = QT_TRANSLATE_NOOP("HostError", "There is nothing to undo.")


class ChangedSince(HostError):
    """A row of the step was changed by something else since."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{label}” cannot be taken back: what it changed has been changed again since.",
    )


class CannotBeUndone(HostError):
    """A step that has left the computer: `instead` says what to do."""

    says = QT_TRANSLATE_NOOP("HostError", "“{label}” cannot be undone. {instead}")


# --- starting --------------------------------------------------------------------------------


class NoScreen(HostError):
    """The window was asked for where no screen is."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is no screen here to open a window on. “lchost rehearse” works without one.",
    )


# --- planning --------------------------------------------------------------------------------


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
