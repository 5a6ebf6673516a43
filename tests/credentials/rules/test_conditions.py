"""Conditions and facts stand in the file as small JSON, and nothing of it is passed over."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials.rules import conditions, facts
from lchost.credentials.rules.conditions import ATTENDED, Conditions, ShareOf
from lchost.credentials.rules.facts import Facts, Hours
from lchost.errors import AsksForNothing, RuleOfLater, RuleUnreadable

TEXT = st.text(max_size=12)
SETS = st.lists(TEXT, max_size=3, unique=True).map(tuple)
CONDITIONS = st.builds(
    Conditions,
    sessions=st.integers(0, 40),
    minutes=st.integers(0, 5000),
    share=st.integers(0, 100),
    share_of=st.sampled_from(ShareOf),
    mandatory=SETS,
    feedback=st.booleans(),
    assessment=st.booleans(),
    roles=SETS,
)
FACTS = st.builds(
    Facts,
    hours=st.sampled_from(Hours),
    credits=TEXT.map(str.strip),
    unit=TEXT.map(str.strip),
    place=st.booleans(),
    topic=TEXT.map(str.strip),
    facilitator=TEXT.map(str.strip),
    licence=TEXT.map(str.strip),
    expiry_months=st.none() | st.integers(1, 1200),
)


@given(CONDITIONS.filter(Conditions.asks_for_something))
def test_conditions_come_back_as_they_were_written(asked: Conditions) -> None:
    kept = json.loads(json.dumps(conditions.to_json(asked)))
    assert conditions.from_json(kept) == asked


@given(FACTS)
def test_facts_come_back_as_they_were_written(said: Facts) -> None:
    assert facts.from_json(json.loads(json.dumps(facts.to_json(said)))) == said


def test_only_what_is_asked_is_kept() -> None:
    assert conditions.to_json(ATTENDED) == {"sessions": 1}
    assert facts.to_json(Facts()) == {}


def test_a_rule_that_asks_for_nothing_is_not_kept() -> None:
    with pytest.raises(AsksForNothing):
        conditions.to_json(Conditions(share_of=ShareOf.MINUTES))


@pytest.mark.parametrize("read", [conditions.from_json, facts.from_json])
def test_what_a_later_version_asks_is_refused_by_name_not_left_out(read: Any) -> None:
    with pytest.raises(RuleOfLater) as refused:
        read({"eye_colour": "green"})
    assert "eye_colour" in str(refused.value)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        "sessions",
        {"sessions": "2"},
        {"sessions": True},
        {"sessions": -1},
        {"minutes": 1.5},
        {"share": 101},
        {"share_of": "hearts"},
        {"share_of": ["sessions"]},
        {"mandatory": "abc"},
        {"mandatory": [1]},
        {"feedback": 1},
        {"roles": {"mentor": 1}},
    ],
)
def test_conditions_that_are_none_are_refused_with_a_sentence(kept: Any) -> None:
    with pytest.raises(RuleUnreadable):
        conditions.from_json(kept)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        {"hours": "many"},
        {"hours": {}},
        {"credits": 2},
        {"place": "yes"},
        {"expiry_months": 0},
        {"expiry_months": 1201},
        {"expiry_months": None},
    ],
)
def test_facts_that_are_none_are_refused_with_a_sentence(kept: Any) -> None:
    with pytest.raises(RuleUnreadable):
        facts.from_json(kept)


def test_credits_are_printed_with_their_unit_or_not_at_all() -> None:
    assert Facts(credits="2.5", unit="CPD points").credits_with_unit == "2.5 CPD points"
    assert Facts(credits="3").credits_with_unit == "3"
    assert Facts(unit="CPD points").credits_with_unit == ""


@pytest.mark.parametrize(
    "issued, months, last",
    [
        (date(2026, 11, 14), 12, date(2027, 11, 14)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 13, date(2027, 12, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(
    issued: date, months: int, last: date
) -> None:
    assert facts.expires_on(issued, months) == last


def test_what_holds_for_good_has_no_last_day() -> None:
    assert facts.expires_on(date(2026, 11, 14), None) is None
