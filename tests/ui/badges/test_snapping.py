"""What a box holds on to while it is moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.badges.design import Box
from lchost.ui.badges.snapping import GRID_MM, REACH_MM, Guide, snap_move, snap_size

SIZE = (105.0, 74.0)
OTHER = Box(20.3, 30.4, 40, 10)


def test_an_edge_near_another_edge_comes_level_with_it_and_a_line_shows_it():
    snap = snap_move(Box(20.9, 50, 11, 5), [OTHER], SIZE)
    assert snap.box.left_mm == pytest.approx(20.3)
    assert Guide(20.3, True) in snap.guides


def test_middles_come_level_too():
    snap = snap_move(Box(52.1 - 10, 50.2, 20, 5), [], SIZE)
    assert snap.box.left_mm + 10 == pytest.approx(52.5)
    assert Guide(52.5, True) in snap.guides


def test_far_from_everything_it_stands_on_the_grid():
    snap = snap_move(Box(70.4, 47.6, 6.3, 4.1), [OTHER], SIZE)
    assert snap.box == Box(70, 48, 6.3, 4.1)
    assert snap.guides == ()


def test_only_the_edges_that_are_pulled_move():
    snap = snap_size(Box(10, 50, 50.9, 8.2), "r", [OTHER], SIZE)
    assert snap.box == Box(10, 50, pytest.approx(50.3), 8.2)
    assert snap.guides == (Guide(60.3, True),)


@given(st.floats(0, 90), st.floats(0, 60), st.floats(1, 60), st.floats(1, 60), st.booleans())
def test_a_box_never_jumps_farther_than_it_reaches(left, top, wide, high, has_other):
    box = Box(left, top, wide, high)
    snap = snap_move(box, [OTHER] if has_other else [], SIZE)
    reach = max(REACH_MM, GRID_MM / 2) + 1e-6
    assert abs(snap.box.left_mm - left) <= reach
    assert abs(snap.box.top_mm - top) <= reach
    assert (snap.box.wide_mm, snap.box.high_mm) == (wide, high)
