"""What has left lchost on paper: when, on which printer, how much, and whose badges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lchost.models import papers as rows
from lchost.models.database import Topic, writing
from lchost.paper.scanback import kept
from lchost.paper.scanback.layout import MarkedSheet
from lchost.roster import registrations


@dataclass(frozen=True)
class Gone:
    """A paper that went out.  `printer` is its name, or empty: saved as a file."""

    paper: str
    printer: str
    pages: int
    people: int
    at: datetime


def note(
    workshop_id: int,
    gone: Gone,
    badges_of: Iterable[int] = (),
    sheets: Iterable[MarkedSheet] = (),
) -> None:
    """Write down that a paper went out, of which registrations badges were on it, and its sheets.

    Sheets that come back are known by what is kept of them here.
    """
    badges = list(badges_of)
    with writing(Topic.PAPERS):
        rows.PaperPrint.create(
            workshop=workshop_id,
            paper=gone.paper,
            printer=gone.printer,
            pages=gone.pages,
            people=gone.people,
            at=gone.at,
        )
        kept.keep(workshop_id, gone.paper, sheets, gone.at)
        if badges:
            registrations.mark_printed(badges, gone.at)


def log(workshop_id: int) -> list[Gone]:
    """Return what went out for a workshop, the last first."""
    prints = rows.PaperPrint
    found = prints.select().where(prints.workshop == workshop_id).order_by(prints.id.desc())
    return [Gone(row.paper, row.printer, row.pages, row.people, row.at) for row in found]


def last(workshop_id: int) -> dict[str, Gone]:
    """Return when each paper came out of a printer the last time; saved ones do not count."""
    found: dict[str, Gone] = {}
    for gone in log(workshop_id):
        if gone.printer:
            found.setdefault(gone.paper, gone)
    return found
