"""The codes before the camera: which count, and when one counts again."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lchost import codes
from lchost.checkin.view import GONE_FRAMES, GONE_MS, SURE_MS, Darkness, View

ADA = codes.encode(b"Ada's 64")
ZOE = codes.encode(b"Zoe's 64")
SLIP = ADA[:-1] + ("B" if ADA[-1] != "B" else "C")  # shaped like a badge; its checksum is wrong
LINK = "https://example.org/me"
FRAME_MS = 33.0


def counted(frames, start_ms=0.0, view=None):
    """Show frames 33 ms apart; return what counted, with the frame's number."""
    view = view or View()
    return [
        (number, text)
        for number, texts in enumerate(frames)
        for text in view.look(texts, start_ms + number * FRAME_MS)
    ]


def test_a_badge_counts_in_its_first_frame_and_only_once():
    assert counted([[ADA]] * 200) == [(0, ADA)]


def test_a_badge_counts_by_its_clean_code_however_it_is_written():
    assert counted([[codes.spaced(ADA).lower()], [f"]Q1{ADA}"]]) == [(0, ADA)]


def test_a_badge_that_has_left_counts_again():
    away = [[]] * (int(GONE_MS / FRAME_MS) + GONE_FRAMES)
    assert counted([[ADA], *away, [ADA]]) == [(0, ADA), (len(away) + 1, ADA)]


def test_a_shaking_hand_does_not_scan_twice():
    lost = [[]] * int(GONE_MS / FRAME_MS - 1)
    assert counted([[ADA], *lost, [ADA], *lost, [ADA]]) == [(0, ADA)]


def test_a_camera_that_stalls_has_seen_nothing_leave():
    view = View()
    assert view.look([ADA], 0) == (ADA,)
    assert view.look([], 60_000) == ()
    assert view.look([ADA], 60_033) == ()


def test_two_badges_in_view_are_both_taken():
    assert counted([[ADA, ZOE]] * 30) == [(0, ADA), (0, ZOE)]
    assert counted([[ADA], [ADA, ZOE], [ZOE]]) == [(0, ADA), (1, ZOE)]


def test_a_badge_wins_over_the_foreign_code_beside_it():
    assert counted([[LINK, ADA]] * 60) == [(0, ADA)]
    late = [[LINK]] * 4 + [[LINK, ADA]] * 60  # the badge is read some frames later
    assert counted(late) == [(4, ADA)]


def test_a_foreign_code_alone_counts_once_it_has_stayed():
    [(number, text)] = counted([[LINK]] * 60)
    assert text == LINK and SURE_MS <= number * FRAME_MS < 2 * SURE_MS


def test_a_foreign_code_still_there_when_the_badge_has_left_then_counts():
    away = [[LINK]] * (int(GONE_MS / FRAME_MS) + GONE_FRAMES + 2)
    assert [text for _, text in counted([[LINK, ADA], *away])] == [ADA, LINK]


def test_a_slip_of_a_blurred_frame_gives_no_answer():
    assert counted([[SLIP], [], [ADA], [ADA]]) == [(2, ADA)]
    other = ADA[:-2] + "BB"
    assert counted([[SLIP], [other], [SLIP], [ADA]]) == [(3, ADA)]


def test_a_badge_whose_checksum_is_wrong_on_paper_is_told_in_the_end():
    assert [text for _, text in counted([[SLIP]] * 30)] == [SLIP]


def test_what_is_read_as_nothing_is_nothing():
    assert counted([["", "  ", "\n"]] * 40) == []


def test_after_clearing_a_badge_counts_anew():
    view = View()
    view.look([ADA], 0)
    view.clear()
    assert view.look([ADA], 33) == (ADA,)


@given(st.lists(st.lists(st.sampled_from([ADA, ZOE, SLIP, LINK]), max_size=4), max_size=120))
def test_no_code_counts_twice_without_having_left(frames):
    told = counted(frames)
    for text in {text for _, text in told}:
        times = [number for number, one in told if one == text]
        for before, after in pairwise(times):
            longest = run = 0
            for texts in frames[before + 1 : after]:
                run = 0 if text in texts else run + 1
                longest = max(longest, run)
            assert longest >= GONE_FRAMES and (longest + 1) * FRAME_MS >= GONE_MS


@given(st.lists(st.lists(st.sampled_from([ADA, ZOE, LINK]), max_size=3), max_size=80))
def test_every_badge_that_comes_into_view_counts(frames):
    told = [text for _, text in counted(frames)]
    assert {text for texts in frames for text in texts} - {LINK} == set(told) - {LINK}


@given(st.integers(0, 2**32), st.floats(0.02, 0.4))
def test_a_steady_badge_counts_once_whatever_share_of_frames_is_lost(seed, lost):
    rng = random.Random(seed)
    frames = [[] if rng.random() < lost else [ADA] for _ in range(150)]
    told = counted(frames)
    worst, run = 0, 0
    for texts in frames:
        run = 0 if texts else run + 1
        worst = max(worst, run)
    assert len(told) == 1 or worst * FRAME_MS >= GONE_MS - FRAME_MS


def test_thousands_of_codes_in_one_frame_are_not_all_kept_in_mind():
    view = View()
    view.look([f"https://example.org/{n}" for n in range(5000)], 0)
    assert len(view._seen) <= 64


def test_a_dark_room_is_told_after_a_second_and_light_ends_it():
    darkness = Darkness()
    assert not any(darkness.look(0.05, t) for t in range(0, 1000, 33))
    assert darkness.look(0.05, 1033)
    assert darkness.look(0.17, 1066), "a little more light is not yet light"
    assert not darkness.look(0.3, 1100)


def test_a_hand_before_the_lens_is_no_night():
    darkness = Darkness()
    looks = [darkness.look(0.02 if t % 800 < 600 else 0.5, t) for t in range(0, 8000, 33)]
    assert not any(looks)
