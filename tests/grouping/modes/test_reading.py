"""What the host chose for a mode, read with what is known of the people."""

from __future__ import annotations

from lchost.grouping.modes import Theme, reading
from lchost.grouping.problem import Person

PEOPLE = (
    Person(1, categories={"likes": "Maps"}, many={"asks": frozenset({"pandas"})}),
    Person(2, categories={"likes": "Film"}, many={"gives": frozenset({"pandas", "sql"})}),
    Person(3, categories={"likes": "Maps"}),
    Person(4),
)


def test_answers_to_a_question_are_votes_and_themes() -> None:
    found = reading.choices({"votes": "likes"}, PEOPLE)
    assert found.themes == (Theme("Maps"), Theme("Film"))
    assert found.votes[1] == (frozenset({"Maps"}),)
    assert 4 not in found.votes


def test_written_themes_come_before_answers_and_keep_their_limits() -> None:
    found = reading.choices({"themes": [["Maps", 3, 8], ["Bread", 2, None], "Film"]}, PEOPLE)
    assert found.themes == (Theme("Maps", 3, 8), Theme("Bread", 2, None), Theme("Film"))


def test_asks_and_offers_are_read_from_two_questions() -> None:
    found = reading.choices({"asks": "asks", "offers": "gives"}, PEOPLE)
    assert found.asks == {1: frozenset({"pandas"})}
    assert found.offers == {2: frozenset({"pandas", "sql"})}


def test_nothing_chosen_is_as_usual() -> None:
    found = reading.choices({}, PEOPLE, mentors=[2], seats=[4, 4])
    assert (found.themes, found.at_once, found.mentors, found.seats) == ((), 2, (2,), (4, 4))
