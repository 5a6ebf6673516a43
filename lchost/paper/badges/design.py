"""What a badge or a certificate looks like: elements in boxes of millimetres, on two sides.

Values only; `writing` puts them into the file and reads them back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from lchost.paper.text.faces import Style

SMALLEST_PT = 7.0  # smaller letters are listed before printing
SIZES_PT = (3.0, 300.0)
LABEL_MM = (15.0, 450.0)  # the sides that a label may have
LEAST_MM = 0.1  # of a line
_FIELD = re.compile(r"\{([^{}\n]{1,80})\}")


class What(Enum):
    """What an element shows."""

    NAME = "name"
    LEGAL_NAME = "legal_name"  # on no design to begin with; never in the name's place
    PRONOUNS = "pronouns"
    ORGANISATION = "organisation"
    ROLE = "role"  # a ribbon where it has a fill; people without a role get a thin rule there
    ATTRIBUTE = "attribute"
    TEXT = "text"
    QR = "qr"
    CODE = "code"  # the code in letters, in fives
    LOGO = "logo"
    PHOTO = "photo"
    PICTURE = "picture"
    TABLES = "tables"
    AGENDA = "agenda"
    WIFI = "wifi"
    WIFI_QR = "wifi_qr"
    GUIDELINES = "guidelines"
    LINE = "line"
    BOX = "box"
    SIGNATURES = "signatures"  # a line for each who signs a certificate
    SEAL = "seal"  # a ring of fine waves

    @property
    def is_square(self) -> bool:
        """Tell whether it is drawn in the largest square of its box."""
        return self in (What.QR, What.WIFI_QR)

    @property
    def is_picture(self) -> bool:
        """Tell whether it shows a picture."""
        return self in (What.LOGO, What.PHOTO, What.PICTURE)

    @property
    def is_shape(self) -> bool:
        """Tell whether it is ink only."""
        return self in (What.LINE, What.BOX, What.SEAL, What.SIGNATURES)

    @property
    def is_list(self) -> bool:
        """Tell whether it is a heading with lines under it."""
        return self in (What.TABLES, What.AGENDA, What.WIFI, What.GUIDELINES)

    @property
    def has_letters(self) -> bool:
        """Tell whether it has a style, a size, an alignment."""
        return not (self.is_square or self.is_picture or self.is_shape)


class Align(Enum):
    """Where lines stand in their box.  LEFT is where they begin: Arabic begins at the right."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Valign(Enum):
    """Where lines or a picture stand in the height of their box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


# Colours by name follow the community's own colours, or the person's role.
# A colour may be thinned: "accent/12" is 12 parts of it in a hundred, on white.
COLOURS = ("text", "muted", "accent", "ornament", "white", "role")
FIELDS = (
    *("name", "pronouns", "organisation", "role", "table", "code"),
    *("workshop", "when", "date", "time", "place", "community", "host"),
)


@dataclass(frozen=True)
class Box:
    """A place on a label, in millimetres from its top left."""

    left_mm: float
    top_mm: float
    wide_mm: float
    high_mm: float

    @property
    def right_mm(self) -> float:
        return self.left_mm + self.wide_mm

    @property
    def bottom_mm(self) -> float:
        return self.top_mm + self.high_mm

    def moved(self, right_mm: float, down_mm: float) -> Box:
        """Return it elsewhere, as large."""
        return replace(self, left_mm=self.left_mm + right_mm, top_mm=self.top_mm + down_mm)

    def inside(self, wide_mm: float, high_mm: float) -> Box:
        """Return it pushed into a label, and made smaller only where it is larger than that."""
        wide, high = min(self.wide_mm, wide_mm), min(self.high_mm, high_mm)
        left = min(max(0.0, self.left_mm), wide_mm - wide)
        top = min(max(0.0, self.top_mm), high_mm - high)
        return Box(left, top, wide, high)


@dataclass(frozen=True)
class Element:
    """One thing on a badge.

    Attributes:
        style: of its letters.
        size_pt: the largest that its letters become; they shrink until they fit.
        lines: into so many lines it may be broken.
        colour: of letters, codes, lines and frames: "#RRGGBB" or one of COLOURS.
        fill: the ground of its box, likewise; empty for none.
        corner_mm: how round the ground, a frame or a picture is.
        pen_mm: of a frame round the box; 0 for none.
        text: of TEXT, with fields such as {workshop} or {Company}, an attribute's name; of a list
            the heading instead of the usual one.
        attribute: the name of the attribute that ATTRIBUTE shows, or that is the ORGANISATION.
        picture: the SHA-256 of what PICTURE shows.
        is_spaced: capitals, set apart a little.
        is_filled: a picture covers its box and loses what hangs over; else all of it is seen.
        grows: takes the room of an empty element right above it or under it.
    """

    what: What
    box: Box
    style: Style = Style.PLAIN
    size_pt: float = 12.0
    align: Align = Align.LEFT
    valign: Valign = Valign.MIDDLE
    colour: str = "text"
    fill: str = ""
    corner_mm: float = 0.0
    pen_mm: float = 0.0
    lines: int = 1
    text: str = ""
    attribute: str = ""
    picture: str = ""
    is_spaced: bool = False
    is_filled: bool = False
    grows: bool = False


@dataclass(frozen=True)
class Side:
    """One side of a badge; later elements lie upon earlier ones."""

    elements: tuple[Element, ...] = ()
    ground: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.elements and not self.ground


@dataclass(frozen=True)
class Design:
    """A badge for labels of one size, or a certificate for a page.

    Attributes:
        backdrop: the SHA-256 of a picture or a page that lies under all of the front.
        bleed_mm: ink that reaches the edge goes on by so much, to be cut off.
        has_marks: print shops see where to cut.
    """

    name: str
    wide_mm: float
    high_mm: float
    front: Side = field(default_factory=Side)
    back: Side = field(default_factory=Side)
    backdrop: str = ""
    bleed_mm: float = 0.0
    has_marks: bool = False

    @property
    def is_two_sided(self) -> bool:
        return not self.back.is_blank

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are printed."""
        return (self.front, self.back) if self.is_two_sided else (self.front,)


def fields_of(text: str) -> tuple[str, ...]:
    """Return the fields that a text names, as they are written."""
    return tuple(_FIELD.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the fields of a text by their names in small letters; unknown ones stay as typed.

    Nothing but whole fields is read: no formats, no attributes of anything, and a name that holds
    braces is not filled again.
    """
    return _FIELD.sub(lambda found: values.get(found[1].strip().casefold(), found[0]), text)
