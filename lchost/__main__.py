"""`lchost`: open the window, or do one job without it."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from pathlib import Path

from lchost import __version__
from lchost.errors import HostError, NoScreen

USAGE = """\
lchost [FILE]                            open the window; without FILE the last community
lchost --sample                          open a community of made-up people to play with
lchost rehearse ROSTER --out DIR         do a whole workshop day on a roster, without a screen
       [--seed N] [--until plan|paper|checkin|groups]
lchost --version
lchost --help
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 2 for trouble that the host can mend."""
    _take_any_letter()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        return _do(words)
    except HostError as trouble:
        print(f"lchost: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _do(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="lchost", usage=USAGE, add_help=False)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    wish = parser.parse_args(words)
    if wish.help:
        print(USAGE, end="")
        return 0
    if wish.version:
        print(f"lchost {__version__}")
        return 0
    if not _has_screen():
        raise NoScreen
    gc.disable()  # saves 20 ms of the start; `app` turns it on again at the first picture
    return int(importlib.import_module("lchost.app").main(wish.file, sample=wish.sample))


def _has_screen() -> bool:
    """Tell whether Qt would find a screen; on Linux it aborts where there is none."""
    if sys.platform != "linux":
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _take_any_letter() -> None:
    """Let a console print any name, also an old Windows one; `lchostw` has none at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
