"""Answers of forms are counted; what is no answer is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.feedback_counts import counted, lines, questions

VALUES = st.one_of(st.none(), st.booleans(), st.integers(-2, 13), st.text(max_size=4), st.floats())
FORMS = st.lists(st.dictionaries(st.sampled_from((*questions(), "gone")), VALUES), max_size=12)


def test_each_answer_is_counted_with_its_mean() -> None:
    found = counted([{"pace": 4}, {"pace": 4, "recommend": 10}, {"pace": 1}, {"recommend": 0}])
    by_question = {one.question: one for one in found.scales}
    assert found.forms == 4
    assert by_question["pace"].counts == (1, 0, 0, 2, 0)
    assert (by_question["pace"].answers, by_question["pace"].mean) == (3, 3)
    assert by_question["recommend"].counts == (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert by_question["recommend"].mean == 5
    assert (by_question["welcome"].answers, by_question["welcome"].mean) == (0, None)


def test_what_was_written_comes_in_the_order_of_the_forms() -> None:
    found = counted([{"was_good": " The tea "}, {"was_good": "People", "should_change": " "}])
    assert found.written == (("was_good", ("The tea", "People")), ("should_change", ()))


def test_a_table_has_a_line_for_each_form() -> None:
    assert lines([{"pace": 4, "was_good": "Tea"}, {"recommend": 0}]) == [
        ["", "", "4", "", "", "Tea", ""],
        ["", "", "", "", "0", "", ""],
    ]


@given(FORMS)
def test_counts_and_table_agree_whatever_was_kept(forms: list[dict[str, object]]) -> None:
    found, table = counted(forms), lines(forms)
    for column, one in enumerate(found.scales):
        said = [int(line[column]) for line in table if line[column]]
        assert one.counts == tuple(said.count(step) for step in one.steps)
        assert one.mean == (pytest.approx(sum(said) / len(said)) if said else None)
    for column, (_, texts) in enumerate(found.written, len(found.scales)):
        assert list(texts) == [line[column] for line in table if line[column]]
