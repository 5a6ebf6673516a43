"""What was shown: the certificate in a file, a picture, a PDF, a scanned or a typed text.

Whatever the bytes are, the answer comes soon and never as a traceback.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from lchost.checkin import photo_codes
from lchost.credentials import baking, compact, record
from lchost.credentials.baking.png import SIGNATURE
from lchost.credentials.compact import Compact
from lchost.credentials.verify import attached

MOST_BYTES = 20_000_000
_MOST_JSON = 1_000_000  # bytes; ours have 3,000
_JPEG = b"\xff\xd8\xff"
_PDF, _PDF_WITHIN = b"%PDF-", 1024
_XML = b"<"


class Unread(Enum):
    """Why there is nothing to judge."""

    NOTHING = "no certificate in it"
    SEVERAL = "more than one certificate in it"
    TOO_LARGE = "too large for a certificate"
    BROKEN = "broken"


@dataclass(frozen=True)
class Badge:
    """An Open Badges credential, or what claims to be one."""

    credential: dict[str, Any]


@dataclass(frozen=True)
class OldCode:
    """The code of a certificate that was issued before signing."""

    number: str
    digits: str


Shown = Badge | Compact | OldCode
Pages = Callable[[bytes], Iterable[Any]]  # the pages of a PDF as grey pictures


def read(data: bytes | str, pages: Pages | None = None) -> Shown | Unread:
    """Return the one certificate that is shown.

    Args:
        pages: `paper.pdf_pages.grays`, to look for a code on the pages of a PDF that carries no
            credential, such as a scanned one.
    """
    if len(data) > MOST_BYTES:
        return Unread.TOO_LARGE
    try:
        found = _of_text(data) if isinstance(data, str) else _of_bytes(data, pages)
    except (ValueError, RecursionError):
        return Unread.BROKEN
    # the same one twice, as a page with two codes, is still one
    different = [one for n, one in enumerate(found) if one not in found[:n]]
    if len(different) > 1:
        return Unread.SEVERAL
    return different[0] if different else Unread.NOTHING


def _of_bytes(data: bytes, pages: Pages | None) -> list[Shown]:
    """Return the certificates in a file.

    Raises:
        ValueError: it is broken.
    """
    begin = data[:_PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(SIGNATURE):
        return _badges(baking.unbake_png(data)) or _of_photo(data)
    if data.startswith(_JPEG):
        return _of_photo(data)
    if _PDF in data[:_PDF_WITHIN]:
        found = [one for content in attached.files(data) for one in _credentials(content)]
        return found or (_of_pages(pages(data)) if pages else [])
    if begin.startswith(_XML):
        return _badges(baking.unbake_svg(data))
    return _of_text(data.decode("utf-8-sig"))


def _of_photo(data: bytes) -> list[Shown]:
    return [one for text in photo_codes.texts(data) for one in _of_code(text)]


def _of_pages(grays: Iterable[Any]) -> list[Shown]:
    texts = (text for gray in grays for text in photo_codes.texts_of(gray))
    return [one for text in texts for one in _of_code(text)]


def _of_text(text: str) -> list[Shown]:
    text = text.strip().removeprefix("\ufeff")
    if not text.startswith("{"):
        return _of_code(text)
    badge = _badge(text)
    return [badge] if badge else []


def _of_code(text: str) -> list[Shown]:
    if (code := compact.decode(text)) is not None:
        return [code]
    old = record.read_qr(text)
    return [OldCode(*old)] if old else []


def _badges(texts: list[str]) -> list[Shown]:
    """Return the credentials that were baked; each counts, or one of two could hide.

    Raises:
        ValueError: one is no JSON.
    """
    return [Badge(_object(text)) for text in texts]


def _credentials(content: bytes) -> list[Shown]:
    """Return the credential in an attached file, if it is one; others are not our business."""
    try:
        badge = _badge(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return []
    return [badge] if badge else []


def _badge(text: str) -> Badge | None:
    found = _object(text)
    return Badge(found) if "credentialSubject" in found else None


def _object(text: str) -> dict[str, Any]:
    """Return a JSON object in which each key is there once: readers differ in which they take.

    Raises:
        ValueError: it is none.
    """
    if len(text) > _MOST_JSON:
        raise ValueError("too large")
    found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key twice")
    return made


def _no_number(word: str) -> float:
    raise ValueError(word)
