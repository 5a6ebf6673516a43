import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from lchost.ui import theme
from lchost.ui.colours import DARK, LIGHT
from lchost.ui.icons import icon
from lchost.ui.widgets import (
    FocusRing,
    Step,
    Stepper,
    action_button,
    breakable,
    button,
    column,
    field,
    holder,
    search_box,
    words,
)


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        return widget

    return show


def test_a_button_follows_its_command(qapp, qtbot):
    action = QAction("&Print…")
    pressed = []
    action.triggered.connect(lambda: pressed.append(1))
    made = action_button(action)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Print…"
    made.click()
    action.setEnabled(False)
    assert not made.isEnabled()
    assert pressed == [1]


def test_a_command_outlives_its_button(qapp):
    action = QAction("Print")
    made = action_button(action)
    made.deleteLater()
    QApplication.sendPostedEvents(made, 52)  # DeferredDelete
    action.setEnabled(False)


def test_an_icon_follows_the_scheme(qapp):
    made = icon("check")

    def ink():
        image = made.pixmap(32, 32).toImage()
        pixels = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
        return pixels & {LIGHT.text.lower(), DARK.text.lower()}

    theme.apply(qapp, LIGHT)
    assert ink() == {LIGHT.text.lower()}
    theme.apply(qapp, DARK)
    assert ink() == {DARK.text.lower()}
    theme.apply(qapp, LIGHT)


def test_a_disabled_icon_is_drawn_as_an_edge(qapp):
    from PySide6.QtGui import QIcon

    image = icon("check").pixmap(32, 32, QIcon.Mode.Disabled).toImage()
    pixels = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert LIGHT.edge.lower() in pixels
    assert LIGHT.text.lower() not in pixels


def test_an_ampersand_in_a_name_is_shown(qapp):
    assert button("Ann & Bob").text() == "Ann && Bob"


def test_the_ring_comes_with_the_tab_key_and_goes_with_the_mouse(qapp, qtbot, shown):
    first, second = button("One"), button("Two")
    window = shown(holder(column(first, second, field("Name"))))
    ring = FocusRing()
    qapp.focusChanged.connect(ring.follow)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.widget() is second
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.widget() is None
    qapp.focusChanged.disconnect(ring.follow)
    window.close()


def test_arrow_keys_move_along_the_steps_and_enter_goes(qtbot, shown):
    stepper = shown(Stepper())
    stepper.show_steps(
        [Step("plan", "Plan"), Step("people", "People"), Step("paper", "Paper")], "plan"
    )
    with qtbot.waitSignal(stepper.chosen) as heard:
        qtbot.keyClick(stepper, Qt.Key.Key_Right)
        qtbot.keyClick(stepper, Qt.Key.Key_Right)
        qtbot.keyClick(stepper, Qt.Key.Key_Right)
        qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert heard.args == ["paper"]


def test_in_right_to_left_layouts_the_arrows_turn(qtbot, shown):
    stepper = shown(Stepper())
    stepper.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stepper.show_steps([Step("plan", "Plan"), Step("people", "People")], "plan")
    with qtbot.waitSignal(stepper.chosen) as heard:
        qtbot.keyClick(stepper, Qt.Key.Key_Left)
        qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert heard.args == ["people"]


def test_larger_text_grows_everything_that_holds_words(qapp):
    theme.apply(qapp, LIGHT, 2.0)
    assert theme.em(34) == 68
    assert theme.font("body").pointSizeF() == pytest.approx(21)
    theme.apply(qapp, LIGHT)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_presses_a_button_that_has_the_focus(shown, qtbot, key):
    made = shown(button("Print"))
    pressed = []
    made.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(made, key)
    assert pressed == [1]


def is_left_to_the_window(line, keys):
    key = keys[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key.key(), key.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(line, event)
    return not event.isAccepted()


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z"])
def test_a_field_to_search_in_leaves_undo_to_the_window(shown, qtbot, keys):
    line = shown(search_box("Name"))
    qtbot.keyClicks(line, "ada")
    line.undo()
    assert is_left_to_the_window(line, QKeySequence(keys))


def test_a_field_takes_back_its_own_words_first(shown, qtbot):
    line = shown(field("Title"))
    assert is_left_to_the_window(line, QKeySequence("Ctrl+Z"))
    qtbot.keyClicks(line, "Charts")
    assert not is_left_to_the_window(line, QKeySequence("Ctrl+Z"))
    line.undo()
    assert not is_left_to_the_window(line, QKeySequence("Ctrl+Shift+Z"))


def test_a_very_long_word_may_go_on_in_the_next_line(qapp):
    name = "Wolfeschlegelsteinhausenbergerdorffwelch"
    whole, parts = words(f"{name}: hard to read", wrap=True), breakable(f"{name}: hard to read")
    assert parts.replace("\u200b", "") == f"{name}: hard to read"
    assert words(parts, wrap=True).minimumSizeHint().width() * 2 < whole.minimumSizeHint().width()
    assert breakable("Bartholomew Featherstonehaugh") == "Bartholomew Featherstonehaugh"
