"""A certificate is shown in any way; the answer says in words whether it is genuine."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from lchost.credentials import baking, compact, trust
from lchost.credentials.record import qr_text, sha256
from lchost.models.credentials import Certificate as Row
from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.verify.dialog import VerifyDialog
from tests.credentials.openbadge.test_building import AT, FULL
from tests.credentials.test_trust import OLD_SIGNER, code, credential

from .conftest import paper, scan

CODE = code()


@pytest.fixture(params=["credential.json", "badge.png", "paper.png", "paper.jpg", "paper.webp"])
def file(request, tmp_path):
    """A certificate as somebody brings it."""
    path = tmp_path / request.param
    if path.suffix == ".json":
        path.write_text(credential(), "utf-8")
    elif path.name == "badge.png":
        paper(CODE, 1).save(str(path))
        path.write_bytes(baking.bake_png(path.read_bytes(), credential()))
    else:
        paper(CODE).save(str(path))
    return path


def test_a_file_is_chosen(dialog, answer, file, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog.choose.click()
    said = answer()
    assert (said.tone, said.headline) == ("welcome", "Genuine")
    assert said.sentence == "Signed by Lantern Data Circle, and unchanged since."
    facts = dict(said.facts)
    assert facts["Name"] == FULL.name and facts["Number"] == FULL.number
    assert facts["Date"] == "14 November 2026 – 15 November 2026"
    assert facts["Duration"] == "2 h 30 min" and facts["Duplicate"] == "yes"


def test_what_was_typed_does_not_stay_above_the_answer_to_a_file(dialog, answer, file):
    dialog.code.setText("hello")
    dialog.press()
    assert answer().headline == "No certificate found"
    dialog.check_file(file)
    assert dialog.code.text() == "" and answer().headline == "Genuine"


@pytest.mark.parametrize("number", ["2026-0147", "CPD-2026-0147", "kỳ-2026-0147"])
def test_a_number_alone_is_told_apart_from_nothing(dialog, number):
    dialog.code.setText(number)
    dialog.press()
    assert dialog.panel.told.headline == "A number proves nothing"
    assert not dialog.panel.told.facts


def test_a_file_is_dropped_even_on_the_field(dialog, answer, tmp_path):
    path = tmp_path / "credential.json"
    path.write_text(credential(), "utf-8")
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    assert not dialog.code.acceptDrops()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    how = (Qt.DropAction.CopyAction, held, buttons, keys)
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), *how)
    QApplication.sendEvent(dialog, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), *how))
    assert answer().tone == "welcome"


def test_a_text_a_file_and_a_picture_are_pasted(dialog, answer, tmp_path):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(f"  {CODE}\n")
    dialog.paste.click()
    assert answer().tone == "welcome"
    held, path = QMimeData(), tmp_path / "credential.json"
    path.write_text(credential(replace(FULL, number="2026-0999")), "utf-8")
    held.setUrls([QUrl.fromLocalFile(str(path))])
    clipboard.setMimeData(held)
    QTest.keyClick(dialog.code, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert answer().headline == "Not in your register"
    clipboard.setImage(paper(CODE))
    dialog.paste.click()
    assert answer().tone == "welcome"
    clipboard.clear()
    dialog.paste.click()
    assert dialog.panel.told.headline == "Nothing was copied"


@pytest.mark.parametrize("where", ["code", "choose"])
def test_a_scanners_burst_is_heard_wherever_the_keyboard_is(dialog, answer, where, qtbot):
    getattr(dialog, where).setFocus()
    scan(dialog, CODE)
    assert answer().tone == "welcome"
    assert dialog.code.text() == "" and dialog.isVisible()
    scan(dialog, code(replace(FULL, number="2026-0999")), start_ms=90_000)
    qtbot.waitUntil(lambda: dialog.panel.told.headline == "Not in your register")


def test_typed_letters_are_verified_on_enter_and_it_stays_for_the_next(dialog, answer):
    dialog.code.setText(CODE.lower())
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert answer().tone == "welcome"
    assert dialog.isVisible() and dialog.code.hasFocus()
    assert dialog.code.selectedText() == CODE.lower()


def test_the_webcam_reads_the_paper_and_is_left_as_it_was(dialog, answer, plugs):
    plugs.plug(shows=[paper(CODE)])
    dialog.look.click()
    assert answer().tone == "welcome"
    dialog.look.click()
    assert not dialog.camera.isVisible() and not dialog.camera.is_wanted


def test_a_code_from_before_signing_is_told_by_the_register(dialog, answer, issue):
    record = replace(FULL, number="2026-0200")
    issue(record, is_signed=False)
    dialog.check_text(qr_text(record.number, sha256(record.canonical())))
    assert (answer().tone, answer().headline) == ("welcome", "Genuine, issued before signing")
    dialog.check_text(f"LCHOST 2026-0200 {'0' * 16}")
    assert (answer().tone, answer().headline) == ("refused", "Your number, but other facts")
    dialog.check_text(f"LCHOST 2026-0777 {'0' * 16}")
    assert (answer().tone, answer().headline) == ("attention", "Not from here")


def test_what_was_taken_back_is_red_with_the_reason(dialog, answer, issued, issue):
    Row.update(voided_at=AT, void_reason="left early.").where(Row.id == issued).execute()
    dialog.check_text(CODE)
    assert (answer().tone, answer().headline) == ("refused", "Revoked")
    assert answer().sentence == "No. 2026-0147 was taken back: left early." and not answer().facts
    issue(replace(FULL, number="2026-0200"), replaces=issued)
    dialog.check_text(CODE)
    assert answer().sentence == "No. 2026-0147 was replaced by no. 2026-0200. Ask to see that one."


def test_what_was_altered_shows_nothing_that_it_says(dialog, answer, tmp_path):
    forged = json.loads(credential())
    forged["credentialSubject"]["activityStartDate"] = "2020-01-01T00:00:00Z"
    dialog.check_text(json.dumps(forged))
    assert (answer().tone, answer().facts) == ("refused", ())
    assert FULL.name not in dialog.panel.accessibleName()


def test_a_number_of_ours_with_other_facts_says_so(dialog, answer):
    dialog.check_text(code(replace(FULL, name="Somebody Else")))
    assert (answer().tone, answer().headline) == ("refused", "Your number, but other facts")
    assert answer().facts == ()


def test_a_stranger_is_amber_with_the_fingerprint(dialog, answer):
    from lchost.credentials import did_key, openbadge

    made = openbadge.credential(FULL, "Lantern Data Circle", OLD_SIGNER.did)
    dialog.check_text(openbadge.signed(made, OLD_SIGNER, AT))
    print_of_key = did_key.fingerprint(OLD_SIGNER.did).replace(" ", "\u00a0")
    assert answer().tone == "attention" and print_of_key in answer().sentence
    assert dict(answer().facts)["Name"] == FULL.name
    dialog.check_text(compact.encode(FULL, OLD_SIGNER))
    assert answer().tone == "attention" and print_of_key in answer().sentence
    assert answer().facts == ()


@pytest.mark.parametrize(
    "content, headline",
    [
        (b"hello", "No certificate found"),
        (b"\xff\xd8\xff", "Cannot be read"),
        (b"%PDF-1.7 nothing", "Cannot be read"),
        (b"", "No certificate found"),
    ],
)
def test_what_is_no_certificate_is_grey(dialog, answer, tmp_path, content, headline):
    path = tmp_path / "what"
    path.write_bytes(content)
    dialog.check_file(path)
    assert (answer().tone, answer().headline) == ("neutral", headline)


def test_a_file_that_is_gone_meanwhile_is_said(dialog, answer, tmp_path):
    dialog.check_file(tmp_path / "gone.json")
    assert answer().headline == "Cannot be read" and "gone.json" in answer().sentence


def test_it_is_judged_off_the_screens_thread_and_only_the_last_one_is_answered(
    dialog, answer, monkeypatch, qtbot
):
    threads, check = [], trust.check

    def slow(data, at, pages=None):
        threads.append(QThread.currentThread() is dialog.thread())
        return check(data, at, pages)

    monkeypatch.setattr(trust, "check", slow)
    dialog.check_text("hello")
    dialog.check_text(CODE)
    assert answer().tone == "welcome"
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == [False, False] and answer().tone == "welcome"


def test_it_is_said_to_screen_readers_with_all_the_facts(dialog, answer):
    dialog.check_text(CODE)
    answer()
    said = dialog.panel.accessibleName()
    assert (
        said.startswith("Genuine. Signed by Lantern Data Circle") and f"Name: {FULL.name}" in said
    )


def test_the_keys_go_back_to_the_door_when_it_closes(dialog, qtbot):
    dialog.keys.start()
    dialog.reject()
    qtbot.waitUntil(lambda: dialog.keys not in type(dialog.keys)._watching)


def test_at_twice_the_text_it_fits_a_small_laptop(qapp, issued, plugs, qtbot):
    theme.apply(qapp, LIGHT, 2.0)
    try:
        made = VerifyDialog(None, lambda: AT, plugs)
        qtbot.addWidget(made)
        made.camera.show()
        least = made.minimumSizeHint()
        assert (least.width() <= 1326, least.height() <= 708) == (True, True)
    finally:
        theme.apply(qapp, LIGHT)
