"""What the door's test has found, as a sentence and a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from lchost.station.addresses import Address, Kind
from lchost.station.selftest import Diagnosis, Finding


def tr(text: str) -> str:
    """Translate a sentence about the door's network."""
    return QCoreApplication.translate("SelfTest", text)


def kind_words(kind: Kind) -> str:
    """Return what an address leads into."""
    words = {
        Kind.HOTSPOT: tr("this computer's own hotspot"),
        Kind.WIFI: tr("Wi-Fi"),
        Kind.WIRED: tr("cable"),
        Kind.NETWORK: tr("network"),
        Kind.MOBILE: tr("mobile network"),
        Kind.VPN: tr("VPN"),
        Kind.VIRTUAL: tr("virtual machines"),
        Kind.LINK_LOCAL: tr("no network"),
        Kind.LOOPBACK: tr("this computer only"),
    }
    return words[kind]


def address_words(address: Address) -> str:
    """Return an address as it stands in a list: what it leads into, number, interface."""
    where = f"{kind_words(address.kind)} · {address.ip}"
    return f"{where} · {address.interface}" if address.interface else where


def finding_words(said: Diagnosis) -> tuple[str, str]:
    """Return what was found, and what to do about it; the second may be empty."""
    what, do = _SAID[said.finding]()
    facts = {
        "phone": said.phone,
        "ms": said.round_trip_ms,
        "address": said.address.ip if said.address else "",
        "network": said.address.network if said.address else "",
        "kind": kind_words(said.address.kind) if said.address else "",
    }
    if said.finding is Finding.REACHED and said.round_trip_ms is None:
        what = tr("The phone {phone} reaches the door.")
    if said.better is not None:
        better = tr("Try {other} as the door's address.").format(other=address_words(said.better))
        do = f"{better} {do}".strip()
    return what.format(**facts), do.format(**facts)


def _silence() -> tuple[str, str]:
    return (
        tr("No phone has come through, and nothing tells why."),
        tr(
            "Is the phone in this Wi-Fi, with its mobile data off? Then type the phone's own"
            " address (its Wi-Fi settings show it) and test again: that tells a firewall from a"
            " network that keeps its guests apart."
        ),
    )


_SAID: dict[Finding, Callable[[], tuple[str, str]]] = {
    Finding.REACHED: lambda: (tr("The phone {phone} reaches the door, in {ms} ms."), ""),
    Finding.SLOW: lambda: (
        tr("The phone {phone} reaches the door, but it takes {ms} ms: pages will feel slow."),
        tr("Come nearer to the Wi-Fi's sender, or use this computer's own hotspot."),
    ),
    Finding.CLOSED: lambda: (
        tr("The door's pages are not open."),
        tr("Open the door, then test again."),
    ),
    Finding.GONE: lambda: (
        tr("This computer has lost the address {address}."),
        tr("Choose the door's address again, and show the new code."),
    ),
    Finding.DEAF: lambda: (
        tr("This computer does not get its own page at {address}."),
        tr("A firewall or a VPN program stops it: allow lchost there, or choose another address."),
    ),
    Finding.ONLY_HERE: lambda: (
        tr("The address {address} is for this computer only: no phone can come."),
        tr("Join the Wi-Fi of the place, or turn on this computer's own hotspot."),
    ),
    Finding.NO_NETWORK: lambda: (
        tr("The network gave this computer no address."),
        tr("Join the Wi-Fi again, or turn on this computer's own hotspot."),
    ),
    Finding.NOT_FOR_PHONES: lambda: (
        tr("Phones are not in the network of {address} ({kind})."),
        tr("Choose the address of a Wi-Fi or a cable."),
    ),
    Finding.WAITING: lambda: (
        tr("No phone has come through yet."),
        tr("Scan the code with a phone's camera, and open the link."),
    ),
    Finding.THIS_PHONE: lambda: (
        tr("Other phones reach the door; this one does not."),
        tr("Is it in the same Wi-Fi? Turn its mobile data and any VPN off, then scan again."),
    ),
    Finding.OTHER_NETWORK: lambda: (
        tr("The phone {phone} is in another network than the door ({network})."),
        tr("Let it join the same Wi-Fi, not the guests' one, and scan again."),
    ),
    Finding.FIREWALL: lambda: (
        tr("A phone is near, but this computer does not let it in: most likely its firewall."),
        tr(
            "Allow lchost in the firewall (on Windows: for private networks, and make this network"
            " a private one), then scan again."
        ),
    ),
    Finding.ISOLATED: lambda: (
        tr("This Wi-Fi seems to keep its guests apart: the phone and this computer do not meet."),
        tr(
            "Ask who runs the Wi-Fi for one without client isolation, or turn on this computer's"
            " own hotspot and let phones join that."
        ),
    ),
    Finding.SILENCE: _silence,
}
