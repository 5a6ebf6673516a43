"""Every answer of the door has its words, large and small."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin.answers import LET_IN_ANYWAY, Answer, Method, Outcome
from lchost.checkin.log import Entry
from lchost.codes import CodeKind
from lchost.errors import DiskFull
from lchost.planning.workshops import Workshop
from lchost.ui.checkin import log_words, says
from lchost.ui.checkin.hours import Hours, hours_of, hours_words

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)  # ten in Paris
WORKSHOP = Workshop("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")


def said(answer, **facts):
    return says.said_of(Outcome(answer, NINE, name="Ada", **facts), WORKSHOP)


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_is_said_large_and_small(qapp, answer):
    large = said(answer, since=NINE)
    assert large.what and large.tone == answer.tone.value
    entry = Entry(1, NINE, 1, "Ada", answer, Method.TYPED, "", "", is_undone=False)
    words, tone = log_words.pill_of(entry)
    assert words and tone == answer.tone.value
    assert bool(says.let_in_words(answer)) == (answer in LET_IN_ANYWAY)


def test_the_facts_are_told_on_the_workshops_clock(qapp):
    already = said(Answer.ALREADY, since=NINE + timedelta(minutes=2), since_door="Door A")
    assert already.what == "Already in since 10:02" and "Door A" in already.more
    early = said(Answer.TOO_EARLY, opens_at=NINE - timedelta(minutes=30))
    assert early.more == "The door opens at 09:30."
    tomorrow = said(Answer.TOO_EARLY, opens_at=NINE + timedelta(days=1))
    assert "15 Nov 2026, 10:00" in tomorrow.more
    assert said(Answer.CLOSED, closed_at=NINE).more == "Closed since 10:00."
    assert "14 November 2026" in said(Answer.REPLACED, replaced_on=NINE).more
    other = said(Answer.OTHER_WORKSHOP, workshop_title="Maps", starts_at=NINE)
    assert "“Maps”" in other.more and "10:00" in other.more
    assert "12 min" in said(Answer.LATE, late_by_min=12).what


def test_the_waitlist_says_whether_a_place_is_free(qapp):
    assert said(Answer.WAITLISTED, has_free_place=True).more == "A place is free: let them in?"
    assert "taken" in said(Answer.WAITLISTED).more


def test_who_is_not_registered_hears_that_all_places_are_taken(qapp):
    assert "walk-in" in said(Answer.NOT_REGISTERED, has_free_place=True).more
    assert "all places are taken" in said(Answer.NOT_REGISTERED).more


def test_who_was_not_in_is_not_checked_out_in_green(qapp):
    large = said(Answer.OUT)
    assert large.tone == "attention" and large.what == "Not in: nothing to check out"
    assert says.sound_of(Outcome(Answer.OUT, NINE)) == "attention"


def test_a_foreign_code_is_named_by_its_kind(qapp):
    outcome = Outcome(Answer.FOREIGN, NINE, code_kind=CodeKind.URL)
    assert says.said_of(outcome, WORKSHOP).name == "A web address"


def test_what_was_not_saved_says_why(qapp):
    assert "disk is full" in said(Answer.NOT_SAVED, trouble=DiskFull()).more


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [(-31, Hours.BEFORE), (-30, Hours.OPEN), (179, Hours.OPEN), (180, Hours.OVER)],
)
def test_the_door_keeps_its_hours(minutes, hours):
    assert hours_of(WORKSHOP, NINE + timedelta(minutes=minutes)) is hours


def test_the_hours_are_said(qapp):
    assert hours_words(WORKSHOP, NINE) == "door open until 13:00"
    assert hours_words(WORKSHOP, NINE - timedelta(hours=1)) == "door opens at 09:30"
