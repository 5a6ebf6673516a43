"""Put faces into a PDF: only the glyphs used, numbered in the order of their first use.

Composite fonts (ISO 32000-1, 9.7) instead of reportlab's own TrueType classes: a glyph may stand
for any letters, so text comes out of the PDF as it was typed; HarfBuzz cuts the subset in a
millisecond; and the same document has the same bytes, whatever the process has printed before.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from lchost.paper.text.faces import Face
from lchost.paper.text.shaping import CAPITALS, Glyph

_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_MAP_LINES = 100  # the most that one block of a character map may hold


class UsedFace:
    """One face in one document; reportlab calls `addObjects` when it writes the file."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], str] = {}

    def code(self, glyph: Glyph) -> str:
        """Return the four hex digits that show `glyph`."""
        key = (glyph.number, glyph.letters)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = f"{len(self._codes) + 1:04X}"
        return found

    def addObjects(self, document: Any) -> None:
        """Write font, descriptor, character maps and the font file's subset."""
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        written = _written()

        def kept(what: str, said: str, stream: bytes | None = None) -> str:
            where = document.Reference(written(said, stream), f"{what}:{self.name}")
            return str(where.format(document).decode())

        cut = _cut(self.face, tuple(self._codes))
        base = f"/{cut.tag}+{self.face.name}"
        extents = self.face.handle.get_font_extents("ltr")
        file = kept("file", f"/Length1 {cut.file_bytes}", cut.file)
        descriptor = kept(
            "descriptor",
            f"/Type /FontDescriptor /FontName {base} /Flags 4"
            f" /FontBBox [-600 {extents.descender} 2000 {extents.ascender}]"
            f" /ItalicAngle {-12 if 'Italic' in base else 0} /Ascent {extents.ascender}"
            f" /Descent {extents.descender} /CapHeight {CAPITALS}"
            f" /StemV {140 if self.face.is_bold else 80} /FontFile2 {file}",
        )
        descendant = kept(
            "descendant",
            f"/Type /Font /Subtype /CIDFontType2 /BaseFont {base} /FontDescriptor {descriptor}"
            " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /DW 0 /W [1 [{cut.widths}]] /CIDToGIDMap {kept('places', '', cut.places)}",
        )
        kept(
            "font",
            f"/Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant}] /ToUnicode {kept('letters', '', cut.letters)}",
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = PDFObjectReference(f"font:{self.name}")


@cache
def _written() -> Any:
    """Return the kind of object that is written in PDF's own words.

    reportlab's dictionaries take ten times longer; and it is imported only when something is
    printed.
    """
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Written(PDFObject):  # type: ignore[misc]
        __RefOnly__ = 1  # stands in the file by itself, others refer to it

        def __init__(self, said: str, stream: bytes | None = None) -> None:
            self.said = said.encode()
            self.stream = stream

        def format(self, document: Any) -> bytes:
            if self.stream is None:
                return b"<<" + self.said + b">>"
            head = b"<<%b /Filter /FlateDecode /Length %d>>" % (self.said, len(self.stream))
            return head + b"\nstream\n" + self.stream + b"\nendstream"

    return Written


@dataclass(frozen=True)
class _Cut:
    """What a document needs of a face; the streams are compressed."""

    tag: str
    file: bytes
    file_bytes: int  # before compression
    places: bytes
    letters: bytes
    widths: str


@lru_cache(maxsize=128)  # certificates of one workshop differ by the letters of the name only
def _cut(face: Face, codes: tuple[tuple[int, str], ...]) -> _Cut:
    glyphs = [number for number, _ in codes]
    file, numbers = face.subset(glyphs)
    places = b"\0\0" + b"".join(numbers[glyph].to_bytes(2, "big") for glyph in glyphs)
    return _Cut(
        _tag(glyphs),
        zlib.compress(file),
        len(file),
        zlib.compress(places),
        zlib.compress(_letters([letters for _, letters in codes]).encode()),
        " ".join(str(face.advance(glyph)) for glyph in glyphs),
    )


def _letters(codes: list[str]) -> str:
    """Return the map from codes, counted from 1, to letters."""
    lines = [
        f"<{code:04X}> <{letters.encode('utf-16-be').hex().upper()}>"
        for code, letters in enumerate(codes, 1)
    ]
    blocks = [lines[n : n + _MAP_LINES] for n in range(0, len(lines), _MAP_LINES)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return _MAP_HEAD + body + _MAP_TAIL


def _tag(glyphs: list[int]) -> str:
    """Return the six letters that tell subsets of one face apart."""
    number = zlib.crc32(repr(glyphs).encode())
    return "".join(chr(65 + number // 26**n % 26) for n in range(6))
