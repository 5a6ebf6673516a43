"""What making rounds says: which ones, while they are made, and afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lchost.grouping.cards import RoundView
from lchost.ui import wording
from lchost.ui.groups.setup_words import tr


def new_said(numbers: Sequence[int]) -> list[str]:
    """Return what is said while new rounds are made, as a step of undo, and afterwards."""
    return _filled(
        numbers,
        (tr("Making round {n}…"), tr("making of round {n}"), tr("Made round {n}")),
        (
            tr("Making rounds {n} to {last}…"),
            tr("making of rounds {n} to {last}"),
            tr("Made rounds {n} to {last}"),
        ),
    )


def again_said(numbers: Sequence[int]) -> list[str]:
    """Return the same of rounds that are mixed again."""
    return _filled(
        numbers,
        (tr("Mixing round {n} again…"), tr("new mix of round {n}"), tr("Mixed round {n} again")),
        (
            tr("Mixing rounds {n} to {last} again…"),
            tr("new mix of rounds {n} to {last}"),
            tr("Mixed rounds {n} to {last} again"),
        ),
    )


def improved_said(before: RoundView, is_better: bool) -> str:
    """Return what is said once the rest of a round was mixed again."""
    n = wording.number(before.number)
    if is_better:
        return tr("Improved the rest of round {n}").format(n=n)
    return tr("Nothing better was found: round {n} stays as it is.").format(n=n)


def unkept_said(rounds: Iterable[tuple[int, Sequence[str]]]) -> list[str]:
    """Return for whom rules do not hold, in which of several rounds."""
    says = tr("Round {n}: {what}")
    return [says.format(n=wording.number(n), what=" ".join(said)) for n, said in rounds if said]


def again_named(numbers: Sequence[int]) -> str:
    """Return the choice to make these rounds again."""
    (said,) = _filled(numbers, (tr("Round {n} &again"),), (tr("Rounds {n} to {last} &again"),))
    return said


def _filled(numbers: Sequence[int], one: tuple[str, ...], several: tuple[str, ...]) -> list[str]:
    texts = one if len(numbers) == 1 else several
    n, last = wording.number(numbers[0]), wording.number(numbers[-1])
    return [text.format(n=n, last=last) for text in texts]
