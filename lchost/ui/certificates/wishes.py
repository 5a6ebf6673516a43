"""What certificates say: the title, which name, the host's line.  All three are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lchost.models import settings
from lchost.planning import workshops
from lchost.planning.workshops import Workshop
from lchost.ui import theme
from lchost.ui.papers import usual_page_size
from lchost.ui.widgets.fields import choice, field, labelled
from lchost.ui.widgets.layout import column, row

if TYPE_CHECKING:
    from lchost.paper.issuing import CertificateOptions

TITLE, HOST, LEGAL = "certificate_title", "host_name", "certificate_legal_name"

_WIDE_TEXT = 1.3  # from here the fields stand in two rows


class Wishes(QWidget):
    """Three fields side by side; `changed` says which setting wants to be what."""

    changed = Signal(str, object)  # key, value

    def __init__(self) -> None:
        super().__init__()
        self.title = field(self.tr("Title of the certificate"), longest=80)
        self.names = choice(
            self.tr("Name on the certificate"),
            [(False, self.tr("As they want to be called")), (True, self.tr("Legal, where known"))],
        )
        self.host = field(self.tr("Line of the host"), hint=self.tr("Your name"), longest=80)
        title = labelled(self.tr("&Title"), self.title)
        names = labelled(self.tr("&Name"), self.names)
        host = labelled(self.tr("&Host's line"), self.host)
        if theme.text_scale() < _WIDE_TEXT:
            # the usual title stands whole at the usual size
            self.setLayout(row((title, 5), (names, 4), (host, 2), gap=12))
        else:
            self.setLayout(column(names, row((title, 1), (host, 1), gap=12), gap=8))
        self.title.editingFinished.connect(lambda: self._tell(TITLE, self.title.text().strip()))
        self.host.editingFinished.connect(lambda: self._tell(HOST, self.host.text().strip()))
        self.names.activated.connect(lambda _: self._tell(LEGAL, self.names.currentData()))

    def read(self, workshop: Workshop) -> None:
        """Show what is remembered, but for a field that is being written in."""
        self.title.setPlaceholderText(_usual_title(workshop))
        for edit, key in ((self.title, TITLE), (self.host, HOST)):
            if not edit.hasFocus():
                edit.setText(_own_title() if key == TITLE else str(settings.get(key, "")))
                edit.setCursorPosition(0)
        self.names.setCurrentIndex(max(0, self.names.findData(uses_legal_name())))

    def _tell(self, key: str, value: object) -> None:
        kept = _own_title() if key == TITLE else settings.get(key, False if key == LEGAL else "")
        if value != kept:
            self.changed.emit(key, value)


def uses_legal_name() -> bool:
    """Tell whether legal names are printed where they are known."""
    return bool(settings.get(LEGAL, False))


def title_now(workshop: Workshop) -> str:
    """Return the title that a workshop's certificates get."""
    return _own_title() or _usual_title(workshop)


def options_now(workshop_id: int) -> CertificateOptions:
    """Return what the host chose, as the press takes it."""
    from lchost.paper.issuing import CertificateOptions

    title = title_now(workshops.get(workshop_id))
    return CertificateOptions(title, uses_legal_name(), usual_page_size())


def _own_title() -> str:
    """Return the title that the host wrote; empty: lchost's, which speaks the papers' language."""
    from lchost.paper import words

    kept = str(settings.get(TITLE, "")).strip()
    return "" if kept in {words.given(one)["attendance"] for one in words.LANGUAGES} else kept


def _usual_title(workshop: Workshop) -> str:
    from lchost.paper import edited_words

    return edited_words.of_workshop(workshop).attendance
