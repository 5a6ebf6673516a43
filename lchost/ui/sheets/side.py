"""Beside the badges: on which sheet, from which label on, with which backs, how it is cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.cutting import Cuts
from lchost.paper.sheets.presets import SHEETS, Sheet
from lchost.ui.sheets import remembered, saying
from lchost.ui.sheets.pick import PickSheetDialog
from lchost.ui.widgets import buddy, button, choice, column, holder, labelled, row, words
from lchost.ui.widgets.slot_choice import SlotChoice
from lchost.ui.widgets.way_choice import WayChoice

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_OTHER = ""  # the line of the list that opens all sheets


class SheetSide(QWidget):
    """`sheet()` and `slot.slot` are what the host wants; `changed` tells of another wish."""

    changed = Signal()
    asked_to_calibrate = Signal()

    def __init__(self, page_size: str) -> None:
        super().__init__()
        self._page_size = page_size
        self._flip: Flip | None = None  # as chosen here
        self.list = WayChoice(self.tr("Sheet"), {_OTHER})
        self.doubt = words(
            self.tr("Sources differ on this sheet: print the calibration page first."),
            "caption",
            muted=True,
            wrap=True,
        )
        self.slot = SlotChoice()
        self.backs = choice(self.tr("Sides"), [])
        self.one_side = words(
            self.tr("This sheet has one side: the back of the design is left out."),
            "caption",
            muted=True,
            wrap=True,
        )
        offered: list[tuple[object, str]] = [(one, saying.cutting(one)) for one in Cuts]
        self.knife = choice(self.tr("For cutting"), offered, remembered.cuts())
        self.calibrate = button(self.tr("Printed in the wrong place?"), kind="link")
        for one in (self.backs, self.knife):
            one.setSizeAdjustPolicy(_SHORTENED)
            one.setMinimumContentsLength(8)
        self._lay_out()
        self._backs_box.hide()
        self.one_side.hide()
        self._fill()
        self.list.picked.connect(self._chosen)
        self.list.asked.connect(lambda _: self.ask_for_another())
        self.slot.changed.connect(lambda _: self.changed.emit())
        self.backs.activated.connect(self._back_chosen)
        self.knife.activated.connect(self._knife_chosen)
        self.calibrate.clicked.connect(self.asked_to_calibrate)

    def _lay_out(self) -> None:
        note = self.tr("The first free label of a sheet that was used before")
        told = words(note, "caption", muted=True, wrap=True)
        beside = column(buddy(self.tr("&First label"), self.slot), told, None, gap=2)
        self._slot_box = holder(row(column(self.slot, None), (beside, 1), gap=12))
        self._backs_box = labelled(self.tr("S&ides"), self.backs)
        self._knife_box = labelled(self.tr("For &cutting"), self.knife)
        self.setLayout(
            column(
                labelled(self.tr("&Sheet"), self.list),
                self.doubt,
                self.one_side,
                self._slot_box,
                self._backs_box,
                self._knife_box,
                row(self.calibrate, None),
                gap=6,
            )
        )

    def _fill(self) -> None:
        self.list.clear()
        for key in remembered.recent(self._page_size):
            self.list.addItem(saying.called(SHEETS[key]), key)
        self.list.addItem(self.tr("Another sheet…"), _OTHER)
        self.list.stand_at(0)
        self._show()

    def sheet(self) -> Sheet:
        """Return the sheet that is chosen."""
        return SHEETS[str(self.list.chosen())]

    def flip(self) -> Flip | None:
        """Return how backs shall come about; None: as is usual."""
        return self._flip or remembered.flip()

    def cuts(self) -> Cuts:
        """Return what shall be printed for the knife; the same where there is none."""
        chosen: Cuts = self.knife.currentData()
        return chosen if self.sheet().is_cut_by_hand else Cuts.LINES

    def show_backs(self, ways: Sequence[Flip], way: Flip) -> None:
        """Offer the ways in which backs can come about; none where the design has no back.

        The only way is to leave them out: stickers have one side.
        """
        self._backs_box.setVisible(len(ways) > 1)
        self.one_side.setVisible(len(ways) == 1)
        self.backs.clear()
        for one in ways:
            self.backs.addItem(saying.turning(one), one)
        self.backs.setCurrentIndex(max(0, self.backs.findData(way)))

    def take(self, sheet: Sheet) -> None:
        """Take another sheet and remember it."""
        remembered.keep(sheet.key)
        self._fill()
        self.changed.emit()

    def _chosen(self, key: str) -> None:
        remembered.keep(key)
        self._show()
        self.changed.emit()

    def ask_for_another(self) -> None:
        """Ask which of all sheets it is."""
        dialog = PickSheetDialog(self, self.sheet().key)
        dialog.accepted.connect(lambda: self._picked(dialog.chosen()))
        dialog.open()

    def _back_chosen(self, at: int) -> None:
        self._flip = self.backs.itemData(at)
        if self._flip in (Flip.LONG, Flip.SHORT):
            remembered.keep_flip(self._flip)
        self.changed.emit()

    def _knife_chosen(self, at: int) -> None:
        remembered.keep_cuts(self.knife.itemData(at))
        self.changed.emit()

    def _picked(self, sheet: Sheet | None) -> None:
        if sheet:
            self.take(sheet)

    def _show(self) -> None:
        sheet = self.sheet()
        self.slot.show_sheet(sheet)
        self._slot_box.setVisible(sheet.slots > 1)
        self._knife_box.setVisible(sheet.is_cut_by_hand)
        self.doubt.setVisible(bool(sheet.doubt))
        self.list.setToolTip(saying.called(sheet))
