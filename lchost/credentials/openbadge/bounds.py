"""What a foreign document may look like before anything costly is done with it.

Putting RDF into canonical order takes time that grows with the factorial of nodes which look
alike, so a small hostile file could keep a laptop busy for days; and JSON-LD has keywords that
say other things than they show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

MOST_VALUES = 2000
MOST_ALIKE = 6  # nodes without an id that are told apart only by their neighbours
MOST_DEEP = 24


def is_plain(document: dict[str, Any]) -> bool:
    """Tell whether a document is small, shallow, without keywords, and its nodes differ."""
    shapes: Counter[object] = Counter()
    said = {key: value for key, value in document.items() if key != "@context"}
    for values, (value, depth) in enumerate(_walk(said, 0)):
        if values > MOST_VALUES or depth > MOST_DEEP:
            return False
        if isinstance(value, str) and value.startswith("_:"):
            return False
        if isinstance(value, dict):
            if any(key.startswith(("@", "_:")) for key in value):
                return False
            if "id" not in value:
                shapes[_shape(value)] += 1
    return sum(count for count in shapes.values() if count > 1) <= MOST_ALIKE


def _walk(value: Any, depth: int) -> Iterator[tuple[Any, int]]:
    yield value, depth
    if depth > MOST_DEEP:
        return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _walk(one, depth + 1)


def _shape(node: dict[str, Any]) -> object:
    """Return what tells a node apart by itself: its plain values, not what it leads to."""
    return tuple(sorted((key, _plain(value)) for key, value in node.items()))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[" + ",".join(sorted(_plain(one) for one in value)) + "]"
    return repr(value)
