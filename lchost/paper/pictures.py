"""Pictures in the file: added once each, read by the SHA-256 of what they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import peewee as pw

from lchost.models.database import Topic, writing
from lchost.models.papers import BadgeDesign
from lchost.models.people import Member
from lchost.models.pictures import Picture
from lchost.models.settings import Setting
from lchost.paper.picture_reading import LONGEST_PX, PictureData, ready


@dataclass(frozen=True)
class PictureFacts:
    """What is known of a picture without reading it."""

    id: int
    sha256: str
    name: str
    media_type: str
    wide_px: int
    high_px: int


def add(name: str, content: bytes, at: datetime, longest_px: int = LONGEST_PX) -> PictureFacts:
    """Keep a PNG or JPEG made ready for paper; one that is there already is given again.

    Takes up to a second for a large photograph.

    Raises:
        NotAPicture, PictureTooLarge: nothing was kept.
    """
    return put(name, ready(name, content, longest_px), at)


def put(name: str, made: PictureData, at: datetime) -> PictureFacts:
    """Keep a picture that was made ready; one that is there already is given again."""
    mark = sha256(made.content).hexdigest()
    with writing(Topic.PAPERS):
        row = Picture.get_or_none(Picture.sha256 == mark)
        if row is None:
            row = Picture.create(
                sha256=mark,
                media_type=made.media_type,
                name=name,
                wide_px=made.wide_px,
                high_px=made.high_px,
                content=made.content,
                added_at=at,
            )
    return PictureFacts(row.id, mark, row.name, row.media_type, row.wide_px, row.high_px)


def get(mark: str) -> PictureData | None:
    """Return the picture with this SHA-256; None if it is not in the file."""
    return data([mark]).get(mark)


def data(marks: Iterable[str]) -> dict[str, PictureData]:
    """Return several pictures by their SHA-256; those that are not in the file are left out."""
    rows = Picture.select().where(Picture.sha256.in_({mark for mark in marks if mark}))
    return {
        row.sha256: PictureData(bytes(row.content), row.media_type, row.wide_px, row.high_px)
        for row in rows
    }


def facts(mark: str) -> PictureFacts | None:
    """Return what is known of a picture."""
    rows = Picture.select(
        *(Picture.id, Picture.sha256, Picture.name),
        *(Picture.media_type, Picture.wide_px, Picture.high_px),
    ).where(Picture.sha256 == mark)
    return next((PictureFacts(*row) for row in rows.tuples()), None)


def clear_unused() -> int:
    """Take out the pictures that nothing points at, and return how many.

    Only where there is nothing to undo, when a file is closed say: a step may bring back what
    points at one.  A damaged file keeps them all.
    """
    said = pw.fn.INSTR(Setting.value, Picture.sha256) > 0
    drawn = pw.fn.INSTR(BadgeDesign.design, Picture.sha256) > 0
    unused = Picture.select(Picture.id).where(
        ~pw.fn.EXISTS(Setting.select(Setting.id).where(said)),
        ~pw.fn.EXISTS(BadgeDesign.select(BadgeDesign.id).where(drawn)),
        ~pw.fn.EXISTS(Member.select(Member.id).where(Member.photo == Picture.id)),
    )
    try:
        ids = [row.id for row in unused]
    except pw.DatabaseError:
        return 0
    if ids:
        with writing(Topic.PAPERS):
            Picture.delete().where(Picture.id.in_(ids)).execute()
    return len(ids)
