"""After a year of signing the secret is in no file but its own, locked: searched in all shapes."""

from __future__ import annotations

import base64
import io
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lchost import paths
from lchost.codes import ALPHABET
from lchost.credentials import did_key, issuers, keys, recovery
from lchost.errors import HostError
from lchost.models import database, undo
from lchost.roster import exporting, members
from lchost.roster.members import MemberDraft
from lchost.roster.tables import write_table
from lchost.safekeeping import backup
from lchost.safekeeping.backup import Why
from lchost.ui import crash
from lchost.ui.signing import asking, sitting
from lchost.ui.signing.keeping import KeepDialog
from lchost.ui.signing.making import MakeKeyDialog
from lchost.ui.signing.replacing import ChangePassphraseDialog, RotateDialog
from lchost.ui.signing.restoring import RestoreDialog
from lchost.ui.signing.settings_card import SigningSettings
from lchost.ui.signing.unlocking import UnlockDialog

from .conftest import OTHER, WORDS, type_new

THIRD = "a third one with spaces"


def shapes(secret: bytes) -> dict[str, bytes]:
    """Return a secret in every shape in which programs write such things down."""
    letters = "".join(ALPHABET[byte >> 4] + ALPHABET[byte & 15] for byte in secret)
    return {
        "raw": secret,
        "hex": secret.hex().encode(),
        "HEX": secret.hex().upper().encode(),
        "base64": base64.b64encode(secret).rstrip(b"=")[:-1],
        "base64url": base64.urlsafe_b64encode(secret).rstrip(b"=")[:-1],
        "base32": base64.b32encode(secret).rstrip(b"=")[:-1],
        "base58": did_key.base58(secret).encode(),
        "consonants": letters.encode(),
        "repr": repr(secret)[2:-1].encode(),
        "UTF-16": secret.hex().encode("utf-16-le"),
        **{f"line {n}": line.encode() for n, line in enumerate(recovery.lines(secret)[:8], 1)},
        **{
            f"spaced line {n}": recovery.spaced(line).encode()
            for n, line in enumerate(recovery.lines(secret)[:8], 1)
        },
    }


def passphrases() -> dict[str, bytes]:
    return {
        f"{said!r} {code}": said.encode(code)
        for said in (WORDS, OTHER, THIRD)
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    } | {f"{said!r} base64": base64.b64encode(said.encode())[:-4] for said in (WORDS, OTHER)}


def found_in(data: bytes, wanted: dict[str, bytes]) -> list[str]:
    return [name for name, secret in wanted.items() if secret in data]


def searched(folders: list[Path], wanted: dict[str, bytes]) -> tuple[int, list[str]]:
    """Return how many files were read, and what was found in which."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    told = [
        f"{path.name}: {name}" for path in files for name in found_in(path.read_bytes(), wanted)
    ]
    return len(files), told


@pytest.fixture
def secrets_of(monkeypatch):
    """Every master and seed that is made or unlocked, as the test goes on."""
    seen: list[bytes] = []
    real = keys.signer_of

    def watched(master: bytes) -> keys.Signer:
        signer = real(master)
        seen.extend((master, signer._key.private_bytes_raw()))
        return signer

    monkeypatch.setattr(keys, "signer_of", watched)
    return seen


def test_no_file_log_report_or_message_has_the_secret(
    page, asked, idle, stick, saved, secrets_of, tmp_path, caplog, qtbot, db
):
    caplog.set_level(logging.DEBUG)
    messages = io.StringIO()
    card = SigningSettings(page)
    qtbot.addWidget(card)
    members.add(MemberDraft("Zoë"), datetime.now(UTC))
    # made, copied, sheet saved
    card.make.click()
    making = asked(MakeKeyDialog)
    type_new(making.passphrase, WORDS)
    making.press()
    keeping = asked(KeepDialog)
    keeping.copy.click()
    idle(keeping)
    keeping.save.click()
    idle(keeping)
    keeping.press()
    saved.unlink()  # as the dialog says; it is the secret itself
    # unlocked by a wrong and a right passphrase
    sitting.forget()
    asking.with_signer(page, lambda signer: messages.write(repr(signer) + str(vars(signer))))
    unlocking = asked(UnlockDialog)
    unlocking.passphrase.setText(THIRD)
    unlocking.press()
    idle(unlocking)
    unlocking.passphrase.setText(WORDS)
    unlocking.press()
    qtbot.waitUntil(lambda: sitting.signer() is not None)
    backup.copy_now(db, Why.IMPORT, datetime.now(UTC))
    # another passphrase, then another key
    card.change_passphrase()
    changing = asked(ChangePassphraseDialog)
    changing.old.setText(WORDS)
    type_new(changing.new, OTHER)
    changing.press()
    qtbot.waitUntil(lambda: page.banners() != [])
    card.make_new_key()
    rotating = asked(RotateDialog)
    rotating.old.setText(OTHER)
    type_new(rotating.new, THIRD)
    rotating.press()
    asked(KeepDialog).reject()
    # back from a sheet
    path = keys.find(db, issuers.current().did)
    lines = recovery.lines(keys.master(path, THIRD))
    asking.restore(page)
    restoring = asked(RestoreDialog)
    restoring.from_sheet.setChecked(True)
    for field, line in zip(restoring.lines.fields, lines, strict=True):
        field.setText(line)
    type_new(restoring.new_passphrase, OTHER)
    restoring.press()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    # faults of all kinds
    for job in (
        lambda: keys.unlock(path, WORDS),
        lambda: keys.unlock(path.with_name("none"), WORDS),
        lambda: keys.make(path, OTHER),
        lambda: keys.change_passphrase(path, WORDS, OTHER),
        lambda: recovery.read([*lines[:8], lines[0]]),
        lambda: recovery.read([*lines[:8]]),
    ):
        try:
            job()
        except HostError as error:
            messages.write("".join(traceback.format_exception(error)) + repr(error.facts))
        else:
            raise AssertionError("no fault")
    try:
        {}[keys.master(path, OTHER)]
    except KeyError as error:
        messages.write(crash.report(error))
    messages.write(repr(undo.labels()))
    sheet = exporting.members_sheet()
    write_table(tmp_path / "members.csv", sheet.headers, sheet.rows)
    backup.copy_now(db, Why.CLOSING, datetime.now(UTC))

    wanted = passphrases()
    for n, secret in enumerate(dict.fromkeys(secrets_of)):
        wanted |= {f"secret {n} {name}": shape for name, shape in shapes(secret).items()}
    assert (
        len(dict.fromkeys(secrets_of)) == 6
    )  # two keys and one refused, each with its master and its seed
    open_files, told = searched([tmp_path, paths.data_folder()], wanted)
    assert told == []
    assert Path(f"{db}-wal").exists()
    assert len(backup.copies(db)) == 2
    database.close()
    files, told = searched([tmp_path, paths.data_folder()], wanted)
    assert told == [] and files >= 7 and open_files >= 7
    assert found_in(caplog.text.encode(), wanted) == []
    assert found_in(messages.getvalue().encode(), wanted) == []


def test_a_secret_in_any_shape_would_be_found(tmp_path):
    """The fault that the test above must see."""
    secret = bytes(range(32))
    for n, (name, shape) in enumerate(shapes(secret).items()):
        place = tmp_path / str(n)
        place.mkdir()
        (place / "file").write_bytes(b"before" + shape + b"after")
        assert f"file: {name}" in searched([place], shapes(secret))[1]
