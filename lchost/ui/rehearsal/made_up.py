"""Made-up people with badges that belong to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost import codes
from lchost.codes import CodeKind

_NAMES = ("Alma Sample", "Bo Sample", "Chi Sample")  # not translated: names are names
_SIDES_MM = (25, 20, 15)  # of their codes on the test sheet


@dataclass(frozen=True)
class MadeUp:
    """Somebody who is not there; `side_mm` is how large their code is on the test sheet."""

    name: str
    code: str
    side_mm: int


def made_up() -> tuple[MadeUp, ...]:
    """Return made-up people with fresh codes."""
    return tuple(
        MadeUp(name, codes.new_code(), side) for name, side in zip(_NAMES, _SIDES_MM, strict=True)
    )


def whose(text: str, people: Sequence[MadeUp]) -> MadeUp | None:
    """Return whose code was read, if it is one of theirs."""
    code = codes.read(text).code
    return next((one for one in people if one.code == code), None)


def is_badge(text: str) -> bool:
    """Tell whether this is anybody's badge code."""
    return codes.read(text).kind is CodeKind.BADGE
