"""Where things lie on this computer."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a file shipped in `resources`, such as "icons/check.svg".

    Looks in the frozen app, then in the installed package, then in the checkout.

    Raises:
        FileNotFoundError: the name is in none of them (a packaging fault).
    """
    for home in _homes():
        path = home / "resources" / name
        if path.exists():
            return path
    raise FileNotFoundError(name)


@cache
def _homes() -> tuple[Path, ...]:
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen),) if frozen else (_PACKAGE, _PACKAGE.parent)


def data_folder() -> Path:
    """Return this computer's folder for what lchost remembers; it may not exist yet.

    `LCHOST_DATA` moves it, so that tests and rehearsals leave the host's own alone.
    """
    moved = os.environ.get("LCHOST_DATA")
    if moved:
        return Path(moved)
    import platformdirs

    return Path(platformdirs.user_data_dir("lchost", appauthor=False))


def copies_folder(community: Path) -> Path:
    """Return the folder that keeps the copies of one community file."""
    import hashlib

    whole = str(community.resolve())
    mark = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return data_folder() / "copies" / f"{community.stem}-{mark}"
