"""What to look at before certificates are issued: read off what was laid out for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lchost.paper.badges import preflight as of_badges
from lchost.paper.badges.design import Box, Design, Side, What
from lchost.paper.badges.layout import Laid, square
from lchost.paper.certificates import backdrops
from lchost.paper.certificates.sets import CertificateSet
from lchost.paper.notes import Note, Preflight

LEAST_CODE_MM = 25.0  # a signed code has some seventy modules a side
BACKDROP = "backdrop"
_MATTERS = frozenset(
    (
        *(Preflight.NO_NAME, Preflight.LETTERS_MISSING, Preflight.DOES_NOT_FIT),
        *(Preflight.NAME_SMALL, Preflight.PICTURE_COARSE, Preflight.EMPTY_FIELD),
    )
)


def preflight(
    design: Design, of: CertificateSet, laid: Sequence[Sequence[Laid]]
) -> tuple[Note, ...]:
    """Return what the host should look at; `laid` is what `pages.lay_out` gave."""
    plain = replace(design, back=Side())
    without = [([one for one in side if one.element.what is not What.QR],) for side in laid]
    found = of_badges.preflight(plain, of, without)
    return (*_of_design(design, of), *(one for one in found if one.kind in _MATTERS))


def _of_design(design: Design, of: CertificateSet) -> Iterator[Note]:
    codes = [one for one in design.front.elements if one.what is What.QR]
    sides = [square(one.box, one).wide_mm for one in codes]
    if not codes:
        yield Note(Preflight.NO_CODE, (), ())
    elif min(sides) < LEAST_CODE_MM - 0.01:
        yield Note(Preflight.CODE_SMALL, (), (), f"{min(sides):.1f}", What.QR.value)
    under = of.pictures.get(design.backdrop)
    if under:
        dpi = backdrops.dots_an_inch(under, Box(0, 0, design.wide_mm, design.high_mm))
        if dpi < backdrops.LEAST_DPI:
            yield Note(Preflight.PICTURE_COARSE, (), (), f"{dpi:.0f}", BACKDROP)
