"""What trouble is made of: a sentence as a template, and the facts that fill it."""

from __future__ import annotations

from typing import ClassVar


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` for translation; change nothing."""
    return text


class HostError(Exception):
    """Expected trouble: what is wrong, which thing, what to do.

    `facts` fill the braces of `says`.
    """

    says: ClassVar[str] = QT_TRANSLATE_NOOP("HostError", "That could not be done.")

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def __str__(self) -> str:
        return self.says.format(**self.facts)
