"""Reasons in the host's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lchost.credentials.rules.conditions import ATTENDED, Conditions, ShareOf
from lchost.credentials.rules.deciding import Override, Planned, Seen, decide, plan_of
from lchost.ui.certificates.reasons import asked, session_name, why

NINE = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)  # a Friday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def planned(n, title="", apart=DAY):
    return Planned(f"s{n}", title, NINE + n * apart, NINE + n * apart + 2 * HOUR)


THREE = plan_of([planned(0), planned(1), planned(2, "The last one")])
ALONE = plan_of([planned(0)])


def seen(plan=THREE, **minutes):
    return Seen(plan, minutes, roles=frozenset({"attendee"}))


@pytest.mark.parametrize(
    "conditions, did, said",
    [
        (ATTENDED, seen(ALONE, s0=120), "present"),
        (ATTENDED, seen(ALONE, s0=45), "present for 45 min"),
        (ATTENDED, seen(ALONE), "not checked in"),
        (ATTENDED, replace(seen(ALONE), excused=frozenset({"s0"})), "excused"),
        (Conditions(sessions=2), seen(s0=120, s2=120), "2 of 3 sessions; missed Saturday"),
        (
            Conditions(sessions=3),
            seen(s0=120, s2=120),
            "2 of 3 sessions, 3 needed; missed Saturday",
        ),
        (
            Conditions(sessions=2),
            replace(seen(s1=9), excused=frozenset({"s0"})),
            "1 of 3 sessions, 2 needed; missed Friday (excused), The last one",
        ),
        (Conditions(minutes=90), seen(s0=60), "was there for 1 h, 1 h 30 min needed"),
        (Conditions(share=75), seen(s0=120, s1=120), "66 % of the sessions, 75 needed"),
        (Conditions(share=50, share_of=ShareOf.MINUTES), seen(s0=180), "50 % of the time"),
        (Conditions(mandatory=("s1",)), seen(s0=9), "missed Saturday, which is mandatory"),
        (Conditions(feedback=True, assessment=True), seen(), "no feedback; assessment not passed"),
        (Conditions(roles=("mentor", "helper")), seen(), "has not the role: Mentor / Helper"),
        (Conditions(roles=("attendee",)), seen(), "Attendee"),
    ],
)
def test_a_host_reads_why(qapp, conditions, did, said):
    assert why(decide(conditions, did), did) == said


def test_of_a_no_only_what_speaks_against_it_is_said(qapp):
    did = seen(s0=120)
    conditions = Conditions(sessions=1, feedback=True)
    assert why(decide(conditions, did), did) == "no feedback"


def test_the_host_s_own_decision_stands_before_what_the_rule_says(qapp):
    did = seen(ALONE)
    said = why(decide(ATTENDED, did, Override(True, "by video", NINE)), did)
    assert said == "you decided: by video (by the rule: not checked in)"


def test_sessions_weeks_apart_are_called_by_their_day_and_two_of_a_day_by_their_hour(qapp):
    weeks = plan_of([planned(n, apart=7 * DAY) for n in range(2)])
    assert [session_name(one, weeks) for one in weeks.sessions] == [
        "13 November 2026",
        "20 November 2026",
    ]
    hours = plan_of([planned(n, apart=3 * HOUR) for n in range(2)])
    names = [session_name(one, hours) for one in hours.sessions]
    assert names == ["13 November 2026, 09:00", "13 November 2026, 12:00"]


def test_a_rule_is_read_as_one_line(qapp):
    assert asked(ATTENDED, THREE) == "Everybody who has checked in gets one"
    whole = Conditions(2, 90, 50, ShareOf.MINUTES, ("s1", "gone"), True, True, ("mentor",))
    assert asked(whole, THREE) == (
        "Gets one: came to at least 2 sessions; was there for at least 1 h 30 min;"
        " at least 50 % of the time; did not miss: Saturday; gave feedback;"
        " passed the assessment; has the role: Mentor"
    )


@pytest.mark.parametrize(
    "of, says",
    [
        (ShareOf.SESSIONS, "Gets one: came to every session"),
        (ShareOf.MINUTES, "Gets one: was there all the time"),
    ],
)
def test_the_whole_is_not_read_as_per_cent(qapp, of, says):
    assert asked(Conditions(share=100, share_of=of), THREE) == says
