from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from lchost.ui.tables import Column
from lchost.ui.widgets import Grid


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    came: int | None = None


COLUMNS = (
    Column("Name", lambda p: p.name),
    Column("Came", lambda p: str(p.came or ""), sort=lambda p: p.came, width=80, leaves=1),
)
PEOPLE = [Person(1, "Zoë", 9), Person(2, "Émile", 12), Person(3, "frank", None)]


@pytest.fixture
def grid(qtbot, qapp):
    def make(**wishes):
        grid = Grid(COLUMNS, "People", **wishes)
        qtbot.addWidget(grid)
        grid.resize(500, 300)
        grid.show()
        grid.show_rows(PEOPLE)
        return grid

    return make


def names(grid):
    return [person.name for person in grid.rows.rows()]


def test_names_sort_with_accents_beside_their_base_letter(grid):
    assert names(grid(name="people")) == ["Émile", "frank", "Zoë"]


def test_figures_sort_as_figures_and_the_sorting_is_remembered(grid):
    grid(name="people").sortByColumn(1, Qt.SortOrder.AscendingOrder)
    again = grid(name="people")
    assert names(again) == ["Zoë", "Émile", "frank"]


def test_a_table_may_begin_otherwise_until_the_host_sorts_it(grid):
    begins = {"name": "came", "first_sorting": (1, True)}
    made = grid(**begins)
    assert names(made) == ["Émile", "Zoë", "frank"]  # of whom nothing is known: last
    made.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(grid(**begins))[0] == "Zoë"


def test_without_a_name_rows_stay_in_the_order_they_came(grid):
    assert names(grid()) == ["Zoë", "Émile", "frank"]


def test_the_choice_stays_with_the_person_when_rows_change(grid):
    grid = grid(name="people")
    grid.choose(1)
    grid.show_rows([Person(4, "Ada"), *PEOPLE])
    assert grid.current() == PEOPLE[0]
    grid.keep(lambda p: p.name != "Zoë")
    assert grid.current() is None


def test_chosen_rows_are_copied_as_lines_with_tabs(grid, qtbot):
    grid = grid(name="people")
    grid.choose(2, 3)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Émile\t12\nfrank\t"


def test_enter_opens_the_row_that_is_chosen(grid, qtbot):
    grid = grid()
    grid.choose(3)
    with qtbot.waitSignal(grid.opened) as heard:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert heard.args == [PEOPLE[2]]


def test_the_least_needed_column_leaves_a_narrow_table(grid):
    grid = grid()
    assert not grid.isColumnHidden(1)
    grid.resize(100, 300)
    assert grid.isColumnHidden(1)


def test_a_change_of_rows_tells_of_the_choice_once(grid, qtbot):
    grid = grid()
    grid.choose(1)
    heard = []
    grid.choice_changed.connect(lambda: heard.append(grid.chosen()))
    grid.show_rows(PEOPLE)
    assert heard == [[PEOPLE[0]]]
