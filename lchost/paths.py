"""Where things lie on this computer."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_LONGEST = 100  # letters of a name
_MOST_BYTES = 200  # of them: some systems take 255 of a name with its ending
# nor what turns the letters after it round: an ending would stand where none is
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)  # in Windows


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


def safe_name(name: str) -> str:
    """Return a file's name without what some system refuses; its ending stays."""
    ending = Path(name).suffix
    stem = _NOT_IN_NAMES.sub(" ", name[: len(name) - len(ending)])
    clean = " ".join(stem.split()).strip(". ")[:_LONGEST].encode(errors="ignore")
    short = clean[:_MOST_BYTES].decode(errors="ignore").strip(". ") or "lchost"
    return f"{'_' if _RESERVED.fullmatch(short) else ''}{short}{ending}"
