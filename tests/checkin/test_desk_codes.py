"""What is read, and what the desk makes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchost import codes
from lchost.checkin import attendance, desk, log
from lchost.checkin.answers import Answer, Method, Scan, Tone
from lchost.models.attendance import CheckIn
from lchost.models.people import BadgeCode
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from tests.checkin.conftest import ADA, NINE


@pytest.mark.parametrize(
    "wrapped",
    [
        ADA.lower(),
        codes.spaced(ADA),
        "-".join(ADA[n : n + 5] for n in range(0, 20, 5)),
        f"{ADA}\r\n",
        f"\t{ADA}\t",
        f"]Q1{ADA}",
        f"\\000026{ADA}",
        f"]Q1\\000003{ADA}\r",
        f"\x02{ADA}\x03",
        f"\u200f{ADA}\u200e",
    ],
    ids=["lower", "fives", "dashes", "enter", "tab", "aim", "eci", "both", "control", "direction"],
)
def test_a_badge_is_read_whatever_the_scanner_wraps_around_it(ada, scan, wrapped):
    assert (scan(wrapped).answer, scan(ADA, 1).answer) == (Answer.WELCOME, Answer.ALREADY)


@pytest.mark.parametrize("text", ["", "   ", "\x00", "+/-=", "🎉" * 30, "א" * 20, "B" * 4096, "1"])
def test_no_text_makes_the_desk_stumble_or_lets_somebody_in(ada, scan, text):
    said = scan(text)
    assert said.answer.tone is Tone.NEUTRAL and said.member_id is None
    assert attendance.present(1) == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60) | st.text("BCDFGHJKLNPRSTVX ", min_size=18, max_size=22))
def test_whatever_is_scanned_is_answered_in_grey(ada, scan, text):
    said = scan(text)
    assert said.answer in (Answer.TYPO, Answer.UNKNOWN, Answer.FOREIGN)
    assert attendance.present(1) == []


def test_nobodys_code_is_logged_and_lets_nobody_in_however_hard_one_presses(workshop, scan):
    nobody = codes.encode(b"nobody's")
    assert scan(nobody).answer is Answer.UNKNOWN
    said = desk.let_in(Scan(workshop.session_id, NINE, nobody), "she says she is Ada")
    assert said.answer is Answer.UNKNOWN
    first, pressed = CheckIn.select().order_by(CheckIn.id)
    assert (first.code_hash, first.forced) == (pressed.code_hash, False)
    assert pressed.forced and pressed.overruled == "" and len(pressed.code_hash) == 64
    assert attendance.present(workshop.id) == []


def test_a_members_number_typed_as_a_code_is_no_badge(ada, scan):
    assert scan(str(ada.id)).answer is Answer.FOREIGN
    assert scan(ada.uid).member_id is None


def test_a_replaced_badge_is_told_even_to_somebody_who_is_in_and_the_new_one_is_the_same_person(
    ada, scan
):
    scan()
    BadgeCode.update(replaced_at=NINE).where(BadgeCode.code == ADA).execute()
    fresh = BadgeCode.create(code=codes.new_code(), member=ada, issued_at=NINE)
    assert scan(minutes=1).answer is Answer.REPLACED
    assert scan(fresh.code, 2).answer is Answer.ALREADY


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.WAITLISTED])
def test_a_place_that_is_none_is_told_even_to_somebody_who_is_in(ada, scan, status):
    scan()
    Registration.update(status=status).execute()
    said = scan(minutes=1)
    assert (said.answer.value, said.answer.tone) == (status.value, Tone.ATTENTION)


def test_a_badge_of_another_workshop_names_it_and_can_be_let_in_here(member, workshop, scan):
    later = NINE + timedelta(hours=4)
    draft = WorkshopDraft("Maps", later, later + timedelta(hours=1), "Europe/Paris")
    maps = workshops.plan(draft, NINE)
    bo = member("Bo", code=ADA)
    Registration.create(workshop=maps, member=bo, registered_at=NINE)
    said = scan()
    assert (said.answer, said.workshop_title) == (Answer.OTHER_WORKSHOP, "Maps")
    assert attendance.present(workshop.id) == []
    let = desk.let_in(Scan(workshop.session_id, NINE, member_id=bo.id), "wants to see charts")
    assert let.answer is Answer.WELCOME
    assert attendance.present(workshop.id) == [bo.id]
    assert Registration.select().where(Registration.member == bo).count() == 2


def test_a_known_member_without_a_place_is_let_in_as_a_walk_in(member, workshop, scan):
    bo = member("Bo", code=ADA)
    assert scan().answer is Answer.NOT_REGISTERED
    desk.let_in(Scan(workshop.session_id, NINE, ADA, method=Method.SCANNER))
    (entry,) = log.arrivals(workshop.session_id)
    assert (entry.member_id, entry.is_walk_in) == (bo.id, True)


def test_looking_first_writes_nothing_until_it_is_confirmed(ada, workshop, scan):
    asked = Scan(workshop.session_id, NINE, ADA)
    assert desk.look(asked).answer is Answer.WELCOME
    assert desk.look(asked).answer is Answer.WELCOME
    assert CheckIn.select().count() == 0
    assert desk.check_in(asked).answer is Answer.WELCOME
    assert desk.look(asked).answer is Answer.ALREADY


def test_letting_in_keeps_apart_that_it_was_asked_and_what_it_overruled(invite, workshop):
    asked, needed = invite("Ada", code=ADA), invite("Bo")
    Registration.update(status=Status.CANCELLED).where(Registration.member == needed).execute()
    for who in (asked, needed):
        desk.let_in(Scan(workshop.session_id, NINE, member_id=who.id), "a friend")
    kept = {row.member_id: row for row in CheckIn.select()}
    told = {who: (row.forced, row.overruled, row.reason) for who, row in kept.items()}
    assert told == {asked.id: (True, "", "a friend"), needed.id: (True, "cancelled", "a friend")}


def test_the_attention_note_comes_with_every_answer_about_a_person(invite, scan):
    invite("Ada", code=ADA, attention="has the projector key")
    for minutes, answer in ((-60, Answer.TOO_EARLY), (0, Answer.WELCOME), (1, Answer.ALREADY)):
        said = scan(minutes=minutes)
        assert (said.answer, said.attention) == (answer, "has the projector key")
