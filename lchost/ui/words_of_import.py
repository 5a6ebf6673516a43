"""What an import would do, in words: each row, each column, each oddity."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.roster.importing import Imported, Note, Place, Preview, Reason, RowVerdict, Verdict
from lchost.roster.known import Change
from lchost.roster.mapping import Field, Service
from lchost.roster.tables import Oddity, Table, TableWarning
from lchost.ui import wording
from lchost.ui.widgets import Cell
from lchost.ui.words_of_people import role_words

_CHANGES_NAMED = 2
_LINES_NAMED = 3


def tr(text: str) -> str:
    """Translate a sentence about an import."""
    return QCoreApplication.translate("Import", text)


# --- the file -----------------------------------------------------------------------------------


def service_words(service: Service) -> str:
    """Return whose export a table is; empty for a list of one's own."""
    names = {
        Service.EVENTBRITE: "Eventbrite",
        Service.LUMA: "Luma",
        Service.GOOGLE_FORMS: "Google Forms",
        Service.TITO: "Tito",
    }
    return names.get(service, "")


def facts(table: Table, service: Service) -> str:
    """Return file, service, number of rows and encoding in one line."""
    rows = wording.counted(len(table.rows), tr("1 row"), tr("{n} rows"))
    encoding = encoding_words(table.encoding)
    parts = (table.name, service_words(service), table.sheet, rows, encoding)
    return " · ".join(part for part in parts if part)


def encoding_words(codec: str) -> str:
    """Return the name by which people know an encoding."""
    name = codec.lower().replace("_", "-").removesuffix("-sig")
    return name.replace("cp125", "windows-125").upper().replace("WINDOWS", "Windows")


def warning_words(warning: TableWarning) -> str:
    """Return an oddity of the file as a sentence."""
    n = warning.count
    said = {
        Oddity.SHORT_ROWS: (
            tr("1 row has fewer cells than there are columns; the rest is empty{lines}."),
            tr("{n} rows have fewer cells than there are columns; the rest is empty{lines}."),
        ),
        Oddity.LONG_ROWS: (
            tr("1 row has more cells than there are columns; look at it{lines}."),
            tr("{n} rows have more cells than there are columns; look at them{lines}."),
        ),
        Oddity.REPEATED_HEADER: (
            tr("The column “{detail}” stands there twice."),
            tr("The column “{detail}” stands there {n} more times."),
        ),
        Oddity.BLANK_HEADER: (
            tr("Column {detail} has no name."),
            tr("{n} columns have no name."),
        ),
        Oddity.NO_HEADER: (
            tr("The file has no line with names of columns; check what each column is."),
        )
        * 2,
        Oddity.TITLE_LINE: (
            tr("1 line above the names of columns was passed over."),
            tr("{n} lines above the names of columns were passed over."),
        ),
        Oddity.NUL_BYTES: (
            tr("1 broken character was left out."),
            tr("{n} broken characters were left out."),
        ),
        Oddity.BROKEN_TEXT: (
            tr("1 row has characters that could not be read{lines}."),
            tr("{n} rows have characters that could not be read{lines}."),
        ),
        Oddity.GUESSED_ENCODING: (
            tr("The encoding was guessed: check names with accents, or choose another one."),
        )
        * 2,
        Oddity.FORMULAS: (
            tr("1 row has a spreadsheet formula; it is kept as plain text{lines}."),
            tr("{n} rows have spreadsheet formulas; they are kept as plain text{lines}."),
        ),
    }[warning.oddity]
    text = wording.counted(n, *said)
    return text.format(detail=warning.detail, lines=_lines(warning.lines))


def _lines(lines: tuple[int, ...]) -> str:
    if not lines:
        return ""
    shown = ", ".join(str(line) for line in lines[:_LINES_NAMED])
    if len(lines) > _LINES_NAMED:
        return tr(" (lines {lines}, …)").format(lines=shown)
    return wording.counted(len(lines), tr(" (line {lines})"), tr(" (lines {lines})")).format(
        lines=shown
    )


# --- a row --------------------------------------------------------------------------------------


def is_open(row: RowVerdict) -> bool:
    """Tell whether a row waits for the host's word."""
    return row.verdict is Verdict.NEW and row.reason is Reason.PERHAPS


def is_left_out(row: RowVerdict) -> bool:
    """Tell whether nothing comes of a row."""
    return row.verdict in (Verdict.DUPLICATE, Verdict.SKIP, Verdict.ERROR)


def is_trouble(row: RowVerdict) -> bool:
    """Tell whether something about a row wants a look."""
    return row.verdict is Verdict.ERROR or bool(row.notes)


def does_something(row: RowVerdict) -> bool:
    """Tell whether somebody is added, changed or given a place by a row."""
    return row.verdict in (Verdict.NEW, Verdict.CHANGED) or (
        row.verdict is Verdict.UNCHANGED and row.place is not None
    )


def what_it_is(row: RowVerdict) -> Cell:
    """Return the pill that says what a row is."""
    if row.verdict is Verdict.ERROR:
        return Cell(tr("No name"), tone="attention", icon="triangle-alert")
    if is_open(row):
        said = tr("Perhaps {name}").format(name=row.suggested_name)
        return Cell(said, tone="attention", icon="triangle-alert")
    if row.notes and not is_left_out(row):
        return Cell(note_words(row.notes[0]), tone="attention", icon="triangle-alert")
    if row.verdict is Verdict.NEW:
        return Cell(tr("New"), tone="welcome", icon="plus")
    if row.verdict in (Verdict.CHANGED, Verdict.UNCHANGED):
        if row.reason is Reason.CANCELLED:
            return Cell(tr("Cancelled"), tone="neutral", icon="circle-minus")
        return Cell(tr("Already a member"), tone="accent", icon="link")
    return Cell(_out_words(row), tone="neutral", icon="circle-dashed")


def _out_words(row: RowVerdict) -> str:
    if row.verdict is Verdict.DUPLICATE:
        return tr("Same as line {line}").format(line=row.other_line)
    return {
        Reason.CANCELLED: tr("Cancelled"),
        Reason.NOT_ANSWERED: tr("Has not answered"),
        Reason.UNNAMED: tr("No name yet"),
        Reason.CHOSEN: tr("Left out by you"),
    }.get(row.reason, tr("Left out"))


def note_words(note: Note) -> str:
    """Return what is odd about a row, in a few words."""
    return {
        Note.FORMULA: tr("Name is a formula"),
        Note.BAD_EMAIL: tr("E-mail looks wrong"),
        Note.BAD_ANSWER: tr("Answer of another kind"),
        Note.UNKNOWN_STATUS: tr("Unknown status"),
        Note.CANCELLED_HERE: tr("Cancelled by you"),
        Note.OTHER_NAME: tr("Known by another name"),
        Note.SHARED_EMAIL: tr("Shared e-mail"),
        Note.LONG_NAME: tr("Name was cut"),
    }[note]


def what_happens(row: RowVerdict) -> str:
    """Return in words what an import does with a row."""
    if is_open(row):
        return tr("Add, or choose…")
    if row.verdict is Verdict.NEW:
        return _added_words(row)
    if row.verdict is Verdict.CHANGED:
        return _changed_words(row)
    if row.verdict is Verdict.UNCHANGED:
        known = {Place.REGISTER: tr("Give a place"), Place.WAITLIST: tr("Put on the waitlist")}
        return known.get(row.place, tr("Leave as it is")) if row.place else tr("Leave as it is")
    return tr("Count as a guest") if row.guests else tr("Leave out")


def _added_words(row: RowVerdict) -> str:
    if row.place is Place.WAITLIST:
        return tr("Add, on the waitlist")
    if row.role and row.role != "attendee":
        return tr("Add as {role}").format(role=role_words(row.role).lower())
    return tr("Add without e-mail") if Note.BAD_EMAIL in row.notes else tr("Add")


def _changed_words(row: RowVerdict) -> str:
    if row.place is Place.CANCEL:
        return tr("Give the place back")
    names = [change_name(change) for change in row.changes]
    if row.role:
        names.append(tr("role"))
    said = tr("Update {fields}").format(fields=wording.listed(names, most=_CHANGES_NAMED))
    if not names:
        said = tr("Give a place") if row.place is Place.REGISTER else tr("Put on the waitlist")
    elif row.place is Place.REGISTER:
        said = tr("{update}, give a place").format(update=said)
    elif row.place is Place.WAITLIST:
        said = tr("{update}, waitlist").format(update=said)
    return said


def why(row: RowVerdict, member_name: str) -> str:
    """Return the reason of a verdict as a sentence; `member_name` is whom the row means."""
    name = member_name or row.suggested_name
    said = {
        Reason.NOBODY_LIKE_THEM: tr("Nobody in the community is like them."),
        Reason.PERHAPS: tr("{name} has this name, or nearly. Is it the same person?"),
        Reason.SAME_EMAIL: tr("The same e-mail as {name}."),
        Reason.SAME_ID: tr("The same number of the service as {name}."),
        Reason.SAME_PHONE: tr("The same phone as {name}."),
        Reason.SAME_NAME: tr("The same name as {name}, and nothing else to tell them by."),
        Reason.EARLIER_ROW: tr("The same person as in line {line}."),
        Reason.CANCELLED: tr("The file says that they cancelled."),
        Reason.NOT_ANSWERED: tr("They were invited and have not answered."),
        Reason.UNNAMED: tr("Somebody has this place, but the file does not say who."),
        Reason.NO_NAME: tr("The row has no name."),
        Reason.CHOSEN: tr("As you chose."),
    }[row.reason]
    text = said.format(name=name, line=row.other_line)
    return " ".join([text, *(note_sentence(note) for note in row.notes)])


def note_sentence(note: Note) -> str:
    """Return what is odd about a row as a sentence."""
    return {
        Note.FORMULA: tr("The name is a spreadsheet formula; it is kept as plain text."),
        Note.BAD_EMAIL: tr("The e-mail address cannot be one; it is left out."),
        Note.BAD_ANSWER: tr("An answer is of another kind than asked; it is left out."),
        Note.UNKNOWN_STATUS: tr("The status is a word that is not known; they count as coming."),
        Note.CANCELLED_HERE: tr("You have cancelled their place; it stays so."),
        Note.OTHER_NAME: tr("The member goes by quite another name here; it is left as it is."),
        Note.SHARED_EMAIL: tr("Somebody else in the file has the same e-mail."),
        Note.LONG_NAME: tr("The name is very long and was cut."),
    }[note]


def change_words(change: Change) -> str:
    """Return one change of a member: "phone: 12 → 34"."""
    if change.before:
        said = tr("{field}: {before} → {after}")
        return said.format(field=change_name(change), before=change.before, after=change.after)
    return tr("{field}: {after}").format(field=change_name(change), after=change.after)


def change_name(change: Change) -> str:
    """Return what changes: the field, the question or the topic."""
    if change.field is Field.STATUS:
        return tr("archived")
    return change.name or field_words(change.field).lower()


# --- a column -----------------------------------------------------------------------------------


def fields() -> list[tuple[Field, str]]:
    """Return what a column may mean, the usual ones first."""
    return [
        (Field.IGNORE, tr("Leave out")),
        (Field.NAME, tr("Name")),
        (Field.FIRST_NAME, tr("First name")),
        (Field.LAST_NAME, tr("Last name")),
        (Field.DISPLAY_NAME, tr("Name to be called")),
        (Field.LEGAL_NAME, tr("Legal name")),
        (Field.PRONOUNS, tr("Pronouns")),
        (Field.EMAIL, tr("E-mail")),
        (Field.PHONE, tr("Phone")),
        (Field.LANGUAGE, tr("Language")),
        (Field.ATTRIBUTE, tr("An answer")),
        (Field.SKILL, tr("A skill from 1 to 5")),
        (Field.ACCESS_NEEDS, tr("Access needs")),
        (Field.NOTES, tr("Notes")),
        (Field.ATTENTION, tr("Said at the door")),
        (Field.ROLE, tr("Role")),
        (Field.STATUS, tr("Status of the place")),
        (Field.EXTERNAL_ID, tr("Number of the place")),
        (Field.ORDER_ID, tr("Number of the order")),
        (Field.QUANTITY, tr("Number of places")),
    ]


def field_words(field: Field) -> str:
    """Return what a column means."""
    return dict(fields())[field]


# --- the whole ----------------------------------------------------------------------------------


def people_of(shown: Preview) -> int:
    """Return how many people an import adds, changes or gives a place."""
    return sum(map(does_something, shown.rows))


def verb(shown: Preview) -> str:
    """Return the words of the button that imports."""
    people = people_of(shown)
    if people:
        return wording.counted(people, tr("Import 1 person"), tr("Import {n} people"))
    guests = shown.counts.unnamed
    if guests:
        return wording.counted(guests, tr("Count 1 guest"), tr("Count {n} guests"))
    return tr("Import")


def undo_label(shown: Preview) -> str:
    """Return what the Edit menu offers to undo."""
    people = people_of(shown)
    return wording.counted(people, tr("import of 1 person"), tr("import of {n} people"))


def note(shown: Preview) -> str:
    """Return what a host should know before pressing the button."""
    unsure = sum(map(is_open, shown.rows))
    if shown.counts.is_nothing and not shown.counts.unnamed:
        return tr("Everybody is here already: there is nothing to import.")
    if unsure:
        one = tr("1 row may be somebody you know; it is added as new unless you choose.")
        many = tr("{n} rows may be people you know; they are added as new unless you choose.")
        return wording.counted(unsure, one, many)
    return tr("One Ctrl+Z takes all of it back.")


def done(what: Imported) -> str:
    """Return what an import did, for the status line."""
    people = what.new + what.changed
    parts = [
        (what.new, tr("1 new"), tr("{n} new")),
        (what.changed, tr("1 updated"), tr("{n} updated")),
        (what.registered, tr("1 got a place"), tr("{n} got a place")),
        (what.waitlisted, tr("1 on the waitlist"), tr("{n} on the waitlist")),
        (what.cancelled, tr("1 cancelled"), tr("{n} cancelled")),
        (what.unnamed, tr("1 guest without a name"), tr("{n} guests without a name")),
    ]
    more = ", ".join(wording.counted(n, one, many) for n, one, many in parts if n)
    people = max(people, what.registered + what.waitlisted + what.cancelled)
    head = wording.counted(people, tr("Imported 1 person"), tr("Imported {n} people"))
    return tr("{imported}: {parts}").format(imported=head, parts=more) if more else head
