"""What is said of seats: groups too large or too small, tables too small or out of reach."""

from __future__ import annotations

from collections.abc import Callable

from lchost.grouping.cards import GroupView, RoundView
from lchost.grouping.room import attribute_key
from lchost.roster.matching import value_key
from lchost.ui import wording
from lchost.ui.groups.finding_words import Finding, groups, tr

YES = "yes"


def seats_said(shown: RoundView) -> list[Finding]:
    """Return what is to be said of sizes and tables."""
    return _tables(shown) + _sizes(shown) + _access(shown)


def _tables(shown: RoundView) -> list[Finding]:
    said = tr("{group}: {n} people at a table for {seats}.")
    return [
        Finding(
            False,
            said.format(
                group=groups(shown, [index]),
                n=wording.number(len(group.members)),
                seats=wording.number(group.table.seats),
            ),
        )
        for index, group in enumerate(shown.groups)
        if group.table and len(group.members) > group.table.seats
    ]


def _sizes(shown: RoundView) -> list[Finding]:
    least, most = shown.wishes.least, shown.wishes.most
    found = []
    empty = _where(shown, lambda group: not group.members)
    said = tr("{groups}: nobody sits there. Its menu takes an empty group out.")
    nobody = [Finding(False, said.format(groups=groups(shown, empty)))] if empty else []
    if most is not None:
        large = _where(shown, lambda group: len(group.members) > most)
        said = tr("{groups}: more than {n} people.")
        found += [(said, large, most)] if large else []
    if least is not None:
        small = _where(shown, lambda group: 0 < len(group.members) < least)
        said = tr("{groups}: fewer than {n} people.")
        found += [(said, small, least)] if small else []
    return nobody + [
        Finding(False, said.format(groups=groups(shown, where), n=wording.number(n)))
        for said, where, n in found
    ]


def _where(shown: RoundView, is_so: Callable[[GroupView], bool]) -> list[int]:
    return [index for index, group in enumerate(shown.groups) if is_so(group)]


def _access(shown: RoundView) -> list[Finding]:
    """Who needs a table with access: group 1 is one where no table says so."""
    if shown.wishes.accessible is None or shown.problem is None:
        return []
    key = attribute_key(shown.wishes.accessible)
    needing = {
        person.id for person in shown.problem.people if YES in map(value_key, person.values(key))
    }
    if not needing:
        return []
    reachable = {n for n, g in enumerate(shown.groups) if g.table and g.table.is_accessible} or {0}
    elsewhere = [
        index
        for index, group in enumerate(shown.groups)
        if index not in reachable and needing & {seat.member_id for seat in group.members}
    ]
    if not elsewhere:
        return [Finding(True, tr("Everybody who needs access sits where there is access."))]
    said = tr("{groups}: somebody needs access, and there is none.")
    return [Finding(False, said.format(groups=groups(shown, elsewhere)))]
