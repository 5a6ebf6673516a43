"""Guessing is slow, whoever guesses, and nobody else waits for it longer than needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lchost.station.limits import A_PHONE, ALTOGETHER, MOST_TRUSTED, WINDOW_S, Guesses

PHONES = st.sampled_from([f"phone {n}" for n in range(12)])
PAUSES = st.floats(0, 40, allow_nan=False)
TRIES = st.lists(st.tuples(PHONES, PAUSES), max_size=400)


def looked_at(tries: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Try wrong ones with these pauses between; give those that were looked at."""
    guesses, now, seen = Guesses(), 1000.0, []
    for phone, pause in tries:
        now += pause
        if not guesses.wait_s(phone, now):
            guesses.wrong(phone, now)
            seen.append((phone, now))
    return seen


def most_within_the_window(times: list[float]) -> int:
    return max((sum(t <= u < t + WINDOW_S for u in times) for t in times), default=0)


@given(TRIES)
def test_no_phone_has_more_than_ten_wrong_ones_looked_at_in_a_minute(tries):
    seen = looked_at(tries)
    for phone in {phone for phone, _ in seen}:
        assert most_within_the_window([at for who, at in seen if who == phone]) <= A_PHONE


@given(st.lists(st.tuples(PHONES, st.floats(0, 0.5)), max_size=400))
def test_all_strangers_together_have_no_more_than_sixty_in_a_minute(tries):
    assert most_within_the_window([at for _, at in looked_at(tries)]) <= ALTOGETHER


@given(TRIES, PHONES)
def test_whoever_waits_as_long_as_told_may_try_again(tries, phone):
    guesses, now = Guesses(), 0.0
    for who, pause in tries:
        now += pause
        if not guesses.wait_s(who, now):
            guesses.wrong(who, now)
    wait_s = guesses.wait_s(phone, now)
    assert 0 <= wait_s <= WINDOW_S + 1
    assert guesses.wait_s(phone, now + wait_s) == 0


def test_ten_wrong_ones_are_looked_at_and_the_eleventh_waits_a_minute():
    guesses = Guesses()
    for n in range(A_PHONE):
        assert guesses.wait_s("a", n) == 0
        guesses.wrong("a", n)
    assert guesses.wait_s("a", 9) == 51  # until the first of them is a minute old
    assert guesses.wait_s("a", 60) == 0
    assert guesses.wait_s("b", 9) == 0


def test_a_door_that_knew_the_pin_does_not_wait_for_the_guessing_of_others():
    guesses = Guesses()
    guesses.right("door station")
    for n in range(ALTOGETHER):
        guesses.wrong(f"stranger {n}", 5)
    assert guesses.wait_s("another stranger", 6) == 59
    assert guesses.wait_s("door station", 6) == 0


def test_a_door_that_knew_the_pin_still_waits_for_its_own_guessing():
    guesses = Guesses()
    guesses.right("door station")
    for _ in range(A_PHONE):
        guesses.wrong("door station", 5)
    assert guesses.wait_s("door station", 6) == 59


def test_strangers_do_not_fill_the_memory():
    guesses = Guesses()
    for n in range(3 * MOST_TRUSTED):
        guesses.right(f"door {n}")
        guesses.wrong(f"stranger {n}", n)
        guesses.wait_s("somebody", n)
    assert len(guesses._trusted) == MOST_TRUSTED
    assert len(guesses._wrong) <= WINDOW_S and len(guesses._strangers) <= WINDOW_S
