"""What stands on the stage, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    """The Wi-Fi that phones join.  `code`: what their camera reads; empty: no code for it."""

    name: str
    password: str = ""
    code: str = ""


@dataclass(frozen=True)
class Invitation:
    """How a phone comes in at this moment.

    `code` is what the QR says, `word` what is typed instead at `address`; both turn every
    `turns_s` seconds, and have `left_s` left.
    """

    code: str
    word: str
    address: str
    left_s: int
    turns_s: int


@dataclass(frozen=True)
class Scene:
    """All that the poster shows.  Without an invitation it sends people to the desk."""

    title: str
    community: str = ""
    clock: str = ""
    hours: str = ""  # a sentence while the door does not stand open: "The door opens at 13:30"
    arrivals: int = 0
    invitation: Invitation | None = None
    network: Network | None = None
    welcome: str = ""  # the name of who came in just now, and agreed to be named
