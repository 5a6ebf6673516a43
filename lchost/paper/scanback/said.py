"""What the boxes of a sheet say: who is here, and what somebody thinks of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper.handouts.feedback import RECOMMEND, SCALES, WRITTEN
from lchost.paper.lists.line_keys import line_of
from lchost.paper.scanback.boxes import Ticking
from lchost.paper.scanback.reading import ReadSheet


@dataclass(frozen=True)
class Line:
    """One line of a sign-in sheet; `registration_id` 0: a spare one, with a name by hand.

    Attributes:
        number: of the line on paper.
        is_signed: it was signed, or a name was written there.
    """

    key: str
    number: int
    registration_id: int
    is_here: bool
    is_sure: bool
    is_signed: bool = False


@dataclass(frozen=True)
class Choice:
    """The answer to a question with boxes; None: nothing is ticked, or nobody can tell."""

    question: str
    value: int | None
    is_sure: bool


def lines(sheet: ReadSheet) -> list[Line]:
    """Return the lines of a sign-in sheet in the order of the paper.

    Who signed but ticked nothing is asked, and so is a tick on a spare line without a name.
    """
    written = {one.area.key for one in sheet.areas if one.is_written}
    return [_line(box, written) for box in sheet.boxes]


def is_feedback(sheet: ReadSheet) -> bool:
    """Tell whether a sheet is a feedback form; else it is a sign-in sheet."""
    return any(one.key.rpartition(" ")[0] == RECOMMEND for one in sheet.boxes)


def choices(sheet: ReadSheet) -> list[Choice]:
    """Return the answers of a feedback form, in the order of its questions."""
    made = []
    for question in (*SCALES, RECOMMEND):
        boxes = [one for one in sheet.boxes if one.key.rpartition(" ")[0] == question]
        made.append(_choice(question, boxes))
    return made


def has_written(sheet: ReadSheet) -> list[str]:
    """Return the questions that were answered in writing."""
    written = {one.area.key for one in sheet.areas if one.is_written}
    return [key for key in WRITTEN if key in written]


def _line(box: Ticking, written: set[str]) -> Line:
    number, registration_id = line_of(box.key)
    if registration_id:
        is_signed = box.key in written
        is_sure = box.is_sure and (box.is_ticked or not is_signed)
    else:
        is_signed = f"name {box.key}" in written
        is_sure = box.is_sure and box.is_ticked == is_signed
    is_here = box.is_ticked or is_signed
    return Line(box.key, number, registration_id, is_here, is_sure, is_signed)


def _choice(question: str, boxes: Sequence[Ticking]) -> Choice:
    """One plain tick is the answer, even beside what looks like the rest of a mistake."""
    ticked = [one for one in boxes if one.is_ticked]
    is_sure = all(one.is_sure for one in boxes) and len(ticked) <= 1
    if len(ticked) != 1:
        return Choice(question, None, is_sure)
    return Choice(question, int(ticked[0].key.rpartition(" ")[2]), is_sure)
