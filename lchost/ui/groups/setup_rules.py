"""Rules that hold whatever is wished: a mentor in each, nobody alone, at most so many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame

from lchost.grouping.known import Known, Trait
from lchost.grouping.room import is_small
from lchost.grouping.wishes import Wishes
from lchost.ui import wording
from lchost.ui.groups.setup_most import Most
from lchost.ui.groups.setup_way import narrow
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import button, choice, column, emptied, label, row
from lchost.ui.widgets import labelled as under

LONGEST, LEAST_LETTERS = 52, 12
"""Letters of a line of the panel, with its name in braces; and of a name at least."""

FEWEST_OF_A_KIND = 2


class Rules(QFrame):
    """What must hold; pairs are asked for in their own dialog."""

    changed = Signal()
    pairs_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mentor = QCheckBox(tr("A &mentor in every group"))
        self.language = QCheckBox(tr("Everybody shares a &language with somebody"))
        self.shared: dict[int, QCheckBox] = {}
        self.alone: dict[int, QCheckBox] = {}
        self.most = Most()
        self.access: QComboBox | None = None
        self.pairs = button(tr("Together, apart…"), "link", "quiet")
        self._known: Known | None = None
        self._is_small = False  # groups of two or three
        self._shared = column(gap=6)
        self._alone = column(gap=6)
        self._access = column(gap=0)
        self.setLayout(
            column(
                self.mentor,
                self.language,
                self._shared,
                self._alone,
                self.most,
                self._access,
                row(self.pairs, None),
                gap=8,
            )
        )
        self.mentor.toggled.connect(lambda _: self.changed.emit())
        self.language.toggled.connect(lambda _: self.changed.emit())
        self.most.changed.connect(self.changed)
        self.pairs.clicked.connect(self.pairs_asked)

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen."""
        self._known = known
        self.blockSignals(True)
        self.mentor.setChecked(wishes.mentor_in_each)
        self.mentor.setVisible(bool(known.mentors))
        self.language.setChecked(wishes.share_language)
        self.language.setVisible(known.has_language)
        self._show_shared(known, wishes)
        self._show_alone(known, wishes)
        self._show_access(known, wishes)
        self.most.show_wishes(known, wishes)
        n = known.pair_rules
        said = wording.counted(
            n, tr("Together, apart: one rule…"), tr("Together, apart: {n} rules…")
        )
        label(self.pairs, said if n else tr("Together, apart…"), "link")
        self.blockSignals(False)

    def _show_shared(self, known: Known, wishes: Wishes) -> None:
        emptied(self._shared)
        self.shared = {}
        for trait in known.traits:
            if trait.can_be_shared:
                says = tr("Everybody shares an answer: {name}")
                if trait.is_about_languages:
                    says = tr("Everybody shares a language: {name}")
                box = self._box(says, trait, on=trait.attribute_id in wishes.shared)
                self.shared[trait.attribute_id] = box
                self._shared.addWidget(box)

    def _show_alone(self, known: Known, wishes: Wishes) -> None:
        emptied(self._alone)
        self.alone = {}
        guarded = {attribute for attribute, _ in wishes.never_one}
        for trait in known.traits:
            if not trait.values:
                continue
            on = trait.attribute_id in guarded
            box = self._box(tr("Nobody the only one: {name}"), trait, on=on)
            self.alone[trait.attribute_id] = box
            self._alone.addWidget(box)

    def _box(self, says: str, trait: Trait, *, on: bool) -> QCheckBox:
        """Return a box about a question; its name is cut, since a check box cannot wrap."""
        room = max(LEAST_LETTERS, LONGEST - len(says))
        box = QCheckBox(says.format(name=_short(trait.name, room).replace("&", "&&")))
        box.setAccessibleName(says.format(name=trait.name))
        box.setToolTip(trait.name)
        box.setChecked(on)
        box.toggled.connect(lambda _: self.changed.emit())
        return box

    def _show_access(self, known: Known, wishes: Wishes) -> None:
        emptied(self._access)
        self.access = None
        if not known.access:
            return
        options: list[tuple[object, str]] = [(None, tr("nobody was asked"))]
        for asked in known.access:
            name = asked.name or tr("Access needs")
            yes = wording.counted(asked.people, tr("1 person"), tr("{n} people"))
            said = tr("{question} ({people})").format(question=name, people=yes)
            options.append((asked.of, said))
        text = tr("Needs the table with a&ccess: “yes” to")
        self.access = choice(text.replace("&", ""), options, wishes.accessible)
        narrow(self.access)
        self.access.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._access.addWidget(under(text, self.access))

    def into(self, wishes: Wishes) -> Wishes:
        """Return wishes with these rules."""
        known = self._known
        if known is None:
            return wishes
        guarded = [t for t in known.traits if _is_on(self.alone.get(t.attribute_id))]
        return replace(
            wishes,
            mentor_in_each=self.mentor.isChecked(),
            share_language=self.language.isChecked(),
            never_one=tuple(pair for trait in guarded for pair in _kinds(trait, wishes)),
            shared=tuple(attribute for attribute, box in self.shared.items() if _is_on(box)),
            at_most=self.most.chosen(),
            accessible=self.access.currentData() if self.access else None,
        )

    def follow_sizes(self, sizes: Sequence[Sequence[int]]) -> None:
        """Follow how large the groups of every round would be: a rule may mean none of them."""
        self._is_small = any(is_small(groups) for groups in sizes)

    def said(self) -> str:
        """Return which rules hold, in a line."""
        known = self._known
        found = []
        if self.mentor.isChecked() and known and known.mentors:
            found.append(tr("a mentor in each"))
        if self.language.isChecked() or any(map(_is_on, self.shared.values())):
            found.append(tr("a shared language"))
        if any(map(_is_on, self.alone.values())):
            said = tr("nobody the only one, save in groups of two or three")
            found.append(said if self._is_small else tr("nobody the only one"))
        if self.most.rows:
            found.append(tr("at most so many of a kind"))
        if self.access and self.access.currentData() is not None:
            found.append(tr("a table with access"))
        if known and known.pair_rules:
            n = known.pair_rules
            found.append(wording.counted(n, tr("one pair"), tr("{n} pairs")))
        return wording.listed(found) if found else tr("no rules")


def _short(name: str, longest: int) -> str:
    """Return a question as a line of the panel has room for it."""
    return name if len(name) <= longest else name[: longest - 1] + "…"


def _kinds(trait: Trait, wishes: Wishes) -> list[tuple[int, str]]:
    """Return of whom nobody shall be the only one: as chosen before, else of whichever answer."""
    chosen = [(a, value) for a, value in wishes.never_one if a == trait.attribute_id]
    counts = trait.values
    return chosen or [(trait.attribute_id, v) for v, count in counts if count >= FEWEST_OF_A_KIND]


def _is_on(box: QCheckBox | None) -> bool:
    return box is not None and box.isChecked()
