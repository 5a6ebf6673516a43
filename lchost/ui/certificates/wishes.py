"""What certificates say: the title, which name, the host's line.  All three are remembered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lchost.credentials.kinds import Kind
from lchost.credentials.rules import ruling
from lchost.credentials.rules.ruling import Rule
from lchost.models import settings
from lchost.paper import by_rule
from lchost.paper.by_rule import LEGAL, TITLE, own_title, uses_legal_name, usual_title
from lchost.planning import workshops
from lchost.planning.workshops import Workshop
from lchost.ui import theme
from lchost.ui.papers import usual_page_size
from lchost.ui.widgets.fields import choice, field, labelled
from lchost.ui.widgets.layout import column, row

if TYPE_CHECKING:
    from lchost.paper.issuing import CertificateOptions

HOST = "host_name"

_WIDE_TEXT = 1.3  # from here the fields stand in two rows


class Wishes(QWidget):
    """Three fields side by side; `changed` says which setting wants to be what."""

    changed = Signal(str, object)  # key, value

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
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

    def read(self, workshop: Workshop, rule: Rule) -> None:
        """Show what is remembered, but for a field that is being written in.

        A certificate that has a title of its own keeps it in its rule.
        """
        self._title = rule.title if _has_own_title(rule) else own_title()
        self.title.setPlaceholderText(usual_title(workshop, rule.kind))
        for edit, said in ((self.title, self._title), (self.host, str(settings.get(HOST, "")))):
            if not edit.hasFocus():
                edit.setText(said)
                edit.setCursorPosition(0)
        self.names.setCurrentIndex(max(0, self.names.findData(uses_legal_name())))

    def _tell(self, key: str, value: object) -> None:
        known = self._title if key == TITLE else settings.get(key, False if key == LEGAL else "")
        if value != known:
            self.changed.emit(key, value)


def keep(key: str, value: object, workshop_id: int, rule: Rule) -> None:
    """Remember a wish; the title of a certificate that has its own goes into its rule."""
    if key == TITLE and _has_own_title(rule):
        ruling.edit(workshop_id, rule.id, replace(rule.draft, title=str(value)))
    else:
        settings.put(key, value)


def options_now(workshop_id: int, rule: Rule | None = None) -> CertificateOptions:
    """Return what the host chose, as the press takes it; without a rule: the workshop's first."""
    from lchost.paper.issuing import CertificateOptions

    rule = rule or ruling.listing(workshop_id)[0]
    said = by_rule.wording(workshops.get(workshop_id), rule)
    return CertificateOptions(
        said.title,
        uses_legal_name(),
        usual_page_size(),
        said,
        design=rule.design,
        second_language=rule.second_language,
    )


def with_merits(
    options: CertificateOptions, workshop_id: int, rule: Rule, member_ids: Collection[int]
) -> CertificateOptions:
    """Add what these members did for it; reads all, so not on the screen's thread."""
    from lchost.paper.merits import merits

    return replace(options, merits=merits(workshop_id, rule, member_ids))


def _has_own_title(rule: Rule) -> bool:
    """Tell whether the title is the rule's own: only that of attendance is the community's."""
    return bool(rule.title) or rule.kind is not Kind.ATTENDANCE
