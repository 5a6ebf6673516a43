"""The self-test's page, as a phone's browser sees it."""

from __future__ import annotations

from lchost.station.selftest import link
from tests.station.browser import Browser
from tests.station.conftest import ask


def test_a_phone_that_opens_the_page_is_noted_and_measured(station, browser: Browser):
    letters = station.selftest.begin()
    browser.size(390, 844)
    browser.go(link(station.address.url, letters))
    browser.until_says("This phone reaches the door", "h1")
    assert station.address.netloc in browser.text() and "127.0.0.1" in browser.text()
    browser.until(lambda: station.selftest.hits[0].round_trip_ms is not None)
    browser.until_says(f"{station.selftest.hits[0].round_trip_ms} ms", "#time")
    assert [hit.phone for hit in station.selftest.hits] == ["127.0.0.1"]
    assert browser.complaints() == []


def test_a_phone_without_scripts_is_noted_too(station, browser: Browser):
    letters = station.selftest.begin()
    browser.scripts(False)
    browser.go(link(station.address.url, letters))
    assert "This phone reaches the door" in browser.text("h1")
    assert "measuring" not in browser.text()
    assert len(station.selftest.hits) == 1


def test_the_code_of_an_earlier_test_proves_nothing(station):
    station.selftest.begin()
    said = ask(station.address, "/T/QQQQ")
    assert said.status == 404 and b"earlier test" in said.body
    assert ask(station.address, "/T/QQQQ", b"ms=5").status == 404
    assert station.selftest.hits == ()


def test_a_strange_measure_changes_nothing(station):
    letters = station.selftest.begin()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for given in (b"ms=", b"ms=-1", b"ms=1e3", b"ms=" + b"9" * 400, "ms=٣".encode()):
        assert ask(station.address, f"/T/{letters}", given, headers=form).status == 404
    assert station.selftest.hits == ()
    assert ask(station.address, f"/T/{letters}", b"ms=99999999", headers=form).status == 204
    assert station.selftest.hits[0].round_trip_ms == 60_000
