"""Names that come and go one by one: never drawn anew, never in another order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from lchost.checkin.glance import Expected
from lchost.ui.checkin.growing import GrowingGrid, GrowingRows
from lchost.ui.tables import Column

COLUMNS = (Column("Name", lambda person: person.name),)
people = st.lists(
    st.builds(Expected, st.integers(1, 90), st.sampled_from("abc")), unique_by=lambda p: p.member_id
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(people, max_size=6))
def test_after_any_change_the_rows_are_those_that_were_given(qapp, lists):
    rows = GrowingRows(COLUMNS)
    strict = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(rows, strict)
    for given_rows in lists:
        rows.set_rows(tuple(given_rows))
        assert list(rows.rows()) == given_rows
        assert rows.rowCount() == len(given_rows)
    del tester


def test_one_who_leaves_is_one_row_less_and_the_choice_stays(qtbot):
    grid = GrowingGrid(COLUMNS, "People", key=lambda p: p.member_id)
    qtbot.addWidget(grid)
    everybody = tuple(Expected(n, f"Name {n:03}") for n in range(1, 200))
    grid.show_rows(everybody)
    grid.choose(150)
    resets, removed = [], []
    grid.rows.modelReset.connect(lambda: resets.append(1))
    grid.rows.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    grid.show_rows(tuple(p for p in everybody if p.member_id != 20))
    assert removed == [(19, 19)] and resets == []
    assert grid.current().member_id == 150


def test_somebody_who_is_called_otherwise_is_shown_so(qtbot):
    rows = GrowingRows(COLUMNS)
    rows.set_rows((Expected(1, "Ada"), Expected(2, "Zoe")))
    rows.set_rows((Expected(1, "Ada L."), Expected(2, "Zoe")))
    assert [person.name for person in rows.rows()] == ["Ada L.", "Zoe"]
