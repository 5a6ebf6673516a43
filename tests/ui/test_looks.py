"""Another size of text: the pages are built anew, and none is dressed only to be thrown away."""

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from lchost.ui import looks, memory, theme
from lchost.ui.colours import LIGHT
from lchost.ui.main_window import MainWindow


@pytest.fixture
def window(qapp, qtbot, tmp_path):
    memory.keep_look("light", 100, calm=True)
    looks.dress()
    made = MainWindow()
    qtbot.addWidget(made)
    assert made.opened.open_file(tmp_path / "lantern.lchost", create=True)
    made.show_home()
    made.show()
    yield made
    made.opened.close()
    memory.keep_look("light", 100, calm=True)
    theme.apply(qapp, LIGHT)


def test_pages_that_are_not_shown_are_freed_before_all_is_dressed(window, monkeypatch):
    home = window.opened.home
    home.go("members")
    hidden, shown = home._shown["today"].widget(), home._shown["members"].widget()
    alive, dress = [], looks.dress
    monkeypatch.setattr(
        looks, "dress", lambda: (alive.append((isValid(hidden), isValid(shown))), dress())
    )
    memory.keep_look("light", 150, calm=True)
    window.frame.look_changed.emit()
    assert alive == [(False, True)]  # what asked for it may be on the page that is shown
    assert window.opened.home is not home and window.opened.home.here == "members"
    assert theme.text_scale() == 1.5
    window.opened.home.go("today")
    assert window.page().isVisible()


def test_the_same_size_leaves_the_pages_as_they_are(window):
    home = window.opened.home
    memory.keep_look("dark", 100, calm=True)
    window.frame.look_changed.emit()
    assert window.opened.home is home and theme.scheme().name == "dark"


def test_the_application_gets_its_style_once(window, monkeypatch):
    styled = []
    monkeypatch.setattr(QApplication, "setStyle", lambda *named: styled.append(named))
    memory.keep_look("light", 130, calm=True)
    window.frame.look_changed.emit()
    assert styled == []
