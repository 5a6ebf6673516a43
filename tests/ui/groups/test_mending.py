"""Mending a round: what has happened is named, who would move is shown, one undo takes it back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from lchost.checkin import attendance, desk
from lchost.grouping import moves, rounds
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.ui.groups.mending import MendDialog
from lchost.ui.groups.why import WhyDialog
from lchost.ui.groups.why_words import sentence
from lchost.ui.pages.groups import GroupsPage

NOW = datetime.now(UTC)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW - timedelta(minutes=5), NOW + timedelta(hours=3), "UTC")
    return workshops.get(workshops.plan(draft, NOW))


def arrive(workshop, *names: str) -> list[int]:
    return [desk.walk_in(workshop.session_id, name, NOW).member_id or 0 for name in names]


@pytest.fixture
def page(frame, workshop, once, qtbot):
    """Twelve people in three groups."""
    once("three groups", lambda: seat_twelve(workshop))
    made = GroupsPage(frame, workshop.id)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    return made


def seat_twelve(workshop) -> None:
    arrive(workshop, *(f"Person {n:02}" for n in range(12)))
    rounds.make(workshop.id, Wishes(size=4), NOW)


def plain(text: str) -> str:
    """Without the marks that keep names in their own direction."""
    return text.replace("\u2068", "").replace("\u2069", "")


def open_mend(page, qtbot, **happened) -> MendDialog:
    page.by_hand.asking.mend(**happened)
    dialog = page.findChild(MendDialog)
    qtbot.waitUntil(lambda: dialog.found is not None)
    return dialog


def seats(page) -> dict[int, int]:
    view = rounds.get(page.shown.id)
    return {seat.member_id: group.id for group in view.groups for seat in group.members}


def test_a_latecomer_is_seated_and_undo_takes_it_back(page, workshop, qtbot):
    (late,) = arrive(workshop, "Late Lena")
    page.stale()
    before = seats(page)
    dialog = open_mend(page, qtbot)
    assert dialog.coming.chosen() == (late,)
    assert dialog._summary.text() == "Nobody has to change groups."
    dialog.verb.click()
    after = seats(page)
    assert after.pop(late)
    assert after == before
    undo.undo()
    assert seats(page) == before


def test_a_long_name_is_not_wider_than_its_side(page, workshop, qtbot):
    name = "Isabela Maria Fernanda Guadalupe de los Ángeles Ruiz-Montoya"
    arrive(workshop, name, "محمد عبد الرحمن")
    page.stale()
    qtbot.waitUntil(lambda: len(page.shown.waiting) == 2)
    coming = open_mend(page, qtbot).coming
    around = coming.parentWidget().parentWidget()  # what scrolls
    qtbot.waitUntil(lambda: coming.width() > 0)
    ways = coming.findChildren(QPushButton)
    assert len(ways) == 2 and abs(ways[0].height() - ways[1].height()) <= 2
    assert all(way.width() >= way.sizeHint().width() for way in ways)
    assert coming.width() <= around.width()
    (long,) = (way for way in ways if "…" in way.text())
    assert name in long.toolTip()


def test_a_lost_table_moves_its_people_and_the_group_goes(page, qtbot):
    lost = page.shown.groups[1]
    dialog = open_mend(page, qtbot, lost=[lost.id])
    assert "4 people change groups." in dialog._summary.text()
    assert {dialog._reason(move) for move in dialog.grid.rows.rows()} == {"Group 2 is gone"}
    dialog.verb.click()
    assert lost.id not in {group.id for group in rounds.get(page.shown.id).groups}
    assert len(seats(page)) == 12


def test_naming_who_has_left_searches_again(page, qtbot):
    dialog = open_mend(page, qtbot)
    assert not dialog.verb.isEnabled()
    for _ in range(3):  # a layout within a layout
        QCoreApplication.processEvents()
    assert dialog._summary.height() < 60  # at the top, not in the middle
    gone = page.shown.groups[0].members[0]
    dialog.leaving.list.activated.emit(dialog.leaving.list.findData(gone.member_id))
    qtbot.waitUntil(lambda: dialog.found is not None)
    (move,) = dialog.grid.rows.rows()
    assert move.person == gone.member_id
    assert dialog._reason(move) == "has left"
    dialog.leaving.drop(gone.member_id)
    qtbot.waitUntil(lambda: dialog.found is not None)
    assert dialog.grid.rows.rows() == []
    assert not dialog.verb.isEnabled()


def test_people_who_were_told_their_group_are_warned_of(page, qtbot):
    rounds.publish(page.shown.id, NOW)
    dialog = open_mend(page, qtbot, lost=[page.shown.groups[0].id])
    said = [dialog._warnings.itemAt(n).layout().itemAt(1).widget().text() for n in range(1)]
    assert "told other groups already" in said[0]


def test_what_cannot_be_mended_is_said_and_not_done(page, qtbot):
    page.by_hand.asking.mend(leaving=list(seats(page)))
    dialog = page.findChild(MendDialog)
    qtbot.waitUntil(lambda: dialog._summary.text() == "This cannot be mended.")
    assert not dialog.verb.isEnabled()


def test_a_round_that_changed_meanwhile_is_looked_at_once_more(page, workshop, qtbot):
    arrive(workshop, "Late Lena")
    page.stale()
    dialog = open_mend(page, qtbot)
    first, other = page.shown.groups[0].members[0], page.shown.groups[1]
    moves.move(page.shown.id, first.member_id, other.id)
    dialog.verb.click()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.verb.isEnabled())
    dialog.verb.click()
    assert len(seats(page)) == 13


def test_why_here_offers_other_places_and_takes_one(page, qtbot):
    who = page.shown.groups[0].members[0]
    page.by_hand.asking.why(who.member_id)
    dialog = page.findChild(WhyDialog)
    qtbot.waitUntil(lambda: dialog.why is not None)
    assert {a.group for a in dialog.grid.rows.rows()} == {1, 2}
    assert plain(dialog._said.text()).startswith(f"Moving {who.name} to group")
    chosen = dialog.grid.current()
    before = seats(page)
    dialog.verb.click()
    after = seats(page)
    assert after[who.member_id] == page.shown.groups[chosen.group].id
    assert sum(before[i] != after[i] for i in after) == 2
    undo.undo()
    assert seats(page) == before


def test_the_menu_of_a_person_asks_why(page, qtbot):
    group = page.shown.groups[0]
    menu = page.by_hand.menu_of(group, group.members[0])
    asked = f"Why is {group.members[0].name} here?"
    next(a for a in menu.actions() if plain(a.text()) == asked).trigger()
    assert page.findChild(WhyDialog)


def test_the_field_is_empty_after_a_name_was_chosen_with_the_keys(page, qtbot):
    dialog = open_mend(page, qtbot)
    field = dialog.leaving.list
    field.setFocus()
    qtbot.keyClicks(field.lineEdit(), "Person 03")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert len(dialog.leaving.chosen()) == 1
    qtbot.waitUntil(lambda: field.currentText() == "")
    qtbot.keyClicks(field.lineEdit(), "Tom")
    assert field.currentText() == "Tom"


def test_whoever_has_left_is_checked_out_and_not_seated_by_the_next_mend(page, qtbot):
    gone = page.shown.groups[0].members[0]
    before = seats(page)
    dialog = open_mend(page, qtbot, leaving=[gone.member_id])
    assert dialog.goes_out.isVisible()
    dialog.verb.click()
    page.stale()
    qtbot.waitUntil(lambda: len(seats(page)) == 11)
    assert rounds.get(page.shown.id).waiting == ()
    undo.undo()
    assert seats(page) == before
    assert gone.member_id in attendance.present(page.workshop_id)


def test_whoever_has_left_a_group_alone_still_counts_as_here(page, qtbot):
    gone = page.shown.groups[0].members[0]
    dialog = open_mend(page, qtbot, leaving=[gone.member_id])
    dialog.goes_out.setChecked(False)
    dialog.verb.click()
    assert [seat.member_id for seat in rounds.get(page.shown.id).waiting] == [gone.member_id]


def test_nobody_is_to_be_checked_out_where_nobody_has_left(page, workshop, qtbot):
    arrive(workshop, "Late Lena")
    page.stale()
    assert not open_mend(page, qtbot).goes_out.isVisible()


def test_has_left_in_the_menu_checks_out_in_the_same_step(page):
    gone = page.shown.groups[0].members[0]
    page.by_hand.take_out([gone.member_id])
    assert gone.member_id not in attendance.present(page.workshop_id)
    assert rounds.get(page.shown.id).waiting == ()
    undo.undo()
    assert gone.member_id in seats(page)
    assert gone.member_id in attendance.present(page.workshop_id)


def test_a_long_name_lies_over_no_other_place_and_the_sentence_is_said_once(page, qtbot):
    who = page.shown.groups[0].members[0]
    long = "Isabela Maria Fernanda Guadalupe de los Ángeles Ruiz-Montoya y Echeverría " * 2
    members.edit(who.member_id, members.MemberDraft(long.strip()), NOW)
    page.stale()
    qtbot.waitUntil(lambda: "Isabela" in page.shown.names[who.member_id])
    page.by_hand.asking.why(who.member_id)
    dialog = page.findChild(WhyDialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.why is not None)
    said = dialog._said
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    qtbot.waitUntil(lambda: not said.geometry().intersects(dialog.grid.geometry()))
    told = [plain(one.text()) for one in dialog.findChildren(QLabel)]
    assert sum("Moving Isabela" in one for one in told) == 1


def test_what_speaks_against_another_place_is_not_told_as_its_gain(page, qtbot):
    (second,) = rounds.make(page.workshop_id, Wishes(size=4), NOW)
    page.stale()
    page.tabs.choose(second)
    qtbot.waitUntil(lambda: page.shown.id == second)
    page.by_hand.asking.why(page.shown.groups[0].members[0].member_id)
    dialog = page.findChild(WhyDialog)
    qtbot.waitUntil(lambda: dialog.why is not None)
    told = [plain(sentence(a, dialog.why, dialog._shown)) for a in dialog.why.alternatives]
    again = [one.partition("Against it: ") for one in told if " again" in one]
    assert again and all("again" in what and "again" not in gain for gain, _, what in again)
