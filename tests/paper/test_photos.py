"""Photos of members: kept small, replaced, taken off, printed only where nobody said no."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image

from lchost.errors import NoSuchMember, NotAPicture
from lchost.models import undo
from lchost.models.people import Member
from lchost.paper import photos
from lchost.roster import consents
from lchost.roster.consents import What

NOW = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def jpeg(wide: int = 1600, high: int = 2000, colour: str = "#AA5522") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), colour).save(out, "JPEG")
    return out.getvalue()


def test_a_photo_is_kept_as_large_as_a_badge_needs_it(
    db: Any, member: Callable[..., Member]
) -> None:
    zoe = member("Zoë")
    photos.keep(zoe.id, "zoe.jpg", jpeg(), NOW)
    kept = photos.of(zoe.id)
    assert kept and (kept.wide_px, kept.high_px) == (576, 720)


def test_another_photo_takes_the_place_of_the_first(db: Any, member: Callable[..., Member]) -> None:
    zoe = member("Zoë")
    photos.keep(zoe.id, "a.jpg", jpeg(100, 120), NOW)
    first = photos.to_print([zoe.id])
    photos.keep(zoe.id, "b.jpg", jpeg(100, 120, "#0000FF"), NOW)
    assert photos.to_print([zoe.id]).keys() == first.keys()
    assert photos.to_print([zoe.id]) != first
    photos.take_off(zoe.id)
    assert photos.of(zoe.id) is None and photos.to_print([zoe.id]) == {}


def test_who_says_no_to_photos_keeps_theirs_but_it_is_not_printed(
    db: Any, member: Callable[..., Member]
) -> None:
    zoe, bo = member("Zoë"), member("Bo")
    for one in (zoe, bo):
        photos.keep(one.id, "a.jpg", jpeg(), NOW)
    consents.give(bo.id, What.PHOTO, False, "Photos?", NOW, "phone")
    assert list(photos.to_print([zoe.id, bo.id])) == [zoe.id]
    assert photos.of(bo.id)
    consents.give(bo.id, What.PHOTO, True, "Photos?", NOW, "phone")
    assert set(photos.to_print([zoe.id, bo.id])) == {zoe.id, bo.id}


def test_taking_a_photo_off_can_be_undone(db: Any, member: Callable[..., Member]) -> None:
    zoe = member("Zoë")
    photos.keep(zoe.id, "a.jpg", jpeg(), NOW)
    before = photos.to_print([zoe.id])
    with undo.step("photo"):
        photos.take_off(zoe.id)
    undo.undo()
    assert photos.to_print([zoe.id]) == before


def test_what_is_no_picture_is_refused(db: Any, member: Callable[..., Member]) -> None:
    zoe = member("Zoë")
    with pytest.raises(NotAPicture):
        photos.keep(zoe.id, "a.jpg", b"not a picture", NOW)
    with pytest.raises(NoSuchMember):
        photos.keep(zoe.id + 99, "a.jpg", jpeg(), NOW)
