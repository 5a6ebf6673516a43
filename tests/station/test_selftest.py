"""The door's own test: what a phone's visit proves, and what silence means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lchost.station.addresses import Address, Kind
from lchost.station.selftest import Diagnosis, Evidence, Finding, Hit, SelfTest, diagnose, link

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
WIFI = Address("wlp3s0", "192.168.1.7", Kind.WIFI, "192.168.1.0/24")
CABLE = Address("enp1s0", "10.0.0.7", Kind.WIRED, "10.0.0.0/24")
VPN = Address("tun0", "10.8.0.6", Kind.VPN, "10.8.0.0/24")
DOCKER = Address("docker0", "172.17.0.1", Kind.VIRTUAL, "172.17.0.0/16")
ALONE = Address("lo", "127.0.0.1", Kind.LOOPBACK, "127.0.0.0/8")
LOST = Address("eth0", "169.254.3.3", Kind.LINK_LOCAL, "169.254.0.0/16")
QUIET = Evidence(WIFI, waited_s=60, here=(WIFI, CABLE, ALONE), hears_itself=True)


def found(seen: Evidence, **more: object) -> Diagnosis:
    return diagnose(replace(seen, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what_is_known", "finding"),
    [
        ({"hits": (Hit("192.168.1.50", NINE, 12),)}, Finding.REACHED),
        ({"hits": (Hit("192.168.1.50", NINE),)}, Finding.REACHED),
        ({"hits": (Hit("192.168.1.50", NINE, 1800),)}, Finding.SLOW),
        ({"address": None}, Finding.CLOSED),
        ({"here": (CABLE, ALONE)}, Finding.GONE),
        ({"hears_itself": False}, Finding.DEAF),
        ({"address": ALONE}, Finding.ONLY_HERE),
        ({"address": LOST, "here": (LOST, ALONE)}, Finding.NO_NETWORK),
        ({"address": VPN, "here": (WIFI, VPN, ALONE)}, Finding.NOT_FOR_PHONES),
        ({"address": DOCKER, "here": (WIFI, DOCKER, ALONE)}, Finding.NOT_FOR_PHONES),
        ({"waited_s": 3.0}, Finding.WAITING),
        ({"phone": "192.168.2.50"}, Finding.OTHER_NETWORK),
        ({"phone": "10.64.1.2", "waited_s": 3.0}, Finding.OTHER_NETWORK),
        ({"phone": "192.168.1.50", "phone_answers": True}, Finding.FIREWALL),
        ({"phone": "192.168.1.50", "neighbours": frozenset({"192.168.1.50"})}, Finding.FIREWALL),
        ({"phone": "192.168.1.50", "phone_answers": False}, Finding.ISOLATED),
        ({"phone": "192.168.1.50"}, Finding.SILENCE),
        ({"neighbours": frozenset({"192.168.1.50"})}, Finding.FIREWALL),
        ({"visitors": frozenset({"192.168.1.51"})}, Finding.THIS_PHONE),
        ({"visitors": frozenset({"192.168.1.7"})}, Finding.SILENCE),  # this laptop's own browser
        ({}, Finding.SILENCE),
    ],
)
def test_each_silence_is_told_from_the_others(what_is_known: dict[str, object], finding: Finding):
    assert found(QUIET, **what_is_known).finding is finding


def test_a_phone_that_came_outweighs_every_suspicion():
    seen = found(QUIET, hits=(Hit("10.9.9.9", NINE, 40),), hears_itself=False, address=VPN)
    assert seen.is_good and (seen.phone, seen.round_trip_ms) == ("10.9.9.9", 40)


def test_the_quickest_of_several_phones_is_told():
    hits = (Hit("192.168.1.50", NINE), Hit("192.168.1.51", NINE, 900), Hit("192.168.1.52", NINE, 9))
    seen = found(QUIET, hits=hits)
    assert (seen.finding, seen.phone, seen.round_trip_ms) == (Finding.REACHED, "192.168.1.52", 9)


def test_an_address_that_phones_are_likelier_at_is_named():
    assert found(QUIET, address=VPN, here=(WIFI, VPN, ALONE)).better == WIFI
    assert found(QUIET, address=CABLE).better == WIFI
    assert found(QUIET).better is None  # the Wi-Fi is the best there is
    assert found(QUIET, phone="10.0.0.50").better == CABLE  # … but the phone is in the other


def test_a_new_test_forgets_the_phones_of_the_last_one():
    test = SelfTest()
    first = test.begin()
    assert len(first) == 4 and test.is_running(first.lower())
    test.hit("192.168.1.50", NINE)
    test.hit("192.168.1.50", NINE, 12)
    assert test.hits == (Hit("192.168.1.50", NINE, 12),)
    second = test.begin()
    assert test.hits == () and test.is_running(second)
    assert first == second or not test.is_running(first)


def test_nothing_runs_before_the_first_test():
    assert not SelfTest().is_running("")


def test_a_thousand_phones_do_not_fill_the_memory():
    test = SelfTest()
    test.begin()
    for n in range(1000):
        test.hit(f"10.0.{n // 250}.{n % 250}", NINE)
        test.visited(f"10.0.{n // 250}.{n % 250}")
    assert len(test.hits) == len(test.visitors) == 60


def test_the_links_letters_make_a_small_code():
    text = link("http://192.168.1.7:8765", "KDVT")
    assert text == "HTTP://192.168.1.7:8765/T/KDVT"
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
