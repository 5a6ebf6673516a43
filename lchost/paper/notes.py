"""What a host should know of a paper before it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Preflight(Enum):
    """What a host should know before 200 sheets leave the printer."""

    NO_NAME = "no_name"
    NAME_SMALL = "name_small"
    LETTERS_MISSING = "letters_missing"
    NO_PRONOUNS = "no_pronouns"
    SAME_NAME = "same_name"


@dataclass(frozen=True)
class Note:
    """One matter and the people whom it concerns.

    `detail` holds the letters that no font has (LETTERS_MISSING) or the smallest size in points
    (NAME_SMALL).
    """

    kind: Preflight
    registration_ids: tuple[int, ...]
    names: tuple[str, ...]
    detail: str = ""
