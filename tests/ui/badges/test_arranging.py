"""Laws of moving, stretching, aligning and ordering: nothing leaves the label or is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.badges.design import Box, Element, What
from lchost.ui.badges import arranging
from lchost.ui.badges.arranging import Edge

SIZE = (105.0, 74.0)


def mm(low, high):
    return st.floats(low, high, allow_nan=False).map(lambda one: round(one, 2))


@st.composite
def boxes(draw):
    left, top = draw(mm(0, 100)), draw(mm(0, 70))
    return Box(left, top, draw(mm(0.3, SIZE[0] - left)), draw(mm(0.3, SIZE[1] - top)))


@st.composite
def sides(draw):
    """Some elements, and a choice of them."""
    found = draw(st.lists(boxes(), min_size=1, max_size=7))
    elements = tuple(Element(What.TEXT, box, text=f"{n}") for n, box in enumerate(found))
    picked = draw(st.sets(st.integers(0, len(elements) - 1)))
    return elements, frozenset(picked)


def is_inside(element):
    box = element.box
    return (
        min(box.left_mm, box.top_mm) >= -0.002
        and box.right_mm <= SIZE[0] + 0.002
        and box.bottom_mm <= SIZE[1] + 0.002
    )


def test_arrows_there_and_back_end_where_they_began():
    elements = (Element(What.NAME, Box(7.1, 14.5, 60, 20)),)
    picked = frozenset({0})
    there = arranging.moved(elements, picked, 0.5, 0, SIZE)
    assert there[0].box.left_mm == 7.6
    assert arranging.moved(there, picked, -0.5, 0, SIZE) == elements


@given(sides(), mm(-200, 200), mm(-200, 200))
def test_what_is_moved_stays_on_the_label_and_keeps_its_distances(side, right, down):
    elements, picked = side
    moved = arranging.moved(elements, picked, right, down, SIZE)
    assert all(is_inside(one) for one in moved)
    shifts = {
        (
            round(moved[n].box.left_mm - elements[n].box.left_mm, 2),
            round(moved[n].box.top_mm - elements[n].box.top_mm, 2),
        )
        for n in picked
    }
    spread = [max(s) - min(s) for s in zip(*shifts, strict=True)]
    assert all(one <= 0.0101 for one in spread)
    assert all(moved[n] == elements[n] for n in range(len(elements)) if n not in picked)


@given(sides(), mm(-200, 200), mm(-200, 200))
def test_what_is_stretched_stays_on_the_label_and_is_never_nothing(side, wider, higher):
    elements, picked = side
    made = arranging.stretched(elements, picked, wider, higher, SIZE)
    for n in picked:
        assert is_inside(made[n])
        assert made[n].box.wide_mm >= min(1.0, elements[n].box.wide_mm) - 0.001
        assert made[n].box.high_mm >= min(1.0, elements[n].box.high_mm) - 0.001


@given(sides(), st.sampled_from(Edge))
def test_what_is_aligned_is_level_and_aligning_again_changes_nothing(side, edge):
    elements, picked = side
    made = arranging.aligned(elements, picked, edge, SIZE)
    at = {
        Edge.LEFT: lambda box: box.left_mm,
        Edge.CENTRE: lambda box: box.left_mm + box.wide_mm / 2,
        Edge.RIGHT: lambda box: box.right_mm,
        Edge.TOP: lambda box: box.top_mm,
        Edge.MIDDLE: lambda box: box.top_mm + box.high_mm / 2,
        Edge.BOTTOM: lambda box: box.bottom_mm,
    }[edge]
    lines = [at(made[n].box) for n in picked]
    assert not lines or max(lines) - min(lines) < 0.003
    again = arranging.aligned(made, picked, edge, SIZE)
    for one, other in zip(made, again, strict=True):
        assert abs(at(one.box) - at(other.box)) < 0.003


def test_one_alone_is_aligned_with_the_label():
    elements = (Element(What.NAME, Box(10, 10, 40, 20)),)
    made = arranging.aligned(elements, frozenset({0}), Edge.CENTRE, SIZE)
    assert made[0].box.left_mm == (105 - 40) / 2


@given(sides(), st.booleans())
def test_distributed_ones_have_the_same_room_between_and_the_outer_ones_stay(side, is_across):
    elements, picked = side
    made = arranging.distributed(elements, picked, is_across=is_across)
    if len(picked) < 3:
        assert made == elements
        return
    before = arranging.bounds(elements[n].box for n in picked)

    def span(one):
        box = one.box
        start = box.left_mm if is_across else box.top_mm
        return start, start + (box.wide_mm if is_across else box.high_mm)

    spans = sorted((span(made[n]) for n in picked), key=lambda one: one[0] + one[1])
    order = sorted(picked, key=lambda n: (sum(span(elements[n])) / 2, n))
    spans = [span(made[n]) for n in order]
    gaps = [later[0] - first[1] for first, later in pairwise(spans)]
    assert max(gaps) - min(gaps) < 0.005
    ends = (before.left_mm, before.right_mm) if is_across else (before.top_mm, before.bottom_mm)
    assert spans[0][0] == pytest.approx(ends[0], abs=0.005)
    assert spans[-1][1] == pytest.approx(ends[1], abs=0.005)


@given(sides(), st.booleans())
def test_order_loses_nothing_and_the_same_ones_stay_chosen(side, to_front):
    elements, picked = side
    made, now = arranging.ordered(elements, picked, to_front=to_front)
    assert sorted(made, key=repr) == sorted(elements, key=repr)
    assert [made[n] for n in sorted(now)] == [elements[n] for n in sorted(picked)]
    assert now == frozenset(range(len(made) - len(now), len(made)) if to_front else range(len(now)))


@given(sides())
def test_copies_lie_on_the_label_beside_what_they_are_copies_of(side):
    elements, picked = side
    made, now = arranging.doubled(elements, picked, SIZE)
    assert made[: len(elements)] == elements
    assert len(now) == len(picked)
    assert all(is_inside(one) for one in made)
    for n, m in zip(sorted(picked), sorted(now), strict=True):
        assert replace(made[m], box=elements[n].box) == elements[n]


@given(sides())
def test_what_is_taken_away_is_gone_and_nothing_else(side):
    elements, picked = side
    made = arranging.removed(elements, picked)
    assert made == tuple(one for n, one in enumerate(elements) if n not in picked)


@given(sides(), boxes())
def test_a_free_spot_is_on_the_label_and_upon_nothing(made, box):
    elements, _ = made
    spot = arranging.free_spot(elements, box, SIZE)
    if spot is None:
        return
    assert is_inside(Element(What.TEXT, spot))
    assert (spot.wide_mm, spot.high_mm) == (box.wide_mm, box.high_mm)
    for one in elements:
        across = min(one.box.right_mm, spot.right_mm) - max(one.box.left_mm, spot.left_mm)
        down = min(one.box.bottom_mm, spot.bottom_mm) - max(one.box.top_mm, spot.top_mm)
        assert min(across, down) <= 0.011


def test_a_new_one_goes_to_the_first_free_spot_beside_and_under_what_is_there():
    box = Box(40, 30, 25, 14)
    ground = Element(What.BOX, Box(0, 0, *SIZE))
    first = arranging.free_spot((ground,), box, SIZE)
    assert first == Box(3, 3, 25, 14)
    wide = Element(What.TEXT, Box(3, 3, 60, 18))
    assert arranging.free_spot((wide,), box, SIZE) == replace(first, left_mm=64)
    whole = Element(What.TEXT, Box(3, 3, 90, 18))
    assert arranging.free_spot((whole,), box, SIZE) == replace(first, top_mm=22)
    assert arranging.free_spot((Element(What.TEXT, Box(0, 0, *SIZE)),), box, SIZE) is None
