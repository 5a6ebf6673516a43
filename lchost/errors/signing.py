"""Trouble with the key that certificates are signed with."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError
from lchost.errors.file import NotSaved


class PassphraseTooShort(HostError):
    """A passphrase that could be guessed."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The passphrase is too short: it needs at least {least} characters. A few words with"
        " spaces are good.",
    )


class WrongPassphrase(HostError):
    """The key stays locked."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This is not the passphrase of the signing key. Look at the keyboard's language and at"
        " Caps Lock, and try again.",
    )


class NoKeyFile(HostError):
    """The file that keeps the signing key is not there."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The file of the signing key is not there: {path}. Bring it back from its copy on the"
        " USB stick, or from the recovery sheet.",
    )


class NoSigningKey(HostError):
    """Nobody has made a key for this community yet."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This community has no signing key yet. Open it in lchost and make one: Settings, Signing.",
    )


class KeyFileDamaged(HostError):
    """It is a key file, or was, and cannot be opened as it is now."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The file of the signing key is damaged: {path}. Bring the key back from its copy on the"
        " USB stick, or from the recovery sheet; it stays the same key.",
    )


class NotAKeyFile(KeyFileDamaged):
    """Another kind of file."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} is not a signing key of lchost. Choose the file that ends in .lckey.",
    )


class NewerKeyFile(KeyFileDamaged):
    """A later lchost has written it."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} was written by a newer lchost. Install the newer lchost to open it; nothing was"
        " changed.",
    )


class KeyFileExists(NotSaved):
    """A key would be written over something else, perhaps another key."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is already another file {path}, and a key is never written over it. Choose"
        " another folder, or move that file away.",
    )


class CopyBesideKey(HostError):
    """A copy that would be lost together with the key."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The key itself is in {folder}: a copy there would be lost with it. Choose another place,"
        " best a USB stick.",
    )


class KeyNotKept(HostError):
    """A key that lies in one place only signs nothing yet."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The signing key is not kept safe yet: copy it to a USB stick and print its recovery"
        " sheet first (Settings, Signing).",
    )


class NotASite(HostError):
    """No phone would open a page by this, or none would let it verify."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{site}” is no address of a page that begins with https:// and has at most {most}"
        " characters.",
    )


class AnotherKey(HostError):
    """A key was brought back, but not the one that is missing."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This is another key (fingerprint {found}); this community signs with {wanted}. Look for"
        " the copy or the sheet with that fingerprint.",
    )


class EmptyPassphraseFile(HostError):
    """The file that a command reads the passphrase from says nothing."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{path} has no passphrase: its first line is empty. Write it there."
    )


class SheetLineWrong(HostError):
    """A line of the recovery sheet was typed wrongly."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Line {line} is not as on the sheet. Compare it letter by letter."
    )


class SheetIncomplete(HostError):
    """A line of the recovery sheet is missing, or letters of it."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Line {line} is not complete. The sheet has {lines} lines of 9 letters."
    )


class SheetDoesNotAddUp(HostError):
    """Each line is possible, but they are not of one sheet."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The lines do not belong together. Are they all from the same sheet? Compare each once"
        " more.",
    )
