"""Projections go both ways, and pictures are sampled between their pixels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.scanback import plane

SQUARE = np.array([(0.0, 0.0), (210.0, 0.0), (210.0, 297.0), (0.0, 297.0)])
NUDGE = st.floats(-40, 40)


@given(st.lists(st.tuples(NUDGE, NUDGE), min_size=4, max_size=4), st.floats(0, 6.3))
def test_the_way_through_four_points_leads_there_and_back(nudges, turn) -> None:
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    there = (SQUARE * 9 + np.array(nudges)) @ spin
    way = plane.way(SQUARE, there)
    inner = np.array([(50.0, 60.0), (199.0, 10.0)])
    assert plane.along(way, SQUARE) == pytest.approx(there, abs=1e-6)
    back = plane.along(np.linalg.inv(way), plane.along(way, inner))
    assert back == pytest.approx(inner, abs=1e-6)


def test_a_picture_is_sampled_between_its_pixels_and_black_beside() -> None:
    gray = np.array([[0, 100, 200], [0, 100, 200]], np.uint8)
    points = np.array([(0.5, 0.5), (1.0, 0.5), (2.25, 1.2), (-1.0, 0.5), (3.0, 1.0)])
    assert plane.sampled(gray, points) == pytest.approx([0, 50, 175, 0, 0])


def test_a_scale_is_told_where_it_is_asked() -> None:
    way = np.array([[7.0, 0, 3], [0, 7.0, 4], [0, 0, 1]])
    assert plane.scale_at(way, 100, 100) == pytest.approx(7)
