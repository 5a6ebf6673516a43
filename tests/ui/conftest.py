"""Fixtures: the frame that a page sits in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.commands import commands
from lchost.ui.frame import Frame
from lchost.ui.tasks import finish_all


@pytest.fixture(scope="session")
def qapp_cls():
    """A QApplication dressed as the product is."""

    class Dressed(QApplication):
        def __init__(self, args):
            super().__init__(args)
            theme.load_first_fonts()
            theme.load_other_fonts()
            theme.apply(self, LIGHT)

    return Dressed


@pytest.fixture(autouse=True)
def no_dialog_is_left_open():
    """A test looks for its own dialog, not for one that another has left."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.close()


@pytest.fixture
def frame(db, qtbot):
    """The frame of a window on an empty community."""
    made = Frame(commands())
    yield made
    finish_all()  # nothing reads from a file that is closed
    made.live.stop()
