"""How many have what they voted for, or somebody who can give what they ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import comb

from lchost.grouping.modes import votes
from lchost.grouping.modes.asked import Choices, Groups
from lchost.grouping.modes.asking import served
from lchost.grouping.score import InterestFinding

Had = Mapping[int, Collection[str]]
"""Themes that people had in earlier rounds, by person."""


def pleased(
    choices: Choices, groups: Groups, themes: Sequence[str], had: Had | None = None
) -> InterestFinding | None:
    """Look at one round; None: nobody has voted for anything or asked for it.

    Args:
        themes: of each group.
    """
    people = [person for group in groups for person in group]
    found = _voted(choices, groups, themes, had or {}) if any(themes) else None
    if found is not None:
        return found
    asks = sum(len(choices.asks.get(person, ())) for person in people)
    if not asks or not choices.offers:
        return None
    return _asked(choices, groups, asks)


def _voted(
    choices: Choices, groups: Groups, themes: Sequence[str], had: Had
) -> InterestFinding | None:
    sits = {i: theme for group, theme in zip(groups, themes, strict=True) for i in group}
    voted = {i: choices.votes[i] for i in sits if any(choices.votes.get(i, ()))}
    if not voted:
        return None
    seats = Counter(sits.values())
    names = list(seats)
    prices = {
        i: [votes.regret(choices.votes.get(i, ()), theme, had.get(i, ())) for theme in names]
        for i in sits
    }
    at = {theme: place for place, theme in enumerate(names)}
    by_lot = sum(
        price * seats[theme] / len(sits)
        for own in prices.values()
        for price, theme in zip(own, names, strict=True)
    )
    best = votes.assigned(prices, [(seats[theme], seats[theme]) for theme in names])
    got = [0] * max(map(len, voted.values()))
    for person, ranks in voted.items():
        rank = next((n for n, equal in enumerate(ranks) if sits[person] in equal), None)
        if rank is not None:
            got[rank] += 1
    return InterestFinding(
        voters=len(voted),
        got=tuple(got),
        asks=0,
        answered=0,
        answerable=0,
        percent=_share(
            by_lot,
            sum(prices[person][at[theme]] for person, theme in sits.items()),
            sum(prices[person][place] for person, place in best.items()),
        ),
    )


def _asked(choices: Choices, groups: Groups, asks: int) -> InterestFinding:
    people = [person for group in groups for person in group]
    givers = Counter(offer for i in people for offer in choices.offers.get(i, ()))
    by_lot, answerable = 0.0, 0
    for person in people:
        for ask in choices.asks.get(person, ()):
            others = givers[ask] - (ask in choices.offers.get(person, ()))
            answerable += others > 0
            by_lot += _chance(len(people), others, groups)
    answered = sum(served(choices, group) for group in groups)
    percent = _share(-by_lot, -answered, -answerable)
    return InterestFinding(0, (), asks, answered, answerable, percent)


def _chance(people: int, givers: int, groups: Groups) -> float:
    """That one of so many sits with somebody, by lot."""
    alone = (
        len(group) * comb(people - 1 - givers, len(group) - 1) / comb(people - 1, len(group) - 1)
        for group in groups
        if group
    )
    return 1 - sum(alone) / people


def _share(by_lot: float, reached: float, best: float) -> int | None:
    """Of what could be avoided, what is gone."""
    if by_lot - best <= 1e-9:
        return None
    return max(0, min(100, round(100 * (by_lot - reached) / (by_lot - best))))
