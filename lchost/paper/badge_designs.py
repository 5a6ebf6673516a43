"""Designs in the file: kept, renamed, copied, taken away; in and out as files.

Those of badges and those of certificates are kept apart by their paper.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lchost.errors import DesignNameTaken, GoneMeanwhile, NotADesign
from lchost.models.database import Topic, writing
from lchost.models.papers import BadgeDesign
from lchost.paper import pictures
from lchost.paper.badges import fitting
from lchost.paper.badges.design import Design
from lchost.paper.badges.starters import CLASSIC, STARTERS
from lchost.paper.badges.writing import LONGEST_NAME, checked, from_json, to_json
from lchost.paper.certificates import backdrops
from lchost.paper.picture_reading import PictureData, ready

USUAL = CLASSIC
BADGE, CERTIFICATE = "badge", "certificate"  # papers that designs are for
MOST_BYTES = 30_000_000  # of a design file with its pictures
_PICTURES, _PAPER = "pictures", "paper"


@dataclass(frozen=True)
class KeptDesign:
    """A design in the file; `key` chooses it wherever a design is asked for."""

    key: str
    name: str
    wide_mm: float
    high_mm: float
    changed_at: datetime


def listing(paper: str = BADGE) -> list[KeptDesign]:
    """Return the designs of a paper by name; starters are not among them."""
    rows = BadgeDesign.select(
        BadgeDesign.uid,
        BadgeDesign.name,
        BadgeDesign.wide_mm,
        BadgeDesign.high_mm,
        BadgeDesign.changed_at,
    ).where(BadgeDesign.paper == paper)
    found = [KeptDesign(r.uid, r.name, r.wide_mm, r.high_mm, r.changed_at) for r in rows]
    return sorted(found, key=lambda one: (one.name.casefold(), one.key))


def get(key: str) -> Design:
    """Return a design of the file, for labels of its own size.

    Raises:
        GoneMeanwhile: it is not there any more.
        NotADesign, DesignOfLater: it cannot be read.
    """
    row = _row(key)
    return from_json(row.design, row.name)


def fitted(key: str, wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design:
    """Return a starter laid out for these labels, or a design of the file fitted to them."""
    if key in STARTERS:
        return STARTERS[key](wide_mm, high_mm, edge_mm)
    return fitting.fitted(get(key), wide_mm, high_mm)


def keep(design: Design, at: datetime, key: str = "", paper: str = BADGE) -> str:
    """Keep a design, anew or in the place of the one under `key`, and return its key.

    A new one is of this paper, and gets another name where there is one of that name.

    Raises:
        NotADesign: a part of it cannot be drawn.
        DesignNameTaken: it was renamed to the name of another.
        GoneMeanwhile: the one under `key` is not there any more.
    """
    with writing(Topic.PAPERS):
        if not key:
            design = replace(design, name=_free_name(design.name))
        elif _is_taken(design.name, key):
            raise DesignNameTaken(name=design.name)
        checked(design)
        columns = {
            "name": design.name,
            "wide_mm": design.wide_mm,
            "high_mm": design.high_mm,
            "design": to_json(design),
            "changed_at": at,
        }
        if not key:
            return str(BadgeDesign.create(**columns, paper=paper).uid)
        row = _row(key)
        BadgeDesign.update(**columns).where(BadgeDesign.id == row.id).execute()
    return key


def rename(key: str, name: str, at: datetime) -> None:
    """Give a design another name.  Raises as `keep` does."""
    keep(replace(get(key), name=" ".join(name.split())), at, key)


def duplicate(key: str, at: datetime) -> str:
    """Keep a copy of a design under a name of its own, and return its key."""
    return keep(get(key), at, paper=_row(key).paper)


def remove(key: str) -> None:
    """Take a design away; whoever chose it gets the usual one."""
    with writing(Topic.PAPERS):
        BadgeDesign.delete().where(BadgeDesign.uid == key).execute()


# --- files --------------------------------------------------------------------------------------


def as_file(design: Design, paper: str = BADGE) -> bytes:
    """Return a design as a file, with the pictures that it shows."""
    marks = {one.picture for side in design.sides for one in side.elements if one.picture}
    marks |= {design.backdrop} if design.backdrop else set()
    said: dict[str, Any] = to_json(design)
    if paper != BADGE:
        said[_PAPER] = paper
    if marks:
        said[_PICTURES] = {
            mark: base64.b64encode(data.content).decode()
            for mark, data in sorted(pictures.data(marks).items())
        }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def from_file(name: str, content: bytes, at: datetime, paper: str = BADGE) -> Design:
    """Return the design in a file; its pictures are added to the community's.

    Raises:
        NotADesign, DesignOfLater, NotAPicture, PictureTooLarge: nothing was kept; also where it
            is of another paper.
    """
    try:
        said = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        raise NotADesign(name=name, where="JSON") from None
    design = from_json(said, name)
    if not isinstance(said, dict) or said.get(_PAPER, BADGE) != paper:
        raise NotADesign(name=name, where=_PAPER)
    held = said.get(_PICTURES, {})
    if not isinstance(held, dict):
        raise NotADesign(name=name, where=_PICTURES)
    made = {mark: _made(design, mark, _content(name, coded)) for mark, coded in held.items()}
    with writing(Topic.PAPERS):
        added = {mark: pictures.put(design.name, one, at).sha256 for mark, one in made.items()}
    return _with_pictures(design, added)


def _content(name: str, coded: Any) -> bytes:
    try:
        return base64.b64decode(coded, validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise NotADesign(name=name, where=_PICTURES) from None


def _made(design: Design, mark: str, content: bytes) -> PictureData:
    if mark == design.backdrop:
        return backdrops.made_ready(design.name, content, *backdrops.room_of(design))
    return ready(design.name, content)


def _with_pictures(design: Design, added: dict[str, str]) -> Design:
    """Point the elements at the pictures as they are in this file."""
    sides = {
        key: replace(
            side,
            elements=tuple(
                replace(one, picture=added.get(one.picture, one.picture)) for one in side.elements
            ),
        )
        for key, side in (("front", design.front), ("back", design.back))
    }
    under = added.get(design.backdrop, design.backdrop)
    return replace(design, front=sides["front"], back=sides["back"], backdrop=under)


def _row(key: str) -> BadgeDesign:
    row: BadgeDesign | None = BadgeDesign.get_or_none(BadgeDesign.uid == key)
    if row is None:
        raise GoneMeanwhile()
    return row


def _is_taken(name: str, besides: str) -> bool:
    rows = BadgeDesign.select(BadgeDesign.name).where(BadgeDesign.uid != besides)
    return name.casefold() in {row.name.casefold() for row in rows}


def _free_name(name: str) -> str:
    """Return the name, or "Name 2" and so on where there is one of that name."""
    clean = " ".join(name.split())[:LONGEST_NAME]
    tried, n = clean, 1
    while _is_taken(tried, ""):
        n += 1
        tried = f"{clean[: LONGEST_NAME - 5]} {n}"
    return tried
