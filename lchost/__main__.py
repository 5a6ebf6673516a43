"""`lchost`: open the window, or do one job without it."""

from __future__ import annotations

import gc
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
lchost door FILE [--workshop ID]         serve the door to scanners and phones, without a window
       [--port N] [--pin P] [--host ADDRESS]
lchost groups ROSTER --size N|--groups N --out PLAN.csv
       [--rounds R] [--mix COL[:WEIGHT]]…   divide a roster into groups, without a screen;
                                         lchost groups --help says the rest
lchost certificates FILE --workshop ID|TITLE [--out FOLDER]
       [--issue --passphrase-file F]     list, issue and save a workshop's certificates
lchost verify FILE|TEXT [--community FILE] [--key DID]… [--json]
                                         say whether a certificate is genuine
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
    except Exception as error:
        from lchost.models.database import told

        if (known := told(error)) is None:
            raise
        print(f"lchost: {known}", file=sys.stderr)
        return 2


def _do(words: list[str]) -> int:
    """Do what the words ask.  No argparse here: it costs 10 ms of the window's start."""
    if words[:1] == ["rehearse"]:
        from lchost.cli import rehearse

        return rehearse.command(words[1:])
    if words[:1] == ["door"]:
        from lchost.cli import door

        return door.command(words[1:])
    if words[:1] == ["groups"]:
        from lchost.cli import groups

        return groups.command(words[1:])
    if words[:1] == ["certificates"]:
        from lchost.cli import certificates

        return certificates.command(words[1:])
    if words[:1] == ["verify"]:
        from lchost.cli import verify

        return verify.command(words[1:])
    if words in (["--help"], ["-h"]):
        print(USAGE, end="")
        return 0
    if words == ["--version"]:
        print(f"lchost {__version__}")
        return 0
    files = [word for word in words if not word.startswith("-")]
    options = [word for word in words if word.startswith("-")]
    if options not in ([], ["--sample"]) or len(files) > 1:
        print(f"lchost does not understand: {' '.join(words)}\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    if not _has_screen():
        raise NoScreen
    gc.disable()  # saves 20 ms of the start; `ui.litter` does it from the first picture on
    from lchost import app

    return app.main(Path(files[0]) if files else None, sample=bool(options))


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
