"""Asks for one part of the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from lchost.planning.agenda import Format, ItemDraft
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.formats import formats
from lchost.ui.widgets import choice, field, labelled, number, row

_USUAL_MIN = 15
_LONGEST_MIN = 24 * 60


class AgendaItemDialog(Dialog):
    """What happens, how long, in which format, led by whom; `draft()` is the answer."""

    def __init__(
        self,
        parent: QWidget | None,
        draft: ItemDraft | None = None,
        *,
        minutes: int = _USUAL_MIN,
        leaders: Sequence[str] = (),
    ) -> None:
        """Ask for a new part, or for changes to `draft`; `leaders` are offered while typing."""
        new = draft is None
        title = self.tr("New agenda item") if new else self.tr("Change agenda item")
        verb = self.tr("Add") if new else self.tr("Save")
        super().__init__(parent, title, verb=verb, icon="plus" if new else "check")
        draft = draft or ItemDraft("", minutes)
        hint = self.tr("What happens, such as “Pairs critique”")
        self.item_title = field(self.tr("Item"), draft.title, hint)
        least = 0 if draft.minutes == 0 else 1
        says = self.tr("Minutes")
        self.minutes = number(draft.minutes, self.tr("min"), says, least=least, most=_LONGEST_MIN)
        self.minutes.setSingleStep(5)
        offered = [(kind, name or self.tr("Not said")) for kind, name in formats().items()]
        self.format = choice(self.tr("Format"), list(offered), draft.format)
        self.leader = field(self.tr("Led by"), draft.leader, self.tr("Nobody yet"))
        self.leader.setCompleter(_completer(leaders, self))
        self.body(
            labelled(self.tr("&Item"), self.item_title),
            row(
                (labelled(self.tr("&Minutes"), self.minutes), 1),
                (labelled(self.tr("&Format"), self.format), 2),
                gap=12,
            ),
            labelled(self.tr("&Led by"), self.leader),
        )

    def first_focus(self) -> QWidget:
        """Begin with what happens."""
        self.item_title.selectAll()
        return self.item_title

    def first_fault(self) -> str:
        """Refuse a part without a name."""
        if not self.item_title.text().strip():
            self.item_title.setFocus()
            return self.tr("Say in a word or two what happens in this part.")
        return ""

    def draft(self) -> ItemDraft:
        """Return what was asked for."""
        kind = self.format.currentData()
        return ItemDraft(
            self.item_title.text().strip(),
            self.minutes.value(),
            kind if isinstance(kind, Format) else Format(kind),
            self.leader.text().strip(),
        )


def _completer(names: Sequence[str], parent: QWidget) -> QCompleter:
    made = QCompleter(sorted(set(names)), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
