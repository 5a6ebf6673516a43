"""Forms that came back are kept once each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.paper import feedback_replies
from lchost.paper.feedback_replies import Reply
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db):
    return workshops.plan(WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC"), TWO)


def test_a_form_that_says_nothing_takes_nothing_away(workshop_id):
    feedback_replies.keep(workshop_id, [Reply("A", {"pace": 4})], TWO)
    feedback_replies.keep(workshop_id, [Reply("A", {}), Reply("B", {})], TWO)
    assert feedback_replies.listing(workshop_id) == [Reply("A", {"pace": 4})]
    feedback_replies.keep(workshop_id, [Reply("A", {"pace": 2})], TWO)
    assert feedback_replies.known(workshop_id) == {"A": {"pace": 2}}
