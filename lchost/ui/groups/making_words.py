"""What making rounds says: which ones, while they are made, and afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lchost.grouping.cards import RoundView
from lchost.grouping.improving import Better
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


def with_more_said(said: str, number: int) -> str:
    """Return the same, with the round that came on top."""
    return tr("{said}; round {n} is new").format(said=said, n=wording.number(number))


def improvement_said(shown: RoundView, found: Better) -> tuple[str, str]:
    """Return the question whether a better plan is wanted, and what it would cost and bring."""
    n = wording.number(shown.number)
    said = [
        wording.counted(
            found.moved, tr("1 person would change groups."), tr("{n} people would change groups.")
        )
        if found.moved
        else tr("Nobody would change groups.")
    ]
    if found.before is not None and found.after is not None:
        text = tr("The groups are {before} % even, and would be {after} %.")
        before, after = wording.number(found.before), wording.number(found.after)
        said.append(text.format(before=before, after=after))
    if shown.published_at is not None:
        said.append(tr("Round {n} is published. Everybody will see new seats.").format(n=n))
    return tr("Improve the rest of round {n}?").format(n=n), " ".join(said)


def improved_said(shown: RoundView) -> str:
    """Return what is said once the rest of a round was mixed again."""
    return tr("Improved the rest of round {n}").format(n=wording.number(shown.number))


def nothing_better_said(shown: RoundView) -> str:
    """Return what is said where the rest stays as it is."""
    said = tr("Nothing better was found: round {n} stays as it is.")
    return said.format(n=wording.number(shown.number))


def only_group_said(numbers: Sequence[int]) -> list[str]:
    """Return of rounds of a single group that they bring nobody together with anybody new."""
    text = tr("Round {n} has only one group, as the round before: the same people meet again.")
    return [text.format(n=wording.number(n)) for n in numbers]


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
