"""How far a search is, told on a terminal only."""

from __future__ import annotations

import io

import pytest

from lchost.cli.groups import telling
from lchost.cli.groups.telling import Told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(telling, "PATIENCE_S", 0.0)
    monkeypatch.setattr(telling, "EVERY_S", 0.0)


def test_a_terminal_is_told_and_the_line_is_taken_away():
    out = Terminal()
    told = Told(out)
    told(0.05)
    told(0.42)
    told.end()
    lines = out.getvalue().split("\r")
    assert lines[1].startswith("lchost: planning, 5 %") and "42 %" in lines[2]
    assert lines[3].strip() == "" and len(lines[3]) == len(lines[2]) and lines[4] == ""


def test_a_file_is_told_nothing():
    out = io.StringIO()
    told = Told(out)
    told(0.5)
    told.end()
    assert out.getvalue() == ""


def test_what_is_done_soon_needs_no_telling(monkeypatch):
    monkeypatch.setattr(telling, "PATIENCE_S", 60.0)
    out = Terminal()
    told = Told(out)
    told(0.5)
    told.end()
    assert out.getvalue() == ""
