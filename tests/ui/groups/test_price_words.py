"""What a change by hand would do, in a few short lines."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from lchost.grouping.pricing import Change, Trouble, WishChange
from lchost.grouping.problem import Wish
from lchost.ui.groups.price_words import lines

pytestmark = pytest.mark.usefixtures("qapp")

VIEW = SimpleNamespace(labels={"a": "Field", "b": "Organisation", "c": "Gender"})


def shifts(before: int, after: int, **wishes: tuple[int, int]) -> list[str]:
    changed = tuple(WishChange(Wish(of), *figures) for of, figures in wishes.items())
    change = Change(before, after, changed, Trouble(), Trouble())
    return [one.text for one in lines(change, SimpleNamespace(view=VIEW), (1,))[1:]]


def test_where_points_are_lost_the_wish_that_loses_is_among_those_told() -> None:
    told = shifts(50, 48, a=(56, 64), b=(13, 30), c=(60, 58))
    assert told == ["Gender 60 → 58", "Organisation 13 → 30"]


def test_where_points_are_won_the_wish_that_gains_most_stands_first() -> None:
    assert shifts(50, 52, a=(60, 40), b=(13, 30), c=(60, 61)) == [
        "Organisation 13 → 30",
        "Field 60 → 40",
    ]
