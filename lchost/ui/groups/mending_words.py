"""What mending a round would do, in the host's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.grouping.mending import Cause, Move
from lchost.grouping.mends import Mend
from lchost.grouping.problem import AtLeastOne, AtMost, NeverOne, Pair, Rule
from lchost.grouping.room import ROLE
from lchost.ui import wording
from lchost.ui.groups.finding_words import label_of, names


def tr(text: str) -> str:
    """Translate a sentence about mending."""
    return QCoreApplication.translate("Mending", text)


def summary(found: Mend) -> str:
    """Return how many have to change groups: what the host wants to know first."""
    moved = len(found.mended.moved)
    if moved == 0:
        return tr("Nobody has to change groups.")
    return wording.counted(moved, tr("1 person changes groups."), tr("{n} people change groups."))


def score(found: Mend) -> str:
    """Return how even the groups are before and after; empty where nothing is balanced."""
    before, after = found.mended.percent_before, found.mended.percent_after
    if after is None:
        return ""
    if before is None:
        return tr("The groups will be {after} % even.").format(after=wording.number(after))
    if before == after:
        return tr("The groups are {after} % even, as before.").format(after=wording.number(after))
    said = tr("The groups were {before} % even, and will be {after} %.")
    return said.format(before=wording.number(before), after=wording.number(after))


def warnings(found: Mend) -> list[str]:
    """Return what the host should know before saying yes."""
    said = []
    told = [m.person for m in found.mended.moved if m.is_announced]
    if told:
        text = wording.counted(
            len(told),
            tr("{names} has been told another group already; there is no other way."),
            tr("{names} have been told other groups already; there is no other way."),
        )
        said.append(text.format(names=names(found.names, told)))
    gone = [group.at.number for group in found.before if group.id in found.lost and group.at]
    if gone:
        text = wording.counted(
            len(gone),
            tr("Table {numbers} is taken off the tables of the room."),
            tr("Tables {numbers} are taken off the tables of the room."),
        )
        said.append(text.format(numbers=wording.listed([wording.number(n) for n in gone])))
    if found.mended.moved and not found.mended.is_fewest:
        said.append(tr("Perhaps fewer moves would do; this is the best that was found."))
    return said


def _group(found: Mend, index: int | None) -> str:
    if index is None:
        return ""
    return tr("Group {n}").format(n=wording.number(found.numbers[index]))


def reason(found: Mend, move: Move) -> str:
    """Return why somebody moves."""
    if move.to_group is None:
        return tr("has left")
    return wording.listed([_because(found, move, cause) for cause in move.because])


def _because(found: Mend, move: Move, cause: Cause | Rule | Pair) -> str:
    if isinstance(cause, Cause):
        said = {
            Cause.NEW: tr("has no seat yet"),
            Cause.TABLE_LOST: tr("{old} is gone"),
            Cause.NOT_ALLOWED: tr("cannot stay in {old}"),
            Cause.TOO_FULL: tr("too many in {old}"),
            Cause.TOO_SMALL: tr("too few in {new}"),
            Cause.TOGETHER: tr("stays together with others"),
            Cause.LEFT_ALONE: tr("too few are left in {old}"),
        }[cause]
        old, new = _group(found, move.from_group), _group(found, move.to_group)
        return said.format(old=old, new=new)
    if isinstance(cause, tuple):
        others = [i for i in cause if i != move.person]
        return tr("apart from {names}").format(names=names(found.names, others))
    what = label_of(found.labels, cause.of)  # not the value: it might be private
    match cause:
        case AtLeastOne(of, _):
            who = tr("mentor") if of == ROLE else what
            return tr("{who} in every group").format(who=who)
        case NeverOne():
            return tr("nobody alone: {what}").format(what=what)
        case AtMost(_, most, _):
            return tr("at most {n}: {what}").format(n=wording.number(most), what=what)
    return tr("everybody shares: {what}").format(what=what)
