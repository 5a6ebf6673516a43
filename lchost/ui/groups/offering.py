"""Plans tried out before any is kept: compared side by side, or offered beside the rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from lchost.grouping import improving, rounds
from lchost.grouping.drafting import Draft
from lchost.grouping.wishes import Wishes
from lchost.ui import wording
from lchost.ui.groups.compare import CompareDialog, Side, is_gain
from lchost.ui.groups.mixing import Mixing
from lchost.ui.groups.scope import Scope
from lchost.ui.groups.setup_words import tr
from lchost.ui.groups.trying import other_name, other_of, shares, side_of
from lchost.ui.groups.what_if import WhatIf
from lchost.ui.page import WorkshopPage
from lchost.ui.tasks import Progress


@dataclass(frozen=True)
class _Tried:
    """Two plans (None: the left one is there already), and how they are compared."""

    first: Draft | None
    second: Draft
    sides: tuple[Side, Side]


@dataclass(frozen=True)
class _Offer:
    """Another plan for rounds, by their ids, as long as these stay as they were."""

    tried: _Tried
    ids: tuple[int, ...]
    new_faces: int


class Offering(QObject):
    """Plans what might be, and keeps what the host takes."""

    offered = Signal()  # something is offered beside the round that is shown

    def __init__(self, page: WorkshopPage, scope: Scope, mixing: Mixing) -> None:
        super().__init__(page)
        self._page, self._scope, self._mixing = page, scope, mixing
        self.what_if = WhatIf()
        self._offer: _Offer | None = None
        self.what_if.wanted.connect(self._what_if)
        self.what_if.taken.connect(self._take)
        self.what_if.left.connect(self._leave)
        self.what_if.compared.connect(self._compare)

    def show_round(self) -> None:
        """Follow the round that is shown: an offer for it stands beside it, no other."""
        shown, offer = self._scope.shown, self._offer
        if shown is None:
            return
        if offer and not rounds.fits(offer.tried.second):
            self._offer = offer = None
        if offer and shown.id in offer.ids:
            now, then = offer.tried.sides
            if is_gain(now, then):
                self.what_if.show_faces(shown.id, shown.wishes.new_faces, offer.new_faces)
                self.what_if.offer(now, then)
            else:
                self.what_if.show_faces(shown.id, shown.wishes.new_faces)
                self.what_if.tell_no_gain(now, then)
        else:
            self.what_if.show_faces(shown.id, shown.wishes.new_faces)

    def forget(self) -> None:
        """Rounds are others now: nothing is offered any more."""
        self._offer = None

    def compare(self, wishes: Wishes, count: int, ids: list[int], people: list[int] | None) -> None:
        """Plan what is chosen, and compare it with what there is, or with another mix."""
        workshop_id, name = self._scope.workshop_id, other_name(count)

        def plan(chosen: Wishes, told: Callable[[float], None]) -> Draft:
            return rounds.try_out(
                workshop_id, chosen, count=count, round_ids=ids, people=people, progress=told
            )

        def work(progress: Progress) -> _Tried:
            told = shares(progress)
            if ids:
                made = plan(wishes, told)
                return _Tried(None, made, (_now(made), side_of(tr("New"), made)))
            first = plan(wishes, lambda done: told(done / 2))
            second = plan(other_of(wishes, count), lambda done: told(0.5 + done / 2))
            sides = (side_of(tr("As chosen"), first), side_of(name, second))
            return _Tried(first, second, sides)

        again = partial(self.compare, wishes, count, ids, people)
        self._mixing.start(tr("Planning…"), work, partial(self._show_compared, again))

    def _what_if(self, new_faces: int) -> None:
        """Plan the rounds that belong together with the slider elsewhere."""
        shown = self._scope.shown
        if shown is None:
            return
        workshop_id, ids = self._scope.workshop_id, self._scope.together(shown)
        wishes = replace(shown.wishes, new_faces=new_faces)

        def work(progress: Progress) -> _Tried:
            made = rounds.try_out(workshop_id, wishes, round_ids=ids, progress=shares(progress))
            return _Tried(None, made, (_now(made), side_of(tr("New"), made)))

        def show(tried: _Tried) -> None:
            if not rounds.fits(tried.second):
                self._mixing.tell_changed(partial(self._what_if, new_faces))
                return
            self._offer = _Offer(tried, tuple(ids), new_faces)
            self.show_round()
            if self.what_if.has_offer:
                QTimer.singleShot(0, self, self.offered.emit)
            else:  # another round is looked at meanwhile
                said = tr("Another plan is ready beside round {n}; nothing has changed yet")
                if not is_gain(*tried.sides):
                    said = tr("No better plan was found for round {n}; nothing has changed")
                self._page.say(said.format(n=wording.number(shown.number)), undo=False)

        self._mixing.start(tr("Planning…"), work, show)

    def _take(self) -> None:
        if self._offer:
            self._mixing.keep(
                self._offer.tried.second, partial(self._what_if, self._offer.new_faces)
            )

    def _leave(self) -> None:
        self.forget()
        self.show_round()

    def _compare(self) -> None:
        if self._offer:
            self._show_compared(partial(self._what_if, self._offer.new_faces), self._offer.tried)

    def _show_compared(self, again: Callable[[], None], tried: _Tried) -> None:
        def keep(which: int) -> None:
            draft = (tried.first, tried.second)[which]
            if draft is not None:
                self._mixing.keep(draft, again)
            elif self._offer and self._offer.tried is tried:
                self._leave()

        dialog = CompareDialog(self._page, *tried.sides)
        dialog.kept.connect(keep)
        dialog.open()


def _now(made: Draft) -> Side:
    """The rounds that a draft would take the place of, as they are; reads the file."""
    ids = [one.target.round_id for one in made.rounds if one.target.round_id]
    return Side(tr("Now"), tuple(improving.reports(ids)), made.labels)
