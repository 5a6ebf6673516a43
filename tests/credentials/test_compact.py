"""The text of a printed code: small, signed, typed back by hand, never taken for another's."""

from __future__ import annotations

import base64
import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials import compact, keys
from lchost.credentials.compact import Compact, decode, encode
from lchost.credentials.record import Record

AT = datetime(2026, 11, 14, 12, 0, tzinfo=UTC)
SIGNER = keys.signer_of(bytes(range(32)))
OTHER = keys.signer_of(bytes(32))
SITE = "https://lantern.example/verify.html"
USUAL = Record(
    number="2026-0147",
    name="Nguyễn Thị Minh Anh",
    title="Certificate of attendance",
    workshop="Asking better questions of data",
    workshop_uid="00000000-0000-4000-8000-000000000001",
    first_on=date(2026, 11, 14),
    last_on=date(2026, 11, 15),
    minutes=150,
    issued_at=AT,
    issuer="Lantern Data Circle",
    uid="00000000-0000-4000-8000-000000000002",
)
FULL = replace(
    USUAL,
    place="Lantern Library, room 2",
    replaces="2026-0012",
    kind="completion",
    credits="2.5 CPD points",
    licence="CPD-4711",
    expires_on=date(2028, 11, 14),
    is_duplicate=True,
)
SAID = (
    "number", "name", "title", "workshop", "first_on", "last_on", "minutes", "issued_at", "place",
    "kind", "credits", "licence", "replaces", "expires_on", "is_duplicate",
)  # fmt: skip


def said(one: Record | Compact) -> dict[str, object]:
    return {name: getattr(one, name) for name in SAID}


def read(text: str) -> Compact:
    found = decode(text)
    assert found is not None
    return found


@pytest.mark.parametrize("record", [USUAL, FULL])
@pytest.mark.parametrize("site", ["", SITE])
def test_a_code_says_what_the_record_says(record: Record, site: str) -> None:
    found = read(encode(record, SIGNER, site))
    assert said(found) == said(record)
    assert found.is_by(SIGNER.public)
    assert not found.is_by(OTHER.public)


@given(st.text(max_size=60), st.text(max_size=60), st.dates(), st.integers(0, 100_000))
def test_any_record_comes_back(name: str, workshop: str, day: date, minutes: int) -> None:
    record = replace(
        USUAL, name=name, workshop=workshop, first_on=day, last_on=day, minutes=minutes
    )
    assert said(read(encode(record, SIGNER))) == said(record)


def test_it_is_as_small_as_it_may_be() -> None:
    slim = replace(USUAL, name="Jo Park", workshop="Data 1")
    assert len(encode(slim, SIGNER)) <= 256  # 157 bytes
    assert len(encode(USUAL, SIGNER)) <= 335  # what a symbol of version 9, level L, holds


def test_others_software_reads_and_verifies_it() -> None:
    import cbor2
    from cwt import COSE, COSEKey, VerifyError

    key = {1: 1, 3: -8, -1: 6, -2: SIGNER.public, 2: compact.kid_of(SIGNER.public)}
    letters = encode(FULL, SIGNER).removeprefix("LC1:")
    raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    facts = cbor2.loads(COSE.new().decode(raw, COSEKey.new(key)))
    assert facts[1] == FULL.number and facts[2] == FULL.name
    with pytest.raises(VerifyError):
        COSE.new().decode(raw[:-1] + bytes([raw[-1] ^ 1]), COSEKey.new(key))


@pytest.mark.parametrize("site", ["", SITE])
def test_it_is_read_however_it_was_typed(site: str) -> None:
    text = encode(USUAL, SIGNER, site)
    begin, letters = compact.parts(text)
    in_fives = " ".join(letters[n : n + 5] for n in range(0, len(letters), 5))
    for typed in (
        text.lower(),
        f"\r\n {text}\r\n",
        f"{begin}{in_fives.lower()}",
        "\n".join(text[n : n + 40] for n in range(0, len(text), 40)),
        f"https://elsewhere.example/#{letters.removeprefix('LC1:')}",
        f"lc1: {letters.removeprefix('LC1:')}",
        letters.removeprefix("LC1:"),
    ):
        assert said(read(typed)) == said(USUAL)


def test_any_flipped_letter_is_noticed() -> None:
    text = encode(FULL, SIGNER)
    chance = random.Random(6)
    for place in range(len(compact.PREFIX), len(text)):
        other = chance.choice(
            [one for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if one != text[place]]
        )
        found = decode(text[:place] + other + text[place + 1 :])
        assert found is None or not found.is_by(SIGNER.public), place


def test_the_name_of_another_key_does_not_help() -> None:
    class Impostor:
        public = SIGNER.public
        sign = OTHER.sign

    found = read(encode(USUAL, Impostor()))
    assert found.kid == compact.kid_of(SIGNER.public)
    assert not found.is_by(SIGNER.public) and not found.is_by(OTHER.public)


@pytest.mark.parametrize(
    "text",
    ["", "LC1:", "#", "LC1:AAAA", "LC1:0189", "https://example.org/", "BCDFGHJKLNPRSTVXBCDF",
     "LCHOST 2026-0147 0123456789ABCDEF", "LC1:" + "A" * 5000, "ü", "LC1:2KCEHB"],
)  # fmt: skip
def test_what_is_not_ours_is_none(text: str) -> None:
    assert decode(text) is None


@given(st.binary(max_size=120))
def test_no_bytes_break_it(data: bytes) -> None:
    decode("LC1:" + base64.b32encode(data).decode().rstrip("="))
    decode(data.decode("latin-1"))


@given(st.data())
def test_no_broken_code_breaks_it(data: st.DataObject) -> None:
    letters = encode(FULL, SIGNER)[4:]
    raw = bytearray(base64.b32decode(letters + "=" * (-len(letters) % 8)))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    decode("LC1:" + base64.b32encode(bytes(raw)).decode().rstrip("="))


@pytest.mark.parametrize("site", ["", SITE])
@pytest.mark.parametrize("letter", ["m", "ế", "案"])
def test_a_long_record_gives_way_in_a_stated_order(site: str, letter: str) -> None:
    long = replace(FULL, name=letter * 20, title=letter * 15, place=letter * 90)
    first = read(encode(replace(long, workshop="Data"), SIGNER, site))
    assert (first.place, first.workshop) in ((long.place, "Data"), ("", "Data"))
    found = read(encode(replace(long, workshop=letter * 400), SIGNER, site))
    assert found.place == "" and found.workshop.endswith("…")
    assert found.workshop.startswith(letter * 20)
    assert (found.name, found.title, found.credits) == (long.name, long.title, long.credits)


@pytest.mark.parametrize("letter", ["m", "案", "😀", "\U00020000"])
@pytest.mark.parametrize("number", [24, 25, 31, 32, 33, 300])
@pytest.mark.parametrize("site", ["", SITE, f"https://{'a' * 120}.example/"])
def test_letters_of_four_bytes_fit_on_the_paper_too(letter: str, number: int, site: str) -> None:
    text = letter * number
    found = encode(replace(FULL, name=text, title=text, workshop=text), SIGNER, site)
    assert compact.bits(found) <= compact.MOST_BITS
    claims = read(found)
    for kept in (claims.name, claims.title, claims.workshop):
        assert kept == text or (kept.endswith("…") and kept.startswith(letter * 8))
    assert (claims.number, claims.minutes) == (FULL.number, FULL.minutes)


def test_an_address_that_leaves_no_room_is_given_up() -> None:
    text = encode(FULL, SIGNER, f"https://{'a' * 400}.example/")
    assert text.startswith("LC1:") and compact.bits(text) <= compact.MOST_BITS
    assert said(read(text)) == said(FULL)


@given(
    st.text(min_size=1, max_size=250),
    st.text(max_size=250),
    st.text(max_size=250),
    st.text(max_size=250),
)
def test_a_code_always_fits_on_the_paper(name: str, title: str, workshop: str, place: str) -> None:
    record = replace(FULL, name=name, title=title, workshop=workshop, place=place)
    for site in ("", SITE):
        text = encode(record, SIGNER, site)
        assert compact.bits(text) <= compact.MOST_BITS
        assert read(text).is_by(SIGNER.public)
