"""Looking around in the network: what three systems say of their neighbours, and a real door."""

from __future__ import annotations

import socket

import pytest

from lchost.station import probing
from lchost.station.selftest import Finding, diagnose
from lchost.station.server import Station

LINUX = """IP address       HW type     Flags       HW address            Mask     Device
192.168.1.1      0x1         0x2         60:6c:63:11:22:33     *        wlp3s0
192.168.1.50     0x1         0x0         00:00:00:00:00:00     *        wlp3s0
192.168.1.51     0x1         0x2         f2:11:22:33:44:55     *        wlp3s0
"""
WINDOWS = """
Interface: 192.168.1.7 --- 0x10
  Internet Address      Physical Address      Type
  192.168.1.1           60-6c-63-11-22-33     dynamic
  192.168.1.51          f2-11-22-33-44-55     dynamic
  192.168.1.255         ff-ff-ff-ff-ff-ff     static
  224.0.0.22            01-00-5e-00-00-16     static
"""
MACOS = """? (192.168.1.1) at 60:6c:63:11:22:33 on en0 ifscope [ethernet]
? (192.168.1.50) at (incomplete) on en0 ifscope [ethernet]
? (192.168.1.51) at f2:1:22:33:44:5 on en0 ifscope [ethernet]
? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
"""


@pytest.mark.parametrize("table", [LINUX, WINDOWS, MACOS])
def test_neighbours_are_those_that_answered(table: str):
    assert probing.neighbours_in(table) == {"192.168.1.1", "192.168.1.51"}


def test_nonsense_has_no_neighbours():
    assert probing.neighbours_in("arp: command not found\n1.2.3\n::1 lladdr zz") == frozenset()


def test_an_open_door_hears_itself_and_a_closed_one_does_not(station: Station):
    address = station.address
    assert address is not None
    assert probing.hears_itself(address.host, address.port)
    station.close()
    assert not probing.hears_itself(address.host, address.port)


def test_a_program_that_is_not_a_door_is_not_taken_for_one():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        probing_line = socket.create_connection(("127.0.0.1", port))
        probing_line.close()
        other.accept()[0].close()
    assert not probing.hears_itself("127.0.0.1", port)


def test_a_device_that_refuses_is_there():
    assert probing.answers_a_knock("127.0.0.1") is True


@pytest.mark.parametrize("words", ["", "phone", "8.8.8.8", "999.1.1.1"])
def test_only_addresses_of_the_place_are_knocked_at(words: str):
    assert probing.answers_a_knock(words) is None


def test_a_loopback_door_says_that_only_this_laptop_can_come(station: Station):
    seen = probing.evidence(station, waited_s=60, before=frozenset())
    assert seen.hears_itself and diagnose(seen).finding is Finding.ONLY_HERE
    station.close()
    seen = probing.evidence(station, waited_s=60, before=frozenset())
    assert diagnose(seen).finding is Finding.CLOSED
