"""Independent software says the same of our credentials as we do.

The node part needs the packages @digitalbazaar/vc, @digitalbazaar/data-integrity, both of its
eddsa cryptosuites and @digitalcredentials/verifier-core in the folder $LCHOST_NODE_MODULES.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lchost.credentials import openbadge
from lchost.credentials.openbadge import contexts
from lchost.credentials.record import Record
from lchost.credentials.verify import Standing, Trust, judge
from tests.credentials.openbadge.test_building import AT, FULL, KINDS, SIGNER, SMALL, built
from tests.credentials.openbadge.test_proofs import hours

SCRIPT = Path(__file__).with_name("others.mjs")
NAMES = (
    "Nguyễn Thị Minh Anh", "Żółć Gęślą-Jaźń", "Þórdís Æsir", "Николай Ёлкин", "Олексій Ґудзь",
    "Ελένη Παπαδοπούλου", "محمد عبد الله", "שרה כהן", "ภัทรพล สุขใจ", "陳大文", "やまだ はなこ",
    "김민준", "अनन्या शर्मा", "தமிழ் செல்வி", "Գրիգոր", "გიორგი", "አበበ", "বাংলা", "O'Neil \"Bo\"",
    "back\\slash", "<b>x</b> & y", "a\tb", "line\nbreak", "e\u0301 combining", "👩‍🏫 Teacher",
    "\u200fRTL mark", "no\u00a0break", "𝔘𝔫𝔦", "\u2028separator", "\x7fdelete", "\u0085next",
)  # fmt: skip


def records(count: int) -> list[Record]:
    """Return records of all kinds in many scripts, with more or fewer facts; always the same."""
    chance = random.Random(2026)
    made = []
    for n in range(count):
        usual = FULL if n % 3 == 0 else SMALL
        name = f"{NAMES[n % len(NAMES)]} {chance.choice(NAMES)}"
        made.append(
            replace(
                usual,
                number=f"2026-{n + 1:04}",
                name=name,
                uid="" if n % 7 == 0 else f"00000001-0000-4000-8000-{n:012}",
                workshop=chance.choice(NAMES) + " & data",
                because=chance.choice(NAMES) if n % 2 else "",
                place=chance.choice(NAMES) if n % 5 else "",
                kind=chance.choice(KINDS),
                credits=chance.choice(["", "2", "0.25 points", "12.5", "1000000", "none"]),
                language=chance.choice(["", "en", "vi", "fr", "zh-Hant-TW"]),
                minutes=chance.choice([0, 45, 150, 10_000]),
            )
        )
    return made


def signed(record: Record) -> str:
    at = AT + timedelta(seconds=int(record.number[-4:]))
    return openbadge.signed(built(record), SIGNER, at)


def flipped(text: str, chance: random.Random) -> str:
    """Return a credential with one letter changed somewhere, that is still JSON of an object."""
    while True:
        place = chance.randrange(len(text))
        bent = text[:place] + chr(ord(text[place]) ^ chance.choice([1, 2, 4])) + text[place + 1 :]
        try:
            if json.loads(bent) != json.loads(text):
                return bent
        except ValueError:
            continue


# --- in Python ----------------------------------------------------------------------------------


@pytest.mark.parametrize("record", records(6), ids=lambda one: one.number)
def test_openvc_finds_each_proof_true(record: Record) -> None:
    from openvc.errors import OpenvcError
    from openvc.verify import VerificationPolicy, verify_credential

    whole, then = json.loads(signed(record)), VerificationPolicy(now=AT + timedelta(days=1))
    ours = {contexts.OPEN_BADGES: contexts.bundled(contexts.OPEN_BADGES)}
    for proof in whole["proof"]:
        one = {**whole, "proof": proof}
        assert verify_credential(one, policy=then, extra_contexts=ours).issuer == SIGNER.did
        one["credentialSubject"] = {**one["credentialSubject"], "licenseNumber": "2026-9999"}
        with pytest.raises(OpenvcError):
            verify_credential(one, policy=then, extra_contexts=ours)


@pytest.mark.parametrize("record", records(6), ids=lambda one: one.number)
def test_openbadgeslib_accepts_them(record: Record) -> None:
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3.ldp import OB3LdpVerifier

    verifier = OB3LdpVerifier.for_issuer_did(SIGNER.did)
    whole = json.loads(signed(replace(record, expires_on=None)))
    rdfc = {**whole, "proof": whole["proof"][0]}
    assert verifier.verify(rdfc).issuer.id == SIGNER.did
    bent = json.loads(json.dumps(rdfc).replace("2026-00", "2026-90"))
    with pytest.raises(LibOpenBadgesException):
        verifier.verify(bent)


def test_ours_are_intact_in_every_script() -> None:
    for record in records(40):
        assert openbadge.intact(json.loads(signed(record))), record.name


def test_the_official_schema_finds_nothing_wrong_in_any_script(shared: Path) -> None:
    import jsonschema

    name = "ob_v3p0_achievementcredential_schema.educredentials.json"
    schema = json.loads((shared / "data/vectors/ob3" / name).read_text("utf-8"))
    check = jsonschema.Draft201909Validator(schema)
    for record in records(60):
        wrong = [error.message for error in check.iter_errors(json.loads(signed(record)))]
        assert wrong == [], record.name


# --- in node ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def node_modules() -> Path:
    folder = Path(os.environ.get("LCHOST_NODE_MODULES", ""))
    if shutil.which("node") is None or not (folder / "@digitalbazaar/vc").is_dir():
        pytest.skip("no node, or no packages at $LCHOST_NODE_MODULES")
    return folder


def asked(node_modules: Path, folder: Path, texts: Sequence[str]) -> list[list[bool]]:
    """Return what node says of each: first proof, second, both at once, another program."""
    shown, known = folder / "credentials.txt", folder / "contexts.json"
    shown.write_text("\n".join(texts), encoding="utf-8")
    known.write_text(json.dumps({url: contexts.bundled(url) for url in contexts.FILES}), "utf-8")
    ran = subprocess.run(
        ["node", "--input-type=module", "-", str(shown), str(known)],
        input=SCRIPT.read_text("utf-8"),
        cwd=node_modules.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in ran.stdout.splitlines() if line.startswith(("[true", "[false"))]
    assert ran.returncode == 0 and len(lines) == len(texts), ran.stderr
    return [json.loads(line) for line in lines]


def all_true_and_all_flips_false(node_modules: Path, folder: Path, count: int) -> None:
    texts = [signed(record).replace("\u2028", "\\u2028") for record in records(count)]
    assert asked(node_modules, folder, texts) == [[True] * 4] * count
    chance = random.Random(8)
    bent = [flipped(text, chance) for text in texts]
    for text, answer in zip(bent, asked(node_modules, folder, bent), strict=True):
        assert not (answer[0] and answer[1]), text
        assert judge(text, Trust(), AT).standing in (Standing.ALTERED, Standing.UNREADABLE)


def test_node_agrees_on_ten(node_modules: Path, tmp_path: Path) -> None:
    all_true_and_all_flips_false(node_modules, tmp_path, 10)


@pytest.mark.stress
def test_node_agrees_on_five_hundred(node_modules: Path, tmp_path: Path) -> None:
    all_true_and_all_flips_false(node_modules, tmp_path, 500)


def test_node_finds_the_second_proof_false_of_an_added_term(
    node_modules: Path, tmp_path: Path
) -> None:
    """A term of no vocabulary is not signed by the first proof: the reason why there are two."""
    document: dict[str, Any] = json.loads(signed(FULL))
    hours(document)
    ((_, second, *_),) = asked(node_modules, tmp_path, [json.dumps(document)])
    assert not second
    assert judge(json.dumps(document), Trust(), AT).standing is Standing.ALTERED
