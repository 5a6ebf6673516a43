"""The door station in a browser: what a helper sees, does, and may not do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lchost import codes
from lchost.checkin import desk, held, questions
from lchost.checkin.answers import Method, Outcome, Question, QuestionKind, Scan
from lchost.errors import NotSaved
from lchost.models.attendance import CheckIn
from tests.station.browser import Browser
from tests.station.conftest import ADA, PIN, ask

ZOE = codes.encode(b"Zoe's 64")


@pytest.fixture
def door(station, browser: Browser) -> Browser:
    """A browser that is past the PIN, as Door B."""
    browser.go(f"{station.address.url}/door")
    browser.type("#pin", PIN)
    browser.type("#name", "Door B")
    browser.click("button.main")
    browser.find("#text")
    return browser


def scan(browser: Browser, text: str) -> None:
    """Type into the page as a scanner does, wherever the focus is."""
    field = browser.find("#text")
    browser.until(lambda: browser.run("return document.activeElement.id") == "text", "no focus")
    field.send_keys(text + "\n")


def test_a_badge_is_greeted_and_known_the_second_time(ada, door: Browser):
    scan(door, ADA)
    door.until_says("Welcome", ".panel.welcome .what")
    assert door.text(".name") == "Ada"
    door.until_says("1 in of 1", ".counts")
    scan(door, codes.spaced(ADA).lower())
    door.until_says("Already in since", ".panel.attention .what")
    assert "Checked in at Door B." in door.text(".more")
    assert [row.answer for row in CheckIn.select()] == ["welcome", "already"]
    assert [row.door for row in CheckIn.select()] == ["Door B", "Door B"]
    assert door.complaints() == []


def test_a_name_with_a_script_in_it_is_only_a_name(guest, door: Browser):
    guest("<script>alert(1)</script>", code=ZOE, attention="<b>has the key</b>")
    scan(door, ZOE)
    door.until_says("Welcome", ".panel.welcome .what")
    assert door.text(".name") == "<script>alert(1)</script>"
    assert door.text(".attend") == "<b>has the key</b>"
    assert door.run("return document.querySelectorAll('#panel script, #panel b').length") == 0
    assert door.complaints() == []


def test_somebody_found_by_name_is_let_in_by_keyboard_alone(guest, door: Browser):
    guest("Zoë Lindqvist")
    scan(door, "lindqvist zoe")
    door.until_says("One person fits", ".what")
    assert door.text(".choices") == "Zoë L."
    door.find("#text").send_keys("\ue015")  # arrow down
    door.driver.switch_to.active_element.send_keys("\n")
    door.until_says("Welcome", ".panel.welcome .what")
    assert door.text(".name") == "Zoë Lindqvist"
    (row,) = CheckIn.select()
    assert row.method == Method.SEARCH.value


def test_letters_typed_anywhere_land_in_the_field(ada, door: Browser):
    door.run("document.querySelector('#mute').focus()")
    door.driver.switch_to.active_element.send_keys(ADA[0])
    door.until(lambda: door.run("return document.activeElement.id") == "text")
    scan(door, ADA[1:])
    door.until_says("Ada", ".name")


def test_a_scanner_without_enter_is_heard_on_a_russian_keyboard(ada, door: Browser):
    russian = dict(zip("BCDFGHJKLNPRSTVX", "исвапролдтзкыемч", strict=True))
    door.run(
        "const field = document.getElementById('text');"
        "for (const [place, key] of arguments[0]) {"
        "  const code = `Key${place}`;"
        "  field.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true }));"
        "  field.value += key; }",
        [[letter, russian[letter]] for letter in ADA],
    )
    door.until_says("Welcome", ".panel.welcome .what")
    assert door.text(".name") == "Ada" and door.find("#text").get_attribute("value") == ""


def test_nobody_leaves_while_a_scan_is_not_saved(ada, door: Browser):
    door.network(False)
    scan(door, ADA)
    door.until_says("Not saved yet", ".what")
    door.click("header form button")
    door.network(True)
    door.until_says("Ada", ".name")


def test_a_newcomer_is_in_with_a_name_and_two_keys(door: Browser):
    scan(door, "Grace Hopper")
    door.until_says("Nobody fits “Grace Hopper”")
    door.find("#text").send_keys("\ue015")
    door.driver.switch_to.active_element.send_keys("\n")
    door.until_says("Welcome", ".panel.welcome .what")
    (row,) = CheckIn.select()
    assert (row.member.display_name, row.method, row.door) == ("Grace Hopper", "walk_in", "Door B")


def test_who_went_out_is_not_inside_any_more(ada, door: Browser):
    scan(door, ADA)
    door.until_says("Welcome", ".panel.welcome .what")
    door.run("document.querySelector('[name=way][value=out]').click()")
    door.run("document.querySelector('#text').focus()")
    scan(door, ADA)
    door.until_says("Goodbye", ".panel.welcome .what")
    door.until_says("0 inside now", ".counts")


def test_somebody_held_waits_for_the_nod(ada, workshop, station, door: Browser):
    poster = Scan(workshop.session_id, station.now(), member_id=ada.id, method=Method.PHONE)
    desk.check_in(replace(poster, needs_nod=True, phone="a" * 64))
    door.until_says("Ada", ".wait")
    assert "paper poster" in door.text(".wait")
    door.click(".wait button")
    door.until_says("Welcome", ".panel.welcome .what")
    assert held.pending(workshop.session_id) == [] and not door.has(".wait")


def test_a_question_comes_first_and_is_answered_here(ada, workshop, door: Browser):
    lunch = Question(0, "Lunch?", QuestionKind.CHOICE, ("soup", "salad"), is_required=True)
    questions.put(workshop.id, [lunch, Question(0, "Anything else?")])
    scan(door, ADA)
    door.until_says("A question first", ".panel.attention .what")
    door.click("input[value=salad]")
    door.click(".questions .main")
    door.until_says("Welcome", ".panel.welcome .what")
    assert list(questions.answers(workshop.id)[ada.id].values()) == ["salad"]


def test_the_last_scan_of_this_door_is_taken_back(ada, door: Browser):
    scan(door, ADA)
    door.until_says("Welcome", ".panel.welcome .what")
    door.click(".recent button")
    door.until_says("Taken back", ".panel.neutral .what")
    door.until_says("Taken back", ".recent .said")
    assert not door.has(".recent button")
    assert [row.answer for row in CheckIn.select()] == ["welcome", "undone"]


def test_while_the_network_is_gone_scans_wait_and_say_so(ada, guest, door: Browser):
    guest("Zoë Lindqvist", code=ZOE)
    door.network(False)
    scan(door, ADA)
    door.until_says("Not saved yet", ".panel.refused .what")
    scan(door, ZOE)
    door.until_says("2 scans wait on this page.", ".more")
    assert CheckIn.select().count() == 0
    door.network(True)
    door.until_says("Zoë Lindqvist", ".name")
    assert [row.answer for row in CheckIn.select()] == ["welcome", "welcome"]


def test_the_last_green_does_not_stand_while_a_scan_is_not_saved(ada, guest, door: Browser):
    guest("Zoë Lindqvist", code=ZOE)
    scan(door, ADA)
    door.until_says("Welcome", ".panel.welcome .what")
    door.network(False)
    scan(door, ZOE)
    door.until(lambda: not door.has(".panel.welcome"))
    door.until_says("Not saved yet", ".panel.refused .what")


def test_while_the_laptop_is_silent_the_page_says_so(door: Browser):
    door.network(False)
    door.until_says("The host's laptop does not answer", "#net")
    door.network(True)
    door.until(lambda: not door.has("#net"))


def test_an_answer_that_was_lost_on_the_way_is_asked_for_again(ada, door: Browser):
    door.run(
        "const whole = window.fetch; window.lost = 0;"
        "window.fetch = async (...given) => {"
        "  const answer = await whole(...given);"
        "  if (given[0] === '/door/desk' && !window.lost++) throw new TypeError('lost');"
        "  return answer; };"
    )
    scan(door, ADA)
    door.until_says("Welcome", ".panel.welcome .what")  # not "already in"
    assert door.run("return window.lost") == 2
    assert [row.answer for row in CheckIn.select()] == ["welcome"]


def test_scans_that_wait_outlive_a_reload_and_the_pin(ada, door: Browser):
    door.network(False)
    scan(door, ADA)
    door.until_says("Not saved yet", ".what")
    door.driver.delete_cookie("lchost_door")
    door.network(True)  # the page tries again, and is asked for the PIN
    door.type("#pin", PIN)
    door.click("button.main")
    door.until_says("Ada", ".name")
    assert CheckIn.select().count() == 1


def test_a_full_disk_is_red_and_never_green(ada, door: Browser, monkeypatch):
    def full(scan: Scan) -> Outcome:
        raise NotSaved(detail="disk full")

    monkeypatch.setattr(desk, "check_in", full)
    scan(door, ADA)
    door.until_says("Not saved", ".panel.refused .what")
    assert "Nothing was recorded" in door.text(".more")
    assert CheckIn.select().count() == 0
    monkeypatch.undo()
    scan(door, ADA)
    door.until_says("Welcome", ".panel.welcome .what")


def test_the_page_works_without_scripts(ada, guest, station, browser: Browser):
    guest("Zoë Lindqvist")
    browser.scripts(False)
    browser.go(f"{station.address.url}/door")
    browser.find("#pin").send_keys(PIN + "\n")
    browser.find("#text").send_keys(ADA + "\n")
    browser.until_says("Ada", ".name")
    browser.driver.refresh()  # sends the form again
    browser.until_says("Welcome", ".panel.welcome .what")
    browser.find("#text").send_keys("zoe\n")
    browser.until_says("One person fits", ".what")
    browser.click(".choices button")
    browser.until_says("Zoë Lindqvist", ".name")
    browser.click(".recent button")
    browser.until_says("Taken back", ".what")
    assert [row.answer for row in CheckIn.select()] == ["welcome", "welcome", "undone"]


def test_a_wrong_pin_opens_nothing_and_guessing_is_slowed_down(station, browser: Browser):
    browser.go(f"{station.address.url}/door")
    for _ in range(10):
        browser.find("#pin").send_keys("000000\n")
        browser.until_says("This PIN is wrong", ".note")
        browser.find("#pin")
    browser.find("#pin").send_keys(PIN + "\n")
    browser.until_says("Too many wrong PINs. Wait", ".note")
    assert not browser.has("#text")


def test_who_leaves_needs_the_pin_again(station, door: Browser):
    door.click("header form button")
    door.find("#pin")
    door.go(f"{station.address.url}/door")
    door.find("#pin")


def test_the_pass_is_for_this_door_only(station, door: Browser):
    (kept,) = [one for one in door.driver.get_cookies() if one["name"] == "lchost_door"]
    assert kept["httpOnly"] and kept["sameSite"] == "Strict" and kept["path"] == "/door"
    pretended = {"Cookie": f"lchost_door={kept['value'][:-2]}xx", "X-Door-Page": "1"}
    assert ask(station.address, "/door/side", headers=pretended).status == 401
    own = {"Cookie": f"lchost_door={kept['value']}", "X-Door-Page": "1"}
    assert ask(station.address, "/door/side", headers=own).status == 200
    station.pin = "another"
    assert ask(station.address, "/door/side", headers=own).status == 401


def test_a_form_of_another_site_does_nothing(ada, station, door: Browser):
    (kept,) = [one for one in door.driver.get_cookies() if one["name"] == "lchost_door"]
    headers = {
        "Cookie": f"lchost_door={kept['value']}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    said = ask(station.address, "/door/desk", f"do=scan&text={ADA}".encode(), headers=headers)
    assert said.status == 400 and CheckIn.select().count() == 0


def test_nothing_of_the_desk_is_said_without_the_pin(station):
    for path in ("/door/side", "/door/desk"):
        body = b"text=x" if path.endswith("desk") else None
        said = ask(station.address, path, body)
        assert said.status == 401 and b"Ada" not in said.body
    for path in ("/door/members", "/door/export", "/door/sound/../door.key", "/members"):
        assert ask(station.address, path).status == 404
