"""What a certificate says that somebody did for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.credentials.rules.conditions import Conditions, ShareOf
from lchost.credentials.rules.deciding import Override, Planned, Seen, decide, plan_of
from lchost.paper import words
from lchost.paper.merits import merit

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
THREE = plan_of(
    [
        Planned(f"s{n}", f"Day {n}", NINE + timedelta(days=n), NINE + timedelta(days=n, hours=2))
        for n in range(3)
    ]
)
CAME_TWICE = Seen(THREE, {"s0": 120, "s2": 90}, feedback=True, assessment=True)


def because(asked: Conditions, seen: Seen, language: str = "en") -> str:
    return merit(decide(asked, seen), seen, words.of(language)).because


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "2 of 3 sessions"), ("fr", "2 séances sur 3"), ("vi", "2 trên 3 buổi")],
)
def test_it_says_how_many_sessions_in_the_papers_language(language: str, said: str) -> None:
    assert because(Conditions(sessions=2), CAME_TWICE, language) == said


def test_it_says_all_that_the_rule_asked_for_once() -> None:
    asked = Conditions(sessions=2, share=50, feedback=True, assessment=True)
    assert because(asked, CAME_TWICE) == "2 of 3 sessions; feedback given; assessment passed"


def test_time_is_said_in_hours() -> None:
    asked = Conditions(sessions=0, share=50, share_of=ShareOf.MINUTES)
    assert because(asked, CAME_TWICE) == "3.5 hours of 6 hours"


def test_the_only_session_goes_without_saying() -> None:
    alone = Seen(plan_of(THREE.sessions[:1]), {"s0": 120})
    assert because(Conditions(sessions=1), alone) == ""


def test_why_the_host_decided_otherwise_is_not_printed() -> None:
    decided = decide(Conditions(sessions=3), CAME_TWICE, Override(True, "ill on Sunday", NINE))
    stated = merit(decided, CAME_TWICE, words.of("en"))
    assert stated.because == "" and stated.minutes == 210
