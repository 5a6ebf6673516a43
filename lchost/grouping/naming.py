"""Which rules collide, with the names of whom they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lchost import errors
from lchost.errors import RulesCollide
from lchost.grouping import collisions


def named(
    trouble: RulesCollide, names: Mapping[int, str], labels: Mapping[str, str] | None = None
) -> RulesCollide:
    """The same trouble as a sentence about its first collision; groups count from 1.

    Args:
        labels: what the keys of rules are called; what is not in it is called as its key.
    """
    if not trouble.collisions:
        return trouble
    every = trouble.collisions

    def said(ids: Iterable[int]) -> str:
        return ", ".join(names[i] for i in ids)

    def numbers(groups: Iterable[int]) -> str:
        return ", ".join(str(index + 1) for index in groups)

    def told(of: str, value: str) -> str:
        return f"{(labels or {}).get(of, of)}: {value}"

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
        case collisions.TooManyOfOne(of, value, most, block, groups, places, is_everywhere):
            facts = {"value": told(of, value), "people": len(block), "most": most}
            facts |= {"left": len(block) - places}
            if is_everywhere:
                return errors.TooManyOfOne(every, groups=len(groups), **facts)
            return errors.TooManyOfOneThere(every, groups=numbers(groups), **facts)
        case collisions.TooManyTogether(of, value, most, block):
            return errors.TooManyTogether(
                every, names=said(block), value=told(of, value), most=most
            )
        case collisions.CrowdsDoNotFit(crowds, block):
            values = "; ".join(f"{told(c.of, c.value)} ({c.most})" for c in crowds)
            if not block:
                return errors.CrowdsDoNotFit(every, values=values)
            return errors.CrowdsDoNotFitThem(every, values=values, names=said(block))
    return trouble
