"""Writes films that any Qt can play: an AVI of JPEG pictures, byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage

_HAS_INDEX = 0x10
_KEY_FRAME = 0x10


def write_film(path: Path, pictures: Sequence[QImage], per_second: int = 15) -> Path:
    """Write pictures of one size as a film.  Source: Microsoft, AVI RIFF File Reference."""
    frames = [_even(_jpeg(picture)) for picture in pictures]
    wide, tall, largest = pictures[0].width(), pictures[0].height(), max(map(len, frames))
    head = struct.pack(
        "<14I",
        1_000_000 // per_second,
        largest * per_second,
        0,
        _HAS_INDEX,
        len(frames),
        0,
        1,
        largest,
        wide,
        tall,
        *(0, 0, 0, 0),
    )
    stream = struct.pack(
        "<4s4sIHHIIIIIIiI4H",
        *(b"vids", b"MJPG", 0, 0, 0, 0, 1, per_second, 0, len(frames), largest, -1, 0),
        *(0, 0, wide, tall),
    )
    shape = struct.pack("<IiiHH4s5I", 40, wide, tall, 1, 24, b"MJPG", wide * tall * 3, 0, 0, 0, 0)
    movie, index, at = b"", b"", 4
    for frame in frames:
        index += struct.pack("<4sIII", b"00dc", _KEY_FRAME, at, len(frame))
        movie += _chunk(b"00dc", frame)
        at += 8 + len(frame)
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", shape))
    content = _list(b"hdrl", _chunk(b"avih", head) + streams) + _list(b"movi", movie)
    path.write_bytes(_chunk(b"RIFF", b"AVI " + content + _chunk(b"idx1", index)))
    return path


def _jpeg(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, "JPG", 90)
    return data.data()


def _even(data: bytes) -> bytes:
    return data + b"\0" * (len(data) % 2)


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data


def _list(name: bytes, data: bytes) -> bytes:
    return _chunk(b"LIST", name + data)
