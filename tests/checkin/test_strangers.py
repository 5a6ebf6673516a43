"""Texts that belong to nobody, before a desk with five thousand members."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from lchost import codes
from lchost.checkin import desk, log
from lchost.checkin.answers import Answer, Method, Scan
from lchost.codes import ALPHABET
from lchost.models.database import Topic, writing
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
MEMBERS = 5000
NOT_IN = (Answer.TYPO, Answer.UNKNOWN, Answer.FOREIGN)
ODD = [
    "+/-=" * 5,
    "a b c d e f g h i j",
    "\r\n\t",
    "\\000003",
    "]Q1",
    "\x00\x01\x02\x1d\x7f",
    "x" * 4096,
    "B" * 4096,
    "😀" * 20,
    "\u200f\u202e\u2066 \u2069",
    "17",
    "1 OR 1=1; --",
    "<script>alert(1)</script>",
]


@pytest.fixture
def door(db):
    """A desk that knows five thousand people, all with a place; gives (session, codes)."""
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "UTC")
    workshop = workshops.get(workshops.plan(draft, NINE))
    chosen = random.Random(3)
    known = [codes.encode(chosen.randbytes(8)) for _ in range(MEMBERS)]
    ids = range(1, MEMBERS + 1)
    people = [
        {"id": n, "display_name": f"Member {n}", "folded": f"member {n}", "created_at": NINE}
        for n in ids
    ]
    badges = [
        {"code": code, "member": n, "issued_at": NINE} for n, code in zip(ids, known, strict=True)
    ]
    places = [
        {"workshop": workshop.id, "member": n, "status": Status.REGISTERED, "registered_at": NINE}
        for n in ids
    ]
    with writing(Topic.MEMBERS):
        for table, rows in ((Member, people), (BadgeCode, badges), (Registration, places)):
            for start in range(0, MEMBERS, 1000):
                table.insert_many(rows[start : start + 1000]).execute()
    return workshop.session_id, known


def million() -> list[str]:
    """A million random strings of our letters, with fixed seed."""
    letters = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
    drawn = letters[np.random.default_rng(11).integers(0, 16, (1_000_000, 20))]
    return drawn.view("S20").ravel().astype(str).tolist()


def test_of_a_million_random_strings_the_desk_lets_in_none(door):
    session_id, known = door
    drawn = million()
    assert not set(known) & set(drawn)
    close = [text for text in drawn[:100_000] if codes.is_valid(text)]
    assert len(close) <= 8
    for text in [*close, *drawn[:100]]:
        assert desk.check_in(Scan(session_id, NINE, text)).answer in NOT_IN
    assert log.counts(session_id).present == 0


def test_whatever_is_scanned_nothing_stumbles_and_the_next_hundred_are_let_in(door):
    session_id, known = door
    for text in ODD:
        said = desk.check_in(Scan(session_id, NINE, text, method=Method.SCANNER))
        assert said.answer in NOT_IN
    dressed = ("\\000003{}", "]Q1{}\r\n", " {}\t", "{}")
    for n, code in enumerate(known[:100]):
        text = dressed[n % 4].format(code.lower() if n % 3 else codes.spaced(code))
        said = desk.check_in(Scan(session_id, NINE, text, method=Method.SCANNER))
        assert (said.answer, said.name) == (Answer.WELCOME, f"Member {n + 1}")
