"""Keys: locked under a passphrase, opened by it alone, never written over, nowhere else."""

from __future__ import annotations

import copy
import json
import math
import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lchost.credentials import did_key, key_file, keys, recovery
from lchost.errors import (
    AnotherKey,
    CannotRead,
    CopyBesideKey,
    DiskFull,
    KeyFileDamaged,
    KeyFileExists,
    NewerKeyFile,
    NoFolderThere,
    NoKeyFile,
    NotAKeyFile,
    PassphraseTooShort,
    WrongPassphrase,
)

WORDS = "lanterns over the río"
OTHER = "another long passphrase"
KNOWN = "did:key:z6Mkg1dayav16TfLrH8mBUbFT1xsdA5R2swe5ANGPjf8Fdxo"  # of the master 00 01 02 … 1f


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "circle.lckey"


def changed(path: Path, **facts: Any) -> None:
    """Change a file as a person would who knows its checksum."""
    said = json.loads(path.read_text()) | facts
    said["sum"] = key_file._sum(said)
    path.write_text(json.dumps(said))


def test_a_key_signs_the_same_after_it_was_locked_and_unlocked(path: Path) -> None:
    made = keys.make(path, WORDS)
    opened = keys.unlock(path, WORDS)
    assert opened.did == made.did == keys.did_of(path)
    assert opened.sign(b"seven") == made.sign(b"seven")
    Ed25519PublicKey.from_public_bytes(did_key.decode(made.did)).verify(
        opened.sign(b"seven"), b"seven"
    )
    assert opened.method == f"{made.did}#{made.did[8:]}" and len(opened.public) == 32


def test_each_key_is_another(tmp_path: Path) -> None:
    dids = {keys.make(tmp_path / f"{n}.lckey", WORDS).did for n in range(5)}
    assert len(dids | {keys.throwaway().did}) == 6


def test_the_signing_key_is_derived_as_it_always_was() -> None:
    # a known answer: with another derivation no kept key would come back
    assert keys.signer_of(bytes(range(32))).did == KNOWN


def test_only_the_owner_may_read_the_file(path: Path) -> None:
    keys.make(path, WORDS)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    keys.change_passphrase(path, WORDS, OTHER)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("said", ["", " ", WORDS + " ", WORDS.upper(), OTHER, "\ud800" * 12])
def test_a_wrong_passphrase_is_refused(path: Path, said: str) -> None:
    keys.make(path, WORDS)
    with pytest.raises(WrongPassphrase):
        keys.unlock(path, said)


def test_an_accent_counts_the_same_however_it_was_typed(path: Path) -> None:
    made = keys.make(path, "lanterns over the ri\u0301o")
    assert keys.unlock(path, "lanterns over the r\u00edo").did == made.did


@pytest.mark.parametrize("short", ["ninechars", " " * 10, " ninechars ", "e\u0301" * 9])
def test_a_short_passphrase_makes_nothing(path: Path, short: str) -> None:
    with pytest.raises(PassphraseTooShort, match="10"):
        keys.make(path, short)
    assert not path.exists()


def test_a_key_is_never_made_over_a_file(path: Path) -> None:
    made = keys.make(path, WORDS)
    before = path.read_bytes()
    with pytest.raises(KeyFileExists, match="never written over"):
        keys.make(path, OTHER)
    assert path.read_bytes() == before
    assert keys.unlock(path, WORDS).did == made.did
    assert list(path.parent.iterdir()) == [path]


def test_a_stick_that_knows_no_second_names_takes_a_key(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    made = keys.make(path, WORDS)
    assert keys.did_of(path) == made.did
    with pytest.raises(KeyFileExists):
        keys.make(path, WORDS)


def test_a_folder_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(NoFolderThere):
        keys.make(path.parent / "stick" / "circle.lckey", WORDS)


def test_a_full_disk_leaves_the_old_passphrase(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = keys.make(path, WORDS)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        keys.change_passphrase(path, WORDS, OTHER)
    assert keys.unlock(path, WORDS).did == made.did
    assert list(path.parent.iterdir()) == [path]


def test_no_file_is_told_from_a_damaged_one(path: Path) -> None:
    with pytest.raises(NoKeyFile, match="recovery sheet"):
        keys.unlock(path, WORDS)


@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"PK\3\4", b"[1,2]", b'{"a": 1}', b"9" * 99])
def test_another_file_is_no_key(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        keys.unlock(path, WORDS)


def test_a_text_is_said_to_be_no_key(path: Path) -> None:
    path.write_text("dear diary")
    with pytest.raises(NotAKeyFile, match=r"\.lckey"):
        keys.did_of(path)


def test_a_newer_file_asks_for_a_newer_program(path: Path) -> None:
    keys.make(path, WORDS)
    changed(path, v=2)
    with pytest.raises(NewerKeyFile, match="newer"):
        keys.unlock(path, WORDS)


def test_every_changed_byte_is_damage_and_not_a_wrong_passphrase(path: Path) -> None:
    keys.make(path, WORDS)
    whole = path.read_bytes()
    for place, byte in enumerate(whole):
        path.write_bytes(whole[:place] + bytes([byte ^ 1]) + whole[place + 1 :])
        try:
            keys.did_of(path)
        except KeyFileDamaged:
            continue
        raise AssertionError(f"byte {place} may change")  # pragma: no cover


def test_every_cut_file_is_damage(path: Path) -> None:
    keys.make(path, WORDS)
    whole = path.read_bytes()
    for length in range(len(whole) - 2):
        path.write_bytes(whole[:length])
        with pytest.raises(KeyFileDamaged):
            keys.did_of(path)


def test_a_file_that_names_another_key_stays_locked(path: Path) -> None:
    keys.make(path, WORDS)
    changed(path, did=keys.throwaway().did)
    with pytest.raises(WrongPassphrase):
        keys.unlock(path, WORDS)


@pytest.mark.parametrize("name", ["memory_kib", "passes", "lanes"])
def test_no_file_may_ask_for_all_of_the_computer(path: Path, name: str) -> None:
    keys.make(path, WORDS)
    params = json.loads(path.read_text())["params"]
    for value in (10**9, 0, -1, "many", None, math.inf, math.nan):
        changed(path, params=params | {name: value})
        with pytest.raises(KeyFileDamaged):
            keys.unlock(path, WORDS)


def test_a_changed_passphrase_opens_the_same_key(path: Path) -> None:
    made = keys.make(path, WORDS)
    assert keys.change_passphrase(path, WORDS, OTHER).did == made.did
    assert keys.unlock(path, OTHER).did == made.did
    with pytest.raises(WrongPassphrase):
        keys.unlock(path, WORDS)


def test_a_passphrase_is_changed_only_by_who_knows_it(path: Path) -> None:
    keys.make(path, WORDS)
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(path, OTHER, OTHER)
    with pytest.raises(PassphraseTooShort):
        keys.change_passphrase(path, WORDS, "short")
    keys.unlock(path, WORDS)


def test_a_copy_counts_once_it_was_read_back_and_unlocked(path: Path, tmp_path: Path) -> None:
    made = keys.make(path, WORDS)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert keys.copy(path, stick / path.name, WORDS) == made.did
    keys.change_passphrase(path, WORDS, OTHER)
    keys.copy(path, stick / path.name, OTHER)  # a newer copy of the same key may replace it
    assert keys.unlock(stick / path.name, OTHER).did == made.did
    with pytest.raises(WrongPassphrase):
        keys.copy(path, stick / path.name, WORDS)


@pytest.mark.parametrize("content", [None, b"holiday photographs"])
def test_a_copy_takes_the_place_of_nothing_else(
    path: Path, tmp_path: Path, content: bytes | None
) -> None:
    keys.make(path, WORDS)
    there = tmp_path / "stick" / "there.lckey"
    there.parent.mkdir()
    if content is None:
        keys.make(there, OTHER)
    else:
        there.write_bytes(content)
    before = there.read_bytes()
    with pytest.raises(KeyFileExists):
        keys.copy(path, there, WORDS)
    assert there.read_bytes() == before


def test_a_key_is_found_by_its_did_beside_the_community(tmp_path: Path) -> None:
    community = tmp_path / "circle.lchost"
    with pytest.raises(NoKeyFile):
        keys.find(community, keys.throwaway().did)
    first = keys.make(keys.free_place(community), WORDS)
    assert keys.beside(community) == tmp_path / "circle.lckey"
    second_at = keys.free_place(community, "did:key:z6MkABCDEF")
    second = keys.make(second_at, WORDS)
    assert second_at.name == "circle-ABCDEF.lckey"
    assert keys.find(community, first.did) == keys.beside(community)
    assert keys.find(community, second.did) == second_at
    assert keys.find(tmp_path / "renamed.lchost", first.did) == keys.beside(community)
    keys.beside(community).write_bytes(b"")
    assert keys.find(community, second.did) == second_at
    with pytest.raises(KeyFileDamaged):
        keys.find(community, first.did)


def test_a_copy_beside_the_key_is_none(path: Path) -> None:
    keys.make(path, WORDS)
    with pytest.raises(CopyBesideKey, match="USB stick"):
        keys.copy(path, path.with_name("copy.lckey"), WORDS)
    assert list(path.parent.iterdir()) == [path]


def test_a_new_laptop_gets_the_key_from_its_copy(path: Path, tmp_path: Path) -> None:
    made = keys.make(path, WORDS)
    (tmp_path / "laptop").mkdir()
    community = tmp_path / "laptop" / "renamed.lchost"
    with pytest.raises(WrongPassphrase):
        keys.bring_back_file(community, path, OTHER)
    back = keys.bring_back_file(community, path, WORDS, made.did)
    assert back.sign(b"seven") == made.sign(b"seven")
    assert keys.find(community, made.did) == keys.beside(community)
    assert keys.unlock(keys.beside(community), WORDS).did == made.did


def test_a_new_laptop_gets_the_key_from_its_sheet(path: Path, tmp_path: Path) -> None:
    made = keys.make(path, WORDS)
    lines = recovery.lines(keys.master(path, WORDS))
    (tmp_path / "laptop").mkdir()
    community = tmp_path / "laptop" / "circle.lchost"
    back = keys.bring_back_sheet(community, recovery.read(lines), OTHER, made.did)
    assert back.did == made.did and back.sign(b"seven") == made.sign(b"seven")
    assert keys.unlock(keys.beside(community), OTHER).did == made.did


def test_the_sheet_opens_a_key_whose_passphrase_was_forgotten(path: Path) -> None:
    made = keys.make(path, WORDS)
    secret = keys.master(path, WORDS)
    keys.bring_back_sheet(path.with_suffix(".lchost"), secret, OTHER, made.did)
    assert keys.unlock(path, OTHER).did == made.did
    assert list(path.parent.iterdir()) == [path]


def test_what_comes_back_takes_the_place_of_no_other_file(path: Path, tmp_path: Path) -> None:
    community = path.with_suffix(".lchost")
    path.write_bytes(b"spoilt")
    (tmp_path / "stick").mkdir()
    copy = tmp_path / "stick" / "circle.lckey"
    made = keys.make(copy, WORDS)
    keys.bring_back_file(community, copy, WORDS)
    assert path.read_bytes() == b"spoilt"
    assert keys.find(community, made.did) == path.with_stem(f"circle-{made.did[-6:]}")


def test_another_key_is_not_taken_for_the_missing_one(path: Path, tmp_path: Path) -> None:
    keys.make(path, WORDS)
    community = tmp_path / "laptop.lchost"
    wanted = keys.throwaway().did
    with pytest.raises(AnotherKey, match=did_key.fingerprint(wanted)):
        keys.bring_back_file(community, path, WORDS, wanted)
    with pytest.raises(AnotherKey):
        keys.bring_back_sheet(community, keys.master(path, WORDS), WORDS, wanted)
    assert list(tmp_path.iterdir()) == [path]


def test_a_signer_shows_no_secret_and_is_not_written_down(path: Path) -> None:
    signer = keys.make(path, WORDS)
    assert repr(signer) == f"Signer({signer.did})" == str(signer)
    for write_down in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never"):
            write_down(signer)


def test_nothing_heavy_is_imported_before_a_key_is_used() -> None:
    heavy = "{'cryptography', 'rfc8785', 'pyld', 'cbor2'}"
    rooms = "did_key, issuers, key_file, keys, recovery, rotation"
    code = f"import sys; from lchost.credentials import {rooms}; print({heavy} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_a_file_that_may_not_be_read_is_not_called_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    keys.make(path, WORDS)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotRead, match="permission"):
        keys.did_of(path)
