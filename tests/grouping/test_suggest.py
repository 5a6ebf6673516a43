"""What is offered without being asked suits the people who are there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.grouping import known, questions, rounds, suggesting, tables
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import ACCESS_NEEDS
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.matching import fold
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def fifteen(db, member) -> tuple[int, list[int]]:
    """A workshop with fifteen people of whom nothing is known."""
    draft = WorkshopDraft("Letters", NINE, NINE + timedelta(hours=2), "UTC")
    made = workshops.plan(draft, NINE)
    people = [member(f"Person {n:02}", folded=fold(f"Person {n:02}")).id for n in range(15)]
    registrations.register(made, people, NINE)
    return made, people


def test_nothing_known_is_groups_of_the_usual_size_without_rules(fifteen):
    wishes = suggesting.suggest(*fifteen)
    assert (wishes.size, wishes.groups) == (5, None)
    assert not (wishes.never_one or wishes.share_language or wishes.use_tables)


def test_nobody_is_left_the_only_one_of_a_private_answer_that_few_gave(fifteen):
    field = members.define_attribute("Gender", members.Kind.CATEGORY, is_private=True)
    for n, one in enumerate(fifteen[1]):
        gave = "woman" if n < 4 else "non-binary" if n == 4 else "man"
        members.edit(one, MemberDraft(f"Person {n:02}", attributes={field: gave}), NINE)
    assert suggesting.suggest(*fifteen).never_one == ((field, "woman"),)


def test_votes_and_asks_are_not_mixed(fifteen):
    names = ("Field", "First choice", "Second choice", "Asks", "Offers", "Votes for")
    asked = [members.define_attribute(name, members.Kind.CATEGORY) for name in names]
    for n, one in enumerate(fifteen[1]):
        given = dict.fromkeys(asked, "ABC"[n % 3])
        members.edit(one, MemberDraft(f"Person {n:02}", attributes=given), NINE)
    wishes = suggesting.suggest(*fifteen)
    assert [wish.attribute_id for wish in wishes.attributes] == asked[:1]


@pytest.mark.parametrize("name", ["Offers from", "Field of choice", "Learning style", "Devotes"])
def test_not_every_such_word_is_a_vote(name):
    assert not questions.is_about_votes(name)


def test_with_a_mentor_for_every_five_there_is_a_group_for_each(fifteen):
    workshop_id, people = fifteen
    chosen = [r.id for r in registrations.listing(workshop_id) if r.member_id in people[:3]]
    registrations.set_role(chosen, Role.MENTOR)
    wishes = suggesting.suggest(*fifteen)
    assert (wishes.groups, wishes.mentor_in_each) == (3, True)


def test_a_shared_language_is_asked_for_where_people_speak_several(fifteen):
    for n, one in enumerate(fifteen[1]):
        language = "en, fr" if n % 2 else "vi"
        members.edit(one, MemberDraft(f"Person {n:02}", language=language), NINE)
    assert suggesting.suggest(*fifteen).share_language
    for n, one in enumerate(fifteen[1]):
        members.edit(one, MemberDraft(f"Person {n:02}", language="vi"), NINE)
    assert not suggesting.suggest(*fifteen).share_language


@pytest.mark.parametrize("asked", ["Languages", "Langues parlées", "Ngôn ngữ bạn nói"])
def test_a_column_of_languages_makes_the_rule_and_is_not_mixed(fifteen, asked):
    spoken = members.define_attribute(asked, members.Kind.MANY)
    for n, one in enumerate(fifteen[1]):
        answer = ("English", "Français") if n % 3 else ("Tiếng Việt",)
        members.edit(one, MemberDraft(f"Person {n:02}", attributes={spoken: answer}), NINE)
    wishes = suggesting.suggest(*fifteen)
    assert (wishes.shared, wishes.share_language, wishes.attributes) == ((spoken,), False, ())
    (made,) = rounds.make(fifteen[0], wishes, NINE, people=fifteen[1])
    report = rounds.get(made).report
    assert [(rule.is_met, rule.people) for rule in report.rules] == [(True, ())]


def test_who_said_to_be_a_mentor_is_one_until_the_host_names_others(fifteen):
    workshop_id, people = fifteen
    column = members.define_attribute("Mentor", members.Kind.YES_NO)
    wanted = members.define_attribute("Do you want a mentor?", members.Kind.YES_NO)
    for n, one in enumerate(people):
        answers = {column: n < 3, wanted: n >= 3}
        members.edit(one, MemberDraft(f"Person {n:02}", attributes=answers), NINE)
    wishes = suggesting.suggest(*fifteen)
    assert (wishes.groups, wishes.mentor_in_each) == (3, True)
    assert [wish.attribute_id for wish in wishes.attributes] == [wanted]
    assert known.known(workshop_id, people).mentors == tuple(people[:3])
    chosen = [r.id for r in registrations.listing(workshop_id) if r.member_id == people[9]]
    registrations.set_role(chosen, Role.MENTOR)
    assert known.known(workshop_id, people).mentors == (people[9],)


def test_more_mentors_than_groups_leave_groups_of_the_usual_size(fifteen):
    workshop_id, people = fifteen
    chosen = [r.id for r in registrations.listing(workshop_id) if r.member_id in people[:4]]
    registrations.set_role(chosen, Role.MENTOR)
    wishes = suggesting.suggest(*fifteen)
    assert (wishes.groups, wishes.size, wishes.mentor_in_each) == (None, 5, True)


def test_where_no_answer_is_usual_nobody_is_guarded(fifteen):
    origin = members.define_attribute("Heritage", members.Kind.CATEGORY, is_private=True)
    for n, one in enumerate(fifteen[1]):
        answer = ("Kinh", "Cham", "Hmong", "Tay", "prefer not to say")[n % 5]
        members.edit(one, MemberDraft(f"Person {n:02}", attributes={origin: answer}), NINE)
    assert suggesting.suggest(*fifteen).never_one == ()


def test_lunch_and_shirts_are_not_mixed_but_years_are_where_no_level_is_known(fifteen):
    lunch = members.define_attribute("Diet", members.Kind.CATEGORY)
    shirt = members.define_attribute("T-shirt size", members.Kind.CATEGORY)
    years = members.define_attribute("Years in the field", members.Kind.NUMBER)
    for n, one in enumerate(fifteen[1]):
        answers = {lunch: "vegan" if n % 2 else "all", shirt: "SML"[n % 3], years: n}
        members.edit(one, MemberDraft(f"Person {n:02}", attributes=answers), NINE)
    assert [wish.attribute_id for wish in suggesting.suggest(*fifteen).attributes] == [years]


def test_a_table_with_access_is_kept_for_those_who_need_it_where_it_has_seats(fifteen):
    workshop_id, people = fifteen
    needs = ["Wheelchair", "oui", "không", "no stairs please", "quiet corner"]
    for n, text in enumerate(needs):
        members.edit(people[n], MemberDraft(f"Person {n:02}", access_needs=text), NINE)
    assert suggesting.suggest(*fifteen).accessible is None
    room_for_all = [SeatTable(0, 1, "", 8), SeatTable(0, 2, "", 8, is_accessible=True)]
    tables.put(workshop_id, room_for_all)
    wishes = suggesting.suggest(*fifteen)
    assert wishes.accessible == ACCESS_NEEDS
    (made,) = rounds.make(workshop_id, wishes, NINE, people=people)
    _, second = rounds.get(made).groups
    assert {people[0], people[1], people[3]} <= {seat.member_id for seat in second.members}


def test_groups_sit_at_the_tables_where_these_have_seats_for_all(fifteen):
    tables.put(fifteen[0], [SeatTable(0, 1, "", 8)])
    assert not suggesting.suggest(*fifteen).use_tables
    tables.put(fifteen[0], [SeatTable(0, 1, "", 8), SeatTable(0, 2, "", 8)])
    assert suggesting.suggest(*fifteen).use_tables
