"""What a credential says: the official schema agrees, and no key is left unsigned."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lchost.credentials import keys, openbadge
from lchost.credentials.openbadge import contexts
from lchost.credentials.record import Record

AT = datetime(2026, 11, 14, 12, 0, tzinfo=UTC)
SIGNER = keys.signer_of(bytes(range(32)))
SMALL = Record(
    number="2026-0147",
    name="Nguyễn Thị Minh Anh",
    title="Certificate of attendance",
    workshop="Asking better questions of data",
    workshop_uid="00000000-0000-4000-8000-000000000001",
    first_on=date(2026, 11, 14),
    last_on=date(2026, 11, 15),
    minutes=150,
    issued_at=AT,
    uid="00000000-0000-4000-8000-000000000002",
)
FULL = replace(
    SMALL,
    issuer="Lantern Data Circle",
    host="Mai Lê",
    place="Lantern Library, room 2",
    replaces="2026-0012",
    recipient="00000000-0000-4000-8000-000000000003",
    kind="facilitation",
    credits="2.5 CPD points",
    topic="Statistics",
    facilitator="Bo Åström",
    licence="CPD-4711",
    because="2 of 3 sessions; feedback given",
    language="en",
    expires_on=date(2028, 11, 14),
    is_duplicate=True,
)
KINDS = ("", "attendance", "completion", "facilitation", "mentoring", "custom")


def built(record: Record, email: str = "minh.anh@example.org") -> dict[str, Any]:
    site = "https://lantern.example/"
    return openbadge.credential(record, "Lantern Data Circle", SIGNER.did, email, site)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("record", [SMALL, FULL])
def test_the_official_schema_finds_nothing_wrong(shared: Path, record: Record, kind: str) -> None:
    import jsonschema

    name = "ob_v3p0_achievementcredential_schema.educredentials.json"
    schema = json.loads((shared / "data/vectors/ob3" / name).read_text("utf-8"))
    check = jsonschema.Draft201909Validator(schema)
    made = built(replace(record, kind=kind))
    signed = json.loads(openbadge.signed(made, SIGNER, AT))
    assert [error.message for error in check.iter_errors(made)] == []
    assert [error.message for error in check.iter_errors(signed)] == []
    signed["proof"] = signed["proof"][0]
    assert not check.is_valid(signed)  # it does look


@pytest.mark.parametrize(
    ("record", "kind"), [(SMALL, ""), *((FULL, kind) for kind in KINDS if kind)]
)
def test_every_key_that_is_used_is_signed_by_both_proofs(record: Record, kind: str) -> None:
    assert unsigned_terms(built(replace(record, kind=kind))) == []


def test_a_key_that_no_vocabulary_defines_is_found() -> None:
    made = built(FULL)
    made["credentialSubject"]["hours"] = 16
    made["credentialSubject"]["achievement"]["level"] = "high"
    expected = ["credentialSubject.achievement.level", "credentialSubject.hours"]
    assert sorted(unsigned_terms(made)) == expected


def test_every_fact_of_a_record_is_stated() -> None:
    said = json.dumps(built(FULL), ensure_ascii=False)
    for fact in (
        FULL.number, FULL.name, FULL.title, FULL.workshop, FULL.host, FULL.place, FULL.replaces,
        FULL.recipient, FULL.credits, FULL.topic, FULL.facilitator, FULL.licence, FULL.because,
        "2026-11-14", "2026-11-15", "2028-11-14", '"150"', '"Duplicate"', "Lantern Data Circle",
    ):  # fmt: skip
        assert fact in said, fact


def test_an_address_is_hashed_with_a_salt_of_its_own() -> None:
    made, other = built(FULL), built(replace(FULL, uid="", number="2026-0148"))
    (_, hashed), (_, others) = (one["credentialSubject"]["identifier"] for one in (made, other))
    digest = hashlib.sha256(f"minh.anh@example.org{hashed['salt']}".encode()).hexdigest()
    assert hashed["identityHash"] == f"sha256${digest}"
    assert hashed["salt"] != others["salt"]
    assert "example.org" not in json.dumps(made)
    assert built(FULL, " Minh.Anh@Example.org ") == made


def test_where_there_is_no_address_the_name_alone_identifies() -> None:
    (named,) = built(FULL, "")["credentialSubject"]["identifier"]
    assert (named["identityType"], named["identityHash"]) == ("name", FULL.name)


@pytest.mark.parametrize("site", ["", "lantern", "https://x y", "javascript:alert(1)"])
def test_what_is_not_known_of_the_community_is_left_out(site: str) -> None:
    made = openbadge.credential(SMALL, " ", SIGNER.did, "", site)
    assert made["issuer"] == {"id": SIGNER.did, "type": ["Profile"]}
    assert unsigned_terms(made) == []


def test_credits_are_a_number_only_where_they_begin_with_one() -> None:
    def earned(credits: str) -> object:
        return built(replace(FULL, credits=credits))["credentialSubject"].get("creditsEarned")

    assert [earned(one) for one in ("2.5 CPD points", "3", "none", "1,5", "about 2")] == [
        2.5, 3, None, None, None,
    ]  # fmt: skip


def test_an_achievement_is_the_same_for_all_who_did_the_same() -> None:
    def achieved(**facts: str) -> str:
        made = built(replace(FULL, **facts))
        return str(made["credentialSubject"]["achievement"]["id"])

    assert achieved(name="Bo", number="2026-0001") == achieved()
    assert len({achieved(), achieved(because="1 of 3"), achieved(title="Thanks")}) == 3


def test_letters_that_are_none_do_not_go_in() -> None:
    made = built(replace(SMALL, name="A\x0bB\ufffe\x7f"))
    assert made["credentialSubject"]["identifier"][0]["identityHash"] == "A B"


def unsigned_terms(document: dict[str, Any]) -> list[str]:
    """Return the keys whose loss would not change what `eddsa-rdfc-2022` signs."""
    whole = contexts.canonical(document)
    lost = []
    for path in _paths(document):
        less = copy.deepcopy(document)
        node: Any = less
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]
        if contexts.canonical(less) == whole:
            lost.append(".".join(str(step) for step in path))
    return lost


def _paths(value: Any, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = ((key, one) for key, one in value.items() if key != "@context")
    elif isinstance(value, list):
        pairs = enumerate(value)
    for step, inner in pairs:
        if isinstance(step, str):
            yield (*here, step)
        yield from _paths(inner, (*here, step))
