"""`lchost groups` at its edges: few people, huge numbers, empty files, a disk that refuses."""

from __future__ import annotations

import errno
import json
import time
from pathlib import Path

import pytest

from lchost import errors
from lchost.__main__ import main
from lchost.grouping import collisions


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(people: int, *words: str) -> int:
    Path("roster.csv").write_text("ID\n" + "".join(f"p{n}\n" for n in range(people)))
    words = (*words, *(() if "--out" in words else ("--out", "plan.csv")))
    return main(["groups", "roster.csv", *words, "--report", "report.json"])


def sizes() -> list[int]:
    return list(json.loads(Path("report.json").read_text())["sizes"])


@pytest.mark.parametrize(
    ("people", "words", "expected"),
    [
        (3, ("--groups", "2"), [2, 1]),
        (3, ("--groups", "3"), [1, 1, 1]),
        (2, ("--size", "1"), [1, 1]),
        (3, ("--size", "2"), [2, 1]),
        (3, ("--size", "3"), [3]),
        (1, ("--size", "4"), [1]),
        (5, ("--size", "1000000000"), [5]),
    ],
)
def test_the_number_asked_for_is_obeyed_however_few_people(desk, people, words, expected):
    assert ran(people, *words) == 0
    assert sizes() == expected


def test_more_groups_than_people_are_refused(desk, capsys):
    assert ran(3, "--groups", "5") == 2
    assert "There are 3 people, too few for 5 groups." in capsys.readouterr().err
    assert not Path("plan.csv").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--size", "0"), "argument --size: must be 1 or more"),
        (("--groups", "-2"), "argument --groups: must be 1 or more"),
        (("--groups", "many"), "argument --groups: must be a whole number"),
        (("--size", "2", "--rounds", "1000"), "argument --rounds: must be from 1 to 60"),
        (("--size", "2", "--seconds", "soon"), "argument --seconds: must be a number"),
        (("--size", "2", "--seconds", "1_0"), "argument --seconds: must be a number"),
        (("--size", "1_0"), "argument --size: must be a whole number"),
    ],
)
def test_numbers_beyond_all_measure_are_refused_with_the_measure(desk, capsys, words, says):
    with pytest.raises(SystemExit) as ended:
        ran(8, *words)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_whoever_sits_alone_is_said(desk, capsys):
    assert ran(5, "--size", "2", "--rounds", "2") == 0
    said = capsys.readouterr().err
    assert "alone in a group of one in round 1: p" in said
    first, second = json.loads(Path("report.json").read_text())["alone_in_group"]
    assert len(first) == len(second) == 1 and first != second
    assert ran(6, "--size", "2") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("content", ["", "\n\n", " , \n", '"",""\n'])
def test_a_file_without_pairs_asks_for_nothing_and_that_is_said(desk, capsys, content):
    Path("apart.csv").write_text(content)
    assert ran(6, "--size", "2", "--apart", "apart.csv") == 0
    assert "apart.csv names no pair, so --apart asks for nothing." in capsys.readouterr().err


def test_where_nothing_can_be_written_the_reason_is_true(desk, capsys):
    Path("folder").mkdir()
    for out, says in (
        ("none/plan.csv", "there is no folder"),
        ("roster.csv/plan.csv", "there is no folder"),
        ("folder", "it is a folder"),
        ("/dev/null", "it is not the name of a file"),
        (f"{'n' * 300}.csv", "its name is too long"),
        (f"{'n' * 250}.csv", "its name is too long"),  # beside it stands a longer one at first
    ):
        assert ran(6, "--size", "2", "--out", out) == 2, out
        assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "kind", "says"),
    [
        (errno.ENOSPC, errors.DiskFull, "The disk is full"),
        (errno.EACCES, errors.CannotWrite, "is read-only"),
        (errno.EROFS, errors.CannotWrite, "is read-only"),
        (errno.EISDIR, errors.IsAFolder, "it is a folder"),
        (errno.EIO, errors.NotSaved, r"the disk refused \(out of order\)"),
    ],
)
def test_what_the_disk_says_is_said(number, kind, says):
    trouble = errors.not_written(Path("plan.csv"), OSError(number, "out of order"))
    assert type(trouble) is kind
    with pytest.raises(kind, match=says):
        raise trouble


def test_a_search_that_was_cut_short_is_said_and_ends_in_time(desk, capsys):
    started = time.monotonic()
    assert ran(60, "--size", "5", "--rounds", "3", "--seconds", "0.01") == 0
    assert time.monotonic() - started < 20
    assert "cut short by --seconds" in capsys.readouterr().out
    assert json.loads(Path("report.json").read_text())["cut_short"] is True
    assert ran(6, "--size", "2", "--seconds", "600") == 0
    assert capsys.readouterr().out == ""
    assert json.loads(Path("report.json").read_text())["cut_short"] is False


def test_rounds_of_one_group_are_said_to_be_the_same(desk, capsys):
    assert ran(6, "--groups", "1", "--rounds", "2") == 0
    assert "only one group, so every round is the same" in capsys.readouterr().err
    assert ran(6, "--groups", "1") == 0
    assert capsys.readouterr().err == ""


def test_a_folder_for_a_roster_is_called_a_folder(desk, capsys):
    Path("people").mkdir()
    assert main(["groups", "people", "--size", "2", "--out", "plan.csv"]) == 2
    assert "people is a folder, not a list." in capsys.readouterr().err


def test_rounds_that_had_no_turn_are_said(desk, capsys):
    assert ran(60, "--size", "5", "--rounds", "3", "--seconds", "1e-9") == 0
    assert "before 3 of 3 rounds had their turn" in capsys.readouterr().out


def test_rules_are_looked_at_only_once(desk, monkeypatch):
    looked = []
    counted = collisions.by_counting
    monkeypatch.setattr(collisions, "by_counting", lambda p: looked.append(p) or counted(p))
    assert ran(12, "--size", "4", "--rounds", "3", "--seconds", "1e-9") == 0
    assert len(looked) == 1


def test_a_chain_that_is_kept_together_meets_nobody_again(desk):
    Path("together.csv").write_text("p0,p1\np1,p2\n")
    assert ran(9, "--size", "3", "--rounds", "3", "--together", "together.csv") == 0
    said = json.loads(Path("report.json").read_text())
    met = [set(again["people"]) for again in said["met_again"]]
    assert {"p0", "p2"} not in met
    assert said["repeat_meetings"] == sum(len(a["rounds"]) - 1 for a in said["met_again"])
    Path("plan.csv").rename("earlier.csv")
    words = ("--size", "3", "--together", "together.csv", "--history", "earlier.csv")
    assert ran(9, *words) == 0
    assert json.loads(Path("report.json").read_text())["met_before"] <= 6


def test_answers_that_only_a_mark_tells_apart_are_different(desk):
    values = ("C", "C++", "c++", "C#", "👍", "👎")
    Path("people.csv").write_text(
        "ID,Likes\n" + "".join(f"p{n},{value}\n" for n, value in enumerate(values * 2))
    )
    words = ("--size", "6", "--mix", "Likes", "--out", "plan.csv", "--report", "report.json")
    assert main(["groups", "people.csv", *words]) == 0
    (wish,) = json.loads(Path("report.json").read_text())["wishes"]
    counts = wish["rounds"][0]["counts"]
    assert {value: sum(here) for value, here in counts.items()} == {
        "C": 2,
        "C#": 2,
        "C++": 4,
        "👍": 2,
        "👎": 2,
    }
