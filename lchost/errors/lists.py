"""Trouble with people and the lists that they come from."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


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


class FolderNotFile(HostError):
    """A folder was chosen where a list is wanted."""

    says = QT_TRANSLATE_NOOP("HostError", "{path} is a folder, not a list. Choose a file in it.")


class ColumnAsRound(HostError):
    """A roster's first column is called as the columns are that a plan adds to it."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name}: the first column is called “{column}”, as a round of the plan would be."
        " Give it another name, such as “Name”.",
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


class NoName(HostError):
    """A person without a name."""

    says = QT_TRANSLATE_NOOP("HostError", "Write a name first: it is all that is needed.")


class RosterRowUnnamed(HostError):
    """A row whose first cell is empty, where that cell says who it is."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{name}, line {line}: the first column ({column}) is empty. Say who it is."
    )


class NameTwice(HostError):
    """Two rows with the same first cell, where that cell says who it is."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{name}: “{who}” stands twice in the first column ({column}). Each person needs a name or"
        " number of their own there.",
    )


class NoSuchColumn(HostError):
    """A column is named that the table does not have."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{name} has no column “{column}”. Its columns are: {columns}."
    )


class NoSuchWeight(HostError):
    """A column is to be mixed by a weight that there is not."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{column}: “{said}” is no weight. Write a little, normal or a lot behind the colon, or"
        " nothing.",
    )


class NobodyHasThatValue(HostError):
    """A rule is about a value that no cell of its column holds."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{name}, column {column}: nobody has “{said}”. Its values are: {values}."
    )


class NotANumber(HostError):
    """A cell of a column of numbers."""

    says = QT_TRANSLATE_NOOP("HostError", "{name}, column {column}: “{said}” is not a number.")


class NeitherYesNorNo(HostError):
    """A cell of a yes/no column."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{name}, column {column}: “{said}” is neither yes nor no."
    )


class NotAPair(HostError):
    """A line of a file of pairs without two different people."""

    says = QT_TRANSLATE_NOOP("HostError", "{name}, line {line}: there must be two people.")


class NobodyOfThatName(HostError):
    """A pair names somebody who is not in the roster."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{name}, line {line}: nobody in the roster is called “{who}”."
    )
