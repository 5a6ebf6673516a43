"""`lchost verify`: what it says, and what it answers to other programs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lchost.__main__ import main
from lchost.credentials import did_key, openbadge
from lchost.models import database
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER, built
from tests.credentials.test_trust import Issue, code, credential
from tests.credentials.test_trust import issue as issue  # a fixture

KEY = ["--key", SIGNER.did]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.json"
    path.write_text(credential(), encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    answer = main(["verify", *map(str, words)])
    return answer, capsys.readouterr().out


def test_a_certificate_of_a_key_that_is_given_is_valid(file: Path, capsys: Any) -> None:
    answer, text = said(capsys, file, *KEY)
    assert answer == 0 and text.startswith("VALID:")
    for fact in (FULL.number, FULL.name, FULL.workshop, did_key.fingerprint(SIGNER.did)):
        assert fact in text


def test_a_certificate_of_an_unknown_signer_is_not_valid(file: Path, capsys: Any) -> None:
    answer, text = said(capsys, file)
    assert answer == 1 and text.startswith("INTACT, BUT THE SIGNER IS UNKNOWN")
    assert did_key.fingerprint(SIGNER.did) in text


def test_what_was_altered_is_not_shown(file: Path, capsys: Any) -> None:
    file.write_text(credential().replace("Minh", "Mink"), encoding="utf-8")
    answer, text = said(capsys, file, *KEY)
    assert answer == 1 and text.startswith("NOT VALID")
    assert "Anh" not in text and FULL.number not in text


@pytest.mark.parametrize("shown", ["hello", "LC1:AAAA", "{}", "[" * 9000])
def test_what_is_no_certificate_is_unreadable(capsys: Any, shown: str) -> None:
    answer, text = said(capsys, shown, *KEY)
    assert answer == 2 and text.startswith("UNREADABLE")


def test_a_code_may_be_typed_in_pieces(capsys: Any) -> None:
    letters = code()[4:].lower()
    pieces = [letters[n : n + 5] for n in range(0, len(letters), 5)]
    assert said(capsys, "lc1:", *pieces, *KEY)[0] == 0


def test_the_answer_for_programs_is_json(file: Path, capsys: Any) -> None:
    answer, text = said(capsys, file, "--json", *KEY)
    facts = json.loads(text)
    assert answer == 0 and facts["valid"] is True and facts["standing"] == "genuine"
    assert facts["claims"]["name"] == FULL.name and facts["claims"]["first_on"] == "2026-11-14"
    file.write_text(credential().replace("Minh", "Mink"), encoding="utf-8")
    facts = json.loads(said(capsys, file, "--json", *KEY)[1])
    assert facts["valid"] is False and facts["claims"] is None


def test_a_community_knows_what_it_issued(issue: Issue, db: Path, file: Path, capsys: Any) -> None:
    issue(FULL, voided_at=AT, void_reason="left early")
    database.close()
    answer, text = said(capsys, file, "--community", db)
    assert answer == 1 and "revoked" in text and "left early" in text
    assert database.current_path() is None
    missing = db.with_name("missing.lchost")
    assert main(["verify", str(file), "--community", str(missing)]) == 2


def test_a_community_that_is_open_elsewhere_can_be_asked(
    issue: Issue, db: Path, file: Path
) -> None:
    issue(FULL)
    words = [sys.executable, "-m", "lchost", "verify", str(file), "--community", str(db)]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0 and ran.stdout.startswith("VALID"), ran.stderr


def test_a_pipe_is_read(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(credential().encode()))
    monkeypatch.setattr(sys, "stdin", piped)
    assert said(capsys, "-", *KEY)[0] == 0


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path, capsys: Any) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        assert main(["verify", str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == "" and "There is no file" in err


def test_a_key_that_is_none_is_refused(file: Path, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", str(file), "--key", "did:key:z6"])
    assert ended.value.code == 2 and "no did:key" in capsys.readouterr().err


def test_a_strangers_words_give_no_orders(capsys: Any) -> None:
    made = built(FULL)
    made["name"] = "\x1b[2J"
    text = said(capsys, openbadge.signed(made, SIGNER, AT), *KEY)[1]
    assert "\x1b" not in text
