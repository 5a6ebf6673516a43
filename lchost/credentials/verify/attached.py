"""The files that are attached to a PDF, from a PDF that nobody vouches for."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

MOST_BYTES = 1_000_000  # of one file; a small compressed stream may unfold to gigabytes
_MOST_FILES = 30
_MOST_UNFOLDED = 64_000_000  # bytes of one stream of the PDF itself


def files(pdf: bytes) -> Iterator[bytes]:
    """Give what is attached; what is too large, or packed in an odd way, is passed over.

    Raises:
        ValueError: it is no PDF, broken, or locked.
    """
    import pikepdf

    _bound()
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as found:
            _see_that_names_differ(found)
            for name in islice(found.attachments, _MOST_FILES):
                content = _content(found.attachments[name].get_file().obj)
                if content is not None:
                    yield content
    except Exception as trouble:  # a spoilt file trips its reader up in many ways
        raise ValueError("broken PDF") from trouble


def _see_that_names_differ(found: Any) -> None:
    """Refuse two files under one name: readers differ in which they take, so one could hide."""
    import pikepdf

    tree = found.Root.get("/Names", {}).get("/EmbeddedFiles")
    names = list(pikepdf.NameTree(tree)) if tree is not None else []
    if len(set(names)) < len(names):
        raise ValueError("a name twice")


def _content(stream: Any) -> bytes | None:
    raw: bytes = stream.read_raw_bytes()
    packed = stream.get("/Filter")
    if packed is None:
        return raw if len(raw) <= MOST_BYTES else None
    if str(packed) != "/FlateDecode" and [str(one) for one in packed] != ["/FlateDecode"]:
        return None
    unfolding = zlib.decompressobj()
    content = unfolding.decompress(raw, MOST_BYTES)
    return None if unfolding.unconsumed_tail else content


@cache
def _bound() -> None:
    """Let the library refuse streams that unfold without end, where it knows how to.

    What it remarks on strangers' files is nobody's business: the verdict says enough.
    """
    from pikepdf import settings

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    if hasattr(settings, "set_qpdf_limits"):
        settings.set_qpdf_limits(flate_max_memory=_MOST_UNFOLDED, doc_max_warnings=1000)
