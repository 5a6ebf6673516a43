"""How conditions and facts stand in the file: small JSON, of which every word is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any

from lchost.errors import RuleOfLater, RuleUnreadable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Said = Mapping[str, object]


def asked(values: DataclassInstance) -> dict[str, object]:
    """Return what differs from the usual, by name."""
    found: dict[str, object] = {}
    for field in fields(values):
        value: Any = getattr(values, field.name)
        if value != field.default:
            plain = value.value if isinstance(value, Enum) else value
            found[field.name] = list(plain) if isinstance(plain, tuple) else plain
    return found


def said(kept: object, known: Sequence[str]) -> Said:
    """Return what is kept, once every word of it is known.

    Raises:
        RuleUnreadable: it is no JSON object.
        RuleOfLater: a word of it is not known here, so what it asks would be left out.
    """
    if not isinstance(kept, dict):
        raise RuleUnreadable(where="{}")
    strange = sorted(str(key) for key in kept if key not in known)
    if strange:
        raise RuleOfLater(what=", ".join(strange))
    return kept


def whole(said: Said, name: str) -> int:
    """Return a whole number, 0 for none."""
    value = said.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int):
        raise RuleUnreadable(where=name)
    return value


def truth(said: Said, name: str, usual: bool = False) -> bool:
    """Return a truth; `usual` where nothing is said."""
    value = said.get(name, usual)
    if not isinstance(value, bool):
        raise RuleUnreadable(where=name)
    return value


def text(said: Said, name: str) -> str:
    """Return a text, empty for none."""
    value = said.get(name, "")
    if not isinstance(value, str):
        raise RuleUnreadable(where=name)
    return value


def texts(said: Said, name: str) -> tuple[str, ...]:
    """Return texts, each once, in the order in which they are kept."""
    value = said.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RuleUnreadable(where=name)
    return tuple(dict.fromkeys(value))
