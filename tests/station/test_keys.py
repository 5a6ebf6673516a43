"""The door's own key: made once, kept to oneself, one for each purpose."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost import paths
from lchost.errors import CannotWrite
from lchost.station.keys import DoorKeys, door_keys, new_id, new_pin

KEYS = DoorKeys(b"k" * 32)


def test_the_key_is_made_once_and_only_its_owner_reads_it():
    first, again = door_keys(), door_keys()
    assert first == again and len(first.secret) == 32
    (kept,) = paths.data_folder().glob("door.key*")
    assert kept.name == "door.key" and kept.read_bytes() == first.secret
    if sys.platform != "win32":
        assert kept.stat().st_mode & 0o777 == 0o600


def test_two_computers_have_two_keys(tmp_path: Path):
    assert door_keys(tmp_path / "a") != door_keys(tmp_path / "b")


def test_half_a_key_is_made_anew(tmp_path: Path):
    (tmp_path / "door.key").write_bytes(b"half")
    assert len(door_keys(tmp_path).secret) == 32


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs a file in the way")
def test_a_data_folder_that_takes_no_file_is_said(tmp_path: Path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(CannotWrite):
        door_keys(tmp_path / "data" / "lchost")


def test_a_key_for_one_purpose_opens_no_other():
    assert KEYS.of("poster") != KEYS.of("phone")
    assert KEYS.opened("form", KEYS.sealed("phone", "x")) is None


@given(st.text(max_size=40))
def test_what_was_sealed_opens(text: str):
    assert KEYS.opened("phone", KEYS.sealed("phone", text)) == (text or None)


@given(st.text(max_size=40), st.data())
def test_no_altered_seal_opens(text: str, data):
    sealed = KEYS.sealed("phone", text)
    n = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.characters().filter(lambda letter: letter != sealed[n]))
    assert KEYS.opened("phone", sealed[:n] + other + sealed[n + 1 :]) is None


@given(st.text(max_size=80))
def test_nothing_made_up_opens(text: str):
    assert KEYS.opened("phone", text) is None


def test_ids_and_pins_are_long_enough_and_never_the_same():
    assert len({new_id() for _ in range(1000)}) == 1000 and len(new_id()) == 22
    assert all(len(pin) == 6 and pin.isdigit() for pin in (new_pin() for _ in range(100)))
