"""The Groups step: made, mended and undone as a host does it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton

from lchost.grouping import moves, pairs, rounds
from lchost.grouping.pairs import PairKind
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.roster import members
from lchost.roster.members import MemberDraft
from lchost.roster.tables import read_table
from lchost.ui.dialogs.pairs import PairsDialog
from lchost.ui.finding import sources
from lchost.ui.groups import card_words
from lchost.ui.groups.findings import findings
from lchost.ui.groups.tabs import RoundTabs
from lchost.ui.pages import lists
from lchost.ui.pages.groups import GroupsPage
from lchost.ui.palette import Hit
from lchost.ui.tasks import finish_all
from lchost.ui.theme import scheme
from lchost.ui.widgets import Legend
from tests.ui.groups.conftest import NOW, arrive, seated


def test_a_double_click_makes_one_round(page, qtbot):
    qtbot.mouseClick(page._make, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page._make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.board.cards) == 3)
    finish_all()
    qtbot.waitUntil(lambda: not page.making.is_mixing)
    assert len(rounds.listing(page.workshop_id)) == 1
    page.next_round()
    qtbot.waitUntil(lambda: len(rounds.listing(page.workshop_id)) == 2)


def test_a_room_with_nobody_says_what_to_do(frame, workshop, qtbot):
    page = GroupsPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.show()
    assert not page._make.isEnabled() and "add people first" in page.sub.text()


def test_groups_are_made_by_one_button_and_undone_by_one_step(page, qtbot):
    qtbot.mouseClick(page._make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.board.cards) == 3)
    assert sorted(name for names in seated(page).values() for name in names) == [
        f"Person {n:02}" for n in range(12)
    ]
    assert undo.labels()[0] == "making of round 1"
    undo.undo()
    page.stale()
    assert rounds.listing(page.workshop_id) == [] and page._whole.currentIndex() == 1


def test_the_sentences_tell_skill_and_mix(with_round):
    said = [finding.text for finding in findings(with_round.shown)]
    assert any(text.startswith("Average skill") for text in said)
    assert "Field is spread evenly: Data 2, Design 2." in said


def actions(menu: QMenu) -> dict[str, object]:
    found: dict[str, object] = {}
    menu.aboutToShow.emit()  # menus fill themselves when they open
    for action in menu.actions():
        text = action.text().partition("\t")[0].replace("\u2068", "").replace("\u2069", "")
        if inner := action.menu():
            found |= {f"{text} > {k}": v for k, v in actions(inner).items()}
        elif text:
            found[text] = action
    return found


def test_the_menu_moves_swaps_and_takes_out(with_round):
    page = with_round
    one = page.shown.groups[0].members[0]
    other = page.shown.groups[1].members[0]
    offered = actions(page.by_hand.menu_of(page.shown.groups[0], one))
    offered[f"Swap {one.name} with > Group 2 > {other.name}"].trigger()
    now = seated(page)
    assert one.name in now[2] and other.name in now[1]
    offered = actions(page.by_hand.menu_of(page.shown.groups[1], one))
    offered[f"Move {one.name} to > Group 3"].trigger()
    assert one.name in seated(page)[3]
    offered = actions(page.by_hand.menu_of(page.shown.groups[2], one))
    offered[f"{one.name} has left"].trigger()
    assert all(one.name not in names for names in seated(page).values())
    for _ in range(3):
        undo.undo()
    assert one.name in seated(page)[1] and other.name in seated(page)[2]


def test_arrow_keys_choose_a_person_and_enter_opens_their_menu(with_round, qtbot, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: opened.extend(actions(menu)))
    card = with_round.board.cards[0]
    with_round.board.choose(card.group.members[0].member_id)
    qtbot.keyClick(card, Qt.Key.Key_Down)
    assert card.current() == card.group.members[1]
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert f"{card.group.members[1].name} has left" in opened


def test_latecomers_are_seen_and_seated(with_round, workshop, qtbot):
    page = with_round
    arrive(workshop, "Late Larry")
    qtbot.waitUntil(lambda: bool(page.shown.waiting))
    assert [name.text() for name in page.fairness.waiting.names()] == ["Late Larry"]
    page.seat_waiting()
    qtbot.waitUntil(lambda: not page.shown.waiting)
    assert any("Late Larry" in names for names in seated(page).values())
    assert [len(names) for names in seated(page).values()].count(5) == 1


def test_mixing_again_makes_another_round_of_the_same_people(with_round, qtbot):
    before = seated(with_round)
    with_round.shuffle()
    qtbot.waitUntil(lambda: undo.labels()[0] == "new mix of round 1")
    qtbot.waitUntil(lambda: with_round.shown.wishes.seed == 2)
    after = seated(with_round)
    assert set().union(*after.values()) == set().union(*before.values())
    undo.undo()
    assert seated(with_round) == before


def test_a_rest_that_cannot_be_better_stays_and_that_is_said(with_round, qtbot, monkeypatch):
    page = with_round
    page.by_hand.lock([page.shown.groups[0].members[0].member_id], True)
    monkeypatch.setattr("lchost.grouping.improving._is_better", lambda made, shown: False)
    said: list[str] = []
    monkeypatch.setattr(page, "say", lambda text, undo=True: said.append(text))
    before, steps = seated(page), undo.labels()
    page.shuffle()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Nothing better was found: round 1 stays as it is."]
    assert seated(page) == before and undo.labels() == steps


def test_a_further_round_of_a_single_group_is_said_to_bring_nothing_new(page, qtbot):
    rounds.make(page.workshop_id, Wishes(groups=1), NOW)
    page.stale()
    page.next_round()
    qtbot.waitUntil(lambda: bool(page.banners()))
    assert [banner.text for banner in page.banners()] == [
        "Round 2 has only one group, as the round before: the same people meet again."
    ]


def test_a_tab_tells_how_many_pairs_have_met_before(with_round, qtbot):
    page = with_round
    page.next_round()
    qtbot.waitUntil(lambda: page.tabs.count() == 2)
    first, second = rounds.listing(page.workshop_id)
    together = rounds.get(first.id).groups[0].members[:3]
    group = rounds.get(second.id).groups[0]
    for seat in together:
        moves.move(second.id, seat.member_id, group.id)
    page.stale()
    met = len(page.shown.report.met_again)
    assert met >= 3
    assert page.tabs.tabToolTip(1) == f"{met} pairs have sat together before"
    assert page.tabs.accessibleTabName(1).startswith("Round 2 · ")
    assert page.tabs.tabToolTip(0) == "" and page.tabs.accessibleTabName(0) == ""
    assert page.tabs.tabButton(0, page.tabs.ButtonPosition.RightSide) is None


def test_rounds_after_a_removed_one_move_up_unless_the_room_knows_them(with_round, qtbot):
    page = with_round
    for count in (2, 3):
        page.next_round()
        qtbot.waitUntil(lambda count=count: page.tabs.count() == count)
        qtbot.waitUntil(lambda: not page.making.is_mixing)
    page.tabs.setCurrentIndex(1)
    page.delete()
    assert [page.tabs.tabText(n) for n in range(2)] == ["Round 1", "Round 2"]
    undo.undo()
    page.stale()
    assert [one.number for one in rounds.listing(page.workshop_id)] == [1, 2, 3]
    rounds.publish(rounds.listing(page.workshop_id)[2].id, NOW)
    page.tabs.setCurrentIndex(1)
    page.delete()
    assert [one.number for one in rounds.listing(page.workshop_id)] == [1, 3]


def test_an_emptied_group_is_told_of_and_can_be_taken_out(with_round):
    page = with_round
    group = page.shown.groups[1]
    offered = actions(page.by_hand.menu_of(group, None))
    assert "Take empty group 2 out" not in offered
    page.by_hand.move([s.member_id for s in group.members], page.shown.groups[0].id)
    assert any("Group 2: nobody sits there" in f.text for f in findings(page.shown))
    actions(page.by_hand.menu_of(page.shown.groups[1], None))["Take empty group 2 out"].trigger()
    assert sorted(seated(page)) == [1, 3]
    undo.undo()
    assert sorted(seated(page)) == [1, 2, 3]


def test_a_number_that_was_lost_is_not_given_to_the_next_round(with_round, qtbot):
    page = with_round
    group = page.shown.groups[1]
    page.by_hand.move([s.member_id for s in group.members], page.shown.groups[0].id)
    moves.remove_group(group.id)
    page.next_round()
    qtbot.waitUntil(lambda: page.tabs.count() == 2)
    qtbot.waitUntil(lambda: not page.making.is_mixing)
    assert sorted(seated(page)) == [1, 3, 4]


def test_who_has_no_seat_stands_above_what_is_said(with_round, workshop, qtbot):
    page = with_round
    arrive(workshop, "Late Lena")
    page.stale()
    qtbot.waitUntil(lambda: page.fairness.waiting.isVisible())
    first = findings(page.shown)[0].text
    labels = [one for one in page.fairness.findChildren(QLabel) if one.text() == first]
    said = labels[-1]
    qtbot.waitUntil(lambda: said.mapTo(page, QPoint()).y() > 100)  # laid out
    assert page.fairness.waiting.mapTo(page, QPoint()).y() < said.mapTo(page, QPoint()).y()


def test_the_side_begins_at_its_start_with_another_round(with_round, qtbot):
    page = with_round
    page.next_round()
    qtbot.waitUntil(lambda: page.tabs.count() == 2)
    bar = page.making.side._beside.verticalScrollBar()
    bar.setRange(0, 100)
    bar.setValue(40)
    page.stale()
    assert bar.value() == 40 or bar.maximum() < 40
    bar.setRange(0, 100)
    bar.setValue(40)
    page.tabs.setCurrentIndex(0)
    assert bar.value() == 0


def test_the_palette_finds_people_on_the_board_first(with_round, frame, people):
    page = with_round

    def found(name: str) -> dict[str, Hit]:
        return {
            source.title: hits[0]
            for source in sources(frame, page)
            if (hits := source.find(name, 5))
        }

    hits = found("Person 07")
    assert list(hits) == ["On this page", "People"]
    where = next(g for g in page.shown.groups if people[7] in [s.member_id for s in g.members])
    assert hits["On this page"].where == f"Group {where.number}"
    hits["On this page"].go()
    assert page.board.choice.member == people[7]
    moves.unseat(page.shown.id, people[7])
    page.stale()
    assert list(found("Person 07")) == ["People"]


def test_the_ways_to_more_rounds_than_fit_can_be_seen(qtbot):
    tabs = RoundTabs()
    qtbot.addWidget(tabs)
    made = [rounds.RoundSummary(n, n, NOW, 3, 12, 90) for n in range(1, 13)]
    tabs.show_rounds(made, {12: 3}, chosen=12)
    tabs.resize(300, 40)
    tabs.show()
    ways = [way for way in tabs.findChildren(QToolButton) if way.isVisible()]
    assert len(ways) == 2 and all(way.width() >= 22 for way in ways)
    assert all(way.arrowType() is Qt.ArrowType.NoArrow and not way.icon().isNull() for way in ways)


def test_every_colour_of_the_bars_has_its_word(with_round, people, qtbot):
    page = with_round
    field = next(a.id for a in members.attributes() if a.name == "Field")
    for n, member_id in enumerate(people):
        draft = MemberDraft(f"Person {n:02}", attributes={field: f"Field of work {n}"})
        members.edit(member_id, draft, NOW)
    page.stale()
    shown = [page._legend.itemAt(n).widget() for n in range(page._legend.count())]
    said = [part.accessibleName() for part in shown if isinstance(part, Legend)]
    assert len(said) == len(scheme().series) + 1 and said[-1] == "others"
    page.resize(700, 700)
    qtbot.waitUntil(lambda: all(part.isVisible() for part in shown))


def test_a_pair_has_one_rule_and_a_second_one_says_so(with_round, qtbot):
    dialog = PairsDialog(with_round, with_round.workshop_id, with_round.do)
    qtbot.addWidget(dialog)
    dialog.show()

    def add(kind: PairKind) -> str:
        dialog._one.setCurrentIndex(0)
        dialog._other.setCurrentIndex(1)
        dialog._kind.setCurrentIndex(dialog._kind.findData(kind))
        dialog.add()
        return dialog._said.text() if dialog._said.isVisible() else ""

    assert add(PairKind.TOGETHER) == ""
    assert (
        add(PairKind.APART) == "Person 00 and Person 01 are kept apart now, and no longer together."
    )
    assert add(PairKind.APART) == "There is this rule for Person 00 and Person 01 already."
    assert [rule.kind for rule in pairs.listing(with_round.workshop_id)] == [PairKind.APART]


def test_pair_rules_are_kept_shown_and_undone(with_round, people, qtbot):
    dialog = PairsDialog(with_round, with_round.workshop_id, with_round.do)
    qtbot.addWidget(dialog)
    dialog._one.setCurrentIndex(0)
    dialog._other.setEditText("person 01")
    dialog.add()
    kept = pairs.listing(with_round.workshop_id)
    assert [(r.kind, r.one_name, r.other_name) for r in kept] == [
        (PairKind.APART, "Person 00", "Person 01")
    ]
    dialog._other.setEditText("nobody")
    dialog.add()
    assert len(pairs.listing(with_round.workshop_id)) == 1
    undo.undo()
    assert pairs.listing(with_round.workshop_id) == []


def test_a_broken_rule_is_said_with_names(with_round):
    seats = with_round.shown.groups[0].members
    pairs.keep(with_round.workshop_id, PairKind.APART, seats[0].member_id, seats[1].member_id)
    with_round.stale()
    first = findings(with_round.shown)[0]
    assert not first.is_good and seats[0].name in first.text and "kept apart" in first.text


def test_a_name_with_markup_is_shown_as_typed(frame, workshop, qtbot):
    arrive(workshop, "<b>Ada</b> & Søn", "Bo", "Cy")
    page = GroupsPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.show()
    page.next_round()
    qtbot.waitUntil(lambda: len(page.board.cards) == 1)
    card = page.board.cards[0]
    seat = next(s for s in card.group.members if "Ada" in s.name)
    assert "&lt;b>Ada&lt;/b> &amp; Søn" in card_words.plain(
        card_words.about(seat, page.board.shown)
    )
    assert "<b>Ada</b> && Søn has left" in actions(page.by_hand.menu_of(card.group, seat))


def test_the_groups_are_saved_as_a_table(with_round, frame, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "groups.csv"
    monkeypatch.setattr(lists, "ask_where", lambda *_: path)
    with qtbot.waitSignal(frame.said) as heard:
        with_round.out.save()
    assert heard.args == ["Saved groups.csv", False]
    table = read_table(path)
    assert table.headers == ("Name", "E-mail", "Round 1") and len(table.rows) == 12


def test_a_round_is_published_and_taken_back_with_a_word_since_when(with_round, frame, qtbot):
    page = with_round
    assert not page.publishing.back.isVisible()
    page.publishing.publish()
    since = rounds.get(page.shown.id).published_at
    assert since is not None and "published since" in page.sub.text()
    assert page.publishing.back.isVisible() and not page.publishing.there.isVisible()
    assert not frame.action("groups.publish").isEnabled()
    page.publishing.withdraw()
    assert rounds.get(page.shown.id).published_at is None
    assert "published" not in page.sub.text()
    undo.undo()
    qtbot.waitUntil(lambda: page.publishing.back.isVisible())
    assert rounds.get(page.shown.id).published_at == since


def test_the_next_round_is_shown_to_the_host_alone_until_it_is_published(with_round, qtbot):
    page = with_round
    page.publishing.publish()
    first = page.shown.id
    page.next_round()
    qtbot.waitUntil(lambda: page.shown.id != first)
    assert "published" not in page.sub.text()
    assert rounds.published(page.workshop_id) == first
    page.publishing.publish()
    assert rounds.published(page.workshop_id) == page.shown.id
    assert rounds.get(first).published_at is None


def test_what_to_do_about_a_round_never_scrolls_away(with_round):
    page = with_round
    page.resize(1100, 480)
    assert not page.making.side._beside.isAncestorOf(page.fairness.ways)
    shown = [way for way in page.fairness.ways.findChildren(QPushButton) if way.isVisible()]
    assert len(shown) == 3
    assert all(way.visibleRegion().boundingRect() == way.rect() for way in shown)


def test_a_card_tells_all_languages_that_people_said_they_share(page, people, qtbot):
    spoken = members.define_attribute("Languages", members.Kind.MANY)
    for n, one in enumerate(people):
        said = ("English", "日本語") if n else ("English", "Suomi", "Polski", "Ελληνικά")
        draft = MemberDraft(f"Person {n:02}", attributes={spoken: said}, language="Français")
        members.edit(one, draft, NOW)
    page.next_round()
    qtbot.waitUntil(lambda: len(page.board.cards) == 3)
    shown = page.board.shown
    group = next(g for g in page.shown.groups if people[0] in {s.member_id for s in g.members})
    assert shown.languages(group)[:2] == [("English", 4), ("日本語", 3)]
    assert card_words.line(group, shown) == "English 4, 日本語 3, Polski 1, Suomi 1, and 1 more"
    assert "Ελληνικά 1" in card_words.about_group(group, shown)
