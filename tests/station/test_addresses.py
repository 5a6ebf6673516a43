"""Which address a poster shows: tables of what Linux, Windows and macOS tell."""

from __future__ import annotations

import pytest

from lchost.station import addresses
from lchost.station.addresses import Address, Kind, Seen, best, kind_of, ranked

MASK = "255.255.255.0"
LINUX = [
    Seen("lo", "127.0.0.1", "255.0.0.0"),
    Seen("lo", "::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    Seen("docker0", "172.17.0.1", "255.255.0.0", speed=10000),
    Seen("br-5f1c2d3e4a5b", "172.18.0.1", "255.255.0.0"),
    Seen("veth12ab34c", "169.254.9.9", "255.255.0.0", speed=10000),
    Seen("virbr0", "192.168.122.1", MASK),
    Seen("tun0", "10.8.0.6", MASK),
    Seen("tailscale0", "100.101.102.103", "255.255.255.255"),
    Seen("wlp3s0", "192.168.178.34", MASK, hint=Kind.WIFI),
    Seen("wlp3s0", "2001:db8::5", "ffff:ffff:ffff:ffff::", hint=Kind.WIFI),
    Seen("enp0s31f6", "192.168.1.7", MASK, speed=1000),
]
WINDOWS = [
    Seen("Loopback Pseudo-Interface 1", "127.0.0.1", "255.0.0.0"),
    Seen("vEthernet (Default Switch)", "172.28.16.1", "255.255.240.0", speed=10000),
    Seen("vEthernet (WSL)", "172.20.0.1", "255.255.240.0", speed=10000),
    Seen("VirtualBox Host-Only Network", "192.168.56.1", MASK, speed=1000),
    Seen("VMware Network Adapter VMnet8", "192.168.200.1", MASK, speed=100),
    Seen("Bluetooth Network Connection", "169.254.4.4", "255.255.0.0", is_up=False),
    Seen("Tailscale", "100.90.1.2", "255.255.255.255", speed=100),
    Seen("OpenVPN TAP-Windows6", "10.9.0.2", MASK, speed=1000),
    Seen("Ethernet", "169.254.77.1", "255.255.0.0", is_up=False),
    Seen("Wi-Fi", "10.0.0.23", MASK, speed=433),
    Seen("Wi-Fi", "fe80::1234", ""),
]
MACOS = [
    Seen("lo0", "127.0.0.1", "255.0.0.0"),
    Seen("lo0", "fe80::1%lo0", "ffff:ffff:ffff:ffff::"),
    Seen("awdl0", "fe80::aa%awdl0", "ffff:ffff:ffff:ffff::"),
    Seen("utun3", "10.64.0.2", "255.255.255.255"),
    Seen("bridge101", "192.168.64.1", MASK),
    Seen("en7", "10.1.2.3", MASK, speed=1000),
    Seen("en0", "192.168.0.12", MASK),
]


def ips(found: tuple[Address, ...]) -> list[str]:
    return [one.ip for one in found]


def test_wifi_and_cable_come_before_vpn_docker_and_loopback_on_linux():
    assert ips(ranked(LINUX)) == [
        "192.168.178.34",
        "192.168.1.7",
        "100.101.102.103",
        "10.8.0.6",
        "172.18.0.1",
        "172.17.0.1",
        "192.168.122.1",
        "169.254.9.9",
        "127.0.0.1",
    ]


def test_wifi_comes_first_on_windows_and_what_is_unplugged_is_left_out():
    found = ranked(WINDOWS)
    assert ips(found)[:3] == ["10.0.0.23", "10.9.0.2", "100.90.1.2"]
    assert ips(found)[-1] == "127.0.0.1"
    assert not any(ip.startswith("169.254") for ip in ips(found))
    assert {one.kind for one in found[3:-1]} == {Kind.VIRTUAL}


def test_the_first_network_comes_first_on_macos():
    assert ips(ranked(MACOS)) == [
        "192.168.0.12",
        "10.1.2.3",
        "10.64.0.2",
        "192.168.64.1",
        "127.0.0.1",
    ]


def test_the_order_does_not_hang_on_the_order_in_which_the_system_tells():
    for told in (LINUX, WINDOWS, MACOS):
        assert ranked(reversed(told)) == ranked(told)


@pytest.mark.parametrize(
    ("seen", "kind"),
    [
        (Seen("Local Area Connection* 10", "192.168.137.1", MASK), Kind.HOTSPOT),
        (Seen("wlp3s0", "10.42.0.1", MASK, hint=Kind.WIFI), Kind.HOTSPOT),
        (Seen("bridge100", "192.168.2.1", MASK), Kind.HOTSPOT),
        (Seen("wlan0", "192.168.137.55", MASK), Kind.WIFI),  # a guest of somebody's hotspot
        (Seen("en0", "172.20.10.2", "255.255.255.240"), Kind.NETWORK),  # … of an iPhone's
        (Seen("docker0", "10.42.0.1", MASK), Kind.VIRTUAL),
        (Seen("WLAN", "192.168.0.4", MASK), Kind.WIFI),
        (Seen("Connexion réseau sans fil", "192.168.0.4", MASK), Kind.WIFI),
        (Seen("以太网", "192.168.0.4", MASK), Kind.NETWORK),
        (Seen("Ethernet 2", "10.8.0.3", MASK), Kind.VPN),
        (Seen("br0", "192.168.0.4", MASK), Kind.NETWORK),  # a bridge that a host made for cables
        (Seen("wwan0", "10.20.30.40", MASK), Kind.MOBILE),
        (Seen("eth1", "100.70.1.1", "255.192.0.0"), Kind.MOBILE),
        (Seen("wlan0", "100.70.1.1", "255.192.0.0"), Kind.WIFI),  # campus networks do so
        (Seen("usb0", "192.168.42.129", MASK), Kind.MOBILE),
        (Seen("strange7", "10.3.3.3", MASK, hint=Kind.VPN), Kind.VPN),
        (Seen("zt7nnig26", "10.147.17.2", MASK), Kind.VPN),
        (Seen("eth0", "169.254.1.2", "255.255.0.0"), Kind.LINK_LOCAL),
        (Seen("lo", "::1"), Kind.LOOPBACK),
    ],
)
def test_an_address_is_known_by_name_and_range(seen: Seen, kind: Kind):
    assert kind_of(seen) is kind


def test_a_hotspot_of_this_laptop_comes_before_the_wifi_of_the_place():
    wifi, own = Seen("Wi-Fi", "10.0.0.23", MASK), Seen("LAN* 10", "192.168.137.1", MASK)
    assert ips(ranked([wifi, own])) == ["192.168.137.1", "10.0.0.23"]


def test_the_faster_of_two_cables_comes_first():
    slow, fast = (
        Seen("eth0", "10.0.0.2", MASK, speed=100),
        Seen("eth1", "10.1.0.2", MASK, speed=1000),
    )
    assert ips(ranked([slow, fast])) == ["10.1.0.2", "10.0.0.2"]


def test_ipv6_counts_only_where_there_is_nothing_else():
    lo, six = Seen("lo", "127.0.0.1", "255.0.0.0"), Seen("eth0", "fd00::2", "ffff:ffff:ffff:ffff::")
    assert ips(ranked([lo, six])) == ["fd00::2", "127.0.0.1"]
    assert ips(ranked([lo, six, Seen("eth0", "10.0.0.2", MASK)])) == ["10.0.0.2", "127.0.0.1"]


def test_without_any_network_there_is_still_this_computer():
    assert [(one.ip, one.kind) for one in ranked([])] == [("127.0.0.1", Kind.LOOPBACK)]


def test_the_hosts_choice_is_taken_again_while_it_is_there():
    found = ranked(LINUX)
    cable = next(one for one in found if one.kind is Kind.WIRED)
    assert best("", found).kind is Kind.WIFI
    assert best(cable.mark, found) == cable
    assert best("enp0s31f6 10.9.9.9", found) == cable  # a new address, the same cable
    assert best("wlan7 10.9.9.9", found).kind is Kind.WIFI  # it is not there any more
    assert best("Wi-Fi 1.2.3.4", ranked(WINDOWS)).ip == "10.0.0.23"


@pytest.mark.parametrize(
    ("netmask", "network"),
    [
        ("255.255.255.0", "192.168.1.0/24"),
        ("255.255.240.0", "192.168.0.0/20"),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_an_address_knows_its_network(netmask: str, network: str):
    assert ranked([Seen("eth0", "192.168.1.7", netmask)])[0].network == network


def test_a_phone_is_in_the_same_network_or_it_is_not():
    address = ranked([Seen("wlan0", "192.168.1.7", MASK)])[0]
    assert address.shares_network("192.168.1.200")
    assert not address.shares_network("192.168.2.200")
    assert not address.shares_network("not an address")


def test_an_address_that_the_world_may_reach_is_told():
    at_home, at_campus = Seen("wlan0", "192.168.1.7", MASK), Seen("wlan1", "130.83.1.7", MASK)
    assert [one.is_public for one in ranked([at_home, at_campus])] == [False, True]


def test_a_change_is_noticed_and_quiet_is_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(addresses, "_seen", lambda: LINUX)
    before = addresses.choices()
    assert addresses.changed(before) is None
    monkeypatch.setattr(addresses, "_seen", lambda: LINUX[:-3])  # the Wi-Fi is gone
    now = addresses.changed(before)
    assert now is not None and "192.168.178.34" not in ips(now)


def test_this_computer_has_an_address():
    found = addresses.choices()
    assert found[-1].kind is Kind.LOOPBACK and best(among=found) == found[0]
