"""What the set-up of groups says: ways, weights, sizes, in a host's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from lchost.grouping.framing import SizeNote
from lchost.grouping.modes import Mode
from lchost.grouping.problem import Kind, Weight
from lchost.ui import wording

WISHLESS = frozenset({Mode.RANDOM, Mode.ALPHABETICAL})
"""Ways that mix nothing."""

_MOST_NAMES = 5


def tr(text: str) -> str:
    """Translate a sentence of the set-up."""
    return QCoreApplication.translate("Setup", text)


def ways() -> list[tuple[Mode, str, str]]:
    """Return every way with its name and one plain line."""
    return [
        (Mode.MIX, tr("Mix levels"), tr("Every group is like the room.")),
        (Mode.MATCH, tr("Match levels"), tr("People of one level together, as tracks.")),
        (Mode.RANDOM, tr("By lot"), tr("Chance decides; only the rules hold.")),
        (Mode.ALPHABETICAL, tr("By name"), tr("In the order of the alphabet.")),
        (
            Mode.JIGSAW,
            tr("Jigsaw"),
            tr("Experts of a theme first, then groups with one of each."),
        ),
        (Mode.PAIRS, tr("Speed-pairs"), tr("Short talks, with somebody new while rules allow.")),
        (Mode.CAFE, tr("World café"), tr("Hosts stay at their tables, all others travel.")),
        (Mode.MENTORS, tr("Mentor tables"), tr("One mentor a table, the others shared out.")),
        (Mode.INTEREST, tr("By interest"), tr("Votes for themes, or asks and offers, decide.")),
        (Mode.FILL, tr("Fill the tables"), tr("As few tables as the seats of the room allow.")),
    ]


def weights() -> list[tuple[object, str]]:
    """Return how much a wish can count."""
    return [
        (Weight.IGNORE, tr("not at all")),
        (Weight.LITTLE, tr("a little")),
        (Weight.NORMAL, tr("normal")),
        (Weight.LOT, tr("a lot")),
    ]


def kinds(*, of_numbers: bool) -> list[tuple[object, str]]:
    """Return what a wish can ask for."""
    found: list[tuple[object, str]] = [(Kind.MIX, tr("mixed")), (Kind.MATCH, tr("alike"))]
    if of_numbers:
        found += [(Kind.SPREAD, tr("full range")), (Kind.AVERAGE, tr("same average"))]
    return found


def sizes_said(sizes: Sequence[int]) -> str:
    """Return the groups in words: "6 groups of 5, 2 of 4"."""
    counts = sorted(Counter(sizes).items(), key=lambda item: (-item[1], -item[0]))
    if not counts:
        return ""
    (size, groups), *others = counts
    said = [
        wording.counted(groups, tr("one group of {size}"), tr("{n} groups of {size}")).format(
            size=wording.number(size)
        )
    ]
    said += [
        wording.counted(groups, tr("one of {size}"), tr("{n} of {size}")).format(
            size=wording.number(size)
        )
        for size, groups in others
    ]
    return ", ".join(said)


def rounds_said(sizes: Sequence[Sequence[int]], numbers: Sequence[int] = ()) -> str:
    """Return what every round will be, once where all are alike.

    Args:
        numbers: of the rounds; they count from 1 without them.
    """
    if not sizes:
        return ""
    said = [sizes_said(one) for one in sizes]
    if len(set(said)) > 1:
        parts = [
            tr("Round {n}: {groups}").format(n=wording.number(n), groups=groups)
            for n, groups in zip(numbers or range(1, len(said) + 1), said, strict=True)
        ]
        return "\n".join(parts)
    if len(said) == 1:
        return said[0]
    rounds = wording.counted(len(said), tr("one round"), tr("{n} rounds"))
    return tr("{rounds}, each {groups}").format(rounds=rounds, groups=said[0])


def note_said(note: SizeNote) -> str:
    """Return why the groups are not as many as was asked for, and how many sit alone."""
    said = []
    if note.asked:
        text = tr("{n} groups, not {asked}: there are {people} people.")
        if note.is_locked:
            text = tr("{n} groups, not {asked}: people and groups are locked.")
        elif note.is_at_tables:
            text = tr("{n} groups, not {asked}: so the tables have seats for all.")
        n, asked, people = (wording.number(f) for f in (note.groups, note.asked, note.people))
        said.append(text.format(n=n, asked=asked, people=people))
    if note.between:
        least, most = map(wording.number, note.between)
        text = tr("A group may come out with {least} to {most} people where that mixes better.")
        said.append(text.format(least=least, most=most))
    if note.is_still:
        said.append(tr("With one table nobody travels. Choose more groups or a smaller size."))
    if note.alone:
        said.append(
            wording.counted(
                note.alone,
                tr("In one group somebody would be alone."),
                tr("In {n} groups somebody would be alone."),
            )
        )
    return "\n".join(said)


def more_said(number: int) -> str:
    """Return that a round is new, though others are made again: a jigsaw has two of each."""
    said = tr("Round {n} is new: a jigsaw takes two rounds each time.")
    return said.format(n=wording.number(number))


def freed_said(names: Sequence[str]) -> str:
    """Return who is locked and will move all the same, because their group will be gone."""
    said = wording.counted(
        len(names),
        tr("{names} is locked in a group that there will not be, and will sit elsewhere."),
        tr("{names} are locked in groups that there will not be, and will sit elsewhere."),
    )
    return said.format(names=wording.listed(list(names), _MOST_NAMES))
