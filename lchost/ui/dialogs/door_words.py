"""One line that the host writes at the door: a reason, or the door's name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.fields import field, labelled

_LONGEST_REASON, _LONGEST_NAME = 200, 40


def tr(text: str) -> str:
    """Translate a sentence of these dialogs."""
    return QCoreApplication.translate("DoorWords", text)


class ReasonDialog(Dialog):
    """Why somebody is let in all the same; it stands in the log."""

    def __init__(self, parent: QWidget | None, name: str, answer: str) -> None:
        title = tr("Let in {name}").format(name=name)
        super().__init__(parent, title, answer, verb=tr("Let in"), icon="door-open", width=440)
        hint = tr("Paid in cash; a guest of Mai")
        self.reason = field(tr("Reason"), hint=hint, longest=_LONGEST_REASON)
        self.body(labelled(tr("&Reason"), self.reason, tr("Kept with the check-in.")))

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.reason


class DoorNameDialog(Dialog):
    """What this computer's door is called, or who stands at it."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, tr("Name this door"), verb=tr("Save"), width=440)
        self.name = field(tr("Name"), name, tr("Main door, or Linh"), longest=_LONGEST_NAME)
        note = tr("The door, or who stands at it. Kept with each scan on this computer.")
        self.body(labelled(tr("&Name"), self.name, note))

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.name
