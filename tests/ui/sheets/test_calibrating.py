"""Telling lchost how far a printer is off."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from lchost.errors import NotPrinted
from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import SHEETS
from lchost.ui import printing, saving
from lchost.ui.sheets import remembered
from lchost.ui.sheets.calibrate import CalibrateDialog

L4785 = SHEETS["avery_l4785"]


@pytest.fixture
def opened(qtbot, db, monkeypatch):
    """Opens the dialog for a sheet."""
    monkeypatch.setattr(printing, "printer_names", lambda: ["Laser", "Ink / Büro"])
    window = QWidget()  # the dialog frees itself when it closes
    qtbot.addWidget(window)
    window.show()

    def open_(sheet, flip=Flip.NONE):
        made = CalibrateDialog(window, sheet, flip=flip)
        made.open()
        return made

    yield open_
    window.close()


@pytest.fixture
def dialog(opened):
    return opened(L4785)


def text(pdf):
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def test_what_is_read_off_the_scales_is_kept_for_this_printer_and_this_sheet(dialog):
    dialog.printer.setCurrentIndex(1)
    dialog.across.setValue(1.5)
    dialog.down.setValue(-0.5)
    dialog.press()
    assert remembered.offset("Ink / Büro", L4785.key) == Offset(1.5, -0.5)
    assert remembered.offset("Laser", L4785.key) == NO_OFFSET
    assert remembered.offset("Ink / Büro", "a4_a7") == NO_OFFSET


def test_what_was_kept_is_shown_with_its_printer_and_can_be_taken_back(dialog):
    remembered.keep_offset("Ink / Büro", L4785.key, Offset(2, 1))
    dialog.printer.setCurrentIndex(1)
    assert dialog.offsets()[0] == Offset(2, 1)
    assert "in use now" in dialog.told.text()
    dialog.printer.setCurrentIndex(0)
    assert dialog.offsets()[0] == NO_OFFSET
    dialog.printer.setCurrentIndex(1)
    dialog.across.setValue(0)
    dialog.down.setValue(0)
    dialog.press()
    assert remembered.offset("Ink / Büro", L4785.key) == NO_OFFSET


def test_the_page_is_moved_as_the_printers_pages_are(dialog):
    assert "further right" not in text(dialog.page())
    remembered.keep_offset("Laser", L4785.key, Offset(2, 1))
    assert "Printed 2 mm further right and 1 mm further down." in text(dialog.page())


def test_the_page_goes_to_the_printer_that_was_chosen_and_its_numbers_are_shown(
    dialog, qtbot, monkeypatch
):
    class Ink(QPrinter):
        def printerName(self):  # Qt's name
            return "Ink / Büro"

    monkeypatch.setattr(
        printing, "choose_printer", lambda parent, pdf, title, then, flip: then(Ink())
    )
    printed = []
    monkeypatch.setattr(
        printing, "print_pages", lambda pdf, printer, pages, tell: printed.append(pages)
    )
    remembered.keep_offset("Ink / Büro", L4785.key, Offset(3, 0))
    dialog.print_page()
    qtbot.waitUntil(lambda: "went to Ink / Büro" in dialog.told.text())
    assert printed == [[0]]
    assert dialog.printer.currentText() == "Ink / Büro"
    assert dialog.offsets()[0] == Offset(3, 0)
    assert dialog.print.isEnabled()


def test_a_printer_that_refuses_is_said(dialog, qtbot, monkeypatch):
    def refuse(*_):
        raise NotPrinted(printer="Laser")

    monkeypatch.setattr(printing, "print_pages", refuse)
    monkeypatch.setattr(
        printing, "choose_printer", lambda parent, pdf, title, then, flip: then(QPrinter())
    )
    dialog.print_page()
    qtbot.waitUntil(dialog.print.isEnabled)
    qtbot.waitUntil(lambda: dialog.told.text() == "")


def test_the_page_can_be_saved(dialog, monkeypatch, tmp_path):
    out = tmp_path / "page.pdf"
    monkeypatch.setattr(saving, "ask_where", lambda *_: out)
    dialog.save_page()
    assert "Avery Zweckform L4785" in text(out.read_bytes())
    assert "page.pdf" in dialog.told.text()


@pytest.mark.parametrize(
    ("key", "how"), [("a4_a7", "Fold it"), ("avery_l7160", "light"), ("cr80", "edges of the paper")]
)
def test_how_to_read_the_scales_fits_the_sheet(opened, key, how):
    assert how in opened(SHEETS[key])._then()


def test_backs_have_numbers_of_their_own(opened):
    dialog = opened(SHEETS["durable_1453"])
    assert not dialog.across_back.isVisible()
    dialog.sides.setCurrentIndex(dialog.sides.findData(Flip.SHORT))
    assert dialog.across_back.isVisible()
    assert len(PdfReader(io.BytesIO(dialog.page())).pages) == 2
    dialog.across.setValue(1)
    dialog.down_back.setValue(-2)
    dialog.press()
    assert remembered.offset("Laser", "durable_1453") == Offset(1, 0)
    assert remembered.offset("Laser", "durable_1453", is_back=True) == Offset(0, -2)


def test_files_that_are_printed_elsewhere_are_moved_too(opened, monkeypatch):
    monkeypatch.setattr(printing, "printer_names", list)
    dialog = opened(L4785)
    assert dialog.printer.currentText() == "Another: for PDFs that I save or open"
    assert not dialog.print.isEnabled()
    assert dialog.first_focus() is dialog.save
    dialog.down.setValue(1)
    dialog.press()
    assert remembered.offset(remembered.ELSEWHERE, L4785.key) == Offset(0, 1)


def test_stickers_have_one_side(dialog):
    assert not dialog.sides.isVisible()
    assert not dialog.across_back.isVisible()
