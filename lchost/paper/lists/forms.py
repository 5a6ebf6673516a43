"""What a host chooses of a list: how many stacks, spare lines, whether to sign."""

from __future__ import annotations

from dataclasses import dataclass

MOST_STACKS = 6


@dataclass(frozen=True)
class SignInForm:
    """How the sign-in sheet is wanted.

    Attributes:
        spare_rows: at least so many lines a stack for who comes without a place.
        stacks: in how many the names are dealt out, by their first letters: one a queue.
        has_signature: there is a column to sign in; without it the lines are closer.
    """

    spare_rows: int = 4
    stacks: int = 1
    has_signature: bool = True


USUAL = SignInForm()
