"""Choosing the sheet in the printer, and the label to begin with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.cutting import Cuts
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import SHEETS
from lchost.ui.sheets import remembered, saying
from lchost.ui.sheets.pick import PickSheetDialog
from lchost.ui.sheets.side import SheetSide
from lchost.ui.widgets.slot_choice import SlotChoice


@pytest.fixture
def side(qtbot):
    made = SheetSide("a4")
    qtbot.addWidget(made)
    made.show()
    return made


def pick(side, searched):
    """Choose "Another sheet…", search, press."""
    last = side.list.count() - 1
    side.list.setCurrentIndex(last)
    side.list.activated.emit(last)
    dialog = side.findChild(PickSheetDialog)
    dialog.search.setText(searched)
    dialog.press()
    return dialog


@pytest.mark.parametrize(
    ("searched", "found"),
    [
        ("74459", {"avery_5392"}),
        ("l4784", {"avery_l4784"}),
        ("herma", {"herma_4412", "herma_9642", "herma_4515", "herma_9012"}),
        ("80 × 50", {"avery_l4785", "herma_4412"}),
        ("80x50", {"avery_l4785", "herma_4412"}),
        ("brother 62 x 29", {"brother_62x29"}),
        ("63.5x29.6", {"avery_l4784"}),
        ("dk-11202", {"brother_62x100"}),
        ("folded", {"a4_a7_fold", "letter_fold"}),
        ("cr80", {"cr80"}),
        ("no such thing", set()),
    ],
)
def test_a_sheet_is_found_by_what_stands_on_the_packet(qtbot, searched, found):
    dialog = PickSheetDialog(None, "a4_a7")
    qtbot.addWidget(dialog)
    assert len(dialog.grid.rows.rows()) == len(SHEETS)
    dialog.search.setText(searched)
    assert {sheet.key for sheet in dialog.grid.rows.rows()} == found


def test_plain_paper_comes_first_and_rolls_last(qtbot):
    dialog = PickSheetDialog(None, "a4_a7")
    qtbot.addWidget(dialog)
    told = [saying.kind(sheet) for sheet in dialog.grid.rows.rows()]
    groups = list(dict.fromkeys(told))
    assert groups == ["Plain paper", "To fold", "Cards", "Stickers", "Label printer"]
    assert told == sorted(told, key=groups.index)


def test_a_sheet_on_which_sources_differ_says_so(side, qtbot):
    assert not side.doubt.isVisible()
    pick(side, "l4784")
    assert side.sheet().key == "avery_l4784"
    assert side.doubt.isVisible()
    dialog = PickSheetDialog(side, "avery_l4784")
    assert "80 × 50" in dialog.doubt.text()


def test_the_sheets_used_last_are_offered_first(side, qtbot):
    assert [side.list.itemData(n) for n in range(2)] == ["a4_a7", "avery_5392"]
    with qtbot.waitSignal(side.changed):
        pick(side, "5395")
    pick(side, "durable 1453")
    again = SheetSide("a4")
    qtbot.addWidget(again)
    offered = [again.list.itemData(n) for n in range(again.list.count() - 1)]
    assert offered == ["durable_1453", "avery_5395", "a4_a7", "avery_5392"]
    assert again.sheet().key == "durable_1453"


def test_where_letter_is_usual_its_badges_come_first(qtbot):
    assert remembered.recent("letter") == ["avery_5392", "a4_a7"]


def test_a_search_that_is_given_up_leaves_the_sheet(side):
    last = side.list.count() - 1
    side.list.setCurrentIndex(last)
    side.list.activated.emit(last)
    side.findChild(PickSheetDialog).reject()
    assert side.list.currentText() == "A4, 8 of 105 × 74 mm"
    assert side.sheet().key == "a4_a7"


def test_a_roll_has_no_first_label(side):
    pick(side, "dk-11209")
    assert not side.slot.isVisible()
    assert side.slot.slot == 0


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_every_label_of_every_sheet_can_be_pressed(qtbot, sheet):
    picture = SlotChoice()
    qtbot.addWidget(picture)
    picture.show_sheet(sheet)
    picture.show()
    scale = picture.width() / sheet.wide_mm
    assert picture.height() == pytest.approx(sheet.high_mm * scale, abs=1)
    for slot in range(sheet.slots):
        left, top = sheet.corner(slot)
        middle = QPoint(
            round((left + sheet.label_wide_mm / 2) * scale),
            round((top + sheet.label_high_mm / 2) * scale),
        )
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)
        assert picture.slot == slot
    assert picture.accessibleName().endswith(f"label {sheet.slots} of {sheet.slots}")


def test_how_far_a_printer_is_off_is_kept_for_each_printer_and_sheet(qtbot):
    assert remembered.offset("Büro / Laser", "a4_a7") == NO_OFFSET
    remembered.keep_offset("Büro / Laser", "a4_a7", Offset(1.5, -0.3))
    remembered.keep_offset("Büro", "a4_a7", Offset(0, 2))
    assert remembered.offset("Büro / Laser", "a4_a7") == Offset(1.5, -0.3)
    assert remembered.offset("Büro", "a4_a7") == Offset(0, 2)
    assert remembered.offset("Büro", "avery_5392") == NO_OFFSET


def test_backs_are_offered_where_the_design_has_one(side, qtbot):
    assert not side.backs.isVisible()
    assert side.flip() is None
    side.show_backs((Flip.NONE, Flip.LONG, Flip.SHORT), Flip.LONG)
    assert side.backs.isVisible()
    assert side.backs.currentText() == "Both, over the long edge"
    side.backs.setCurrentIndex(2)
    with qtbot.waitSignal(side.changed):
        side.backs.activated.emit(2)
    assert side.flip() is Flip.SHORT
    assert not side.one_side.isVisible()
    side.show_backs((), Flip.NONE)
    assert not side.backs.isVisible()
    assert not side.one_side.isVisible()


def test_a_sheet_of_one_side_says_that_the_back_is_left_out(side):
    side.show_backs((Flip.NONE,), Flip.NONE)
    assert side.one_side.isVisible()
    assert not side.backs.isVisible()


def test_the_edge_over_which_the_printer_turns_is_remembered(side):
    side.show_backs((Flip.NONE, Flip.LONG, Flip.SHORT), Flip.LONG)
    side.backs.activated.emit(2)
    assert remembered.flip() is Flip.SHORT
    side.backs.activated.emit(0)  # one side only, this once
    assert side.flip() is Flip.NONE
    assert remembered.flip() is Flip.SHORT


def test_plain_paper_is_cut_as_the_host_likes(side, qtbot):
    assert side.cuts() is Cuts.LINES
    with qtbot.waitSignal(side.changed):
        side.knife.setCurrentIndex(1)
        side.knife.activated.emit(1)
    assert side.cuts() is Cuts.MARKS
    pick(side, "l7160")
    assert not side.knife.isVisible()
    assert side.cuts() is Cuts.LINES  # stickers are cut already
    again = SheetSide("a4")
    qtbot.addWidget(again)
    assert again.knife.currentData() is Cuts.MARKS


def test_every_doubt_is_said_in_the_hosts_words():
    told = {key: saying.doubt(sheet) for key, sheet in SHEETS.items()}
    assert {key for key, said in told.items() if said} == {
        key for key, sheet in SHEETS.items() if sheet.doubt
    }
    assert "Sources differ on this sheet." not in told.values()  # each has its own sentence
