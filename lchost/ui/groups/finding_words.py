"""The parts of a sentence about a round: what things are called, and which groups are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from lchost.grouping.around import EXPERT
from lchost.grouping.cards import RoundView
from lchost.grouping.room import LANGUAGE, ROLE, SKILL
from lchost.ui import wording

_MOST_GROUPS = 4  # named; beyond it they are counted


def tr(text: str) -> str:
    """Translate a sentence about a round."""
    return QCoreApplication.translate("Findings", text)


@dataclass(frozen=True)
class Finding:
    """One sentence, and whether all is well with it.

    Attributes:
        is_kept: what it asks is so; False where it is not, though nobody could help that.
    """

    is_good: bool
    text: str
    is_kept: bool = field(default=True, compare=False)


def label(shown: RoundView, key: str) -> str:
    """Return what a wish is called."""
    return label_of(shown.labels, key)


def label_of(labels: Mapping[str, str], key: str) -> str:
    """Return what a wish is called; the program's own words are not among the labels."""
    own = {SKILL: tr("skill"), LANGUAGE: tr("language"), ROLE: tr("role")}
    own[EXPERT] = tr("an expert of every theme")
    return own.get(key) or labels.get(key, key)


def is_public(shown: RoundView, key: str) -> bool:
    """Whether the answers to a question may be told together with a name."""
    return key in shown.labels and key not in shown.private


def names(known: Mapping[int, str], people: Iterable[int]) -> str:
    """Return some people by name, each in its own direction."""
    return wording.listed([name(known, person) for person in people])


def name(known: Mapping[int, str], person: int) -> str:
    """Return a name that does not turn the sentence around it."""
    return f"\u2068{known.get(person, '')}\u2069"


def groups(shown: RoundView, indexes: Sequence[int]) -> str:
    """Return which groups, meant by their index: "Groups 2, 5"."""
    numbers = [wording.number(shown.groups[n].number) for n in indexes]
    if len(numbers) == 1:
        return tr("Group {number}").format(number=numbers[0])
    if len(numbers) <= _MOST_GROUPS:
        return tr("Groups {numbers}").format(numbers=", ".join(numbers))
    return tr("{n} groups").format(n=wording.number(len(numbers)))


def used(shown: RoundView) -> int:
    """Return how many groups have people."""
    return sum(1 for group in shown.groups if group.members)


def span(low: float, high: float, decimals: int = 0) -> str:
    """Return from where to where: "2 – 3", or one figure where both read alike."""
    first, last = wording.number(low, decimals), wording.number(high, decimals)
    return first if first == last else tr("{low} – {high}").format(low=first, high=last)
