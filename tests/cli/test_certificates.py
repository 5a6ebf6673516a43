"""`lchost certificates`: who gets one, issued by the key's passphrase, saved in a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.__main__ import main
from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.credentials import issuers, keys, register
from lchost.credentials.rules import ruling
from lchost.credentials.rules.ruling import RuleDraft
from lchost.models import database
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
PHRASE = "lanterns over the river"


@pytest.fixture
def file(db: Path, member: Callable[..., Member]) -> Path:
    """Ada and Zoë came, Bo did not; the key was made and is kept safe."""
    workshop = workshops.plan(WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC"), NINE)
    people = [member(name, folded=name.casefold()) for name in ("Ada", "Bo", "Zoë")]
    registrations.register(workshop, [one.id for one in people], NINE)
    session = workshops.get(workshop).session_id
    for one in (people[0], people[2]):
        desk.check_in(Scan(session, NINE, member_id=one.id))
    signer = keys.make(keys.beside(db), PHRASE)
    issuers.made(signer.did, "Lantern", NINE)
    issuers.copied(signer.did, NINE)
    issuers.sheet_made(signer.did, NINE)
    database.close()
    return db


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    path = tmp_path / "phrase"
    path.write_text(f"{PHRASE}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the community; gives the exit code and what it said."""

    def do(*words: object, workshop: str = "Charts") -> tuple[int, str, str]:
        answer = main(["certificates", str(file), "--workshop", workshop, *map(str, words)])
        told = capsys.readouterr()
        return answer, told.out, told.err

    return do


def test_it_lists_who_gets_one_and_issues_nothing(run: Run, file: Path) -> None:
    answer, out, _ = run()
    assert answer == 0
    assert out.splitlines() == [
        "Certificate of attendance: 2",
        "to issue        Ada",
        "to issue        Zoë",
    ]
    database.open_community(file)
    assert register.listing(1) == []


def test_it_issues_and_saves_what_it_issued(
    run: Run, file: Path, phrase: Path, tmp_path: Path
) -> None:
    answer, out, _ = run("--issue", "--passphrase-file", phrase, "--out", tmp_path / "out")
    assert answer == 0
    year = datetime.now(UTC).year
    assert out.splitlines() == [
        "Issued 2",
        "Certificate of attendance: 2",
        f"{year}-0001       Ada",
        f"{year}-0002       Zoë",
        f"Saved 2 in {tmp_path / 'out'}",
    ]
    database.open_community(file)
    pdf = (tmp_path / "out" / f"{year}-0002 Zoë.pdf").read_bytes()
    assert pdf == register.pdf(register.listing(1)[1].id)
    key = issuers.current()
    assert key and {one.signer for one in register.listing(1)} == {key.did}


def test_the_second_time_nobody_gets_a_second(run: Run, phrase: Path, tmp_path: Path) -> None:
    run("--issue", "--passphrase-file", phrase)
    answer, out, _ = run(
        "--issue", "--passphrase-file", phrase, "--out", tmp_path / "out", "--json"
    )
    assert (answer, "Issued" in out) == (0, False)
    assert len(list((tmp_path / "out").glob("*.json"))) == 2


def test_who_was_revoked_gets_none_by_itself(run: Run, file: Path, phrase: Path) -> None:
    run("--issue", "--passphrase-file", phrase)
    database.open_community(file)
    register.void(register.listing(1)[0].id, "left early", NINE)
    database.close()
    _, out, _ = run("--issue", "--passphrase-file", phrase)
    assert "Issued" not in out and "Ada" not in out


def test_each_rule_is_issued_by_its_own_title(run: Run, file: Path, phrase: Path) -> None:
    database.open_community(file)
    ruling.kept(1)
    ruling.add(1, RuleDraft(title="Thanks", letters="TH"))
    database.close()
    _, out, _ = run("--issue", "--passphrase-file", phrase)
    assert "Certificate of attendance: 2" in out and "Thanks: 2" in out
    assert f"TH-{datetime.now(UTC).year}-0001" in out


def test_a_wrong_passphrase_issues_nothing(run: Run, file: Path, phrase: Path) -> None:
    phrase.write_text("another one altogether\n", encoding="utf-8")
    answer, _, err = run("--issue", "--passphrase-file", phrase)
    assert answer == 2 and "not the passphrase" in err and "another one" not in err
    database.open_community(file)
    assert register.listing(1) == []


def test_a_key_that_is_not_kept_safe_signs_nothing(run: Run, file: Path, phrase: Path) -> None:
    from lchost.models.credentials import IssuerKey

    database.open_community(file)
    IssuerKey.update(copied_at=None).execute()
    database.close()
    answer, _, err = run("--issue", "--passphrase-file", phrase)
    assert answer == 2 and "not kept safe" in err


def test_a_community_without_a_key_is_told_where_to_make_one(
    run: Run, file: Path, phrase: Path
) -> None:
    from lchost.models.credentials import IssuerKey

    database.open_community(file)
    IssuerKey.delete().execute()
    database.close()
    answer, _, err = run("--issue", "--passphrase-file", phrase)
    assert answer == 2 and "no signing key yet" in err


def test_issuing_wants_the_passphrase_file(run: Run) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--issue")
    assert ended.value.code == 2


@pytest.mark.parametrize("said", ["99", "Nothing", ""])
def test_a_workshop_that_is_not_there_is_said(run: Run, said: str) -> None:
    answer, _, err = run(workshop=said)
    assert answer == 2 and "There is no workshop" in err
    assert "Name one of these: 1 “Charts”." in err


def test_of_many_workshops_the_latest_are_named_and_two_of_a_title_are_told_apart(
    run: Run, file: Path
) -> None:
    database.open_community(file)
    for n in range(22):
        start = NINE + timedelta(days=1 + n // 2)
        draft = WorkshopDraft(f"Day {n // 2}", start, start + timedelta(hours=2), "UTC")
        workshops.plan(draft, NINE)
    database.close()
    _, _, err = run(workshop="Nothing")
    assert "“Day 10”" in err and "“Charts”" not in err and err.count("“") == 20
    assert "and 3 more." in err
    _, _, err = run(workshop="Day 3")
    assert "Name one of these: 9 “Day 3”, 8 “Day 3”." in err


def test_a_workshop_that_nobody_came_to_answers_with_1(run: Run, file: Path) -> None:
    database.open_community(file)
    workshops.plan(WorkshopDraft("Maps", NINE, NINE + timedelta(hours=2), "UTC"), NINE)
    database.close()
    answer, out, _ = run(workshop="maps")
    assert (answer, out) == (1, "Certificate of attendance: 0\n")
    assert run(workshop="2")[0] == 1


def test_a_folder_that_cannot_be_made_is_said(run: Run, phrase: Path, tmp_path: Path) -> None:
    run("--issue", "--passphrase-file", phrase)
    answer, _, err = run("--out", "/")
    assert answer == 2 and "cannot be written" in err
    answer, _, err = run("--out", tmp_path / "none" / "out")
    assert answer == 2 and "there is no folder" in err
