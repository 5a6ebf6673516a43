"""A scanner's burst told from a person's typing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lchost import codes
from lchost.checkin import scanner
from lchost.checkin.scanner import FAST_KEYS, FAST_MS, LONGEST, SLOW_KEYS, SLOW_MS, Burst, Key

ADA = codes.encode(b"Ada's 64")
ZOE = codes.encode(b"Zoe's 64")


def typed(text: str, gap_ms: float, burst: Burst | None = None, places: str = "") -> Burst:
    burst = burst or Burst()
    now = max(burst.last_ms, 0)
    for n, letter in enumerate(text):
        now += gap_ms
        burst.press(Key(letter, places[n : n + 1], now))
    return burst


def taken(burst: Burst) -> list[str]:
    keys = burst.take()
    return scanner.texts(keys) if keys else []


def test_a_burst_is_a_scan_and_once_only():
    burst = typed(ADA, 8)
    assert burst.is_scan
    assert taken(burst) == [ADA]
    assert taken(burst) == []


def test_a_person_who_types_is_not_a_scanner():
    assert taken(typed("nguyen minh anh", 90)) == []


def test_a_short_roll_over_the_keys_is_not_a_scan():
    burst = typed("asdf", 5)
    assert not burst.is_scan and taken(burst) == []


def test_the_fastest_typist_of_words_is_not_a_scanner():
    for words in ("the strengths of sphinxes", "Schwarzwald Knightsbridge", "rhythms"):
        burst = Burst()
        for n, letter in enumerate(words):
            typed(letter, 28 if n % 3 else 75, burst)  # rolls in pairs; 170 words a minute
            assert not burst.is_scan
        assert taken(burst) == []


def test_a_very_slow_scanner_is_known_by_its_letters():
    for gap_ms in (30, 40, 50, 70):
        burst = typed(ADA[:SLOW_KEYS], gap_ms)
        assert burst.is_scan
        assert taken(typed(ADA[SLOW_KEYS:], gap_ms, burst)) == [ADA]


def test_a_slow_scanner_s_misread_code_is_a_scan_too():
    wrong = ("B" if ADA[0] != "B" else "C") + ADA[1:]
    assert codes.read(wrong).kind is codes.CodeKind.TYPO
    assert taken(typed(wrong, 45)) == [wrong]


def test_a_code_typed_by_hand_is_not_a_burst():
    assert taken(typed(ADA, SLOW_MS + 1)) == []


def test_typing_before_the_scan_is_not_part_of_it():
    assert taken(typed(ADA, 8, typed("ann", 120))) == [ADA]
    close = typed("ann", 60)  # the scanner comes right upon the last key
    assert taken(typed(ADA, 8, close)) == [ADA]
    slow = typed("Zoe", 70)
    assert taken(typed(ADA, 40, slow)) == [ADA]


def test_a_hitch_within_a_burst_does_not_break_it():
    burst = typed(ADA[13:], 6, typed(ADA[3:13], 70, typed(ADA[:3], 6)))
    assert taken(burst) == [ADA]


def test_a_key_after_a_silence_begins_anew():
    burst = typed("x", SLOW_MS + 1, typed(ADA, 8))
    assert len(burst) == 1 and not burst.is_scan


def test_prefixes_belong_to_the_scan():
    for prefix in ("]Q1", "\\000003", "]Q1\\000026"):
        keys = typed(prefix + ADA, 9).take()
        assert len(keys) == len(prefix) + 20
        assert scanner.texts(keys) == [ADA]


def test_codes_that_came_without_an_end_between_are_told_apart():
    assert taken(typed(ADA + ZOE + ADA, 6)) == [ADA, ZOE, ADA]
    assert taken(typed("x" * 40, 6)) == ["x" * 40]


def test_by_the_places_of_its_keys_a_scan_is_read_on_any_layout():
    russian = ADA.translate(str.maketrans(codes.ALPHABET, "исвапролдтзкыемч"))
    assert taken(typed(russian, 8, places=ADA)) == [ADA]
    assert taken(typed(russian, 45, places=ADA)) == [ADA]
    assert taken(typed(russian, 8)) == [ADA]  # and where they are not known, by its letters


def test_a_dead_key_within_the_burst_takes_nothing_from_the_code():
    burst = Burst()
    for n, place in enumerate("]Q1" + ADA):
        burst.press(Key("" if n == 0 else place, place, 8.0 * n))
    assert taken(burst) == [ADA]


def test_a_foreign_code_is_a_scan_when_it_comes_fast():
    link = "https://a.example/+/-=?x=1"
    assert taken(typed(link, FAST_MS)) == [link]
    assert taken(typed(link, FAST_MS + 1)) == []
    assert taken(typed("4006381333931", 10)) == ["4006381333931"]


def test_of_four_thousand_letters_no_more_is_kept_than_a_code_can_hold():
    burst = typed("x" * (LONGEST + 500), 2)
    assert [len(text) for text in taken(burst)] == [LONGEST]


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=1), st.floats(0, 200))))
def test_whatever_keys_come_nothing_stumbles_and_the_next_code_is_read(keys):
    burst, now = Burst(), 0.0
    for text, place, gap_ms in keys:
        now += gap_ms
        burst.press(Key(text, place, now))
    before = len(burst)
    assert len(burst.take()) <= before
    assert taken(typed(ADA, 5, typed("", 0, burst))) == [ADA]
    assert FAST_KEYS <= SLOW_KEYS
