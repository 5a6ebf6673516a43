"""A whole day without a screen: what it leaves, what it proves, what it refuses."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import paths
from lchost.__main__ import main
from lchost.checkin import desk
from lchost.checkin.answers import Answer, Scan
from lchost.cli.rehearsal import badges as badges_step
from lchost.cli.rehearsal.tally import Tally
from lchost.models import database
from lchost.planning import workshops
from lchost.roster import registrations

SAMPLE = paths.resource("sample/roster.csv")
EVERYTHING = {
    "community.lchost",
    "badges.pdf",
    "sign-in.pdf",
    "groups.csv",
    "groups.pdf",
    "certificates.pdf",
    "report.json",
}

Report = dict[str, object]


@pytest.fixture
def rehearse(tmp_path: Path) -> Callable[..., tuple[int, Path]]:
    """Rehearse into a new folder; gives the exit code and the folder."""

    def do(roster: Path, *more: str, out: str = "out") -> tuple[int, Path]:
        folder = tmp_path / out
        return main(["rehearse", str(roster), "--out", str(folder), *more]), folder

    return do


@pytest.fixture
def roster(tmp_path: Path) -> Callable[[str], Path]:
    """Write a roster."""

    def write(text: str | bytes, name: str = "people.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def report(folder: Path) -> Report:
    return json.loads((folder / "report.json").read_text("utf-8"))


def people(count: int) -> str:
    rows = [f"Person {n} Nguyễn,person{n}@example.org" for n in range(count)]
    return "\n".join(["Name,Email", *rows, ""])


def test_the_sample_goes_through_the_whole_day(rehearse, capsys) -> None:
    code, folder = rehearse(SAMPLE)
    said = capsys.readouterr()
    told = report(folder)
    assert code == 0, said.out
    assert said.err == ""
    assert len(said.out.splitlines()) == 11
    assert {path.name for path in folder.iterdir()} == EVERYTHING
    assert told["people"] == told["badges"] == told["codes_read"] == 62
    assert told["answers"] == {"welcome": 55 + 2, "already": 2, "unknown": 1, "foreign": 1}
    assert told["door"] == {"out": 3, "back": 2, "held": 1, "moved": 1, "excused": 2}
    assert told["certificates"] == told["present"] == 57
    assert [made["people"] for made in told["rounds"]] == [56, 56]  # one has left
    assert told["adds_up"] is True
    for name in EVERYTHING:
        if name.endswith(".pdf"):
            assert (folder / name).read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("short_search")
def test_groups_are_about_five_and_everybody_sits_once_a_round(rehearse) -> None:
    _, folder = rehearse(SAMPLE, "--until", "groups")
    with (folder / "groups.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len({row["Name"] for row in rows}) == 56
    for number in (1, 2):
        sizes = Counter(row[f"Round {number}"] for row in rows)
        assert set(sizes.values()) <= {4, 5, 6}
    assert not (folder / "certificates.pdf").exists()


@pytest.mark.parametrize(
    ("count", "coming", "again", "groups"), [(1, 1, 1, 1), (2, 1, 2, 1), (5, 4, 2, 1)]
)
def test_a_small_circle_has_its_day_too(
    rehearse, roster, count: int, coming: int, again: int, groups: int
) -> None:
    code, folder = rehearse(roster(people(count)))
    told = report(folder)
    assert code == 0, told["checks"]
    assert told["people"] == count
    assert told["answers"]["welcome"] == coming + 2
    assert told["answers"]["already"] == again
    assert [made["groups"] for made in told["rounds"]] == [groups, groups]
    assert told["certificates"] == coming + 2
    assert told["door"]["out"] == min(coming, 3)
    assert told["door"]["excused"] == min(count - coming, 2)


@pytest.mark.usefixtures("short_search")
def test_the_same_seed_brings_the_same_people(rehearse, roster) -> None:
    def came(folder: Path) -> list[str]:
        with (folder / "groups.csv").open(encoding="utf-8-sig", newline="") as file:
            return [f"{row['Name']} {row['Round 1']}" for row in csv.DictReader(file)]

    circle = roster(people(20))
    days = [
        came(rehearse(circle, "--seed", seed, "--until", "groups", out=f"day{n}")[1])
        for n, seed in enumerate("771")
    ]
    assert days[0] == days[1]
    assert days[0] != days[2]


@pytest.mark.parametrize(
    "name",
    [
        "rosters/gruepr_sample_survey.csv",
        "exports/eventbrite_attendee_report_us_2024.csv",
        "exports/luma_guests_api_id_2025.csv",
        "exports/luma_guests_guest_id_2026.csv",
        "exports/google_forms_download_csv.csv",
        "exports/google_forms_linked_sheet.csv",
        "exports/tito_tickets.csv",
        "exports/nasty_semicolon_win1252.csv",
    ],
)
@pytest.mark.usefixtures("short_search")
def test_real_exports_go_through_the_whole_day(rehearse, shared: Path, name: str) -> None:
    code, folder = rehearse(shared / "data" / name)
    told = report(folder)
    assert code == 0, told["checks"]
    if "gruepr" in name:
        assert told["people"] == 32


def test_until_paper_leaves_a_door_that_can_be_opened(rehearse) -> None:
    code, folder = rehearse(SAMPLE, "--until", "paper")
    assert code == 0
    assert {path.name for path in folder.iterdir()} == {
        "community.lchost",
        "badges.pdf",
        "sign-in.pdf",
        "report.json",
    }
    later = datetime.now(UTC) + timedelta(hours=11)
    database.open_community(folder / "community.lchost")
    try:
        workshop = workshops.current(later)
        assert workshop is not None
        somebody = registrations.listing(workshop.id)[0]
        said = desk.check_in(Scan(workshop.session_id, later, somebody.code))
        assert said.answer is Answer.WELCOME
    finally:
        database.close()


def test_until_plan_imports_and_prints_nothing(rehearse) -> None:
    code, folder = rehearse(SAMPLE, "--until", "plan")
    assert code == 0
    assert {path.name for path in folder.iterdir()} == {"community.lchost", "report.json"}
    assert report(folder)["people"] == 62


def test_a_badge_that_cannot_be_read_back_fails_the_rehearsal(
    rehearse, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    read = badges_step.read_codes
    monkeypatch.setattr(badges_step, "read_codes", lambda pdf: read(pdf)[1:])
    code, folder = rehearse(SAMPLE, "--until", "paper")
    assert code == 1
    assert "Does not add up: codes read back" in capsys.readouterr().out
    assert report(folder)["adds_up"] is False


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("Name,Email\n", "people.csv", "no people"),
        ("", "people.csv", "empty"),
        (b"%PDF-1.7\n\xff\xfe\x00", "people.csv", "PDF"),
        ("Colour,Size\nred,3\nblue,4\n", "things.csv", "name"),
        ("Name,Email,Approval\n,,\n", "people.csv", ""),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(
    rehearse, roster, capsys, content: str | bytes, name: str, said: str
) -> None:
    code, folder = rehearse(roster(content, name))
    err = capsys.readouterr().err
    assert code == 2, err
    assert re.fullmatch(r"lchost: .+\n", err)
    assert said.lower() in err.lower()
    assert not folder.exists()


def test_a_roster_in_which_nobody_has_a_place_is_said(rehearse, roster, capsys) -> None:
    layout = "api_id,name,email,approval_status,qr_code_url\n"
    code, folder = rehearse(roster(layout + "g1,Ada,ada@example.org,declined,https://x\n"))
    assert code == 2
    assert "has a place" in capsys.readouterr().err
    assert not folder.exists()


def test_a_roster_that_is_not_there_is_said(rehearse, tmp_path: Path, capsys) -> None:
    code, folder = rehearse(tmp_path / "nobody.csv")
    assert code == 2
    assert "nobody.csv" in capsys.readouterr().err
    assert not folder.exists()


def test_a_folder_that_holds_a_community_is_left_alone(rehearse, roster, capsys) -> None:
    _, folder = rehearse(roster(people(3)), "--until", "plan")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, _ = rehearse(SAMPLE)
    assert code == 2
    assert "already" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_files_that_were_in_the_folder_stay(rehearse, roster, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert rehearse(roster("Name\n"))[0] == 2
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_file_in_the_place_of_the_folder_is_said(
    rehearse, roster, tmp_path: Path, capsys
) -> None:
    (tmp_path / "out").write_text("a file")
    assert rehearse(SAMPLE)[0] == 2
    assert "cannot be written" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "a file"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB, where mounting is allowed: the community fits, the papers do not."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "lchost-test", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_nothing_half_written_stays(small_disk: Path, capsys) -> None:
    assert main(["rehearse", str(SAMPLE), "--out", str(small_disk / "out")]) == 2
    said = capsys.readouterr().err
    assert "disk is full" in said
    assert said.count("\n") == 1
    assert list(small_disk.iterdir()) == []


def test_a_step_that_is_missing_in_the_log_fails_the_rehearsal(
    rehearse, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    def forgetful(community: Path) -> list[int]:
        return []

    monkeypatch.setattr(Tally, "inside", forgetful)
    code, _ = rehearse(SAMPLE, "--until", "checkin")
    assert code == 1
    assert "Does not add up: who is inside: done 56, counted 0" in capsys.readouterr().out
