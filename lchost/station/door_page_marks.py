"""Sealed marks of people and rows: a page can ask for what it was shown, and for nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from lchost.station.keys import DoorKeys


@dataclass(frozen=True)
class Marks:
    """The marks of one session.  A number that somebody made up opens nothing."""

    keys: DoorKeys
    session_id: int

    def person(self, member_id: int) -> str:
        """Return the mark of a member."""
        return self.keys.sealed(self._purpose("person"), str(member_id))

    def row(self, check_in_id: int) -> str:
        """Return the mark of a row of the door's log."""
        return self.keys.sealed(self._purpose("row"), str(check_in_id))

    def person_of(self, mark: str) -> int | None:
        """Return the member of a mark; None: it is none of ours."""
        return self._number("person", mark)

    def row_of(self, mark: str) -> int | None:
        """Return the row of a mark; None: it is none of ours."""
        return self._number("row", mark)

    def _number(self, kind: str, mark: str) -> int | None:
        opened = self.keys.opened(self._purpose(kind), mark)
        return int(opened) if opened else None

    def _purpose(self, kind: str) -> str:
        return f"door {kind} of session {self.session_id}"
