"""What was typed of a paper list, and what became of each line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from lchost.checkin import paper_lists, row_numbers
from lchost.checkin.answers import LET_IN_ANYWAY, Answer, Outcome
from lchost.models import undo
from lchost.paper.sign_in_numbers import NamedLine
from lchost.ui import wording
from lchost.ui.checkin.door import check_in_label

_NAMED = 4  # people of a span who are named before Enter


def tr(text: str) -> str:
    """Translate a sentence about paper lists."""
    return QCoreApplication.translate("PaperEntry", text)


@dataclass(frozen=True)
class Entered:
    """A line that was typed in, and its answer; None: there is nobody on it."""

    key: int  # of the row in the dialog's list
    line: NamedLine
    outcome: Outcome | None = None
    is_undone: bool = False

    @property
    def name(self) -> str:
        """Return whose line it is; words for a line that is nobody's."""
        if self.outcome and self.outcome.name:
            return self.outcome.name
        if self.line.name:
            return self.line.name
        return tr("A spare line") if self.line.is_spare else tr("No longer on the list")

    @property
    def can_let_in(self) -> bool:
        """Tell whether the host may say yes where the desk hesitated."""
        return bool(self.outcome and self.outcome.answer in LET_IN_ANYWAY and not self.is_undone)

    @property
    def is_in(self) -> bool:
        """Tell whether this line checked somebody in."""
        return bool(self.outcome and self.outcome.answer.is_in and not self.is_undone)


@dataclass(frozen=True)
class Typed:
    """What the field says: its lines, or what is wrong with it; `words` say it."""

    lines: tuple[NamedLine, ...] = ()
    words: str = ""
    is_wrong: bool = False


def read(text: str, known: Mapping[int, NamedLine]) -> Typed:
    """Return which lines a text means, and whose they are."""
    if not text.strip():
        return Typed()
    numbers = row_numbers.read(text)
    if numbers is None:
        return Typed(words=tr("Type numbers of lines: 7, or 3-9, or 12 15 20."), is_wrong=True)
    strange = [number for number in numbers if number not in known]
    if strange:
        said = tr("No printed sign-in sheet has a line {number}.")
        return Typed(words=said.format(number=strange[0]), is_wrong=True)
    lines = tuple(known[number] for number in numbers)
    return Typed(lines, _whose(lines))


def _whose(lines: Sequence[NamedLine]) -> str:
    names = [one.name for one in lines if one.name]
    others = len(lines) - len(names)
    said = [wording.listed(names, _NAMED)] if names else []
    if len(names) > 1:
        counted = tr("{n} people: {names}").replace("{n}", wording.number(len(names)))
        said = [counted.replace("{names}", said[0])]
    if others:
        said.append(wording.counted(others, tr("1 line without a name"), tr("{n} without a name")))
    return " · ".join(said)


def check_in(session_id: int, typed: Sequence[Entered], at: datetime, door: str) -> list[Entered]:
    """Check in whoever is on these lines, as one step of undo."""
    people = [one for one in typed if one.line.member_id]
    with undo.step() as step:
        ids = [one.line.member_id for one in people]
        said = paper_lists.check_in(session_id, ids, at, door)
        step.label = label_of(said)
    answers = {one.key: outcome for one, outcome in zip(people, said, strict=True)}
    return [replace(one, outcome=answers.get(one.key)) for one in typed]


def let_in(session_id: int, one: Entered, at: datetime, door: str) -> Entered:
    """Check in somebody about whom the desk hesitated."""
    with undo.step() as step:
        said = paper_lists.let_in(session_id, one.line.member_id, at, door)
        step.label = label_of([said])
    return replace(one, outcome=said)


def label_of(said: Sequence[Outcome]) -> str:
    """Return how Undo calls these check-ins; empty where nobody came in by them."""
    names = [one.name for one in said if one.answer.is_in]
    if len(names) == 1:
        return check_in_label(names[0])
    many = tr("check-in of {n} people from a paper list")
    return many.format(n=wording.number(len(names))) if names else ""


def answer_words(one: Entered) -> tuple[str, str]:
    """Return what became of a line, in two or three words, and its tone."""
    if one.is_undone:
        return tr("Undone"), "neutral"
    if one.outcome is None:
        return (tr("Add a walk-in"), "attention") if one.line.is_spare else ("–", "neutral")
    said = _SAYS.get(one.outcome.answer)
    return (said() if said else tr("Not checked in")), one.outcome.answer.tone.value


_SAYS: dict[Answer, Callable[[], str]] = {
    Answer.WELCOME: lambda: tr("Checked in"),
    Answer.LATE: lambda: tr("Checked in, late"),
    Answer.BACK: lambda: tr("Checked in again"),
    Answer.MOVED: lambda: tr("Moved here"),
    Answer.ALREADY: lambda: tr("Was in already"),
    Answer.NOT_REGISTERED: lambda: tr("Has no place"),
    Answer.WAITLISTED: lambda: tr("On the waitlist"),
    Answer.CANCELLED: lambda: tr("Place cancelled"),
    Answer.OTHER_WORKSHOP: lambda: tr("Expected elsewhere"),
    Answer.OTHER_DAY: lambda: tr("Another day"),
    Answer.TOO_EARLY: lambda: tr("Too early"),
    Answer.CLOSED: lambda: tr("Door closed"),
    Answer.HELD: lambda: tr("Waits for your nod"),
    Answer.ASKS: lambda: tr("A question first"),
}
