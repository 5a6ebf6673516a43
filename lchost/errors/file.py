"""Trouble with the community file, or with taking a change back."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


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


class DamagedValue(DamagedFile):
    """A value in the open file is none that lchost has written."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "A part of the community file is damaged and cannot be read. Restore one of its copies"
        " (menu File), or the page will lack what is said there.",
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


class NotSaved(HostError):
    """The disk refused: unplugged, held by another program, full, read-only."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Nothing was saved: the disk refused ({detail}). Check it and try again."
    )


class CannotWrite(NotSaved):
    """The folder or file refuses to be written."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} cannot be written: its folder or file is read-only. Choose another place,"
        " or ask for permission to write there.",
    )


class NotAFileToWrite(NotSaved):
    """A folder, a device, or a link that leads round in a circle."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} cannot be written: it is not the name of a file. Choose another name.",
    )


class WouldOverwrite(NotSaved):
    """Something is to be written over a file that is read, or written too."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} is named twice: it would overwrite what is read from it or written to it."
        " Choose another name. Nothing was written.",
    )


class DiskFull(NotSaved):
    """No space is left; nothing of the change was kept."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The disk is full, so nothing was saved. Free some space and try again.",
    )


class FileMoved(NotSaved):
    """The open file is no longer where it was: what is written now would be lost with it."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Nothing was saved: {path} was moved, renamed or deleted while it is open. Put it back"
        " where it was (look in the wastebasket), then try again.",
    )


class GoneMeanwhile(HostError, LookupError):
    """A person, workshop or group that was there when the work began."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Nothing was changed: somebody or something that this is about was taken out meanwhile."
        " Look again, and repeat it if it is still wanted.",
    )


class OlderFile(HostError):
    """The file needs a change of shape that looking only must not make."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{path} is from an older lchost. Open it once in lchost; it is then updated."
    )


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
