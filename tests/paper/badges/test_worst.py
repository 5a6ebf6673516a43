"""The worst names of a list, and designs on labels of another size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.badges.fitting import fitted
from lchost.paper.badges.starters import STARTERS
from lchost.paper.badges.worst import made_up, worst
from lchost.paper.badges.writing import checked

from ..conftest import NAMES
from .conftest import badge_set, people


def test_the_longest_the_widest_and_each_script_are_among_the_worst() -> None:
    plain = [f"Anna {n}" for n in range(200)]
    found = [one.name for one in worst(people([*plain, *NAMES.values()]), most=20)]
    for name in ("60 letters", "one long word", "Arabic", "Thai", "Chinese", "Tamil", "emoji"):
        assert NAMES[name] in found
    assert len(found) == len(set(found)) == 20


def test_a_short_list_is_worst_as_a_whole() -> None:
    assert {one.name for one in worst(people(["Bo", "Ana", " "]))} == {"Bo", "Ana"}
    assert worst([]) == ()


def test_before_anybody_has_a_place_there_are_made_up_people() -> None:
    made = made_up(badge_set([]))
    assert len(made.people) == 8 and made.community == "Lantern Data Circle"
    assert all(person.registration_id < 0 for person in made.people)


@given(
    st.sampled_from(list(STARTERS)),
    *[st.floats(50, 250)] * 2,
    *[st.floats(28, 250)] * 2,
)
def test_a_design_fits_any_other_label(
    key: str, wide: float, to_wide: float, high: float, to_high: float
) -> None:
    made = fitted(STARTERS[key](wide, high), to_wide, to_high)
    checked(made)
    assert (made.wide_mm, made.high_mm) == (to_wide, to_high)


@pytest.mark.parametrize("key", STARTERS)
def test_a_design_on_its_own_label_stays_as_it_is(key: str) -> None:
    design = STARTERS[key](105, 74.25)
    assert fitted(design, 105, 74.25) == design
    assert len(fitted(design, 105.02, 74.23).front.elements) == len(design.front.elements)
