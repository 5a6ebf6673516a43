"""The bundled typefaces: which there are, which letters each has, in which order they are asked.

HarfBuzz opens the files: a face of 10 MB is ready in a millisecond, and none is opened before a
letter needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from lchost import paths

EM = 1000  # every measure of a face is in thousandths of the letter size

_SCRIPTS = (
    "Arabic",
    "Hebrew",
    "Devanagari",
    "Thai",
    "Tamil",
    "Bengali",
    "Armenian",
    "Georgian",
    "Ethiopic",
)
_HAN = {"ja": "NotoSansJP", "ko": "NotoSansKR", "zh": "NotoSansSC"}
PICTURES = ("NotoEmoji-Regular", "NotoSansSymbols2-Regular")
_TABLES_UNUSED = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "cmap", "post", "STAT", "gasp")


class Style(Enum):
    """How letters look; the value names the files that are asked first."""

    PLAIN = ("NotoSans-Regular", "Regular")
    BOLD = ("NotoSans-Bold", "Bold")
    SERIF = ("NotoSerifDisplay-Regular", "Regular")
    SERIF_BOLD = ("NotoSerifDisplay-Bold", "Bold")
    SERIF_ITALIC = ("NotoSerifDisplay-Italic", "Regular")

    @property
    def is_bold(self) -> bool:
        return self in (Style.BOLD, Style.SERIF_BOLD)


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, opened."""

    name: str
    letters: frozenset[int]
    handle: Any  # uharfbuzz.Font, scaled to EM
    is_bold: bool

    @lru_cache(maxsize=16384)  # noqa: B019 - faces live as long as the process
    def advance(self, glyph: int) -> int:
        return int(self.handle.get_glyph_h_advance(glyph))

    @lru_cache(maxsize=16384)  # noqa: B019
    def ink(self, glyph: int) -> tuple[int, int, int, int]:
        """Return left, bottom, right, top of a glyph's ink."""
        box = self.handle.get_glyph_extents(glyph)
        if box is None:
            return (0, 0, 0, 0)
        left, top = box.x_bearing, box.y_bearing
        return (left, top + box.height, left + box.width, top)

    def subset(self, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
        """Return a font file of these glyphs only, and the number of each in it."""
        import uharfbuzz as hb

        asked = hb.SubsetInput()
        asked.glyph_set.update(glyphs)
        asked.drop_table_tag_set.update(int.from_bytes(t.encode()) for t in _TABLES_UNUSED)
        asked.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        plan = hb.SubsetPlan(self.handle.face, asked)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


@cache
def face(name: str) -> Face:
    """Return the face of a file in `resources/fonts`, opened once a process."""
    import uharfbuzz as hb

    blob = hb.Blob.from_file_path(str(paths.resource(f"fonts/{name}.ttf")))
    handle = hb.Font(hb.Face(blob))
    handle.scale = (EM, EM)
    return Face(name, frozenset(handle.face.unicodes), handle, name.endswith("-Bold"))


def chain(style: Style, language: str = "") -> Iterator[Face]:
    """Yield the faces to ask, best first.

    `language` ("ja", "ko", else Chinese) decides whose shapes of Han letters come first.
    """
    first, weight = style.value
    yield face(first)
    if not first.startswith("NotoSans-"):
        yield face(f"NotoSans-{weight}")
    for script in _SCRIPTS:
        yield face(f"NotoSans{script}-{weight}")
    own = _HAN.get(language[:2].lower(), _HAN["zh"])
    for han in (own, *(other for other in _HAN.values() if other != own)):
        yield face(f"{han}-Regular")
    for name in PICTURES:
        yield face(name)
