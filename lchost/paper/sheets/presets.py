"""Sheets, cards and rolls that are sold in shops, in exact millimetres.

The measures are data: `resources/paper/sheets/*.toml`, a file a maker, each preset with the source
of its measures and, where sources disagree or say too little, the doubt.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal, get_args

from lchost import paths
from lchost.paper.page_sizes import A4_MM, INCH_MM, LETTER_MM

Kind = Literal["sheet", "card", "fold", "roll"]
Back = Literal["none", "duplex", "fold"]
_PAGES_MM = {"a4": A4_MM, "a4_wide": (A4_MM[1], A4_MM[0]), "letter": LETTER_MM}
_PAGE_NAMES = {A4_MM: "A4", LETTER_MM: "Letter"}
_FINEST_INCH = 16  # rulers in inches go down to sixteenths


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet; labels run along the rows, from the top left.

    Attributes:
        kind: "sheet" of stickers, "card" that is cut or torn apart, "fold": one cell is a front
            with its back below it, upside down; "roll": a page is one label.
        back: how a back side comes about: not at all, by printing both sides, by folding.
        corner_mm: radius of a label's corners.
        tape_mm: width of a roll; a label longer across than that leaves the printer sideways.
        edge_mm: what label printers leave white along a label's edges.
        numbers: what the maker prints on the packet; the first is the one known best.
        source: where the measures come from.
        doubt: what sources disagree on, or do not say; empty where they agree.
    """

    key: str
    wide_mm: float
    high_mm: float
    columns: int
    rows: int
    left_mm: float
    top_mm: float
    label_wide_mm: float
    label_high_mm: float
    gap_x_mm: float = 0
    gap_y_mm: float = 0
    corner_mm: float = 0
    is_cut_by_hand: bool = False  # plain paper: light lines show where to cut
    kind: Kind = "sheet"
    back: Back = "none"
    tape_mm: float = 0
    edge_mm: float = 0
    maker: str = ""
    numbers: tuple[str, ...] = ()
    unit: Literal["mm", "in"] = "mm"
    source: str = ""
    doubt: str = ""

    @property
    def slots(self) -> int:
        return self.columns * self.rows

    @property
    def called(self) -> str:
        """Return what stands on the packet, such as "Avery 5392, 74459"; may be empty."""
        return f"{self.maker} {', '.join(self.numbers)}".strip()

    @property
    def page_name(self) -> str:
        """Return "A4" or "Letter"; empty where a page is one label."""
        short, long = sorted((self.wide_mm, self.high_mm))
        return _PAGE_NAMES.get((short, long), "")

    @property
    def size(self) -> str:
        """Return how large a label is, such as "105 × 74 mm" or "3 3/8 × 2 1/3 in"."""
        sides = (self.label_wide_mm, self.label_high_mm)
        if self.unit == "in":
            return f"{_inches(sides[0])} × {_inches(sides[1])} in"
        digits = 0 if self.is_cut_by_hand else 1
        wide, high = (f"{round(side, digits):g}" for side in sides)
        return f"{wide} × {high} mm"

    @property
    def name(self) -> str:
        """Return a name that needs no translation."""
        head = (
            f"{self.maker} {self.numbers[0]}".strip() if self.numbers else self.maker
        ) or self.page_name
        size = f"2 × {self.size}" if self.kind == "fold" else self.size
        return f"{head}: {size}" if head else size

    def corner(self, slot: int) -> tuple[float, float]:
        """Return left and top of a label in mm."""
        row, column = divmod(slot, self.columns)
        return (
            self.left_mm + column * (self.label_wide_mm + self.gap_x_mm),
            self.top_mm + row * (self.label_high_mm + self.gap_y_mm),
        )


def parse(text: str) -> dict[str, Sheet]:
    """Return the sheets of one file.

    Raises:
        ValueError: a name that no sheet has, or a word that means nothing (a fault of ours).
    """
    return {key: _sheet(key, dict(told)) for key, told in tomllib.loads(text).items()}


def _sheet(key: str, told: dict[str, Any]) -> Sheet:
    unit = told.pop("unit", "mm")
    if unit not in ("mm", "in"):
        raise ValueError(f"{key}: unit {unit}")
    scale = INCH_MM if unit == "in" else 1.0

    def pair(name: str, default: Any = None) -> tuple[float, float]:
        wide, high = told.pop(name, default)
        return wide * scale, high * scale

    page = told.pop("page")
    wide, high = _PAGES_MM[page] if isinstance(page, str) else (page[0] * scale, page[1] * scale)
    label = pair("label")
    pitch = pair("pitch", (label[0] / scale, label[1] / scale))
    sheet = Sheet(
        key=key,
        wide_mm=wide,
        high_mm=high,
        columns=told.pop("columns", 1),
        rows=told.pop("rows", 1),
        left_mm=told.pop("left", 0) * scale,
        top_mm=told.pop("top", 0) * scale,
        label_wide_mm=label[0],
        label_high_mm=label[1],
        gap_x_mm=pitch[0] - label[0],
        gap_y_mm=pitch[1] - label[1],
        corner_mm=told.pop("corner", 0) * scale,
        is_cut_by_hand=told.pop("cut_by_hand", False),
        kind=told.pop("kind", "sheet"),
        back=told.pop("back", "none"),
        tape_mm=told.pop("tape", 0),
        edge_mm=told.pop("edge", 0),
        maker=told.pop("maker", ""),
        numbers=tuple(told.pop("numbers", ())),
        unit=unit,
        source=told.pop("source"),
        doubt=told.pop("doubt", ""),
    )
    if told or sheet.kind not in get_args(Kind) or sheet.back not in get_args(Back):
        raise ValueError(f"{key}: {told or (sheet.kind, sheet.back)}")
    return sheet


def _inches(millimetres: float) -> str:
    whole, part = divmod(Fraction(millimetres / INCH_MM).limit_denominator(_FINEST_INCH), 1)
    return f"{whole} {part}" if part and whole else str(whole or part)


def _read() -> Mapping[str, Sheet]:
    """Read every file, plain paper first."""
    folder = paths.resource("paper/sheets")
    files = sorted(folder.glob("*.toml"), key=lambda file: (file.stem != "plain", file.stem))
    found: dict[str, Sheet] = {}
    for file in files:
        found |= parse(file.read_text(encoding="utf-8"))
    return MappingProxyType(found)


SHEETS = _read()
