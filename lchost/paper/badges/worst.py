"""The worst names of a list: what a design must bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lchost import codes
from lchost.paper.badges.people import BadgePerson, BadgeSet, Stop
from lchost.paper.text import script
from lchost.paper.text.faces import Style
from lchost.paper.text.shaping import shape

_MADE_UP = (
    *("Ada", "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner"),
    *("Nguyễn Thị Ánh", "Maximiliana Wolfeschlegelsteinhausen", "محمد عبد الله منصور"),
    *("สมชาย ศรีสุข", "王小明", "क्षितिज श्रीवास्तव"),
)
_ROLES = ("attendee", "facilitator", "mentor", "helper")


def worst(people: Iterable[BadgePerson], most: int = 8) -> tuple[BadgePerson, ...]:
    """Return the hardest to print: the widest and the longest name, the longest word, each script.

    The hardest first; nobody twice.
    """
    named = [person for person in people if script.clean(person.name)]
    wide = {id(one): shape(one.name, Style.BOLD, one.language).width for one in named}
    ordered = sorted(named, key=lambda one: -wide[id(one)])
    chosen = dict.fromkeys(id(one) for one in _hardest(ordered))
    by_id = {id(one): one for one in ordered}
    first = [by_id[key] for key in chosen]
    rest = [one for one in ordered if id(one) not in chosen]
    return tuple((first + rest)[:most])


def made_up(badge_set: BadgeSet) -> BadgeSet:
    """Return the set with people who do not exist, for a list that is still empty."""
    people = tuple(
        BadgePerson(
            -n,
            name,
            codes.encode(n.to_bytes(8, "big")),
            "she/her" if n % 3 else "",
            _ROLES[n % len(_ROLES)],
            attributes={"organisation": "Lantern Institute"},
            tables=(Stop(1, n), Stop(2, n % 3 + 1)),
        )
        for n, name in enumerate(_MADE_UP, 1)
    )
    return replace(badge_set, people=people)


def _hardest(ordered: list[BadgePerson]) -> Iterator[BadgePerson]:
    """Yield who stands for something hard; `ordered` by width, the widest first."""
    if not ordered:
        return
    yield ordered[0]
    yield max(ordered, key=lambda one: len(script.clean(one.name)))
    yield max(ordered, key=lambda one: max(len(word) for word in script.clean(one.name).split()))
    seen: set[str] = set()
    for one in ordered:
        faces = {run.face.name for run in shape(one.name, Style.BOLD, one.language).runs}
        if not faces <= seen:
            seen |= faces
            yield one
