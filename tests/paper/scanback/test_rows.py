"""What a host looks through: doubt first kept, empty things left out, crops on the sheet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lchost.paper.handouts.feedback import feedback
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.scanback.boxes import Ticking
from lchost.paper.scanback.layout import MarkedSheet
from lchost.paper.scanback.reading import ReadSheet
from lchost.paper.scanback.rows import RowKind, best, is_copy, rows
from lchost.paper.scanback.writing import Writing
from tests.paper.conftest import DAY

LIST = sign_in(DAY, [Signer("Zoë", "", "", 70), Signer("Bo", "", "", 80)]).sheets[0]
FORM = feedback(DAY, 1).sheets[0]


def read(
    sheet: MarkedSheet,
    ticked: tuple[str, ...] = (),
    written: tuple[str, ...] = (),
    unsure: tuple[str, ...] = (),
) -> ReadSheet:
    layout = sheet.layout
    boxes = [Ticking(b.key, b.key in ticked, b.key not in unsure, 0) for b in layout.boxes]
    areas = [Writing(area, area.key in written) for area in layout.areas]
    gray = np.zeros((2, 2), np.uint8)
    return ReadSheet(sheet.code, layout, tuple(boxes), tuple(areas), 4, gray, np.eye(3))


def test_spare_lines_come_up_only_where_somebody_wrote_or_might_have() -> None:
    found = rows(read(LIST, ("1 r70", "4"), ("name 5",), ("7",)))
    assert [(one.kind, one.number, one.value, one.is_sure, one.is_marked) for one in found] == [
        (RowKind.PERSON, 1, True, True, False),
        (RowKind.PERSON, 2, False, True, False),
        (RowKind.SPARE, 4, "", False, True),
        (RowKind.SPARE, 5, "", False, True),
        (RowKind.SPARE, 7, "", False, False),
    ]


def test_a_form_that_nobody_filled_in_is_no_reply() -> None:
    assert rows(read(FORM)) == []
    assert [one.value for one in rows(read(FORM, ("pace 3",)))] == [None, None, 3, None, None]
    assert len(rows(read(FORM, (), (), ("pace 3",)))) == 5  # perhaps somebody did
    assert [one.kind for one in rows(read(FORM, (), ("was_good",)))][-1] is RowKind.TEXT


def test_what_is_shown_lies_on_the_sheet_and_holds_the_boxes() -> None:
    for sheet, found in ((LIST, rows(read(LIST))), (FORM, rows(read(FORM, ("pace 3",))))):
        for one in found:
            for crop in one.crops:
                assert crop.x_mm >= 0 and crop.x_mm + crop.wide_mm <= sheet.layout.wide_mm
                assert crop.y_mm >= 0 and crop.y_mm + crop.high_mm <= sheet.layout.high_mm
            first = one.crops[0]
            for box in sheet.layout.boxes:
                if one.key in (box.key, box.key.rpartition(" ")[0]):
                    assert first.x_mm < box.x_mm
                    assert box.x_mm + box.side_mm < first.x_mm + first.wide_mm
                    assert first.y_mm < box.y_mm
                    assert box.y_mm + box.side_mm < first.y_mm + first.high_mm


def test_of_two_photos_of_a_sheet_the_one_that_asks_less_counts() -> None:
    blurred, sharp = read(LIST, (), (), ("1 r70",)), read(LIST, ("1 r70",))
    assert best([blurred, sharp]) == [sharp] == best([sharp, blurred])
    other = read(FORM)
    assert best([blurred, other, sharp]) == [sharp, other]


def test_of_a_list_that_was_filled_in_on_the_later_counts() -> None:
    early, late = read(LIST, ("1 r70",)), read(LIST, ("1 r70", "2 r80"), (), ("5",))
    assert best([early, late]) == [late] == best([late, early])


def test_copies_of_a_form_count_each() -> None:
    one, other = read(FORM, ("pace 3",)), read(FORM, ("pace 5",))
    found = best([one, other, one])
    assert [sheet.code for sheet in found] == [FORM.code, f"{FORM.code}-2"]
    assert [is_copy(sheet) for sheet in found] == [False, True]
    assert best([*found, other]) == found  # brought once more
    beside = [replace(one, picture="p"), replace(one, picture="p")]
    assert len(best(beside)) == 2  # two in one photo are two, even where they say the same
