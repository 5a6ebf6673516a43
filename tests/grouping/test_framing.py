from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lchost.grouping.cards import Table
from lchost.grouping.framing import frame, noted
from lchost.grouping.modes import Shape
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes

PEOPLE = range(1, 13)
THREES = [Table(i, i + 1, "", tuple(range(i * 3 + 1, i * 3 + 4))) for i in range(4)]


def test_without_locks_tables_or_limits_only_the_sizes_are_given():
    made = frame(Wishes(size=5), PEOPLE)
    assert made.sizes == (4, 4, 4)
    assert (made.limits, made.allowed, made.at) == ((), {}, (None, None, None))


def test_who_is_locked_stays_in_the_group_where_they_sit():
    before = [THREES[0], replace(THREES[1], locked=frozenset({5})), *THREES[2:]]
    made = frame(Wishes(size=3), PEOPLE, before)
    assert made.allowed == {5: frozenset({1})}


def test_a_lock_asks_for_as_many_groups_as_its_number():
    before = [*THREES[:3], replace(THREES[3], locked=frozenset({12}))]
    assert frame(Wishes(groups=2), PEOPLE, before).sizes == (3, 3, 3, 3)


def test_nobody_joins_or_leaves_a_locked_group():
    before = [THREES[0], replace(THREES[1], is_locked=True), *THREES[2:]]
    made = frame(Wishes(size=3), [*PEOPLE, 13, 14], before)
    assert made.sizes[1] == 3 and sum(made.sizes) == 14
    assert all(made.allowed[i] == frozenset({1}) for i in (4, 5, 6))
    assert all(1 not in made.allowed[i] for i in (1, 13, 14))


def test_who_left_a_locked_group_is_not_missed():
    before = [replace(THREES[0], is_locked=True), *THREES[1:]]
    made = frame(Wishes(size=3), range(2, 13), before)
    assert made.sizes[0] == 2 and sum(made.sizes) == 11


def test_tables_give_the_sizes_and_their_ids_and_the_accessible_ones_whom_they_are_for():
    room = [SeatTable(7, 1, "", 4), SeatTable(8, 2, "", 6, is_accessible=True)]
    made = frame(Wishes(groups=2, use_tables=True), range(10), (), room, needing=[3])
    assert (made.sizes, made.at) == ((4, 6), (7, 8))
    assert made.allowed == {3: frozenset({1})}


def test_where_no_table_is_known_to_be_accessible_it_is_the_first():
    assert frame(Wishes(size=4), PEOPLE, needing=[9]).allowed == {9: frozenset({0})}


def test_limits_widen_the_sizes_but_not_those_of_a_locked_group():
    before = [replace(THREES[0], is_locked=True), *THREES[1:]]
    made = frame(Wishes(size=3, least=2, most=5), PEOPLE, before)
    assert made.limits == ((3, 3), (2, 5), (2, 5), (2, 5))


@given(
    st.integers(1, 40),
    st.integers(1, 9),
    st.sets(st.integers(0, 3)),
    st.sets(st.integers(1, 12)),
)
def test_everybody_has_a_seat_that_they_may_take(people, size, closed, locked):
    here = range(1, people + 1)
    before = [
        replace(t, is_locked=i in closed, locked=frozenset(locked.intersection(t.members)))
        for i, t in enumerate(THREES)
    ]
    made = frame(Wishes(size=size), here, before)
    assert sum(made.sizes) == people and min(made.sizes) >= 1
    for person, groups in made.allowed.items():
        assert person in here and groups <= frozenset(range(len(made.sizes)))
        assert groups
    for index in range(len(made.sizes)):
        only_here = sum(made.allowed.get(i) == frozenset({index}) for i in here)
        assert only_here <= made.sizes[index] or 1 in made.sizes


def test_a_size_beyond_the_limits_gives_way_to_them():
    made = frame(Wishes(size=9, least=4, most=6), range(28))
    assert made.sizes == (6, 6, 6, 5, 5)
    assert made.limits == ((4, 6),) * 5
    assert frame(Wishes(size=3, least=4), range(28)).sizes == (4,) * 7


def test_five_people_in_twos_are_two_and_three_and_nobody_is_alone():
    assert frame(Wishes(size=2), range(5)).sizes == (3, 2)
    assert frame(Wishes(size=2, most=2), range(5)).sizes == (2, 2, 1)
    assert noted(Wishes(size=2), range(5), (), frame(Wishes(size=2), range(5))) is None


def test_more_groups_than_people_and_groups_of_one_are_noted():
    asked = Wishes(size=None, groups=50)
    note = noted(asked, range(28), (), frame(asked, range(28)))
    assert note and (note.asked, note.groups, note.alone) == (50, 28, 28)
    threes = Wishes(size=None, groups=3)
    note = noted(threes, range(5), (), frame(threes, range(5)))
    assert note and (note.asked, note.alone) == (None, 1)


def test_a_number_of_groups_that_locks_do_not_allow_is_noted():
    before = [*THREES[:3], replace(THREES[3], locked=frozenset({12}))]
    for wishes in (Wishes(size=None, groups=2), Wishes(size=6)):
        note = noted(wishes, PEOPLE, before, frame(wishes, PEOPLE, before))
        assert note and (note.asked, note.groups, note.is_locked) == (2, 4, True)


def test_a_number_of_groups_that_the_limits_forbid_is_left_to_be_said():
    made = frame(Wishes(size=None, groups=20, least=4), range(28))
    assert len(made.sizes) == 20 and made.limits[0] == (4, 28)


def test_a_cafe_at_one_table_and_sizes_that_may_change_are_noted():
    cafe = Wishes(size=9, mode="cafe")
    assert noted(cafe, range(9), (), frame(cafe, range(9))).is_still
    assert noted(cafe, range(18), (), frame(cafe, range(18))) is None
    loose = Wishes(size=5, least=3, most=30)
    assert noted(loose, range(20), (), frame(loose, range(20))).between == (3, 20)
    plain = Wishes(size=5, mode="alphabetical", least=3, most=7)
    assert noted(plain, range(20), (), frame(plain, range(20))) is None


def test_a_jigsaw_has_its_own_sizes_and_who_is_alone_in_it_is_noted():
    asked = Wishes(size=5, mode="jigsaw", least=4, most=6)
    made = frame(asked, range(5), shape=Shape((2, 1, 1, 1), ("a", "b", "c", "d")))
    assert made.limits == () and noted(asked, range(5), (), made).alone == 3
    assert frame(asked, range(5), shape=Shape((5,))).limits == ()
