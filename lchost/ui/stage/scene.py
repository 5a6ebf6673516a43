"""What stands on the stage, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lchost.grouping.showing import Seating


class View(Enum):
    """What the host has the stage show."""

    POSTER = "poster"  # how to come in
    FIND = "find"  # everybody by name, with the number of their table
    GROUPS = "groups"  # a card for each group
    WELCOME = "welcome"  # what this is, and a welcome by name

    @property
    def lists(self) -> bool:
        """Tell whether it shows the round that is published."""
        return self in (View.FIND, View.GROUPS)


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
    """All that the stage shows.  Without an invitation the poster sends people to the desk.

    Attributes:
        seating: the round of the lists; `page` of theirs is shown.
    """

    title: str
    community: str = ""
    clock: str = ""
    hours: str = ""  # a sentence while the door does not stand open: "The door opens at 13:30"
    arrivals: int = 0
    invitation: Invitation | None = None
    network: Network | None = None
    welcome: str = ""  # the name of who came in just now, and agreed to be named
    view: View = View.POSTER
    place: str = ""
    seating: Seating | None = None
    page: int = 0
