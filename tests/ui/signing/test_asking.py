"""Whoever needs the key gets it: made, kept safe, unlocked once a sitting, brought back."""

from __future__ import annotations

import io
import stat

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from lchost.credentials import issuers, keys, recovery
from lchost.models import settings
from lchost.ui import printing, saving
from lchost.ui.signing import asking, sitting
from lchost.ui.signing.keeping import KeepDialog
from lchost.ui.signing.making import MakeKeyDialog
from lchost.ui.signing.restoring import RestoreDialog
from lchost.ui.signing.unlocking import UnlockDialog
from tests.conftest import NINE

from .conftest import OTHER, WORDS, said, type_new


def test_the_first_issue_makes_a_key_and_has_it_kept_safe(
    page, asked, idle, stick, saved, key_path
):
    settings.put("community_name", "Lantern Data Circle")
    got = []
    asking.with_signer(page, got.append)
    making = asked(MakeKeyDialog)
    type_new(making.passphrase)
    making.press()
    keeping = asked(KeepDialog)
    assert got == []
    keeping.press()
    assert said(keeping) == ["Copy the key to another place first."]
    keeping.copy.click()
    idle(keeping)
    keeping.press()
    assert said(keeping) == ["Print the recovery sheet first, or save it."]
    keeping.save.click()
    idle(keeping)
    keeping.press()
    key = issuers.current()
    assert [one.did for one in got] == [key.did] and key.is_kept
    assert key.name == "Lantern Data Circle"
    assert keys.did_of(key_path) == keys.did_of(stick / key_path.name) == key.did
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    text = pypdf.PdfReader(io.BytesIO(saved.read_bytes())).pages[0].extract_text()
    lines = [recovery.clean(line) for line in text.splitlines()]
    typed = [line for line in lines if len(line) == 9 and set(line) <= set(recovery.ALPHABET)]
    assert keys.signer_of(recovery.read(typed)).did == key.did


def test_the_sheet_can_go_to_a_printer(page, asked, idle, key, printed):
    asking.unlock(page, lambda passphrase: asking.keep(page, passphrase))
    unlocking = asked(UnlockDialog)
    unlocking.passphrase.setText(WORDS)
    unlocking.press()
    keeping = asked(KeepDialog)
    keeping.print.click()
    idle(keeping)
    idle(keeping)
    assert printed.exists()
    assert issuers.current().sheet_at > key.sheet_at


def test_a_key_that_was_left_half_way_is_kept_safe_before_it_signs(
    page, asked, idle, stick, saved, qtbot
):
    got = []
    asking.make(page, got.append)
    making = asked(MakeKeyDialog)
    type_new(making.passphrase)
    making.press()
    asked(KeepDialog).reject()
    sitting.forget()
    asking.with_signer(page, got.append)
    unlocking = asked(UnlockDialog)
    assert "kept safe" in unlocking.note.text()
    unlocking.passphrase.setText(WORDS)
    unlocking.press()
    keeping = asked(KeepDialog)
    assert got == []
    keeping.copy.click()
    idle(keeping)
    keeping.save.click()
    idle(keeping)
    keeping.press()
    assert len(got) == 1


def test_it_is_unlocked_once_a_sitting(page, asked, key, qtbot):
    got = []
    asking.with_signer(page, got.append)
    unlocking = asked(UnlockDialog)
    assert key.fingerprint in unlocking.facts.text()
    unlocking.passphrase.setText(WORDS)
    unlocking.press()
    qtbot.waitUntil(lambda: len(got) == 1)
    asking.with_signer(page, got.append)
    assert len(got) == 2 and got[0] is got[1]
    assert QApplication.activeModalWidget() is None


def test_a_wrong_passphrase_stays_in_the_dialog_with_a_sentence(page, asked, idle, key, qtbot):
    got = []
    asking.with_signer(page, got.append)
    unlocking = asked(UnlockDialog)
    unlocking.press()
    assert said(unlocking) == ["Type the passphrase of the signing key."]
    unlocking.passphrase.setText(OTHER)
    unlocking.press()
    idle(unlocking)
    assert "not the passphrase" in said(unlocking)[0]
    assert unlocking.passphrase.selectedText()
    assert sitting.signer() is None
    unlocking.passphrase.setText(WORDS)
    unlocking.press()
    qtbot.waitUntil(lambda: len(got) == 1)


def test_who_leaves_the_dialog_signs_nothing(page, asked, key):
    got = []
    asking.with_signer(page, got.append)
    asked(UnlockDialog).reject()
    assert got == [] and sitting.signer() is None


def test_a_lost_file_is_asked_for_before_anything_is_signed(
    page, asked, key, key_path, tmp_path, qtbot
):
    stick = tmp_path / "stick"
    stick.mkdir()
    key_path.rename(stick / "circle.lckey")
    got = []
    asking.with_signer(page, got.append)
    restoring = asked(RestoreDialog)
    assert str(key_path) in said(restoring)[0]
    restoring.take_file(stick / "circle.lckey")
    restoring.passphrase.setText(WORDS)
    restoring.press()
    qtbot.waitUntil(lambda: len(got) == 1)
    assert keys.did_of(key_path) == key.did


def test_a_dialog_cannot_be_left_while_a_key_is_being_written(page, asked, qtbot):
    asking.make(page)
    making = asked(MakeKeyDialog)
    type_new(making.passphrase)
    making.press()
    making.reject()
    assert making.isVisible() and not making.cancel.isEnabled()
    asked(KeepDialog)


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [
        ("short", "short", "at least 10 characters"),
        (WORDS, WORDS + " ", "not the same"),
    ],
)
def test_a_new_passphrase_is_long_and_typed_twice(page, asked, first, again, told, key_path):
    asking.make(page)
    making = asked(MakeKeyDialog)
    making.passphrase.first.setText(first)
    making.passphrase.again.setText(again)
    making.press()
    assert told in said(making)[0]
    assert not key_path.exists() and issuers.current() is None


def test_what_is_typed_is_hidden_until_it_is_asked_for(page, asked):
    asking.make(page)
    passphrase = asked(MakeKeyDialog).passphrase
    assert passphrase.first.echoMode() is QLineEdit.EchoMode.Password
    passphrase.shown.setChecked(True)
    assert passphrase.again.echoMode() is QLineEdit.EchoMode.Normal


def test_the_copy_cannot_lie_beside_the_key(page, asked, idle, key, key_path):
    asking.keep(page, WORDS)
    keeping = asked(KeepDialog)
    keeping.copy_to(key_path.parent)
    idle(keeping)
    assert "would be lost with it" in said(keeping)[0]


def test_where_the_sheet_went_is_all_seen(page, asked, idle, key, stick, saved, monkeypatch, qtbot):
    def answer(*_):
        qtbot.wait(20)  # as long as the system asks, the dialog behind it goes on
        return saved

    monkeypatch.setattr(saving, "ask_where", answer)
    asking.keep(page, WORDS)
    keeping = asked(KeepDialog)
    keeping.copy.click()
    idle(keeping)
    keeping.save.click()
    qtbot.waitUntil(lambda: saved.name in keeping.sheeted.text())
    QApplication.processEvents()
    words = [one for one in keeping.findChildren(QLabel) if one.isVisible()]
    assert not [one.text() for one in words if one.height() < one.heightForWidth(one.width())]


def test_a_forgotten_passphrase_leads_to_the_sheet(page, asked, key, key_path, qtbot):
    lines, got = recovery.lines(keys.master(key_path, WORDS)), []
    asking.with_signer(page, got.append)
    unlocking = asked(UnlockDialog)
    assert not unlocking.no_sheet.isVisible()
    unlocking.by_sheet.click()
    restoring = asked(RestoreDialog)
    assert restoring.from_sheet.isChecked()
    for field, line in zip(restoring.lines.fields, lines, strict=True):
        field.setText(line)
    type_new(restoring.new_passphrase, OTHER)
    restoring.press()
    qtbot.waitUntil(lambda: len(got) == 1)
    assert keys.unlock(key_path, OTHER).did == key.did
    assert issuers.current().sheet_at == key.sheet_at  # it was not made anew


def test_without_a_sheet_a_forgotten_passphrase_leads_to_a_new_key(page, asked, key_path):
    issuers.made(keys.make(key_path, WORDS).did, "Circle", NINE)
    asking.unlock(page, lambda _: None)
    unlocking = asked(UnlockDialog)
    assert unlocking.no_sheet.isVisible() and not unlocking.by_sheet.isVisible()
    unlocking.reject()


@pytest.mark.parametrize("has_printer", [False, True])
def test_why_the_sheet_cannot_be_printed_is_said(page, asked, key, monkeypatch, has_printer):
    monkeypatch.setattr(printing, "has_printer", lambda: has_printer)
    asking.keep(page, WORDS)
    keeping = asked(KeepDialog)
    assert keeping.print.isEnabled() is has_printer
    assert keeping.no_printer.isVisible() is not has_printer
    assert bool(keeping.print.toolTip()) is not has_printer
    keeping.reject()
