"""A document in the making: pages in millimetres from the top left, text in points.

reportlab writes the file; what is drawn often (text, QR codes) goes straight into the page's
operators, which is ten times faster than its drawing calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from lchost.paper.document import bare_canvas, embedded
from lchost.paper.operators import rgb
from lchost.paper.shapes import PT_PER_MM as PT_PER_MM
from lchost.paper.shapes import Shapes
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.text.embedding import UsedFace
from lchost.paper.text.faces import EM, Face, Style
from lchost.paper.text.fitting import Fitted, squeezed
from lchost.paper.text.shaping import Line, Run, letter_by_letter, shape


class Drawing(Shapes):
    """Draws pages and returns the PDF's bytes; the same drawing gives the same bytes.

    `offset` moves everything on every page, for printers whose paper lies a little off; `han` is
    whose Han letters ("ja") a text gets that does not say.
    """

    def __init__(
        self,
        wide_mm: float,
        high_mm: float,
        title: str,
        author: str = "",
        language: str = "en",
        offset: Offset = NO_OFFSET,
        han: str = "",
    ) -> None:
        canvas = bare_canvas(wide_mm * PT_PER_MM, high_mm * PT_PER_MM, language)
        super().__init__(canvas, wide_mm, high_mm)
        self.han = han
        self.pages = 1
        self.narrow: dict[str, None] = {}  # cells whose letters had to be narrowed
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("lchost")
        self._faces: dict[str, UsedFace] = {}
        self._letters: dict[tuple[str, str], tuple[str, str]] = {}  # face and code, of codes
        self.forms: set[str] = set()
        self.boxes: dict[str, tuple[float, float, float, float]] = {}  # trim, bleed, crop: mm
        self._pictures: dict[str, str] = {}  # name in the document by key
        self._offset = offset

    # --- pictures ---------------------------------------------------------------------------

    def picture(
        self, key: str, content: bytes, x_mm: float, y_mm: float, wide_mm: float, high_mm: float
    ) -> None:
        """Draw a PNG or JPEG; what has the same key is in the document once."""
        if key not in self._pictures:
            self._pictures[key] = embedded(self._canvas, key, content)
        corner = self.at(x_mm, y_mm + high_mm)
        size = f"{wide_mm * PT_PER_MM:.3f} 0 0 {high_mm * PT_PER_MM:.3f}"
        self.raw(f"q {size} {corner} cm")
        self._canvas.doForm(self._pictures[key])
        self.raw("Q")

    @contextmanager
    def cut(
        self, x_mm: float, y_mm: float, wide_mm: float, high_mm: float, radius_mm: float = 0
    ) -> Iterator[None]:
        """Show what is drawn only as far as it lies in a rectangle with round corners."""
        path = self._round(x_mm, y_mm, wide_mm, high_mm, radius_mm)
        back = " ".join(f"{-float(mm):.3f}" for mm in path[0].split()[4:])
        self.raw(f"q {path[0]} cm {path[1]} W n 1 0 0 1 {back} cm")
        yield
        self.raw("Q")

    # --- text -------------------------------------------------------------------------------

    def text(
        self,
        text: str,
        x_mm: float,
        y_mm: float,
        size_pt: float,
        colour: str,
        style: Style = Style.PLAIN,
        align: str = "left",
        wide_mm: float = 0,
        language: str = "",
    ) -> float:
        """Draw one line on the baseline `y_mm`, no wider than `wide_mm`; return its width in mm."""
        line = shape(text, style, language or self.han)
        if wide_mm and line.width:
            line, size_pt = squeezed(line, wide_mm * PT_PER_MM, size_pt)
        self.place(line, x_mm, y_mm, size_pt, colour, align)
        return line.width * size_pt / EM / PT_PER_MM

    def spaced(
        self,
        text: str,
        x_mm: float,
        y_mm: float,
        size_pt: float,
        colour: str,
        style: Style,
        spread: float,
        align: str = "left",
        wide_mm: float = 0,
        language: str = "",
    ) -> None:
        """Draw letters set apart by `spread` of the size; only where letters stand alone."""
        line = shape(text, style, language or self.han)
        if line.is_rtl or any(run.says for run in line.runs):
            self.text(text, x_mm, y_mm, size_pt, colour, style, align, wide_mm, language)
            return
        gap = spread * EM
        glyphs = sum(len(run.glyphs) for run in line.runs)
        whole = line.width + gap * (glyphs - 1)
        if wide_mm:
            size_pt = min(size_pt, wide_mm * PT_PER_MM * EM / max(whole, 1))
        shift = {"left": 0.0, "centre": whole / 2, "right": whole}[align]
        self.raw(f"BT {gap * size_pt / EM:.3f} Tc ET")
        self.place(line, x_mm - shift * size_pt / EM / PT_PER_MM, y_mm, size_pt, colour)
        self.raw("BT 0 Tc ET")

    def block(
        self,
        fitted: Fitted,
        x_mm: float,
        y_mm: float,
        colour: str,
        align: str = "left",
    ) -> None:
        """Draw fitted lines, the first on the baseline `y_mm`."""
        for n, line in enumerate(fitted.lines):
            down = n * fitted.leading_pt / PT_PER_MM
            self.place(line, x_mm, y_mm + down, fitted.size_pt, colour, align)

    def letters(
        self,
        texts: Sequence[tuple[str, float, float]],
        size_pt: float,
        colour: str,
        style: Style = Style.PLAIN,
    ) -> None:
        """Draw codes of plain capitals at (text, x, y), letter by letter without kerning."""
        out = [f"{rgb(colour)} rg BT"]
        set_in = ""
        for text, x_mm, y_mm in texts:
            pieces = [self._letter(one, style) for one in text]
            if pieces and pieces[0][0] != set_in:
                set_in = pieces[0][0]
                out.append(f"/{set_in} {size_pt:.3f} Tf")
            shown = "".join(code for _, code in pieces)
            out.append(f"1 0 0 1 {self.at(x_mm, y_mm)} Tm <{shown}> Tj")
        self.raw(" ".join((*out, "ET")))

    def _letter(self, letter: str, style: Style) -> tuple[str, str]:
        """Return the face's name in this document and the letter's code in it."""
        found = self._letters.get((letter, style.name))
        if found is None:
            run = letter_by_letter(letter, style).runs[0]
            used = self._used(run.face)
            found = used.name, used.code(run.glyphs[0])
            self._letters[letter, style.name] = found
        return found

    def place(
        self,
        line: Line,
        x_mm: float,
        y_mm: float,
        size_pt: float,
        colour: str,
        align: str = "left",
    ) -> None:
        """Draw a shaped line; `x_mm` is its left end, its middle or its right end."""
        if not line.runs:
            return
        unit = size_pt / EM
        start = x_mm * PT_PER_MM - min(0, line.left) * unit
        start -= {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * line.width * unit
        out = [f"{rgb(colour)} rg"]
        out.append(
            f"BT {line.share:.4g} 0 0 1 {start:.3f} {self._high_pt - y_mm * PT_PER_MM:.3f} Tm"
        )
        for run in line.runs:
            out += self._operators(run, size_pt, colour)
        out.append("ET")
        self.raw(" ".join(out))

    def _operators(self, run: Run, size_pt: float, colour: str) -> list[str]:
        used = self._used(run.face)
        out = [f"/{used.name} {size_pt:.3f} Tf"]
        if run.says:
            said = ("\ufeff" + run.says).encode("utf-16-be").hex().upper()
            out.append(f"/Span <</ActualText <{said}>>> BDC")
        if run.thick:
            out.append(f"{rgb(colour)} RG {run.thick * size_pt / EM:.3f} w 2 Tr")
        parts: list[str] = []
        rise = 0
        for glyph in run.glyphs:
            if glyph.up != rise:
                if parts:
                    out.append(f"[{''.join(parts)}] TJ")
                    parts = []
                rise = glyph.up
                out.append(f"{rise * size_pt / EM:.3f} Ts")
            if glyph.right:
                parts.append(f"{-glyph.right} ")
            parts.append(f"<{used.code(glyph)}>")
            back = glyph.natural - glyph.advance + glyph.right
            if back:
                parts.append(f"{back} ")
        out.append(f"[{''.join(parts).replace('><', '')}] TJ")
        if rise:
            out.append("0 Ts")
        if run.thick:
            out.append("0 Tr")
        if run.says:
            out.append("EMC")
        return out

    def _used(self, face: Face) -> UsedFace:
        used = self._faces.get(face.name)
        if used is None:
            used = self._faces[face.name] = UsedFace(face, f"F{len(self._faces) + 1}")
            self._canvas._doc.delayedFonts.append(used)
        return used

    # --- pages ------------------------------------------------------------------------------

    @contextmanager
    def form(
        self, name: str, box_pt: tuple[float, float, float, float] | None = None
    ) -> Iterator[None]:
        """Draw once what `stamp` repeats; `box_pt` where it is not drawn in the page's place."""
        self.forms.add(name)
        self._canvas.beginForm(name, *(box_pt or (0, 0, None, None)))
        yield
        self._canvas.endForm()

    def stamp(self, name: str) -> None:
        """Draw a form again."""
        self._canvas.doForm(name)

    @contextmanager
    def placed(
        self,
        x_mm: float,
        y_mm: float,
        wide_mm: float,
        high_mm: float,
        is_turned: bool = False,
    ) -> Iterator[None]:
        """Put what is drawn at the page's top left elsewhere, or turned by half in its box."""
        if is_turned:
            across = (x_mm + wide_mm) * PT_PER_MM
            up = 2 * self._high_pt - (y_mm + high_mm) * PT_PER_MM
            self.raw(f"q -1 0 0 -1 {across:.3f} {up:.3f} cm")
        else:
            self.raw(f"q 1 0 0 1 {x_mm * PT_PER_MM:.3f} {-y_mm * PT_PER_MM:.3f} cm")
        yield
        self.raw("Q")

    @contextmanager
    def upside_down(
        self, x_mm: float, y_mm: float, wide_mm: float, high_mm: float
    ) -> Iterator[None]:
        """Turn what is drawn in a box by half a turn, around the middle of the box."""
        across = (2 * x_mm + wide_mm) * PT_PER_MM
        up = 2 * self._high_pt - (2 * y_mm + high_mm) * PT_PER_MM
        self.raw(f"q -1 0 0 -1 {across:.3f} {up:.3f} cm")
        yield
        self.raw("Q")

    def next_page(self, offset: Offset | None = None) -> None:
        """Begin a new page; from it on `offset` moves everything, if there is one."""
        self._end_page()
        if offset is not None:
            self._offset = offset
        self.pages += 1

    def finish(self) -> bytes:
        """Return the PDF."""
        self._end_page()
        return bytes(self._canvas.getpdfdata())

    def _end_page(self) -> None:
        if self._offset:
            right, up = self._offset.right_mm * PT_PER_MM, -self._offset.down_mm * PT_PER_MM
            self._canvas._code.insert(0, f"1 0 0 1 {right:.3f} {up:.3f} cm")
        for name, (x, y, wide, high) in self.boxes.items():
            left, top = x * PT_PER_MM, self._high_pt - y * PT_PER_MM
            box = (left, top - high * PT_PER_MM, left + wide * PT_PER_MM, top)
            self._canvas.setCropBox(box, name)
        self._canvas.showPage()
