"""Two plans side by side, in figures; the host keeps one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from lchost.grouping.score import Report
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.groups.interest_words import met
from lchost.ui.groups.setup_words import rounds_said, tr
from lchost.ui.widgets import button, holder, line, words

_COLUMN = 170


@dataclass(frozen=True)
class Side:
    """One plan as it is compared: a report a round; `labels` as in a round's view."""

    title: str
    reports: tuple[Report, ...]
    labels: Mapping[str, str]

    @property
    def percent(self) -> int | None:
        """Return how even the rounds are, on average."""
        return _mean(one.percent for one in self.reports)

    @property
    def repeats(self) -> int:
        """Return how many pairs meet again, round by round."""
        return sum(len(one.met_again) for one in self.reports)

    @property
    def broken(self) -> int:
        """Return how many rules are not kept though they could be, pairs among them."""
        rules = sum(not rule.is_met for one in self.reports for rule in one.rules)
        return rules + sum(len(one.separated) + len(one.not_apart) for one in self.reports)

    @property
    def interest(self) -> tuple[int, int] | None:
        """Return how many votes or asks are met, of how many; None: nobody has any."""
        return met(one.interest for one in self.reports)

    def wishes(self) -> dict[str, int | None]:
        """Return how well each wish is met, on average over the rounds."""
        found: dict[str, list[int | None]] = {}
        for report in self.reports:
            told = [(one.wish.of, one.percent) for one in report.numbers]
            told += [(one.wish.of, one.percent) for one in report.mixes]
            for of, percent in told:
                found.setdefault(of, []).append(percent)
        return {key: _mean(percents) for key, percents in found.items()}


def is_gain(now: Side, then: Side) -> bool:
    """Tell whether another plan is better in anything."""
    return (
        then.broken < now.broken
        or then.repeats < now.repeats
        or (then.percent or 0) > (now.percent or 0)
        or _share(then.interest) > _share(now.interest)
    )


@dataclass(frozen=True)
class Row:
    """A line of the comparison; `better`: -1 the left plan, 1 the right one, 0 neither."""

    name: str
    left: str
    right: str
    better: int = 0
    is_detail: bool = False


def rows(left: Side, right: Side) -> list[Row]:
    """Return what there is to compare."""
    found = [Row(tr("Groups"), _sizes(left), _sizes(right))]
    mine, yours = left.interest, right.interest
    if mine or yours:
        better = (_share(yours) > _share(mine)) - (_share(yours) < _share(mine))
        found.append(Row(tr("Votes or asks met"), _met(mine), _met(yours), better))
    else:
        found.append(_percents(tr("Evenness"), left.percent, right.percent))
    ours, theirs = left.wishes(), right.wishes()
    labels = {**left.labels, **right.labels, "skill": tr("Skill"), "language": tr("Language")}
    for key in dict.fromkeys([*ours, *theirs]):
        if ours.get(key) is not None or theirs.get(key) is not None:
            name = labels.get(key, key)
            found.append(_percents(name, ours.get(key), theirs.get(key), is_detail=True))
    counts = (
        (tr("Pairs who meet again"), left.repeats, right.repeats),
        (tr("Rules not kept"), left.broken, right.broken),
    )
    for name, one, other in counts:
        better = (one > other) - (one < other)
        found.append(Row(name, wording.number(one), wording.number(other), better))
    return found


class CompareDialog(Dialog):
    """Shows two plans; `kept` tells which one was chosen, 0 the left or 1 the right."""

    kept = Signal(int)

    def __init__(self, parent: QWidget | None, left: Side, right: Side) -> None:
        facts = tr("Nothing is kept yet. 100 % is as even as these people allow, 0 % is chance.")
        super().__init__(parent, tr("Compare two plans"), facts, width=680)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for n, side in enumerate((left, right), 1):
            grid.addWidget(words(side.title, "section", wrap=True), 0, n)
            grid.setColumnMinimumWidth(n, _COLUMN)
        grid.addWidget(line(), 1, 0, 1, 3)
        for at, one in enumerate(rows(left, right), 2):
            self._add(grid, at, one)
        self.keep_left, self.keep_right = _keep(left), _keep(right)
        at = grid.rowCount()
        grid.setRowMinimumHeight(at, 8)
        for n, way in enumerate((self.keep_left, self.keep_right), 1):
            grid.addWidget(way, at + 1, n)
        self.body(holder(grid))
        self.keep_left.clicked.connect(lambda: self._keep(0))
        self.keep_right.clicked.connect(lambda: self._keep(1))

    def _add(self, grid: QGridLayout, at: int, one: Row) -> None:
        grid.addWidget(words(one.name, muted=one.is_detail, wrap=True), at, 0)
        for n, (said, is_better) in enumerate(
            ((one.left, one.better < 0), (one.right, one.better > 0)), 1
        ):
            shown = words(said, "strong" if is_better else "body", wrap=True)
            if is_better:
                shown.setAccessibleName(tr("{figure}, better").format(figure=said))
            grid.addWidget(shown, at, n)

    def _keep(self, which: int) -> None:
        self.kept.emit(which)
        self.accept()

    def first_focus(self) -> QWidget:
        """Begin with the new plan."""
        return self.keep_right


def _keep(side: Side) -> QPushButton:
    return button(tr("Keep this plan"), says=tr("Keep “{plan}”").format(plan=side.title))


def _sizes(side: Side) -> str:
    return rounds_said([one.sizes for one in side.reports])


def _percents(name: str, one: int | None, other: int | None, *, is_detail: bool = False) -> Row:
    better = 0 if one is None or other is None else (other > one) - (other < one)
    return Row(name, _percent(one), _percent(other), better, is_detail)


def _percent(figure: int | None) -> str:
    return "" if figure is None else tr("{n} %").format(n=wording.number(figure))


def _met(found: tuple[int, int] | None) -> str:
    if found is None:
        return ""
    got, wanted = map(wording.number, found)
    return tr("{got} of {wanted}").format(got=got, wanted=wanted)


def _share(found: tuple[int, int] | None) -> float:
    return found[0] / found[1] if found else 0.0


def _mean(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return round(sum(known) / len(known)) if known else None
