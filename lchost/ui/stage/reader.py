"""Reads what the stage shows; asked once a second, it reads the file only after a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from lchost.checkin import facts, log, wifi
from lchost.checkin.facts import Hours
from lchost.grouping import showing
from lchost.grouping.showing import Seating
from lchost.models import settings
from lchost.models.database import Topic
from lchost.planning import workshops as planning
from lchost.ui import wording
from lchost.ui.checkin.sitting import chosen_at_door
from lchost.ui.stage.scene import Invitation, Network, Scene, View
from lchost.ui.stage.welcomes import Welcomes

Inviting = Callable[[datetime], Invitation | None]
_SHOWS = frozenset({Topic.ATTENDANCE, Topic.WORKSHOPS, Topic.SETTINGS, Topic.MEMBERS, Topic.GROUPS})
_LOOK_AGAIN = timedelta(seconds=15)  # the next session may be at the door by the clock alone


def tr(text: str) -> str:
    """Translate a sentence of the stage."""
    return QCoreApplication.translate("Stage", text)


class StageReader:
    """One workshop's stage.  `inviting` tells how phones come in at a moment, or that none can.

    `view` is what the host wants to be seen.  A round that is published while the stage stands
    comes up by itself; once none is, the view of before returns.
    """

    def __init__(self, workshop_id: int, inviting: Inviting = lambda _at: None) -> None:
        self.workshop_id = workshop_id
        self._inviting = inviting
        self._is_stale = True
        self._read_at: datetime | None = None
        self._hours: Hours | None = None
        self._welcomes: Welcomes | None = None
        self._arrivals = 0
        self._community = ""
        self._network: Network | None = None
        self._place = ""
        self.view = View.POSTER
        self._before = View.POSTER  # what stood before a list
        self.seating: Seating | None = None

    def show_view(self, view: View) -> None:
        """Show something else from now on."""
        if not self.view.lists:
            self._before = self.view
        self.view = view
        self._is_stale = True

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read afresh at the next second."""
        self._is_stale = self._is_stale or bool(topics & _SHOWS)

    def scene(self, at: datetime) -> Scene:
        """Return what the stage shows at a moment.

        Raises:
            GoneMeanwhile: the workshop is not there any more.
        """
        if self._is_stale or self._read_at is None or at - self._read_at >= _LOOK_AGAIN:
            self._read(at)
        hours = self._hours
        if hours is None or self._welcomes is None:
            return Scene("")
        is_over = at >= hours.closes_at
        return Scene(
            title=hours.title,
            community=self._community,
            clock=wording.clock(at, hours.zone),
            hours=_hours_said(hours, at),
            arrivals=self._arrivals,
            invitation=None if is_over else self._inviting(at),
            network=self._network,
            welcome=self._welcomes.name(at),
            view=self.view,
            place=self._place,
            seating=self.seating if self.view.lists else None,
        )

    def _read(self, at: datetime) -> None:
        session_id = chosen_at_door(self.workshop_id, at)
        if self._hours is None or self._hours.session_id != session_id:
            self._welcomes = Welcomes(session_id)
        self._hours = facts.hours_of(session_id)
        self._arrivals = log.arrived(session_id)
        self._community = str(settings.get("community_name", ""))
        self._network = _network()
        self._place = planning.get(self.workshop_id).place
        if self._welcomes:
            self._welcomes.read(at)
        self._read_seating(is_first=self._read_at is None)
        self._is_stale, self._read_at = False, at

    def _read_seating(self, *, is_first: bool) -> None:
        """Read the published round; a new one comes up, and one that was taken back goes."""
        before, found = self.seating, showing.published(self.workshop_id)
        if found != before:  # the same object stays: what was laid out for it holds
            self.seating = found
        if found is None:
            self.view = self._before if self.view.lists else self.view
            return
        is_new = before is None or before.round_id != found.round_id
        if is_new and not is_first and not self.view.lists:
            self.show_view(View.FIND)


def _network() -> Network | None:
    """Return the Wi-Fi that the host wrote down."""
    found = wifi.kept(settings.get("wifi"))
    return Network(found.name, found.password, wifi.join_text(found)) if found else None


def _hours_said(hours: Hours, at: datetime) -> str:
    """Return a sentence while the door does not stand open."""
    if hours.is_open(at):
        return ""
    if at < hours.opens_at:
        is_today = wording.day_of(at, hours.zone) == wording.day_of(hours.opens_at, hours.zone)
        say = wording.clock if is_today else wording.moment
        return tr("The door opens at {clock}").format(clock=say(hours.opens_at, hours.zone))
    return tr("The door is closed. Please come to the desk")
