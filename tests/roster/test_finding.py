"""Finding oneself: what is typed, who is told, and who is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import finding, members
from lchost.roster.members import MemberDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")
    return workshops.plan(draft, NINE)


@pytest.fixture
def add(workshop):
    def make(name, *, legal="", email="", here=True):
        member = members.add(MemberDraft(name, legal_name=legal, email=email), NINE)
        if here:
            Registration.create(workshop=workshop, member=member, registered_at=NINE)
        return member

    return make


@pytest.fixture
def names(workshop):
    return lambda typed: [one.name for one in finding.oneself(typed, workshop).people]


@pytest.mark.parametrize(
    "typed", ["angstrom", "Ångström", "mika ang", "ang mika", "MIKAEL", "mikeal", "angstrm mikael"]
)
def test_accents_order_case_and_one_typo_do_not_matter(add, names, typed):
    add("Mikael Ångström")
    add("Olena Shevchenko")
    assert names(typed) == ["Mikael Ångström"]


def test_a_legal_name_finds_as_well(add, names):
    add("Bob Dylan", legal="Robert Zimmerman")
    assert names("zimmer") == names("robert") == ["Bob Dylan"]


def test_an_e_mail_finds_nobody(add, names):
    add("Ada", email="lovelace@example.org")
    assert names("lovelace") == names("example") == names("lovelace@example.org") == []


@pytest.mark.parametrize("name", ["Bo", "李娜", "Jo"])
def test_a_whole_name_of_two_letters_is_enough(add, names, name):
    add(name)
    add(f"{name}na Lee")
    assert names(name.lower()) == [name]


def test_too_many_who_fit_are_not_shown(add, workshop, names):
    for n in range(6):
        add(f"Ana {chr(65 + n)}lves")
    said = finding.oneself("ana", workshop)
    assert said.are_many and said.people == ()
    assert names("ana alv") == ["Ana Alves"]


def test_who_has_just_that_name_is_shown_though_many_begin_so(add, names):
    add("Ana")
    for n in range(6):
        add(f"Ana {chr(65 + n)}lves")
    assert names("ana") == ["Ana"]


def test_six_of_the_very_same_name_are_not_listed(add, workshop):
    for _ in range(6):
        add("Ana Alves")
    assert finding.oneself("ana alves", workshop).are_many


def test_who_is_not_in_the_workshop_is_found_by_the_whole_name_only(add, names):
    add("Nadia Haddad", here=False)
    assert names("nadia") == names("nad had") == names("haddad") == []
    assert names("Haddad, Nadia") == ["Nadia Haddad"]


def test_archived_members_are_not_found(add, names):
    members.archive([add("Nadia Haddad")], NINE)
    assert names("nadia") == names("nadia haddad") == []


def test_the_same_name_is_found_for_a_newcomer(add, workshop):
    add("Amélie Dubois")
    found = finding.by_whole_name("dubois amelie", workshop)
    assert [one.name for one in found] == ["Amélie Dubois"]
    assert finding.by_whole_name("amelie", workshop) == []
    assert finding.by_whole_name("", workshop) == []
