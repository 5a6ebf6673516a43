"""Back and forth through the changes of a design."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.badges.starters import STARTERS
from lchost.ui.badges import arranging
from lchost.ui.badges.draft import Draft


@pytest.fixture
def draft():
    return Draft(STARTERS["two_sided"](105, 74, 0.0))


def nudge(draft, by=1.0, goes_on=""):
    draft.put(arranging.moved(draft.elements, draft.picked, 0, by, draft.size), goes_on=goes_on)


def test_what_goes_on_is_one_step(draft):
    draft.pick(frozenset({1}))
    begun = draft.design
    for _ in range(5):
        nudge(draft, goes_on="arrows")
    draft.undo()
    assert draft.design == begun
    assert not draft.can_undo


def test_choosing_something_else_ends_what_goes_on(draft):
    draft.pick(frozenset({1}))
    nudge(draft, goes_on="arrows")
    between = draft.design
    draft.pick(frozenset({2}))
    nudge(draft, -1, goes_on="arrows")
    draft.undo()
    assert draft.design == between


def test_undo_comes_back_to_the_side_and_the_choice_of_the_change(draft):
    draft.turn(1)
    draft.pick(frozenset({0}))
    draft.put(arranging.removed(draft.elements, draft.picked), frozenset())
    draft.turn(0)
    draft.undo()
    assert (draft.side, draft.picked) == (1, frozenset({0}))


def test_a_new_change_forgets_what_was_taken_back(draft):
    draft.pick(frozenset({1}))
    nudge(draft)
    draft.undo()
    nudge(draft, 2)
    assert not draft.can_redo


def test_a_change_to_the_same_is_no_step(draft):
    draft.put(draft.elements)
    assert not draft.can_undo
    assert not draft.is_changed


@given(st.lists(st.sampled_from(["down", "up", "remove", "double", "turn", "back"]), max_size=25))
def test_undoing_everything_ends_at_the_beginning_and_redo_at_the_end(deeds):
    draft = Draft(STARTERS["two_sided"](105, 74, 0.0))
    begun = draft.design
    for deed in deeds:
        draft.pick(frozenset({0}))
        if deed in ("down", "up"):
            nudge(draft, 2 if deed == "down" else -2)
        elif deed == "remove":
            draft.put(arranging.removed(draft.elements, draft.picked), frozenset())
        elif deed == "double":
            draft.put(*arranging.doubled(draft.elements, draft.picked, draft.size))
        elif deed == "turn":
            draft.turn(1 - draft.side)
        else:
            draft.undo()
    ended = draft.design
    steps = 0
    while draft.can_undo:
        draft.undo()
        steps += 1
    assert draft.design == begun
    for _ in range(steps):
        draft.redo()
    assert draft.design == ended
