"""Fixtures: the frame that a page sits in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from lchost.credentials import issuers
from lchost.models import undo
from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.commands import commands
from lchost.ui.frame import Frame
from lchost.ui.signing import sitting
from lchost.ui.tasks import finish_all

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


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


@pytest.fixture
def unlocked(db, qapp, signer):
    """The community's key was made, is kept safe, and was unlocked this sitting."""
    issuers.made(signer.did, "Lantern Data Circle", NINE)
    issuers.copied(signer.did, NINE)
    issuers.sheet_made(signer.did, NINE)
    sitting.hold(signer)
    undo.clear()
    yield signer
    sitting.forget()
