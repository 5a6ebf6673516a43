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


# --- lists of people ---------------------------------------------------------------------------


class CannotRead(HostError):
    """The file is there, but the system does not let us read it."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} cannot be read. Close it in other programs, or ask for permission to read it.",
    )


class EmptyTable(HostError):
    """Nothing in it, or nothing but blank lines."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{name} is empty. Export the list of people again and choose the new file."
    )


class NoPeople(HostError):
    """A header and no row below it."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} has column names, but no people below them. Check that the export holds"
        " attendees, and choose it again.",
    )


class NotATable(HostError):
    """The bytes are another kind of file, whatever its name ends in; `what` names the kind."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} is not a table but a {what} file. Export the list of people as CSV or XLSX"
        " and choose that file.",
    )


class OldWorkbook(HostError):
    """Excel's format from before 2007, or a workbook locked with a password: same envelope."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} is an old Excel workbook (.xls) or is locked with a password. Open it in a"
        " spreadsheet program and save it as XLSX or CSV without a password.",
    )


class UnreadableWorkbook(HostError):
    """An XLSX that is cut off or damaged."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} is damaged and cannot be read as a workbook. Download it again, or open it in a"
        " spreadsheet program and save it as CSV.",
    )


class TableTooBig(HostError):
    """More megabytes than a list of people ever has."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} is too big ({size_mb} MB; at most {limit_mb} MB can be read). Split it into"
        " smaller files.",
    )


class TooManyRows(HostError):
    """More rows than can be read."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} has more than {limit} rows. Split it into smaller files.",
    )


class TableTooWide(HostError):
    """More columns, or more cells in all, than a list of people ever has."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name} has too many columns ({columns}; at most {limit} can be read). Take out those"
        " that are not needed, and choose it again.",
    )


class CellTooLong(HostError):
    """A book in one cell."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name}: line {line} is longer than {limit} letters. Shorten it and try again.",
    )


class UnclosedQuote(HostError):
    """A quotation mark swallows the rest of the file."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        '{name}: line {line} opens a quotation mark (") that is never closed, so the rows after'
        " it cannot be told apart. Mend that line and try again.",
    )


class NoNameColumn(HostError):
    """No column says what people are called."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "No column holds the names of the people. Choose the column with their names,"
        " or export the list with a column called “Name”.",
    )


class BadEmail(HostError):
    """An e-mail address that cannot be one."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{email}” is not an e-mail address. Write it like name@example.org, or leave it empty.",
    )


class NoSuchMember(HostError):
    """Undone or erased meanwhile."""

    says = QT_TRANSLATE_NOOP("HostError", "This person is no longer in the community.")


class NoSuchLevel(HostError):
    """A skill level beyond the scale."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{level} is not a skill level. Levels go from 1 (new to it) to 5 (expert)."
    )


# --- groups ----------------------------------------------------------------------------------


class NobodyToGroup(HostError):
    """No one is in (or registered), so there is nothing to divide."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is nobody to put into groups yet. Check people in, or make groups of those"
        " registered.",
    )


class UnknownPerson(HostError):
    """A rule or a move names somebody who is not in the room."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "A rule or a move names somebody who is not among the people of these groups."
    )


class RulesCollide(HostError):
    """Keep-together and keep-apart rules that cannot all hold; `collisions` says which."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The keep-together and keep-apart rules cannot all be kept with groups of this size."
        " Take one of them out, or choose larger groups.",
    )

    def __init__(self, collisions: tuple[object, ...] = (), **facts: object) -> None:
        super().__init__(**facts)
        self.collisions = collisions


class BlockTooLarge(RulesCollide):
    """A chain of keep-together rules needs more seats than a group has."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} are all to be kept together, but a group has only {seats} seats. Choose larger"
        " groups, or take one of these rules out.",
    )


class ApartYetTogether(RulesCollide):
    """Two people are to be apart, and other rules bind them."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{one} and {other} are to be kept apart, but other rules keep them together ({chain})."
        " Take one of these rules out.",
    )


class TooManyToKeepApart(RulesCollide):
    """More people who are all to be apart than there are groups."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} are all to be kept apart from each other, but there are only {groups} groups."
        " Make more groups, or take one of these rules out.",
    )


class PairRulesDoNotFit(RulesCollide):
    """Each rule alone is possible, all of them are not."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The rules for {names} leave no way to seat them all. Take one of these rules out, or"
        " choose larger groups.",
    )


class OneIsNoPair(HostError):
    """A pair rule with the same person twice."""

    says = QT_TRANSLATE_NOOP("HostError", "Choose two different people for a rule.")


# --- paper and certificates --------------------------------------------------------------------


class NobodyToPrint(HostError):
    """Nobody has a place, or every badge was printed before."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is no badge to print: nobody has a place in “{workshop}” yet. Add people first.",
    )


class NothingNew(HostError):
    """Only new badges were asked for, and there are none."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Every badge of “{workshop}” has been printed. Choose all badges, or one person, to print"
        " again.",
    )


class NotPrinted(HostError):
    """The printer is off, out of reach, or refuses the job."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{printer}” did not take the pages. Look whether it is on and has paper, then print"
        " again; or save the PDF.",
    )


class NoReason(HostError):
    """A certificate is taken back without saying why."""

    says = QT_TRANSLATE_NOOP("HostError", "Say why this certificate is taken back.")


class AlreadyVoided(HostError):
    """A certificate is taken back twice."""

    says = QT_TRANSLATE_NOOP("HostError", "Certificate {number} was taken back before.")


class AlreadyReplaced(HostError):
    """A certificate is issued anew twice."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Certificate {number} was replaced by {by} before. Issue that one anew."
    )


class CertificateAltered(HostError):
    """The frozen bytes are not those that were frozen."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Certificate {number} has been changed in the file since it was issued. Restore a copy"
        " of the community, or issue it anew.",
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


# --- safekeeping -----------------------------------------------------------------------------


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


class NoName(HostError):
    """A person without a name."""

    says = QT_TRANSLATE_NOOP("HostError", "Write a name first: it is all that is needed.")


# --- rehearsing ------------------------------------------------------------------------------


class NobodyHasAPlace(HostError):
    """There are rows, but all are cancelled, declined, unnamed or not to be read."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Nobody in {path} has a place: of its {rows} rows none is a person with a name whose"
        " registration stands. Look at its name and status columns.",
    )
