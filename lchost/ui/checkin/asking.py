"""What the host brings to the desk: codes, people found, people new; and who is let in anyway."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from lchost.checkin import clock
from lchost.checkin.answers import Answer, Method, Outcome, Scan, Way
from lchost.checkin.held import Held
from lchost.ui.checkin import says
from lchost.ui.checkin.door import Door
from lchost.ui.checkin.requests import Request, Wish


class Asking(QObject):
    """Asks for one session at one door, and remembers what was answered last.

    In confirm mode a scan is only looked at: it counts once `confirm` is called.
    """

    answered = Signal(object, object)  # Outcome, Request
    failed = Signal(object)  # what a request raised
    asked = Signal()
    dropped = Signal(object)  # Outcome: who was looked at, and is not checked in

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now: Callable[[], datetime] = clock.now
        self.session_id = 0
        self.door_name = ""
        self.way = Way.IN
        self.looks_first = False
        self.last: tuple[Outcome, Request] | None = None
        self.door = Door(self)
        self.door.answered.connect(self._hear)
        self.door.failed.connect(self.failed)

    # --- what is brought ------------------------------------------------------------------------

    def code(self, text: str, method: Method = Method.TYPED) -> None:
        """Bring a code."""
        self.bring(Request(self._scan(text=text, method=method)))

    def member(self, member_id: int, name: str, *, needs_nod: bool = False) -> None:
        """Bring somebody who was found by name."""
        scan = self._scan(member_id=member_id, method=Method.SEARCH, needs_nod=needs_nod)
        self.bring(Request(scan, name=name))

    def come_in(self, outcome: Outcome) -> None:
        """Check in somebody who was scanned on the way out, and was not inside."""
        scan = self._scan(member_id=outcome.member_id, method=Method.SEARCH, way=Way.IN)
        self.bring(Request(scan, name=outcome.name))

    def newcomer(self, name: str, email: str = "") -> None:
        """Bring somebody who puts their own name down."""
        self.ask(Request(self._scan(method=Method.WALK_IN), Wish.NEWCOMER, name, email))

    def walk_in(self, name: str, email: str = "") -> None:
        """Bring somebody new."""
        scan = self._scan(method=Method.WALK_IN, way=Way.IN)
        self.ask(Request(scan, Wish.WALK_IN, name, email))

    def walk_in_member(self, member_id: int, name: str) -> None:
        """Bring a member who came without a place."""
        scan = self._scan(member_id=member_id, method=Method.WALK_IN, way=Way.IN)
        self.ask(Request(scan, Wish.LET_IN, name))

    def bring(self, request: Request) -> None:
        """Bring a scan: at once, or to be looked at first."""
        self.not_now()
        wish = Wish.LOOK if self.looks_first and request.wish is Wish.CHECK_IN else request.wish
        self.ask(replace(request, wish=wish))

    def ask(self, request: Request) -> None:
        """Bring a request as it is; its answer comes by `answered`."""
        self.door.ask(request)
        self.asked.emit()

    # --- what the host says to an answer --------------------------------------------------------

    @property
    def can_let_in(self) -> bool:
        """Tell whether the host may overrule the last answer."""
        return bool(self.last and says.let_in_words(self.last[0].answer))

    def let_in(self) -> None:
        """Overrule the last answer: give them a place, and check them in."""
        if self.last and self.can_let_in:
            self.overrule(*self.last)

    def overrule(self, outcome: Outcome, request: Request, reason: str = "") -> None:
        """Let in whom an answer was about, whoever was answered since."""
        if self.last and self.last[0] is outcome:
            self.last = None  # F4 three times is once
        again = self._again(outcome, request)
        self.ask(replace(again, wish=Wish.LET_IN, name=outcome.name, reason=reason))

    @property
    def is_looking(self) -> bool:
        """Tell whether somebody was looked at and waits to be confirmed."""
        return bool(
            self.last and self.last[1].wish is Wish.LOOK and _would_write(self.last[0].answer)
        )

    def confirm(self) -> None:
        """Check in who was looked at."""
        if self.last and self.is_looking:
            outcome, request = self.last
            self.last = None  # Enter twice is once
            again = replace(request.scan, at=self.now())
            self.ask(replace(request, scan=again, wish=Wish.CHECK_IN, name=outcome.name))

    def not_now(self) -> None:
        """Let go of who was looked at."""
        if self.last and self.is_looking:
            outcome, self.last = self.last[0], None
            self.dropped.emit(outcome)

    def answer_questions(
        self, outcome: Outcome, request: Request, answers: Mapping[int, str]
    ) -> None:
        """Ask again, with what they said to the door's questions."""
        again = self._again(outcome, request)
        wish = request.wish
        if wish is Wish.NEWCOMER:
            wish = Wish.CHECK_IN  # they are on the list by now
        elif wish not in (Wish.CHECK_IN, Wish.LOOK):
            wish = Wish.LET_IN
        self.ask(replace(again, scan=replace(again.scan, answers=answers), wish=wish))

    def nod(self, waiting: Held) -> None:
        """Let in who waits."""
        self.ask(self._of(waiting, Wish.NOD))

    def turn_down(self, waiting: Held) -> None:
        """Say no to who waits."""
        self.ask(self._of(waiting, Wish.TURN_DOWN))

    # --- inside ---------------------------------------------------------------------------------

    def _scan(self, **facts: object) -> Scan:
        request_id = uuid.uuid4().hex
        made = Scan(
            self.session_id, self.now(), door=self.door_name, request_id=request_id, way=self.way
        )
        return replace(made, **facts)  # type: ignore[arg-type]

    def _again(self, outcome: Outcome, request: Request) -> Request:
        scan = replace(request.scan, at=self.now(), request_id=uuid.uuid4().hex)
        if outcome.member_id is not None:
            scan = replace(scan, text="", member_id=outcome.member_id)
        return replace(request, scan=scan)

    def _of(self, waiting: Held, wish: Wish) -> Request:
        return Request(self._scan(), wish, waiting.name, check_in_id=waiting.check_in_id)

    def _hear(self, outcome: Outcome, request: Request) -> None:
        is_look = request.wish is Wish.LOOK
        if is_look and not _would_write(outcome.answer) and outcome.answer is not Answer.ASKS:
            self.ask(replace(request, wish=Wish.CHECK_IN))  # nothing to confirm: into the log
            return
        self.last = (outcome, request)
        self.answered.emit(outcome, request)


def _would_write(answer: Answer) -> bool:
    return answer.is_in or answer is Answer.OUT
