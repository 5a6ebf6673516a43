"""Words on the pages of a PDF, found without their accents: "nguyen" finds "Nguyễn"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtPdf import QPdfDocument

from lchost.roster.matching import fold

Found = tuple[int, QRectF]  # a page and a place on it in points


@dataclass(frozen=True)
class _Folded:
    """What stands on a page, folded; `came_from` tells of each letter where it stood before."""

    text: str
    came_from: tuple[int, ...]


class PagesText:
    """Each page is read once, when it is first searched."""

    def __init__(self, document: QPdfDocument) -> None:
        self._document = document
        self._pages: dict[int, _Folded] = {}

    def places(self, wanted: str) -> list[list[Found]]:
        """Return each find: its pieces, for it may run over two lines."""
        wanted = fold(wanted)
        if not wanted:
            return []
        found = []
        for page in range(self._document.pageCount()):
            text = self._folded(page)
            at = text.text.find(wanted)
            while at >= 0:
                first, last = text.came_from[at], text.came_from[at + len(wanted) - 1]
                if pieces := self._pieces(page, first, last - first + 1):
                    found.append(pieces)
                at = text.text.find(wanted, at + len(wanted))
        return found

    def _pieces(self, page: int, first: int, count: int) -> list[Found]:
        chosen = self._document.getSelectionAtIndex(page, first, count)
        return [(page, shape.boundingRect()) for shape in chosen.bounds()]

    def _folded(self, page: int) -> _Folded:
        if page not in self._pages:
            self._pages[page] = _folded(self._document.getAllText(page).text())
        return self._pages[page]


def _folded(text: str) -> _Folded:
    """Fold letter by letter, so that each is known again; what parts words is one space."""
    letters: list[str] = []
    came_from: list[int] = []
    for n, letter in enumerate(text):
        if plain := fold(letter):
            letters += plain
            came_from += [n] * len(plain)
        elif fold(f"a{letter}a") != "aa" and letters and letters[-1] != " ":
            letters.append(" ")
            came_from.append(n)
    return _Folded("".join(letters), tuple(came_from))
