"""Records: the same text everywhere, and a code that scanners and hands can bring back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials.record import Record, parse, qr_text, read_qr, sha256

RECORD = Record(
    number="2026-0147",
    name="Nguyễn Thị Minh Anh",
    title="Certificate of attendance",
    workshop="Asking better questions of data",
    workshop_uid="00000000-0000-4000-8000-000000000001",
    first_on=date(2026, 11, 14),
    last_on=date(2026, 11, 14),
    minutes=150,
    issued_at=datetime(2026, 11, 14, 12, 0, tzinfo=UTC),
    issuer="Lantern Data Circle",
)


def test_a_record_is_canonical_json() -> None:
    text = RECORD.canonical()
    facts = json.loads(text)
    assert list(facts) == sorted(facts)
    assert '": ' not in text and '", ' not in text
    assert "Nguyễn" in text
    assert facts["issued_at"] == "2026-11-14T12:00:00Z"
    assert "replaces" not in facts


def test_a_record_of_before_signing_keeps_its_hash() -> None:
    assert sha256(RECORD.canonical()) == (
        "04461c97e34b4ba3078303fed0bdeacb7d2868d58da3e3d55d0f856da1f8ef81"
    )


def test_every_fact_comes_back() -> None:
    full = replace(
        RECORD,
        uid="00000000-0000-4000-8000-000000000002",
        recipient="00000000-0000-4000-8000-000000000003",
        kind="completion",
        credits="2.5 CPD points",
        topic="Statistics",
        facilitator="Priya",
        licence="AB 12",
        because="2 of 3 sessions",
        language="vi",
        expires_on=date(2028, 11, 14),
        is_duplicate=True,
    )
    assert parse(full.canonical()) == full
    assert "is_duplicate" not in json.loads(RECORD.canonical())


def test_no_minutes_are_a_fact_too() -> None:
    assert parse(replace(RECORD, minutes=0).canonical()).minutes == 0


def test_the_hash_is_sha_256() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # FIPS 180-4
    assert sha256("") == sha256(b"") == empty


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_record_comes_back_as_it_was(name: str, place: str) -> None:
    record = replace(RECORD, name=name or "Bo", place=place)
    assert parse(record.canonical()) == record
    assert parse(record.canonical()).canonical() == record.canonical()


@pytest.mark.parametrize(
    "typed",
    [
        "LCHOST 2026-0147 0123456789ABCDEF",
        "lchost 2026-0147 0123 4567 89ab cdef\r\n",
        "2026-0147 0123456789ABCDEF",
        "LCHOST202601470123456789ABCDEF",
    ],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert read_qr(typed) == ("2026-0147", "0123456789ABCDEF")


@given(st.integers(1, 99_999), st.binary(min_size=32, max_size=32))
def test_what_is_printed_can_be_read(number: int, digest: bytes) -> None:
    said = f"2026-{number:04}"
    assert read_qr(qr_text(said, digest.hex())) == (said, digest.hex()[:16].upper())


@pytest.mark.parametrize("other", ["", "HTTPS://EXAMPLE.ORG", "BCDFGHJKLNPRSTVXBCDF", "2026-0147"])
def test_other_codes_are_not_ours(other: str) -> None:
    assert read_qr(other) is None
