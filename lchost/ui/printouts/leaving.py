"""A paper that is about to leave, and the words of what has left before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lchost.paper.printed import Gone
from lchost.paper.sheets.backs import Flip, badges_on
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.roster.registrations import Registration
from lchost.ui import wording
from lchost.ui.papers import BADGES, Choices, PaperKind
from lchost.ui.sheets import remembered

if TYPE_CHECKING:
    from lchost.paper.press import Paper


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Printouts", text)


@dataclass(frozen=True)
class Leaving:
    """A paper with its name.

    Attributes:
        key: what the log calls it.
        sheet: the sheet that its badges are on; empty for other papers.
        first_slot: the first label of that sheet.
        copies: how many of each page.
        here: the page that is looked at, counted from 0; None: none is.
        flip: how backs come about, or that there are none; None leaves it to the printer.
    """

    key: str
    title: str
    paper: Paper
    sheet: str = ""
    first_slot: int = 0
    flip: Flip | None = None
    copies: int = 1
    here: int | None = None

    @property
    def sides(self) -> int:
        """How many pages lie on one sheet."""
        return 2 if self.flip in (Flip.LONG, Flip.SHORT) else 1

    def all_pages(self) -> list[int]:
        """Return every page as often as it is wanted, copy after copy."""
        return list(range(self.paper.pages)) * self.copies

    def badges_on(self, pages: Collection[int]) -> list[int]:
        """Return whose badges have their front on these pages, counted from 0, by registration."""
        if not self.sheet:
            return []
        from lchost.paper.sheets.presets import SHEETS

        ids, flip = self.paper.registration_ids, self.flip or Flip.NONE
        numbers = badges_on(set(pages), SHEETS[self.sheet], len(ids), self.first_slot, flip)
        return [ids[number] for number in numbers]

    def offsets_on(self, printer: str) -> list[Offset]:
        """Return how far this printer is off on the fronts of the sheet, and on its backs."""
        if not self.sheet:
            return [NO_OFFSET]
        backs = (False, True)[: self.sides]
        return [remembered.offset(printer, self.sheet, is_back=is_back) for is_back in backs]


def pdf_elsewhere(leaving: Leaving) -> bytes:
    """Return the file for a printer that lchost does not reach, moved as that one needs it."""
    if not leaving.sheet:
        return leaving.paper.pdf
    from lchost.paper.sheets.moving import moved

    return moved(leaving.paper.pdf, leaving.offsets_on(remembered.ELSEWHERE))


def log_key(kind: PaperKind, round_id: int = 0) -> str:
    """Return what the log calls a paper; the list of each round is a paper of its own."""
    return f"{kind.key}/{round_id}" if kind.rounds else kind.key


def leaving(kind: PaperKind, choices: Choices, paper: Paper, title: str) -> Leaving:
    """Return a paper as it leaves."""
    key = log_key(kind, choices.round_id)
    if kind.key != BADGES:
        return Leaving(key, title, paper)
    return Leaving(key, title, paper, choices.sheet, choices.start_slot, paper.flip)


def when(at: datetime, zone: str, now: datetime | None = None) -> str:
    """Return "9:02" of today, else the day too."""
    is_today = wording.day_of(at, zone) == wording.day_of(now or datetime.now(UTC), zone)
    return wording.clock(at, zone) if is_today else wording.moment(at, zone)


def gone_words(gone: Gone, zone: str) -> str:
    """Return "Printed at 9:02 on Laser"."""
    said = tr("Printed at {when} on {printer}")
    return said.format(when=when(gone.at, zone), printer=gone.printer)


def told_gone(kind: PaperKind, gone: Mapping[str, Gone], zone: str) -> PaperKind:
    """Return a paper that says when it was printed; badges say how many were, of themselves."""
    found = None if kind.key == BADGES else gone.get(log_key(kind, kind.round_id))
    if found is None:
        return kind
    return replace(kind, sub=tr("Printed at {when}").format(when=when(found.at, zone)))


def badges_gone_words(people: Sequence[Registration], zone: str) -> str:
    """Return when the last of these badges were printed; empty: none was."""
    printed = [one.badge_printed_at for one in people if one.badge_printed_at]
    if not printed:
        return ""
    facts = {"when": when(max(printed), zone), "n": wording.number(len(printed))}
    if len(printed) == len(people):
        return tr("All were printed or saved, the last at {when}").format(**facts)
    return tr("{n} of {all} were printed or saved, the last at {when}").format(
        all=wording.number(len(people)), **facts
    )
