"""A credential in a PNG: one text chunk, not compressed, right after the header.

Source: Open Badges 3.0, 5.3.2 "Baked badge"; PNG (W3C), 11.3.3.4 iTXt.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"openbadgecredential"
_HEADER, _TEXT, _END = b"IHDR", b"iTXt", b"IEND"
_MOST_TEXT = 1_000_000  # bytes; a small compressed chunk may unfold to gigabytes
_BARE = 12  # bytes of a chunk around what it holds


def bake_png(picture: bytes, credential: str) -> bytes:
    """Return the picture with this credential, in the place of any that was in it.

    Raises:
        ValueError: it is no PNG, or broken.
    """
    parts = [SIGNATURE]
    for kind, held in _chunks(picture):
        if _text(kind, held) is None:
            parts.append(_chunk(kind, held))
        if kind == _HEADER:
            plain = b"\0" + b"\0\0" + b"\0" + b"\0"  # not compressed, no language, no translation
            parts.append(_chunk(_TEXT, _KEYWORD + plain + credential.encode()))
    return b"".join(parts)


def unbake_png(picture: bytes) -> list[str]:
    """Return the credentials in a picture.

    Raises:
        ValueError: it is no PNG, or broken.
    """
    found = (_text(kind, held) for kind, held in _chunks(picture))
    return [_decoded(text) for text in found if text is not None]


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not picture.startswith(SIGNATURE):
        raise ValueError("no PNG")
    at = len(SIGNATURE)
    while at + _BARE <= len(picture):
        long = int.from_bytes(picture[at : at + 4], "big")
        kind, held = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + long]
        check = picture[at + 8 + long : at + _BARE + long]
        if check != zlib.crc32(kind + held).to_bytes(4, "big"):
            raise ValueError("broken PNG")
        yield kind, held
        if kind == _END:
            return
        at += _BARE + long
    raise ValueError("PNG without an end")


def _chunk(kind: bytes, held: bytes) -> bytes:
    check = zlib.crc32(kind + held)
    return len(held).to_bytes(4, "big") + kind + held + check.to_bytes(4, "big")


def _text(kind: bytes, held: bytes) -> bytes | None:
    """Return what follows the keyword of our kind of chunk, else None."""
    word, found, rest = held.partition(b"\0")
    return rest if kind == _TEXT and found and word == _KEYWORD else None


def _decoded(rest: bytes) -> str:
    is_compressed, rest = rest[:1] == b"\1", rest[2:]
    _language, _, rest = rest.partition(b"\0")
    _translated, _, text = rest.partition(b"\0")
    if is_compressed:
        unfolding = zlib.decompressobj()
        try:
            text = unfolding.decompress(text, _MOST_TEXT)
        except zlib.error as trouble:
            raise ValueError("broken PNG") from trouble
        if unfolding.unconsumed_tail:
            raise ValueError("a text without end")
    return text.decode()
