"""`lchost groups`: a roster divided without a screen."""

from __future__ import annotations

import csv
import json
import os
from itertools import combinations
from pathlib import Path

import pytest

from lchost.__main__ import main
from lchost.cli.groups import outcome
from lchost.grouping.bonds import KeepApart, KeepTogether, SitsOnlyIn
from lchost.grouping.problem import Person, Problem
from lchost.grouping.solve import Plan

HEAD = "ID,Skill,Team,Gender,Languages,Mentor,Wheels\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Twelve people; two women, three mentors, one who needs the accessible table."""
    rows = [
        f"p{n},{1 + n % 5},{'ABC'[n % 3]},{'woman' if n in (2, 7) else 'man'},"
        f"{'en;fr' if n % 2 else 'en|de'},{'y' if n % 4 == 0 else 'n'},{'yes' if n == 5 else 'no'}"
        for n in range(12)
    ]
    path = tmp_path / "roster.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n")
    return path


def ran(roster: Path, *words: str) -> int:
    out = roster.with_name("plan.csv")
    report = roster.with_name("report.json")
    return main(["groups", str(roster), *words, "--out", str(out), "--report", str(report)])


def plan(roster: Path) -> list[dict[str, str]]:
    with roster.with_name("plan.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report(roster: Path) -> dict:
    return json.loads(roster.with_name("report.json").read_text())


def groups(roster: Path, number: int = 1) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for row in plan(roster):
        found.setdefault(row[f"Round {number}"], set()).add(row["ID"])
    return [found[key] for key in sorted(found, key=int)]


def test_everybody_has_a_group_and_sizes_differ_by_one_at_most(roster):
    assert ran(roster, "--size", "5", "--level", "Skill", "--mix", "Team") == 0
    assert [row["ID"] for row in plan(roster)] == [f"p{n}" for n in range(12)]
    assert list(plan(roster)[0]) == ["ID", "Round 1"]
    assert [len(group) for group in groups(roster)] == [4, 4, 4]


def test_all_rules_are_kept_and_said_so(roster):
    words = ["--groups", "3", "--alone", "Gender=Woman", "--mentor", "Mentor"]
    words += ["--common", "Languages", "--accessible", "Wheels", "--many", "Languages"]
    assert ran(roster, *words, "--match", "Team:a lot") == 2  # no column of that name
    assert ran(roster, *words, "--match", "Team") == 0
    one, *_ = groups(roster)
    assert "p5" in one
    women = [len(group & {"p2", "p7"}) for group in groups(roster)]
    assert sorted(women) == [0, 0, 2]
    assert all(group & {"p0", "p4", "p8"} for group in groups(roster))
    said = report(roster)
    assert said["rules_broken"] == []
    assert {rule["rule"] for rule in said["rules_kept"]} == {
        "alone",
        "mentor",
        "common",
        "accessible",
    }


def test_pairs_are_kept_together_and_apart(roster, tmp_path):
    (tmp_path / "apart.csv").write_text("p0,p1\n\np0;p2\n".replace(";", ","))
    (tmp_path / "together.csv").write_text("p3,p9\np9,p10\n")
    words = ["--apart", str(tmp_path / "apart.csv"), "--together", str(tmp_path / "together.csv")]
    assert ran(roster, "--groups", "3", *words) == 0
    for group in groups(roster):
        assert not ({"p0", "p1"} <= group or {"p0", "p2"} <= group)
        assert len(group & {"p3", "p9", "p10"}) in (0, 3)


def test_rules_that_collide_are_named_and_the_nearest_plan_is_made(roster, tmp_path, capsys):
    (tmp_path / "apart.csv").write_text("p0,p1\np4,p5\n")
    (tmp_path / "together.csv").write_text("p0,p1\n")
    words = ["--apart", str(tmp_path / "apart.csv"), "--together", str(tmp_path / "together.csv")]
    assert ran(roster, "--groups", "3", *words) == 3
    said = capsys.readouterr().err
    assert "p0 and p1" in said and "together" in said
    (broken,) = report(roster)["rules_broken"]
    assert broken["people"] == ["p0", "p1"] and broken["rule"] in ("apart", "together")
    assert sum(len(group) for group in groups(roster)) == 12
    assert not any({"p4", "p5"} <= group for group in groups(roster))


def test_a_weight_that_there_is_not_is_refused_with_those_there_are(roster, capsys):
    assert ran(roster, "--groups", "3", "--mix", "Team:huge") == 2
    said = capsys.readouterr().err
    assert "Team: “huge” is no weight. Write a little, normal or a lot" in said


def test_somebody_alone_who_cannot_but_be_is_named(roster, capsys):
    assert ran(roster, "--groups", "3", "--alone", "ID=p4") == 3
    said = capsys.readouterr().err
    assert "ID=p4 is not kept" in said
    assert "Only one person has it, so no plan can keep this." in said
    assert report(roster)["rules_broken"][0]["people"] == ["p4"]
    assert report(roster)["rules_broken"][0]["unavoidable"] is True


def test_a_roster_whose_first_column_is_called_as_a_round_is_refused(roster, capsys):
    roster.write_text(roster.read_text().replace("ID,", "Round 1,", 1))
    assert ran(roster, "--size", "4") == 2
    assert "the first column is called “Round 1”" in capsys.readouterr().err


def test_a_plan_that_is_protected_is_not_replaced(roster, capsys):
    before = roster.with_name("plan.csv")
    before.write_text("mine")
    before.chmod(0o444)
    assert ran(roster, "--size", "4") == 2
    assert "plan.csv cannot be written" in capsys.readouterr().err
    assert before.read_text() == "mine"


def test_what_a_kill_left_is_gone_after_the_next_plan(roster, tmp_path):
    (tmp_path / ".plan.csv.part").write_text("half")
    assert ran(roster, "--size", "4") == 0
    assert len(plan(roster)) == 12
    assert not list(tmp_path.glob(".*.part"))


def test_a_disk_that_refuses_is_found_out_before_the_search(roster, monkeypatch, capsys):
    def refuses(*_, **__):
        raise OSError(2, "No such file or directory")

    monkeypatch.setattr(Path, "touch", refuses)
    monkeypatch.setattr("lchost.cli.groups._plans", lambda *_: pytest.fail("searched in vain"))
    assert ran(roster, "--size", "4") == 2
    assert "is read-only" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("column", "value", "twin"),
    [
        ("Skill", "9", "--level"),
        ("Skill", "9", "--match"),
        ("Languages", "sw", "--many"),
        ("Languages", "sw", "--common"),
        ("Languages", "sw;en", "--many"),
    ],
)
def test_alone_holds_beside_every_other_use_of_its_column(roster, column, value, twin):
    cells = {"Skill": ("p20,9,A,man,en,n,no\n", "p21,9,B,man,en,n,no\n")}
    cells["Languages"] = ("p20,1,A,man,sw;en,n,no\n", "p21,5,B,man,sw;en,n,no\n")
    roster.write_text(roster.read_text() + "".join(cells[column]))
    words = ["--groups", "7", twin, column, "--alone", f"{column}={value}"]
    assert ran(roster, *words) == 0
    assert [len(g & {"p20", "p21"}) for g in groups(roster) if g & {"p20", "p21"}] == [2]
    kept = [rule["of"] for rule in report(roster)["rules_kept"] if rule["rule"] == "alone"]
    assert kept == [f"{column}={value}"]


@pytest.mark.parametrize(("column", "twin"), [("Skill", "--level"), ("Languages", "--many")])
def test_alone_that_cannot_be_kept_names_its_column(roster, capsys, column, twin):
    roster.write_text(roster.read_text() + "p20,9,A,man,sw;en,n,no\n")
    value = {"Skill": "9", "Languages": "sw"}[column]
    assert ran(roster, "--groups", "3", twin, column, "--alone", f"{column}={value}") == 3
    said = capsys.readouterr().err
    assert f"--alone {column}={value} is not kept in round 1: group" in said
    assert "  " not in said


def test_too_few_mentors_are_said_but_break_no_rule(roster, capsys):
    assert ran(roster, "--groups", "4", "--mentor", "Mentor") == 0
    assert "1 of the 4 groups" in capsys.readouterr().err
    assert report(roster)["rules_kept"] == [{"rule": "mentor", "of": "Mentor", "too_few": 1}]


def test_rounds_are_planned_together_and_an_earlier_plan_counts(roster, tmp_path):
    assert ran(roster, "--groups", "4", "--rounds", "2") == 0
    said = report(roster)
    met = [frozenset(p) for n in (1, 2) for g in groups(roster, n) for p in combinations(g, 2)]
    assert said["repeat_meetings"] == len(met) - len(set(met))
    earlier = roster.with_name("plan.csv").rename(tmp_path / "earlier.csv")
    assert ran(roster, "--size", "3", "--history", str(earlier)) == 0
    again = [p for g in groups(roster) for p in combinations(g, 2) if frozenset(p) in set(met)]
    assert len(again) == report(roster)["met_before"] == 0


def test_the_same_seed_gives_the_same_plan(roster):
    words = ["--size", "4", "--rounds", "2", "--level", "Skill", "--seed", "5"]
    ran(roster, *words)
    first = plan(roster)
    ran(roster, *words)
    assert plan(roster) == first


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--size", "4", "--mix", "Tram"], "Tram"),
        (["--size", "4", "--level", "Team"], "not a number"),
        (["--size", "4", "--mentor", "Team"], "neither yes nor no"),
        (["--size", "4", "--apart", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_bad_input_is_said_and_nothing_is_written(roster, capsys, words, says):
    assert ran(roster, *words) == 2
    assert says in capsys.readouterr().err
    assert not roster.with_name("plan.csv").exists()


def test_bad_words_exit_with_two(roster):
    for words in (["--size", "0"], ["--size", "3", "--groups", "3"], [], ["--size", "3", "--x"]):
        with pytest.raises(SystemExit) as ended:
            ran(roster, *words)
        assert ended.value.code == 2


def test_a_pair_of_nobody_and_a_name_that_stands_twice_are_refused(roster, tmp_path, capsys):
    (tmp_path / "apart.csv").write_text("p0,p77\n")
    assert ran(roster, "--size", "4", "--apart", str(tmp_path / "apart.csv")) == 2
    assert "p77" in capsys.readouterr().err
    roster.write_text(roster.read_text() + "p3,1,A,man,en,n,no\n")
    assert ran(roster, "--size", "4") == 2
    assert "p3" in capsys.readouterr().err


def test_unknown_cells_are_nobodys_fault(roster):
    roster.write_text(roster.read_text() + "q,,,,,,\n")
    words = ["--level", "Skill", "--mix", "Team", "--many", "Languages", "--mentor", "Mentor"]
    assert ran(roster, "--groups", "3", *words, "--common", "Languages") == 0
    assert {wish["column"]: wish["unknown"] for wish in report(roster)["wishes"]} == {
        "Skill": 1,
        "Team": 1,
        "Languages": 1,
    }


def test_a_search_that_is_cut_short_still_gives_a_plan(roster):
    assert ran(roster, "--size", "3", "--rounds", "3", "--seconds", "0.001") in (0, 3)
    assert sum(len(group) for group in groups(roster, 3)) == 12


def test_one_person_and_odd_names_are_no_trouble(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text('Name\n"=cmd()|x, ""y"""\n', encoding="utf-8")
    out = tmp_path / "p.csv"
    assert main(["groups", str(path), "--size", "4", "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["Name", "Round 1"], ['=cmd()|x, "y"', "1"]]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(roster, tmp_path):
    tmp_path.chmod(0o500)
    assert ran(roster, "--size", "4") == 2


def refused(roster: Path, *words: str) -> bool:
    """Whether bad input is answered with 2, by argparse or by a sentence."""
    try:
        return main(["groups", str(roster), "--size", "4", *words]) == 2
    except SystemExit as ended:
        return ended.code == 2


def test_no_file_that_is_read_or_written_is_overwritten(roster, tmp_path, capsys):
    history = tmp_path / "history.csv"
    history.write_text("ID,Round 1\np0,1\np1,1\n")
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("p0,p1\n")
    link = tmp_path / "link.csv"
    link.symlink_to(roster)
    plan, before = str(tmp_path / "plan.csv"), {p: p.read_bytes() for p in tmp_path.iterdir()}
    for read in ([], ["--history", str(history)], ["--apart", str(pairs)]):
        taken = read[-1] if read else str(roster)
        assert refused(roster, *read, "--out", taken)
        assert refused(roster, *read, "--out", plan, "--report", taken)
    assert refused(roster, "--out", str(link))
    assert refused(roster, "--out", f"{tmp_path}/../{tmp_path.name}/roster.csv")
    assert refused(roster, "--out", plan, "--report", plan)
    assert "named twice" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "bad", ["", ".", "/", "..", "a\0b", "nowhere/p.csv", "n" * 254, "roster.csv/p"]
)
def test_what_is_no_place_to_write_to_is_refused(roster, tmp_path, monkeypatch, bad):
    monkeypatch.chdir(tmp_path)
    assert refused(roster, "--out", bad)
    assert refused(roster, "--out", "plan.csv", "--report", bad)
    assert refused(roster, "--out", bad, "--report", "report.json")
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_device_or_pipe_is_not_replaced_by_a_plan(roster, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(roster, "--out", str(pipe))
    assert refused(roster, "--out", str(tmp_path / "plan.csv"), "--report", str(pipe))
    assert pipe.is_fifo() and not (tmp_path / "plan.csv").exists()


@pytest.mark.parametrize(
    "words",
    [
        *(["--seed", "-1"], ["--level", ""], ["--mix", " "], ["--mix", ":lot"]),
        *(["--apart", "a\0b"], ["--history", ""], ["--mentor", ""], ["--match", " "]),
        ["--level", "Far"],
    ],
)
def test_words_that_mean_nothing_are_refused(roster, tmp_path, words):
    head, *rows = roster.read_text().splitlines()
    roster.write_text("\n".join([f"{head},Far", *(f"{row},{'9' * 160}" for row in rows)]))
    assert refused(roster, *words, "--out", str(tmp_path / "plan.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


def test_a_plan_is_written_through_a_link(roster, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    roster.with_name("plan.csv").symlink_to(tmp_path / "elsewhere" / "real.csv")
    assert ran(roster, "--size", "4") == 0
    assert roster.with_name("plan.csv").is_symlink()
    assert len((tmp_path / "elsewhere" / "real.csv").read_text().splitlines()) == 13


def test_no_plan_appears_without_its_report(roster, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lchost.cli.groups.writing.json.dumps", full)
    assert ran(roster, "--size", "4") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


def test_alone_of_a_value_that_nobody_has_names_the_values(roster, capsys):
    assert ran(roster, "--size", "4", "--alone", "Gender=Womann") == 2
    assert "Its values are: man, woman." in capsys.readouterr().err
    assert not roster.with_name("plan.csv").exists()
    assert ran(roster, "--size", "4", "--alone", "Gender= WOMAN") == 0


def test_figures_differ_by_their_sign_and_their_point(roster):
    roster.write_text(roster.read_text() + "p20,-1,A,man,en,n,no\np21,1.5,A,man,en,n,no\n")
    for value, who in (("-1", "p20"), ("1.5", "p21")):
        assert ran(roster, "--groups", "2", "--level", "Skill", "--alone", f"Skill={value}") == 3
        assert report(roster)["rules_broken"][0]["people"] == [who]
    assert ran(roster, "--groups", "2", "--alone", "Skill=15") == 2


def test_columns_are_looked_for_by_their_whole_names_first(roster):
    roster.write_text(roster.read_text().replace("Skill,Team,Gender", "Team:lot,Team,Team=A"))
    words = ["--mix", "Team:lot", "--mix", "Team:a lot", "--alone", "Team=A=woman"]
    assert ran(roster, "--groups", "3", *words, "--alone", "Team=A") == 0
    said = {wish["column"]: wish["weight"] for wish in report(roster)["wishes"]}
    assert said == {"Team:lot": "normal", "Team": "lot"}
    kept = {rule["of"] for rule in report(roster)["rules_kept"]}
    assert kept == {"Team=A=woman", "Team=A"}


def test_a_rule_left_out_is_called_broken_only_where_it_is(roster, tmp_path):
    """Of three at two tables two must share one: they and nobody else are named."""
    (tmp_path / "apart.csv").write_text("p0,p1\np1,p2\np0,p2\n")
    words = ["--groups", "2", "--rounds", "4", "--apart", str(tmp_path / "apart.csv")]
    assert ran(roster, *words) == 3
    together = {
        (n, *sorted(pair))
        for n in range(1, 5)
        for group in groups(roster, n)
        for pair in combinations(group & {"p0", "p1", "p2"}, 2)
    }
    said = set()
    for broken in report(roster)["rules_broken"]:
        rounds = [broken["round"]] if broken["round"] else [1, 2, 3, 4]
        said |= {(n, *sorted(broken["people"])) for n in rounds}
    assert said == together


def test_a_pair_that_a_round_keeps_by_chance_is_not_called_broken_there():
    made = outcome.look(
        Problem(tuple(Person(n) for n in range(4)), (2, 2)),
        [Plan(((0, 1), (2, 3)), 1, 0.0, 1), Plan(((0, 2), (1, 3)), 1, 0.0, 1)],
        [KeepApart((0, 1)), KeepTogether((0, 3)), SitsOnlyIn(1, frozenset({0}))],
    )
    said = [(broken.rule, broken.people, broken.round) for broken in made.broken]
    assert said == [("apart", (0, 1), 1), ("together", (0, 3), 0), ("accessible", (1,), 2)]
