"""What a host asks of the desk, as values that cross to the door's thread."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lchost.checkin import desk, held, newcomers
from lchost.checkin.answers import Answer, Outcome, Scan


class Wish(Enum):
    """What is to become of a scan."""

    CHECK_IN = "check_in"
    LOOK = "look"  # say who it is, and write nothing
    LET_IN = "let_in"  # in spite of what the desk answered
    WALK_IN = "walk_in"  # somebody new
    NEWCOMER = "newcomer"  # somebody new who puts their own name down
    NOD = "nod"  # let in who waits
    TURN_DOWN = "turn_down"  # say no to who waits


@dataclass(frozen=True)
class Request:
    """A scan and what is to become of it."""

    scan: Scan
    wish: Wish = Wish.CHECK_IN
    name: str = ""  # of somebody new; else whom the host chose, if that is known
    email: str = ""
    reason: str = ""  # why they are let in, or turned down, if the host says so
    check_in_id: int = 0  # of who waits

    def answer(self) -> Outcome:
        """Ask the desk."""
        scan = self.scan
        match self.wish:
            case Wish.LOOK:
                return desk.look(scan)
            case Wish.LET_IN:
                return desk.let_in(scan, self.reason)
            case Wish.WALK_IN:
                return desk.walk_in(
                    scan.session_id,
                    self.name,
                    scan.at,
                    self.email,
                    door=scan.door,
                    request_id=scan.request_id,
                )
            case Wish.NEWCOMER:
                return newcomers.come_in(scan, self.name, self.email)
            case Wish.NOD:
                return held.nod(self.check_in_id, scan.at, scan.door)
            case Wish.TURN_DOWN:
                held.turn_down(self.check_in_id, scan.at, self.reason, scan.door)
                return Outcome(Answer.TURNED_DOWN, scan.at, name=self.name)
        return desk.check_in(scan)
