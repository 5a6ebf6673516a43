"""Makes a picture ready for paper: upright, in plain colours, without what else its file tells.

A photograph's file says where it was taken and with what; none of that is kept.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lchost.errors import HostError, NotAPicture, PictureTooLarge

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
PNG, JPEG = "image/png", "image/jpeg"
LONGEST_PX = 2400  # 200 mm at 300 dpi
_JPEG_QUALITY = 90


@dataclass(frozen=True)
class PictureData:
    """A picture as it is embedded: PNG where anything of it is clear, else JPEG or PNG."""

    content: bytes
    media_type: str
    wide_px: int
    high_px: int


def ready(name: str, content: bytes, longest_px: int = LONGEST_PX) -> PictureData:
    """Return a PNG or JPEG made ready for paper; a large one becomes smaller.

    Raises:
        NotAPicture, PictureTooLarge: as `unfolded`.
    """
    picture, is_photograph = unfolded(name, content, longest_px)
    return _saved(picture, JPEG if is_photograph else PNG)


def unfolded(name: str, content: bytes, longest_px: int) -> tuple[Image, bool]:
    """Return the picture upright and no larger than that, and whether it came as a JPEG.

    Raises:
        NotAPicture: it is something else, or broken.
        PictureTooLarge: the file or what it unfolds to is larger than a desk can take.
    """
    import PIL.Image as images
    import PIL.ImageOps as ops

    if len(content) > MOST_BYTES:
        raise PictureTooLarge(name=name)
    try:
        # many trust the name: the bytes decide
        found = images.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        if found.width * found.height > MOST_PIXELS:
            raise PictureTooLarge(name=name)
        is_photograph = found.format != "PNG"
        found.draft("RGB", (longest_px, longest_px))  # JPEG can be read at a part of its size
        upright = ops.exif_transpose(found)
        plain = _plain(upright)
    except HostError:
        raise
    except (images.DecompressionBombError, MemoryError) as error:
        raise PictureTooLarge(name=name) from error
    except Exception as error:  # a spoilt file trips its reader up in many ways
        raise NotAPicture(name=name) from error
    plain.thumbnail((longest_px, longest_px), images.Resampling.LANCZOS)
    return plain, is_photograph


@lru_cache(maxsize=16)
def shrunk(picture: PictureData, wide_px: int) -> PictureData:
    """Return a picture no wider than this: each certificate carries its own copy of a logo."""
    if picture.wide_px <= wide_px:
        return picture
    import PIL.Image as images

    whole = images.open(io.BytesIO(picture.content))
    high_px = max(1, round(picture.high_px * wide_px / picture.wide_px))
    made = whole.resize((wide_px, high_px), images.Resampling.LANCZOS)
    return _saved(made, picture.media_type)


def _saved(picture: Image, media_type: str) -> PictureData:
    out = io.BytesIO()
    if media_type == JPEG:
        picture.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    else:
        picture.save(out, "PNG", optimize=True)
    return PictureData(out.getvalue(), media_type, picture.width, picture.height)


def _plain(picture: Image) -> Image:
    """Return a picture in grey or red, green and blue, with or without clear parts."""
    grey = _coloured(picture)
    is_clear = "transparency" in grey.info or "A" in grey.getbands()
    if grey.mode.startswith(("L", "1", "I", "F")):
        wanted = "LA" if is_clear else "L"
    else:
        wanted = "RGBA" if is_clear else "RGB"
    made = _of_eight_bits(grey).convert(wanted)
    made.info.clear()  # no text, no profile, no place
    return made


def _of_eight_bits(picture: Image) -> Image:
    """Return a grey picture of sixteen bits a pixel in eight."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.point(lambda value: value / 257).convert("L")


def _coloured(picture: Image) -> Image:
    """Return a picture with its own profile in the colours that screens and printers expect."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    import PIL.ImageCms as colours

    wanted = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        made = colours.profileToProfile(
            picture,
            colours.ImageCmsProfile(io.BytesIO(profile)),
            colours.createProfile("sRGB"),
            outputMode=wanted,
        )
    except (colours.PyCMSError, OSError, ValueError):
        return picture  # a broken profile: the colours as they are
    return made if made is not None else picture
