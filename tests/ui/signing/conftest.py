"""Fixtures: a page to ask from, a stick, file dialogs and a printer that answer by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from lchost.credentials import issuers, keys
from lchost.models import database
from lchost.ui import printing, saving
from lchost.ui.page import Page
from lchost.ui.signing import sitting
from lchost.ui.widgets.banner import Banner
from lchost.ui.widgets.laid import laid
from tests.conftest import NINE

WORDS = "lanterns over the río"
OTHER = "another long passphrase"


@pytest.fixture(autouse=True)
def locked(qapp):
    """No test finds what another has unlocked."""
    yield
    sitting.forget()


class Blank(Page):
    """A page that shows nothing of the file."""

    def reload(self):
        pass


@pytest.fixture
def page(frame, qtbot):
    made = Blank(frame)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def key_path(db):
    return keys.beside(database.current_path())


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """A folder that the host chooses for the copy."""
    found = tmp_path / "stick"
    found.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(found))
    return found


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Where the host saves the sheet."""
    found = tmp_path / "sheet.pdf"
    monkeypatch.setattr(saving, "ask_where", lambda *_: found)
    return found


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """A printer that prints into a file; gives its path."""
    found = tmp_path / "printed.pdf"

    def choose(_parent, _pdf, _title, then):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(found))
        printer.setResolution(75)
        then(printer)

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "choose_printer", choose)
    return found


@pytest.fixture
def key(key_path):
    """A key that was made and kept safe, and is locked."""
    made = keys.make(key_path, WORDS)
    issuers.made(made.did, "Circle", NINE)
    issuers.copied(made.did, NINE)
    issuers.sheet_made(made.did, NINE)
    return issuers.current()


@pytest.fixture
def asked(qtbot):
    """Return the dialog of a kind that is open, once it is."""

    def find(kind):
        def is_open():
            return isinstance(QApplication.activeModalWidget(), kind)

        qtbot.waitUntil(is_open)
        return QApplication.activeModalWidget()

    return find


@pytest.fixture
def idle(qtbot):
    """Wait until a dialog does no more work."""
    return lambda dialog: qtbot.waitUntil(lambda: not dialog.is_working)


def type_new(passphrase, text=WORDS):
    """Type a new passphrase twice."""
    passphrase.first.setText(text)
    passphrase.again.setText(text)


def said(dialog):
    """Return what a dialog says above its content."""
    return [part.text for part in laid(dialog._news) if isinstance(part, Banner)]
