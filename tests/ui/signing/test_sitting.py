"""A sitting: the key is there until it is idle too long, the file closes or another key signs."""

from __future__ import annotations

from lchost.credentials import issuers, keys
from lchost.models import database
from lchost.ui.main_window import MainWindow
from lchost.ui.signing import sitting
from lchost.ui.signing.sitting import IDLE_MIN, Sitting
from tests.conftest import NINE

from .conftest import WORDS


def test_it_is_forgotten_after_half_an_hour_without_use(key, key_path, qapp, qtbot):
    held = Sitting(qapp)
    held.hold(keys.unlock(key_path, WORDS))
    assert held.idle.isActive() and held.idle.interval() == 30 * 60_000 and IDLE_MIN == 30
    assert held.signer()
    held.idle.timeout.emit()
    assert held.signer() is None and not held.idle.isActive()


def test_each_use_begins_the_half_hour_anew(key, key_path, qapp, qtbot):
    held = Sitting(qapp)
    held.hold(keys.unlock(key_path, WORDS))
    held.idle.setInterval(60_000)
    held.idle.start(1_000)
    assert held.signer()
    assert held.idle.remainingTime() > 900


def test_it_is_for_the_file_that_is_open(key, key_path, tmp_path):
    sitting.hold(keys.unlock(key_path, WORDS))
    database.close()
    database.open_community(tmp_path / "other.lchost", create=True)
    assert sitting.signer() is None


def test_a_replaced_key_is_not_held_on_to(key, key_path):
    sitting.hold(keys.unlock(key_path, WORDS))
    issuers.made(keys.throwaway().did, "Circle", NINE)
    assert sitting.signer() is None


def test_closing_the_file_locks_the_key(key, key_path, qtbot):
    path = database.current_path()
    database.close()
    window = MainWindow()
    qtbot.addWidget(window)
    assert window.opened.open_file(path)
    window.show_home()
    sitting.hold(keys.unlock(key_path, WORDS))
    assert window.opened.close()
    held = sitting._of_program()
    assert held._signer is None
    assert window.opened.open_file(path)
    assert sitting.signer() is None
    window.opened.close()
