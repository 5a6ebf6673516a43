"""An attendee's phone: from the poster to the green page, and every other way it may go."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from lchost.checkin import desk, held, phones, poster, questions
from lchost.checkin.answers import Question, QuestionKind, Scan
from lchost.errors import DiskFull
from lchost.models import settings
from lchost.models.attendance import CheckIn
from lchost.models.people import Consent, Member
from lchost.models.workshops import DoorAnswer, Registration, Status
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import consents, members
from lchost.station.phones_words import words
from tests.station.handset import BEGINS


def answers() -> list[str]:
    return [row.answer for row in CheckIn.select().order_by(CheckIn.id)]


@pytest.fixture
def amelie(attendee):
    return attendee("Amélie Dubois", "amelie.dubois@example.org", "+33 6 12 34 56 78")


@pytest.fixture
def bo(attendee):
    """Nothing is known of Bo but the name."""
    return attendee("Bo")


def test_a_phone_scans_finds_itself_and_is_in(phone, amelie):
    mine = phone().scan().find("amel")
    assert mine.choices == ["Amélie D."]
    mine.choose().send("/in", last="5678")
    assert (mine.status, mine.path) == (200, "/me")
    assert "You are in" in mine.words and "Amélie D." in mine.words and "10:50" not in mine.words
    assert "In since 09:50" in mine.words  # the workshop's clock, in Paris
    (row,) = CheckIn.select()
    assert (row.answer, row.method, row.member_id) == ("welcome", "phone", amelie)
    assert row.phone and row.door == "Door A"


# --- the poster -----------------------------------------------------------------------------------


def test_a_code_older_than_its_step_and_grace_is_refused_with_scan_the_new_one(phone, clock, bo):
    mine = phone()
    old = mine.shown.code
    clock.go(seconds=29)
    assert mine.scan(old).path == "/come"
    late = phone()
    clock.go(seconds=1)
    assert late.scan(old).status == 410
    assert "Scan the new one" in late.words and not late.has_form("/find")


def test_yesterdays_code_and_another_workshops_open_nothing(phone, clock, desk_station, bo):
    key = desk_station.keys.of("poster")
    yesterday = poster.on_screen(key, desk_station.session_id(), clock() - timedelta(days=1))
    other = poster.on_screen(key, desk_station.session_id() + 1, clock())
    for code in (yesterday.code, other.code):
        mine = phone().scan(code)
        assert mine.status == 410 and "Scan the new one" in mine.words


def test_a_pass_is_for_one_session_and_marks_no_other_day(phone, clock, circle, bo):
    monday = SessionDraft(BEGINS + timedelta(days=2), BEGINS + timedelta(days=2, hours=3))
    session = sessions.add(circle.id, monday)
    mine = phone().scan().find("bo").choose()
    mine.send("/in")
    assert [row.session_id for row in CheckIn.select()] == [circle.session_id] != [session]
    clock.go(days=2)
    assert mine.get("/find").has_form("/C")  # the pass has ended: scan again
    assert answers() == ["welcome"]


def test_the_poster_of_a_room_beside_this_one_counts_for_that_room(phone, circle, desk_station, bo):
    beside = sessions.add(circle.id, SessionDraft(circle.starts_at, circle.ends_at, "Room 2"))
    shown = poster.on_screen(desk_station.keys.of("poster"), beside, desk_station.now())
    phone().scan(shown.code).find("bo").choose().send("/in")
    assert [row.session_id for row in CheckIn.select()] == [beside]


def test_the_typed_words_equal_the_code(phone, bo):
    mine = phone().get("/")
    word = mine.shown.word
    mine.send("/C", word=word.upper().replace(" ", "-"))
    assert mine.path == "/come" and mine.has_form("/find")
    typed = phone().get("/").send("/C", word=mine.shown.code.lower())
    assert typed.has_form("/find")


def test_the_code_may_turn_while_somebody_types_their_name(phone, clock, bo):
    mine = phone().scan()
    clock.go(minutes=9)
    mine.find("bo").choose().send("/in")
    assert answers() == ["welcome"]


def test_a_pass_ends_after_ten_minutes(phone, clock, bo):
    mine = phone().scan().find("bo").choose()
    clock.go(minutes=10)
    mine.send("/in")
    assert mine.status == 410 and "Scan the code at the door once more" in mine.words
    assert answers() == []


def test_a_pass_and_a_choice_are_worth_nothing_on_another_phone(phone, bo):
    mine, other = phone(), phone().get("/")
    mine.scan().find("bo").choose()
    other.client.set_cookie("lchost_pass", mine.client.get_cookie("lchost_pass").value)
    assert other.get("/find").has_form("/C")
    other.scan()
    fields = {**mine.form("/in").fields, "form": other.form("/find").fields["form"]}
    other.post("/in", fields)
    assert answers() == [] and other.status == 410


def test_without_cookies_the_page_says_what_to_do(phone):
    mine = phone().get("/come?scanned=1")
    assert "Your browser does not remember this page" in mine.words


def test_guessing_poster_codes_is_slowed_down(phone, bo):
    mine = phone().get("/")
    for _ in range(10):
        mine.get("/").send("/C", word="otter river")
    assert mine.send("/C", word="otter river").status == 429
    assert int(mine.answer.headers["Retry-After"]) <= 60
    assert "Wait a minute" in mine.words
    assert phone().scan().has_form("/find")  # others go on


def test_old_codes_are_not_counted_as_guesses(phone, clock, bo):
    mine = phone()
    old = mine.shown.code
    clock.go(minutes=5)
    assert [mine.scan(old).status for _ in range(12)] == [410] * 12


# --- paper ----------------------------------------------------------------------------------------


@pytest.fixture
def paper(desk_station):
    return poster.on_paper(desk_station.keys.of("poster"), desk_station.session_id())


def test_a_poster_on_paper_asks_the_host(phone, clock, paper, circle, bo):
    mine = phone().scan(paper.code).find("bo").choose().send("/in")
    assert mine.path == "/wait" and "The host has been asked" in mine.words
    assert answers() == ["held"]
    (waits,) = held.pending(circle.session_id)
    assert "The host has been asked" in mine.get("/wait").words
    held.nod(waits.check_in_id, clock())
    assert mine.get("/wait").path == "/me" and "You are in" in mine.words


def test_whom_the_host_turns_down_is_asked_to_the_desk(phone, clock, paper, circle, bo):
    mine = phone().scan(paper.code).find("bo").choose().send("/in")
    (waits,) = held.pending(circle.session_id)
    held.turn_down(waits.check_in_id, clock())
    assert "Please come to the desk" in mine.get("/wait").words
    assert "You are not checked in" in mine.get("/me").words


# --- finding oneself, and proving it --------------------------------------------------------------


def test_the_search_shows_given_name_and_initial_of_five_at_most(phone, attendee):
    for surname in ("Abel", "Bello", "Costa", "Duarte", "Eça"):
        attendee(f"Marta {surname}")
    mine = phone().scan().find("mart")
    assert mine.choices == ["Marta A.", "Marta B.", "Marta C.", "Marta D.", "Marta E."]
    assert "Costa" not in mine.page
    attendee("Martha Fink")
    mine.find("mart")
    assert mine.choices == [] and "type more letters" in mine.words
    assert mine.find("cost").choices == ["Marta C."]


@pytest.mark.parametrize("typed", ["", "  ", "a", "ma", "%%%", "___", "m*a", "\u202e\u200f\u200b"])
def test_fewer_than_three_letters_find_nobody(phone, attendee, typed):
    attendee("Marta Costa")
    mine = phone().scan().find(typed)
    assert mine.choices == [] and "at least three letters" in mine.words


def test_no_request_without_a_pass_names_anybody(phone, amelie):
    mine = phone()
    for path in ("/", "/come", "/find", "/new", "/me", "/wait", "/who", "/in", "/static/"):
        mine.get(path)
        assert "Amélie" not in mine.page and "Dubois" not in mine.page
    form = mine.get("/").form("/C").fields
    for path in ("/find", "/who", "/in", "/new"):
        mine.post(path, {**form, "name": "amel", "q": "amel", "who": "1-1-1"})
        assert "Amélie" not in mine.page


def test_e_mail_and_phone_find_nobody_and_are_never_shown(phone, amelie):
    mine = phone().scan()
    for typed in ("example", "dubois@example.org", "61234", "12345678"):
        assert mine.find(typed).choices == []
    mine.find("dubois").choose()
    assert "example.org" not in mine.page and "12 34" not in mine.page and "5678" not in mine.page


def test_reading_the_list_three_letters_at_a_time_is_slowed_down(phone, amelie):
    mine = phone().scan()
    said = [mine.find("amel").status for _ in range(21)]
    assert said[:20] == [200] * 20 and said[20] == 429
    assert mine.choices == [] and "Wait a minute" in mine.words


def test_a_friend_elsewhere_cannot_come_in_without_the_last_letters(phone, amelie):
    mine = phone().scan().find("amelie").choose()
    assert mine.send("/in").status == 200 and mine.has_form("/in")
    assert "These do not fit" in mine.send("/in", last="ibou").words
    assert answers() == []
    assert mine.send("/in", last="5678").path == "/me"
    assert answers() == ["welcome"]


@pytest.mark.parametrize("language", ["en", "fr", "vi", "ar"])
def test_what_the_name_gives_away_is_neither_asked_for_nor_taken(phone, attendee, language):
    attendee("Suharti", "suharti@example.org")
    mine = phone(language).scan().find("suharti").choose()
    assert words(language).plain("who.proof_domain") in mine.words
    mine.send("/in", last="arti")
    assert answers() == []
    assert mine.send("/in", last="exam").path == "/me"


def test_guessing_the_last_letters_is_slowed_down_and_leads_to_the_desk(phone, amelie, bo):
    mine = phone().scan().find("amelie").choose()
    for n in range(10):
        mine.send("/in", last=f"x{n:03}")
    mine.send("/in", last="5678")
    assert mine.status == 429 and answers() == []
    assert "Ask at the desk" in mine.words
    other = phone().scan().find("amelie").choose().send("/in", last="5678")
    assert other.status == 429  # from another phone as well: it is her name that is guessed at
    assert phone().scan().find("bo").choose().send("/in").path == "/me"


def test_who_has_no_place_here_is_only_found_by_their_whole_name(phone, attendee):
    attendee("Nadia Haddad", status=None)
    mine = phone().scan()
    assert mine.find("nadia").choices == [] and mine.find("hadd").choices == []
    mine.find("haddad nadia").choose().send("/in")
    assert answers() == ["not_registered"] and "You have no place here yet" in mine.words


# --- what the door asks ---------------------------------------------------------------------------


@pytest.fixture
def asking(circle):
    """The workshop asks two questions."""
    kinds = (
        Question(0, "Lunch?", QuestionKind.CHOICE, ("Soup", "Salad"), True),
        Question(0, "What should we know?"),
    )
    questions.put(circle.id, kinds)
    return [question.id for question in questions.listing(circle.id)]


def test_a_required_question_blocks_until_it_is_answered(phone, asking, bo):
    lunch, _ = asking
    mine = phone().scan().find("bo").choose().send("/in")
    assert "still to be answered" in mine.words and answers() == ["asks"]
    mine.send("/in", **{f"q{lunch}": "Soup"})
    assert mine.path == "/me" and answers() == ["asks", "welcome"]
    assert [row.value for row in DoorAnswer.select()] == ["Soup"]


def test_what_was_answered_is_kept_even_if_the_check_in_then_fails(phone, clock, asking, bo):
    lunch, know = asking
    clock.set(7)
    mine = phone().scan().find("bo").choose()
    mine.send("/in", **{f"q{lunch}": "Salad", f"q{know}": "I come with a dog"})
    assert answers() == ["too_early"]
    assert [row.value for row in DoorAnswer.select()] == ["Salad", "I come with a dog"]


def test_an_answer_that_is_no_choice_is_none(phone, asking, bo):
    phone().scan().find("bo").choose().send("/in", **{f"q{asking[0]}": "Cake"})
    assert DoorAnswer.select().count() == 0


def test_the_first_visit_accepts_the_guidelines_and_answers_for_photos(phone, bo):
    settings.put("guidelines", "Be kind.\nListen.")
    settings.put("stage_names", True)
    mine = phone().scan().find("bo").choose()
    assert "Be kind.\nListen." in mine.page
    mine.send("/in", photo="1")
    assert "One thing is missing" in mine.words and answers() == []
    assert re.search(r'name="photo" value="1" checked', mine.page)
    mine.send("/in", guidelines="1")
    assert answers() == ["welcome"]
    said = consents.standing(bo)
    assert {what.value: one.given for what, one in said.items()} == {
        "guidelines": True,
        "photo": True,
        "stage": False,
    }
    assert said[consents.What.GUIDELINES].wording == "Be kind.\nListen."
    assert said[consents.What.PHOTO].wording == "Photos that show me are fine"
    assert {one.channel for one in said.values()} == {"phone"}


def test_a_consent_is_kept_in_the_words_that_were_read(phone, bo):
    phone("fr").scan().find("bo").choose().send("/in", photo="1")
    (row,) = Consent.select()
    assert row.given and row.wording == "Les photos où l'on me voit ne me gênent pas"


def test_nothing_is_asked_twice_but_changed_guidelines_are(phone, clock, bo):
    settings.put("guidelines", "Be kind.")
    mine = phone().scan().find("bo").choose().send("/in", guidelines="1")
    clock.go(minutes=30)
    again = phone().scan().find("bo").choose()
    assert again.form("/in").asks == []
    settings.put("guidelines", "Be kind, and on time.")
    assert mine.scan().get("/find").find("bo").choose().form("/in").asks == ["guidelines"]


# --- early, twice, replayed -----------------------------------------------------------------------


def test_who_is_early_hears_when_the_door_opens_and_comes_in_without_scanning_again(
    phone, clock, amelie
):
    clock.set(8)
    mine = phone().scan()
    assert "The door opens at 09:30" in mine.words
    mine.find("amelie").choose().send("/in", last="5678")
    assert mine.path == "/wait" and "The door opens at 09:30" in mine.words
    assert not mine.has_form("/in") and answers() == ["too_early"]
    clock.set(8, 29)
    assert not mine.get("/wait").has_form("/in")
    clock.set(8, 30)
    assert "The door is open" in mine.get("/wait").words
    mine.send("/in")  # neither scanned nor proven again
    assert mine.path == "/me" and answers() == ["too_early", "welcome"]


def test_the_day_is_said_when_the_door_opens_on_another_one(phone, clock, desk_station, bo):
    clock.go(days=-1)
    paper = poster.on_paper(desk_station.keys.of("poster"), desk_station.session_id())
    mine = phone().scan(paper.code).find("bo").choose().send("/in")
    assert "The door opens on 14 November, 09:30" in mine.words
    french = phone("fr").scan(paper.code).find("bo").choose().send("/in")
    assert "La porte ouvre le 14 novembre à 09:30" in french.words


def test_a_double_tap_is_one_check_in(phone, amelie):
    settings.put("guidelines", "Be kind.")
    mine = phone().scan().find("amelie").choose()
    fields = {**mine.form("/in").fields, "last": "5678", "guidelines": "1"}
    assert [mine.post("/in", fields).path for _ in range(5)] == ["/me"] * 5
    assert answers() == ["welcome"]
    assert Consent.select().count() == 2  # guidelines and photo, once each


def test_another_site_and_another_phone_cannot_send_the_form(phone, amelie, bo):
    mine, other = phone().scan().find("bo").choose(), phone().scan().find("bo").choose()
    good = mine.form("/in").fields
    for form in ("", "x", good["form"][:-1], other.form("/in").fields["form"]):
        assert mine.post("/in", {**good, "form": form}).status == 400
    for action in ("/C", "/find", "/who", "/in", "/new", "/forget"):
        assert mine.post(action, {"name": "bo", "word": mine.shown.code}).status == 400
    assert answers() == []


def test_nothing_changes_by_get(phone, bo):
    mine = phone().scan().find("bo").choose()
    for path in ("/who", "/in", "/forget"):
        assert mine.get(path).status == 405
    assert answers() == []


# --- one phone, one person ------------------------------------------------------------------------


def test_a_phone_brings_one_person_and_the_host_is_asked_for_the_second(
    phone, clock, circle, amelie, bo
):
    foot = words("en").plain("ask_desk")
    mine = phone().scan().find("bo").choose().send("/in")
    mine.get("/find").find("amelie").choose().send("/in", last="5678")
    assert answers() == ["welcome", "held"]
    assert "This phone has checked in somebody else" in mine.words and foot in mine.words
    (waits,) = held.pending(circle.session_id)
    assert waits.member_id == amelie and waits.other_name == "Bo"
    held.nod(waits.check_in_id, clock())
    assert "Amélie D. is in" in mine.get("/wait").words and foot not in mine.words
    assert "Bo" in mine.get("/me").words  # the phone stays Bo's


def test_many_phones_behind_one_address_come_in_side_by_side(phone, attendee):
    for n in range(12):
        attendee(f"Guest{chr(65 + n)}")
    for n in range(12):
        assert phone().scan().find(f"guest{chr(97 + n)}").choose().send("/in").path == "/me"
    assert answers() == ["welcome"] * 12


def test_a_replayed_form_does_not_make_the_phone_somebody_elses(phone, circle, amelie, bo):
    mine = phone().scan().find("bo").choose().send("/in")
    mine.get("/find").find("amelie").choose()
    fields = {**mine.form("/in").fields, "last": "5678"}
    for _ in range(3):
        mine.post("/in", fields)
    assert answers() == ["welcome", "held"]
    assert "Bo" in mine.get("/me").words and "Amélie" not in mine.words


def test_a_replayed_form_keeps_consents_of_the_one_who_is_answered_only(phone, clock, amelie, bo):
    clock.set(8)
    mine = phone().scan().find("amelie").choose()
    first = {**mine.form("/in").fields, "last": "5678"}
    mine.post("/in", first)
    kept = consents.standing(amelie)
    settings.put("guidelines", "Be kind.")
    mine.get("/find").find("bo").choose()
    second = {**mine.form("/in").fields, "form": first["form"], "guidelines": "1", "photo": "1"}
    mine.post("/in", second)
    assert consents.standing(amelie) == kept
    assert {(row.member_id, row.given) for row in Consent.select()} == {(amelie, False), (bo, True)}
    assert "Bo" in mine.words and "Amélie" not in mine.words


def test_a_phone_is_remembered_and_one_tap_is_enough_at_the_next_workshop(
    phone, clock, open_door, amelie
):
    mine = phone().scan().find("amelie").choose().send("/in", last="5678", photo="1")
    clock.go(days=7)
    starts = BEGINS + timedelta(days=7)
    draft = WorkshopDraft("More charts", starts, starts + timedelta(hours=3), "Europe/Paris")
    following = workshops.plan(draft, BEGINS)
    Registration.create(workshop=following, member=amelie, registered_at=BEGINS)
    mine.carry_to(open_door(following))
    mine.scan()
    assert "Is it you, Amélie D. ?" in mine.words and mine.form("/in").asks == []
    mine.send("/in")
    assert mine.path == "/me" and answers() == ["welcome", "welcome"]


def test_the_file_keeps_no_key_of_a_phone(phone, db, bo):
    mine = phone().scan().find("bo").choose().send("/in")
    cookie = mine.client.get_cookie("lchost_phone").value.partition(".")[0]
    kept = db.read_bytes() + db.with_name(db.name + "-wal").read_bytes()
    assert cookie.encode() not in kept


def test_not_me_makes_the_phone_nobodys(phone, clock, amelie, bo):
    mine = phone().scan().find("bo").choose().send("/in")
    assert mine.send("/forget").has_form("/find") and mine.get("/me").path == "/come"
    mine.find("amelie").choose().send("/in", last="5678")
    assert answers() == ["welcome", "held"]  # it is still the same phone


def test_who_came_by_badge_and_then_scans_is_recognised_as_in(phone, clock, circle, amelie):
    code = members.get(amelie).code
    desk.check_in(Scan(circle.session_id, clock(), text=code, door="Door B"))
    clock.go(minutes=5)
    mine = phone().scan().find("amelie").choose().send("/in", last="5678")
    assert mine.path == "/me" and "In since 09:50" in mine.words
    assert answers() == ["welcome", "already"]


def test_whom_nobody_can_prove_is_not_taken_over_by_a_second_phone(phone, bo):
    phone().scan().find("bo").choose().send("/in")
    other = phone().scan().find("bo").choose().send("/in")
    assert "Bo is in already" in other.words and "tell the desk" in other.words
    assert other.get("/me").path == "/come"


# --- the desk's other answers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "wanted"),
    [(Status.CANCELLED, "Your place was given back"), (Status.WAITLISTED, "waiting list")],
)
def test_a_place_given_back_or_waited_for_is_said_with_the_way_out(phone, attendee, status, wanted):
    attendee("Bo", status=status)
    mine = phone().scan().find("bo").choose().send("/in")
    assert wanted in mine.words and "desk" in mine.words
    assert answers() == [status.value]


def test_a_place_on_another_day_is_named(phone, attendee):
    member = attendee("Nadia Haddad", status=None)
    starts = BEGINS + timedelta(days=3)
    draft = WorkshopDraft("Maps", starts, starts + timedelta(hours=1), "Europe/Paris")
    Registration.create(workshop=workshops.plan(draft, BEGINS), member=member, registered_at=BEGINS)
    mine = phone().scan().find("nadia haddad").choose().send("/in")
    assert "Your place is on another day" in mine.words
    assert "Maps , 17 November, 10:00" in mine.words


def test_after_the_end_the_door_is_closed(phone, clock, bo):
    clock.set(12, 5)
    mine = phone().scan().find("bo").choose().send("/in")
    assert "The door is closed" in mine.words and "Since 13:00" in mine.words
    assert answers() == ["closed"]


def test_who_is_late_is_welcome(phone, clock, bo):
    clock.set(9, 25)
    mine = phone().scan().find("bo").choose().send("/in")
    assert answers() == ["late"] and "It began at 10:00" in mine.words


def test_the_hosts_notes_never_reach_a_phone(phone, attendee):
    attendee("Bo", attention="owes us the key", notes="difficult")
    mine = phone().scan().find("bo").choose()
    assert "owes us" not in mine.page + mine.send("/in").page + mine.get("/me").page
    assert answers() == ["welcome"]


def refuse(*_: object) -> None:
    raise DiskFull()


def test_a_disk_that_refuses_is_said_and_never_green_and_one_press_tries_again(
    phone, monkeypatch, amelie
):
    mine = phone().scan().find("amelie").choose()
    with monkeypatch.context() as broken:
        broken.setattr(mine.station, "write", refuse)
        mine.send("/in", last="5678", photo="1")
    assert (
        mine.status == 503 and "Nothing was saved" in mine.words and "You are in" not in mine.page
    )
    assert answers() == []
    assert 'value="1" checked' in mine.page and "last" not in mine.form("/in").asks
    assert mine.send("/in", photo="1").path == "/me"  # neither found nor proven again
    assert answers() == ["welcome"] and Consent.get().given


def test_a_newcomer_who_was_not_saved_types_nothing_again(phone, open_to_all, monkeypatch):
    mine = phone().scan().get("/new")
    with monkeypatch.context() as broken:
        broken.setattr(mine.station, "write", refuse)
        mine.send("/new", name="Zoë Nowak")
    assert mine.status == 503 and "Nothing was saved" in mine.words
    assert mine.send("/new").path == "/me" and Member.get().display_name == "Zoë Nowak"


def test_a_member_who_is_gone_meanwhile_is_no_fault(phone, bo):
    mine = phone().scan().find("bo").choose()
    Member.delete().where(Member.id == bo).execute()
    assert mine.send("/in").status == 410 and mine.has_form("/find")


# --- newcomers ------------------------------------------------------------------------------------


@pytest.fixture
def open_to_all(circle):
    from dataclasses import replace

    workshops.edit(circle.id, replace(circle, phone_walk_ins=True))


def test_newcomers_are_sent_to_the_desk_unless_the_host_allows_it(phone, circle):
    mine = phone().scan().get("/new")
    assert "New people are welcomed at the desk" in mine.words and not mine.has_form("/new")
    form = mine.get("/find").form("/find").fields
    assert "desk" in mine.post("/new", {**form, "name": "Zoë"}).words
    assert Member.select().count() == 0


def test_a_newcomer_comes_in_by_name_alone(phone, open_to_all):
    mine = phone().scan().get("/new")
    mine.send("/new", name="Zoë Nowak")
    assert mine.path == "/me" and "Zoë N." in mine.words
    (row,) = CheckIn.select()
    assert (row.answer, row.method) == ("welcome", "walk_in")
    assert Registration.get().is_walk_in and phones.owner(row.phone) == row.member_id


def test_a_newcomers_double_tap_makes_one_member(phone, open_to_all):
    mine = phone().scan().get("/new")
    fields = {**mine.form("/new").fields, "name": "Zoë"}
    for _ in range(3):
        mine.post("/new", fields)
    assert Member.select().count() == 1 and answers() == ["welcome"]


def test_a_newcomer_whose_name_is_on_the_list_is_asked_whether_it_is_them(
    phone, open_to_all, amelie
):
    mine = phone().scan().get("/new").send("/new", name="dubois AMÉLIE")
    assert mine.choices == ["Amélie D."] and answers() == []
    mine.send("/new")
    assert answers() == ["welcome"] and Member.select().count() == 2


def test_a_newcomer_mends_what_does_not_fit(phone, open_to_all):
    settings.put("guidelines", "Be kind.")
    mine = phone().scan().get("/new").send("/new", name="Zoë")
    assert "One thing is missing" in mine.words and 'value="Zoë"' in mine.page
    mine.send("/new", guidelines="1", email="zoe@")
    assert "does not look like an e-mail" in mine.words and 'value="zoe@"' in mine.page
    mine.send("/new", guidelines="1", name="  ", email="")
    assert "Type your name first" in mine.words
    mine.send("/new", guidelines="1", name="Zoë")
    assert answers() == ["welcome"] and Consent.select().count() == 2


def test_a_newcomer_answers_what_must_be_answered_before_they_are_kept(phone, open_to_all, asking):
    lunch, _ = asking
    mine = phone().scan().get("/new")
    for _ in range(8):
        mine.send("/new", name="Zoë")
        assert "still to be answered" in mine.words and mine.status == 200
    assert Member.select().count() == 0 and answers() == []
    assert mine.send("/new", **{f"q{lunch}": "Soup"}).path == "/me"
    assert Member.select().count() == 1 and answers() == ["welcome"]


def test_a_phone_brings_one_newcomer_and_the_second_is_sent_to_the_desk(phone, open_to_all):
    mine = phone().scan().get("/new").send("/new", name="Zoë")
    mine.get("/new").send("/new", name="Yan")
    assert "Please come to the desk" in mine.words
    assert answers() == ["welcome"] and Member.select().count() == 1


def test_newcomers_by_the_poster_on_paper_are_sent_to_the_desk(phone, open_to_all, paper):
    mine = phone().scan(paper.code).get("/new")
    assert "Please come to the desk" in mine.words and not mine.has_form("/new")
    form = mine.get("/find").form("/find").fields
    for n in range(9):
        mine.post("/new", {**form, "name": f"Nobody {n}"})
        assert "They add you in seconds" in mine.words
    assert Member.select().count() == 0 and answers() == []


def test_a_newcomer_waits_where_all_places_are_taken(phone, circle, attendee):
    from dataclasses import replace

    workshops.edit(circle.id, replace(circle, phone_walk_ins=True, capacity=1))
    attendee("Bo")
    mine = phone().scan().get("/new").send("/new", name="Zoë")
    assert answers() == ["waitlisted"] and "waiting list" in mine.words


def test_newcomers_before_the_hour_are_told_when_the_door_opens(phone, clock, open_to_all):
    clock.set(8)
    mine = phone().scan().get("/new")
    assert "The door opens at 09:30" in mine.words and not mine.has_form("/new")


def test_made_up_newcomers_are_slowed_down(phone, open_to_all):
    mine = phone().scan()
    for n in range(8):
        mine.get("/new").send("/new", name=f"Nobody {n}")
    assert Member.select().count() == 1 and mine.status == 429


@pytest.mark.parametrize("stands", ["a place", "no place", "another day", "archived"])
def test_a_members_e_mail_tells_a_stranger_nothing_and_writes_nothing(
    phone, open_to_all, attendee, stands
):
    status = Status.REGISTERED if stands == "a place" else None
    victoria = attendee("Victoria Nunes", "vic@example.org", status=status)
    if stands == "another day":
        starts = BEGINS + timedelta(days=3)
        draft = WorkshopDraft("Secret group", starts, starts + timedelta(hours=1), "Europe/Paris")
        other = workshops.plan(draft, BEGINS)
        Registration.create(workshop=other, member=victoria, registered_at=BEGINS)
    if stands == "archived":
        members.archive([victoria], BEGINS)
    mine = phone().scan().get("/new").send("/new", name="Xy", email="VIC@example.org", photo="1")
    second = phone().scan().get("/new").send("/new", name="Zoë")
    said = []
    for email in ("vic@example.org", "yan@example.org"):
        second.get("/new").send("/new", name="Yan", email=email, photo="1")
        said.append((second.status, second.words))
    assert said[0] == said[1] and mine.status == 200
    assert "Please come to the desk" in mine.words
    assert "Victoria" not in mine.page and "Secret" not in mine.page
    assert consents.standing(victoria) == {} and phones.count(victoria) == 0
    assert [row.member_id for row in CheckIn.select() if row.member_id == victoria] == []
    assert mine.get("/me").path == "/come"


def test_a_form_that_was_sent_for_a_member_says_nothing_of_them_to_a_newcomer(
    phone, open_to_all, bo
):
    mine = phone().scan().find("bo").choose()
    form = mine.form("/in").fields["form"]
    mine.send("/in")
    before = Consent.select().count()
    mine.post("/new", {"form": form, "name": "Xy", "photo": "1"})
    assert "Please come to the desk" in mine.words and Consent.select().count() == before


# --- whatever is sent -----------------------------------------------------------------------------

NASTY = [
    "\0",
    "a\0b",
    "👩‍👩‍👧‍👦" * 20,
    "\u202e\u2066مرحبا\u200f",
    "x" * 4096,
    "' OR 1=1 --",
    "%",
    "_" * 50,
    "../../etc/passwd",
    "{{7*7}} {name} %s",
    "\r\nSet-Cookie: a=b",
    "ﷺ" * 40,
    "Ⅷ ½ ²",
]


@pytest.mark.parametrize("text", NASTY)
def test_whatever_is_typed_is_answered_and_breaks_nothing(phone, open_to_all, amelie, text):
    mine = phone().get("/").send("/C", word=text)
    assert mine.status in (404, 410)
    mine.scan().find(text)
    assert mine.status == 200
    mine.find("amelie").choose().send("/in", last=text)
    assert mine.status == 200 and answers() == []
    form = mine.form("/in").fields
    assert mine.post("/in", {**form, "who": text}).status == 410
    assert mine.post("/in", {**form, "form": text}).status == 400
    mine.get("/new").send("/new", name=text, email=text)
    assert mine.status == 200
    mine.client.set_cookie("lchost_pass", "x")
    assert mine.get("/find").has_form("/C")
    phone().scan().find("amelie").choose().send("/in", last="5678")
    assert "welcome" in answers()


@pytest.mark.parametrize("text", NASTY)
def test_a_newcomer_may_be_called_anything(phone, open_to_all, text):
    mine = phone().scan().get("/new").send("/new", name=text)
    assert mine.status == 200 and mine.get("/me").status == 200
