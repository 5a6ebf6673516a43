"""The papers of the groups in the Paper step: offered with their rounds, shown as they print."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader

from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui.pages.paper import PaperPage

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db, member):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC")
    made = planning.plan(draft, TWO)
    registrations.register(made, [member(f"Person {n:02}").id for n in range(11)], TWO)
    return made


@pytest.fixture
def make(workshop_id):
    """Make a round of everybody."""

    def do():
        ids = [one.member_id for one in registrations.listing(workshop_id)]
        return rounds.make(workshop_id, Wishes(), TWO, people=ids)[0]

    return do


@pytest.fixture
def page(frame, qtbot, workshop_id):
    made = PaperPage(frame, workshop_id)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    return made


def show(qtbot, page, key):
    page.show_paper(key)
    qtbot.waitUntil(lambda: page._paper is not None)
    return "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(page._paper.pdf)).pages)


def test_without_rounds_no_paper_of_groups_is_offered(page):
    assert not {"groups", "find", "cards", "slips"} & set(page._kinds)


def test_every_paper_of_a_round_is_in_the_list_with_its_preview(page, make, qtbot):
    make()
    page.stale()
    for key, said in (("groups", "Groups, round 1"), ("find", "Find your group, round 1")):
        text = show(qtbot, page, key)
        assert said in text and text.count("Person 07") == 1
    assert show(qtbot, page, "cards").count("Group") >= 6
    assert "slips" not in page._kinds  # one round needs no slips


def test_the_host_chooses_the_round_and_begins_at_the_last(page, make, qtbot):
    first, _ = make(), make()
    page.stale()
    assert "Groups, round 2" in show(qtbot, page, "groups")
    assert page._title() == "Group list, Round 2 – Questions"
    page.side.round.activated.emit(page.side.round.findData(first))
    assert "round 1" in show(qtbot, page, "find")
    assert "Groups, round 1" in show(qtbot, page, "groups")


def test_the_round_that_the_room_sees_comes_first(page, make, qtbot):
    first, _ = make(), make()
    rounds.publish(first, TWO)
    page.stale()
    assert "Groups, round 1" in show(qtbot, page, "groups")


def test_with_several_rounds_everybody_gets_a_slip(page, make, qtbot):
    make(), make()
    page.stale()
    text = show(qtbot, page, "slips")
    assert text.count("Round 1") == text.count("Round 2") == 11
    assert page.side._round_box.isHidden()


def test_the_group_list_is_one_step_away_from_groups(page, make, qtbot):
    make()
    page.stale()
    page.does()["groups.print"]()
    assert page._here == "groups"
