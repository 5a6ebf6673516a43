"""What a foreign document may look like before anything costly is done with it.

JSON-LD has keywords that say other things than they show, and its own work grows with a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST_VALUES = 2000
MOST_DEEP = 24


def is_plain(document: dict[str, Any]) -> bool:
    """Tell whether a document is small, shallow and without keywords."""
    said = {key: value for key, value in document.items() if key != "@context"}
    for values, (value, depth) in enumerate(_walk(said, 0)):
        if values > MOST_VALUES or depth > MOST_DEEP:
            return False
        if isinstance(value, str) and value.startswith("_:"):
            return False
        if isinstance(value, dict) and any(key.startswith(("@", "_:")) for key in value):
            return False
    return True


def _walk(value: Any, depth: int) -> Iterator[tuple[Any, int]]:
    yield value, depth
    if depth > MOST_DEEP:
        return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _walk(one, depth + 1)
