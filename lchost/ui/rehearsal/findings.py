"""What a check of the door has found, and the report of all of them as plain text."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import PySide6
from PySide6.QtCore import QCoreApplication

from lchost import __version__
from lchost.ui import wording


def tr(text: str) -> str:
    """Translate a sentence of the door's rehearsal."""
    return QCoreApplication.translate("Rehearsal", text)


class State(Enum):
    """How it stands with one check."""

    WAITING = "waiting"
    WORKS = "works"
    FAILS = "fails"
    LEFT_OUT = "left_out"  # the host does not use this

    @property
    def words(self) -> str:
        """What the state is called."""
        names = {
            State.WAITING: tr("Waiting"),
            State.WORKS: tr("Works"),
            State.FAILS: tr("Does not work"),
            State.LEFT_OUT: tr("Not used"),
        }
        return names[self]


@dataclass(frozen=True)
class Finding:
    """What one check has found; `took_s` is how long it took, where that says something."""

    state: State = State.WAITING
    said: str = ""  # what was seen, or why it does not work
    todo: str = ""  # what to do about it
    took_s: float | None = None

    @property
    def sentence(self) -> str:
        """What was seen, with the time that it took."""
        if self.took_s is None:
            return self.said
        seconds = tr("{n} s").format(n=wording.number(self.took_s, 1))
        return f"{self.said} ({seconds})"


def summary(found: Sequence[Finding]) -> str:
    """Return how it stands with the door, in one sentence."""
    states = [one.state for one in found if one.state is not State.LEFT_OUT]
    works, fails = states.count(State.WORKS), states.count(State.FAILS)
    waiting = states.count(State.WAITING)
    if states and works == len(states):
        return tr("The door is ready: all that you use works.")
    if fails:
        one = tr("One thing does not work yet.")
        return wording.counted(fails, one, tr("{n} things do not work yet."))
    if works:
        one = tr("{works} of {all} work; one is still to be tried.")
        many = tr("{works} of {all} work; {n} are still to be tried.")
        said = wording.counted(waiting, one, many)
        return said.replace("{works}", str(works)).replace("{all}", str(len(states)))
    return tr("Try each of these, in any order.")


def report(title: str, at: datetime, zone: str, found: Mapping[str, Finding]) -> str:
    """Return the report as plain text: no names of people, no codes."""
    when = f"{wording.day(wording.day_of(at, zone))}, {wording.clock(at, zone)}"
    lines = [tr("Test of the door"), title, when, "", summary(list(found.values())), ""]
    for name, one in found.items():
        lines.append(f"{name}: {one.state.words}")
        lines += [f"    {text}" for text in (one.sentence, one.todo) if text]
    system = f"{platform.system()} {platform.release()}"
    lines += ["", f"lchost {__version__}, Qt {PySide6.__version__}, {system}", ""]
    return "\n".join(lines)
