"""Designs of certificates: those to begin with and those in the file, on the page they get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from lchost.errors import GoneMeanwhile
from lchost.paper import badge_designs, pictures
from lchost.paper.badge_designs import CERTIFICATE, KeptDesign
from lchost.paper.badges import fitting
from lchost.paper.badges.design import Design, What
from lchost.paper.certificates import backdrops
from lchost.paper.certificates.starters import STARTERS, USUAL, starter
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.picture_reading import PictureData

_COVERS = 0.5  # of the page: a filled box as large would hide a background


@dataclass(frozen=True)
class Drawn:
    """A design with the pictures that it shows, ready for many certificates."""

    design: Design
    pictures: Mapping[str, PictureData] = field(default_factory=dict)


def listing() -> list[KeptDesign]:
    """Return the designs in the file by name; starters are not among them."""
    return badge_designs.listing(CERTIFICATE)


def known(key: str) -> str:
    """Return the key of a design that there is: the usual one where none is named or it is gone."""
    is_there = key in STARTERS or key in {one.key for one in listing()}
    return key if is_there else USUAL


def design(key: str, page_size: str) -> Design:
    """Return a design on a page of this size; the usual one where none is named or it is gone."""
    if key and key not in STARTERS:
        try:
            return on_page(badge_designs.get(key), page_size)
        except GoneMeanwhile:
            return starter(USUAL, page_size)
    return starter(key, page_size)


def on_page(drawn: Design, page_size: str) -> Design:
    """Return a design fitted to a page, upright or on its side as it is."""
    short, long = PAGES_MM[page_size]
    is_upright = drawn.high_mm > drawn.wide_mm
    return fitting.fitted(drawn, *((short, long) if is_upright else (long, short)))


def drawn(key: str, page_size: str) -> Drawn:
    """Return a design with its pictures."""
    return with_pictures(design(key, page_size))


def with_pictures(of: Design) -> Drawn:
    """Return a design with the pictures that it shows; those that are gone are left out."""
    marks = {one.picture for one in of.front.elements if one.what is What.PICTURE}
    return Drawn(of, pictures.data({*marks, of.backdrop}))


def keep(of: Design, at: datetime, key: str = "") -> str:
    """Keep a design.  As `badge_designs.keep`."""
    return badge_designs.keep(of, at, key, CERTIFICATE)


def add_backdrop(name: str, content: bytes, of: Design, at: datetime) -> str:
    """Keep a background as large as a design needs it, and return by what it is known.

    Raises:
        NotABackdrop, PictureTooLarge: nothing was kept.
    """
    made = backdrops.made_ready(name, content, *backdrops.room_of(of))
    return pictures.put(name, made, at).sha256


def on_backdrop(of: Design, mark: str) -> Design:
    """Lay a background under a design; boxes that would hide it lose their fill."""
    area = of.wide_mm * of.high_mm
    elements = tuple(
        replace(one, fill="")
        if one.what is What.BOX and one.box.wide_mm * one.box.high_mm > _COVERS * area
        else one
        for one in of.front.elements
    )
    shown = tuple(one for one in elements if one.what is not What.BOX or one.fill or one.pen_mm)
    return replace(of, backdrop=mark, front=replace(of.front, elements=shown))
