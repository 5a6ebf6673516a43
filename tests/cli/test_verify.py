"""`lchost verify`: what it says, and what it answers to other programs."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from lchost.__main__ import main
from lchost.credentials import compact, did_key, issuers, keys, openbadge, register
from lchost.credentials.baking import bake_png, bake_svg
from lchost.models import database, settings
from lchost.models.credentials import Certificate
from lchost.paper import issuing, medal
from lchost.paper.issuing import CertificateOptions
from lchost.paper.medal import MedalText
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER, built
from tests.credentials.test_trust import Issue, code, credential
from tests.credentials.test_trust import issue as issue  # a fixture

KEY = ["--key", SIGNER.did]
PROGRAM = [sys.executable, "-m", "lchost", "verify"]


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


@pytest.fixture
def press(db: Path, member: Any) -> Iterator[Callable[..., dict[str, bytes | str]]]:
    """Issue a certificate as the window does; give it in each form that it is handed out in."""
    settings.put("community_name", "Lantern Data Circle")
    issuers.made(SIGNER.did, "Lantern Data Circle", AT - timedelta(days=1))
    issuers.copied(SIGNER.did, AT)
    issuers.sheet_made(SIGNER.did, AT)
    draft = WorkshopDraft("Asking better questions", AT, AT + timedelta(hours=2), "UTC")
    workshop = workshops.plan(draft, AT)

    def forms(name: str) -> dict[str, bytes | str]:
        person = member(name, email="one@example.org")
        registrations.register(workshop, [person.id], AT)
        made = issuing.issue(workshop, [person.id], CertificateOptions(), SIGNER, AT)
        (row,) = Certificate.select().where(Certificate.id == made.certificate_ids[0])
        stripped = io.BytesIO()
        with pikepdf.open(io.BytesIO(row.pdf)) as document:
            del document.attachments["credential.json"]
            document.save(stripped)
        medal_text = MedalText(row.title, "Asking better questions")
        return {
            "id": str(row.id),
            "a.pdf": bytes(row.pdf),
            "b.pdf": stripped.getvalue(),
            "c.json": row.credential.encode(),
            "d.png": bake_png(medal.png(medal_text), row.credential),
            "e.svg": bake_svg(medal.svg(medal_text), row.credential),
            "f.txt": row.printed_code.lower().encode(),
        }

    yield forms


def test_what_the_press_issues_is_valid_in_each_form_until_it_is_taken_back(
    press: Callable[..., dict[str, bytes | str]], db: Path, tmp_path: Path, capsys: Any
) -> None:
    forms = press("Nguyễn Thị Minh Anh")
    number = int(forms.pop("id"))
    paths = [tmp_path / name for name in forms]
    for path, content in zip(paths, forms.values(), strict=True):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    database.close()
    for path in paths:
        answer, text = said(capsys, path, "--community", db)
        assert answer == 0 and "Nguyễn Thị Minh Anh" in text, (path, text)
    database.open_community(db)
    register.void(number, "left early", AT)
    database.close()
    for path in paths:
        answer, text = said(capsys, path, "--community", db)
        assert answer == 1 and "left early" in text, (path, text)


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


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_with_a_name_is_read(file: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([*PROGRAM, str(pipe), *KEY], stdout=subprocess.PIPE) as ran:
        pipe.write_bytes(file.read_bytes())
        said, _ = ran.communicate()
    assert ran.returncode == 0 and said.startswith(b"VALID")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
def test_an_answer_that_cannot_be_written_is_trouble_of_its_own(file: Path) -> None:
    """0 and 1 say that a certificate was judged, and that somebody was told."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*PROGRAM, str(file), *KEY], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 2 and ran.stderr.startswith(b"lchost: The disk is full")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_goes_away_is_no_trouble(file: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, str(file), *KEY], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_without_an_input_there_is_no_certificate(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert said(capsys, "-")[0] == 2


def test_others_numbers_are_not_looked_up_in_this_register(
    issue: Issue, db: Path, tmp_path: Path, capsys: Any
) -> None:
    mine = issue(FULL)
    register.void(mine, "left early", AT)
    database.close()
    theirs, path = keys.signer_of(bytes(32)), tmp_path / "theirs.json"
    made = openbadge.credential(FULL, "Their circle", theirs.did)
    path.write_text(openbadge.signed(made, theirs, AT), encoding="utf-8")
    for shown in (path, compact.encode(FULL, theirs)):
        asked = (shown, "--community", db, "--key", theirs.did)
        assert said(capsys, *asked)[0] == 0
        assert said(capsys, *asked[:3])[0] == 1


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
