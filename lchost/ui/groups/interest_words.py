"""What became of votes, asks and offers, in a host's words."""

from __future__ import annotations

from collections.abc import Iterable

from lchost.grouping.score import InterestFinding, Report
from lchost.ui import wording
from lchost.ui.groups.finding_words import Finding, tr


def interest_said(report: Report) -> list[Finding]:
    """Return how many have what they want, where groups were made by it."""
    found = report.interest
    if found is None:
        return []
    is_best = found.percent in (None, 100)
    if found.voters:
        text = _votes_said(found)
        is_good = found.without == 0 or is_best
        missed = found.without
    else:
        text = _asks_said(found)
        missed = found.asks - found.answered
        is_good = found.answered == found.answerable or is_best
    if missed and is_good:
        text = tr("{said} More is not possible.").format(said=text)
    return [Finding(is_good, text)]


def _votes_said(found: InterestFinding) -> str:
    n, voters = wording.number, wording.number(found.voters)
    if len(found.got) < 2:
        said = tr("{got} of {voters} have a theme that they voted for.")
        return said.format(got=n(sum(found.got)), voters=voters)
    first, second, *later = found.got
    said = tr("Of {voters} who voted, {first} have their first choice, {second} their second")
    text = said.format(voters=voters, first=n(first), second=n(second))
    if any(later):
        text = tr("{said}, {n} a later one").format(said=text, n=n(sum(later)))
    if found.without:
        text = tr("{said}, {n} none of theirs").format(said=text, n=n(found.without))
    return tr("{said}.").format(said=text)


def _asks_said(found: InterestFinding) -> str:
    said = tr("{answered} of {asks} asks meet somebody in the group who offers that.")
    text = said.format(answered=wording.number(found.answered), asks=wording.number(found.asks))
    alone = found.asks - found.answerable
    if not alone:
        return text
    more = wording.counted(
        alone,
        tr("Nobody here offers what one of them asks for."),
        tr("Nobody here offers what {n} of them ask for."),
    )
    return tr("{said} {more}").format(said=text, more=more)


def met(found: Iterable[InterestFinding | None]) -> tuple[int, int] | None:
    """Return how many wants are met, of how many; None: nobody was asked."""
    known = [one for one in found if one is not None]
    if not known:
        return None
    wanted = sum(one.voters + one.asks for one in known)
    return sum(sum(one.got) + one.answered for one in known), wanted
