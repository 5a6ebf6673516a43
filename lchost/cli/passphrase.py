"""The passphrase of the signing key for commands: from a file, never from the command line."""

from __future__ import annotations

import argparse
import os
import stat
import sys
from pathlib import Path

from lchost.errors import CannotRead, EmptyPassphraseFile, NoSuchFile

_OTHERS = stat.S_IRGRP | stat.S_IROTH
OPEN_TO_OTHERS = (
    "lchost: others on this computer can read {path}. Make it readable by you alone (chmod 600)."
)


def add_to(parser: argparse.ArgumentParser) -> None:
    """Let a command ask for the file: `--passphrase-file FILE`."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="its first line unlocks the signing key",
    )


def read(path: Path) -> str:
    """Return the first line of the file, spaces and all, and warn when others can read it.

    Raises:
        NoSuchFile, CannotRead, EmptyPassphraseFile: it gives no passphrase.
    """
    try:
        line = path.read_bytes().decode("utf-8-sig").partition("\n")[0].removesuffix("\r")
        mode = path.stat().st_mode
    except FileNotFoundError as trouble:
        raise NoSuchFile(path=path) from trouble
    except (OSError, UnicodeDecodeError) as trouble:
        raise CannotRead(path=path) from trouble
    if not line:
        raise EmptyPassphraseFile(path=path)
    if os.name != "nt" and mode & _OTHERS:
        print(OPEN_TO_OTHERS.format(path=path), file=sys.stderr, flush=True)
    return line
