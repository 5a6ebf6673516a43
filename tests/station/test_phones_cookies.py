"""What a phone carries cannot be made up, changed, or used on another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.station.keys import DoorKeys
from lchost.station.phones_cookies import Chosen, Pass, Waiting, given_pass, opened, sealed

KEYS = DoorKeys(bytes(32))
NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
THINGS = [
    Pass(3, 1_800_000_000, is_paper=True),
    Pass(3, 1_800_000_000, is_paper=False),
    Chosen(3, 4, is_proven=False),
    Waiting(3, 4, is_proven=True, check_in_id=9),
]


@pytest.mark.parametrize("carried", THINGS)
def test_what_was_handed_out_is_read_again(carried):
    text = sealed(KEYS, "phone", carried)
    assert opened(KEYS, "phone", type(carried), text) == carried


@pytest.mark.parametrize("carried", THINGS)
def test_another_phone_another_door_and_another_purpose_read_nothing(carried):
    text, kind = sealed(KEYS, "phone", carried), type(carried)
    assert opened(KEYS, "other", kind, text) is None
    assert opened(DoorKeys(bytes(31) + b"x"), "phone", kind, text) is None
    for other in {Pass, Chosen, Waiting} - {kind}:
        assert opened(KEYS, "phone", other, text) is None


@pytest.mark.parametrize("carried", THINGS)
def test_a_changed_letter_is_noticed(carried):
    text = sealed(KEYS, "phone", carried)
    for place, letter in enumerate(text):
        changed = text[:place] + ("1" if letter != "1" else "2") + text[place + 1 :]
        assert opened(KEYS, "phone", type(carried), changed) is None


@pytest.mark.parametrize("text", ["", ".", "1-2-3", "x" * 5000, "1-2-3.", "\udcff.é"])
def test_anything_else_is_nothing(text):
    assert opened(KEYS, "phone", Pass, text) is None


def test_a_pass_lasts_ten_minutes_and_for_who_is_early_until_an_hour_after_the_opening():
    now = given_pass(1, NINE, NINE - timedelta(hours=1), is_paper=False)
    assert now.is_good(NINE + timedelta(minutes=9, seconds=59))
    assert not now.is_good(NINE + timedelta(minutes=10))
    early = given_pass(1, NINE, NINE + timedelta(hours=2), is_paper=False)
    assert early.is_good(NINE + timedelta(hours=2, minutes=59))
    assert not early.is_good(NINE + timedelta(hours=3))
