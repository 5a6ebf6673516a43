"""What lies in circles is picked up on the screen's thread, and nowhere else."""

import gc
import threading

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QTimer

from lchost.ui import litter
from lchost.ui.litter import FEW, MIDDLE, MIDDLES, MIDDLES_AT_MOST, OLD, QUIET_LOOKS, YOUNG, due

COUNTS = st.integers(0, 10_000)


@pytest.fixture
def parent(qapp, monkeypatch):
    """A parent whose litter is looked at all the time."""
    monkeypatch.setattr(litter, "_LOOK_MS", 1)
    made = QObject()
    yield made
    if shiboken6.isValid(made):
        shiboken6.delete(made)


def circle(things=()):
    """Leave a timer in a circle; return where it ends."""
    where = []
    timer = QTimer()
    timer.itself, timer.things = timer, things
    timer.destroyed.connect(
        lambda: where.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    return where


def test_a_timer_left_by_another_thread_ends_on_the_screens(parent, qtbot):
    litter.Litter(parent).start()
    left = []

    def work():
        left.extend(circle() for _ in range(5))
        for _ in range(50_000):
            left.append([])  # what would have sent Python for its broom, here and now

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert left[:5] == [[]] * 5
    qtbot.waitUntil(lambda: all(left[:5]))
    assert {one for where in left[:5] for one in where} == {threading.main_thread()}


def test_a_thousand_circles_later_there_is_no_more_than_before(parent, qtbot):
    class Thing:
        pass

    def leave(count):
        for _ in range(count):
            one = Thing()
            one.itself = one

    litter.Litter(parent).start()
    for _ in range(10):
        leave(1000)
        qtbot.waitUntil(lambda: gc.get_count()[0] < FEW)
    gc.disable()
    assert sum(isinstance(one, Thing) for one in gc.get_objects()) <= FEW


def test_it_ends_with_its_parent(parent, qtbot):
    made = litter.Litter(parent)
    made.start()
    timer = made._timer
    shiboken6.delete(parent)
    assert not shiboken6.isValid(timer)
    where = circle([[] for _ in range(2 * FEW)])
    qtbot.wait(20)
    assert where == []


def test_what_stands_at_the_start_is_not_looked_at_again(parent):
    stands = [[]]
    litter.Litter(parent).start()
    assert not any(one is stands for one in gc.get_objects())


@given(COUNTS, COUNTS, COUNTS, st.integers(0, QUIET_LOOKS - 1))
def test_at_a_busy_door_everything_is_looked_at_only_when_it_has_waited_long(
    made, youngs, middles, quiet_looks
):
    is_old = due(made, youngs, middles, quiet_looks) == OLD
    assert is_old == (middles >= MIDDLES_AT_MOST)


@given(COUNTS, COUNTS, COUNTS)
def test_a_quiet_moment_is_used(made, youngs, middles):
    is_old = due(made, youngs, middles, QUIET_LOOKS) == OLD
    assert is_old == (middles >= MIDDLES)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_where_much_was_made_somebody_looks(made, youngs, middles, quiet_looks):
    generation = due(made, youngs, middles, quiet_looks)
    assert (generation is None) == (made < FEW and generation != OLD)
    assert generation in (None, YOUNG, MIDDLE, OLD)


@given(COUNTS, COUNTS)
def test_a_longer_quiet_never_lets_more_lie(youngs, middles):
    assert (due(FEW, youngs, middles, 0) or 0) <= (due(FEW, youngs, middles, QUIET_LOOKS) or 0)


def test_every_door_that_goes_on_comes_to_everything_in_the_end():
    youngs = middles = rounds = 0
    while (generation := due(FEW, youngs, middles, 0)) != OLD:
        rounds += 1
        youngs = youngs + 1 if generation == YOUNG else 0
        middles += generation == MIDDLE
    assert rounds == MIDDLES_AT_MOST * 11
