"""A layout comes out of the file as it went in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.errors import DamagedValue
from lchost.paper.scanback.layout import Area, Box, Layout, from_json

MM = st.integers(-5000, 50000).map(lambda n: n / 100)
LONG = st.integers(1, 50000).map(lambda n: n / 100)
LAYOUTS = st.builds(
    Layout,
    LONG,
    LONG,
    st.tuples(*[st.tuples(MM, MM)] * 4),
    st.tuples(MM, MM, LONG),
    st.lists(st.builds(Box, st.text(), MM, MM, LONG, LONG), max_size=5).map(tuple),
    st.lists(st.builds(Area, st.text(), MM, MM, LONG, LONG), max_size=5).map(tuple),
)


@given(LAYOUTS)
def test_a_layout_is_kept_to_a_hundredth_of_a_millimetre(layout: Layout) -> None:
    assert from_json(json.loads(json.dumps(layout.to_json()))) == layout


@pytest.mark.parametrize(
    "spoilt",
    [
        {"version": 2},
        {"marks": [[1, 2], [3, 4], [5, 6]]},
        {"size": [210]},
        {"size": [0, 297]},
        {"code": [1, 2, "wide"]},
        {"code": [1, 2, float("inf")]},
        {"boxes": [["r1", 3, 4]]},
        {"areas": None},
    ],
)
def test_what_is_no_layout_is_damage(spoilt: dict[str, object]) -> None:
    whole = Layout(210, 297, ((1, 2), (3, 4), (5, 6), (7, 8)), (9, 9, 15)).to_json()
    with pytest.raises(DamagedValue):
        from_json({**whole, **spoilt})
    with pytest.raises(DamagedValue):
        from_json([spoilt])
