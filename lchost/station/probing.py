"""Looks around in the network for the door's test: does this computer hear itself, and who is near.

Each of these waits for the network: never ask on the screen's thread.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lchost.station import addresses
from lchost.station.addresses import Address, Kind, Seen
from lchost.station.selftest import Evidence

if TYPE_CHECKING:
    from lchost.station.server import Station

PATIENCE_S = 2.0
_KNOCKED_AT = 62078  # no service of ours: a device that is there refuses or takes it, both tell
_ARP = Path("/proc/net/arp")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def evidence(
    station: Station, waited_s: float, before: frozenset[str], phone: str = ""
) -> Evidence:
    """Gather what tells why no phone comes; takes up to some seconds.

    Args:
        waited_s: how long the code has been shown.
        before: `neighbours()` from when the test began.
        phone: the phone's address as its settings show it, if it is known.
    """
    here = addresses.choices()
    listening = station.address if station.is_open else None
    if listening is None:
        return Evidence(None, here=here)
    at = next((one for one in here if one.ip == listening.host), None) or _gone(listening.host)
    phone = phone.strip()
    answers = answers_a_knock(phone) if phone else None  # knocking makes a neighbour of it
    return Evidence(
        at,
        waited_s,
        station.selftest.hits,
        here,
        hears_itself(listening.host, listening.port),
        phone,
        answers,
        neighbours() - before if not phone else neighbours(),
        station.selftest.visitors,
    )


def hears_itself(host: str, port: int) -> bool:
    """Tell whether a page can be had at this address from this computer."""
    try:
        with socket.create_connection((host, port), PATIENCE_S) as line:
            line.settimeout(PATIENCE_S)
            line.sendall(f"HEAD / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            return line.recv(5) == b"HTTP/"
    except OSError:
        return False


def answers_a_knock(ip: str) -> bool | None:
    """Tell whether a device is there, from its answer to a connection; None: it may be silent."""
    try:
        if not ipaddress.ip_address(ip).is_private:
            return None
    except ValueError:
        return None
    try:
        socket.create_connection((ip, _KNOCKED_AT), PATIENCE_S).close()
    except ConnectionRefusedError:
        return True
    except TimeoutError:
        return ip in neighbours() or None
    except OSError:  # no way there: nobody answered to the address
        return False
    return True


def neighbours() -> frozenset[str]:
    """Return the addresses of this network that the system has heard of lately."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if _ARP.exists():
            return neighbours_in(_ARP.read_text())
        words = ["arp", "-a"] if sys.platform == "win32" else ["/usr/sbin/arp", "-an"]
        said = subprocess.run(
            words, capture_output=True, timeout=PATIENCE_S, creationflags=_NO_WINDOW, check=False
        )
        return neighbours_in(said.stdout.decode("ascii", "replace"))
    return frozenset()


def neighbours_in(table: str) -> frozenset[str]:
    """Read the table of Linux, or what `arp` says on Windows and macOS.

    Lines without a hardware address are of devices that did not answer, and others speak of
    everybody (broadcast, multicast).
    """
    found = set()
    for line in table.splitlines():
        ip = re.search(r"(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])", line)
        card = re.search(r"\b[0-9a-fA-F]{1,2}(?:[:-][0-9a-fA-F]{1,2}){5}\b", line)
        if ip is None or card is None:
            continue
        octets = [int(part, 16) for part in re.split("[:-]", card.group())]
        if any(octets) and not octets[0] & 1:
            found.add(ip.group(1))
    return frozenset(found)


def _gone(host: str) -> Address:
    """Return an address that this computer has no more, or never had by this name."""
    try:
        return Address("", host, addresses.kind_of(Seen("", host)))
    except ValueError:  # a name, as "localhost"
        return Address("", "127.0.0.1", Kind.LOOPBACK)
