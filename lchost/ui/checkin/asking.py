"""What the host brings to the desk: codes, people found, people new; and who is let in anyway."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from lchost.checkin.answers import Method, Outcome, Scan
from lchost.ui import memory
from lchost.ui.checkin import says
from lchost.ui.checkin.door import Door, Request, Wish


class Asking(QObject):
    """Asks for one session at one door, and remembers what was answered last."""

    answered = Signal(object, object)  # Outcome, Request
    failed = Signal(object)  # what a request raised
    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.session_id = 0
        self.last: tuple[Outcome, Request] | None = None
        self.door = Door(self)
        self.door.answered.connect(self._hear)
        self.door.failed.connect(self.failed)

    # --- what is brought ------------------------------------------------------------------------

    def code(self, text: str, method: Method = Method.TYPED) -> None:
        """Bring a code."""
        self.ask(Request(self._scan(text=text, method=method)))

    def member(self, member_id: int, name: str) -> None:
        """Bring somebody who was found by name."""
        self.ask(Request(self._scan(member_id=member_id, method=Method.SEARCH), name=name))

    def walk_in(self, name: str, email: str = "") -> None:
        """Bring somebody new."""
        self.ask(Request(self._scan(method=Method.WALK_IN), Wish.WALK_IN, name, email))

    def walk_in_member(self, member_id: int, name: str) -> None:
        """Bring a member who came without a place."""
        scan = self._scan(member_id=member_id, method=Method.WALK_IN, request_id=None)
        self.ask(Request(scan, Wish.LET_IN, name))

    def let_in(self) -> None:
        """Overrule the last answer: give them a place, and check them in."""
        if not self.can_let_in:
            return
        assert self.last
        outcome, request = self.last
        scan = replace(request.scan, text="", member_id=outcome.member_id, request_id=None)
        self.ask(Request(replace(scan, at=self.now()), Wish.LET_IN, outcome.name))

    def ask(self, request: Request) -> None:
        """Bring a request; its answer comes by `answered`."""
        self.door.ask(request)
        self.asked.emit()

    @property
    def can_let_in(self) -> bool:
        """Tell whether the host may overrule the last answer."""
        return bool(self.last and says.let_in_words(self.last[0].answer))

    # --- inside ---------------------------------------------------------------------------------

    def _scan(self, **facts: object) -> Scan:
        door = memory.door_name()
        made = Scan(self.session_id, self.now(), door=door, request_id=uuid.uuid4().hex)
        return replace(made, **facts)  # type: ignore[arg-type]

    def _hear(self, outcome: Outcome, request: Request) -> None:
        self.last = (outcome, request)
        self.answered.emit(outcome, request)
