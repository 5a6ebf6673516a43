"""Rules that hold whatever is wished: a mentor in each, nobody alone, at most so many."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QSpinBox

from lchost.grouping.known import Known
from lchost.grouping.wishes import Wishes
from lchost.roster.attributes import Kind as Answers
from lchost.ui import wording
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import button, choice, column, emptied, holder, label, number, row, tool
from lchost.ui.widgets import labelled as under

USUAL_MOST = 2
LONGEST = 26  # letters
FEWEST_OF_A_KIND = 2


class Rules(QFrame):
    """What must hold; pairs are asked for in their own dialog."""

    changed = Signal()
    pairs_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mentor = QCheckBox(tr("A &mentor in every group"))
        self.language = QCheckBox(tr("Everybody shares a &language with somebody"))
        self.alone: dict[int, QCheckBox] = {}
        self.most: list[tuple[QComboBox, QSpinBox]] = []
        self.access: QComboBox | None = None
        self.pairs = button(tr("Together, apart…"), "link", "quiet")
        self.more = button(tr("At most so many of a kind"), "plus", "quiet")
        self._known: Known | None = None
        self._alone = column(gap=6)
        self._most = column(gap=6)
        self._access = column(gap=0)
        self.setLayout(
            column(
                self.mentor,
                self.language,
                self._alone,
                self._most,
                row(self.more, None),
                self._access,
                row(self.pairs, None),
                gap=8,
            )
        )
        self.mentor.toggled.connect(lambda _: self.changed.emit())
        self.language.toggled.connect(lambda _: self.changed.emit())
        self.more.clicked.connect(self._add_most)
        self.pairs.clicked.connect(self.pairs_asked)

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen."""
        self._known = known
        self.blockSignals(True)
        self.mentor.setChecked(wishes.mentor_in_each)
        self.mentor.setVisible(bool(known.mentors))
        self.language.setChecked(wishes.share_language)
        self.language.setVisible(known.has_language)
        self._show_alone(known, wishes)
        self._show_access(known, wishes)
        emptied(self._most)
        self.most = []
        for attribute, value, most in wishes.at_most:
            self._most_row(known, (attribute, value), most)
        self.more.setVisible(bool(_sorts(known)))
        n = known.pair_rules
        said = wording.counted(
            n, tr("Together, apart: one rule…"), tr("Together, apart: {n} rules…")
        )
        label(self.pairs, said if n else tr("Together, apart…"), "link")
        self.blockSignals(False)

    def _show_alone(self, known: Known, wishes: Wishes) -> None:
        emptied(self._alone)
        self.alone = {}
        guarded = {attribute for attribute, _ in wishes.never_one}
        for trait in known.traits:
            if not trait.values:
                continue
            says = tr("Nobody the only one: {name}")
            box = QCheckBox(says.format(name=_short(trait.name).replace("&", "&&")))
            box.setAccessibleName(says.format(name=trait.name))
            box.setToolTip(trait.name)
            box.setChecked(trait.attribute_id in guarded)
            box.toggled.connect(lambda _: self.changed.emit())
            self.alone[trait.attribute_id] = box
            self._alone.addWidget(box)

    def _show_access(self, known: Known, wishes: Wishes) -> None:
        emptied(self._access)
        self.access = None
        options: list[tuple[object, str]] = [(None, tr("nobody was asked"))]
        options += [(t.attribute_id, t.name) for t in known.traits if t.kind is Answers.YES_NO]
        if len(options) > 1:
            said = tr("A table with a&ccess for “yes” to")
            self.access = choice(said.replace("&", ""), options, wishes.accessible)
            self.access.currentIndexChanged.connect(lambda _: self.changed.emit())
            self._access.addWidget(under(said, self.access))

    def _add_most(self) -> None:
        if self._known and _sorts(self._known):
            self._most_row(self._known, _sorts(self._known)[0][0], USUAL_MOST)
            self.changed.emit()

    def _most_row(self, known: Known, chosen: tuple[int, str | None], most: int) -> None:
        sorts = _sorts(known)
        at = next((n for n, (sort, _) in enumerate(sorts) if sort == chosen), 0)
        of = choice(tr("Of which kind"), [(n, said) for n, (_, said) in enumerate(sorts)], at)
        of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        of.setMinimumContentsLength(8)
        top = number(most, "", tr("At most so many"), least=1, most=99)
        top.setPrefix(tr("at most "))
        gone = tool("x", tr("Take this rule out"))
        made = holder(row(top, (of, 1), gone, gap=6))
        pair = (of, top)
        self.most.append(pair)
        self._most.addWidget(made)

        def remove() -> None:
            self.most.remove(pair)
            made.hide()
            made.deleteLater()
            self.changed.emit()

        gone.clicked.connect(remove)
        of.currentIndexChanged.connect(lambda _: self.changed.emit())
        top.valueChanged.connect(lambda _: self.changed.emit())

    def into(self, wishes: Wishes) -> Wishes:
        """Return wishes with these rules."""
        known = self._known
        if known is None:
            return wishes
        guarded = [t for t in known.traits if _is_on(self.alone.get(t.attribute_id))]
        sorts = [sort for sort, _ in _sorts(known)]
        return replace(
            wishes,
            mentor_in_each=self.mentor.isChecked(),
            share_language=self.language.isChecked(),
            never_one=tuple(
                (trait.attribute_id, value)
                for trait in guarded
                for value, count in trait.values
                if count >= FEWEST_OF_A_KIND
            ),
            at_most=tuple((*sorts[of.currentIndex()], top.value()) for of, top in self.most),
            accessible=self.access.currentData() if self.access else None,
        )

    def said(self) -> str:
        """Return which rules hold, in a line."""
        known = self._known
        found = []
        if self.mentor.isChecked() and known and known.mentors:
            found.append(tr("a mentor in each"))
        if self.language.isChecked():
            found.append(tr("a shared language"))
        if any(map(_is_on, self.alone.values())):
            found.append(tr("nobody the only one"))
        if self.most:
            found.append(tr("at most so many of a kind"))
        if known and known.pair_rules:
            n = known.pair_rules
            found.append(wording.counted(n, tr("one pair"), tr("{n} pairs")))
        return wording.listed(found) if found else tr("no rules")


def _short(name: str) -> str:
    """Return a question as a line of the panel has room for it; a check box cannot wrap."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _is_on(box: QCheckBox | None) -> bool:
    return box is not None and box.isChecked()


def _sorts(known: Known) -> list[tuple[tuple[int, str | None], str]]:
    """Return of what there can be at most so many: of any answer, or of one."""
    found: list[tuple[tuple[int, str | None], str]] = []
    for trait in known.traits:
        if trait.values:
            said = tr("of one {name}").format(name=trait.name)
            found.append(((trait.attribute_id, None), said))
            for value, _ in trait.values:
                found.append(((trait.attribute_id, value), f"{trait.name}: {value}"))
    return found
