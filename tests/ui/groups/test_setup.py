"""The set-up beside the board: filled in, looked ahead, tried out, kept and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from lchost.grouping import moves, pairs, rounds, tables
from lchost.grouping.framing import SizeNote
from lchost.grouping.pairs import PairKind
from lchost.grouping.problem import Kind, Weight
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.roster import members
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.groups import offering, what_if
from lchost.ui.groups.compare import CompareDialog, Side, is_gain
from lchost.ui.groups.findings import findings
from lchost.ui.groups.mending_who import Gathered
from lchost.ui.groups.setup_themes import Themes
from lchost.ui.groups.setup_votes import Votes
from lchost.ui.groups.setup_words import note_said, rounds_said, sizes_said
from lchost.ui.groups.what_if import WhatIf
from lchost.ui.pages.groups import GroupsPage

NOW = datetime.now(UTC)


pytestmark = pytest.mark.usefixtures("short_search")


@pytest.fixture
def setup(page, qtbot):
    """The set-up before there is a round, filled in and looked ahead."""
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    return panel


def choose(panel, mode: str) -> None:
    box = panel.way.choice
    box.setCurrentIndex(next(n for n in range(box.count()) if box.itemData(n).value == mode))


def press(qtbot, widget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def made(page, qtbot, count: int) -> list[rounds.RoundView]:
    qtbot.waitUntil(lambda: len(rounds.listing(page.workshop_id)) == count, timeout=10_000)
    qtbot.waitUntil(lambda: not page.making.is_mixing)
    return [rounds.get(one.id) for one in rounds.listing(page.workshop_id)]


def test_it_opens_with_good_answers_and_says_what_would_be_made(setup, page):
    assert setup.preview.text() == "3 groups of 4"
    assert setup.counts.skill.currentData() is Weight.NORMAL
    (weight, kind), *_ = setup.counts.rows.values()
    assert (weight.currentData(), kind.currentData()) == (Weight.NORMAL, Kind.MIX)
    assert page._make.isHidden() and setup.make.isEnabled()


def test_what_is_chosen_is_made_and_kept_with_the_round(setup, page, qtbot):
    setup.sizes.by_number.setChecked(True)
    setup.sizes.groups.setValue(4)
    (weight, _), *_ = setup.counts.rows.values()
    weight.setCurrentIndex(weight.findData(Weight.LOT))
    next(iter(setup.rules.alone.values())).setChecked(True)
    setup.rules.most.more.click()
    setup.counts.faces.setValue(80)
    press(qtbot, setup.make)
    (one,) = made(page, qtbot, 1)
    wishes = one.wishes
    assert (wishes.groups, wishes.size, wishes.new_faces) == (4, None, 80)
    assert wishes.attributes[0].weight is Weight.LOT
    assert {value for _, value in wishes.never_one} == {"Data", "Design"}
    assert [(value, most) for _, value, most in wishes.at_most] == [(None, 2)]
    qtbot.waitUntil(lambda: len(page.board.cards) == 4)
    assert not page.making.is_open


@pytest.mark.parametrize(
    ("asked", "yes"), [("Wheelchair", "Yes"), ("Xe lăn", "Có"), ("Aide", "Oui")]
)
def test_whatever_was_answered_yes_can_mean_the_table_with_access(page, people, qtbot, asked, yes):
    column = members.define_attribute(asked, members.Kind.CATEGORY)
    for n, one in enumerate(people):
        answers = {column: yes if n < 2 else "no"}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.stale()
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: panel.rules.access is not None)
    box = panel.rules.access
    assert box.itemText(1) == f"{asked} (2 people)" and box.currentData() is None
    box.setCurrentIndex(1)
    qtbot.waitUntil(panel.make.isEnabled)
    press(qtbot, panel.make)
    (one,) = made(page, qtbot, 1)
    assert set(people[:2]) <= {seat.member_id for seat in one.groups[0].members}


def test_what_members_noted_of_access_is_offered_too(page, people, qtbot):
    members.edit(people[3], members.MemberDraft("Person 03", access_needs="wheelchair"), NOW)
    page.stale()
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: panel.rules.access is not None)
    assert panel.rules.access.itemText(1) == "Access needs (1 person)"


def test_a_column_of_languages_makes_a_rule_and_the_result_says_for_whom_it_fails(
    page, people, qtbot
):
    spoken = members.define_attribute("Languages", members.Kind.MANY)
    for n, one in enumerate(people):
        answers = {spoken: ("English",) if n else ("日本語",)}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.stale()
    page.next_round()
    (one,) = made(page, qtbot, 1)
    assert one.wishes.shared == (spoken,)
    side = page.fairness
    qtbot.waitUntil(lambda: "a shared language" in side._chosen.text())
    assert findings(one)[0].text.replace("\u2068", "").replace("\u2069", "") == (
        "Shares no language with anybody who could sit with them: Person 00."
    )


def test_who_is_guarded_stays_as_suggested_when_the_panel_is_opened(page, people, qtbot):
    gender = members.define_attribute("Gender", members.Kind.CATEGORY, is_private=True)
    for n, one in enumerate(people):
        answers = {gender: "woman" if n < 3 else "man"}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.stale()
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: gender in panel.rules.alone)
    assert panel.wishes().never_one == ((gender, "woman"),)


def test_sizes_that_cannot_be_as_asked_are_said_before_anything_is_made(setup, qtbot):
    setup.sizes.by_number.setChecked(True)
    setup.sizes.groups.setValue(50)
    qtbot.waitUntil(lambda: setup._news.count() == 1)
    said = [label.text() for label in setup._news.itemAt(0).widget().findChildren(QLabel)]
    assert any("12 groups, not 50: there are 12 people." in text for text in said)
    assert any("In 12 groups somebody would be alone." in text for text in said)
    setup.sizes.groups.setValue(4)
    qtbot.waitUntil(lambda: not setup._news.count())


def test_a_number_of_groups_that_locks_do_not_allow_is_said(with_round, people, qtbot):
    page = with_round
    moves.lock(page.shown.id, [page.shown.groups[2].members[0].member_id], True)
    page.stale()
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    panel.sizes.by_number.setChecked(True)
    panel.sizes.groups.setValue(2)
    qtbot.waitUntil(lambda: panel._news.count() == 1)
    said = [label.text() for label in panel._news.itemAt(0).widget().findChildren(QLabel)]
    assert any(text.startswith("3 groups, not 2:") for text in said)


def test_several_rounds_are_planned_together_and_undone_in_one_step(setup, page, qtbot):
    setup.sizes.rounds.setValue(3)
    qtbot.waitUntil(lambda: setup.preview.text() == "3 rounds, each 3 groups of 4")
    press(qtbot, setup.make)
    views = made(page, qtbot, 3)
    assert len({view.series for view in views}) == 1 and views[0].series
    assert undo.labels()[0] == "making of rounds 1 to 3"
    undo.undo()
    assert rounds.listing(page.workshop_id) == []


def test_a_jigsaw_asks_for_its_themes_and_makes_both_rounds(setup, page, qtbot):
    choose(setup, "jigsaw")
    qtbot.waitUntil(lambda: not setup.make.isEnabled())
    box = setup.way.findChild(QPlainTextEdit)
    box.setPlainText("Ink\nPaper\n\nInk\nPrint")
    qtbot.waitUntil(setup.make.isEnabled)
    assert setup.preview.text() == "Round 1: 3 groups of 4\nRound 2: 4 groups of 3"
    press(qtbot, setup.make)
    experts, homes = made(page, qtbot, 2)
    assert [group.theme for group in experts.groups] == ["Ink", "Paper", "Print"]
    assert [len(group.members) for group in homes.groups] == [3, 3, 3, 3]


def vote(page, people) -> tuple[int, int]:
    """Two questions: most want Maps first, Film second."""
    first = members.define_attribute("Top choice", members.Kind.CATEGORY)
    second = members.define_attribute("Choice 2", members.Kind.CATEGORY)
    for n, one in enumerate(people):
        answers = {first: "Maps" if n < 9 else "Bread", second: "Film"}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.stale()
    return first, second


def test_first_and_second_choices_are_votes_and_themes_can_be_full(setup, page, people, qtbot):
    first, second = vote(page, people)
    qtbot.waitUntil(lambda: setup._known.trait(second) is not None)
    choose(setup, "interest")
    votes, themes = setup.way.findChild(Votes), setup.way.findChild(Themes)
    for n, key in enumerate((first, second)):
        box = votes.boxes[n]
        box.setCurrentIndex(box.findData(f"attribute:{key}"))
        box.activated.emit(box.currentIndex())
    assert setup.wishes().mode_data["votes"] == [f"attribute:{first}", f"attribute:{second}"]
    assert "themes" not in setup.wishes().mode_data
    themes.has_limits.setChecked(True)
    assert list(themes.rows) == ["Maps", "Bread", "Film"]
    themes.rows["Maps"][1].setValue(5)
    assert ["Maps", 2, 5] in setup.wishes().mode_data["themes"]
    qtbot.waitUntil(setup.make.isEnabled)
    press(qtbot, setup.make)
    (one,) = made(page, qtbot, 1)
    seats = {}
    for group in one.groups:
        seats[group.theme] = seats.get(group.theme, 0) + len(group.members)
    assert seats == {"Maps": 5, "Bread": 3, "Film": 4}


def test_least_people_of_a_theme_are_no_more_than_its_most(setup):
    choose(setup, "interest")
    themes = setup.way.findChild(Themes)
    themes.box.setPlainText("Ink\nPaper")
    themes.has_limits.setChecked(True)
    least, most = themes.rows["Ink"]
    assert most.text() == "any"
    most.setValue(3)
    least.setValue(5)
    assert setup.wishes().mode_data["themes"] == [["Ink", 5, 5], ["Paper", 2, None]]


def test_what_is_being_written_stays_when_somebody_comes_in(setup, page, qtbot):
    choose(setup, "jigsaw")
    box = setup.way.findChild(QPlainTextEdit)
    box.setPlainText("Ink\nPa")
    setup.show_known(setup._known)
    assert setup.way.findChild(QPlainTextEdit) is box


def test_ways_without_wishes_do_not_ask_for_them(setup):
    choose(setup, "alphabetical")
    assert setup._counts_fold.isHidden() and setup.sizes._several.isHidden()
    assert setup.sizes.fixed.text() == "1 round: names have one order"
    choose(setup, "pairs")
    assert setup.sizes._sized.isHidden() and setup.sizes._several.isVisibleTo(setup)


def test_rules_that_collide_are_named_before_and_the_nearest_plan_is_offered(
    setup, page, people, qtbot
):
    for other in people[1:5]:
        pairs.keep(page.workshop_id, PairKind.TOGETHER, people[0], other)
    qtbot.waitUntil(lambda: not setup.make.isEnabled(), timeout=5_000)
    page.making.setup.nearest.emit(setup.fresh(), 1)
    (one,) = made(page, qtbot, 1)
    assert [len(group.members) for group in one.groups] == [4, 4, 4]
    assert len(one.report.separated) == 1


def test_the_tables_of_the_room_are_taken_changed_and_undone(setup, page, qtbot):
    setup.tables.take.click()
    assert [table.seats for table in tables.listing(page.workshop_id)] == [6, 6, 6]
    qtbot.waitUntil(lambda: len(setup.tables.rows) == 3)
    setup.tables.rows[1][3].setChecked(True)
    assert [t.is_accessible for t in tables.listing(page.workshop_id)] == [False, True, False]
    undo.undo()
    assert not any(t.is_accessible for t in tables.listing(page.workshop_id))


def test_groups_sit_at_the_tables_that_are_there(page, qtbot):
    tables.put(page.workshop_id, [SeatTable(0, n, "", 6) for n in (1, 2, 3)])
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    panel.tables.use.setChecked(True)
    press(qtbot, panel.make)
    (one,) = made(page, qtbot, 1)
    assert [group.table.number for group in one.groups] == [1, 2, 3]


def test_two_plans_are_compared_and_one_is_kept(setup, page, qtbot):
    press(qtbot, setup.compare)
    qtbot.waitUntil(lambda: bool(page.findChildren(CompareDialog)), timeout=10_000)
    assert rounds.listing(page.workshop_id) == []
    (dialog,) = page.findChildren(CompareDialog)
    press(qtbot, dialog.keep_left)
    made(page, qtbot, 1)


def test_the_slider_offers_another_plan_that_is_taken_or_left(page, qtbot, monkeypatch):
    monkeypatch.setattr(offering, "is_gain", lambda now, then: True)
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    panel.sizes.rounds.setValue(3)
    press(qtbot, panel.make)
    made(page, qtbot, 3)
    making = page.making
    qtbot.waitUntil(lambda: page.shown is not None and making.what_if.isVisible())
    said = []
    page.frame.say = lambda text, **_: said.append(text)
    page.resize(1100, 480)
    making.what_if.slider.setValue(100)
    qtbot.waitUntil(lambda: making.what_if.has_offer, timeout=10_000)
    offer = making.what_if._offer.itemAt(0).widget()
    qtbot.waitUntil(lambda: offer.visibleRegion().boundingRect().height() == offer.height())
    making.what_if.left.emit()
    assert making.what_if.slider.value() == 50 and not making.what_if.has_offer
    assert not said  # nothing has been done that the status line could tell of
    making.what_if.slider.setValue(100)
    qtbot.waitUntil(lambda: making.what_if.has_offer, timeout=10_000)
    making.what_if.taken.emit()
    qtbot.waitUntil(lambda: undo.labels()[0] == "new mix of rounds 1 to 3")
    listed = rounds.listing(page.workshop_id)
    assert {rounds.get(one.id).wishes.new_faces for one in listed} == {100}


def test_further_rounds_are_made_beside_those_that_are_there(with_round, qtbot):
    page = with_round
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    assert not panel.is_new and panel.make.text().strip() == "Mix again"
    panel.new.setChecked(True)
    panel.sizes.rounds.setValue(2)
    press(qtbot, panel.make)
    assert [view.number for view in made(page, qtbot, 3)] == [1, 2, 3]


def test_a_private_question_is_marked_and_numbers_have_more_kinds(page, people, qtbot):
    age = members.define_attribute("Age", members.Kind.NUMBER, is_private=True)
    for n, one in enumerate(people):
        draft = members.MemberDraft(f"Person {n:02}", attributes={age: 20 + n})
        members.edit(one, draft, page.workshop.starts_at)
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: age in panel.counts.rows)
    _, kind = panel.counts.rows[age]
    assert [kind.itemData(n) for n in range(kind.count())] == list(Kind)


def test_sizes_are_said_as_a_host_says_them():
    assert sizes_said((5, 5, 5, 4)) == "3 groups of 5, one of 4"
    assert sizes_said((7,)) == "one group of 7"
    assert rounds_said([(3, 3), (3, 3)]) == "2 rounds, each 2 groups of 3"
    assert rounds_said([(3, 3), (2, 2, 2)]) == "Round 1: 2 groups of 3\nRound 2: 3 groups of 2"


def test_one_table_of_a_cafe_and_sizes_that_may_change_are_said():
    plain = SizeNote(None, 1, is_locked=False, is_at_tables=False, people=9, alone=0)
    assert "nobody travels" in note_said(replace(plain, is_still=True))
    assert "3 to 7 people" in note_said(replace(plain, between=(3, 7)))


@pytest.fixture
def two_rounds(page, workshop, people, once, qtbot):
    """The page with a round of 3 groups, and one of 4; the set-up is open at the second."""

    def make() -> None:
        for groups in (3, 4):
            rounds.make(workshop.id, Wishes(size=None, groups=groups), NOW)

    once("two rounds", make)
    page.stale()
    qtbot.waitUntil(lambda: page.tabs.count() == 2 and len(page.board.cards) == 4)
    page.ask_wishes()
    qtbot.waitUntil(lambda: page.making.setup.preview.text() == "4 groups of 3")
    return page


def test_the_open_setup_turns_to_the_round_that_is_shown(two_rounds, qtbot):
    page, panel = two_rounds, two_rounds.making.setup
    assert panel.anew.text() == "Round 2 &again"
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: panel.preview.text() == "3 groups of 4")
    assert panel.anew.text() == "Round 1 &again" and panel.sizes.groups.value() == 3
    press(qtbot, panel.make)
    qtbot.waitUntil(lambda: undo.labels()[0] == "new mix of round 1")
    assert [len(view.groups) for view in made(page, qtbot, 2)] == [3, 4]


def test_a_round_that_is_gone_is_not_made_again(two_rounds, qtbot):
    page, panel = two_rounds, two_rounds.making.setup
    page.delete()
    qtbot.waitUntil(lambda: panel.anew.text() == "Round 1 &again")
    qtbot.waitUntil(lambda: panel.preview.text() == "3 groups of 4")


def test_a_round_that_the_room_sees_is_mixed_only_after_a_question(with_round, qtbot):
    page = with_round
    page.publishing.publish()
    before = rounds.get(page.shown.id).made_at
    page.shuffle()
    (asks,) = page.findChildren(Ask)
    press(qtbot, asks.cancel)
    assert not page.making.is_mixing and rounds.get(page.shown.id).made_at == before
    qtbot.waitUntil(lambda: not page.findChildren(Ask))
    page.shuffle()
    (asks,) = page.findChildren(Ask)
    press(qtbot, asks.verb)
    qtbot.waitUntil(lambda: undo.labels()[0] == "new mix of round 1")


def test_a_host_of_a_cafe_can_be_taken_out_again(setup, page, people, qtbot):
    choose(setup, "cafe")
    (box,) = setup.way.findChildren(Gathered)
    box.list.activated.emit(box.list.findData(people[0]))
    assert setup.wishes().mode_data["hosts"] == [people[0]]
    box.findChild(QPushButton).click()
    assert "hosts" not in setup.wishes().mode_data


def test_a_way_that_goes_round_begins_with_three_rounds(setup):
    for mode, count in (("cafe", 3), ("pairs", 3), ("mix", 1)):
        choose(setup, mode)
        assert setup.sizes.rounds.value() == count, mode
    setup.sizes.rounds.setValue(5)
    choose(setup, "cafe")
    assert setup.sizes.rounds.value() == 5


def test_limits_that_were_not_kept_leave_nothing_behind(setup, page, qtbot):
    setup.sizes.has_limits.setChecked(True)
    setup.sizes.least.setValue(9)
    page.making.close()
    setup.sizes.most.setValue(12)
    page.ask_wishes()
    qtbot.waitUntil(lambda: setup.sizes.least.value() < 9)
    assert (setup.sizes.least.value(), setup.sizes.most.value()) == (4, 6)
    setup.sizes.most.setValue(1)
    assert setup.sizes.most.value() == 4


def offered(page, qtbot) -> None:
    page.making.what_if.slider.setValue(100)
    qtbot.waitUntil(lambda: page.making.what_if.has_offer, timeout=20_000)


def test_an_offer_stands_beside_its_own_rounds_and_waits_there(two_rounds, qtbot, monkeypatch):
    monkeypatch.setattr(offering, "is_gain", lambda now, then: True)
    page, what_if = two_rounds, two_rounds.making.what_if
    page.making.close()
    offered(page, qtbot)
    page.tabs.setCurrentIndex(0)
    assert not what_if.has_offer and what_if.slider.value() == 50
    page.tabs.setCurrentIndex(1)
    assert what_if.has_offer and what_if.slider.value() == 100
    page.stale()
    assert what_if.has_offer
    first = rounds.listing(page.workshop_id)[0].made_at
    what_if.taken.emit()
    qtbot.waitUntil(lambda: undo.labels()[0] == "new mix of round 2")
    qtbot.waitUntil(lambda: not page.making.is_mixing and not what_if.has_offer)
    assert rounds.listing(page.workshop_id)[0].made_at == first


def test_a_plan_that_gains_nothing_is_not_offered(two_rounds, qtbot, monkeypatch):
    monkeypatch.setattr(offering, "is_gain", lambda now, then: False)
    page, what_if = two_rounds, two_rounds.making.what_if
    offered(page, qtbot)
    said = what_if._offer.itemAt(0).widget()
    assert said.text().startswith("Nothing would be gained there. Evenness")
    assert what_if.slider.value() == 50 and what_if._offer.count() == 1


def test_a_plan_is_a_gain_if_it_is_better_in_anything():
    def side(percent: int, again: int, broken: int = 0) -> Side:
        met = tuple((n, n + 1) for n in range(again))
        one = SimpleNamespace(
            percent=percent, met_again=met, rules=[SimpleNamespace(is_met=False)] * broken,
            separated=(), not_apart=(), interest=None,
        )  # fmt: skip
        return Side("", (one,), {})

    now = side(72, 2)
    assert not is_gain(now, side(46, 2)) and not is_gain(now, side(72, 2))
    assert is_gain(now, side(46, 1)) and is_gain(now, side(73, 9))
    assert is_gain(side(72, 2, broken=1), now) and not is_gain(now, side(72, 2, broken=1))


def test_a_plan_that_comes_after_a_change_of_tab_is_offered_where_it_belongs(
    two_rounds, qtbot, monkeypatch
):
    monkeypatch.setattr(offering, "is_gain", lambda now, then: True)
    page, what_if = two_rounds, two_rounds.making.what_if
    page.making.close()
    said = []
    page.frame.say = lambda text, **_: said.append(text)
    what_if.wanted.emit(100)
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not page.making.is_mixing, timeout=20_000)
    assert not what_if.has_offer
    assert said == ["Another plan is ready beside round 2; nothing has changed yet"]
    page.tabs.setCurrentIndex(1)
    assert what_if.has_offer


def test_an_offer_for_rounds_that_have_changed_goes(two_rounds, qtbot):
    page, what_if = two_rounds, two_rounds.making.what_if
    page.making.close()
    offered(page, qtbot)
    page.shuffle()
    qtbot.waitUntil(lambda: undo.labels()[0] == "new mix of round 2")
    qtbot.waitUntil(lambda: not page.making.is_mixing)
    assert not what_if.has_offer


def test_a_slider_that_is_being_moved_stays_when_the_page_reads_again(two_rounds, qtbot):
    page, what_if = two_rounds, two_rounds.making.what_if
    page.making.close()
    what_if.slider.setValue(70)
    page.stale()
    assert what_if.slider.value() == 70
    what_if._pause.stop()  # or a search would begin after the test


def test_what_was_chosen_for_a_round_waits_while_another_is_looked_at(two_rounds, qtbot):
    page, panel = two_rounds, two_rounds.making.setup
    panel.sizes.groups.setValue(5)
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: panel.sizes.groups.value() == 3)
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: panel.sizes.groups.value() == 5)


def test_of_several_rounds_it_is_said_in_which_a_rule_fails_somebody(setup, page, people, qtbot):
    spoken = members.define_attribute("Languages", members.Kind.MANY)
    for n, one in enumerate(people):
        answers = {spoken: ("English",) if n else ("日本語",)}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.stale()
    qtbot.waitUntil(lambda: spoken in setup.rules.shared)
    setup.rules.shared[spoken].setChecked(True)
    setup.sizes.rounds.setValue(2)
    press(qtbot, setup.make)
    made(page, qtbot, 2)
    qtbot.waitUntil(lambda: bool(page.banners()))
    first, second = page.banners()[0].text.splitlines()
    assert first.startswith("Round 1: Shares no language") and "Person 00" in first
    assert second.startswith("Round 2: ")


def test_the_same_page_built_anew_shows_the_same_round_and_set_up(
    two_rounds, frame, workshop, qtbot
):
    page, panel = two_rounds, two_rounds.making.setup
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: panel.sizes.groups.value() == 3)
    panel.new.setChecked(True)
    panel.sizes.groups.setValue(6)
    panel.sizes.rounds.setValue(4)
    other = GroupsPage(frame, workshop.id)
    qtbot.addWidget(other)
    other.show()
    other.stand_again(page.what_stands())
    assert other.tabs.currentIndex() == 0
    again = other.making.setup
    qtbot.waitUntil(lambda: again.sizes.groups.value() == 6)
    assert again.is_new and again.rounds() == 4


def test_where_nothing_can_be_balanced_the_figure_says_so(page, workshop, people, qtbot):
    rounds.make(workshop.id, Wishes(), NOW, people=people[:5])
    page.stale()
    qtbot.waitUntil(lambda: page.shown is not None)
    assert page.fairness._score.text() == "–"
    assert page.fairness._score.toolTip().startswith("Nothing to balance")


def test_the_ways_of_an_offer_stand_in_one_row(qapp):
    made = WhatIf()
    made.offer(*(Side(title, (), {}) for title in ("Now", "New")))
    made.resize(theme.SIDE_WIDTH - 42, 300)  # the card's margins and a scroll bar
    made.show()
    ways = made.findChildren(QPushButton)
    assert [way.text().strip() for way in ways] == ["Take it", "Leave it", "Compare"]
    assert len({way.geometry().center().y() for way in ways}) == 1
    assert all(way.width() >= way.sizeHint().width() for way in ways)


def test_long_words_of_an_offer_go_on_in_the_next_row(qapp, monkeypatch):
    monkeypatch.setattr(what_if, "tr", lambda text: f"{text} lorem ipsum dolor")
    made = WhatIf()
    made.offer(*(Side(title, (), {}) for title in ("Now", "New")))
    assert made.minimumSizeHint().width() <= theme.SIDE_WIDTH - 42


def test_the_slider_stands_above_what_may_be_long(two_rounds):
    faces, fairness = two_rounds.making.what_if, two_rounds.fairness
    side = two_rounds.making.side
    two_rounds.making.close()
    assert faces.mapTo(side, faces.rect().topLeft()).y() < fairness.mapTo(side, QPoint()).y()


def test_an_offer_fits_beside_the_board_in_large_text(qapp):
    sides = [Side(title, (), {}) for title in ("Now", "New")]
    theme.apply(qapp, theme.scheme(), 1.5)
    try:
        made = WhatIf()
        made.offer(*sides)
        assert made.minimumSizeHint().width() <= theme.SIDE_WIDTH - 48
    finally:
        theme.apply(qapp, theme.scheme(), 1.0)


def test_nothing_can_be_chosen_before_it_is_known_what_there_is(page, qtbot):
    page.ask_wishes()
    panel = page.making.setup
    press(qtbot, panel.new)
    assert not panel.way.choice.isEnabled() and not panel.make.isEnabled()
    qtbot.waitUntil(panel.way.choice.isEnabled)
    qtbot.waitUntil(panel.make.isEnabled)
    assert page.window().focusWidget() is panel.way.choice


def test_the_setup_takes_no_answer_while_it_turns_to_another_round(two_rounds, qtbot):
    page, panel = two_rounds, two_rounds.making.setup
    page.tabs.setCurrentIndex(0)
    assert not panel.sizes.groups.isEnabled()
    qtbot.waitUntil(panel.sizes.groups.isEnabled)
    assert panel.anew.text() == "Round 1 &again"


def test_who_is_locked_in_a_group_that_there_will_not_be_is_named_before(with_round, qtbot):
    page = with_round
    one = page.shown.groups[2].members[0]
    moves.lock(page.shown.id, [one.member_id], True)
    page.stale()
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    choose(panel, "interest")
    panel.way.findChild(Themes).box.setPlainText("Maps\nFilm")
    panel.sizes.by_size.setChecked(True)
    panel.sizes.a_group.setValue(6)

    def told() -> str:
        return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())

    qtbot.waitUntil(lambda: "is locked in a group that there will not be" in told())
    assert one.name in told()


def test_rounds_that_are_planned_together_anew_are_named_while_the_set_up_stands(
    page, workshop, qtbot
):
    ids = rounds.make(workshop.id, Wishes(), NOW, count=3)
    page.stale()
    page.tabs.choose(ids[1])
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.id == ids[1])
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    rounds.remake(ids, NOW, wishes=Wishes(mode="random"))  # they are of another series now
    page.stale()
    assert panel.anew.text() == "Rounds 1 to 3 &again"
    assert page.making._whom() == (ids, None)


def test_in_groups_of_two_or_three_anybody_may_be_the_only_one_and_the_set_up_says_so(
    page, people, qtbot
):
    gender = members.define_attribute("Gender", members.Kind.CATEGORY, is_private=True)
    for n, one in enumerate(people):
        answers = {gender: "woman" if n < 4 else "man"}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.stale()
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    assert "nobody the only one" in panel.rules.said() and "save" not in panel.rules.said()
    choose(panel, "pairs")
    qtbot.waitUntil(lambda: "6 groups of 2" in panel.preview.text())
    assert "nobody the only one, save in groups of two or three" in panel._rules_fold._says.text()
    panel.sizes.rounds.setValue(1)
    press(qtbot, panel.make)
    (one,) = made(page, qtbot, 1)
    assert one.wishes.never_one and not one.problem.rules
    qtbot.waitUntil(lambda: "Speed-pairs" in page.fairness._chosen.text())
    assert "the only one" not in page.fairness._chosen.text()


def test_a_jigsaw_of_three_rounds_says_beforehand_and_afterwards_that_one_comes_on_top(
    page, workshop, people, qtbot
):
    rounds.make(workshop.id, Wishes(), NOW, count=3, people=people)
    page.stale()
    qtbot.waitUntil(lambda: page.shown is not None)
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    choose(panel, "jigsaw")
    panel.way.findChild(QPlainTextEdit).setPlainText("Maps\nCharts")
    said = []
    page.say = lambda text, **_: said.append(text)
    qtbot.waitUntil(lambda: "Round 4" in panel.preview.text())
    assert any("Round 4 is new" in one.text() for one in panel.findChildren(QLabel))
    press(qtbot, panel.make)
    found = made(page, qtbot, 4)
    assert [one.wishes.mode for one in found] == ["jigsaw"] * 4
    assert said[-1] == "Mixed rounds 1 to 3 again; round 4 is new"
    page.next_round()
    made(page, qtbot, 6)
    assert said[-1] == "Made rounds 5 to 6"
