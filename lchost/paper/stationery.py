"""The community's own paper: its name, logo, colours and lines, and who signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

from lchost.paper import look
from lchost.paper.page_sizes import INCH_MM
from lchost.paper.picture_reading import PictureData, shrunk

LEAST_CONTRAST = 4.5  # of an ink on white: what can be read without good eyes
MOST_SIGNATURES = 3
_DPI = 300
HAN_ORDERS = ("zh", "ja", "ko")  # whose shapes letters have that these languages share
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class HousePicture:
    """A picture of the community's; `mark` is its SHA-256."""

    mark: str
    data: PictureData

    def at(self, wide_mm: float) -> bytes:
        """Return it as fine as printers show it at this width."""
        return shrunk(self.data, ceil(wide_mm / INCH_MM * _DPI)).content

    def fitted(self, wide_mm: float, high_mm: float) -> tuple[float, float]:
        """Return width and height as large as they go into a box."""
        scale = min(wide_mm / self.data.wide_px, high_mm / self.data.high_px)
        return self.data.wide_px * scale, self.data.high_px * scale


@dataclass(frozen=True)
class Signature:
    """Who signs; `line` says as what, `picture` is how they write their name."""

    name: str
    line: str = ""
    picture: HousePicture | None = None


@dataclass(frozen=True)
class Stationery:
    """What all papers of a community have in common.

    Attributes:
        ink: of titles, rules and codes' frames; dark enough to be read.
        accent: of ornaments.
        header: a line in the head of lists, beside the community's name.
        foot: a line at the end of every page of a list.
        page_size: "a4" or "letter"; empty: as is usual in the country.
        han: whose shapes of Han letters come first, where a name does not say.
    """

    community: str = ""
    host: str = ""
    logo: HousePicture | None = None
    ink: str = look.INK
    accent: str = look.OCHRE
    header: str = ""
    foot: str = ""
    page_size: str = ""
    signatures: tuple[Signature, ...] = ()
    han: str = ""

    def letters_of(self, language: str) -> str:
        """Return the language whose letters a name gets: the person's where it tells, else han."""
        return language if language[:2].lower() in HAN_ORDERS else self.han


PLAIN = Stationery()


def is_colour(text: object) -> bool:
    """Tell whether a text is "#RRGGBB"."""
    return isinstance(text, str) and bool(_COLOUR.fullmatch(text))


def contrast(colour: str) -> float:
    """Return how a colour stands out from white, 1 to 21 (WCAG 2, contrast ratio)."""
    shares = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
