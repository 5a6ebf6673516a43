import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt

from lchost.models import settings, undo
from lchost.ui import tasks
from lchost.ui.tasks import Task, finish_all


@pytest.fixture
def owner(db, qapp):
    return QObject()


def test_work_runs_off_the_screens_thread_and_answers_on_it(owner, qtbot):
    where = []
    task = Task(lambda tell: where.append(threading.get_ident()), owner)
    task.done.connect(lambda _: where.append(threading.get_ident()))
    task.start()
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where[0] != threading.get_ident()
    assert where[1] == threading.get_ident()


def test_what_a_task_writes_is_one_step_of_undo(owner, qtbot):
    def write(tell):
        settings.put("a", 1)
        settings.put("b", 2)

    task = Task(write, owner, undo_label="two settings")
    with qtbot.waitSignal(task.done):
        task.start()
    assert undo.labels()[0] == "two settings"
    undo.undo()
    assert settings.get("a") is None
    assert settings.get("b") is None


def test_progress_is_told_and_cancelling_stops_the_work_at_its_next_word(owner, qtbot):
    told = []

    def count(tell):
        for n in range(1_000_000):
            tell(n, 1_000_000)

    task = Task(count, owner)
    task.progress.connect(lambda done, total: told.append((done, total)))
    task.progress.connect(lambda *_: task.cancel())
    with qtbot.waitSignal(task.cancelled):
        task.start()
    assert told[0] == (0, 1_000_000)


def test_a_fault_is_handed_over_as_it_is(owner, qtbot):
    task = Task(lambda tell: 1 // 0, owner)
    with qtbot.waitSignal(task.failed) as heard:
        task.start()
    assert isinstance(heard.args[0], ZeroDivisionError)


def test_work_may_end_while_the_dialog_that_asked_goes(qapp, qtbot):
    for _ in range(400):
        owner = QObject()
        Task(lambda tell: [tell(n, 9) for n in range(9)], owner, needs_database=False).start()
        owner.deleteLater()
        qapp.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    finish_all()
    qtbot.waitUntil(lambda: not tasks._couriers)


def test_nothing_arrives_once_the_dialog_that_asked_is_gone(qapp, qtbot):
    owner, heard, may_end = QObject(), [], threading.Event()
    task = Task(lambda tell: may_end.wait(), owner, needs_database=False)
    task.done.connect(heard.append)
    task.start()
    shiboken6.delete(owner)
    may_end.set()
    qtbot.waitUntil(lambda: not tasks._couriers)
    assert heard == []


def test_what_the_work_held_ends_on_the_screens_thread(qapp, qtbot, monkeypatch):
    """A dialog's own things, in work that ends just as the dialog has gone."""
    ended, is_brought = [], threading.Event()
    real = tasks._Courier._bring

    class Slow(set):
        """A worker that is slower than the screen in letting go."""

        def discard(self, task):
            is_brought.wait(0.2)
            super().discard(task)

    def held():
        made = QObject()
        made.destroyed.connect(
            lambda: ended.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )
        return made

    def bring(courier, name, said):
        real(courier, name, said)
        is_brought.set()

    def begin():
        owner, holds = QObject(), held()
        Task(lambda tell, holds=holds: bool(holds), owner, needs_database=False).start()
        shiboken6.delete(owner)

    monkeypatch.setattr(tasks, "_under_way", Slow())
    monkeypatch.setattr(tasks._Courier, "_bring", bring)
    begin()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]


def test_qt_does_not_eat_references_to_none(qapp):
    """PySide6 6.12 on Python 3.11 lost one at every void call, and aborted after some thousand."""
    before = sys.getrefcount(None)
    for _ in range(1000):
        qapp.processEvents()
    assert sys.getrefcount(None) >= before - 50
