"""Beside the paper: what to look at before printing, on which sheet, for whom, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton

from lchost.roster.registrations import Registration
from lchost.ui import memory, theme, wording
from lchost.ui.badges import chosen
from lchost.ui.badges.side import DesignSide
from lchost.ui.day_kinds import HANDOUT
from lchost.ui.pages.sign_in_side import SignInSide
from lchost.ui.paper_kinds import BLANK
from lchost.ui.papers import (
    BADGES,
    FEEDBACK,
    PAGE_SIZES,
    SIGN_IN,
    Choices,
    PaperKind,
    kept_variant,
    usual_page_size,
)
from lchost.ui.preflight import Said
from lchost.ui.sheets.side import SheetSide
from lchost.ui.theme import scheme
from lchost.ui.widgets import (
    Mark,
    breakable,
    buddy,
    button,
    choice,
    column,
    emptied,
    holder,
    label,
    labelled,
    line,
    row,
    scroll,
    words,
)
from lchost.ui.widgets.way_choice import WayChoice

_WIDTH = 290
_GROWTH = 0.4  # of the text's: at 150 % the page in the middle keeps its room
_LEAST_SEEN = 90  # pixels of what is said and chosen; more is scrolled
_HUGE, _LEAST_OF_HUGE = 1.75, 70  # from that size of text on, and then
_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_ALL, _NEW, _SOME = "all", "new", "some"


def side_width(usual: int) -> int:
    """Return the width of a side column, grown half as much as the text."""
    return round(usual * (1 + _GROWTH * (theme.text_scale() - 1)))


class PaperSide(QFrame):
    """`choices()` is what the host wants; `changed` tells that it is something else now."""

    changed = Signal()
    asked_to_pick = Signal()  # whose badges
    asked_to_go = Signal(str)  # a step in which a matter can be mended

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._picked: tuple[int, ...] = ()
        self._round_chosen = 0  # by the host; 0: none yet
        self._notes = column(gap=10)
        self.page_size = choice(self.tr("Paper"), list(PAGE_SIZES.items()), usual_page_size())
        self.labels = SheetSide(usual_page_size())
        self.sign_in = SignInSide()
        self.design = DesignSide()
        self.which = WayChoice(self.tr("Badges of"), {_SOME})
        self.round = choice(self.tr("Round"), [])
        self.variant = choice(" ", [])
        self.read_on = button(self.tr("What to read on…"), "book-open")
        self._kind_key = ""
        self.print = button(self.tr("Print"), "printer", "primary")
        self.save = button(self.tr("Save PDF"), "download")
        self.look = button(self.tr("Open the PDF"), "monitor", "quiet")
        self.read_back = button(self.tr("Read filled-in ones…"), "scan-line", "quiet")
        self.feedback = button(self.tr("What feedback says…"), "chart-column", "quiet")
        self.printed = words("", "caption", muted=True, wrap=True)
        self.no_printer = words(
            self.tr("No printer is set up on this computer. Save the PDF and print it elsewhere."),
            "caption",
            muted=True,
            wrap=True,
        )
        self._fill_choices()
        self._lay_out()
        self._connect()

    def _fill_choices(self) -> None:
        for key in (_ALL, _NEW, _SOME, BLANK):
            self.which.addItem("", key)

    def _lay_out(self) -> None:
        self._size_box = labelled(self.tr("&Paper"), self.page_size)
        self._which_box = labelled(self.tr("&Badges of"), self.which)
        self._round_box = labelled(self.tr("&Round"), self.round)
        self._variant_label = buddy(" ", self.variant)
        self._variant_box = holder(column(self._variant_label, self.variant, gap=4))
        is_large = theme.text_scale() >= theme.BELOW_FROM
        told = (self.no_printer, self.printed)  # large, these would leave too little room above
        coming_back: tuple[QPushButton, ...] = (self.read_back, self.feedback)
        is_huge = theme.text_scale() >= _HUGE
        if is_huge:  # the page itself shall not scroll: it is printed or saved at a glance
            coming_back = (self.look, *coming_back)
        inside = column(
            self._notes,
            *((*told, *coming_back) if is_large else ()),
            line(),
            self._round_box,
            self._variant_box,
            self.read_on,
            self._size_box,
            self._which_box,
            self.design,
            self.labels,
            self.sign_in,
            None,
            gap=8,
            margins=(0, 0, 6, 0),
        )
        area = scroll(holder(inside))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        takes = area.sizePolicy().Policy
        area.setSizePolicy(takes.Preferred, takes.Ignored)  # it scrolls: the ways out stay in sight
        area.setMinimumHeight(theme.em(_LEAST_OF_HUGE if is_huge else _LEAST_SEEN))
        for box in (self.page_size, self.round, self.variant):
            box.setSizeAdjustPolicy(_SHORTENED)
            box.setMinimumContentsLength(8)
        title = words(self.tr("Before you print"), "section", wrap=True)
        self.setLayout(
            column(
                title,
                (area, 1),
                *(() if is_large else told),
                self.print,
                self.save,
                *(() if is_huge else (self.look,)),
                *(() if is_large else coming_back),
                gap=8,
                margins=(16, 14, 16, 16),
            )
        )
        self.setFixedWidth(side_width(_WIDTH))

    def _connect(self) -> None:
        self.page_size.activated.connect(self._size_chosen)
        self.which.picked.connect(lambda _: self.changed.emit())
        self.which.asked.connect(lambda _: self.asked_to_pick.emit())
        self.round.activated.connect(self._choose_round)
        self.variant.activated.connect(self._choose_variant)
        self.labels.changed.connect(self.changed)
        self.sign_in.changed.connect(self.changed)

    # --- what it shows --------------------------------------------------------------------------

    def show_kind(self, kind: PaperKind, people: Sequence[Registration]) -> None:
        """Offer what can be chosen for this paper."""
        is_badges = kind.key == BADGES
        self.read_back.setVisible(kind.comes_back)
        self.feedback.setVisible(kind.key in FEEDBACK)
        self._which_box.setVisible(is_badges)
        self.labels.setVisible(is_badges)
        self.design.setVisible(is_badges)
        if is_badges:
            self.design.show_designs(chosen.offered(), chosen.key())
        self._size_box.setVisible(not is_badges)
        self.sign_in.setVisible(kind.key == SIGN_IN)
        self.read_on.setVisible(kind.key == HANDOUT)
        self._show_rounds(kind)
        self._show_variants(kind)
        new = sum(1 for one in people if one.badge_printed_at is None)
        here = {one.id for one in people}
        self._picked = tuple(one for one in self._picked if one in here)
        if not self._picked and self.which.chosen() == _SOME:
            self.which.stand_at(0)
        every = self.tr("Everybody ({n})").format(n=wording.number(len(people)))
        only = self.tr("Only new ones ({n})").format(n=wording.number(new))
        blank = self.tr("Nobody: a sheet to write on")
        for n, text in enumerate((every, only, self._picked_says(people), blank)):
            self.which.setItemText(n, text)

    def _show_rounds(self, kind: PaperKind) -> None:
        """Offer the rounds; the one that the host chose stays."""
        self._round_box.setVisible(len(kind.rounds) > 1)
        if not kind.rounds:
            return
        self.round.clear()
        for round_id, name in kind.rounds:
            self.round.addItem(name, round_id)
        at = self.round.findData(self._round_chosen)
        self.round.setCurrentIndex(at if at >= 0 else self.round.findData(kind.round_id))

    def _show_variants(self, kind: PaperKind) -> None:
        """Offer what the paper comes in; what was chosen last on this computer stays."""
        self._kind_key = kind.key
        self._variant_box.setVisible(len(kind.variants) > 1)
        self._variant_label.setText(kind.variants_title)
        self.variant.setAccessibleName(kind.variants_title.replace("&", ""))
        self.variant.clear()
        for key, name in kind.variants:
            self.variant.addItem(name, key)
        self.variant.setCurrentIndex(self.variant.findData(kept_variant(kind)))

    def _choose_variant(self, at: int) -> None:
        memory.keep_paper_variant(self._kind_key, self.variant.itemData(at))
        self.changed.emit()

    def _picked_says(self, people: Sequence[Registration]) -> str:
        names = [one.name for one in people if one.id in self._picked]
        if not names:
            return self.tr("Chosen people…")
        if len(names) == 1:
            return self.tr("{name}…").format(name=names[0])
        return self.tr("{n} chosen people…").format(n=wording.number(len(names)))

    def show_notes(self, said: Sequence[Said]) -> None:
        """Say what to look at."""
        emptied(self._notes)
        for one in said:
            self._notes.addWidget(self._note(one))

    def _note(self, said: Said) -> QFrame:
        icon = scheme().tone(said.tone).icon
        mark = column(Mark(icon, said.tone), None, margins=(0, 1, 0, 0))
        is_matter = bool(said.more)
        lines = [words(breakable(said.text), "strong" if is_matter else "body", wrap=True)]
        if is_matter:
            lines.append(words(breakable(said.more), "caption", muted=True, wrap=True))
        ways: list[QPushButton] = []
        if said.step:
            way = button(said.way, kind="link")
            way.clicked.connect(lambda _=False, step=said.step: self.asked_to_go.emit(step))
            ways.append(way)
        told = column(*lines, *[row(way, None) for way in ways], gap=2)
        made = holder(row(mark, (told, 1), gap=10))
        made.setAccessibleName(f"{said.text}. {said.more}" if is_matter else said.text)
        return made

    def show_ways(self, pages: int, *, is_badges: bool, has_printer: bool) -> None:
        """Say how much would be printed; 0 pages: nothing can be."""
        one, many = self.tr("Print 1 page"), self.tr("Print {n} pages")
        if is_badges:
            one, many = self.tr("Print 1 sheet"), self.tr("Print {n} sheets")
        text = wording.counted(pages, one, many) if pages else self.tr("Print")
        label(self.print, text, "printer")
        self.print.setEnabled(pages > 0)
        self.save.setEnabled(pages > 0)
        self.look.setEnabled(pages > 0)
        self.print.setVisible(has_printer)
        self.no_printer.setVisible(not has_printer)
        self._dress_save(is_primary=not has_printer)

    def show_printed(self, said: str) -> None:
        """Say when this was printed before; empty: it was not."""
        self.printed.setText(said)
        self.printed.setVisible(bool(said))

    def _dress_save(self, *, is_primary: bool) -> None:
        kind = "primary" if is_primary else ""
        if self.save.property("kind") != kind:
            self.save.setProperty("kind", kind)
            label(self.save, self.tr("Save PDF"), "download")
            self.save.style().unpolish(self.save)
            self.save.style().polish(self.save)

    # --- what is chosen -------------------------------------------------------------------------

    def choices(self) -> Choices:
        """Return what the host wants."""
        which: Any = self.which.chosen()
        return Choices(
            self.page_size.currentData(),
            self._picked if which == _SOME else which,
            self.labels.sheet().key,
            self.labels.slot.slot,
            self.round.currentData() or 0,
            self.sign_in.form(),
            self.variant.currentData() or "",
            self.design.key(),
            self.labels.flip(),
            self.labels.cuts(),
        )

    def picked(self) -> tuple[int, ...]:
        """Return the registrations picked."""
        return self._picked

    def pick(self, registration_ids: Sequence[int], people: Sequence[Registration]) -> None:
        """Show the badges of these; none leaves what was chosen before."""
        if registration_ids:
            self._picked = tuple(registration_ids)
            self.which.setItemText(2, self._picked_says(people))
            self.which.stand_at(2)
        self.changed.emit()

    def pick_new(self) -> None:
        """Show only the badges that were never printed."""
        self.which.stand_at(1)
        self.changed.emit()

    def begin_with(self, round_id: int) -> None:
        """Show the papers of that round, until the host chooses another."""
        self._round_chosen = round_id

    def _choose_round(self, at: int) -> None:
        self._round_chosen = self.round.itemData(at)
        self.changed.emit()

    def _size_chosen(self, _at: int) -> None:
        memory.keep_page_size(self.page_size.currentData())
        self.changed.emit()
