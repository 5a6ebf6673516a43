"""A searchable list of the world's time zones."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy

# Old names and offsets that say nothing of summer time: kept for files, not offered.
_NOT_OFFERED = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Factory", "localtime")


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Return the IANA names that are offered, by the alphabet."""
    cities = (name for name in available_timezones() if "/" in name)
    return (*sorted(name for name in cities if not name.startswith(_NOT_OFFERED)), "UTC")


class ZoneChoice(QComboBox):
    """Type any part of a name ("ho chi"), or choose; "_" is shown as a space."""

    def __init__(self, chosen: str, says: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.typed = self.lineEdit() or QLineEdit()  # editable, so there is one
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        known = zone_names()
        names = known if chosen in known else (chosen, *known)
        for name in names:
            self.addItem(name.replace("_", " "), name)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(says)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.typed.setAccessibleName(says)

    def zone(self) -> str:
        """Return the IANA name; what was typed, if it is none of the list."""
        typed = " ".join(self.currentText().replace("_", " ").split()).casefold()
        for n in range(self.count()):
            if self.itemText(n).casefold() == typed:
                return str(self.itemData(n))
        return self.currentText().strip()

    def is_known(self) -> bool:
        """Tell whether what is typed is a zone."""
        return self.findData(self.zone()) >= 0
