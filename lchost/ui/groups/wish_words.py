"""What is said of a wish: how even the groups are, or how alike, in figures."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.grouping.cards import RoundView
from lchost.grouping.problem import Kind
from lchost.grouping.score import MixFinding, NumberFinding, ValueCount
from lchost.ui import wording
from lchost.ui.groups.finding_words import Finding, groups, label, span, tr, used

_WELL = 60
"""Of 100: what a host calls well matched or well spread."""

_MOST_VALUES = 3


def number_said(shown: RoundView, found: NumberFinding) -> list[Finding]:
    """Return what is to be said of a number."""
    if all(mean is None for mean in found.means):
        return []
    what = label(shown, found.wish.of)
    said = {Kind.MATCH: _alike, Kind.SPREAD: _wide}.get(found.wish.kind, _averages)
    made = [said(shown, found, what)]
    if found.unknown:
        unknown = wording.counted(
            found.unknown,
            tr("The {what} of one person is not known."),
            tr("The {what} of {n} people is not known."),
        )
        made.append(Finding(True, unknown.format(what=what)))
    return made


def _averages(shown: RoundView, found: NumberFinding, what: str) -> Finding:
    facts = {"what": what, "room": wording.number(found.room, 1)}
    facts["low"], facts["high"] = (wording.number(n, 1) for n in (found.lowest, found.highest))
    said = tr("Average {what} {low} – {high} in the groups; the room has {room}.")
    if facts["low"] == facts["high"]:
        said = tr("Average {what} {low} in every group; the room has {room}.")
    step = 1 / max(1, min(len(group.members) or 1 for group in shown.groups))
    is_even = found.highest - found.lowest <= 2 * step + 1e-9
    return Finding(is_even, said.format(**facts))


def _alike(shown: RoundView, found: NumberFinding, what: str) -> Finding:
    said = tr(
        "Alike in {what}: people of a group differ by about {inside}, in the room by {room};"
        " averages {low} – {high}."
    )
    widths = [width for width in found.widths if width is not None]
    inside = sum(widths) / len(widths)
    text = said.format(
        what=what,
        inside=wording.number(inside, 1),
        room=wording.number(found.width, 1),
        low=wording.number(found.lowest, 1),
        high=wording.number(found.highest, 1),
    )
    return Finding(_is_well(found.percent), text)


def _wide(shown: RoundView, found: NumberFinding, what: str) -> Finding:
    widths = [width for width in found.widths if width is not None]
    said = tr(
        "Every group is mixed in {what}: people differ by about {span}, in the room by {room}."
    )
    text = said.format(
        what=what, span=span(min(widths), max(widths), 1), room=wording.number(found.width, 1)
    )
    return Finding(_is_well(found.percent), text)


def mix_said(shown: RoundView, found: MixFinding) -> list[Finding]:
    """Return what is to be said of a category."""
    if not found.values:
        return []
    what = label(shown, found.wish.of)
    if found.wish.kind is Kind.MATCH:
        return [_same(shown, found, what)]
    uneven = [value for value in found.values if value.off]
    if uneven:
        said = tr("{what} is not quite even: {values}.")
        return [Finding(False, said.format(what=what, values=_counts(shown, uneven)))]
    rare = [v for v in found.values if 0 < v.in_room < used(shown)]
    if rare:
        return [Finding(True, _as_far_as_it_goes(rare, what))]
    said = tr("{what} is spread evenly: {values}.")
    return [Finding(True, said.format(what=what, values=_counts(shown, found.values)))]


def _counts(shown: RoundView, values: Sequence[ValueCount]) -> str:
    """Return how many a group has of each: "Design 1 – 2, Data 2"."""
    each = tr("{value} {span}")
    sat = [index for index, group in enumerate(shown.groups) if group.members]
    said = []
    for value in values:
        counts = [value.counts[index] for index in sat]
        said.append(each.format(value=value.value, span=span(min(counts), max(counts))))
    return wording.listed(said, _MOST_VALUES)


def _as_far_as_it_goes(rare: list[ValueCount], what: str) -> str:
    """Say of values with fewer people than groups how many there are."""
    said = [
        wording.counted(v.in_room, tr("only one {value}"), tr("only {n} of {value}")).format(
            value=v.value
        )
        for v in rare
    ]
    even = tr("{what} is spread evenly, as far as it goes: {values}.")
    return even.format(what=what, values=wording.listed(said))


def _same(shown: RoundView, found: MixFinding, what: str) -> Finding:
    """Say which groups are not of one value."""
    mixed = [
        index
        for index, group in enumerate(shown.groups)
        if group.members and sum(1 for value in found.values if value.counts[index]) > 1
    ]
    if not mixed:
        return Finding(True, tr("All of a group are alike in {what}.").format(what=what))
    said = tr("Alike in {what}: {n} of {all} groups. Mixed: {groups}.")
    text = said.format(
        what=what,
        n=wording.number(used(shown) - len(mixed)),
        all=wording.number(used(shown)),
        groups=groups(shown, mixed),
    )
    return Finding(_is_well(found.percent), text)


def _is_well(percent: int | None) -> bool:
    return percent is None or percent >= _WELL
