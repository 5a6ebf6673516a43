"""A scanner's burst told from a person's typing."""

from __future__ import annotations

from lchost.checkin.scanner import IDLE_MS, MAX_GAP_MS, Burst

CODE = "BCDFGHJKLNPRSTVXBCDF"


def typed(text: str, gap_ms: float, start_ms: float = 0) -> tuple[Burst, float]:
    burst, now = Burst(), start_ms
    for key in text:
        now += gap_ms
        burst.press(key, now)
    return burst, now


def test_a_burst_that_enter_ends_is_a_scan():
    burst, now = typed(CODE, 8)
    assert burst.end(now + 8) == CODE
    assert burst.end(now + 16) is None


def test_a_person_who_types_and_presses_enter_is_not_a_scanner():
    burst, now = typed("nguyen minh anh", 90)
    assert burst.end(now + 90) is None


def test_a_short_roll_over_the_keys_is_not_a_scan():
    burst, now = typed("asdf", 5)
    assert not burst.is_scan and burst.end(now + 5) is None


def test_a_scanner_without_enter_is_done_when_it_falls_silent():
    burst, now = typed(CODE, 8)
    assert burst.idle(now + IDLE_MS - 1) is None
    assert burst.idle(now + IDLE_MS) == CODE


def test_typing_before_the_scan_is_not_part_of_it():
    burst, now = typed("ann", 120)
    now += MAX_GAP_MS + 200
    for key in CODE:
        burst.press(key, now)
        now += 10
    assert burst.end(now) == CODE


def test_enter_long_after_a_burst_ends_nothing():
    burst, now = typed(CODE, 8)
    assert burst.end(now + 2000) is None
