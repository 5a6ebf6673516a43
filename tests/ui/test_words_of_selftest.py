"""The sentences of the door's test: one for each finding, with its facts filled in."""

from __future__ import annotations

import pytest

from lchost.station.addresses import Address, Kind
from lchost.station.selftest import Diagnosis, Finding
from lchost.ui.words_of_selftest import address_words, finding_words, kind_words

WIFI = Address("wlp3s0", "192.168.1.7", Kind.WIFI, "192.168.1.0/24")
VPN = Address("tun0", "10.8.0.6", Kind.VPN, "10.8.0.0/24")


@pytest.mark.parametrize("finding", Finding)
def test_every_finding_has_a_sentence_and_a_way_out(finding: Finding):
    what, do = finding_words(Diagnosis(finding, WIFI, "192.168.1.50", 12))
    assert what.endswith(".") and "{" not in what + do
    assert do or finding is Finding.REACHED


def test_all_findings_are_told_apart():
    said = {finding_words(Diagnosis(finding, WIFI, "x", 1))[0] for finding in Finding}
    assert len(said) == len(Finding)


def test_a_likelier_address_is_named_first():
    _, do = finding_words(Diagnosis(Finding.NOT_FOR_PHONES, VPN, better=WIFI))
    assert do.startswith("Try Wi-Fi · 192.168.1.7 · wlp3s0 as the door's address.")


def test_a_phone_that_measured_nothing_is_still_told():
    what, _ = finding_words(Diagnosis(Finding.REACHED, WIFI, "192.168.1.50"))
    assert what == "The phone 192.168.1.50 reaches the door."


def test_every_kind_of_address_has_a_word():
    assert len({kind_words(kind) for kind in Kind}) == len(Kind)
    assert (
        address_words(Address("", "127.0.0.1", Kind.LOOPBACK)) == "this computer only · 127.0.0.1"
    )
