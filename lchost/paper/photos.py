"""Photos of members: kept, taken off, and given to paper unless their owner said no."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lchost.errors import NoSuchMember
from lchost.models.database import Topic, writing
from lchost.models.people import Member
from lchost.models.pictures import Picture
from lchost.paper import pictures
from lchost.paper.picture_reading import PictureData, ready, shrunk

LONGEST_PX = 720  # 60 mm at 300 dpi: no badge shows a photo larger
_AT_ONCE = 500  # ids in one statement


def keep(member_id: int, name: str, content: bytes, at: datetime) -> None:
    """Keep a member's photo in the place of the one before.  Takes up to a second.

    Raises:
        NotAPicture, PictureTooLarge: nothing was kept.
        NoSuchMember: they are not in the community any more.
    """
    made = ready(name, content)
    wide = round(made.wide_px * min(1.0, LONGEST_PX / max(made.wide_px, made.high_px)))
    small = shrunk(made, max(1, wide))
    kept = pictures.add(name, small.content, at)
    with writing(Topic.MEMBERS):
        if not Member.update(photo=kept.id).where(Member.id == member_id).execute():
            raise NoSuchMember()


def take_off(member_id: int) -> None:
    """Let a member have no photo."""
    with writing(Topic.MEMBERS):
        Member.update(photo=None).where(Member.id == member_id).execute()


def of(member_id: int) -> PictureData | None:
    """Return a member's photo, whatever they said to photos: for the host's own screen."""
    rows = Picture.select(Picture.sha256).join(Member).where(Member.id == member_id)
    mark = rows.scalar()
    return pictures.get(mark) if mark else None


def to_print(member_ids: Sequence[int]) -> dict[int, str]:
    """Return the SHA-256 of each photo by member id; those who said no to photos have none."""
    found: dict[int, str] = {}
    may = Member.photo_consent.is_null() | (Member.photo_consent == True)  # noqa: E712
    for n in range(0, len(member_ids), _AT_ONCE):
        some = member_ids[n : n + _AT_ONCE]
        rows = Member.select(Member.id, Picture.sha256).join(Picture)
        found.update(rows.where(Member.id.in_(some) & may).tuples())
    return found
