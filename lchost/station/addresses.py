"""This computer's addresses, the one that phones most likely reach first."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_SYS = Path("/sys/class/net")  # what Linux knows of its interfaces


class Kind(Enum):
    """What an address leads into; in this order a host would try them."""

    HOTSPOT = "hotspot"  # a network that this computer makes itself
    WIFI = "wifi"
    WIRED = "wired"
    NETWORK = "network"  # a network of the place, by which way nobody can tell
    MOBILE = "mobile"  # a SIM card, or a phone on a cable: other phones are not in it
    VPN = "vpn"
    VIRTUAL = "virtual"  # of Docker and of virtual machines
    LINK_LOCAL = "link_local"  # nobody gave an address: the network does not work
    LOOPBACK = "loopback"  # this computer alone

    @property
    def is_for_phones(self) -> bool:
        """Tell whether phones in the room may be in this network at all."""
        return self in (Kind.HOTSPOT, Kind.WIFI, Kind.WIRED, Kind.NETWORK)


@dataclass(frozen=True)
class Seen:
    """An address as the system tells of it.  `hint`: what Linux knows of the interface."""

    interface: str
    ip: str
    netmask: str = ""
    is_up: bool = True
    speed: int = 0  # Mbit/s; 0: unknown
    hint: Kind | None = None


@dataclass(frozen=True)
class Address:
    """An address that the station may listen at.  `network` is as "192.168.1.0/24"."""

    interface: str
    ip: str
    kind: Kind
    network: str = ""

    @property
    def is_public(self) -> bool:
        """Tell whether people outside the place might reach it too."""
        return ipaddress.ip_address(self.ip).is_global

    @property
    def mark(self) -> str:
        """What to keep of a host's choice."""
        return f"{self.interface} {self.ip}"

    def shares_network(self, ip: str) -> bool:
        """Tell whether a phone with the address `ip` is in the same network."""
        try:
            return ipaddress.ip_address(ip.strip()) in ipaddress.ip_network(self.network)
        except ValueError:
            return False


def choices() -> tuple[Address, ...]:
    """Return the addresses of this computer, the likeliest first; loopback is always the last."""
    return ranked(_seen())


def best(remembered: str = "", among: Sequence[Address] | None = None) -> Address:
    """Return the address that was chosen before (its `mark`) if it is there, else the likeliest.

    A new address on the interface that was chosen counts as the one chosen.
    """
    found = choices() if among is None else among
    interface = remembered.rpartition(" ")[0]
    same = [one for one in found if remembered and one.mark == remembered]
    near = [one for one in found if interface and one.interface == interface]
    return (same or near or list(found) or [_ALONE])[0]


def changed(since: Sequence[Address]) -> tuple[Address, ...] | None:
    """Return the addresses now if they are others than before; None while nothing changed.

    Costs about a millisecond: it may be asked every few seconds.
    """
    found = choices()
    return None if set(found) == set(since) else found


# --- in order -----------------------------------------------------------------------------------


def ranked(seen: Iterable[Seen]) -> tuple[Address, ...]:
    """Return the addresses in the order in which a host would try them.

    IPv6 counts only where there is nothing else: a phone may not have it, and its addresses are
    too long for a poster.  What is switched off is left out.
    """
    able = [one for one in seen if one.is_up and _usable(one.ip)]
    known = [(one, kind_of(one)) for one in able]
    fours = [pair for pair in known if ":" not in pair[0].ip]
    reaching = [pair for pair in fours if pair[1] not in (Kind.LINK_LOCAL, Kind.LOOPBACK)]
    sixes = [pair for pair in known if ":" in pair[0].ip and pair[1] is not Kind.LOOPBACK]
    chosen = fours if reaching else [*sixes, *fours]
    chosen.sort(key=_order)
    return tuple(Address(one.interface, one.ip, kind, _network(one)) for one, kind in chosen) or (
        _ALONE,
    )


_ALONE = Address("", "127.0.0.1", Kind.LOOPBACK, "127.0.0.0/8")


def kind_of(seen: Seen) -> Kind:
    """Tell what an address leads into, by the interface's name first and by its range second."""
    ip = ipaddress.ip_address(seen.ip)
    if ip.is_loopback:
        return Kind.LOOPBACK
    if ip.is_link_local:
        return Kind.LINK_LOCAL
    if _is_own_hotspot(seen, ip):
        return Kind.HOTSPOT
    by_name = next((kind for kind, shape in _NAMES if shape.search(seen.interface)), None)
    if by_name in (Kind.VPN, Kind.VIRTUAL, Kind.MOBILE):
        return by_name
    known = seen.hint or by_name
    if known is None or known is Kind.WIRED:
        in_range = next((kind for kind, net in _RANGES if ip.version == 4 and ip in net), None)
        known = in_range or known
    return known or Kind.NETWORK


# Names by Linux, macOS and Windows, and by the programs that make networks of their own.
_NAMES = [
    (kind, re.compile(shape, re.IGNORECASE))
    for kind, shape in (
        (
            Kind.VIRTUAL,
            r"^(docker|br-|veth|virbr|vmnet|vboxnet|vnic|vnet|lxc|lxd|cni|cali|flannel|podman"
            r"|dummy|ifb|awdl|llw|anpi|bnep|pan\d|bridge\d)|vethernet|virtualbox|vmware|hyper-v"
            r"|bluetooth|parallels|docker|\bwsl\b",
        ),
        (
            Kind.VPN,
            r"^(tun|tap|wg|utun|ppp|ipsec|zt|ham\d|nebula|gpd\d|cscotun)|tailscale|wireguard"
            r"|zerotier|openvpn|nordlynx|mullvad|proton|hamachi|anyconnect|cloudflare|warp|vpn",
        ),
        (Kind.MOBILE, r"^(wwan|wwp|ww\d|rmnet|usb\d|rndis)|cellular|mobile broadband|mobilfunk"),
        (Kind.WIFI, r"^(wl|wifi|ath\d|ra\d|ap\d)|wi-?fi|wlan|wireless|sans fil|drahtlos|airport"),
        (Kind.WIRED, r"^(eth|enp|eno|ens|enx|em\d|lan\d)|ethernet"),
    )
]
_RANGES = [
    (kind, ipaddress.ip_network(net))
    for kind, net in (
        (Kind.MOBILE, "100.64.0.0/10"),  # carriers' own range (RFC 6598)
        (Kind.MOBILE, "192.168.42.0/24"),  # an Android phone on a cable
        (Kind.VPN, "10.8.0.0/24"),  # what OpenVPN gives if nobody says otherwise
    )
]
# Where a system that shares its connection puts itself: the first address of these.
_HOTSPOTS = [
    (re.compile(shape, re.IGNORECASE), ipaddress.ip_network(net))
    for shape, net in (
        (r"", "192.168.137.0/24"),  # Windows
        (r"^(?!docker|br-|virbr|vmnet|vboxnet)", "10.42.0.0/16"),  # NetworkManager
        (r"^(bridge|ap)\d", "192.168.2.0/24"),  # macOS
    )
]


def _is_own_hotspot(seen: Seen, ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    is_first = ip.version == 4 and int(ip) & 0xFF == 1
    return is_first and any(shape.search(seen.interface) and ip in net for shape, net in _HOTSPOTS)


def _usable(ip: str) -> bool:
    """Tell whether a browser can go there: not with a zone ("fe80::1%eth0"), not "everywhere"."""
    try:
        found = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if found.version == 6 and (found.is_link_local or "%" in ip):
        return False
    return not (found.is_unspecified or found.is_multicast)


def _network(seen: Seen) -> str:
    try:
        length = _prefix_length(seen.netmask)
        return str(ipaddress.ip_network(f"{seen.ip}/{length}", strict=False)) if length else ""
    except ValueError:
        return ""


def _prefix_length(netmask: str) -> int:
    """Return the ones at the beginning of a mask: 24 of "255.255.255.0"."""
    if not netmask:
        return 0
    if "/" in netmask:
        return int(netmask.rpartition("/")[2])
    return int(ipaddress.ip_address(netmask)).bit_count()


def _order(pair: tuple[Seen, Kind]) -> tuple[object, ...]:
    """Sort by kind, of cables the faster first, then by name."""
    seen, kind = pair
    return (list(Kind).index(kind), -seen.speed if kind is Kind.WIRED else 0, _natural(seen))


def _natural(seen: Seen) -> tuple[object, ...]:
    """Sort "en2" before "en10", and one interface's addresses by their numbers."""
    parts = re.split(r"(\d+)", seen.interface)
    name = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
    ip = ipaddress.ip_address(seen.ip)
    return (name, ip.version, int(ip))


# --- what the system says -----------------------------------------------------------------------


def _seen() -> list[Seen]:
    import psutil  # 20 ms, which opening the window does not need

    states = psutil.net_if_stats()
    found = []
    for interface, kept in psutil.net_if_addrs().items():
        state = states.get(interface)
        for one in kept:
            if one.family not in (socket.AF_INET, socket.AF_INET6):
                continue
            found.append(
                Seen(
                    interface,
                    one.address,
                    one.netmask or "",
                    is_up=state is None or state.isup,
                    speed=state.speed if state else 0,
                    hint=_hint(interface),
                )
            )
    return found


def _hint(interface: str) -> Kind | None:
    """Ask Linux: a name may say anything, the system knows what it drives."""
    here = _SYS / interface
    if (here / "wireless").exists():
        return Kind.WIFI
    return Kind.VPN if (here / "tun_flags").exists() else None
