"""The poster's code turns, has grace, belongs to one session, and can be typed as a word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from lchost.checkin import poster
from lchost.checkin.poster import GRACE_S, STEP_S, Shown
from lchost.codes import ALPHABET
from lchost.paper import qr

KEY = bytes(range(32))
NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)  # a whole step
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
sessions = st.integers(1, 10**6)
keys = st.binary(min_size=32, max_size=32)


def later(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


@given(keys, sessions, moments)
def test_what_the_screen_shows_lets_in_by_code_and_by_word(key, session, at):
    shown = poster.on_screen(key, session, at)
    assert poster.check(key, shown.code, session, at) is Shown.VALID
    assert poster.check(key, shown.word, session, at) is Shown.VALID
    assert len(shown.code) == 8 and set(shown.code) <= set(ALPHABET)


@given(keys, sessions, moments, st.floats(0, 200))
@settings(max_examples=100)
def test_a_code_is_good_for_its_step_and_the_grace_and_never_longer(key, session, at, after):
    shown = poster.on_screen(key, session, at)
    assert shown.turns_at is not None
    asked = at + timedelta(seconds=after)
    is_good = asked < shown.turns_at + timedelta(seconds=GRACE_S)
    wanted = Shown.VALID if is_good else Shown.EXPIRED
    assert poster.check(key, shown.code, session, asked) is wanted
    assert poster.check(key, shown.word, session, asked) is wanted


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        (0, Shown.VALID),
        (STEP_S - 0.001, Shown.VALID),
        (STEP_S, Shown.VALID),
        (STEP_S + GRACE_S - 0.001, Shown.VALID),
        (STEP_S + GRACE_S, Shown.EXPIRED),
    ],
)
def test_the_grace_ends_ten_seconds_after_the_code_has_turned(after, wanted):
    shown = poster.on_screen(KEY, 1, NINE)
    assert poster.check(KEY, shown.code, 1, later(after)) is wanted
    assert shown.turns_at == later(STEP_S) and poster.turns_in(later(5)).total_seconds() == 15


def test_a_code_turns_every_twenty_seconds():
    shown = [poster.on_screen(KEY, 1, later(second)) for second in range(3600)]
    assert len({one.code for one in shown}) == len({one.word for one in shown}) == 3600 / STEP_S


@given(keys, sessions, sessions, moments, st.integers(-400, 400))
def test_yesterdays_code_and_another_sessions_are_expired(key, session, other, at, days):
    old = poster.on_screen(key, other, at + timedelta(days=days)).code
    if other != session or days:
        assert poster.check(key, old, session, at) is Shown.EXPIRED
    if other != session:
        assert poster.check(key, poster.on_paper(key, other).code, session, at) is Shown.EXPIRED


def test_another_sessions_word_lets_nobody_in():
    shown = poster.on_screen(KEY, 2, NINE)
    assert poster.check(KEY, shown.word, 1, NINE) is Shown.WRONG


@given(keys, keys, sessions, moments)
def test_another_doors_code_lets_nobody_in(key, other, session, at):
    shown = poster.on_screen(other, session, at)
    worth = poster.check(key, shown.code, session, at)
    assert key == other or worth in (Shown.WRONG, Shown.EXPIRED)


def test_of_made_up_codes_one_in_256_looks_like_an_old_one_of_ours():
    worth = [
        poster.check(KEY, "".join(ALPHABET[(n * 2654435761 >> s) & 15] for s in range(8)), 1, NINE)
        for n in range(4_000)
    ]
    assert worth.count(Shown.VALID) == worth.count(Shown.PAPER) == 0
    assert worth.count(Shown.EXPIRED) < 4_000 / 256 * 2.5


@given(keys, sessions, moments, moments)
def test_paper_never_turns_and_is_told_apart(key, session, printed, scanned):
    paper = poster.on_paper(key, session)
    assert paper == poster.on_paper(key, session) and paper.turns_at is None
    assert poster.check(key, paper.code, session, scanned) is Shown.PAPER
    assert poster.check(key, paper.word, session, scanned) is Shown.PAPER


@pytest.mark.parametrize("spell", [str.upper, str.title, lambda word: f" {word}\r\n"])
@pytest.mark.parametrize("between", [" ", "-", "", "  ", ".", "\u00a0"])
def test_a_word_may_be_typed_in_many_ways(spell, between):
    shown = poster.on_screen(KEY, 1, NINE)
    assert poster.check(KEY, spell(shown.word.replace(" ", between)), 1, NINE) is Shown.VALID
    assert poster.check(KEY, f"{shown.code[:4]}-{shown.code[4:]}".lower(), 1, NINE) is Shown.VALID


@given(st.text(max_size=300))
def test_whatever_is_typed_is_answered(text):
    assert poster.check(KEY, text, 1, NINE) in (Shown.WRONG, Shown.EXPIRED)


def test_the_words_are_plain_and_cannot_be_mistaken_for_each_other():
    words = poster.words()
    assert len(words) == len(set(words)) == 512
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 7 for word in words)
    for place, word in enumerate(words):
        for other in words[place + 1 :]:
            assert OSA.distance(word, other, score_cutoff=1) > 1, (word, other)
            assert not other.startswith(word)


def test_two_pairs_of_words_never_run_together_into_one():
    words = set(poster.words())
    for word in words:
        halves = [(word[:cut], word[cut:]) for cut in range(3, len(word) - 2)]
        assert not any(first in words and second in words for first, second in halves)


def test_the_address_stays_within_a_small_qr_code():
    text = poster.address("http://192.168.100.200:54321", poster.on_paper(KEY, 1).code)
    assert text == f"HTTP://192.168.100.200:54321/C/{poster.on_paper(KEY, 1).code}"
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert qr.symbol(text).modules <= 29  # version 3
