"""Rounds as a table for a file."""

from __future__ import annotations

from lchost.grouping import moves, rounds, seat_list, tables
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from tests.conftest import NINE
from tests.grouping.test_rounds import invited, planned


def test_rounds_go_out_with_a_row_a_person(db) -> None:
    workshop = planned()
    people = invited(workshop, 12)
    ids = rounds.make(workshop, Wishes(size=4), NINE, count=2, people=people)
    header, *rows = seat_list.rows(ids)
    assert header == ("Name", "E-mail", "Round 1", "Round 2")
    assert [row[0] for row in rows] == [f"Person {n:02}" for n in range(12)]
    assert {row[3] for row in rows} == {"1", "2", "3"}


def test_tables_names_and_themes_go_out_where_there_are_any(db) -> None:
    workshop = planned()
    people = invited(workshop, 8)
    tables.put(workshop, [SeatTable(0, 7, "Window", 4), SeatTable(0, 9, "Door", 4)])
    first = rounds.make(workshop, Wishes(size=4, use_tables=True), NINE, people=people)[0]
    second = rounds.make(workshop, Wishes(size=4), NINE, people=people)[0]
    group = rounds.get(second).groups[1]
    moves.rename_group(group.id, "Owls")
    moves.name_theme(group.id, "Bread")
    header, *rows = seat_list.rows([first, second])
    more = ("Round 1 table", "Round 1 name", "Round 2 name", "Round 2 theme")
    assert header[4:] == more
    told = {row[0]: row[2:] for row in rows}
    for group in rounds.get(first).groups:
        for seat in group.members:
            assert group.table is not None
            assert told[seat.name][2:4] == (str(group.table.number), group.table.name)
    owls = {name for name, cells in told.items() if cells[4:] == ("Owls", "Bread")}
    assert owls == {seat.name for seat in rounds.get(second).groups[1].members}
    assert {cells[4:] for cells in told.values()} == {("Owls", "Bread"), ("", "")}
