"""Which rules collide, with the names of whom they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lchost import errors
from lchost.errors import RulesCollide
from lchost.grouping import collisions


def named(trouble: RulesCollide, names: Mapping[int, str]) -> RulesCollide:
    """The same trouble as a sentence about its first collision; groups count from 1."""
    if not trouble.collisions:
        return trouble
    every = trouble.collisions

    def said(ids: Iterable[int]) -> str:
        return ", ".join(names[i] for i in ids)

    def numbers(groups: Iterable[int]) -> str:
        return ", ".join(str(index + 1) for index in groups)

    match every[0]:
        case collisions.SeatsDoNotAddUp(people, least, most):
            return errors.SeatsDoNotFit(every, people=people, least=least, most=most)
        case collisions.TogetherTooLarge(block, seats):
            return errors.BlockTooLarge(every, names=said(block), seats=seats)
        case collisions.ApartInsideTogether(one, other, chain):
            return errors.ApartYetTogether(
                every, one=said([one]), other=said([other]), chain=said(chain)
            )
        case collisions.TogetherElsewhere(block):
            return errors.TogetherElsewhere(every, names=said(block))
        case collisions.ApartInOneGroup(one, other, group):
            return errors.ApartInOneGroup(
                every, one=said([one]), other=said([other]), group=group + 1
            )
        case collisions.NoSeatAllowed(block, (), _):
            return errors.NowhereToSit(every, names=said(block))
        case collisions.NoSeatAllowed(block, groups, seats):
            return errors.TooFewSeatsThere(
                every, names=said(block), groups=numbers(groups), seats=seats
            )
        case collisions.GroupsNotFilled(groups, wanted, people):
            return errors.GroupsStayEmpty(
                every, groups=numbers(groups), wanted=wanted, people=people
            )
        case collisions.TooManyApart(block, count):
            return errors.TooManyToKeepApart(every, names=said(block), groups=count)
        case collisions.RulesDoNotFit(block):
            return errors.PairRulesDoNotFit(every, names=said(block))
    return trouble
