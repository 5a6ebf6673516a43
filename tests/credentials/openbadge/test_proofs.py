"""Both proofs: as the standards' own examples, and neither bent nor doubled."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import canon

from lchost.credentials import did_key, keys, openbadge
from lchost.credentials.openbadge import contexts, ordering, proofs
from lchost.credentials.openbadge.building import CONTEXTS
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER, SMALL, built

OTHER = keys.signer_of(bytes(32))
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"


# Open Badges 3.0 Implementation Guide, "Linked Data Proof": the key that it prints for its example
GUIDES_KEY = bytes.fromhex("6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4")


@pytest.fixture(scope="module")
def text() -> str:
    return openbadge.signed(built(FULL), SIGNER, AT)


@pytest.fixture
def fresh(text: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(text)
    return made


# --- the standards' own examples ----------------------------------------------------------------


@pytest.fixture
def vectors(shared: Path) -> Path:
    return shared / "data/vectors"


@pytest.mark.parametrize(
    ("suite", "file", "hashes"),
    [
        (proofs.JCS, "eddsa-jcs-2022/signedJCS.json", "combinedHashJCS.txt"),
        (proofs.RDFC, "eddsa-rdfc-2022/signedDataInt.json", "combinedHashDataInt.txt"),
    ],
)
def test_the_w3c_examples_are_signed_with_the_same_letters(
    vectors: Path, monkeypatch: pytest.MonkeyPatch, suite: str, file: str, hashes: str
) -> None:
    folder = vectors / "vc-di-eddsa/TestVectors"
    pair = json.loads((folder / "keyPair.json").read_text("utf-8"))
    secret = did_key.from_multibase(pair["privateKeyMultibase"])[2:]
    signer = keys.Signer(Ed25519PrivateKey.from_private_bytes(secret))
    vocabularies(monkeypatch, {EXAMPLES: {"@vocab": "https://www.w3.org/ns/credentials/examples#"}})
    document = json.loads((folder / file).read_text("utf-8"))
    official = document.pop("proof")
    at = datetime.fromisoformat(official["created"])
    options = {key: value for key, value in official.items() if key != "proofValue"}
    combined = (folder / file).with_name(hashes).read_text("utf-8").strip()
    assert proofs.to_sign(document, options).hex() == combined
    assert proofs.proof(document, signer, at, suite) == official
    assert proofs.holds(document, official, signer.did)
    document["name"] += "!"
    assert not proofs.holds(document, official, signer.did)


def test_the_open_badges_guide_example_is_signed_with_the_same_letters(vectors: Path) -> None:
    folder = vectors / "ob3"
    document = json.loads((folder / "impl-guide-signed-credential.json").read_text("utf-8"))
    official = document.pop("proof")
    canonical = (folder / "impl-guide-document-canon.txt").read_text("utf-8")
    assert contexts.canonical(document).decode().strip() == canonical.strip()
    printed = (folder / "impl-guide-proof-canon.txt").read_text("utf-8")
    assert proofs.quads_of_options(official).decode().strip() == printed.strip()
    signer = keys.Signer(Ed25519PrivateKey.from_private_bytes(GUIDES_KEY))
    assert official["verificationMethod"].endswith(f"#{signer.did.removeprefix(did_key.PREFIX)}")
    options = {key: value for key, value in official.items() if key != "proofValue"}
    signature = did_key.multibase(signer.sign(proofs.to_sign(document, options)))
    assert signature == official["proofValue"]


# --- ours ---------------------------------------------------------------------------------------


def test_what_was_signed_is_intact(fresh: dict[str, Any]) -> None:
    assert openbadge.intact(fresh)
    assert openbadge.issuer_of(fresh) == SIGNER.did
    assert [one["cryptosuite"] for one in fresh["proof"]] == ["eddsa-rdfc-2022", "eddsa-jcs-2022"]


def test_the_same_record_is_signed_with_the_same_letters(text: str) -> None:
    assert openbadge.signed(built(FULL), SIGNER, AT) == text
    assert openbadge.signed(built(FULL), SIGNER, AT.astimezone()) == text
    assert ": " not in text.replace(FULL.title + ": ", "") and "Nguyễn" in text


def test_the_options_are_written_out_as_the_library_would(fresh: dict[str, Any]) -> None:
    rdfc = {key: value for key, value in fresh["proof"][0].items() if key != "proofValue"}
    by_library = contexts.canonical({"@context": fresh["@context"], **rdfc})
    assert proofs.quads_of_options(rdfc) == by_library


def hours(one: dict[str, Any]) -> None:
    one["credentialSubject"]["hours"] = 1600


def by_another_key(one: dict[str, Any]) -> None:
    signed = json.loads(openbadge.signed(one, OTHER, AT))
    one["proof"] = signed["proof"]


def another_issuer(one: dict[str, Any]) -> None:
    one["issuer"]["id"] = OTHER.did


def bent(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def bend(one: dict[str, Any]) -> None:
        *steps, last = path.split(".")
        node: Any = one
        for step in steps:
            node = node[int(step) if step.isdigit() else step]
        node[int(last) if last.isdigit() else last] = value

    return bend


def proof_twice(one: dict[str, Any]) -> None:
    one["proof"][1] = one["proof"][0]


def one_more_proof(one: dict[str, Any]) -> None:
    one["proof"].append(copy.deepcopy(one["proof"][1]))


def a_note_in_the_proof(one: dict[str, Any]) -> None:
    one["proof"][0]["note"] = "with honours"


@pytest.mark.parametrize(
    "spoil",
    [
        hours,
        by_another_key,
        another_issuer,
        proof_twice,
        one_more_proof,
        a_note_in_the_proof,
        lambda one: one["proof"].reverse(),
        lambda one: one["proof"].pop(),
        lambda one: one.pop("proof"),
        lambda one: one["@context"].append({"hours": "urn:x:hours"}),
        lambda one: one["@context"].reverse(),
        bent("proof", {}),
        bent("proof", None),
        bent("proof.0", None),
        bent("proof.0.proofPurpose", "authentication"),
        bent("proof.0.created", "2020-01-01T00:00:00Z"),
        bent("proof.1.created", "2020-01-01T00:00:00Z"),
        bent("proof.0.proofValue", "z"),
        bent("proof.1.proofValue", 7),
        bent("proof.0.verificationMethod", SIGNER.did),
        bent("issuer", SIGNER.did),
        bent("issuer.name", "Lantern"),
        bent("credentialSubject.result.0.value", "1500"),
        bent("credentialSubject.creditsEarned", 25),
        bent("name", None),
        bent("name", "\ud800"),
        bent("name", 10**400),
        bent("evidence", []),
    ],
)
def test_what_was_changed_is_not_intact(
    fresh: dict[str, Any], spoil: Callable[[dict[str, Any]], object]
) -> None:
    spoil(fresh)
    assert not openbadge.intact(fresh)


def test_a_key_that_only_one_proof_covers_is_refused(fresh: dict[str, Any]) -> None:
    hours(fresh)
    bare = {key: value for key, value in fresh.items() if key != "proof"}
    assert proofs.holds(bare, fresh["proof"][0], SIGNER.did)  # the danger
    assert not openbadge.intact(fresh)


def test_any_flipped_letter_is_noticed(text: str) -> None:
    chance = random.Random(6)
    for place in sorted(chance.sample(range(len(text)), 400)):
        flipped = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        try:
            said = json.loads(flipped)
        except ValueError:
            continue
        assert not isinstance(said, dict) or not openbadge.intact(said), place


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"proof": [{"cryptosuite": "eddsa-rdfc-2022"}, {"cryptosuite": "eddsa-jcs-2022"}]},
        {"issuer": {"id": "did:key:zzz"}},
        {"issuer": []},
    ],
)
def test_what_is_no_credential_is_not_intact(hostile: dict[str, Any]) -> None:
    assert not openbadge.intact(hostile)


def looks_signed(made: dict[str, Any]) -> dict[str, Any]:
    """Every letter is signed, so that the costly proof is looked at too; that one is wrong."""
    letters = proofs.proof(made, SIGNER, AT, proofs.JCS)
    meaning = {key: value for key, value in letters.items() if key != "@context"}
    return {**made, "proof": [{**meaning, "cryptosuite": proofs.RDFC}, letters]}


def people_alike(number: int) -> list[dict[str, Any]]:
    """Two subjects who differ only by what no vocabulary defines; so do their identities."""
    return [
        {
            "type": ["AchievementSubject"],
            "unknown": f"{who}",
            "identifier": [
                {"type": "IdentityObject", "unknown": f"{who} {n}"} for n in range(number)
            ],
        }
        for who in range(2)
    ]


@pytest.mark.parametrize("number", [6, 9, 100])
def test_a_document_that_would_take_for_ever_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    tried = 0

    def counted(elements: list[str]) -> Iterator[list[str]]:
        nonlocal tried
        for one in every_order(elements):
            tried += 1
            yield one

    every_order = canon.permutations
    monkeypatch.setattr(canon, "permutations", counted)
    made = looks_signed({**built(SMALL), "credentialSubject": people_alike(number)})
    assert not openbadge.intact(made)
    assert tried <= ordering.MOST_ORDERS


def test_nodes_that_are_alike_are_no_trouble_where_they_are_few(fresh: dict[str, Any]) -> None:
    fresh["credentialSubject"]["identifier"] *= 3
    made = json.loads(openbadge.signed(fresh, SIGNER, AT))
    assert openbadge.intact(made)


@pytest.mark.parametrize(
    "context",
    [
        [*CONTEXTS, contexts.OPEN_BADGES],
        [*CONTEXTS, {"name": "https://example.org/name"}],
        [contexts.OPEN_BADGES, contexts.CREDENTIALS],
        [{"@vocab": "https://example.org/"}],
        contexts.CREDENTIALS,
        CONTEXTS * 5000,  # 20 minutes
    ],
    ids=["one more", "their own", "turned", "only their own", "one", "very many"],
)
def test_a_document_in_other_words_is_not_worked_through(context: Any) -> None:
    made = looks_signed({**built(SMALL), "@context": context})
    assert not openbadge.intact(made)


def vocabularies(monkeypatch: pytest.MonkeyPatch, more: dict[str, dict[str, Any]]) -> None:
    """Let the examples' own vocabulary be at hand too."""
    ours = contexts.bundled
    monkeypatch.setattr(
        contexts,
        "bundled",
        lambda url: {"@context": more[url]} if url in more else ours(url),
    )
