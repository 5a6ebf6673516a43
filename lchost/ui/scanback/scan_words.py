"""Sheets that come back, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from lchost.errors import HostError
from lchost.paper.feedback_replies import Reply
from lchost.paper.scanback.bringing import NotRead
from lchost.paper.scanback.reading import ReadSheet, Trouble
from lchost.paper.scanback.rows import Row, RowKind, Value, is_copy
from lchost.paper.scanback.said import is_feedback
from lchost.paper.scanback.taking import Taken
from lchost.planning import workshops
from lchost.ui import wording
from lchost.ui.widgets.cells import Cell


def tr(text: str) -> str:
    """Translate a sentence about sheets that come back."""
    return QCoreApplication.translate("ScanBack", text)


def subject(row: Row, names: Mapping[int, str]) -> str:
    """Return whom or what a row asks about."""
    if row.kind is RowKind.PERSON:
        return names[row.registration_id]
    if row.kind is RowKind.SPARE:
        return tr("A name by hand")
    return question(row.question)


def question(key: str) -> str:
    """Return the short name of a question of the feedback form."""
    return {
        "worth_it": tr("Worth the time"),
        "learned": tr("Learned something"),
        "pace": tr("The pace"),
        "welcome": tr("Felt welcome"),
        "recommend": tr("Would recommend"),
        "was_good": tr("What was good"),
        "should_change": tr("What should change"),
    }[key]


def read_as(row: Row, value: Value) -> Cell:
    """Return what a row was read as, or what the host made of it."""
    if row.kind is RowKind.PERSON:
        return Cell(tr("Here"), tone="welcome") if value else Cell(tr("Not here"), muted=True)
    if row.kind is RowKind.CHOICE:
        if value is None:
            return Cell(tr("No answer"), muted=True)
        said = tr("{value} of {most}")
        return Cell(said.format(value=wording.number(int(value)), most=row.steps[-1]))
    nothing = tr("Nobody yet") if row.kind is RowKind.SPARE else tr("Not typed")
    return Cell(str(value)) if value else Cell(nothing, muted=True)


def why_asked(row: Row) -> str:
    """Return why the host should look at a row that is not sure."""
    if row.kind is RowKind.PERSON:
        return tr(
            "Is this person here? The mark is faint or beside the box, or there is a signature but"
            " no tick."
        )
    if row.kind is RowKind.SPARE:
        if row.is_marked:
            return tr("Somebody without a place. Type the name that is written here.")
        return tr("Perhaps somebody is on this line. Type the name, or leave it empty.")
    if row.kind is RowKind.CHOICE:
        return tr(
            "Which one is meant? A mark is faint or beside its box, or there is more than one."
        )
    return tr("Type what is written here, if you want to keep it.")


def missed(one: NotRead) -> str:
    """Return what was not read, and what to do."""
    if isinstance(one.error, HostError):
        return wording.trouble(one.error)
    name = one.name or tr("The picture")
    if one.page:
        name = tr("{name}, page {n}").format(name=name, n=wording.number(one.page))
    if one.workshop_id:
        title = workshops.get(one.workshop_id).title
        said = tr("{name} belongs to “{title}”. Open that workshop to read it.")
        return said.format(name=name, title=title)
    if one.why is Trouble.CUT_OFF:
        said = tr("{name}: corners are outside the picture. Take it with all four round marks.")
    elif one.why is Trouble.CORNERS:
        said = tr(
            "{name}: marks in the corners are covered, folded or blurred. Take it flat and sharp,"
            " with all four."
        )
    elif one.why is Trouble.NO_CODE:
        said = tr(
            "{name}: the code cannot be read: it is outside the picture, covered or blurred. Take"
            " the square code at the foot with it."
        )
    elif one.why is Trouble.UNKNOWN:
        said = tr("{name}: this sheet was not printed by this community.")
    else:
        said = tr("{name}: no sheet of lchost is seen. Take it closer, sharp and in good light.")
    return said.format(name=name)


def warnings(
    sheets: Sequence[ReadSheet], known: Collection[str], replies: Sequence[Reply]
) -> list[str]:
    """Return what to know of forms before they are kept: copies, read before, blank."""
    told = []
    if any(map(is_copy, sheets)):
        told.append(
            tr(
                "Some forms are copies with one code. Each counts now; read all copies together,"
                " and print forms from lchost the next time."
            )
        )
    again = sum(reply.sheet in known for reply in replies)
    if again:
        told.append(
            wording.counted(
                again,
                tr("1 form was read before; its answers are brought up to date."),
                tr("{n} forms were read before; their answers are brought up to date."),
            )
        )
    keeps = {reply.sheet for reply in replies}
    blank = [one.code for one in sheets if is_feedback(one) and one.code not in keeps]
    stays = sum(code in known for code in blank)
    if new := len(blank) - stays:
        told.append(
            wording.counted(
                new,
                tr("1 form says nothing; it is not kept."),
                tr("{n} forms say nothing; they are not kept."),
            )
        )
    if stays:
        told.append(
            wording.counted(
                stays,
                tr("1 form that was read before says nothing now; what it said stays."),
                tr("{n} forms that were read before say nothing now; what they said stays."),
            )
        )
    return told


def verb(people: int, forms: int) -> str:
    """Return what the button does."""
    checks = wording.counted(people, tr("Check in 1 person"), tr("Check in {n} people"))
    keeps = wording.counted(forms, tr("Keep 1 form"), tr("Keep {n} forms"))
    if people and forms:
        return tr("{check_in}, {keep}").format(check_in=checks, keep=keeps[:1].lower() + keeps[1:])
    return keeps if forms else checks


def taken(done: Taken) -> str:
    """Return what became of the sheets."""
    parts = []
    if done.checked_in:
        parts.append(wording.counted(done.checked_in, tr("1 checked in"), tr("{n} checked in")))
    if done.new:
        parts.append(wording.counted(done.new, tr("1 came new"), tr("{n} came new")))
    if done.known:
        parts.append(wording.counted(done.known, tr("1 was in before"), tr("{n} were in before")))
    if done.replies:
        parts.append(wording.counted(done.replies, tr("1 form kept"), tr("{n} forms kept")))
    return ", ".join(parts) or tr("Nothing was new on these sheets")
