"""Real key events on a real window; their time stamps are the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
)

from lchost import codes
from lchost.checkin.scanner import IDLE_MS
from lchost.ui.keys import ScannerKeys

ADA = codes.encode(b"Ada's 64")
US_PLACES = {
    letter: place
    for first, row in ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
    for place, letter in enumerate(row, first)
}  # X11 key codes
RUSSIAN = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True))


class Keyboard:
    """Presses keys on a window, at moments that it makes up."""

    def __init__(self, window):
        self.window, self.now_ms = window, 1000.0

    def press(self, text, key=Qt.Key.Key_unknown, gap_ms=8, code=0, repeat=False):
        self.now_ms += gap_ms
        none = Qt.KeyboardModifier.NoModifier
        kind = QEvent.Type.KeyPress
        event = QKeyEvent(kind, int(key), none, code, 0, 0, text, repeat, 1)
        event.setTimestamp(int(self.now_ms))
        QCoreApplication.sendEvent(self.window.windowHandle(), event)

    def write(self, text, gap_ms=8, layout=None):
        for letter in text:
            shown = layout[letter] if layout else letter
            self.press(shown, gap_ms=gap_ms, code=US_PLACES.get(letter.upper(), 0))

    def enter(self, gap_ms=8):
        self.press("\r", Qt.Key.Key_Return, gap_ms)


@pytest.fixture
def dialog(qtbot):
    """A dialog with fields of all kinds and a default button that must not be pressed."""
    made = QDialog()
    made.line, made.lines, made.number, made.table = QLineEdit(), QPlainTextEdit(), QSpinBox(), None
    made.table = QTableView()
    made.save = QPushButton("Save")
    made.save.setDefault(True)
    made.pressed = []
    made.save.clicked.connect(lambda: made.pressed.append(1))
    made.setLayout(QVBoxLayout())
    for part in (made.line, made.lines, made.number, made.table, made.save):
        made.layout().addWidget(part)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    return made


@pytest.fixture
def scans(dialog):
    """What the scanner brought, while the watch is on."""
    watch = ScannerKeys(platform="xcb")
    heard = []
    watch.scanned.connect(heard.append)
    watch.start()
    heard_and_watch = heard
    dialog.watch = watch
    yield heard_and_watch
    watch.stop()


@pytest.fixture
def keyboard(dialog, scans):
    return Keyboard(dialog)


def test_a_burst_is_a_scan_and_nothing_of_it_stays_in_the_field(dialog, keyboard, scans):
    keyboard.write(ADA)
    keyboard.enter()
    assert scans == [ADA]
    assert dialog.line.text() == ""
    assert dialog.pressed == []


def test_what_the_host_had_typed_before_a_scan_stays(dialog, keyboard, scans):
    keyboard.write("Zoe", gap_ms=120)
    dialog.line.setCursorPosition(1)
    keyboard.now_ms += 400
    keyboard.write(ADA)
    keyboard.enter()
    assert scans == [ADA]
    assert (dialog.line.text(), dialog.line.cursorPosition()) == ("Zoe", 1)


def test_what_was_chosen_in_the_field_comes_back_after_a_scan(dialog, keyboard, scans):
    dialog.line.setText("Zoe Ng")
    dialog.line.setSelection(0, 3)
    keyboard.write(ADA)
    keyboard.enter()
    assert scans == [ADA]
    assert dialog.line.text() == "Zoe Ng"


def test_a_scan_stays_out_of_texts_and_numbers_too(dialog, keyboard, scans):
    dialog.lines.setPlainText("a note")
    dialog.lines.setFocus()
    keyboard.write(ADA)
    keyboard.enter()
    dialog.number.setValue(7)
    dialog.number.setFocus()
    keyboard.write("https://a.example/1234567", gap_ms=9)
    keyboard.enter()
    assert scans == [ADA, "https://a.example/1234567"]
    assert (dialog.lines.toPlainText(), dialog.number.value()) == ("a note", 7)


def test_a_scanner_without_enter_is_heard_once_it_falls_silent(dialog, keyboard, scans, qtbot):
    keyboard.write(ADA)
    assert scans == []
    qtbot.waitUntil(lambda: scans == [ADA], timeout=10 * IDLE_MS)
    assert dialog.line.text() == ""


def test_typing_goes_through_and_enter_still_presses_the_button(dialog, keyboard, scans):
    keyboard.write("Nguyen Minh Anh", gap_ms=80)
    keyboard.enter(gap_ms=80)
    assert (scans, dialog.line.text(), dialog.pressed) == ([], "Nguyen Minh Anh", [1])


def test_a_name_that_comes_as_fast_as_a_scan_is_no_code_and_stays(dialog, keyboard, scans):
    keyboard.write("Nguyen Minh Anh", gap_ms=12)
    keyboard.enter(gap_ms=12)
    assert (scans, dialog.line.text(), dialog.pressed) == ([], "Nguyen Minh Anh", [1])
    assert dialog.watch.kept == "Nguyen Minh Anh"


def test_a_typed_e_mail_stays_in_its_field(dialog, keyboard, scans):
    keyboard.write("zoe@example.org", gap_ms=12)
    keyboard.press("\t", Qt.Key.Key_Tab, 12)
    assert (scans, dialog.line.text()) == ([], "zoe@example.org")
    assert QApplication.focusWidget() is not dialog.line


def test_a_shop_s_barcode_is_a_scan(dialog, keyboard, scans):
    keyboard.write("4006381333931")
    keyboard.enter()
    assert (scans, dialog.line.text()) == (["4006381333931"], "")


def test_outside_of_fields_every_burst_is_a_scan(dialog, keyboard, scans):
    dialog.table.setFocus()
    keyboard.write("some other text")
    keyboard.enter()
    assert scans == ["some other text"]


def test_a_held_down_key_is_not_a_scanner(dialog, keyboard, scans):
    for _ in range(20):
        keyboard.press("x", Qt.Key.Key_X, gap_ms=30, repeat=True)
    keyboard.enter(gap_ms=30)
    assert (scans, dialog.line.text()) == ([], "x" * 20)


def test_on_a_russian_keyboard_the_keys_places_tell_the_code(dialog, keyboard, scans):
    keyboard.write(ADA, layout=RUSSIAN)
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


def test_two_scans_in_a_row_are_two(dialog, keyboard, scans):
    other = codes.encode(b"Zoe's 64")
    for code in (ADA, other):
        keyboard.write(code)
        keyboard.enter()
    assert scans == [ADA, other]


def test_nothing_is_heard_once_it_stopped(dialog, keyboard, scans):
    dialog.watch.stop()
    keyboard.write(ADA)
    assert (scans, dialog.line.text()) == ([], ADA)


def test_once_it_is_recognised_a_scan_shows_no_more_letters(dialog, keyboard, scans):
    keyboard.write(ADA[:15])
    assert dialog.line.text() == ADA[:7]
    keyboard.write(ADA[15:])
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


def test_a_space_in_a_scan_presses_no_button(dialog, keyboard, scans):
    dialog.save.setFocus()
    keyboard.write("MECARD:N:Ng Zoe;;")
    keyboard.enter()
    assert (scans, dialog.pressed) == (["MECARD:N:Ng Zoe;;"], [])
