"""Real key events on a real window; their time stamps are the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
)
from shiboken6 import delete

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


NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Presses keys on a window, at moments that it makes up."""

    def __init__(self, window):
        self.window, self.now_ms = window, 1000.0

    def press(self, text, key=Qt.Key.Key_unknown, gap_ms=8, code=0, repeat=False, with_=NONE):
        self.now_ms += gap_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, int(key), with_, code, 0, 0, text, repeat, 1)
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
    made.line, made.lines, made.number = QLineEdit(), QPlainTextEdit(), QSpinBox()
    made.table, made.choice = QTableView(), QComboBox()
    made.choice.addItems(["Hall", "Library", "Kitchen", "Roof"])
    made.save = QPushButton("Save")
    made.save.setDefault(True)
    made.pressed = []
    made.save.clicked.connect(lambda: made.pressed.append(1))
    made.setLayout(QVBoxLayout())
    for part in (made.line, made.lines, made.number, made.table, made.choice, made.save):
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
    dialog.watch = watch
    yield heard
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


def test_of_two_that_watch_the_last_one_started_hears(dialog, keyboard, scans):
    heard = []
    second = ScannerKeys(platform="xcb")
    second.scanned.connect(heard.append)
    second.start()
    keyboard.write(ADA)
    keyboard.enter()
    assert (scans, heard, dialog.line.text()) == ([], [ADA], "")
    assert second.lasted_ms == 19 * 8
    delete(second)  # a window that is gone hears no more
    keyboard.write(ADA, gap_ms=9)
    keyboard.enter()
    assert (scans, heard) == ([ADA], [ADA])


# --- how scanners differ ------------------------------------------------------------------------


def test_the_second_of_two_enters_presses_no_button(dialog, keyboard, scans):
    keyboard.write(ADA)
    keyboard.enter()
    keyboard.press("\r", Qt.Key.Key_Enter)  # CR and LF
    assert (scans, dialog.pressed) == ([ADA], [])
    keyboard.enter(gap_ms=900)  # the host's own
    assert dialog.pressed == [1]


def test_an_enter_that_comes_late_still_belongs_to_the_scan(dialog, keyboard, scans, qtbot):
    keyboard.write(ADA)
    qtbot.waitUntil(lambda: scans == [ADA], timeout=10 * IDLE_MS)
    keyboard.enter(gap_ms=200)
    assert dialog.pressed == []


def test_an_enter_that_sticks_presses_no_button(dialog, keyboard, scans):
    keyboard.write(ADA)
    keyboard.enter()
    for gap_ms in (600, 30, 30):
        keyboard.press("\r", Qt.Key.Key_Return, gap_ms, repeat=True)
    assert (scans, dialog.pressed) == ([ADA], [])


def test_typing_after_a_scan_has_its_enter_at_once(dialog, keyboard, scans):
    keyboard.write(ADA)
    keyboard.enter()
    keyboard.press("x", gap_ms=100)
    keyboard.enter(gap_ms=90)
    assert (dialog.line.text(), dialog.pressed) == ("x", [1])


def test_enter_on_the_number_pad_and_line_feed_end_a_scan(dialog, keyboard, scans):
    keyboard.write(ADA)
    keyboard.press("\r", Qt.Key.Key_Enter)
    keyboard.write(ADA, gap_ms=10)
    keyboard.press("\n", Qt.Key.Key_J, with_=CONTROL)
    assert (scans, dialog.line.text(), dialog.pressed) == ([ADA, ADA], "", [])


def test_control_characters_within_a_scan_are_no_commands(dialog, keyboard, scans):
    dialog.table.setFocus()
    keyboard.write("[)>06ABCD")
    keyboard.press("\x1d", Qt.Key.Key_BracketRight, with_=CONTROL)
    keyboard.press("\x08", Qt.Key.Key_Backspace)
    keyboard.write("1234")
    keyboard.enter()
    assert scans == ["[)>06ABCD1234"]


def test_a_control_character_before_the_scan_does_not_hide_it(dialog, keyboard, scans):
    keyboard.press("\x02", Qt.Key.Key_B, with_=CONTROL)
    keyboard.write(ADA)
    keyboard.press("\x03", Qt.Key.Key_C, with_=CONTROL)
    keyboard.enter()
    assert (scans, dialog.line.text(), dialog.pressed) == ([ADA], "", [])


def test_a_scanner_that_presses_shift_for_each_letter_is_heard(dialog, keyboard, scans):
    for letter in ADA:
        keyboard.press("", Qt.Key.Key_Shift, gap_ms=4)
        keyboard.press(letter, gap_ms=4, with_=Qt.KeyboardModifier.ShiftModifier)
    keyboard.press("", Qt.Key.Key_CapsLock, gap_ms=4)
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


def test_with_caps_lock_a_code_in_small_letters_is_the_code(dialog, keyboard, scans):
    keyboard.write(ADA.lower())
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


@pytest.mark.parametrize("gap_ms", [30, 40, 50])
def test_a_very_slow_scanner_leaves_nothing_in_the_field_either(dialog, keyboard, scans, gap_ms):
    dialog.line.setText("Zoe")
    keyboard.write(ADA, gap_ms=gap_ms)
    assert dialog.line.text().startswith("Zoe")
    keyboard.enter(gap_ms=gap_ms)
    assert (scans, dialog.line.text(), dialog.pressed) == ([ADA], "Zoe", [])


def test_a_scan_right_upon_the_host_s_last_key_takes_nothing_of_the_typing(dialog, keyboard, scans):
    keyboard.write("Zoe", gap_ms=70)
    keyboard.write(ADA, gap_ms=30)
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "Zoe")


def test_two_codes_without_an_end_between_are_two_scans(dialog, keyboard, scans, qtbot):
    other = codes.encode(b"Zoe's 64")
    keyboard.write(ADA + other)
    qtbot.waitUntil(lambda: scans == [ADA, other], timeout=10 * IDLE_MS)
    assert dialog.line.text() == ""


def test_a_code_behind_a_garbled_prefix_is_read_by_its_places(dialog, keyboard, scans):
    # ]Q1 from a US scanner on a Portuguese keyboard: a dead key first
    keyboard.press("", Qt.Key.Key_Dead_Acute, code=35)
    keyboard.write("Q1" + ADA)
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


def test_what_a_dead_key_wrote_before_a_scan_is_taken_out_again(dialog, keyboard, scans):
    keyboard.press("x", gap_ms=300)
    keyboard.press("\x08", Qt.Key.Key_Backspace, gap_ms=300)
    assert dialog.line.text() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("~")
    QCoreApplication.sendEvent(dialog.line, commit)
    assert dialog.line.text() == "~"
    keyboard.write("000003" + ADA)
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


def test_a_code_that_an_input_method_wrote_is_a_scan(dialog, keyboard, scans):
    for text, left in ((ADA.lower(), ""), ("日本語", "日本語")):
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QCoreApplication.sendEvent(dialog.line, commit)
        assert (scans, dialog.line.text()) == ([ADA], left)


# --- what is not a field ------------------------------------------------------------------------


def test_a_scan_changes_no_choice_and_no_number(dialog, keyboard, scans):
    dialog.choice.setFocus()
    for widget in (dialog.choice, dialog.number):
        widget.setFocus()
        keyboard.write("KRBL" + ADA[4:])  # a typo, of letters that the choices begin with
        keyboard.enter()
        keyboard.write("4006381333931", gap_ms=12)
        keyboard.enter()
    assert len(scans) == 4 and scans[1] == "4006381333931"
    assert (dialog.choice.currentText(), dialog.number.value(), dialog.pressed) == ("Hall", 0, [])


def test_a_choice_and_a_button_hear_the_host_a_moment_later(dialog, keyboard, scans, qtbot):
    dialog.choice.setFocus()
    keyboard.press("k", Qt.Key.Key_K, gap_ms=200)
    qtbot.waitUntil(lambda: dialog.choice.currentText() == "Kitchen", timeout=1000)
    dialog.save.setFocus()
    keyboard.press(" ", Qt.Key.Key_Space, gap_ms=200)
    assert (scans, dialog.pressed) == ([], [1])


def test_what_is_typed_fast_on_a_number_arrives_in_order(dialog, keyboard, scans, qtbot):
    dialog.number.setFocus()
    dialog.number.selectAll()
    keyboard.write("47", gap_ms=20)
    qtbot.waitUntil(lambda: dialog.number.value() == 47, timeout=1000)
    assert scans == []


def test_enter_brings_what_was_held_back_before_it(dialog, keyboard, scans):
    dialog.number.setFocus()
    dialog.number.selectAll()
    keyboard.write("12", gap_ms=20)
    keyboard.enter(gap_ms=20)
    assert (dialog.number.value(), dialog.pressed) == (12, [1])


def test_while_the_window_is_busy_a_scan_does_not_fall_apart(dialog, keyboard, scans):
    keyboard.write(ADA[:12])
    QTest.qSleep(2 * IDLE_MS)  # the keys went on meanwhile; they stand in the queue
    for letter in ADA[12:]:
        keyboard.now_ms += 8
        event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, US_PLACES[letter], 0, 0, letter, False, 1)
        event.setTimestamp(int(keyboard.now_ms))
        QCoreApplication.postEvent(dialog.windowHandle(), event)
    QCoreApplication.processEvents()
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")


# --- after a bad scan ---------------------------------------------------------------------------

BAD = [
    "+/-=" * 6,
    "a b c d e f g h",
    "\\000003",
    "\\000026" + "x" * 20,
    "]Q1",
    "]Q1]Q1]Q1]Q1",
    "x" * 4096,
    "😀" * 20,
    "\u200f\u202eabcdefghij\u202c",
    ADA[:-1],
    ADA + "B",
    "<script>alert(1)</script>",
    "17",
    "\u0301" * 20,
]


def test_after_one_bad_scan_the_next_hundred_good_ones_pass(dialog, keyboard, scans):
    good = [codes.encode(n.to_bytes(8, "big")) for n in range(100)]
    keyboard.write(BAD[0], gap_ms=5)
    keyboard.enter()
    for code in good:
        keyboard.write(code, gap_ms=5)
        keyboard.enter(gap_ms=5)
        keyboard.now_ms += 40
    assert scans[-100:] == good
    assert dialog.pressed in ([], [1])  # the bad one's Enter, if it was taken for text


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_whatever_was_scanned_the_next_code_is_read(dialog, keyboard, scans, bad):
    keyboard.write(bad, gap_ms=5)
    keyboard.enter()
    dialog.line.clear()
    scans.clear()
    keyboard.write(ADA, gap_ms=5)
    keyboard.enter()
    assert (scans, dialog.line.text()) == ([ADA], "")
