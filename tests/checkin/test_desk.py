"""What the door answers, and what it writes down."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import codes
from lchost.checkin import attendance, desk, log
from lchost.checkin.answers import Answer, Method, Outcome, Scan, Tone
from lchost.checkin.attendance import State
from lchost.codes import CodeKind
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.models.database import DB, Topic, connected, on_change
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
ADA = codes.encode(b"Ada's 64")


@pytest.fixture
def workshop(db: Path) -> workshops.Workshop:
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")
    return workshops.get(workshops.plan(draft, NINE))


@pytest.fixture
def ada(workshop: workshops.Workshop, member: Callable[..., Member]) -> Member:
    made = member("Ada", code=ADA, attention="has the projector key")
    Registration.create(workshop=workshop.id, member=made, registered_at=NINE)
    return made


@pytest.fixture
def scan(workshop: workshops.Workshop) -> Callable[..., Outcome]:
    """Scan a text at nine, or so many minutes after."""

    def do(text: str = ADA, minutes: float = 0, **facts: object) -> Outcome:
        at = NINE + timedelta(minutes=minutes)
        return desk.check_in(Scan(workshop.session_id, at, text, **facts))  # type: ignore[arg-type]

    return do


def rows() -> list[tuple[str, int | None]]:
    return [(row.answer, row.member_id) for row in CheckIn.select().order_by(CheckIn.id)]


def test_a_valid_code_makes_one_check_in(ada, scan):
    said = scan(ADA.lower() + "\r")
    assert (said.answer, said.name, said.attention) == (
        Answer.WELCOME,
        "Ada",
        "has the projector key",
    )
    assert said.answer.tone is Tone.WELCOME and said.is_first_time
    assert rows() == [("welcome", ada.id)]


def test_the_same_code_again_says_since_when_and_where(ada, scan):
    scan(door="Door A")
    again = scan(minutes=4)
    assert (again.answer, again.since, again.since_door) == (Answer.ALREADY, NINE, "Door A")
    assert attendance.present(1) == [ada.id]


def test_asking_twice_with_one_request_id_is_asking_once(ada, scan):
    first = scan(request_id="r1")
    again = scan(request_id="r1", minutes=1)
    assert (again.answer, again.check_in_id) == (Answer.WELCOME, first.check_in_id)
    assert rows() == [("welcome", ada.id)]


def test_another_session_of_the_day_is_its_own(ada, workshop, scan):
    noon = NINE + timedelta(hours=3)
    draft = WorkshopDraft("Maps", noon, noon + timedelta(hours=1), "Europe/Paris")
    maps = workshops.get(workshops.plan(draft, NINE))
    Registration.create(workshop=maps.id, member=ada, registered_at=NINE)
    scan()
    said = desk.check_in(Scan(maps.session_id, noon, ADA))
    assert said.answer is Answer.WELCOME and not said.is_first_time


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        (codes.encode(b"nobody's"), Answer.UNKNOWN, CodeKind.BADGE),
        (ADA[:-1] + ("B" if ADA[-1] != "B" else "C"), Answer.TYPO, CodeKind.TYPO),
        ("https://example.org", Answer.FOREIGN, CodeKind.URL),
        ("WIFI:S:Library;P:secret;;", Answer.FOREIGN, CodeKind.WIFI),
        ("1", Answer.FOREIGN, CodeKind.OTHER),
        ("🎉\u202e\x00" * 2000, Answer.FOREIGN, CodeKind.OTHER),
    ],
)
def test_strange_codes_are_answered_in_grey_and_logged_without_their_text(
    ada, scan, text: str, answer: Answer, kind: CodeKind
):
    said = scan(text)
    assert (said.answer, said.code_kind, said.answer.tone) == (answer, kind, Tone.NEUTRAL)
    row = CheckIn.get()
    assert row.member_id is None and len(row.code_hash) == 64
    assert len(text) < 4 or text not in str(row.__data__)


def test_a_replaced_badge_says_since_when(ada, scan):
    BadgeCode.update(replaced_at=NINE).where(BadgeCode.code == ADA).execute()
    fresh = BadgeCode.create(code=codes.new_code(), member=ada, issued_at=NINE)
    said = scan()
    assert (said.answer, said.replaced_on, said.name) == (Answer.REPLACED, NINE, "Ada")
    assert scan(fresh.code).answer is Answer.WELCOME


def test_a_cancelled_place_is_told_even_to_somebody_who_is_in(ada, scan):
    scan()
    Registration.update(status=Status.CANCELLED).execute()
    assert scan(minutes=1).answer is Answer.CANCELLED


def test_a_waiting_member_hears_whether_a_place_is_free(ada, scan, workshop):
    Registration.update(status=Status.WAITLISTED).execute()
    assert (scan().answer, scan().has_free_place) == (Answer.WAITLISTED, True)
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "UTC", capacity=0)
    workshops.edit(workshop.id, draft)
    assert scan().has_free_place is False


def test_a_member_without_a_place_is_named_and_may_be_let_in(member, workshop, scan):
    bo = member("Bo", code=ADA)
    assert (scan().answer, scan().name) == (Answer.NOT_REGISTERED, "Bo")
    said = desk.let_in(Scan(workshop.session_id, NINE, member_id=bo.id, method=Method.SEARCH))
    assert said.answer is Answer.WELCOME
    place = Registration.get()
    assert (place.status, place.is_walk_in) == (Status.REGISTERED, True)
    assert CheckIn.get_by_id(said.check_in_id).overruled == "not_registered"


@pytest.mark.parametrize(("days", "answer"), [(0, Answer.OTHER_WORKSHOP), (7, Answer.OTHER_DAY)])
def test_a_place_elsewhere_is_named(member, workshop, scan, days: int, answer: Answer):
    start = NINE + timedelta(days=days, hours=1)
    draft = WorkshopDraft("Maps", start, start + timedelta(hours=1), "Europe/Paris")
    maps = workshops.plan(draft, NINE)
    Registration.create(workshop=maps, member=member("Bo", code=ADA), registered_at=NINE)
    said = scan()
    assert (said.answer, said.workshop_title, said.starts_at) == (answer, "Maps", start)


@pytest.mark.parametrize(
    ("minutes", "answer"),
    [
        (-30.01, Answer.TOO_EARLY),
        (-30, Answer.WELCOME),
        (9.9, Answer.WELCOME),
        (10, Answer.LATE),
        (179.9, Answer.LATE),
        (180, Answer.CLOSED),
    ],
)
def test_the_hours_of_the_door(ada, scan, minutes: float, answer: Answer):
    said = scan(minutes=minutes)
    assert said.answer is answer
    if answer is Answer.TOO_EARLY:
        assert said.opens_at == NINE - timedelta(minutes=30)
    if answer is Answer.CLOSED:
        assert said.closed_at == NINE + timedelta(minutes=180)


def test_a_door_closed_by_hand_says_so_and_marks_the_absent(ada, workshop, scan, member):
    bo = member("Bo")
    Registration.create(workshop=workshop.id, member=bo, registered_at=NINE)
    scan()
    assert [p.state for p in attendance.presence(workshop.id)] == [State.PRESENT, State.UNMARKED]
    workshops.close_door(workshop.id, NINE + timedelta(minutes=20))
    assert scan(minutes=21).answer is Answer.CLOSED
    assert [p.state for p in attendance.presence(workshop.id)] == [State.PRESENT, State.ABSENT]
    workshops.open_door(workshop.id)
    assert scan(minutes=22).answer is Answer.ALREADY


def test_an_undone_check_in_can_be_made_again(ada, workshop, scan):
    said = scan()
    assert desk.undo_check_in(said.check_in_id or 0, NINE, "wrong Ada")
    assert not desk.undo_check_in(said.check_in_id or 0, NINE)
    assert not desk.undo_check_in(4711, NINE)
    assert attendance.present(workshop.id) == []
    assert scan(minutes=1).answer is Answer.WELCOME
    assert [entry.is_undone for entry in log.recent(workshop.session_id)] == [False, True]


def test_ctrl_z_takes_a_check_in_back_and_the_counts_follow(ada, workshop, scan):
    with undo.step("check-in of Ada"):
        scan()
    assert log.counts(workshop.session_id).present == 1
    undo.undo()
    assert log.counts(workshop.session_id).present == 0
    undo.redo()
    assert attendance.present(workshop.id) == [ada.id]


def test_a_walk_in_is_member_place_and_check_in_at_once(workshop):
    said = desk.walk_in(workshop.session_id, "  李 小龍 ", NINE)
    assert (said.answer, said.name, said.is_first_time) == (Answer.WELCOME, "李 小龍", True)
    counts = log.counts(workshop.session_id)
    assert (counts.present, counts.expected, counts.walk_ins) == (1, 1, 1)
    assert codes.is_valid(BadgeCode.get().code)


@pytest.mark.parametrize("email", ["ada@example.org", "ådà@exämple.org"])
def test_a_walk_in_with_a_known_e_mail_is_that_member(ada, workshop, email: str):
    Member.update(email=email).execute()
    said = desk.walk_in(workshop.session_id, "A. Lovelace", NINE, email=f" {email.upper()} ")
    assert (said.name, Member.select().count()) == ("Ada", 1)
    assert said.answer is Answer.WELCOME


def test_counts_tell_walk_ins_and_first_timers(ada, workshop, member, scan):
    bo = member("Bo")
    Registration.create(workshop=workshop.id, member=bo, registered_at=NINE)
    scan()
    desk.walk_in(workshop.session_id, "Cy", NINE)
    counts = log.counts(workshop.session_id)
    assert (counts.present, counts.expected, counts.to_come) == (2, 3, 1)
    assert (counts.walk_ins, counts.first_time) == (1, 2)


def test_a_full_disk_is_never_green(ada, scan):
    DB.pragma("max_page_count", DB.pragma("page_count"))
    said = [scan(minutes=n / 10) for n in range(300)]
    saved = [one for one in said if one.answer is not Answer.NOT_SAVED]
    last = said[-1]
    assert last.answer is Answer.NOT_SAVED and last.answer.tone is Tone.REFUSED
    assert last.trouble is not None and "nothing was saved" in str(last.trouble)
    assert CheckIn.select().count() == len(saved) < 300
    DB.pragma("max_page_count", 1_000_000)
    assert scan(minutes=40).answer is Answer.ALREADY
    assert CheckIn.select().count() == len(saved) + 1


def test_five_devices_with_one_code_make_one_check_in(ada, workshop):
    said: list[Answer] = []
    start = threading.Barrier(5)

    def device(n: int) -> None:
        with connected():
            start.wait()
            said.append(desk.check_in(Scan(workshop.session_id, NINE, ADA, door=f"{n}")).answer)

    threads = [threading.Thread(target=device, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(a.value for a in said) == ["already"] * 4 + ["welcome"]


def test_a_scan_is_told_to_the_screens_once(ada, scan):
    notices: list[frozenset[Topic]] = []
    on_change(notices.append)
    scan()
    assert notices == [frozenset({Topic.ATTENDANCE})]
