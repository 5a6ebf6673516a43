"""Looking ahead: what would be made, before it is searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lchost.errors import HostError, RulesCollide
from lchost.grouping import drafting
from lchost.grouping.collisions import collisions
from lchost.grouping.drafting import Target
from lchost.grouping.framing import Frame, SizeNote, noted
from lchost.grouping.modes.pairs import PairsNote
from lchost.grouping.targeting import targets
from lchost.grouping.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be made, before it is searched.

    Attributes:
        sizes: people in each group of every round.
        themes: of each group of every round; empty where there are none.
        trouble: why nothing can be made, or which rules collide.
        note: what of the sizes is not as was asked for; pairs: what is not as in speed-pairs.
        freed: who is locked and cannot stay in their group, by id.
        names: of those who are named by id.
        numbers: of the rounds.
        is_more: the last of them is a new one, though others are to be made again.
    """

    sizes: tuple[tuple[int, ...], ...] = ()
    themes: tuple[tuple[str, ...], ...] = ()
    trouble: HostError | None = None
    note: SizeNote | None = None
    pairs: PairsNote | None = None
    freed: tuple[int, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()
    is_more: bool = False


def outlook(
    workshop_id: int,
    wishes: Wishes,
    *,
    count: int = 1,
    round_ids: Sequence[int] = (),
    people: Iterable[int] | None = None,
) -> Outlook:
    """Look ahead: how many groups of which size; what is wrong, by name.  As `rounds.try_out`."""
    try:
        meant = targets(workshop_id, wishes, count, round_ids, people)
        laid = drafting.lay_out(workshop_id, wishes, meant)
    except HostError as error:
        return Outlook(trouble=error)
    sizes = tuple(frame.sizes for frame in laid.frames)
    found = (collisions(problem) for problem in laid.problems)
    first = next((one for one in found if one), ())
    trouble = drafting.named(RulesCollide(first), laid.everyone) if first else None
    asked = ((t, f) for t, f in zip(meant, laid.frames, strict=True) if not t.is_kept)
    notes = (noted(wishes, target.people, target.before, made) for target, made in asked)
    names = {guest.id: guest.name for guest in laid.everyone.guests.values()}
    note = next((note for note in notes if note), None)
    freed = {
        i for target, made in zip(meant, laid.frames, strict=True) for i in _freed(target, made)
    }
    return Outlook(
        sizes,
        laid.themes,
        trouble,
        note,
        drafting.pairs_noted(laid, wishes),
        tuple(sorted(freed)),
        names,
        tuple(target.number for target in meant),
        is_more=bool(round_ids) and meant[-1].round_id is None,
    )


def _freed(target: Target, made: Frame) -> list[int]:
    """Who is locked in a group that there will not be."""
    return [
        member
        for index, group in enumerate(target.before)
        for member in group.locked
        if member in target.people
        and not target.is_kept
        and not group.is_locked
        and made.allowed.get(member) != frozenset({index})
    ]
