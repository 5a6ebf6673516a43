"""What a certificate says besides name and workshop, as fields."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.credentials.rules.facts import LONGEST, Facts, Hours
from lchost.ui.widgets.fields import choice, field, labelled, number
from lchost.ui.widgets.layout import column, row


class FactFields(QWidget):
    """`facts()` is the answer, and `letters`."""

    def __init__(self, said: Facts, letters: str) -> None:
        super().__init__()
        offered: list[tuple[object, str]] = [
            (Hours.PLANNED, self.tr("how long it was")),
            (Hours.ATTENDED, self.tr("how long each was there")),
            (Hours.NONE, self.tr("none")),
        ]
        self.hours = choice(self.tr("Hours"), offered, said.hours)
        self.place = QCheckBox(self.tr("the place"))
        self.place.setChecked(said.place)
        self.credits = field(self.tr("Credits"), said.credits, self.tr("2.5"), longest=12)
        self.unit = field(self.tr("Of what"), said.unit, self.tr("CPD points"), longest=40)
        self.topic = field(self.tr("Topic"), said.topic, longest=120)
        self.facilitator = field(self.tr("Facilitator"), said.facilitator, longest=120)
        hint = self.tr("If you have one")
        self.licence = field(self.tr("Licence number"), said.licence, hint, longest=60)
        says, unit = self.tr("Holds for"), self.tr("months")
        self.expiry = number(said.expiry_months or 0, unit, says, most=LONGEST)
        self.expiry.setSpecialValueText(self.tr("unlimited"))
        hint = self.tr("CPD")
        self.letters = field(self.tr("Letters before the number"), letters, hint, longest=6)
        self._lay_out()

    def _lay_out(self) -> None:
        pairs = (
            (labelled(self.tr("&Hours"), self.hours), labelled(self.tr("Holds &for"), self.expiry)),
            (labelled(self.tr("C&redits"), self.credits), labelled(self.tr("&Unit"), self.unit)),
            (
                labelled(self.tr("To&pic"), self.topic),
                labelled(self.tr("Faci&litator"), self.facilitator),
            ),
            (
                labelled(self.tr("Lice&nce number"), self.licence),
                labelled(self.tr("&Before the number"), self.letters),
            ),
        )
        lines = [row((left, 1), (right, 1), gap=12) for left, right in pairs]
        self.setLayout(column(*lines, self.place, gap=8))

    def facts(self) -> Facts:
        """Return what is to be printed."""
        return Facts(
            hours=self.hours.currentData(),
            credits=self.credits.text().strip(),
            unit=self.unit.text().strip(),
            place=self.place.isChecked(),
            topic=self.topic.text().strip(),
            facilitator=self.facilitator.text().strip(),
            licence=self.licence.text().strip(),
            expiry_months=self.expiry.value() or None,
        )
