"""The command line: what it says when there is nothing to open a window on."""

from __future__ import annotations

import pytest

import lchost
from lchost.__main__ import main


def test_version_says_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lchost {lchost.__version__}\n"


def test_help_names_every_way_to_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    for way in ("lchost [FILE]", "--sample", "rehearse ROSTER --out DIR", "--version"):
        assert way in said


def test_no_screen_is_one_sentence_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["my.lchost"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "no screen" in said.err


def test_an_unknown_option_shows_the_ways_to_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--smaple"]) == 2
    said = capsys.readouterr().err
    assert "--smaple" in said
    assert "lchost [FILE]" in said


def test_two_files_at_once_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["one.lchost", "two.lchost"]) == 2
    assert "one.lchost two.lchost" in capsys.readouterr().err
