"""Who gets one: the laws that hold for any rule and anybody, and answers that a host knows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials.rules.conditions import ATTENDED, Conditions, ShareOf
from lchost.credentials.rules.deciding import (
    Cause,
    Override,
    Plan,
    Planned,
    Seen,
    decide,
    plan_of,
)

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
ROLES = ("attendee", "facilitator", "mentor")


def planned(uid: str, begins_h: float, hours: float) -> Planned:
    begins = NINE + timedelta(hours=begins_h)
    return Planned(uid, uid.title(), begins, begins + timedelta(hours=hours))


DAYS = (planned("friday", 0, 2), planned("saturday", 24, 3), planned("sunday", 48, 1))
PLAN = plan_of(DAYS)


def came(*uids: str, **values: object) -> Seen:
    minutes = {one.uid: one.minutes for one in DAYS if one.uid in uids}
    return replace(Seen(PLAN, minutes, roles=frozenset({"attendee"})), **values)  # type: ignore[arg-type]


# --- laws -------------------------------------------------------------------------------------


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    begins = draw(st.lists(st.integers(0, 60), min_size=1, max_size=5))
    lengths = [draw(st.integers(1, 8)) for _ in begins]
    pairs = zip(begins, lengths, strict=True)
    return plan_of([planned(f"s{n}", at, long) for n, (at, long) in enumerate(pairs)])


@st.composite
def people(draw: st.DrawFn, plan: Plan) -> Seen:
    some = draw(st.lists(st.sampled_from(plan.sessions), unique=True))
    others = [one.uid for one in plan.sessions if one not in some]
    return Seen(
        plan,
        {one.uid: draw(st.integers(0, one.minutes)) for one in some},
        frozenset(draw(st.lists(st.sampled_from(others)))) if others else frozenset(),
        frozenset(draw(st.lists(st.sampled_from(ROLES)))),
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def rules(draw: st.DrawFn, plan: Plan) -> Conditions:
    uids = [one.uid for one in plan.sessions]
    return Conditions(
        sessions=draw(st.integers(0, len(uids) + 1)),
        minutes=draw(st.integers(0, 1000)),
        share=draw(st.integers(0, 100)),
        share_of=draw(st.sampled_from(ShareOf)),
        mandatory=tuple(draw(st.lists(st.sampled_from(uids), unique=True))),
        feedback=draw(st.booleans()),
        assessment=draw(st.booleans()),
        roles=tuple(draw(st.lists(st.sampled_from(ROLES), unique=True))),
    )


CASES = plans().flatmap(lambda plan: st.tuples(rules(plan), people(plan)))


@given(CASES, st.data())
def test_more_attendance_never_takes_a_certificate_away(
    case: tuple[Conditions, Seen], data: st.DataObject
) -> None:
    asked, seen = case
    longer = data.draw(st.sampled_from(seen.plan.sessions))
    more = {**seen.minutes, longer.uid: max(longer.minutes, seen.minutes.get(longer.uid, 0))}
    before, after = decide(asked, seen), decide(asked, replace(seen, minutes=more))
    assert after.gets or not before.gets
    assert {one.cause for one in after.unmet} <= {one.cause for one in before.unmet}


@given(CASES)
def test_one_condition_less_never_takes_a_certificate_away(case: tuple[Conditions, Seen]) -> None:
    asked, seen = case
    if decide(asked, seen).gets:
        nothing = Conditions()
        for name in ("sessions", "minutes", "share", "mandatory", "feedback", "roles"):
            less = replace(asked, **{name: getattr(nothing, name)})
            assert decide(less, seen).gets


@given(CASES, st.booleans())
def test_the_host_wins_and_what_the_rule_says_stays_to_be_read(
    case: tuple[Conditions, Seen], gets: bool
) -> None:
    asked, seen = case
    plain = decide(asked, seen)
    ruled = decide(asked, seen, Override(gets, "came by boat", NINE))
    assert ruled.gets is gets and ruled.by_host and not plain.by_host
    assert ruled.reasons[0].text == "came by boat" and ruled.reasons[1:] == plain.reasons


@given(CASES)
def test_whoever_gets_none_is_told_why(case: tuple[Conditions, Seen]) -> None:
    said = decide(*case)
    assert said.gets is (not said.unmet)


@given(CASES)
def test_an_excuse_is_said_but_makes_nobody_present(case: tuple[Conditions, Seen]) -> None:
    asked, seen = case
    whole = frozenset(one.uid for one in seen.plan.sessions)
    excused = decide(asked, replace(seen, excused=whole))
    assert excused.gets is decide(asked, replace(seen, excused=frozenset())).gets
    assert all(one.excused == one.missed for one in excused.reasons)


@given(CASES)
def test_nobody_has_done_more_sessions_than_there_were(case: tuple[Conditions, Seen]) -> None:
    for one in decide(*case).reasons:
        if one.cause in (Cause.SESSIONS, Cause.SHARE_OF_SESSIONS, Cause.MANDATORY):
            assert one.done <= one.of


@given(plans())
def test_whoever_is_there_all_the_time_has_the_whole_share(plan: Plan) -> None:
    seen = Seen(plan, {one.uid: one.minutes for one in plan.sessions})
    for share_of in ShareOf:
        assert decide(Conditions(share=100, share_of=share_of), seen).gets


# --- answers that a host knows ----------------------------------------------------------------


def test_two_of_three_sessions_and_the_one_that_was_missed_by_name() -> None:
    said = decide(Conditions(sessions=3), came("friday", "sunday"))
    (reason,) = said.reasons
    assert not said.gets
    assert (reason.done, reason.of, reason.asked) == (2, 3, 3)
    assert [one.title for one in reason.missed] == ["Saturday"]


def test_an_excused_session_is_missed_and_said_to_be_excused() -> None:
    said = decide(Conditions(sessions=3), came("friday", excused=frozenset({"sunday"})))
    (reason,) = said.reasons
    assert [one.title for one in reason.missed] == ["Saturday", "Sunday"]
    assert [one.title for one in reason.excused] == ["Sunday"]


def test_three_of_four_hours_are_seventy_five_per_cent_to_the_minute() -> None:
    plan = plan_of([planned("day", 0, 4)])
    asked = Conditions(share=75, share_of=ShareOf.MINUTES)
    assert decide(asked, Seen(plan, {"day": 180})).gets
    assert not decide(asked, Seen(plan, {"day": 179})).gets


def test_a_share_is_not_rounded_up() -> None:
    assert not decide(Conditions(share=67), came("friday", "sunday")).gets
    assert decide(Conditions(share=66), came("friday", "sunday")).gets


def test_who_never_came_has_no_share_of_nothing() -> None:
    empty = plan_of([])
    assert not decide(Conditions(share=50), Seen(empty)).gets
    assert not decide(ATTENDED, Seen(empty)).gets


def test_a_mandatory_session_that_was_taken_out_of_the_plan_stops_nobody() -> None:
    said = decide(Conditions(mandatory=("friday", "gone")), came("friday"))
    assert said.gets and (said.reasons[0].done, said.reasons[0].of) == (1, 1)


def test_a_role_is_asked_by_any_of_its_names() -> None:
    asked = Conditions(roles=("facilitator", "mentor"))
    assert decide(asked, came(roles=frozenset({"mentor", "attendee"}))).gets
    assert not decide(asked, came("friday")).gets


def test_marks_are_asked_for_each_by_itself() -> None:
    asked = Conditions(sessions=1, feedback=True, assessment=True)
    said = decide(asked, came("friday", feedback=True))
    assert [one.cause for one in said.unmet] == [Cause.ASSESSMENT]


def test_sessions_side_by_side_are_one_that_a_person_can_have() -> None:
    rooms = [planned("red", 0, 2), planned("blue", 0, 2), planned("both", 3, 1)]
    plan = plan_of(rooms)
    assert (plan.most_sessions, plan.most_minutes) == (2, 180)
    whole = Seen(plan, {"blue": 120, "both": 60})
    assert decide(Conditions(share=100), whole).gets
    assert decide(Conditions(share=100, share_of=ShareOf.MINUTES), whole).gets


def test_sessions_that_overlap_count_their_time_once() -> None:
    plan = plan_of([planned("a", 0, 2), planned("b", 1, 2), planned("c", 1.5, 0.5)])
    assert (plan.most_sessions, plan.most_minutes) == (1, 180)


def test_a_plan_is_in_the_order_in_which_its_sessions_begin() -> None:
    assert plan_of(DAYS[::-1]) == PLAN
