"""Photos and scans as they lie on disk, as grey pictures: upright, one a page, not too large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lchost.errors import CannotRead, HostError, IsHeic, NoScanInFolder, NotAScan, ScanTooLarge
from lchost.paper.pdfium import ONE_AT_A_TIME
from lchost.paper.scanback.plane import Gray

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS = ("jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp", "pdf")
_SEEN = (*ENDINGS, "heic", "heif")  # what does not open is told of, and what to do
MOST_BYTES = 200_000_000
MOST_PIXELS = 160_000_000  # A4 at 1200 dots an inch
MOST_PAGES = 500
_ENOUGH_PIXELS = 18_000_000  # of more every few are taken together: nothing is read better
_PDF_DPI = 250
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def inside(path: Path) -> list[Path]:
    """Return the photos and scans of a folder by name; a file is itself.

    Raises:
        NoScanInFolder: there is none.
        CannotRead: the folder does not open.
    """
    if not path.is_dir():
        return [path]
    try:
        found = sorted(one for one in path.iterdir() if _is_seen(one))
    except OSError as trouble:
        raise CannotRead(path=path) from trouble
    if not found:
        raise NoScanInFolder(name=path.name)
    return found


def _is_seen(path: Path) -> bool:
    is_hidden = path.name.startswith(".")
    return not is_hidden and path.suffix.lower().lstrip(".") in _SEEN and path.is_file()


def pages(path: Path) -> int:
    """Return how many pictures a file holds.  Raises as `grays` does."""
    if _start(path).startswith(b"%PDF"):
        return _pdf_pages(path)
    with _opened(path) as picture:
        return min(MOST_PAGES, int(getattr(picture, "n_frames", 1)))


def grays(path: Path) -> Iterator[Gray]:
    """Yield the pictures of a file one after the other.

    Raises:
        IsHeic: a photo of a telephone that lchost cannot unfold.
        NotAScan: neither picture nor PDF, or broken, or locked by a password.
        ScanTooLarge: larger than a desk can take.
        CannotRead: the file does not open.
    """
    if _start(path).startswith(b"%PDF"):
        yield from _pdf(path)
        return
    with _opened(path) as picture:
        for n in range(min(MOST_PAGES, int(getattr(picture, "n_frames", 1)))):
            yield _gray(path, picture, n)


def _start(path: Path) -> bytes:
    """Return how a file begins: names are not to be trusted."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ScanTooLarge(name=path.name)
        with path.open("rb") as file:
            start = file.read(32)
    except OSError as trouble:
        raise CannotRead(path=path) from trouble
    if start[4:8] == b"ftyp" and start[8:12] in _HEIC:
        raise IsHeic(name=path.name)
    return start


# --- pictures -----------------------------------------------------------------------------------


def _opened(path: Path) -> Image:
    import PIL.Image as images

    try:
        found = images.open(path, formats=_FORMATS)
    except (images.DecompressionBombError, MemoryError) as error:
        raise ScanTooLarge(name=path.name) from error
    except Exception as error:  # a spoilt file trips its reader up in many ways
        raise NotAScan(name=path.name) from error
    if found.width * found.height > MOST_PIXELS:
        found.close()
        raise ScanTooLarge(name=path.name)
    return found


def _gray(path: Path, picture: Image, page: int) -> Gray:
    import PIL.Image as images
    import PIL.ImageOps as ops

    try:
        if page:
            picture.seek(page)
        if picture.width * picture.height > MOST_PIXELS:
            raise ScanTooLarge(name=path.name)
        times = max(1, int((picture.width * picture.height / _ENOUGH_PIXELS) ** 0.5 + 0.999))
        picture.draft("L", (picture.width // times, picture.height // times))  # JPEG only
        upright = ops.exif_transpose(picture)
        plain = _plain(upright)
    except HostError:
        raise
    except (images.DecompressionBombError, MemoryError) as error:
        raise ScanTooLarge(name=path.name) from error
    except Exception as error:  # as above
        raise NotAScan(name=path.name) from error
    times = max(1, int((plain.width * plain.height / _ENOUGH_PIXELS) ** 0.5 + 0.999))
    return np.asarray(plain.reduce(times) if times > 1 else plain).copy()


def _plain(picture: Image) -> Image:
    """Return a picture in grey; what is clear is white paper."""
    import PIL.Image as images

    if picture.mode.startswith(("I", "F")):  # sixteen bits of brightness
        deep = np.asarray(picture).astype(np.float64)
        most = 65535.0 if deep.max() > 255 else 255.0
        return images.fromarray((np.clip(deep / most, 0, 1) * 255).astype(np.uint8))
    if "A" in picture.mode or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = images.new("RGBA", clear.size, "white")
        picture.alpha_composite(clear)
    return picture.convert("L")


# --- PDF of a scanner ---------------------------------------------------------------------------


def _pdf_pages(path: Path) -> int:
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(path) as document:
                return min(MOST_PAGES, len(document))
        except pypdfium2.PdfiumError as error:
            raise NotAScan(name=path.name) from error


def _pdf(path: Path) -> Iterator[Gray]:
    for page in range(_pdf_pages(path)):
        yield _pdf_page(path, page)


def _pdf_page(path: Path, number: int) -> Gray:
    """Return a page as a scanner saw it.  Opened anew for each: nothing stays locked between."""
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(path) as document:
                page = document[number]
                points = max(1.0, page.get_width() * page.get_height())
                scale = min(_PDF_DPI / 72, (_ENOUGH_PIXELS / points) ** 0.5)
                drawn = page.render(scale=scale, grayscale=True)
                plain = np.asarray(drawn.to_numpy()).reshape(drawn.height, drawn.width)
                return plain.astype(np.uint8)
        except pypdfium2.PdfiumError as error:
            raise NotAScan(name=path.name) from error
