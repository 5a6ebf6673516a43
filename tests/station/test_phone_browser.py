"""The phone pages in a real browser: with and without scripts, small, large, from right to left."""

from __future__ import annotations

import pytest

from lchost.checkin import desk, held, poster
from lchost.checkin.answers import Scan, Way
from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.models import settings
from lchost.models.attendance import CheckIn
from lchost.models.groups import BreakoutGroup
from lchost.planning import items
from lchost.planning.agenda import ItemDraft
from lchost.station import phones_companion, phones_waiting

SMALLEST_TARGET = 48  # CSS pixels
WIDER = "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_TARGETS = """
var smallest = arguments[0];
return [].filter.call(
  document.querySelectorAll("a, button, summary, label.tick, input:not([type=hidden])"),
  function (one) {
    var box = one.getBoundingClientRect();
    return box.height && box.height < smallest && !one.closest("label.tick");
  }).map(function (one) { return one.outerHTML + one.getBoundingClientRect().height; });
"""


@pytest.fixture
def code(desk_station):
    """The link of the poster on the screen; with True that of the paper."""

    def link(on_paper: bool = False) -> str:
        key, session = desk_station.keys.of("poster"), desk_station.session_id()
        shown = poster.on_screen(key, session, desk_station.now())
        shown = poster.on_paper(key, session) if on_paper else shown
        return poster.address(desk_station.address.url, shown.code)

    return link


@pytest.fixture
def quick(monkeypatch):
    """Pages that wait look twice a second."""
    monkeypatch.setattr(phones_companion, "LOOKS_EVERY_S", 0.5)
    monkeypatch.setattr(phones_waiting, "NOD_S", 0.5)
    monkeypatch.setattr(phones_waiting, "OPENING_S", 0.5)


def find_oneself(browser, letters: str) -> None:
    browser.type("#name", letters)
    browser.click("form[action='/find'] button")
    browser.click(".choices button")


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_comes_in_with_and_without_scripts(browser, code, attendee, scripts):
    attendee("Amélie Dubois", "amelie.dubois@example.org")
    settings.put("guidelines", "Be kind.")
    browser.scripts(scripts)
    browser.go(code())
    find_oneself(browser, "amel")
    browser.click("input[name=guidelines]")
    browser.type("#last", "exam")
    browser.click("form[action='/in'] .main")
    browser.until_says("You are in")
    assert "Amélie D." in browser.text()
    assert [row.answer for row in CheckIn.select()] == ["welcome"]
    assert browser.complaints() == []


def test_the_typed_words_lead_in_as_well(browser, code, attendee, desk_station):
    attendee("Bo")
    browser.go(desk_station.address.url)
    shown = poster.on_screen(
        desk_station.keys.of("poster"), desk_station.session_id(), desk_station.now()
    )
    browser.type("#word", shown.word)
    browser.click(".main")
    find_oneself(browser, "bo")
    browser.click("form[action='/in'] .main")
    browser.until_says("You are in")


def test_the_table_appears_by_itself_once_it_is_published(browser, code, quick, attendee, circle):
    everybody = [attendee("Bo"), attendee("Ana"), attendee("Cem")]
    browser.go(code())
    find_oneself(browser, "bo")
    browser.click("form[action='/in'] .main")
    browser.until_says("You are in")
    browser.run("window.stayed = true")
    rounds.publish(
        rounds.make(circle.id, Wishes(), circle.starts_at, people=everybody)[0], circle.starts_at
    )
    browser.until_says("Group")
    assert browser.run("return window.stayed") is True  # the page was not loaded again


def test_going_out_shows_on_the_phone_by_itself(browser, code, quick, attendee, clock, circle):
    member = attendee("Bo")
    browser.go(code())
    find_oneself(browser, "bo")
    browser.click("form[action='/in'] .main")
    browser.until_says("You are in")
    clock.go(minutes=5)
    desk.check_in(Scan(circle.session_id, clock(), member_id=member, way=Way.OUT))
    browser.until_says("You went out")


def test_who_is_early_comes_in_by_itself_when_the_door_opens(browser, code, quick, attendee, clock):
    attendee("Bo")
    clock.set(8)
    browser.go(code())
    find_oneself(browser, "bo")
    browser.click("form[action='/in'] .main")
    browser.until_says("The door opens at 09:30")
    clock.set(8, 30)
    browser.until_says("You are in")
    assert [row.answer for row in CheckIn.select()] == ["too_early", "welcome"]


def test_who_is_early_comes_in_without_scripts_too(browser, code, quick, attendee, clock):
    attendee("Bo")
    clock.set(8)
    browser.scripts(False)
    browser.go(code())
    find_oneself(browser, "bo")
    browser.click("form[action='/in'] .main")
    browser.until_says("The door opens at 09:30")
    clock.set(8, 30)
    browser.click("main a")
    browser.until_says("The door is open")
    browser.click(".main")
    browser.until_says("You are in")


def test_the_nod_shows_on_the_phone_by_itself(browser, code, quick, attendee, clock, circle):
    attendee("Bo")
    browser.go(code(on_paper=True))
    find_oneself(browser, "bo")
    browser.click("form[action='/in'] .main")
    browser.until_says("The host has been asked")
    (waits,) = held.pending(circle.session_id)
    held.nod(waits.check_in_id, clock())
    browser.until_says("You are in")


@pytest.mark.parametrize("text_size", ["100%", "200%"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_too_wide_or_too_small_to_press(
    browser, code, attendee, circle, text_size, language
):
    attendee("Maximiliane Donaudampfschifffahrtsgesellschaft", "maxi@example.org")
    items.set_agenda(circle.id, [ItemDraft("Donaudampfschifffahrtsgesellschaftskapitän", 30)])
    settings.put("guidelines", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz")
    settings.put("stage_names", True)

    def look(where: str) -> None:
        browser.run(f"document.documentElement.style.fontSize = '{text_size}'")
        assert not browser.run(WIDER), where
        assert browser.run(SMALL_TARGETS, SMALLEST_TARGET) == [], where

    browser.size(320, 640)
    browser.go(f"{code()}?lang={language}")
    browser.go(browser.driver.current_url.partition("?")[0] + f"?lang={language}")
    assert browser.run("return document.documentElement.lang") == language
    look("find")
    browser.type("#name", "maxi")
    browser.click("form[action='/find'] button")
    look("found")
    browser.click(".choices button")
    look("confirm")
    browser.type("#last", "nono")
    browser.click("input[name=guidelines]")
    browser.click("form[action='/in'] .main")
    look("wrong")
    browser.type("#last", "exam")
    browser.click("form[action='/in'] .main")
    browser.find(".answer")
    look("me")
    long = "Donaudampfschifffahrtsgesellschaft"
    people = [1, *(attendee(f"{long.lower()}{n} {long}") for n in range(7))]
    made = rounds.make(circle.id, Wishes(groups=1), circle.starts_at, people=people)[0]
    BreakoutGroup.update(theme=long * 2, name=long, facilitator=people[2]).execute()
    rounds.publish(made, circle.starts_at)
    browser.go(f"{browser.driver.current_url.partition('?')[0]}?lang={language}")
    assert len(browser.run("return [].slice.call(document.querySelectorAll('.mates li'))")) == 6
    look("table")
    assert browser.run("return document.dir") == ("rtl" if language == "ar" else "ltr")


def test_both_schemes_are_readable(browser, desk_station):
    ink = (
        "var s = getComputedStyle(document.querySelector(arguments[0]));"
        "return [s.color, s.backgroundColor]"
    )
    browser.colours("light")
    browser.go(desk_station.address.url)
    light = browser.run(ink, "body")
    browser.colours("dark")
    assert light == ["rgb(30, 29, 26)", "rgb(247, 245, 241)"]
    assert browser.run(ink, "body") == ["rgb(242, 239, 234)", "rgb(27, 26, 25)"]
    assert browser.run(ink, ".main") == ["rgb(14, 26, 56)", "rgb(157, 185, 255)"]


def test_a_hostile_name_runs_nothing(browser, code, attendee):
    attendee('<img src=x onerror="document.title=1"><script>document.title=2</script>')
    browser.go(code())
    find_oneself(browser, "script")
    browser.click("form[action='/in'] .main")
    browser.until_says("You are in")
    assert browser.driver.title.startswith("My page") and browser.complaints() == []
    assert browser.run("return document.querySelectorAll('main img, main script').length") == 0
