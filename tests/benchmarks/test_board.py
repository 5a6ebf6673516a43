"""The board of 300 and of 1,800 people: how long the window is away while it is used."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lchost.grouping import rounds, suggesting
from lchost.models.database import Topic, writing
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.members import MemberDraft
from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.commands import commands
from lchost.ui.frame import Frame
from lchost.ui.pages.groups import GroupsPage
from lchost.ui.tasks import finish_all

pytestmark = pytest.mark.bench

NOW = datetime.now(UTC)
SEED = 1
CARDS_ON_THE_WAY = 50
LEFT = Qt.MouseButton.LeftButton
STEP = 12  # pixels that the mouse goes between two moves


@pytest.fixture(scope="session")
def qapp_cls():
    """A QApplication dressed as the product is."""

    class Dressed(QApplication):
        def __init__(self, args):
            super().__init__(args)
            theme.load_first_fonts()
            theme.load_other_fonts()
            theme.apply(self, LIGHT)

    return Dressed


def fill(people: int) -> int:
    """A workshop with so many people, in one round of fives; returns its id."""
    rng = random.Random(SEED)
    draft = WorkshopDraft("Charts", NOW - timedelta(minutes=5), NOW + timedelta(hours=3), "UTC")
    workshop_id = workshops.plan(draft, NOW)
    field = members.define_attribute("Field", members.Kind.CATEGORY)
    gender = members.define_attribute("Gender", members.Kind.CATEGORY)
    topic = members.ensure_topic("Charts")
    with writing(Topic.MEMBERS):
        ids = [
            members.add(
                MemberDraft(
                    f"{rng.choice(['Ana', 'Ben', 'Chi', 'Eva', 'Femi', 'Gita'])} Person {n}",
                    language=rng.choice(("en", "en, fr", "vi", "en, vi")),
                    attributes={
                        field: rng.choice(("Design", "Data", "Law", "Art", "Care")),
                        gender: rng.choice(("woman", "man", "man", "other")),
                    },
                    skills={topic: rng.randint(1, 5)},
                ),
                NOW,
            )
            for n in range(people)
        ]
        registrations.register(workshop_id, ids, NOW)
    rounds.make(workshop_id, suggesting.suggest(workshop_id, ids), NOW, people=ids)
    return workshop_id


class Turns:
    """Times every turn of the event loop: by the clock, and what it worked itself."""

    def __init__(self) -> None:
        self.ms: list[float] = []
        self.own_ms: list[float] = []

    def one(self, act: Callable[[], object] = lambda: None) -> None:
        """Do something and let the window follow."""
        start, own = time.perf_counter(), time.thread_time()
        act()
        QApplication.processEvents()
        self.own_ms.append((time.thread_time() - own) * 1000)
        self.ms.append((time.perf_counter() - start) * 1000)

    def until(self, done: Callable[[], bool], at_most_s: float = 20.0) -> None:
        """Let the window go on until something has become true."""
        ends = time.perf_counter() + at_most_s
        while not done() and time.perf_counter() < ends:
            self.one()
            time.sleep(0.001)

    def told(self, share: Callable[[Sequence[float], float], float]) -> dict[str, float]:
        return {
            "turns": len(self.ms),
            "p99_ms": round(share(self.ms, 0.99), 1),
            "longest_ms": round(max(self.ms), 1),
            "longest_own_ms": round(max(self.own_ms), 1),
        }


@pytest.mark.parametrize("people", [300, 1800])
def test_turns_of_the_board(people: int, db, qtbot, figures, share) -> None:
    workshop_id = fill(people)
    frame = Frame(commands())
    page = GroupsPage(frame, workshop_id)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    board = page.board
    opening = Turns()
    opening.one(page.show)
    opening.until(lambda: board.shown is not None)
    for _ in range(50):
        opening.one()
    dragging = drag(board)
    before = board.shown
    dropping = Turns()
    dropping.one(lambda: QTest.mouseRelease(board.ground, LEFT, pos=board.ground.hand.point))
    dropping.until(lambda: board.shown is not before)
    for _ in range(50):
        dropping.one()
    scrolling, bar = Turns(), board.verticalScrollBar()
    for value in range(0, bar.maximum(), 60):
        scrolling.one(lambda value=value: bar.setValue(value))
    figures(
        people=people,
        groups=len(board.places.boxes),
        seed=SEED,
        opening=opening.told(share),
        dragging=dragging.told(share),
        dropping=dropping.told(share),
        scrolling=scrolling.told(share),
        limit_ms=50,
    )
    finish_all()
    frame.live.stop()


def drag(board) -> Turns:
    """Carry somebody over fifty cards; the board scrolls as the mouse goes down."""
    turns, bar = Turns(), board.verticalScrollBar()
    box = board.places.boxes[0]
    start = box.topLeft() + board.shape.row(0, box.width()).center().toPoint()
    QTest.mousePress(board.ground, LEFT, pos=start)
    turns.one(lambda: QTest.mouseMove(board.ground, start + QPoint(30, 5)))
    for card in range(1, CARDS_ON_THE_WAY + 1):
        box = board.places.boxes[card]
        turns.one(lambda box=box: bar.setValue(max(0, box.top() - 200)))
        for y in range(6, box.height(), STEP):
            point = box.topLeft() + QPoint(90, y)
            turns.one(lambda point=point: QTest.mouseMove(board.ground, point))
    return turns
