"""Handing over: the old key names the new one, and nobody else can."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from lchost.credentials import keys, rotation

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OLD, NEW = keys.throwaway(), keys.throwaway()


def test_a_statement_says_who_hands_over_to_whom() -> None:
    told = rotation.read(rotation.statement(OLD, NEW.did, "Vòng tròn <b>1</b>", AT))
    assert told == rotation.Handover(OLD.did, NEW.did, "Vòng tròn <b>1</b>", AT)


@pytest.mark.parametrize(
    "change",
    [
        {"to": keys.throwaway().did},
        {"from": NEW.did},
        {"community": "Another"},
        {"at": "2020-01-01T00:00:00Z"},
        {"v": 2},
        {"more": "than was signed"},
        {"to": None},
        {"to": "did:web:example.org"},
    ],
)
def test_a_changed_statement_says_nothing(change: dict[str, object]) -> None:
    whole = json.loads(rotation.statement(OLD, NEW.did, "Circle", AT))
    whole["says"] |= change
    assert rotation.read(json.dumps(whole)) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '"says"', "[" * 9000, "9" * 20_000])
def test_another_text_says_nothing(text: str) -> None:
    assert rotation.read(text) is None
    assert rotation.read('{"says": 1, "signature": "z"}') is None


def test_a_new_key_cannot_appoint_itself() -> None:
    whole = json.loads(rotation.statement(NEW, NEW.did, "Circle", AT))
    whole["says"]["from"] = OLD.did
    assert rotation.read(json.dumps(whole)) is None
