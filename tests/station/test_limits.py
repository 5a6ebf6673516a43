"""Guessing is slow, whoever guesses, and nobody else waits for it longer than needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lchost.station.limits import GUESSING, MOST_TRUSTED, OF_KIND, WINDOW_S, Asker, Guesses

PHONES = st.sampled_from([f"phone {n}" for n in range(12)])
ADDRESSES = st.sampled_from(["10.0.0.1", "10.0.0.2", "10.0.0.3"])
ASKERS = st.builds(Asker, PHONES, ADDRESSES)
PAUSES = st.floats(0, 40, allow_nan=False)
SHORT = st.floats(0, 0.5)
TRIES = st.lists(st.tuples(ASKERS, PAUSES), max_size=400)
QUICK = st.lists(st.tuples(ASKERS, SHORT), max_size=400)
FLOOD = st.lists(SHORT, max_size=400)  # pauses of one address with a fresh cookie each time


def looked_at(tries: list[tuple[Asker, float]]) -> list[tuple[Asker, float]]:
    """Try wrong ones with these pauses between; give those that were looked at."""
    guesses, now, seen = Guesses(), 1000.0, []
    for who, pause in tries:
        now += pause
        if not guesses.wait_s(who, now):
            guesses.wrong(who, now)
            seen.append((who, now))
    return seen


def most_within_the_window(times: list[float]) -> int:
    return max((sum(t <= u < t + WINDOW_S for u in times) for t in times), default=0)


@given(TRIES)
def test_no_phone_has_more_than_ten_wrong_ones_looked_at_in_a_minute(tries):
    seen = looked_at(tries)
    for phone in {who.phone for who, _ in seen}:
        times = [at for who, at in seen if who.phone == phone]
        assert most_within_the_window(times) <= GUESSING.a_phone == 10


@given(QUICK)
def test_no_address_has_more_than_thirty_in_a_minute_however_many_cookies(tries):
    seen = looked_at(tries)
    for address in {who.address for who, _ in seen}:
        times = [at for who, at in seen if who.address == address]
        assert most_within_the_window(times) <= GUESSING.an_address == 30


@given(QUICK)
def test_all_strangers_together_have_no_more_than_sixty_in_a_minute(tries):
    times = [at for _, at in looked_at(tries)]
    assert most_within_the_window(times) <= GUESSING.altogether == 60


@given(FLOOD, st.booleans())
def test_one_address_alone_never_makes_another_wait(pauses, is_patient):
    guesses, now, honest = Guesses(), 0.0, Asker("honest", "10.0.0.2")
    for n, pause in enumerate(pauses):
        now += pause
        who = Asker(f"cookie {n}", "10.0.0.1")
        if not (is_patient and guesses.wait_s(who, now)):  # many may be looked at in one instant
            guesses.wrong(who, now)
        assert guesses.wait_s(honest, now) == 0


@given(TRIES, ASKERS)
def test_whoever_waits_as_long_as_told_may_try_again(tries, who):
    guesses, now = Guesses(), 0.0
    for other, pause in tries:
        now += pause
        if not guesses.wait_s(other, now):
            guesses.wrong(other, now)
    wait_s = guesses.wait_s(who, now)
    assert 0 <= wait_s <= WINDOW_S + 1
    assert guesses.wait_s(who, now + wait_s) == 0


def flooded(guesses: Guesses, at_once: int) -> int:
    """Ask from one address with a fresh cookie each time; give how many were looked at."""
    askers = [Asker(f"cookie {n}", "10.0.0.1") for n in range(at_once)]
    seen = 0
    for who in askers:
        if not guesses.wait_s(who, 5):
            guesses.wrong(who, 5)
            seen += 1
    return seen


def test_fresh_cookies_do_not_search_or_sign_up_without_end():
    searches, newcomers = Guesses(OF_KIND["search"]), Guesses(OF_KIND["newcomer"])
    assert (flooded(searches, 600), flooded(newcomers, 60)) == (120, 20)
    honest = Asker("honest", "10.0.0.2")
    assert searches.wait_s(honest, 6) == newcomers.wait_s(honest, 6) == 0


def test_two_addresses_fill_what_all_strangers_share():
    guesses = Guesses()
    for n in range(60):
        guesses.wrong(Asker(f"cookie {n}", f"10.0.0.{n % 2}"), 5)
    assert guesses.wait_s(Asker("another", "10.0.0.9"), 6) == 59


def test_ten_wrong_ones_are_looked_at_and_the_eleventh_waits_a_minute():
    guesses, a, b = Guesses(), Asker("a", "10.0.0.1"), Asker("b", "10.0.0.1")
    for n in range(10):
        assert guesses.wait_s(a, n) == 0
        guesses.wrong(a, n)
    assert guesses.wait_s(a, 9) == 51  # until the first of them is a minute old
    assert guesses.wait_s(a, 60) == 0
    assert guesses.wait_s(b, 9) == 0


def test_a_door_that_knew_the_pin_does_not_wait_for_the_guessing_of_others():
    guesses = Guesses()
    guesses.right("door station")
    for n in range(60):
        guesses.wrong(Asker(f"stranger {n}", f"10.0.0.{n % 5}"), 5)
    assert guesses.wait_s(Asker("another stranger", "10.0.0.9"), 6) == 59
    assert guesses.wait_s(Asker("door station", "10.0.0.9"), 6) == 0


def test_a_door_that_knew_the_pin_does_not_wait_for_strangers_at_its_own_address():
    guesses = Guesses()
    guesses.right("door station")
    flooded(guesses, 60)
    assert guesses.wait_s(Asker("door station", "10.0.0.1"), 6) == 0


def test_a_door_that_knew_the_pin_still_waits_for_its_own_guessing():
    guesses, station = Guesses(), Asker("door station", "10.0.0.1")
    guesses.right(station.phone)
    for _ in range(10):
        guesses.wrong(station, 5)
    assert guesses.wait_s(station, 6) == 59
    assert guesses.wait_s(Asker("stranger", "10.0.0.1"), 6) == 0


def test_strangers_do_not_fill_the_memory():
    guesses = Guesses()
    for n in range(3 * MOST_TRUSTED):
        guesses.right(f"door {n}")
        guesses.wrong(Asker(f"stranger {n}", f"10.0.{n % 250}.{n // 250}"), n)
        guesses.wait_s(Asker("somebody"), n)
    assert len(guesses._trusted) == MOST_TRUSTED
    kept = (guesses._wrong, guesses._strangers_at, guesses._strangers)
    assert all(len(one) <= 2 * WINDOW_S for one in kept)
