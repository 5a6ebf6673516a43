"""Sheets that are out are known when they come back; forms that came back are counted once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lchost.errors import DamagedValue
from lchost.models.papers import ScanSheet
from lchost.paper import day_papers, feedback_replies, printed
from lchost.paper.feedback_replies import Reply
from lchost.paper.lists.line_keys import line_of
from lchost.paper.printed import Gone
from lchost.paper.scanback import kept
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db: Any) -> int:
    return workshops.plan(WorkshopDraft("Questions", NINE, NINE + timedelta(hours=2), "UTC"), NINE)


def test_a_sign_in_sheet_is_known_once_it_has_left(workshop_id, member) -> None:
    registrations.register(workshop_id, [member("Zoë").id, member("Anna").id], NINE)
    paper = day_papers.sign_in(workshop_id)
    (sheet,) = paper.sheets
    assert kept.find(sheet.code) is None
    printed.note(workshop_id, Gone("sign_in", "", 1, 2, NINE), (), paper.sheets)
    printed.note(workshop_id, Gone("sign_in", "Laser", 1, 2, NINE), (), paper.sheets)
    out = kept.find(sheet.code)
    assert out and (out.workshop_id, out.paper, out.page) == (workshop_id, "sign_in", 0)
    assert [box.key for box in out.layout.boxes] == [box.key for box in sheet.layout.boxes]
    listed = {one.id for one in registrations.listing(workshop_id)}
    assert {line_of(box.key)[1] for box in out.layout.boxes} == {0, *listed}
    ScanSheet.update(layout=[1]).execute()
    with pytest.raises(DamagedValue):
        kept.find(sheet.code)


def test_there_is_a_form_for_everybody_and_each_counts_once(workshop_id, member) -> None:
    people = [member(f"P{n}").id for n in range(5)]
    registrations.register(workshop_id, people, NINE)
    paper = feedback_replies.forms(workshop_id)
    assert (paper.pages, paper.people, len(paper.sheets)) == (2, 5, 8)
    one, other = (sheet.code for sheet in paper.sheets[:2])
    feedback_replies.keep(workshop_id, [Reply(one, {"pace": 4}), Reply("", {"pace": 1})], NINE)
    feedback_replies.keep(workshop_id, [Reply(one, {"pace": 5}), Reply(other, {"pace": 2})], NINE)
    assert set(feedback_replies.known(workshop_id)) == {one, other}
    assert feedback_replies.listing(workshop_id) == [
        Reply("", {"pace": 1}),
        Reply(one, {"pace": 5}),
        Reply(other, {"pace": 2}),
    ]
