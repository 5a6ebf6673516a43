"""A credential inside its badge picture, as Open Badges 3.0 says, and out of it again."""

from __future__ import annotations

from lchost.credentials.baking.png import SIGNATURE, bake_png, unbake_png
from lchost.credentials.baking.svg import bake_svg, unbake_svg


def unbaked(picture: bytes) -> list[str]:
    """Return the credentials in a PNG or SVG; a sound badge has exactly one.

    Raises:
        ValueError: the picture is broken.
    """
    return unbake_png(picture) if picture.startswith(SIGNATURE) else unbake_svg(picture)


__all__ = ["bake_png", "bake_svg", "unbake_png", "unbake_svg", "unbaked"]
