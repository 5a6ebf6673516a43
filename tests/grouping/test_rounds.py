"""Rounds on a real file: made from who is in, shown, mended, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.errors import (
    ApartYetTogether,
    BlockTooLarge,
    GoneMeanwhile,
    NobodyToGroup,
    OneIsNoPair,
    TooManyOfOne,
    TooManyToKeepApart,
    UnknownPerson,
)
from lchost.grouping import ahead, moves, pairs, rounds
from lchost.grouping.pairs import PairKind
from lchost.grouping.problem import Weight
from lchost.grouping.room import attribute_key
from lchost.grouping.suggesting import suggest
from lchost.grouping.wishes import AttributeWish, Wishes
from lchost.models import undo
from lchost.models.database import Topic, on_change
from lchost.models.groups import Placement
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.roster import members, profile, registrations
from lchost.roster.attributes import Kind
from tests.conftest import NINE

COLOURS = ("red", "green", "blue")


def planned(hours: int = 0, title: str = "Bread") -> int:
    start = NINE + timedelta(hours=hours)
    draft = workshops.WorkshopDraft(title, start, start + timedelta(hours=3), "Europe/Paris")
    return workshops.plan(draft, NINE)


def invited(workshop_id: int, count: int, first: int = 0) -> list[int]:
    """Members with a level, a colour and two languages, who have a place."""
    baking = profile.ensure_topic("Baking")
    colour = profile.define_attribute("Colour", Kind.CATEGORY)
    speaks = profile.define_attribute("Languages", Kind.MANY)
    faith = profile.define_attribute("Faith", Kind.CATEGORY, is_private=True)
    made = [
        members.add(
            members.MemberDraft(
                f"Person {n:02}",
                attributes={
                    colour: COLOURS[n % 3] if n % 4 else COLOURS[n % 3].upper(),
                    speaks: ("English", "French") if n % 2 else ("English",),
                    faith: "a" if n % 5 else "b",
                },
                skills={baking: 1 + n % 5},
            ),
            NINE,
        )
        for n in range(first, first + count)
    ]
    registrations.register(workshop_id, made, NINE)
    return made


def let_in(workshop_id: int, people: Iterable[int]) -> None:
    session = workshops.get(workshop_id).session_id
    for person in people:
        desk.let_in(Scan(session, NINE, member_id=person))


def seated(round_id: int) -> list[tuple[int, ...]]:
    return [tuple(s.member_id for s in g.members) for g in rounds.get(round_id).groups]


def colour_id() -> int:
    return next(a.id for a in profile.attributes() if a.name == "Colour")


def wishes(**changes: object) -> Wishes:
    return Wishes(size=4, attributes=(AttributeWish(colour_id()),), **changes)  # type: ignore[arg-type]


@pytest.fixture
def twelve(db: object) -> tuple[int, list[int]]:
    """A workshop and its twelve people, all of them in."""
    workshop_id = planned()
    people = invited(workshop_id, 12)
    let_in(workshop_id, people)
    return workshop_id, people


def test_those_who_are_in_are_divided_and_mixed(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    missing = invited(workshop_id, 2, first=12)
    view = rounds.get(rounds.make(workshop_id, wishes(), NINE)[0])
    placed = [s.member_id for g in view.groups for s in g.members]
    assert sorted(placed) == people
    assert not set(missing) & set(placed)
    assert [(g.number, len(g.members)) for g in view.groups] == [(1, 4), (2, 4), (3, 4)]
    assert all(g.mean_skill is not None and 2 < g.mean_skill < 4 for g in view.groups)
    assert all(n in (1, 2) for g in view.groups for _, n in g.mix[0].counts)
    assert view.report is not None
    assert view.report.percent is not None and view.report.percent > 80
    assert view.labels[attribute_key(colour_id())] == "Colour"


def test_one_answer_in_two_spellings_is_one_value(twelve: tuple[int, list[int]]) -> None:
    view = rounds.get(rounds.make(twelve[0], wishes(), NINE)[0])
    assert sorted(value for value, _ in view.groups[0].mix[0].counts) == sorted(COLOURS)


def test_private_answers_are_mixed_and_not_shown(twelve: tuple[int, list[int]]) -> None:
    faith = next(a.id for a in profile.attributes() if a.name == "Faith")
    asked = Wishes(size=4, attributes=(AttributeWish(faith), AttributeWish(colour_id())))
    view = rounds.get(rounds.make(twelve[0], asked, NINE)[0])
    assert [part.is_private for part in view.groups[0].mix] == [False, True]  # a card shows one
    assert all(set(s.shown) <= set(COLOURS) for g in view.groups for s in g.members)


def test_groups_before_anyone_has_arrived(db: object) -> None:
    workshop_id = planned()
    people = invited(workshop_id, 6)
    with pytest.raises(NobodyToGroup):
        rounds.make(workshop_id, Wishes(), NINE)[0]
    assert rounds.listing(workshop_id) == []
    round_id = rounds.make(workshop_id, Wishes(groups=2), NINE, people=people)[0]
    assert [len(group) for group in seated(round_id)] == [3, 3]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_handful_of_people_is_one_group(db: object, count: int) -> None:
    workshop_id = planned()
    let_in(workshop_id, invited(workshop_id, count))
    assert len(seated(rounds.make(workshop_id, Wishes(), NINE)[0])) == 1


def test_the_next_round_brings_new_faces_and_the_same_seed_the_same_round(
    twelve: tuple[int, list[int]],
) -> None:
    workshop_id, _ = twelve
    first = rounds.make(workshop_id, wishes(), NINE)[0]
    second = rounds.make(workshop_id, wishes(), NINE)[0]
    view = rounds.get(second)
    assert view.number == 2
    assert view.report is not None
    # three groups of four: each must take at least one pair from each old group of four
    assert len(view.report.met_again) <= 4
    met = {(m.one, m.other) for m in view.report.met_again}
    assert met == {
        (s.member_id, o) for g in view.groups for s in g.members for o in s.met if s.member_id < o
    }
    before = seated(second)
    rounds.delete(second)
    assert seated(rounds.make(workshop_id, wishes(), NINE)[0]) == before
    assert rounds.get(first).report is not None
    assert rounds.get(first).report.met_again == ()  # type: ignore[union-attr]


def test_two_rounds_of_one_seed_are_not_copies(twelve: tuple[int, list[int]]) -> None:
    asked = Wishes(size=4, skill=Weight.IGNORE, new_faces=0)
    one, two = (seated(rounds.make(twelve[0], asked, NINE)[0]) for _ in range(2))
    assert one != two


def test_an_earlier_workshop_counts_as_having_met(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    rounds.make(workshop_id, wishes(), NINE)
    later, earlier = planned(hours=48), planned(hours=-48)
    assert set(pairs.met_before(later, people, before=1).values()) == {0.5}
    assert len(pairs.met_before(later, people, before=1)) == 3 * 6
    assert pairs.met_before(earlier, people, before=1) == {}


def test_pair_rules_hold_in_every_round(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    pairs.keep(workshop_id, PairKind.TOGETHER, people[0], people[1])
    pairs.keep(workshop_id, PairKind.APART, people[3], people[2])
    for _ in range(3):
        groups = seated(rounds.make(workshop_id, wishes(), NINE)[0])
        assert any({people[0], people[1]} <= set(group) for group in groups)
        assert not any({people[2], people[3]} <= set(group) for group in groups)


def test_a_pair_has_one_rule(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    first = pairs.keep(workshop_id, PairKind.TOGETHER, people[1], people[0])
    again = pairs.keep(workshop_id, PairKind.APART, people[0], people[1])
    assert first == again
    (rule,) = pairs.listing(workshop_id)
    assert (rule.kind, rule.one_name, rule.other_name) == (
        PairKind.APART,
        "Person 00",
        "Person 01",
    )
    pairs.drop(rule.id)
    assert pairs.listing(workshop_id) == []
    with pytest.raises(OneIsNoPair):
        pairs.keep(workshop_id, PairKind.APART, people[0], people[0])


def test_rules_that_collide_are_said_by_name_and_nothing_is_kept(
    twelve: tuple[int, list[int]],
) -> None:
    workshop_id, people = twelve
    a, b, c, d, e = people[:5]
    for one, other in ((a, b), (b, c)):
        pairs.keep(workshop_id, PairKind.TOGETHER, one, other)
    pairs.keep(workshop_id, PairKind.APART, a, c)
    with pytest.raises(ApartYetTogether, match="Person 00 and Person 02"):
        rounds.make(workshop_id, wishes(), NINE)
    pairs.keep(workshop_id, PairKind.TOGETHER, a, c)
    with pytest.raises(BlockTooLarge, match=r"Person 00, Person 01, Person 02.* only 2 seats"):
        rounds.make(workshop_id, Wishes(size=2), NINE)[0]
    for rule in pairs.listing(workshop_id):
        pairs.drop(rule.id)
    for one, other in ((c, d), (d, e), (c, e)):
        pairs.keep(workshop_id, PairKind.APART, one, other)
    with pytest.raises(TooManyToKeepApart, match="only 2 groups"):
        rounds.make(workshop_id, Wishes(groups=2), NINE)[0]
    assert rounds.listing(workshop_id) == []


def test_at_most_that_cannot_be_kept_is_named_first_and_nearly_kept_on_demand(
    twelve: tuple[int, list[int]],
) -> None:
    crowded = wishes(at_most=((colour_id(), "Red", 1),))
    trouble = ahead.outlook(twelve[0], crowded).trouble
    assert isinstance(trouble, TooManyOfOne)
    assert "Colour: red: 4 people for 3 groups. At most 1 in each leaves 1" in str(trouble)
    with pytest.raises(TooManyOfOne):
        rounds.try_out(twelve[0], crowded)
    (made,) = rounds.try_out(twelve[0], crowded, is_nearest=True).rounds
    (found,) = made.report.rules
    assert (found.times, found.unavoidable, found.matching) == (1, 1, 4)


def test_a_person_is_moved_and_the_figures_follow(twelve: tuple[int, list[int]]) -> None:
    round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    one, two, _ = rounds.get(round_id).groups
    moves.move(round_id, one.members[0].member_id, two.id)
    after = rounds.get(round_id)
    assert [len(group.members) for group in after.groups] == [3, 5, 4]
    assert after.report is not None
    assert after.report.sizes == (3, 5, 4)
    moves.swap(round_id, one.members[1].member_id, two.members[0].member_id)
    assert two.members[0].member_id in seated(round_id)[0]
    assert one.members[1].member_id in seated(round_id)[1]


def test_a_group_may_be_emptied_and_filled_again(twelve: tuple[int, list[int]]) -> None:
    round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    one, two, _ = rounds.get(round_id).groups
    for person in one.members:
        moves.move(round_id, person.member_id, two.id)
    view = rounds.get(round_id)
    assert view.groups[0].members == ()
    assert view.groups[0].mean_skill is None
    moves.move(round_id, one.members[0].member_id, one.id)
    assert len(rounds.get(round_id).groups[0].members) == 1


def test_strangers_are_not_moved(twelve: tuple[int, list[int]]) -> None:
    round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    group = rounds.get(round_id).groups[0]
    with pytest.raises(UnknownPerson):
        moves.move(round_id, 9999, group.id)
    with pytest.raises(UnknownPerson):
        moves.swap(round_id, group.members[0].member_id, 9999)
    with pytest.raises(LookupError):
        moves.move(round_id, group.members[0].member_id, 9999)
    with pytest.raises(LookupError):
        rounds.get(9999)


def test_latecomers_wait_and_are_seated_where_they_fit(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    round_id = rounds.make(workshop_id, wishes(), NINE)[0]
    late = invited(workshop_id, 4, first=12)
    let_in(workshop_id, late)
    assert [s.member_id for s in rounds.get(round_id).waiting] == late
    foe = rounds.get(round_id).groups[0].members[0].member_id
    friend = rounds.get(round_id).groups[2].members[0].member_id
    pairs.keep(workshop_id, PairKind.APART, late[0], foe)
    pairs.keep(workshop_id, PairKind.TOGETHER, late[3], friend)
    before = seated(round_id)
    found = moves.seat(round_id, late)
    after = rounds.get(round_id)
    assert sorted(len(group.members) for group in after.groups) == [5, 5, 6]
    assert after.waiting == ()
    assert found[late[0]] != after.groups[0].id
    assert found[late[3]] == after.groups[2].id
    for old, new in zip(before, seated(round_id), strict=True):
        assert set(old) <= set(new)
    assert people == sorted(people)


def test_a_leaver_frees_a_seat(twelve: tuple[int, list[int]]) -> None:
    round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    moves.unseat(round_id, twelve[1][0])
    assert twelve[1][0] not in {i for group in seated(round_id) for i in group}


def test_shuffling_again_keeps_the_round_its_people_and_group_names(
    twelve: tuple[int, list[int]],
) -> None:
    workshop_id, people = twelve
    round_id = rounds.make(workshop_id, wishes(), NINE)[0]
    moves.rename_group(rounds.get(round_id).groups[1].id, "  Blue   whales ")
    before = seated(round_id)
    late = invited(workshop_id, 1, first=12)
    let_in(workshop_id, late)
    rounds.remake([round_id], NINE)
    view = rounds.get(round_id)
    assert view.number == 1
    assert view.groups[1].name == "Blue whales"
    assert sorted(i for group in seated(round_id) for i in group) == [*people, *late]
    assert seated(round_id) != before
    rounds.remake([round_id], NINE, wishes=wishes(seed=1), people=people)
    assert seated(round_id) == before


def test_the_list_of_rounds_tells_their_size(twelve: tuple[int, list[int]]) -> None:
    workshop_id, _ = twelve
    rounds.make(workshop_id, wishes(), NINE)
    second = rounds.make(workshop_id, Wishes(groups=2), NINE)[0]
    first_row, second_row = rounds.listing(workshop_id)
    assert (first_row.number, first_row.groups, first_row.people) == (1, 3, 12)
    assert (second_row.id, second_row.groups) == (second, 2)


def test_every_change_is_told_once_and_undone_whole(twelve: tuple[int, list[int]]) -> None:
    told: list[frozenset[Topic]] = []
    stop = on_change(told.append)
    with undo.step("Make groups"):
        round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    assert told == [frozenset({Topic.GROUPS})]
    before = seated(round_id)
    with undo.step("Shuffle"):
        rounds.remake([round_id], NINE)
    assert len(told) == 2
    stop()
    undo.undo()
    assert seated(round_id) == before
    undo.undo()
    assert rounds.listing(twelve[0]) == []
    assert Placement.select().count() == 0
    undo.redo()
    assert seated(round_id) == before


def test_mentors_are_spread_where_asked(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    mentors = [r.id for r in registrations.listing(workshop_id) if r.member_id in people[:2]]
    registrations.set_role(mentors, registrations.Role.MENTOR)
    view = rounds.get(rounds.make(workshop_id, wishes(mentor_in_each=True), NINE)[0])
    here = [sum(s.is_mentor for s in group.members) for group in view.groups]
    assert sorted(here) == [0, 1, 1]
    assert view.report is not None
    (rule,) = view.report.rules
    assert (rule.unavoidable, rule.is_met) == (1, True)


def test_nobody_is_the_only_one_of_a_value_if_that_can_be(twelve: tuple[int, list[int]]) -> None:
    asked = Wishes(size=4, never_one=((colour_id(), "Red"),))
    view = rounds.get(rounds.make(twelve[0], asked, NINE)[0])
    assert view.report is not None
    (rule,) = view.report.rules
    assert rule.matching == 4
    assert rule.groups == ()


def test_wishes_survive_being_kept() -> None:
    asked = Wishes(
        size=None,
        groups=3,
        skill=Weight.LOT,
        topics=(1, 2),
        attributes=(AttributeWish(4, Weight.LITTLE),),
        never_one=((4, "red"),),
        at_most=((4, None, 2), (4, "blue", 1)),
        shared=(5,),
        mode="cafe",
        mode_data={"hosts": [7]},
        new_faces=100,
        least=3,
        most=6,
        use_tables=True,
        accessible=6,
        seed=9,
    )
    kept = json.loads(json.dumps(asked.to_json()))
    assert Wishes.from_json(kept) == asked
    assert Wishes.from_json({"size": 5}) == Wishes()


def test_wishes_of_an_earlier_version_said_in_words_how_new_faces_count() -> None:
    assert Wishes.from_json({"new_faces": "ignore"}).new_faces == 0
    assert Wishes.from_json({"new_faces": "lot"}).new_faces == 75


def test_good_wishes_are_suggested_from_what_is_known(twelve: tuple[int, list[int]]) -> None:
    workshop_id, people = twelve
    profile.define_attribute("Shoe size", Kind.NUMBER)
    found = suggest(workshop_id, people)
    names = {a.id: a.name for a in profile.attributes()}
    assert [names[w.attribute_id] for w in found.attributes] == ["Colour", "Faith"]
    assert [names[attribute] for attribute in found.shared] == ["Languages"]
    assert not found.mentor_in_each


def test_a_member_of_whom_nothing_is_known_sits_somewhere(
    member: Callable[..., Member],
) -> None:
    workshop_id = planned()
    people = [member().id for _ in range(9)]
    round_id = rounds.make(workshop_id, Wishes(size=3), NINE, people=people)[0]
    assert sorted(i for group in seated(round_id) for i in group) == people
    assert rounds.get(round_id).mean_skill is None


def test_one_round_at_a_time_is_shown_to_the_room(db):
    workshop_id = planned()
    ids = invited(workshop_id, 8)
    one, other = (rounds.make(workshop_id, Wishes(size=4), NINE, people=ids)[0] for _ in range(2))
    assert rounds.published(workshop_id) is None
    rounds.publish(one, NINE)
    rounds.publish(one, NINE + timedelta(minutes=5))  # a second press is no second moment
    assert rounds.get(one).published_at == NINE
    with undo.step("publishing of round 2"):
        rounds.publish(other, NINE + timedelta(minutes=9))
    assert (rounds.published(workshop_id), rounds.get(one).published_at) == (other, None)
    undo.undo()
    assert rounds.get(one).published_at == NINE
    rounds.withdraw(one)
    assert rounds.published(workshop_id) is None


def test_a_round_that_is_gone_is_not_published(db):
    with pytest.raises(GoneMeanwhile):
        rounds.publish(4711, NINE)


def test_the_door_says_the_table_of_the_round_that_is_published(db):
    workshop_id = planned()
    ids = invited(workshop_id, 8)
    session_id = workshops.get(workshop_id).session_id
    made = rounds.make(workshop_id, Wishes(size=4), NINE, people=ids)[0]
    first, second = rounds.get(made).groups
    moves.rename_group(second.id, "By the window")

    def table_of(member_id: int) -> str:
        return desk.look(Scan(session_id, NINE, member_id=member_id)).table

    assert table_of(first.members[0].member_id) == ""
    rounds.publish(made, NINE)
    assert table_of(first.members[0].member_id) == "1"
    assert table_of(second.members[0].member_id) == "By the window"
    moves.move(made, first.members[0].member_id, second.id)
    assert table_of(first.members[0].member_id) == "By the window"
    rounds.withdraw(made)
    assert table_of(first.members[0].member_id) == ""


def test_locks_themes_and_names_are_kept_when_the_round_is_mixed_again(
    twelve: tuple[int, list[int]],
) -> None:
    round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    first, second, _ = rounds.get(round_id).groups
    leader = first.members[1].member_id
    moves.lock(round_id, [second.members[0].member_id], True)
    moves.lock_group(second.id, True)
    moves.name_theme(first.id, " Bees\tand  birds ")
    moves.name_facilitator(first.id, leader)
    seen = rounds.get(round_id)
    assert [seat.is_locked for seat in seen.groups[1].members] == [True, False, False, False]
    assert seen.groups[1].is_locked and not seen.groups[0].is_locked
    assert (seen.groups[0].theme, seen.groups[0].facilitator) == ("Bees and birds", leader)
    moves.lock_group(second.id, False)
    moves.lock(round_id, [second.members[0].member_id], False)
    seen = rounds.get(round_id)
    assert not seen.groups[1].is_locked
    assert not any(seat.is_locked for group in seen.groups for seat in group.members)


def test_who_leads_a_group_sits_in_it(twelve: tuple[int, list[int]]) -> None:
    round_id = rounds.make(twelve[0], wishes(), NINE)[0]
    first, second, _ = rounds.get(round_id).groups
    with pytest.raises(UnknownPerson):
        moves.name_facilitator(first.id, second.members[0].member_id)


def test_by_interest_what_people_voted_in_is_not_mixed_too(twelve):
    workshop, _ = twelve
    colour = f"attribute:{colour_id()}"
    by_interest = wishes(mode="interest", mode_data={"votes": colour})
    (made,) = rounds.make(workshop, by_interest, NINE)
    view = rounds.get(made)
    assert [wish.of for wish in view.problem.wishes] == ["skill"] and view.report.mixes == ()
    (mixed,) = rounds.make(workshop, wishes(mode_data={"votes": colour}), NINE)
    assert [wish.of for wish in rounds.get(mixed).problem.wishes] == ["skill", colour]


@pytest.mark.parametrize("mode", ["mix", "match", "random", "cafe", "interest", "jigsaw", "pairs"])
def test_whoever_is_locked_in_a_group_that_there_will_not_be_is_told_before(twelve, mode):
    workshop, _ = twelve
    (made,) = rounds.make(workshop, Wishes(mode="random", size=None, groups=6), NINE)
    (one, *_) = seated(made)[5]
    moves.lock(made, [one], True)
    themes = {"themes": ["Maps", "Film", "Bread"]} if mode in ("interest", "jigsaw") else {}
    wanted = Wishes(size=6, mode=mode, mode_data=themes)
    seen = ahead.outlook(workshop, wanted, round_ids=[made])
    assert seen.trouble is None
    rounds.remake([made], NINE, wishes=wanted)
    groups = seated(made)
    is_kept = len(groups) > 5 and one in groups[5]
    assert seen.freed == (() if is_kept else (one,))
    assert seen.names[one]


def test_a_few_values_keep_their_order_and_so_their_colours_whoever_is_there(
    db: object, member: Callable[..., Member]
) -> None:
    workshop_id = planned()
    field = members.define_attribute("Field", members.Kind.CATEGORY)
    people = [member(f"Guest {n}").id for n in range(7)]
    for n, one in enumerate(people):
        answers = {field: "Data" if n < 4 else "Engineering"}
        members.edit(one, members.MemberDraft(f"Guest {n}", attributes=answers), NINE)
    asked = Wishes(size=4, attributes=(AttributeWish(field),))
    orders = []
    for here in (people, people[2:]):
        (made,) = rounds.make(workshop_id, asked, NINE, people=here)
        part = rounds.get(made).groups[0].mix[0]
        orders.append([value for value, _ in part.counts])
    assert orders == [["Data", "Engineering"]] * 2
