"""Names dealt out in stacks by their first letters: A–K to one table, L–Z to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_FIRST, _LAST = "A", "Z"


@dataclass(frozen=True)
class Stack:
    """The names from `first` to before `end`; `range` is what stands in its head: "A–K"."""

    first: int
    end: int
    range: str = ""


def split(letters: Sequence[str], count: int) -> list[Stack]:
    """Deal names out in up to `count` stacks that are about as high as each other.

    Names of one first letter stay together, so there may be fewer stacks.

    Args:
        letters: the first letter of each name, a capital without accents, in the list's order.
    """
    cuts = [n for n in range(1, len(letters)) if letters[n] != letters[n - 1]]
    chosen: list[int] = []
    for part in range(1, count):
        left = [cut for cut in cuts if cut > (chosen[-1] if chosen else 0)]
        if not left:
            break
        wanted = part * len(letters) / count
        chosen.append(min(left, key=lambda cut: (abs(cut - wanted), -cut)))
    if not chosen:
        return [Stack(0, len(letters))]
    ends = [*chosen, len(letters)]
    return [
        Stack(first, end, _range(letters, first, end))
        for first, end in zip([0, *chosen], ends, strict=True)
    ]


def _range(letters: Sequence[str], first: int, end: int) -> str:
    """Return a stack's letters; between Latin ones no letter is left out, for walk-ins."""
    begins, ends = letters[first], letters[end - 1]
    if first == 0 and _is_latin(begins):
        begins = _FIRST
    if _is_latin(ends):
        following = letters[end] if end < len(letters) else ""
        ends = chr(ord(following) - 1) if _is_latin(following) else _LAST
    return begins if begins == ends else f"{begins}–{ends}"


def _is_latin(letter: str) -> bool:
    return len(letter) == 1 and _FIRST <= letter <= _LAST
