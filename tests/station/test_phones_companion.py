"""An attendee's own page: in or not, the table, the agenda; their data and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan, Way
from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.models.groups import BreakoutGroup, Placement, Round, SeatTable
from lchost.planning import items
from lchost.planning.agenda import ItemDraft
from lchost.roster import consents
from lchost.roster.consents import What

NOW = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def mine(phone, attendee):
    """The phone of Bo, who is in."""
    attendee("Bo")
    return phone().scan().find("bo").choose().send("/in")


def marked(page: str) -> list[str]:
    return [part.split("</li>")[0] for part in page.split("<li")[1:] if 'class="n' in part[:15]]


def test_the_agenda_stands_on_the_workshop_s_clock_with_what_is_on_now(mine, clock, circle):
    items.set_agenda(
        circle.id, [ItemDraft("Hello", 10), ItemDraft("Talk", 50), ItemDraft("Tea", 9)]
    )
    words = mine.get("/me").words
    assert "10:00 Hello next 10:10 Talk 11:00 Tea 13:00 End" in words
    clock.set(9, 10)
    assert "10:10 Talk now 11:00 Tea next" in mine.get("/me").words
    clock.set(12)
    assert "now" not in mine.get("/me").words


def test_the_table_shows_once_the_round_is_published_and_not_before(mine, attendee, circle):
    everybody = [1, *(attendee(name) for name in ("Ana", "Ben", "Cem", "Dia", "Eve"))]
    made = rounds.make(circle.id, Wishes(), circle.starts_at, people=everybody)[0]
    assert "Group" not in mine.get("/me").words
    rounds.publish(made, circle.starts_at)
    seat = Placement.get(Placement.round == made, Placement.member == 1).group.number
    assert f"Group {seat}" in mine.get("/me").words and "Round 1" in mine.words
    assert "Table" not in mine.page  # it has no name of its own: the desk says the same
    BreakoutGroup.update(name="Otter").where(BreakoutGroup.number == seat).execute()
    assert f"Table {seat} Otter" in mine.get("/me").words
    rounds.withdraw(made)
    assert "Otter" not in mine.get("/me").words


@pytest.fixture
def seated(mine, attendee, circle):
    """Bo, five others and a group of all, published; gives the group and the others' ids."""
    names = ("Ana Abt", "Benoît Brun", "김민준", "Dia", "Eve Ek")
    others = {name: attendee(name) for name in names}
    made = rounds.make(circle.id, Wishes(groups=1), NOW, people=[1, *others.values()])[0]
    rounds.publish(made, NOW)
    return BreakoutGroup.get(BreakoutGroup.round == made), others


def test_who_sits_there_too_is_named_by_given_name_and_a_letter(mine, seated):
    words = mine.get("/me").words
    for short in ("Ana A.", "Benoît B.", "김○○", "Dia", "Eve E."):
        assert short in words
    assert "Abt" not in mine.page and "Brun" not in mine.page and "김민준" not in mine.page
    assert "more" not in words


def test_of_a_large_group_a_few_are_named_and_the_others_counted(mine, seated, attendee):
    group, _ = seated
    for name in ("Fay Fox", "Gil Gow"):
        Placement.create(round=group.round_id, group=group, member=attendee(name))
    words = mine.get("/me").words
    assert "and 2 more" in words and "Fay F." in words
    assert "Gil" not in words and "김" not in words


def test_who_said_no_to_their_name_on_a_screen_is_counted_only(mine, seated):
    _, others = seated
    tag = mine.get("/me").answer.headers["ETag"]
    consents.give(others["Dia"], What.STAGE, False, "My name may show", NOW, "phone")
    words = mine.get("/me").words
    assert "Dia" not in words and "and 1 more" in words
    assert mine.answer.headers["ETag"] != tag


def test_the_page_tells_theme_table_and_who_leads(mine, seated, circle):
    group, others = seated
    table = SeatTable.create(
        workshop=circle.id, number=7, name="By the window", seats=9, is_accessible=False
    )

    def give(**values):
        BreakoutGroup.update(**values).where(BreakoutGroup.id == group.id).execute()
        return mine.get("/me").words

    assert "Bias in data" in give(theme="Bias in data", seat_table=table)
    assert "Table 7 By the window" in mine.words and "leads" not in mine.words
    assert "Eve E. leads your group" in give(facilitator=others["Eve Ek"])
    assert "You lead this group" in give(facilitator=1)
    Round.update(wishes={"mode": "cafe"}).execute()
    assert "You host this table" in give(facilitator=1)
    assert "Eve E. hosts your table" in give(facilitator=others["Eve Ek"])
    hostile = give(theme="<script>alert(1)</script>")
    assert "<script>alert" not in mine.page and "alert(1)" in hostile


def test_who_came_after_the_groups_were_made_is_told_to_ask(mine, attendee, circle):
    made = rounds.make(
        circle.id, Wishes(), circle.starts_at, people=[attendee("Ana"), attendee("Ben")]
    )[0]
    rounds.publish(made, circle.starts_at)
    assert "You have no table yet" in mine.get("/me").words


def test_who_goes_out_sees_it_and_comes_back_with_a_scan_and_one_tap(mine, clock, circle):
    clock.go(minutes=20)
    desk.check_in(Scan(circle.session_id, clock(), member_id=1, way=Way.OUT))
    assert "You went out" in mine.get("/me").words and not mine.has_form("/in")
    clock.go(minutes=10)
    mine.scan().send("/in")
    assert "Welcome back" in mine.words and "In since 10:20" in mine.words


def test_the_agenda_of_another_day_says_which(mine, clock, circle):
    items.set_agenda(circle.id, [ItemDraft("Hello", 10)])
    assert "Today" in mine.get("/me").words
    clock.go(days=1)
    assert "14 November" in mine.get("/me").words and "Today" not in mine.words


def test_an_undone_check_in_is_seen_at_once(mine, clock):
    from lchost.models.attendance import CheckIn

    desk.undo_check_in(CheckIn.get().id, clock())
    assert "You are not checked in" in mine.get("/me").words


def test_an_unchanged_page_is_answered_in_a_few_bytes(mine, clock, circle):
    first = mine.get("/me")
    tag = first.answer.headers["ETag"]
    assert f'data-tag="{tag}"' in first.page.replace("&#34;", '"')
    unchanged = mine.client.get("/me", headers={"If-None-Match": tag})
    assert unchanged.status_code == 304 and unchanged.data == b""
    clock.go(minutes=5)
    desk.check_in(Scan(circle.session_id, clock(), member_id=1, way=Way.OUT))
    assert mine.client.get("/me", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_changes_when_the_next_part_begins(mine, clock, circle):
    items.set_agenda(circle.id, [ItemDraft("Hello", 10), ItemDraft("Talk", 50)])
    tag = mine.get("/me").answer.headers["ETag"]
    clock.set(10, 0)
    assert mine.client.get("/me", headers={"If-None-Match": tag}).status_code == 200


def test_a_strange_phone_has_no_page(phone, mine):
    assert phone().get("/me").has_form("/C")
    thief = phone()
    thief.client.set_cookie("lchost_phone", "A" * 22 + "." + "B" * 22)
    assert thief.get("/me").has_form("/C") and "Bo" not in thief.words
