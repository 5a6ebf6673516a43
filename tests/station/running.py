"""`lchost door` as a program of its own, as tools and tests start it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import lchost
from lchost.station.server import Address

PROJECT = Path(lchost.__file__).parents[1]


@dataclass(frozen=True)
class Door:
    """A door that listens."""

    process: subprocess.Popen[str]
    address: Address

    def line(self) -> str:
        """Read one more line of what it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and return its exit code."""
        self.process.send_signal(by)
        return self.process.wait(30)


def started(words: Sequence[str], prefix: Sequence[str] = ()) -> subprocess.Popen[str]:
    """Start `lchost door` with these words."""
    return subprocess.Popen(
        [*prefix, sys.executable, "-m", "lchost", "door", *words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )


@contextmanager
def running_door(*words: str, prefix: Sequence[str] = ()) -> Iterator[Door]:
    """Run a door for as long as the block lasts."""
    with started(words, prefix) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            host, _, port = first.rstrip("\n").removeprefix("http://").rpartition(":")
            assert first == f"http://{host}:{port}\n", first
            yield Door(process, Address(host, int(port)))
        finally:
            process.kill()
