"""What plans are tried out beside each other, and how a search tells its share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lchost.grouping.drafting import Draft
from lchost.grouping.wishes import Wishes
from lchost.ui.groups.compare import Side
from lchost.ui.groups.setup_words import tr
from lchost.ui.tasks import Progress

SHARES = 1000  # a share of the work, as whole steps


def side_of(title: str, draft: Draft) -> Side:
    """Return a draft as it is compared."""
    return Side(title, tuple(one.report for one in draft.rounds), draft.labels)


def other_of(wishes: Wishes, count: int) -> Wishes:
    """Return what to compare new rounds with: new faces first; of one round, another mix."""
    if count > 1:
        return replace(wishes, new_faces=100 if wishes.new_faces < 100 else 50)
    return replace(wishes, seed=wishes.seed + 1)


def other_name(count: int) -> str:
    """Return what that is called."""
    return tr("The other way") if count > 1 else tr("Another mix")


def shares(progress: Progress) -> Callable[[float], None]:
    """Return a solver's share of 1 as steps of a bar."""
    return lambda share: progress(round(share * SHARES), SHARES)
