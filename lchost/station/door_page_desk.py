"""What a door station may ask of the desk, and no more: no contact data, no list, no old rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from lchost import codes
from lchost.checkin import desk, facts, held, log
from lchost.checkin.answers import Answer, Method, Outcome, Scan, Tone, Way
from lchost.checkin.held import Held
from lchost.codes import CodeKind
from lchost.errors import DoorBusy, GoneMeanwhile, NoName, NotSaved
from lchost.models import settings
from lchost.planning import workshops
from lchost.roster import finding
from lchost.station import door_page_says as says
from lchost.station.door_page_marks import Marks
from lchost.station.door_page_refusing import FOR_THE_HOST, refusal
from lchost.station.door_page_rooms import session_at
from lchost.station.door_page_says import Choice, Offer, Panel
from lchost.station.door_page_side import Side, entries_of, last_step, side
from lchost.station.phones_finding import short_name
from lchost.station.phones_words import Words
from lchost.station.server import Station

WALK_INS = "door_walk_ins"  # the setting: may a door station add people?
_LONGEST_TEXT = 4096
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Asked:
    """A form that a door station has sent."""

    form: Mapping[str, str]
    door: str
    request_id: str
    at: datetime

    @property
    def way(self) -> Way:
        """In, unless the page was turned to going out."""
        return Way.OUT if self.form.get("way") == Way.OUT.value else Way.IN

    def get(self, name: str, longest: int) -> str:
        """Return what was typed into a field, as text that the file can keep."""
        text = self.form.get(name, "")[:longest]
        return "".join(x for x in text if x != "\0" and not "\ud800" <= x <= "\udfff")


class DoorDesk:
    """The desk, for one request of one door station."""

    def __init__(self, station: Station, w: Words, room_id: int = 0) -> None:
        """Stand at a room (the id of its session), or at the usual one."""
        self._station, self._w = station, w
        self._workshop = workshops.get(station.workshop_id)
        self._zone: ZoneInfo = self._workshop.tz
        self._session_id = session_at(station, room_id)
        self._marks = Marks(station.keys, self._session_id)

    def side(self, door: str, at: datetime) -> Side:
        """Return what stands beside the answer."""
        return side(self._marks, door, at, self._w, self._zone)

    # --- the forms ------------------------------------------------------------------------------

    def do(self, asked: Asked) -> Panel:
        """Do what a form asks for.

        Raises:
            DoorBusy: too many ask at once; nothing was done, and asking again may help.
        """
        job = {
            "scan": self._scan,
            "person": self._person,
            "let_in": self._let_in,
            "walk_in": self._walk_in,
            "nod": self._nod,
            "turn_down": self._turn_down,
            "undo": self._undo,
        }.get(asked.form.get("do", "scan"), self._scan)
        try:
            return job(asked)
        except DoorBusy:
            raise
        except NotSaved:
            return self._panel(Outcome(Answer.NOT_SAVED, asked.at))
        except GoneMeanwhile:
            return says.plain(Tone.NEUTRAL, self._w("gone"), self._w("gone_more"))

    def _scan(self, asked: Asked) -> Panel:
        text = asked.get("text", _LONGEST_TEXT)
        if not text.strip():
            return says.ready(self._w, is_out=asked.way is Way.OUT)
        places = asked.get("keys", _LONGEST_NAME)  # the keys that were pressed, on a US keyboard
        is_badge = codes.read(text).kind is CodeKind.BADGE
        if not is_badge and codes.read(places).kind is CodeKind.BADGE:
            text = places
        if codes.read(text).kind is CodeKind.OTHER and _is_a_name(text):
            return self._search(text)
        return self._check_in(replace(self._blank(asked), text=text, method=Method.SCANNER))

    def _person(self, asked: Asked) -> Panel:
        member_id = self._member(asked)
        if member_id is None:
            return self._gone()
        answers = {
            int(name[1:]): asked.get(name, 500)
            for name in asked.form
            if name[:1] == "q" and name[1:].isdecimal() and len(name) < 12
        }
        return self._check_in(
            replace(self._blank(asked), member_id=member_id, method=Method.SEARCH, answers=answers)
        )

    def _let_in(self, asked: Asked) -> Panel:
        member_id = self._member(asked)
        if member_id is None:
            return self._gone()
        scan = replace(self._blank(asked), member_id=member_id, method=Method.SEARCH, way=Way.IN)

        def job() -> Outcome:
            may = self._is_for_helpers(desk.look(scan)) and self._refusal(asked.at) is None
            return desk.let_in(scan) if may else desk.check_in(scan)

        return self._panel(self._station.write(job))

    def _walk_in(self, asked: Asked) -> Panel:
        if not walk_ins_are_allowed():
            return says.plain(Tone.ATTENTION, self._w("not_registered"), self._w("ask_host"))
        name = " ".join(asked.get("name", _LONGEST_NAME).split())

        def job() -> Outcome | Panel:
            why_not = self._refusal(asked.at)
            if why_not is not None and not facts.was_asked(asked.request_id):
                return replace(why_not, name=name)
            return desk.walk_in(
                self._session_id, name, asked.at, door=asked.door, request_id=asked.request_id
            )

        try:
            said = self._station.write(job)
        except NoName:
            return says.plain(Tone.NEUTRAL, self._w("walk_in_no_name"))
        return said if isinstance(said, Panel) else self._panel(said)

    def _nod(self, asked: Asked) -> Panel:
        one = self._waiting_one(asked)
        if one is None:
            return self._gone()
        scan = Scan(self._session_id, asked.at, member_id=one.member_id)

        def job() -> Outcome:
            now = desk.look(scan)  # the place may be cancelled since, or the door closed
            if now.answer in FOR_THE_HOST:
                return now
            return held.nod(one.check_in_id, asked.at, asked.door)

        return self._panel(self._station.write(job))

    def _turn_down(self, asked: Asked) -> Panel:
        one = self._waiting_one(asked)
        if one is None:
            return self._gone()
        self._station.write(lambda: held.turn_down(one.check_in_id, asked.at, door=asked.door))
        return self._panel(Outcome(Answer.TURNED_DOWN, asked.at))

    def _undo(self, asked: Asked) -> Panel:
        """Take back the last step that this door wrote, and no other."""
        row_id = self._row(asked)
        own = last_step(entries_of(self._session_id, asked.door), asked.at)
        if row_id is None:
            return self._gone()
        is_done = log.is_undone(row_id)
        if not is_done and own is not None and own.check_in_id == row_id:
            is_done = self._station.write(
                lambda: desk.undo_check_in(
                    row_id, asked.at, door=asked.door, within_min=desk.UNDO_WITHIN_MIN
                )
            )
        if is_done and own is not None and own.member_id in log.inside(self._session_id):
            return says.plain(Tone.NEUTRAL, self._w("undone"), self._w("undone_in_again"))
        if is_done:
            return self._panel(Outcome(Answer.UNDONE, asked.at))
        return says.plain(Tone.ATTENTION, self._w("undone_none"))

    # --- answers --------------------------------------------------------------------------------

    def _check_in(self, scan: Scan) -> Panel:
        return self._panel(self._station.write(lambda: desk.check_in(scan)))

    def _panel(self, said: Outcome) -> Panel:
        if said.member_id is None:
            return says.said_of(said, self._w, self._zone)
        if said.answer is Answer.HELD:
            return self._waiting(said)
        panel = says.said_of(said, self._w, self._zone)
        about = self._marks.person(said.member_id)
        if said.answer is Answer.ASKS:
            # an answer that is given a second time does not know them any more
            again = desk.look(Scan(self._session_id, said.at, member_id=said.member_id))
            return replace(panel, questions=again.questions, about=about)
        if self._is_for_helpers(said):
            if why_not := self._refusal(self._station.now()):
                return replace(panel, more=why_not.more)
            key = "add_walk_in" if said.answer is Answer.NOT_REGISTERED else "let_in"
            return replace(panel, offers=(Offer("let_in", self._w(key), about),))
        return panel

    def _waiting(self, said: Outcome) -> Panel:
        """Offer the nod, while it is still wanted."""
        held_now = held.pending(self._session_id)
        waiting = next((one for one in held_now if one.member_id == said.member_id), None)
        if waiting is None:
            return says.said_of(said, self._w, self._zone)
        why = replace(said, held_for=waiting.why)
        about = self._marks.row(waiting.check_in_id)
        return replace(
            says.said_of(why, self._w, self._zone, short_name(waiting.other_name)),
            offers=(
                Offer("nod", self._w("let_in"), about),
                Offer("turn_down", self._w("turn_down"), about, is_main=False),
            ),
        )

    def _refusal(self, at: datetime) -> Panel | None:
        return refusal(self._session_id, at, self._w, self._zone)

    def _is_for_helpers(self, said: Outcome) -> bool:
        """Tell whether a helper may say yes, while the door is open; else the host may."""
        if not walk_ins_are_allowed():
            return False
        is_free = said.answer is Answer.WAITLISTED and said.has_free_place
        return is_free or said.answer is Answer.NOT_REGISTERED

    def _gone(self) -> Panel:
        return says.plain(Tone.NEUTRAL, self._w("gone"), self._w("gone_more"))

    # --- finding people -------------------------------------------------------------------------

    def _search(self, text: str) -> Panel:
        """Show who fits: few, by short names, and nobody while too many do."""
        w, shown = self._w, " ".join(text.split())[:_LONGEST_NAME]
        found = finding.oneself(text, self._workshop.id)
        if found.is_short:
            return says.plain(Tone.NEUTRAL, w("found_short"), w("found_short_more"))
        why_not = self._refusal(self._station.now())
        newcomer = shown if walk_ins_are_allowed() and why_not is None else ""
        refused = why_not.more if walk_ins_are_allowed() and why_not is not None else ""
        if not found.people:
            key = "found_many" if found.are_many else "found_none"
            sound = Tone.NEUTRAL.value
            what = w(key, text=shown)
            more = Markup(" ").join(part for part in (w(f"{key}_more"), refused) if part)
            return Panel(says.READY, what, more=more, sound=sound, newcomer=newcomer)
        choices = tuple(
            Choice(short_name(one.name), self._marks.person(one.member_id)) for one in found.people
        )
        count = len(choices)
        what = w("found_one") if count == 1 else w("found_some", count=count)
        return Panel(says.READY, what, choices=choices, newcomer=newcomer)

    # --- what a form names ----------------------------------------------------------------------

    def _member(self, asked: Asked) -> int | None:
        return self._marks.person_of(asked.form.get("about", ""))

    def _row(self, asked: Asked) -> int | None:
        return self._marks.row_of(asked.form.get("about", ""))

    def _waiting_one(self, asked: Asked) -> Held | None:
        row_id = self._row(asked)
        return next((x for x in held.pending(self._session_id) if x.check_in_id == row_id), None)

    def _blank(self, asked: Asked) -> Scan:
        return Scan(
            self._session_id,
            asked.at,
            door=asked.door,
            request_id=asked.request_id,
            way=asked.way,
        )


def walk_ins_are_allowed() -> bool:
    """Tell whether the host lets door stations add people."""
    return bool(settings.get(WALK_INS, True))


def _is_a_name(text: str) -> bool:
    """Tell a name that was typed from the text of some strange code."""
    has_letter = any(letter.isalpha() for letter in text)
    return has_letter and len(text) <= _LONGEST_NAME and text.isprintable()
