"""Where cards lie: beside and below each other, never over each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint

from lchost.ui.groups.places import GAP, lay_out

heights = st.lists(st.integers(80, 400), min_size=1, max_size=40)
widths = st.integers(200, 2000)


@given(heights, widths, st.booleans())
def test_no_card_lies_over_another_or_out_of_the_board(tall, width, is_rtl):
    places = lay_out(tall, width, 240, is_rtl=is_rtl)
    assert [box.height() for box in places.boxes] == tall
    for one, other in combinations(places.boxes, 2):
        assert not one.intersects(other)
    for box in places.boxes:
        assert box.left() >= 0 and box.right() < width and box.bottom() < places.tall


@given(heights, widths)
def test_as_many_stand_beside_each_other_as_have_room(tall, width):
    places = lay_out(tall, width, 240)
    first_row = [box for box in places.boxes if box.top() == places.boxes[0].top()]
    assert len(first_row) == places.columns
    narrowest = min(box.width() for box in places.boxes)
    assert places.columns == 1 or narrowest >= 240
    if places.columns < len(tall):
        assert (places.columns + 1) * (240 + GAP) > width - 6


def test_from_right_to_left_the_first_card_stands_at_the_right():
    places = lay_out([100] * 4, 800, 240, is_rtl=True)
    xs = [box.left() for box in places.boxes[:3]]
    assert xs == sorted(xs, reverse=True) and places.boxes[3].left() == xs[0]


@given(heights, widths)
def test_a_card_is_found_under_a_point_and_in_a_stretch(tall, width):
    places = lay_out(tall, width, 240)
    for n, box in enumerate(places.boxes):
        assert places.at(box.center()) == n
        assert n in places.between(box.top(), box.bottom())
    assert places.at(QPoint(-1, -1)) == -1
    assert places.between(0, places.tall) == list(range(len(tall)))


def test_the_last_row_may_be_shorter():
    places = lay_out([100] * 5, 800, 240)  # three and two
    assert places.beside(0, 1, 0) == 1 and places.beside(0, -1, 0) == 0
    assert places.beside(1, 0, 1) == 4 and places.beside(2, 0, 1) == 4
    assert places.beside(4, 0, 1) == 4 and places.beside(4, 0, -1) == 1
