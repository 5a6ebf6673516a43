"""Numbers of lines as people type them: "3", "3-9", "12 15, 20–22" (pure)."""

from __future__ import annotations

import re
import unicodedata

MOST = 1000  # lines at once
_SPAN = re.compile(r"(\d{1,6})\s*(?:[-‐-―−~]|\.\.+|…)\s*(\d{1,6})")
_BETWEEN = re.compile(r"[\s,;+&/、，،]+")


def read(text: str) -> list[int] | None:
    """Return the numbers in the order they were typed, each once; None: something else is there.

    A span may be typed from either end; digits may be of any script.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain)
    found: dict[int, None] = {}
    plain = _SPAN.sub(lambda span: f" {span[1]}-{span[2]} ", plain)
    for part in filter(None, _BETWEEN.split(plain)):
        first, dash, last = part.partition("-")
        last = last if dash else first
        if not (_is_number(first) and _is_number(last)):
            return None
        low, high = sorted((int(first), int(last)))
        if high - low >= MOST or len(found) >= MOST:
            return None
        step = range(low, high + 1) if int(first) <= int(last) else range(high, low - 1, -1)
        found |= dict.fromkeys(step)
    return list(found)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6
