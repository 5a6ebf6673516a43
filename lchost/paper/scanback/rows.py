"""What a host looks through once sheets are back: one row a line, an answer or a text by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from lchost.paper.handouts.feedback import RECOMMEND, STEPS, TENTHS
from lchost.paper.scanback.layout import Area, Box
from lchost.paper.scanback.reading import ReadSheet
from lchost.paper.scanback.said import choices, has_written, is_feedback, lines

Value = bool | int | str | None
_AROUND_MM = 2.4  # of a line that is shown over and under its box
_EDGE_MM = 16.0  # of a sheet that is not shown: its marks
_BEFORE_MM = 12.0  # of a line, before its box: the number
_NAME_MM = 80.0  # of a line that shows whose it is
_FORM_EDGE_MM = 8.0


class RowKind(Enum):
    """What is asked of a row, and of which kind its value is."""

    PERSON = "person"  # bool: here
    SPARE = "spare"  # str: who wrote their name there; empty: nobody
    CHOICE = "choice"  # int, or None: no answer
    TEXT = "text"  # str: what was written


@dataclass(frozen=True)
class Row:
    """One of them, as it was read.

    Attributes:
        code, key: of its sheet, and of itself on that sheet.
        question: of a form; empty on sign-in sheets.
        is_marked: a spare line that is ticked or written on; its name is still to be typed.
        crops: where it is on the sheet: a long line in two parts.
    """

    code: str
    key: str
    kind: RowKind
    value: Value
    is_sure: bool
    crops: tuple[Area, ...]
    number: int = 0
    registration_id: int = 0
    question: str = ""
    is_marked: bool = False

    @property
    def steps(self) -> range:
        """Return the answers that a question offers."""
        return TENTHS if self.question == RECOMMEND else STEPS


def rows(sheet: ReadSheet) -> list[Row]:
    """Return what a sheet says, in the order of the paper; empty forms and spare lines left out."""
    return _of_form(sheet) if is_feedback(sheet) else _of_list(sheet)


def best(sheets: Iterable[ReadSheet]) -> list[ReadSheet]:
    """Return each sheet once, as it was read best.

    Forms that were copied have one code and say different things: each counts, and the second
    goes by "CODE-2".  Of a sign-in sheet that was brought twice the one with more ticks counts.
    """
    found: list[ReadSheet] = []
    for sheet in sheets:
        code = _printed_code(sheet)
        alike = [n for n, one in enumerate(found) if _printed_code(one) == code]
        same = next((n for n in alike if _is_same(found[n], sheet)), None)
        if same is not None:
            found[same] = replace(_better(found[same], sheet), code=found[same].code)
        else:
            found.append(replace(sheet, code=f"{code}-{len(alike) + 1}" if alike else code))
    return found


def is_copy(sheet: ReadSheet) -> bool:
    """Tell whether another sheet bears the same code."""
    return _printed_code(sheet) != sheet.code


def _printed_code(sheet: ReadSheet) -> str:
    return sheet.code.partition("-")[0]


def _is_same(one: ReadSheet, other: ReadSheet) -> bool:
    """Tell whether two readings may be of the same sheet of paper."""
    if not is_feedback(one):
        return True
    is_beside = one is not other and one.picture == other.picture != ""
    return not is_beside and not _disagree(one, other)


def _disagree(one: ReadSheet, other: ReadSheet) -> bool:
    sure = {box.key: box.is_ticked for box in one.boxes if box.is_sure}
    return any(
        box.is_sure and sure.get(box.key, box.is_ticked) != box.is_ticked for box in other.boxes
    )


def _better(one: ReadSheet, other: ReadSheet) -> ReadSheet:
    """Return the reading that leaves less to ask; of a sheet that was filled in on, the later."""
    if _disagree(one, other):
        return max(one, other, key=lambda sheet: sum(box.is_ticked for box in sheet.boxes))
    return min(one, other, key=lambda sheet: sum(not row.is_sure for row in rows(sheet)))


def _of_list(sheet: ReadSheet) -> list[Row]:
    places = {box.key: box for box in sheet.layout.boxes}
    made = []
    for line in lines(sheet):
        is_person = bool(line.registration_id)
        if not is_person and not line.is_here and line.is_sure:
            continue
        made.append(
            Row(
                sheet.code,
                line.key,
                RowKind.PERSON if is_person else RowKind.SPARE,
                line.is_here if is_person else "",
                line.is_sure if is_person else False,  # somebody must read the name
                _line_crops(sheet, places[line.key]),
                line.number,
                line.registration_id,
                is_marked=not is_person and line.is_here,
            )
        )
    return made


def _of_form(sheet: ReadSheet) -> list[Row]:
    areas = {area.key: area for area in sheet.layout.areas}
    answers = [
        Row(
            sheet.code,
            choice.question,
            RowKind.CHOICE,
            choice.value,
            choice.is_sure,
            (_question_crop(sheet, choice.question),),
            question=choice.question,
        )
        for choice in choices(sheet)
    ]
    texts = [
        Row(sheet.code, key, RowKind.TEXT, "", False, (areas[key],), question=key)
        for key in has_written(sheet)
    ]
    is_empty = not texts and all(one.value is None and one.is_sure for one in answers)
    return [] if is_empty else answers + texts


def _line_crops(sheet: ReadSheet, box: Box) -> tuple[Area, ...]:
    """Return where the box and the name are, and where somebody signs."""
    left = max(0.0, box.x_mm - _BEFORE_MM)
    right = sheet.layout.wide_mm - _EDGE_MM
    top, high = box.y_mm - _AROUND_MM, box.side_mm + 2 * _AROUND_MM
    half = min(_NAME_MM, right - left)
    name = Area(box.key, left, top, half, high)
    signed = [one for one in sheet.layout.areas if one.key == box.key]
    return (name, *(Area(one.key, one.x_mm, top, one.wide_mm, high) for one in signed))


def _question_crop(sheet: ReadSheet, question: str) -> Area:
    boxes = [box for box in sheet.layout.boxes if box.key.rpartition(" ")[0] == question]
    top = min(box.y_mm for box in boxes)
    right = max(box.x_mm + box.side_mm for box in boxes) + _AROUND_MM
    over = 2 * _AROUND_MM if question == RECOMMEND else _AROUND_MM  # its numbers
    high = boxes[0].side_mm + over + _AROUND_MM
    return Area(question, _FORM_EDGE_MM, top - over, right - _FORM_EDGE_MM, high)
