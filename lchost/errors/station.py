"""Trouble with the door's pages on the network."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError
from lchost.errors.file import NotSaved


class AddressInUse(HostError):
    """Another program listens there."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The door cannot open at {host}:{port}: another program listens there. Choose another"
        " port; 0 takes any free one.",
    )


class AddressNotHere(HostError):
    """This computer has no such address, now or at all."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The door cannot open at {host}: this computer has no such address. Look which network"
        " it is in, and choose one of its own addresses.",
    )


class OneAddressOnly(HostError):
    """“Every address” was asked for: the door would also listen where nobody looks."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{host} means every network of this computer. Choose the one address that the phones"
        " shall use.",
    )


class NoSuchPort(HostError):
    """Not a port, or one that the system keeps for itself."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "The door cannot open at port {port}. Choose one from 1024 to 65535, or 0."
    )


class BadPin(HostError):
    """A PIN that no keyboard and no browser would carry unharmed."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This PIN does not work everywhere. Choose 4 to 64 letters, digits or signs of a plain"
        " keyboard, without spaces.",
    )


class DoorBusy(NotSaved):
    """More at once than the desk can answer; nothing was written."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Too many people are at the door at this moment. Wait a little, then try again.",
    )


class NoSuchWorkshop(HostError):
    """A number that no workshop has."""

    says = QT_TRANSLATE_NOOP("HostError", "There is no workshop {workshop} in {path}.")


class NoWorkshopCalled(NoSuchWorkshop):
    """No workshop has this number or title, or several have the title."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "There is no workshop {workshop} in {path}. Name one of these: {workshops}."
    )


class NothingToOpen(HostError):
    """No workshop is open now or later."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} has no workshop whose door is open now or later. Plan one, or name a past one"
        " with --workshop.",
    )
