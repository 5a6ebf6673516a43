"""What the checklist says of the door, as a sentence and as a report."""

from __future__ import annotations

from datetime import UTC, datetime

from lchost.ui.rehearsal.findings import Finding, State, report, summary

WORKS, FAILS = Finding(State.WORKS, "Read.", "", 1.24), Finding(State.FAILS, "No.", "Plug it in.")
OUT, WAITING = Finding(State.LEFT_OUT), Finding()
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_the_door_is_ready_when_all_that_is_used_works():
    assert summary([WORKS, OUT, WORKS]) == "The door is ready: all that you use works."
    assert "ready" not in summary([OUT, OUT])


def test_what_does_not_work_comes_before_what_is_not_tried():
    assert summary([WORKS, FAILS, WAITING]) == "One thing does not work yet."
    assert summary([FAILS, FAILS]) == "2 things do not work yet."
    assert summary([WORKS, WAITING]) == "1 of 2 work; one is still to be tried."
    assert summary([WORKS, OUT, WAITING, WAITING]) == "1 of 3 work; 2 are still to be tried."
    assert summary([WAITING, WAITING]) == "Try each of these, in any order."


def test_the_report_says_each_result_its_reason_and_what_to_do(qapp):
    found = {"Scanner": WORKS, "Sound": FAILS, "Phone": OUT, "Printer": WAITING}
    text = report("Charts & <b>maps</b>", NOW, "Europe/Paris", found)
    lines = text.splitlines()
    assert lines[:2] == ["Test of the door", "Charts & <b>maps</b>"]
    assert "21 November 2026" in lines[2] and "10:00" in lines[2]
    assert lines[lines.index("Scanner: Works") + 1] == "    Read. (1.2 s)"
    at = lines.index("Sound: Does not work")
    assert lines[at + 1 : at + 3] == ["    No.", "    Plug it in."]
    assert "Phone: Not used" in lines and "Printer: Waiting" in lines
    assert lines[-1].startswith("lchost ")
