"""The station's pages in a real browser: what it refuses, and what it complains of."""

from __future__ import annotations

from tests.station.browser import Browser


def test_a_lost_visitor_reads_one_calm_sentence(station, browser: Browser):
    browser.go(f"{station.address.url}/nothing/here")
    browser.until_says("no such page", "h1")


def test_a_browser_that_is_fresh_remembers_nothing(station, browser: Browser):
    browser.go(f"{station.address.url}/nothing/here")
    browser.run("document.cookie = 'lchost_phone=mine; path=/'")
    browser.fresh()
    browser.go(f"{station.address.url}/nothing/here")
    assert browser.run("return document.cookie") == ""
