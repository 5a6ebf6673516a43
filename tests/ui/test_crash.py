import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from lchost.errors import DamagedFile, DiskFull
from lchost.ui import crash
from lchost.ui.dialogs.crash import CrashDialog


def fall(name):
    secret = f"{name}@example.org"
    return {"a": 1}[secret]


def fallen(job):
    try:
        job()
    except Exception as error:
        return crash.report(error)
    raise AssertionError


def test_a_report_has_versions_and_places_but_nobodys_data():
    text = fallen(lambda: fall("zoe"))
    assert "lchost 0" in text
    assert "Python 3" in text
    assert "test_crash.py" in text
    assert "in fall" in text
    assert text.endswith("KeyError")
    assert "zoe" not in text.replace('fall("zoe")', "")
    assert str(Path.home()) + "/" not in text


def test_messages_that_speak_of_code_are_kept():
    text = fallen(lambda: None.name)
    assert "AttributeError: 'NoneType' object has no attribute 'name'" in text


def test_what_led_to_it_is_told_first():
    def both():
        try:
            fall("zoe")
        except KeyError as error:
            raise RuntimeError("zoe") from error

    text = fallen(both)
    assert text.index("KeyError") < text.index("which led to:") < text.index("RuntimeError")
    assert not text.endswith("zoe")


@pytest.fixture
def net(qapp, monkeypatch):
    shown = []
    net = crash.Net(shown.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(crash, "qInstallMessageHandler", lambda handler: None)
    net.spread()
    return net, shown


def test_a_fault_on_any_thread_is_shown_on_the_screens(net, qtbot, capsys):
    _, shown = net
    thread = threading.Thread(target=lambda: fall("zoe"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "KeyError" in shown[0]
    assert "zoe@" not in capsys.readouterr().err


def test_trouble_of_the_host_is_said_and_is_no_fault(net, qtbot):
    caught, shown = net
    said = []
    caught.troubled.connect(said.append)
    for error in (DiskFull(), sqlite3.DatabaseError("database disk image is malformed")):
        sys.excepthook(type(error), error, None)
    assert [type(error) for error in said] == [DiskFull, DamagedFile]
    assert shown == []


def test_the_report_can_be_copied(qapp, qtbot):
    dialog = CrashDialog(None, "the report")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert qapp.clipboard().text() == "the report"
    assert dialog.copy.text() == "Copied"
