"""Keys in the community file: one signs, the earlier ones stay, and it must be kept safe first."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from lchost.credentials import issuers, keys, rotation
from lchost.errors import GoneMeanwhile, KeyNotKept
from lchost.models import database
from lchost.models.database import Topic
from tests.conftest import NINE

FIRST, SECOND = keys.throwaway(), keys.throwaway()


def test_a_new_community_has_no_key(db: Path) -> None:
    assert issuers.current() is None
    assert issuers.all() == []


def test_a_key_signs_once_a_copy_and_a_sheet_were_made(db: Path) -> None:
    issuers.made(FIRST.did, "Circle", NINE)
    with pytest.raises(KeyNotKept, match="USB stick"):
        issuers.must_be_kept(FIRST.did)
    issuers.copied(FIRST.did, NINE)
    with pytest.raises(KeyNotKept):
        issuers.must_be_kept(FIRST.did)
    issuers.sheet_made(FIRST.did, NINE)
    issuers.must_be_kept(FIRST.did)
    kept = issuers.current()
    assert kept and kept.is_kept and (kept.copied_at, kept.sheet_at) == (NINE, NINE)
    assert kept.fingerprint.count(" ") == 3


def test_the_new_key_signs_and_the_old_one_stays(db: Path) -> None:
    later = NINE + timedelta(days=400)
    issuers.made(FIRST.did, "Circle", NINE)
    issuers.made(
        SECOND.did, "Circle", later, rotation.statement(FIRST, SECOND.did, "Circle", later)
    )
    old, new = issuers.all()
    assert (old.did, old.retired_at) == (FIRST.did, later)
    assert new == issuers.current() and not new.is_kept
    told = rotation.read(new.statement)
    assert told and (told.old, told.new) == (FIRST.did, SECOND.did)
    with pytest.raises(GoneMeanwhile):
        issuers.must_be_kept(FIRST.did)


def test_a_retired_key_signs_no_more(db: Path) -> None:
    issuers.made(FIRST.did, "Circle", NINE)
    issuers.retire(FIRST.did, NINE)
    assert issuers.current() is None
    assert issuers.get(FIRST.did).retired_at == NINE
    with pytest.raises(GoneMeanwhile):
        issuers.must_be_kept(FIRST.did)


def test_an_unknown_key_is_none_of_ours(db: Path) -> None:
    for ask in (issuers.get, issuers.must_be_kept):
        with pytest.raises(GoneMeanwhile):
            ask(FIRST.did)
    with pytest.raises(GoneMeanwhile):
        issuers.copied(FIRST.did, NINE)


def test_screens_hear_of_a_new_key(db: Path) -> None:
    heard: list[frozenset[Topic]] = []
    database.on_change(heard.append)
    issuers.made(FIRST.did, "Circle", NINE)
    assert heard == [frozenset({Topic.CERTIFICATES, Topic.SETTINGS})]
