"""Restore, rotate, change the passphrase, and what the settings say of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lchost.credentials import issuers, keys, recovery, rotation
from lchost.credentials.recovery import LineState
from lchost.errors import WrongPassphrase
from lchost.ui import theme
from lchost.ui.signing import asking, sitting
from lchost.ui.signing.keeping import KeepDialog
from lchost.ui.signing.passphrases import Strength, strength
from lchost.ui.signing.replacing import ChangePassphraseDialog, RotateDialog
from lchost.ui.signing.restoring import RestoreDialog
from lchost.ui.signing.settings_card import SigningSettings
from lchost.ui.signing.unlocking import UnlockDialog
from tests.conftest import NINE

from .conftest import OTHER, WORDS, said, type_new


@pytest.fixture
def card(page, qtbot):
    made = SigningSettings(page)
    made.setParent(page)
    made.show()
    made.show_kept()
    return made


# --- back from the sheet ------------------------------------------------------------------------


def test_the_sheet_brings_the_key_back_on_a_new_laptop(page, frame, asked, key, key_path, qtbot):
    told = []
    frame.said.connect(lambda *words: told.append(words[0]))
    lines = recovery.lines(keys.master(key_path, WORDS))
    key_path.unlink()
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    for field, line in zip(dialog.lines.fields, lines, strict=True):
        field.clear()
        qtbot.keyClicks(field, line.lower())
    assert [field.text() for field in dialog.lines.fields] == [recovery.spaced(x) for x in lines]
    type_new(dialog.new_passphrase, OTHER)
    dialog.press()
    qtbot.waitUntil(lambda: sitting.signer() is not None)
    assert keys.unlock(key_path, OTHER).did == key.did == issuers.current().did
    assert len(issuers.all()) == 1
    assert told == ["The signing key is back"]


def test_a_wrong_line_is_named_and_leads_there(page, asked, key, key_path):
    lines = recovery.lines(keys.master(key_path, WORDS))
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    lines[6] = ("B" if lines[6][0] != "B" else "C") + lines[6][1:]
    for field, line in zip(dialog.lines.fields, lines, strict=True):
        field.setText(line)
    dialog.press()
    assert said(dialog) == ["Line 7 is not as on the sheet. Compare it letter by letter."]
    assert dialog.focusWidget() is dialog.lines.fields[6]
    dialog.lines.fields[6].clear()
    dialog.press()
    assert "Line 7 is not complete" in said(dialog)[-1]


@pytest.mark.parametrize("end", [None, Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_however_a_line_is_ended_none_is_skipped(page, asked, key, key_path, end):
    lines = recovery.lines(keys.master(key_path, WORDS))
    key_path.unlink()
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    for line in lines:
        QTest.keyClicks(dialog.focusWidget(), line.lower())
        if end and line != lines[-1]:
            QTest.keyClick(dialog.focusWidget(), end)
    assert [field.text() for field in dialog.lines.fields] == [recovery.spaced(x) for x in lines]
    assert dialog.focusWidget() is dialog.new_passphrase.first
    assert said(dialog) == []


def test_what_was_wrong_goes_once_the_line_is_another(page, asked, key, key_path):
    key_path.unlink()
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    dialog.press()
    assert said(dialog)
    QTest.keyClicks(dialog.lines.fields[0], "b")
    assert said(dialog) == []


def test_a_scan_of_the_sheet_fills_all_lines(page, asked, key, key_path, qtbot):
    master = keys.master(key_path, WORDS)
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    qtbot.keyClicks(dialog.lines.fields[0], "LCKEY")  # a scanner types letter by letter
    for letter in recovery.qr_text(master).removeprefix("LCKEY"):
        qtbot.keyClicks(dialog.focusWidget(), letter)
    assert recovery.read(dialog.lines.typed()) == master


def test_a_pasted_sheet_fills_all_lines(page, asked, key, key_path):
    master = keys.master(key_path, WORDS)
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    first = dialog.lines.fields[0]
    QApplication.clipboard().setText("\n".join(recovery.lines(master)))
    first.paste()
    assert recovery.read(dialog.lines.typed()) == master


def test_at_large_text_the_line_that_is_wrong_comes_into_view(page, asked, key, monkeypatch, qtbot):
    monkeypatch.setattr(theme, "text_scale", lambda: 2.0)
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    qtbot.waitUntil(lambda: dialog.lines.fields[8].isVisible())
    dialog.setFixedHeight(320)
    dialog.activateWindow()
    last = dialog.lines.fields[8]
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_a_letter_too_many_stays_in_its_line(page, asked, key, key_path, qtbot):
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.from_sheet.setChecked(True)
    line = recovery.lines(keys.master(key_path, WORDS))[0]
    longer = (line[:4] + letter + line[4:] for letter in recovery.ALPHABET)
    wrong = next(one for one in longer if recovery.state(1, one[:9]) is LineState.WRONG)
    qtbot.keyClicks(dialog.lines.fields[0], wrong)
    assert recovery.clean(dialog.lines.fields[0].text()) == wrong
    assert not dialog.lines.fields[1].text()


def test_the_copy_or_sheet_of_another_key_is_refused(page, asked, idle, key, tmp_path):
    (tmp_path / "stick").mkdir()
    other = tmp_path / "stick" / "other.lckey"
    keys.make(other, WORDS)
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.press()
    assert said(dialog) == ["Choose the copy of the key first."]
    dialog.take_file(other)
    dialog.passphrase.setText(WORDS)
    dialog.press()
    idle(dialog)
    assert "another key" in said(dialog)[0] and key.fingerprint in said(dialog)[0]
    dialog.from_sheet.setChecked(True)
    for field, line in zip(
        dialog.lines.fields, recovery.lines(keys.master(other, WORDS)), strict=True
    ):
        field.setText(line)
    type_new(dialog.new_passphrase)
    dialog.press()
    idle(dialog)
    assert "another key" in said(dialog)[0]


def test_a_community_that_was_begun_anew_takes_its_old_key(page, asked, db, tmp_path, qtbot):
    (tmp_path / "stick").mkdir()
    copy = tmp_path / "stick" / "circle.lckey"
    made = keys.make(copy, WORDS)
    asking.restore(page)
    dialog = asked(RestoreDialog)
    dialog.take_file(copy)
    dialog.passphrase.setText(WORDS)
    dialog.press()
    qtbot.waitUntil(lambda: issuers.current() is not None)
    assert issuers.current().did == made.did
    assert issuers.current().copied_at and not issuers.current().is_kept


# --- another passphrase, another key ------------------------------------------------------------


def test_a_changed_passphrase_opens_the_same_key_and_reminds_of_copies(
    page, card, asked, idle, key, key_path, qtbot
):
    card.show_kept()
    card.passphrase.click()
    dialog = asked(ChangePassphraseDialog)
    type_new(dialog.new, OTHER)
    dialog.press()
    assert said(dialog) == ["Type the passphrase that the key has now."]
    dialog.old.setText(OTHER)
    dialog.press()
    idle(dialog)
    assert "not the passphrase" in said(dialog)[0]
    dialog.old.setText(WORDS)
    dialog.press()
    qtbot.waitUntil(lambda: page.banners() != [])
    assert "Copies made earlier" in page.banners()[0].text
    assert keys.unlock(key_path, OTHER).did == key.did
    with pytest.raises(WrongPassphrase):
        keys.unlock(key_path, WORDS)


def test_a_new_key_is_named_by_the_old_one_and_must_be_kept_safe(
    page, card, asked, idle, key, key_path
):
    card.rotate.click()
    dialog = asked(RotateDialog)
    dialog.old.setText(WORDS)
    type_new(dialog.new, OTHER)
    dialog.press()
    keeping = asked(KeepDialog)
    old, new = issuers.all()
    assert old.did == key.did and old.retired_at and new == issuers.current()
    told = rotation.read(new.statement)
    assert told and (told.old, told.new) == (old.did, new.did)
    assert not new.is_kept and sitting.signer().did == new.did
    assert keys.unlock(key_path, WORDS).did == old.did  # the old file stays as it is
    keeping.reject()
    card.show_kept()
    assert "handed over with a signed statement" in card.earlier.text()
    assert "once it was copied" in card.trouble.text()


def test_a_lost_key_is_replaced_without_a_statement_and_that_is_said(
    page, card, asked, key, key_path
):
    key_path.unlink()
    card.rotate.click()
    dialog = asked(RotateDialog)
    assert dialog.lost.isChecked() and not dialog.lost.isEnabled()
    assert "no statement" in dialog.warning.text() and dialog.warning.isVisible()
    type_new(dialog.new)
    dialog.press()
    asked(KeepDialog).reject()
    assert issuers.current().did != key.did and issuers.current().statement == ""
    card.show_kept()
    assert "without a statement" in card.earlier.text()


# --- the settings -------------------------------------------------------------------------------


def test_the_settings_show_no_key_then_the_key(card, key_path, qtbot):
    assert card.make.isVisible() and not card.keep.isVisible() and not card.site.isVisible()
    made = keys.make(key_path, WORDS)
    issuers.made(made.did, "Circle", NINE)
    card.show_kept()
    assert issuers.current().fingerprint in card.fingerprint.text()
    assert "Not copied yet" in card.facts.text() and "No recovery sheet yet" in card.facts.text()
    assert card.site.isVisible()
    assert not card.make.isVisible() and card.keep.isEnabled() and not card.lock.isVisible()
    sitting.hold(made)
    card.show_kept()
    card.lock.click()
    assert sitting.signer() is None and not card.lock.isVisible()


def test_the_settings_say_that_the_file_is_gone_and_lead_back(card, key, key_path, asked):
    key_path.unlink()
    card.show_kept()
    assert str(key_path) in card.trouble.text()
    assert not card.keep.isEnabled() and not card.passphrase.isEnabled()
    card.restore.click()
    asked(RestoreDialog).reject()


def test_a_copy_is_made_again_after_the_passphrase_is_typed(card, key, asked, idle, stick):
    card.show_kept()
    card.keep.click()
    unlocking = asked(UnlockDialog)
    assert "asked again" in unlocking.note.text()
    unlocking.passphrase.setText(WORDS)
    unlocking.press()
    keeping = asked(KeepDialog)
    keeping.copy.click()
    idle(keeping)
    assert issuers.current().copied_at > key.copied_at
    assert "same disk" in keeping.copied.text()  # a test has no stick
    assert str(stick) in keeping.copied.text()
    assert card.lock.isVisible()


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("ninechars", Strength.SHORT),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnopq", Strength.WEAK),
        ("1234567890123", Strength.WEAK),
        ("lanterns over the river", Strength.FAIR),
        ("correct horse battery staple", Strength.GOOD),
        ("đèn lồng trên sông Hương", Strength.GOOD),
    ],
)
def test_the_hint_knows_short_weak_and_good_ones(passphrase, found):
    assert strength(passphrase) is found
