"""What the making of rounds is about: the rounds there are, the people, the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.grouping import rounds
from lchost.grouping.cards import RoundView
from lchost.grouping.rounds import RoundSummary


@dataclass
class Scope:
    """Follows the file and the page; all that makes rounds looks here.

    Attributes:
        people: who new rounds are for.
        is_mixing: a search is under way; there is one at a time.
    """

    workshop_id: int
    rounds: Sequence[RoundSummary] = ()
    people: Sequence[int] = ()
    shown: RoundView | None = None
    is_mixing: bool = False

    def follow(self, made: Sequence[RoundSummary], people: Sequence[int]) -> None:
        """Follow what is in the file now."""
        self.rounds, self.people = made, people
        if self.shown and self.shown.id not in self.ids:
            self.shown = None

    @property
    def ids(self) -> list[int]:
        """Return which rounds there are."""
        return [one.id for one in self.rounds]

    @property
    def next_number(self) -> int:
        """Return the number of the next round."""
        return self.rounds[-1].number + 1 if self.rounds else 1

    def together(self, shown: RoundView) -> list[int]:
        """Return the rounds that were planned with this one, as the file has it now."""
        series = next((one.series for one in self.rounds if one.id == shown.id), "")
        if not series:
            return [shown.id]
        return [one.id for one in self.rounds if one.series == series]

    def numbers(self, ids: Sequence[int]) -> list[int]:
        """Return the numbers of those that change: of several, one that the room sees stays."""
        seen = rounds.published(self.workshop_id) if len(ids) > 1 else None
        return [one.number for one in self.rounds if one.id in ids and one.id != seen]
