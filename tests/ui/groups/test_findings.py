"""What is said of a round: with figures, and why what was not met could not be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lchost.grouping.cards import GroupView, RoundView, Seat
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    Kind,
    NeverOne,
    Person,
    Problem,
    Shared,
    Wish,
)
from lchost.grouping.score import InterestFinding, report
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.roster import members
from lchost.ui.groups.chosen_words import chosen_said
from lchost.ui.groups.compare import Row, Side, rows
from lchost.ui.groups.findings import Finding, findings, unkept

NOW = datetime.now(UTC)

pytestmark = pytest.mark.usefixtures("qapp")

Groups = tuple[tuple[int, ...], ...]


def shown(problem: Problem, groups: Groups, **changes: object) -> RoundView:
    cards = tuple(
        GroupView(
            n,
            n,
            "",
            tuple(Seat(i, f"P{i}", "", None, (), is_mentor=False) for i in people),
            None,
            (),
        )
        for n, people in enumerate(groups, 1)
    )
    view = RoundView(
        id=1,
        workshop_id=1,
        number=1,
        made_at=datetime.now(UTC),
        wishes=Wishes(),
        groups=cards,
        waiting=(),
        mean_skill=None,
        report=report(problem, groups),
        names={person.id: f"P{person.id}" for person in problem.people},
        labels={"attribute:1": "Field"},
        problem=problem,
    )
    return replace(view, **changes)


def said(problem: Problem, groups: Groups, **changes: object) -> list[Finding]:
    """Without the marks that keep names in their own direction."""
    found = findings(shown(problem, groups, **changes))
    return [replace(f, text=f.text.replace("\u2068", "").replace("\u2069", "")) for f in found]


def people(values: Sequence[str], of: str = "attribute:1") -> tuple[Person, ...]:
    return tuple(Person(n, categories={of: value}) for n, value in enumerate(values))


def test_too_few_mentors_are_counted_against_the_groups() -> None:
    rule = AtLeastOne("role", "mentor")
    who = people("mxxmxx", "role")
    who = tuple(
        replace(p, categories={"role": "mentor"}) if p.categories["role"] == "m" else p for p in who
    )
    short = Problem(who, (2, 2, 2), rules=(rule,))
    (finding,) = said(short, ((0, 1), (3, 2), (4, 5)))
    assert finding == Finding(True, "Group 3: no mentor. There are 2 for 3 groups.")
    (finding,) = said(replace(short, sizes=(3, 3)), ((0, 3, 1), (2, 4, 5)))
    assert finding == Finding(False, "Group 2: no mentor, though there are 2 for 2 groups.")


def test_the_only_one_in_the_room_is_nobodys_fault() -> None:
    problem = Problem(people("wmmm"), (2, 2), rules=(NeverOne("attribute:1", "w"),))
    (finding,) = said(problem, ((0, 1), (2, 3)))
    assert finding == Finding(True, "Group 1: only one w. There is no other in the room.")
    problem = Problem(people("wwmm"), (2, 2), rules=(NeverOne("attribute:1", "w"),))
    (finding,) = said(problem, ((0, 2), (1, 3)))
    assert finding == Finding(False, "Groups 1, 2: only one w. There are 2 in the room.")


def test_a_group_of_one_is_said() -> None:
    problem = Problem(people("aaaaa"), (2, 2, 1))
    (finding,) = said(problem, ((0, 1), (2, 3), (4,)))
    assert finding == Finding(False, "Group 3: one person alone.")
    assert said(Problem(people("a"), (1,)), ((0,),)) == []


def test_at_most_says_where_there_are_too_many() -> None:
    problem = Problem(people("aaab"), (2, 2), rules=(AtMost("attribute:1", 1, "a"),))
    (finding,) = said(problem, ((0, 1), (2, 3)))
    assert finding.text == "Group 1: more than 1 a. There are 3, and places for 2."
    assert finding.is_good
    (finding,) = said(replace(problem, rules=(AtMost("attribute:1", 2),)), ((0, 1), (2, 3)))
    assert finding == Finding(True, "No group has more than 2 of one Field.")


def speakers(values: str, of: str) -> tuple[Person, ...]:
    return tuple(Person(n, many={of: frozenset(v)}) for n, v in enumerate(values))


def test_who_can_share_with_nobody_is_told_so() -> None:
    problem = Problem(speakers("ttxt", "language"), (2, 2), rules=(Shared("language"),))
    (finding,) = said(problem, ((0, 1), (2, 3)))
    assert finding == Finding(False, "Shares no language with anybody in the group: P2, P3.")
    problem = Problem(speakers("ttx", "language"), (3,), rules=(Shared("language"),))
    (finding,) = said(problem, ((0, 1, 2),))
    assert finding.is_good
    assert finding.text == "Shares no language with anybody who could sit with them: P2."


def test_what_may_be_private_is_told_without_names() -> None:
    problem = Problem(speakers("ttx", "attribute:1"), (3,), rules=(Shared("attribute:1"),))
    (finding,) = said(problem, ((0, 1, 2),), private=frozenset({"attribute:1"}))
    assert finding.text == "Shares no Field with anybody who could sit with them: 1 person."


def test_even_and_uneven_values_come_with_their_counts() -> None:
    problem = Problem(people("aabb"), (2, 2), (Wish("attribute:1"),))
    (finding,) = said(problem, ((0, 2), (1, 3)))
    assert finding == Finding(True, "Field is spread evenly: a 1, b 1.")
    (finding,) = said(problem, ((0, 1), (2, 3)))
    assert finding == Finding(False, "Field is not quite even: a 0 – 2, b 0 – 2.")
    rare = Problem(people("abbbbb"), (2, 2, 2), (Wish("attribute:1"),))
    (finding,) = said(rare, ((0, 1), (2, 3), (4, 5)))
    assert finding.text == "Field is spread evenly, as far as it goes: only one a."


def test_groups_alike_in_a_value_are_not_called_uneven() -> None:
    wish = Wish("attribute:1", kind=Kind.MATCH)
    problem = Problem(people("aabb"), (2, 2), (wish,))
    (finding,) = said(problem, ((0, 1), (2, 3)))
    assert finding == Finding(True, "All of a group are alike in Field.")
    (finding,) = said(problem, ((0, 2), (1, 3)))
    assert finding == Finding(False, "Alike in Field: 0 of 2 groups. Mixed: Groups 1, 2.")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.AVERAGE, "Average skill 3.0 in every group; the room has 3.0."),
        (Kind.MATCH, "Alike in skill: people of a group differ by about 1.0, in the room by 1.0"),
        (Kind.SPREAD, "Every group is mixed in skill: people differ by about 1.0"),
    ],
)
def test_a_number_is_told_by_what_was_wished(kind: Kind, text: str) -> None:
    who = tuple(Person(n, {"skill": level}) for n, level in enumerate((2, 4, 2, 4)))
    (finding,) = said(Problem(who, (2, 2), (Wish("skill", kind=kind),)), ((0, 1), (2, 3)))
    assert finding.text.startswith(text)
    assert finding.is_good is (kind is not Kind.MATCH)


def test_a_table_that_is_too_small_and_one_out_of_reach_are_told_first() -> None:
    problem = Problem(people(("no", "no", "no", "Yes")), (2, 2), (Wish("attribute:1"),))
    view = shown(problem, ((0, 1), (2, 3)), wishes=Wishes(accessible=1, most=3))
    small = SeatTable(1, 1, "", 1, is_accessible=True)
    large = SeatTable(2, 2, "", 4)
    groups = tuple(replace(g, table=t) for g, t in zip(view.groups, (small, large), strict=True))
    texts = [finding.text for finding in findings(replace(view, groups=groups))]
    assert texts[:2] == [
        "Group 1: 2 people at a table for 1.",
        "Group 2: somebody needs access, and there is none.",
    ]


def test_meeting_again_is_no_fault_where_new_faces_do_not_count() -> None:
    problem = Problem(people("abab"), (2, 2), met={(0, 1): 1.0})
    (finding,) = said(problem, ((0, 1), (2, 3)))
    assert finding == Finding(False, "One pair has sat together before: P0 and P1.")
    (finding,) = said(problem, ((0, 1), (2, 3)), wishes=Wishes(new_faces=0))
    assert finding.is_good


@pytest.mark.parametrize(
    ("found", "is_good", "text"),
    [
        (
            InterestFinding(20, (18,), 0, 0, 0, 92),
            False,
            "18 of 20 have a theme that they voted for.",
        ),
        (
            InterestFinding(20, (18,), 0, 0, 0, 100),
            True,
            "18 of 20 have a theme that they voted for. More is not possible.",
        ),
        (
            InterestFinding(20, (14, 4, 1), 0, 0, 0, 80),
            False,
            "Of 20 who voted, 14 have their first choice, 4 their second, 1 a later one,"
            " 1 none of theirs.",
        ),
        (
            InterestFinding(0, (), 9, 8, 8, 100),
            True,
            "8 of 9 asks meet somebody in the group who offers that."
            " Nobody here offers what one of them asks for. More is not possible.",
        ),
    ],
)
def test_votes_and_asks_that_are_met_are_counted(found, is_good, text) -> None:
    problem = Problem(people("aabb"), (2, 2))
    seen = replace(report(problem, ((0, 1), (2, 3))), interest=found)
    assert said(problem, ((0, 1), (2, 3)), report=seen)[0] == Finding(is_good, text)


def test_two_plans_are_compared_by_votes_met() -> None:
    problem = Problem(people("aabb"), (2, 2))
    seen = report(problem, ((0, 1), (2, 3)))
    left, right = (
        Side(name, (replace(seen, interest=InterestFinding(4, (got,), 0, 0, 0, 50)),), {})
        for name, got in (("one", 2), ("other", 3))
    )
    assert Row("Votes or asks met", "2 of 4", "3 of 4", 1) in rows(left, right)


def test_what_a_round_was_made_of_is_written_down_in_words() -> None:
    wanted = (Wish("attribute:1"), Wish("skill", kind=Kind.MATCH))
    problem = Problem(people("aabb"), (2, 2), wanted, (NeverOne("attribute:1", "a"),))
    wishes = Wishes(mentor_in_each=True, shared=(1,), never_one=((1, "a"),), accessible=0)
    assert chosen_said(shown(problem, ((0, 2), (1, 3)), wishes=wishes)) == (
        "Mixing: Field · Alike: skill · Rules: a mentor in each, something in common (Field),"
        " nobody the only one (Field), a table with access"
    )
    lot = Wishes(mode="random", share_language=True)
    by_lot = shown(replace(problem, rules=()), ((0, 2), (1, 3)), wishes=lot)
    assert chosen_said(by_lot) == "By lot · Rules: a shared language"


def test_a_rule_that_nobody_can_keep_for_all_stands_before_what_is_well() -> None:
    problem = Problem(
        people("aabbc"), (3, 2), rules=(NeverOne("attribute:1", "a"), NeverOne("attribute:1", "c"))
    )
    found = findings(shown(problem, ((0, 1, 4), (2, 3))))
    assert found[0].text == "Group 1: only one c. There is no other in the room."
    assert unkept(shown(problem, ((0, 1, 4), (2, 3)))) == [found[0].text]


def test_too_few_mentors_are_no_news_of_one_round() -> None:
    problem = Problem(people("mxxx"), (2, 2), rules=(AtLeastOne("attribute:1", "m"),))
    view = shown(problem, ((0, 1), (2, 3)))
    assert unkept(view) == [] and "There are 1 for 2 groups" in findings(view)[0].text


@pytest.mark.parametrize("mode", ["random", "alphabetical"])
def test_a_way_that_does_not_mix_is_not_blamed_for_that(mode):
    people = tuple(Person(n, categories={"attribute:1": "ab"[n > 4]}) for n in range(1, 9))
    problem = Problem(people, sizes=(4, 4), wishes=(Wish("attribute:1"),))
    groups = ((1, 2, 3, 4), (5, 6, 7, 8))
    assert any(not one.is_good for one in findings(shown(problem, groups)))
    assert findings(shown(problem, groups, wishes=Wishes(mode=mode))) == []


def test_who_is_the_only_one_in_the_room_is_told_though_a_rule_guards_others(page, people, qtbot):
    gender = members.define_attribute("Gender", members.Kind.CATEGORY, is_private=True)
    kinds = ["woman", "non-binary", "Prefer not to say", "diverse", "diverse"]
    for n, one in enumerate(people):
        answers = {gender: kinds[n] if n < len(kinds) else "man"}
        members.edit(one, members.MemberDraft(f"Person {n:02}", attributes=answers), NOW)
    page.next_round()
    qtbot.waitUntil(lambda: page.shown is not None)
    where = {s.member_id: g.number for g in page.shown.groups for s in g.members}
    (said,) = [f for f in findings(page.shown) if "only one in the room" in f.text]
    assert not said.is_kept and said.text == (
        "The only one in the room, whatever the groups:"
        f" non-binary (Group {where[people[1]]}), woman (Group {where[people[0]]})."
    )
