"""So many labels, from the first free place on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.sheets.places import pages, slots
from lchost.paper.sheets.presets import SHEETS

A7 = SHEETS["a4_a7"]


@pytest.mark.parametrize(
    ("count", "start", "expected"),
    [(1, 0, 1), (8, 0, 1), (9, 0, 2), (8, 1, 2), (1, 7, 1), (2, 7, 2)],
)
def test_labels_begin_at_the_first_free_slot(count: int, start: int, expected: int) -> None:
    places = list(slots(A7, count, start))
    assert (places[0].left_mm, places[0].top_mm) == A7.corner(start)
    assert places[-1].page + 1 == expected == pages(A7, count, start)


@given(st.sampled_from(list(SHEETS.values())), st.integers(0, 90), st.integers(0, 60))
def test_every_label_has_a_place_of_its_own_and_no_sheet_is_wasted(sheet, count, start) -> None:
    places = list(slots(sheet, count, start))
    assert len(set(places)) == len(places) == count
    used = {place.page for place in places}
    assert used == set(range(len(used)))
    assert len(used) == (pages(sheet, count, start) if count else 0)
    free_before = start % sheet.slots
    assert count + free_before > (len(used) - 1) * sheet.slots
