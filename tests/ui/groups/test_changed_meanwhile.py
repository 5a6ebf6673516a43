"""The host goes on working while a search runs, or while another plan is offered."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QPushButton

from lchost.grouping import kept, moves, rounds
from lchost.models import undo
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.pages.groups import GroupsPage
from lchost.ui.tasks import finish_all
from tests.ui.groups.conftest import NOW

CHANGED = "The groups have been changed meanwhile. Nothing was moved; look once more."


@pytest.fixture
def slow(monkeypatch):
    """A search that has planned and then waits: until `go` is set."""
    planned, go = threading.Event(), threading.Event()
    plan = rounds.try_out

    def wait(*args, **named):
        made = plan(*args, **named)
        planned.set()
        assert go.wait(20)
        return made

    monkeypatch.setattr(rounds, "try_out", wait)
    return planned, go


def stand(round_id: int):
    return [(group.members, group.locked) for group in kept.groups_of(round_id)]


def ended(page, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.making.is_mixing, timeout=20_000)


def way_on(page, qtbot) -> QPushButton:
    """The way out of the banner that says so."""
    qtbot.waitUntil(lambda: [banner.text for banner in page.banners()] == [CHANGED])
    (banner,) = page.banners()
    ways = (way for way in banner.findChildren(QPushButton) if way.text().strip() == "Search again")
    return next(ways)


def test_a_move_during_a_search_stays_and_the_search_can_be_made_again(with_round, slow, qtbot):
    page, (planned, go) = with_round, slow
    round_id = page.shown.id
    page.shuffle()
    qtbot.waitUntil(planned.is_set)
    one = page.shown.groups[0].members[0].member_id
    page.by_hand.move([one], page.shown.groups[1].id)
    page.by_hand.lock([one], True)
    before = stand(round_id)
    go.set()
    ended(page, qtbot)
    way = way_on(page, qtbot)
    assert stand(round_id) == before
    qtbot.waitUntil(lambda: any(seat.is_locked for seat in page.shown.groups[1].members))
    way.click()
    assert page.banners() == []
    ended(page, qtbot)
    assert one in kept.groups_of(round_id)[1].members


def test_what_the_room_sees_is_mixed_again_only_after_a_question(with_round, slow, qtbot):
    page, (planned, go) = with_round, slow
    round_id = page.shown.id
    page.shuffle()
    qtbot.waitUntil(planned.is_set)
    rounds.publish(round_id, NOW)
    before = stand(round_id)
    go.set()
    ended(page, qtbot)
    way_on(page, qtbot).click()
    assert page.findChildren(Ask) and not page.making.is_mixing
    assert stand(round_id) == before


@pytest.mark.parametrize("change", ["move", "lock", "name", "publish"])
def test_an_offer_goes_as_soon_as_its_round_is_another(with_round, change, qtbot):
    page, what_if = with_round, with_round.making.what_if
    page.making.what_if.wanted.emit(100)
    qtbot.waitUntil(lambda: what_if.has_offer, timeout=20_000)
    group, other = page.shown.groups[:2]
    one = group.members[0].member_id
    if change == "move":
        page.by_hand.swap(one, other.members[0].member_id)
    elif change == "lock":
        page.by_hand.lock([one], True)
    elif change == "name":
        moves.rename_group(group.id, "Window")
    else:
        page.publishing.publish()
    page.stale()
    qtbot.waitUntil(lambda: not what_if.has_offer)


def test_a_plan_for_rounds_that_changed_while_it_was_made_is_not_offered(with_round, slow, qtbot):
    page, (planned, go) = with_round, slow
    page.making.what_if.wanted.emit(100)
    qtbot.waitUntil(planned.is_set)
    page.by_hand.lock([page.shown.groups[0].members[0].member_id], True)
    go.set()
    ended(page, qtbot)
    way = way_on(page, qtbot)
    assert not page.making.what_if.has_offer
    way.click()
    qtbot.waitUntil(lambda: page.making.what_if.has_offer, timeout=20_000)


def test_a_round_that_is_gone_is_not_searched_again(with_round, slow, qtbot):
    page, (planned, go) = with_round, slow
    page.shuffle()
    qtbot.waitUntil(planned.is_set)
    page.by_hand.lock([page.shown.groups[0].members[0].member_id], True)
    go.set()
    ended(page, qtbot)
    way = way_on(page, qtbot)
    rounds.delete(page.shown.id)
    page.stale()
    way.click()
    assert not page.making.is_mixing and rounds.listing(page.workshop_id) == []


def test_a_search_whose_page_is_gone_is_not_begun_twice(page, slow, frame, qtbot):
    planned, go = slow
    page.next_round()
    qtbot.waitUntil(planned.is_set)
    page.hide()
    other = GroupsPage(frame, page.workshop_id)
    qtbot.addWidget(other)
    other.show()
    said = []
    frame.say = lambda text, **_: said.append(text)
    other.next_round()
    assert said == ["Groups are being made already; a moment…"]
    go.set()
    finish_all()
    assert len(rounds.listing(other.workshop_id)) == 1
    other.stale()
    other.next_round()
    qtbot.waitUntil(lambda: len(rounds.listing(other.workshop_id)) == 2, timeout=20_000)


def test_a_round_made_right_after_a_step_of_undo_or_redo_has_its_own_number(with_round, qtbot):
    page = with_round
    undo.undo()
    page.stale()
    undo.redo()
    page.next_round()
    qtbot.waitUntil(lambda: len(rounds.listing(page.workshop_id)) == 2, timeout=20_000)
    ended(page, qtbot)
    assert undo.labels()[0] == "making of round 2"
    undo.undo()
    page.next_round()
    ended(page, qtbot)
    assert undo.labels()[0] == "making of round 2"
    undo.undo()
    assert undo.labels()[0] == "making of round 1"
