"""What a door station may ask of the desk, without a browser: each rule, and each refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from lchost import codes
from lchost.checkin import desk, held, questions
from lchost.checkin.answers import Answer, Method, Outcome, Question, Scan
from lchost.models import settings
from lchost.models.attendance import CheckIn
from lchost.models.workshops import Registration, Status
from lchost.planning import sessions, workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.station.door_page_desk import WALK_INS, Asked, DoorDesk
from lchost.station.door_page_marks import Marks
from lchost.station.door_page_says import Panel, said_of
from lchost.station.door_page_side import Side
from lchost.station.phones_words import LANGUAGES, words
from tests.station.conftest import ADA, NOW

ZOE = codes.encode(b"Zoe's 64")
English = words("en", "door")


class Helper:
    """A helper at a door, who presses buttons; each press is a form of its own."""

    def __init__(self, station, door: str = "Door B") -> None:
        self.station, self.door, self._presses = station, door, 0

    def press(self, do: str = "scan", again: bool = False, **form: str) -> Panel:
        """Send a form; `again`: the one before, a second time."""
        self._presses += not again
        asked = Asked({"do": do, **form}, self.door, f"{self.door} {self._presses}", self.now)
        return DoorDesk(self.station, English).do(asked)

    def scan(self, text: str, **form: str) -> Panel:
        return self.press("scan", text=text, **form)

    @property
    def now(self):
        return self.station.now()

    @property
    def side(self) -> Side:
        return DoorDesk(self.station, English).side(self.door, self.now)


@pytest.fixture
def helper(station) -> Helper:
    """A helper at Door B."""
    return Helper(station)


@pytest.fixture
def change(workshop) -> Callable[..., None]:
    """Plan the workshop anew."""

    def put(**fields: object) -> None:
        known = workshops.get(workshop.id)
        kept = {name: getattr(known, name) for name in WorkshopDraft.__dataclass_fields__}
        workshops.edit(workshop.id, WorkshopDraft(**kept | fields))

    return put


def answers() -> list[str]:
    return [row.answer for row in CheckIn.select().order_by(CheckIn.id)]


# --- scans --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "name"),
    [
        (("C" if ADA[0] == "B" else "B") + ADA[1:], "Misread code", "Scan again"),
        (ZOE, "Nobody's code", "Not known here"),
        ("https://example.org/t?id=5", "Not one of our codes", "A web address"),
        ("WIFI:T:WPA;S:Home;P:secret;;", "Not one of our codes", "A Wi-Fi code"),
        ("ada@example.org", "Not one of our codes", "An e-mail address"),
        ("4006381333931", "Not one of our codes", "Some other code"),
        ("BEGIN:VCARD\nFN:Ada\nEND:VCARD", "Not one of our codes", "A contact card"),
    ],
)
def test_what_is_no_badge_is_grey_and_said_by_kind(ada, helper, text: str, what: str, name: str):
    said = helper.scan(text)
    assert (said.tone, Markup(said.what).unescape(), said.name) == ("neutral", what, name)
    assert len(answers()) == 1


def test_the_places_of_the_keys_tell_a_badge_where_the_letters_do_not(ada, helper):
    assert helper.scan("фыва" * 5, keys=ADA).name == "Ada"
    assert helper.scan(ADA, keys=ZOE).name == "Ada"  # letters that fit are believed
    assert helper.scan("nobody at all", keys="NOBODYATALL").newcomer == "nobody at all"


def test_a_blank_scan_is_nothing(helper):
    assert helper.scan("  \t ").tone == "ready" and answers() == []


@pytest.mark.parametrize("text", ["\0" * 9, "\ud83d", "é" * 5000, "\u202e" * 40, "a" * 4096])
def test_strange_letters_never_break_the_door(helper, text: str):
    assert helper.scan(text).tone in ("neutral", "ready")


def test_the_same_form_sent_again_gives_the_same_answer_once(ada, helper):
    first = helper.scan(ADA)
    again = helper.press("scan", again=True, text=ADA)
    assert first.what == again.what == "Welcome" and answers() == ["welcome"]


def test_who_goes_out_is_inside_no_more(ada, helper):
    helper.scan(ADA)
    assert helper.scan(ADA, way="out").what == "Goodbye"
    assert (helper.side.counts.present, helper.side.counts.inside) == (1, 0)


def test_the_note_for_a_greeter_has_a_sound_of_its_own(guest, helper):
    guest("Zoë Lindqvist", code=ZOE, attention="has the key")
    said = helper.scan(ZOE)
    assert (said.note, said.sound) == ("has the key", "note")


def test_every_answer_of_the_desk_has_words_in_every_language():
    for code in LANGUAGES:
        for answer in Answer:
            panel = said_of(Outcome(answer, NOW), words(code, "door"), ZoneInfo("Europe/Paris"))
            assert panel.what and "{" not in panel.what + panel.more
            assert panel.tone == answer.tone.value


# --- finding people -----------------------------------------------------------------------------


def test_a_search_shows_at_most_five_short_names(guest, helper):
    for n in range(5):
        guest(f"Minh Anh{n} Nguyen", email=f"minh{n}@example.org", phone="+84 90 1234 567")
    said = helper.scan("minh")
    assert [one.name for one in said.choices] == ["Minh N."] * 5
    assert "example.org" not in repr(said) and "1234" not in repr(said)


def test_while_too_many_fit_nobody_is_named(guest, helper):
    for n in range(6):
        guest(f"Minh Anh{n} Nguyen")
    said = helper.scan("minh")
    assert "Many people fit" in said.what and not said.choices and "Anh" not in repr(said)


@pytest.mark.parametrize(
    "text", ["mi", "gmail", "minh@gmail.com", "0901234567", ZOE[:8], "%%%", "___"]
)
def test_two_letters_an_address_and_a_number_find_nobody(guest, helper, text: str):
    guest("Minh Nguyen", email="minh@gmail.com", phone="+84 90 1234 567", code=ZOE)
    assert helper.scan(text).choices == ()


def test_accents_and_the_order_of_words_do_not_matter(guest, helper):
    guest("Zoë Lindqvist")
    (found,) = helper.scan("lindqvist zoe").choices
    said = helper.press("person", about=found.about)
    assert (said.what, said.name) == ("Welcome", "Zoë Lindqvist")


def test_nobody_can_be_asked_for_by_number(ada, helper, station, workshop):
    other_session = station.keys.sealed("door person of session 999", str(ada.id))
    a_row = station.keys.sealed(f"door row of session {workshop.session_id}", str(ada.id))
    for about in ("", str(ada.id), f"{ada.id}.{'A' * 22}", other_session, a_row):
        for do in ("person", "let_in"):
            assert helper.press(do, about=about).what == "That was settled meanwhile"
    assert answers() == []


# --- letting in ---------------------------------------------------------------------------------


def test_a_newcomer_comes_in_with_a_name(helper):
    said = helper.scan("Grace  Hopper")
    assert said.newcomer == "Grace Hopper"
    said = helper.press("walk_in", name=said.newcomer)
    again = helper.press("walk_in", again=True, name="Grace Hopper")
    assert said.what == again.what == "Welcome"
    (row,) = CheckIn.select()
    assert (row.member.display_name, row.method, row.door) == ("Grace Hopper", "walk_in", "Door B")


def test_a_newcomer_without_a_name_is_nobody(helper):
    assert helper.press("walk_in", name="  ").what == "A walk-in needs a name"
    assert answers() == []


def test_where_the_host_says_so_helpers_add_nobody(guest, helper):
    settings.put(WALK_INS, False)
    guest("Zoë Lindqvist", status=None, code=ZOE)
    assert helper.scan("Grace Hopper").newcomer == ""
    assert helper.press("walk_in", name="Grace Hopper").tone == "attention"
    assert helper.scan(ZOE).offers == ()
    assert Registration.select().count() == 0


def test_a_member_without_a_place_is_added_as_a_walk_in(guest, helper):
    guest("Zoë Lindqvist", status=None, code=ZOE)
    (offer,) = helper.scan(ZOE).offers
    assert offer.words == "Add as walk-in"
    assert helper.press(offer.do, about=offer.about).what == "Welcome"
    assert Registration.get().is_walk_in


def test_what_the_host_must_say_is_neither_offered_nor_done(guest, helper, station, workshop):
    zoe = guest("Zoë Lindqvist", status=Status.CANCELLED, code=ZOE)
    said = helper.scan(ZOE)
    assert said.offers == () and "The host can let them in." in said.more
    about = Marks(station.keys, workshop.session_id).person(zoe.id)
    assert helper.press("let_in", about=about).what == "Place cancelled"
    assert answers() == ["cancelled", "cancelled"]


def test_before_its_hours_a_helper_does_not_open_the_door(ada, station, helper, monkeypatch):
    early = NOW - timedelta(hours=2)
    monkeypatch.setattr(station, "now", lambda: early)
    said = helper.scan(ADA)
    assert said.what == "Too early" and said.offers == ()


def test_a_free_place_may_be_given_and_a_full_workshop_not(guest, helper, change):
    change(capacity=1)
    guest("Zoë Lindqvist", status=Status.WAITLISTED, code=ZOE)
    (offer,) = helper.scan(ZOE).offers
    other = guest("Ada Lovelace")
    full = helper.press("let_in", about=offer.about)
    assert full.what == "On the waitlist" and "All places are taken" in full.more
    Registration.delete().where(Registration.member == other).execute()
    assert helper.press("let_in", about=offer.about).what == "Welcome"


def test_a_full_workshop_takes_nobody_more_from_a_helper(guest, helper, change):
    change(capacity=2)
    guest("Zoë Lindqvist", status=None, code=ZOE)
    (offer,) = helper.scan(ZOE).offers
    assert helper.press("walk_in", name="Grace Hopper").what == "Welcome"
    guest("Ada Lovelace")
    again = helper.press("walk_in", again=True, name="Grace Hopper")
    assert again.what == "Welcome"  # it is the answer to a form that was sent before
    said = helper.scan("Mary Shelley")
    assert said.newcomer == ""
    assert said.more == "Try another part of the name. All places are taken. Ask the host."
    said = helper.press("walk_in", name="Mary Shelley")
    assert (said.tone, said.name) == ("attention", "Mary Shelley")
    assert said.more == "All places are taken. Ask the host."
    for said in (helper.scan(ZOE), helper.press("let_in", about=offer.about)):
        assert said.offers == () and said.more == "All places are taken. Ask the host."
    assert Registration.select().count() == 2
    assert answers() == ["not_registered", "welcome", "not_registered", "not_registered"]


@pytest.mark.parametrize("status", [None, Status.WAITLISTED])
def test_a_door_that_the_host_has_closed_stays_closed(guest, helper, station, workshop, status):
    guest("Zoë Lindqvist", status=status, code=ZOE)
    (offer,) = helper.scan(ZOE).offers
    sessions.close([workshop.session_id], station.now())
    for said in (helper.scan(ZOE), helper.press("let_in", about=offer.about)):
        assert said.offers == () and "Closed since" in said.more and "host can" in said.more
    said = helper.press("walk_in", name="Grace Hopper")
    assert (said.what, said.name) == ("The door is closed", "Grace Hopper")
    found = helper.scan("Grace Hopper")
    assert found.newcomer == "" and said.more in found.more  # its marks are not escaped twice
    assert not any(Answer(answer).is_in for answer in answers())
    sessions.reopen([workshop.session_id])
    assert helper.press("let_in", about=offer.about).what == "Welcome"


def test_before_its_hours_a_helper_adds_nobody(guest, helper, station, monkeypatch):
    guest("Zoë Lindqvist", status=None, code=ZOE)
    (offer,) = helper.scan(ZOE).offers
    early = NOW - timedelta(hours=2)
    monkeypatch.setattr(station, "now", lambda: early)
    for said in (helper.scan(ZOE), helper.press("let_in", about=offer.about)):
        assert said.offers == () and "The door opens at" in said.more
    assert helper.press("walk_in", name="Grace Hopper").what == "Too early"
    assert Registration.select().count() == 0


def test_a_question_comes_first_whoever_asks(ada, helper, workshop):
    questions.put(workshop.id, [Question(0, "Allergies?", is_required=True)])
    said = helper.scan(ADA)
    again = helper.press("scan", again=True, text=ADA)
    assert said.what == "A question first" and again.questions == said.questions
    (question,) = said.questions
    assert helper.press("person", about=said.about).what == "A question first"
    done = helper.press("person", about=said.about, **{f"q{question.id}": "nuts"})
    assert done.what == "Welcome"
    assert questions.answers(workshop.id)[ada.id] == {question.id: "nuts"}


# --- held phones --------------------------------------------------------------------------------


@pytest.fixture
def waiting(ada, station, workshop) -> Callable[..., Outcome]:
    """Ada came by the paper poster."""
    scan = Scan(workshop.session_id, station.now(), member_id=ada.id, method=Method.PHONE)
    return desk.check_in(replace(scan, needs_nod=True, phone="a" * 64))


def test_a_helper_nods_and_it_is_done_once(waiting, helper):
    (one,) = helper.side.waiting
    assert one.name == "Ada" and "paper poster" in one.why
    assert helper.press("nod", about=one.about).what == "Welcome"
    assert helper.press("nod", about=one.about).what == "That was settled meanwhile"
    assert answers() == ["held", "welcome"] and helper.side.waiting == ()


@pytest.mark.parametrize(
    ("status", "what"),
    [(Status.CANCELLED, "Place cancelled"), (Status.WAITLISTED, "On the waitlist")],
)
def test_a_nod_does_not_bring_back_a_place_that_was_taken_away(waiting, helper, status, what):
    (one,) = helper.side.waiting
    Registration.update(status=status).execute()
    assert helper.press("nod", about=one.about).what == what
    assert answers() == ["held"] and Registration.get().status is status
    Registration.update(status=Status.REGISTERED).execute()
    assert helper.press("nod", about=one.about).what == "Welcome"


def test_a_nod_does_not_open_a_door_that_the_host_has_closed(waiting, helper, station, workshop):
    (one,) = helper.side.waiting
    sessions.close([workshop.session_id], station.now())
    assert "Closed since" in helper.press("nod", about=one.about).more
    assert answers() == ["held"]


def test_whom_the_host_turned_down_no_helper_lets_in(waiting, helper, station):
    (one,) = helper.side.waiting
    held.turn_down(waiting.check_in_id, station.now())
    assert helper.press("nod", about=one.about).what == "That was settled meanwhile"
    assert answers() == ["held", "turned_down"]


def test_a_helper_turns_down(waiting, helper):
    (one,) = helper.side.waiting
    assert helper.press("turn_down", about=one.about).what == "Turned down"
    assert helper.side.waiting == ()


def test_another_of_one_phone_is_held_with_the_first_ones_short_name(
    ada, guest, helper, station, workshop
):
    guest("Zoë Lindqvist", code=ZOE)
    scan = Scan(workshop.session_id, station.now(), method=Method.PHONE, phone="a" * 64)
    desk.check_in(replace(scan, text=ZOE))
    desk.check_in(replace(scan, text=ADA))
    (one,) = helper.side.waiting
    assert one.name == "Ada" and "Zoë L." in one.why and "Lindqvist" not in one.why


# --- taking back --------------------------------------------------------------------------------


def test_a_door_takes_back_its_own_last_scan(ada, helper):
    helper.scan(ADA)
    (done,) = helper.side.recent
    assert helper.press("undo", about=done.about).what == "Taken back"
    assert helper.press("undo", about=done.about).what == "Taken back"
    assert answers() == ["welcome", "undone"]
    assert [one.about for one in helper.side.recent] == [""]


def test_taking_a_check_out_back_says_that_they_are_in_again(ada, helper):
    helper.scan(ADA)
    helper.scan(ADA, way="out")
    last, _ = helper.side.recent
    taken = helper.press("undo", about=last.about)
    assert (taken.what, taken.more) == ("Taken back", "They are in again.")


def test_neither_another_doors_nor_an_earlier_scan_is_taken_back(ada, guest, helper, station):
    guest("Zoë Lindqvist", code=ZOE)
    helper.scan(ADA)
    (first,) = helper.side.recent
    other = Helper(station, "Door A")
    assert other.press("undo", about=first.about).tone == "attention"
    helper.scan(ZOE)
    assert [bool(one.about) for one in helper.side.recent] == [True, False]
    assert helper.press("undo", about=first.about).tone == "attention"
    assert answers() == ["welcome", "welcome"] and other.side.recent == ()


def test_a_scan_is_taken_back_within_a_quarter_of_an_hour(ada, helper, station, monkeypatch):
    helper.scan(ADA)
    (done,) = helper.side.recent
    later = station.now() + timedelta(minutes=16)
    monkeypatch.setattr(station, "now", lambda: later)
    assert helper.side.recent[0].about == ""
    assert helper.press("undo", about=done.about).tone == "attention"
    assert answers() == ["welcome"]


def test_the_list_beside_shows_this_doors_people_by_short_names(guest, helper, station):
    guest("Zoë Lindqvist", code=ZOE)
    Helper(station, "Door A").scan(ZOE)
    helper.scan("https://example.org")
    assert helper.side.recent == ()
    helper.scan(ZOE)
    (done,) = helper.side.recent
    assert (done.name, done.words) == ("Zoë L.", "Already in")
