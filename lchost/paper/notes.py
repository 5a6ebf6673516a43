"""What a host should know of a paper before it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Preflight(Enum):
    """What a host should know before 200 sheets leave the printer."""

    NO_NAME = "no_name"
    LETTERS_MISSING = "letters_missing"
    DOES_NOT_FIT = "does_not_fit"
    CODE_SMALL = "code_small"
    NO_BACK = "no_back"
    NO_CODE = "no_code"
    LEFT_OUT = "left_out"
    NAME_SMALL = "name_small"
    NARROWED = "narrowed"
    PICTURE_COARSE = "picture_coarse"
    EMPTY_FIELD = "empty_field"
    NO_PRONOUNS = "no_pronouns"
    SAME_NAME = "same_name"
    NUMBERED_ON = "numbered_on"


@dataclass(frozen=True)
class Note:
    """One matter and the people whom it concerns; nobody: it is the same on every paper.

    Attributes:
        detail: the letters that no font has (LETTERS_MISSING), the smallest size in points
            (NAME_SMALL, DOES_NOT_FIT), the fewest dots an inch (PICTURE_COARSE), the side in mm
            (CODE_SMALL), the first number (NUMBERED_ON).
        about: which part of a badge, as `badges.design.What` names it; "attribute Team" for one.
    """

    kind: Preflight
    registration_ids: tuple[int, ...]
    names: tuple[str, ...]
    detail: str = ""
    about: str = ""
