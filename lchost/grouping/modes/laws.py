"""What no mode may break: pairs, places and sizes; and who can stand where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lchost.grouping.modes.asked import Groups
from lchost.grouping.places import Places
from lchost.grouping.problem import Problem


def holds(problem: Problem, groups: Groups) -> bool:
    """Whether a seating keeps every hard rule."""
    home = {person: index for index, people in enumerate(groups) for person in people}
    ids = [person.id for person in problem.people]
    is_whole = sorted(home) == sorted(ids) and sum(map(len, groups)) == len(ids)
    limits = problem.seats
    return (
        is_whole
        and len(groups) == len(limits)
        and all(
            least <= len(people) <= most
            for (least, most), people in zip(limits, groups, strict=True)
        )
        and all(home[a] == home[b] for a, b in problem.together)
        and all(home[a] != home[b] for a, b in problem.apart)
        and all(home[i] in seats for i, seats in problem.allowed.items() if i in home)
    )


def places(problem: Problem) -> dict[int, frozenset[int]]:
    """Where everybody may sit who may not sit anywhere, also for those they are kept with."""
    own = Places.of(problem)
    found = ((person, own.groups[home]) for person, home in own.home.items())
    return {person: groups for person, groups in found if groups is not None}


def standing(
    people: Sequence[int], allowed: Mapping[int, frozenset[int]], groups: int
) -> dict[int, int] | None:
    """A group of their own for each of these people, the first for the first where it can be.

    Returns:
        person → index of their group; None where that cannot be.
    """
    holder: dict[int, int] = {}

    def seat(person: int, tried: set[int]) -> bool:
        may = [g for g in sorted(allowed.get(person, range(groups))) if g < groups]
        free = next((group for group in may if group not in holder), None)
        if free is not None:
            holder[free] = person
            return True
        for group in may:
            if group not in tried:
                tried.add(group)
                if seat(holder[group], tried):
                    holder[group] = person
                    return True
        return False

    # those with fewer places to choose from come first, so that the others keep their order
    by_freedom = sorted(people, key=lambda i: len(allowed.get(i, range(groups))))
    if not all(seat(person, set()) for person in by_freedom):
        return None
    return {person: group for group, person in holder.items()}


def narrowed(problem: Problem, places: Mapping[int, Iterable[int]]) -> dict[int, frozenset[int]]:
    """The places allowed to everybody, with those that a mode gives; the host's own come first."""
    found = dict(problem.allowed)
    for person, groups in places.items():
        wanted = frozenset(groups)
        both = found.get(person, wanted) & wanted
        found[person] = both or found[person]
    return found


def at_places(problem: Problem, groups: Groups) -> Groups | None:
    """The same groups in an order that puts everybody where they may sit; None: there is none."""
    asked = [i for i in problem.allowed if any(i in people for people in groups)]
    if not asked:
        return groups
    free = frozenset(range(len(groups)))
    fits: dict[int, frozenset[int]] = {}
    for index, people in enumerate(groups):
        fits[index] = free.intersection(
            *(problem.allowed[i] for i in people if i in problem.allowed),
            (g for g in free if problem.sizes[g] == len(people)),
        )
    found = standing(range(len(groups)), fits, len(groups))
    if found is None:
        return None
    place = {group: index for index, group in found.items()}
    return tuple(groups[place[group]] for group in range(len(groups)))
