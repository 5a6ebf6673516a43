"""Somebody who is not on the list: a name is enough."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QWidget

from lchost.roster import members
from lchost.roster.matching import looks_like_email
from lchost.roster.members import Found
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets.buttons import label
from lchost.ui.widgets.cells import Cell
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import column, holder, row, words
from lchost.ui.widgets.marks import Mark

_PAUSE_MS = 120  # after the last key, before looking for people of that name
_MOST = 6  # people of a similar name


def tr(text: str) -> str:
    """Translate a sentence of this dialog."""
    return QCoreApplication.translate("WalkInDialog", text)


class WalkInDialog(Dialog):
    """Asks for a name, perhaps an e-mail.

    People who may be the same come up while the host types.  The first Enter then goes to them,
    so that nobody is made twice without being seen: Enter takes the one, Tab and Enter adds.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workshop: str,
        name: str = "",
        email: str = "",
        note: str = "",
        full: str = "",
    ) -> None:
        """Ask.  `note`: how many places are free; `full`: none is, as a sentence that warns."""
        facts = tr("Gets a place in “{workshop}”, and is in.").format(workshop=workshop)
        super().__init__(
            parent, tr("Walk-in"), facts, verb=tr("Check in"), icon="user-plus", note=note
        )
        self.member: Found | None = None  # who it is, when the host chose one
        self._is_full = bool(full)
        self.name = field(tr("Name"), name, longest=120)
        self.email = field(tr("E-mail, if they like"), email)
        self._seen: tuple[str, str] = ("", "")
        self.known = Grid(
            (Column(tr("Name"), lambda p: p.name, lambda p: Cell(p.name, sub=p.detail)),),
            tr("People who may be the same"),
            key=lambda person: person.member_id,
            several=False,
            row_height=46,
        )
        self.known.horizontalHeader().hide()
        self.known.setMinimumHeight(theme.em(3 * 46 + 2))
        ask = words(tr("Is it one of these? Enter takes them, nobody is added."), "strong")
        self._same = holder(column(ask, self.known, gap=6))
        self._same.hide()
        self.full = words(full, "strong", wrap=True)
        warning = row(Mark("triangle-alert", "attention", 22), (self.full, 1), gap=10)
        warning.setContentsMargins(14, 10, 14, 10)
        self.body(
            *([holder(warning, "attention")] if full else []),
            labelled(tr("&Name"), self.name),
            labelled(tr("&E-mail, if they like"), self.email),
            self._same,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.name.textChanged.connect(lambda _: self._pause.start())
        self.email.textChanged.connect(lambda _: self._pause.start())
        self.known.opened.connect(self._take)
        for one, other in ((self.name, self.email), (self.email, self.known)):
            self.setTabOrder(one, other)
        self.setTabOrder(self.known, self.verb)
        self.setTabOrder(self.verb, self.cancel)
        self._name_verb()
        self.look()

    def first_focus(self) -> QWidget:
        """Return the field of the name."""
        return self.name

    def look(self) -> None:
        """Show who may be the same person."""
        self._pause.stop()
        name, email = self.name.text().strip(), self.email.text().strip()
        if (name, email) == self._seen:
            return
        self._seen = (name, email)
        found = members.look_alikes(name, email)[:_MOST] if name or email else []
        self.known.show_rows(found)
        self._same.setVisible(bool(found))
        self._name_verb()
        self.fit()

    def press(self) -> None:
        """Add; with people who may be the same, only once the host has seen them."""
        self.look()
        is_asked = self._same.isVisible() and not self.verb.hasFocus()
        if is_asked and not self.first_fault():
            first = self.known.rows.rows()[0]
            self.known.choose(first.member_id)
            self.known.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().press()

    def first_fault(self) -> str:
        """Say what is missing."""
        if not self.name.text().strip():
            self.name.setFocus()
            return tr("Write a name first: it is all that is needed.")
        email = self.email.text().strip()
        if email and not looks_like_email(email):
            self.email.setFocus()
            return tr("That is no e-mail address. Mend it, or leave it out.")
        return ""

    def _take(self, person: Found) -> None:
        self.member = person
        self.accept()

    def _name_verb(self) -> None:
        is_asked = not self._same.isHidden()
        if is_asked:
            said = tr("Add as somebody new")
        else:
            said = tr("Let in anyway") if self._is_full else tr("Check in")
        label(self.verb, said, "user-plus")
