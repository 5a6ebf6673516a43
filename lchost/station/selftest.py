"""The door's own test: does a phone reach this laptop, and if not, what stands between (pure)."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from lchost.codes import ALPHABET
from lchost.station.addresses import Address, Kind

LETTERS = 4  # of a test's own address: a page that a phone kept from yesterday proves nothing
SLOW_MS = 500  # a page that takes longer feels broken
PATIENCE_S = 15  # by then a phone that can reach us has
MOST_HITS = 60


@dataclass(frozen=True)
class Hit:
    """A phone that opened the test's page.  `round_trip_ms`: None until the phone has measured."""

    phone: str  # its address
    at: datetime
    round_trip_ms: int | None = None


class SelfTest:
    """What came of a test so far.  Any thread may ask it."""

    def __init__(self) -> None:
        self._letters = ""
        self._hits: dict[str, Hit] = {}
        self._visitors: set[str] = set()
        self._guard = threading.Lock()

    def begin(self) -> str:
        """Begin a new test and return its letters; what was there before counts no more."""
        with self._guard:
            self._letters = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
            self._hits.clear()
            return self._letters

    def is_running(self, letters: str) -> bool:
        """Tell whether these are the letters of the test that runs."""
        return bool(self._letters) and letters.upper() == self._letters

    def hit(self, phone: str, at: datetime, round_trip_ms: int | None = None) -> None:
        """Note that a phone came, or what it measured."""
        with self._guard:
            before = self._hits.get(phone)
            if before is not None:
                best = round_trip_ms if round_trip_ms is not None else before.round_trip_ms
                self._hits[phone] = replace(before, round_trip_ms=best)
            elif len(self._hits) < MOST_HITS:
                self._hits[phone] = Hit(phone, at, round_trip_ms)

    def visited(self, visitor: str) -> None:
        """Note who asked for any page at all."""
        if visitor not in self._visitors and len(self._visitors) < MOST_HITS:
            self._visitors.add(visitor)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The phones that came, the first first."""
        with self._guard:
            return tuple(self._hits.values())

    @property
    def visitors(self) -> frozenset[str]:
        """The addresses that have asked for any page since the station was made."""
        return frozenset(self._visitors.copy())


def link(url: str, letters: str) -> str:
    """Return the address for the QR code, all in capitals: that makes the code small."""
    return f"{url}/T/{letters}".upper()


# --- what it means ------------------------------------------------------------------------------


class Finding(Enum):
    """What the test has found.  The screen has a sentence and a way out for each."""

    REACHED = "reached"
    SLOW = "slow"  # reached, but pages will feel slow
    CLOSED = "closed"  # nothing listens
    GONE = "gone"  # this computer has lost the address
    DEAF = "deaf"  # it listens, and does not even hear itself
    ONLY_HERE = "only_here"  # loopback: no phone can come
    NO_NETWORK = "no_network"  # link-local: the network gave no address
    NOT_FOR_PHONES = "not_for_phones"  # VPN, virtual, mobile: choose another address
    WAITING = "waiting"  # it is too early to say
    THIS_PHONE = "this_phone"  # other phones come through: it is this one
    OTHER_NETWORK = "other_network"  # the phone is in another network
    FIREWALL = "firewall"  # the phone is near, and this computer does not let it in
    ISOLATED = "isolated"  # the network keeps its guests apart
    SILENCE = "silence"  # a firewall or isolation: nothing tells which


@dataclass(frozen=True)
class Evidence:
    """What is known when a host asks why.

    Attributes:
        address: where the station listens; None: nowhere.
        here: the addresses of this computer now; empty: not asked.
        hears_itself: this computer gets its own page at that address; None: not tried.
        phone: the phone's own address as its settings show it, if the host has typed it.
        phone_answers: the phone answered a knock from here; None: not tried.
        neighbours: addresses that have been heard in the network since the test began.
        visitors: who has asked for any page.
    """

    address: Address | None
    waited_s: float = 0.0
    hits: tuple[Hit, ...] = ()
    here: tuple[Address, ...] = ()
    hears_itself: bool | None = None
    phone: str = ""
    phone_answers: bool | None = None
    neighbours: frozenset[str] = frozenset()
    visitors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Diagnosis:
    """What was found, with the facts for its sentence."""

    finding: Finding
    address: Address | None = None
    phone: str = ""
    round_trip_ms: int | None = None
    better: Address | None = None  # another address to try

    @property
    def is_good(self) -> bool:
        """Tell whether a phone came through."""
        return self.finding in (Finding.REACHED, Finding.SLOW)


def diagnose(seen: Evidence) -> Diagnosis:
    """Tell what stands between a phone and this laptop; what is certain comes before guesses."""
    finding = _certain(seen) or _of_the_address(seen) or _between(seen)
    hit = _slowest_is_last(seen.hits)[0] if seen.hits else None
    return Diagnosis(
        finding,
        seen.address,
        hit.phone if hit else seen.phone.strip(),
        hit.round_trip_ms if hit else None,
        None if hit else _better(seen),
    )


def _certain(seen: Evidence) -> Finding | None:
    if seen.address is None:
        return Finding.CLOSED
    if seen.hits:
        times = [hit.round_trip_ms for hit in seen.hits if hit.round_trip_ms is not None]
        return Finding.SLOW if times and min(times) > SLOW_MS else Finding.REACHED
    if seen.here and all(one.ip != seen.address.ip for one in seen.here):
        return Finding.GONE
    return Finding.DEAF if seen.hears_itself is False else None


def _of_the_address(seen: Evidence) -> Finding | None:
    assert seen.address is not None
    kind = seen.address.kind
    if kind is Kind.LOOPBACK:
        return Finding.ONLY_HERE
    if kind is Kind.LINK_LOCAL:
        return Finding.NO_NETWORK
    return None if kind.is_for_phones else Finding.NOT_FOR_PHONES


def _between(seen: Evidence) -> Finding:
    assert seen.address is not None
    own = {seen.address.ip, *(one.ip for one in seen.here)}
    phone, has_network = seen.phone.strip(), bool(seen.address.network)
    if phone and has_network and not seen.address.shares_network(phone):
        return Finding.OTHER_NETWORK
    if seen.waited_s < PATIENCE_S:
        return Finding.WAITING
    if phone:
        is_near = phone in seen.neighbours or seen.phone_answers is True
        if is_near:
            return Finding.FIREWALL
        return Finding.ISOLATED if seen.phone_answers is False else Finding.SILENCE
    if seen.visitors - own:
        return Finding.THIS_PHONE
    return Finding.FIREWALL if seen.neighbours - own else Finding.SILENCE


def _better(seen: Evidence) -> Address | None:
    """Return an address of another network that phones are likelier in."""
    if seen.address is None:
        return None
    order = list(Kind)
    phone = seen.phone.strip()
    others = [one for one in seen.here if one.ip != seen.address.ip and one.kind.is_for_phones]
    shared = [one for one in others if phone and one.shares_network(phone)]
    likelier = [one for one in others if order.index(one.kind) < order.index(seen.address.kind)]
    return next(iter(shared or likelier), None)


def _slowest_is_last(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.round_trip_ms is None, hit.round_trip_ms or 0))
