"""Badge sets to draw."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from lchost import codes
from lchost.paper.badges.people import BadgePerson, BadgeSet, Stop, Wifi
from lchost.paper.picture_reading import PictureData

ROLES = ("attendee", "facilitator", "mentor", "helper")


def people(names: list[str], **more: Any) -> tuple[BadgePerson, ...]:
    told = {"pronouns": "she/her", **more}
    return tuple(
        BadgePerson(
            n, name, codes.encode((n * 7919**3).to_bytes(8, "big")), role=ROLES[n % 4], **told
        )
        for n, name in enumerate(names)
    )


def badge_set(names: list[str], **more: Any) -> BadgeSet:
    return BadgeSet(
        people(names, **more),
        "Lantern Data Circle",
        "Asking better questions of data",
        "14 November 2026",
        "9:00–11:30",
        "Library, Room 2",
        agenda=(("9:00", "Opening"), ("9:15", "In pairs: questions of your own data")),
        wifi=Wifi("Lantern Guests", "light-2026", "WIFI:T:WPA;S:Lantern Guests;P:light-2026;;"),
        guidelines="Listen first.\nAsk before you take a picture.",
    )


def photograph(wide: int = 480, high: int = 600, colour: str = "#BB8855") -> PictureData:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), colour).save(out, "JPEG")
    return PictureData(out.getvalue(), "image/jpeg", wide, high)


def tables(*places: int) -> tuple[Stop, ...]:
    return tuple(Stop(n, place) for n, place in enumerate(places, 1))
