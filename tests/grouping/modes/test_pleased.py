"""What became of votes and asks: counted by hand, and against every seating there is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.grouping.modes import Choices, pleased, votes
from lchost.grouping.problem import Person, Problem
from tests.grouping.rooms import seatings

A, B, C = (frozenset({name}) for name in "abc")


def test_first_and_second_choices_are_counted_and_who_did_not_vote_is_not():
    choices = Choices(votes={1: (A, B), 2: (A, B), 3: (C, B), 4: (C, frozenset())})
    found = pleased(choices, ((1, 4), (2, 3), (5,)), ("a", "b", "c"))
    assert (found.voters, found.got, found.without) == (4, (1, 2), 1)


def test_nobody_voted_nothing_is_said():
    assert pleased(Choices(), ((1, 2),), ("a",)) is None
    assert pleased(Choices(votes={1: (A,)}), ((1, 2),), ("",)) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_by_lot_is_0_and_the_best_seating_100(data):
    ranks = st.lists(st.sampled_from((A, B, C)), min_size=1, max_size=2, unique=True)
    given_ = data.draw(st.dictionaries(st.integers(1, 6), ranks.map(tuple), min_size=1))
    choices = Choices(votes=given_)
    themes = data.draw(st.permutations("abc"))
    people = tuple(Person(i) for i in range(1, 7))
    every = list(seatings(Problem(people, (3, 2, 1))))
    costs = {}
    for groups in every:
        theme = {i: name for name, group in zip(themes, groups, strict=True) for i in group}
        costs[groups] = sum(votes.regret(given_.get(i, ()), theme[i]) for i in theme)
    best, mean = min(costs.values()), sum(costs.values()) / len(costs)
    for groups in data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=5)):
        found = pleased(choices, groups, themes)
        if mean - best <= 1e-9:
            assert found.percent is None
        else:
            wanted = 100 * (mean - costs[groups]) / (mean - best)
            assert abs(found.percent - max(0, wanted)) <= 0.5 + 1e-6
        assert sum(found.got) + found.without == found.voters == len(given_)


def test_a_theme_that_one_had_is_not_wanted_again():
    choices = Choices(votes={1: (A, B), 2: (B, A)})
    had = {1: {"a"}, 2: {"b"}}
    assert pleased(choices, ((1,), (2,)), ("a", "b")).percent == 100
    assert pleased(choices, ((1,), (2,)), ("b", "a"), had).percent == 100
    assert pleased(choices, ((1,), (2,)), ("a", "b"), had).percent == 0


def test_asks_are_answered_by_somebody_else_of_the_group():
    choices = Choices(asks={1: A | B, 2: A, 3: C}, offers={2: A, 4: A, 5: B})
    found = pleased(choices, ((1, 2), (3, 4), (5, 6)), ())
    assert (found.asks, found.answered, found.answerable, found.voters) == (4, 1, 3, 0)
    # by lot: each of two who give sits with 1 in 1 of 5 seatings; 1 and 2 of the asks: 2/5 + 1/5
    # + 1/5 = 0.8 are answered; 1 is (1 - 0.8) / (3 - 0.8)
    assert found.percent == 9
