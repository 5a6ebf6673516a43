from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchost.planning.agenda import AgendaItem, clock
from lchost.ui.widgets.day_shape import DayShape

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)


def a_day(qtbot, minutes, planned):
    shape = DayShape()
    qtbot.addWidget(shape)
    parts = [AgendaItem(f"Part {n}", one, id=n + 1) for n, one in enumerate(minutes)]
    shape.show_day(clock(parts, TWO), "UTC", planned)
    return shape


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(1, 240), min_size=1, max_size=30),
    st.integers(30, 600),
    st.floats(120, 600),
)
def test_the_parts_never_need_more_room_than_there_is(qtbot, minutes, planned, room):
    heights = a_day(qtbot, minutes, planned).heights(room)
    assert sum(heights) <= room + 0.01
    assert all(high > 0 for high in heights)
    pairs = sorted(zip(minutes, heights, strict=True))
    assert all(a[1] <= b[1] + 0.01 for a, b in pairwise(pairs))


def test_a_short_part_keeps_room_for_its_title(qtbot):
    heights = a_day(qtbot, [5, 145], 150).heights(200)
    assert heights[0] > 12
    assert sum(heights) == pytest.approx(200)


def test_time_to_spare_stays_free_at_the_foot(qtbot):
    assert sum(a_day(qtbot, [60], 120).heights(200)) == pytest.approx(100)


def test_a_line_stands_where_the_workshop_should_have_ended(qtbot):
    shape = a_day(qtbot, [60, 60], 90)
    assert shape._height_until(90, [100, 100]) == 150
