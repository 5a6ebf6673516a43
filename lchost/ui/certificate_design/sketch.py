"""The real certificates, drawn off the screen while their design changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from lchost.paper.badges.design import Design
from lchost.ui.badges.sketch import Draw, Read, Sketch, Wanted, empty, images

if TYPE_CHECKING:
    from lchost.paper.certificates.text import CertificateText
    from lchost.paper.issuing import CertificateOptions

_CREDENTIAL = 9_000  # bytes of what is attached, and kept beside


def drawing(options: CertificateOptions) -> Draw:
    """Return what draws certificates that say what these options say."""

    def draw(workshop_id: int, wanted: Wanted, read: Read) -> Sketch:
        from lchost.paper import certificate_designs
        from lchost.paper.certificates import pages
        from lchost.paper.certificates.preflight import preflight
        from lchost.paper.certificates.sets import certificate_set

        if "texts" not in read:
            read["texts"] = hardest(workshop_id, options)
        texts, made_up = read["texts"]
        marks = (wanted.design.backdrop, *(one.picture for one in wanted.design.front.elements))
        if marks not in read:
            read[marks] = certificate_designs.with_pictures(wanted.design).pictures
        shown = replace(wanted.design, bleed_mm=0.0, has_marks=False)
        of = certificate_set(texts, shown, read[marks])
        laid = pages.lay_out(shown, of)
        pdf = pages.printed(shown, of, laid=laid)
        at = min(wanted.at, len(texts) - 1)
        one = pages.certificate(texts[at], design=wanted.design, pictures=read[marks])
        return Sketch(
            wanted.side,
            tuple(text.name for text in texts),
            at,
            images(pdf, wanted.size, [at])[0],
            images(pdf, wanted.small_size),
            tuple(empty(side) for side in laid),
            preflight(shown, of, laid),
            made_up,
            len(one) + _CREDENTIAL,
        )

    return draw


def hardest(
    workshop_id: int, options: CertificateOptions
) -> tuple[Sequence[CertificateText], bool]:
    """Return what the certificates say whose names are hardest to print."""
    from lchost.paper import certificate_samples

    return certificate_samples.hardest(workshop_id, options, datetime.now(UTC))


def first_pages(
    workshop_id: int, options: CertificateOptions, designs: Mapping[str, Design], room: QSize
) -> dict[str, QImage]:
    """Return each design with the hardest name, as large as the room allows."""
    from lchost.paper import certificate_designs
    from lchost.paper.certificates import pages

    texts, _ = hardest(workshop_id, options)
    found: dict[str, QImage] = {}
    for key, design in designs.items():
        plain = replace(design, bleed_mm=0.0, has_marks=False)
        drawn = certificate_designs.with_pictures(plain)
        size = QSizeF(plain.wide_mm, plain.high_mm)
        size = size.scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
        pdf = pages.certificate(texts[0], design=plain, pictures=drawn.pictures)
        found[key] = images(pdf, size.toSize())[0]
    return found
