"""The community's own choices, kept in its file, and the look, kept on this computer."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lchost.models import database, settings
from lchost.models.database import Topic
from lchost.paper import edited_words
from lchost.ui import memory, theme, wording
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.pages.door_settings import DoorSettings
from lchost.ui.signing.settings_card import SigningSettings
from lchost.ui.stationery.settings_card import PaperSettings
from lchost.ui.widgets import (
    action_button,
    card,
    choice,
    column,
    field,
    form,
    holder,
    row,
    scroll,
    words,
)
from lchost.ui.widgets.zone_choice import ZoneChoice

TEXT_SIZES = (100, 115, 130, 150, 175, 200)  # per cent


class SettingsPage(Page):
    """Each choice is kept as soon as its field is left."""

    shows: ClassVar[frozenset[Topic]] = frozenset({Topic.SETTINGS, Topic.PAPERS})

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.header(self.tr("Settings"), self.tr("Each choice is kept as you make it"))
        self.fields = {
            "community_name": field(self.tr("Name of the community")),
            "host_name": field(self.tr("Your name"), "", self.tr("Signs what is printed")),
            "certificate_title": field(self.tr("Title of certificates")),
        }
        self.zone = ZoneChoice("UTC", self.tr("Time zone"))
        self._labels = {
            "community_name": self.tr("naming of the community"),
            "host_name": self.tr("change of the host's name"),
            "certificate_title": self.tr("change of the certificates' title"),
            "zone": self.tr("change of the time zone"),
        }
        self._make_look()
        self.door = DoorSettings(self)
        self.paper = PaperSettings(self)
        self.signing = SigningSettings(self)
        own = (self._community(), self._file(), self._look(), self.signing, self.paper.hands)
        left = holder(column(*own, None, gap=16))
        right = holder(column(self.door, self.paper, None, gap=16))
        is_large = theme.text_scale() >= theme.BELOW_FROM
        if is_large:  # the window scrolls whole pages then
            self.body(left, right)
        else:
            self.body((scroll(holder(row((left, 1), (right, 1), gap=16))), 1))
        for key, edit in self.fields.items():
            edit.editingFinished.connect(lambda key=key, edit=edit: self._keep(key, edit.text()))
        self.zone.typed.editingFinished.connect(self._keep_zone)
        self.zone.activated.connect(lambda _: self._keep_zone())

    def reload(self) -> None:
        for key, edit in self.fields.items():
            _fill(edit, str(settings.get(key, self._usual(key))))
        if not self.zone.typed.hasFocus():
            self._show_zone()
        self.door.show_kept()
        self.paper.show_kept()
        self.signing.show_kept()
        path = database.current_path()
        self.path.setText(str(path or ""))

    def _usual(self, key: str) -> str:
        return edited_words.of_community().attendance if key == "certificate_title" else ""

    # --- parts ----------------------------------------------------------------------------------

    def _community(self) -> QWidget:
        facts = form(
            (self.tr("&Name"), self.fields["community_name"]),
            (self.tr("&Host"), self.fields["host_name"]),
            (self.tr("Time &zone"), self.zone),
            (self.tr("&Certificates are titled"), self.fields["certificate_title"]),
        )
        return card(facts, title=self.tr("This community"), pad=20)

    def _file(self) -> QWidget:
        self.path = words("", muted=True, wrap=True)
        promise = self.tr(
            "Everything is in this one file, saved as you go. Copies are made when it is opened,"
            " before an import and when it is closed; the last ten are kept."
        )
        ways = row(
            action_button(self.frame.action("file.copy")),
            action_button(self.frame.action("file.restore"), "quiet"),
            None,
        )
        return card(words(promise, wrap=True), self.path, ways, title=self.tr("The file"), pad=20)

    def _make_look(self) -> None:
        scheme, percent, calm = memory.look()
        self.scheme = choice(
            self.tr("Colours"),
            [
                ("system", self.tr("As the system has it")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
            scheme,
        )
        sizes: list[tuple[object, str]] = [(n, f"{n} %") for n in TEXT_SIZES]
        self.text_size = choice(self.tr("Text size"), sizes, percent)
        self.still = QCheckBox(self.tr("Without movement"))
        self.still.setChecked(calm)
        self.scheme.activated.connect(lambda _: self._keep_look())
        self.text_size.activated.connect(lambda _: self._keep_look())
        self.still.clicked.connect(lambda _: self._keep_look())

    def _look(self) -> QWidget:
        facts = form((self.tr("C&olours"), self.scheme), (self.tr("Te&xt size"), self.text_size))
        text = self.tr("Kept on this computer, for all communities.")
        note = words(text, "caption", muted=True, wrap=True)
        return card(facts, self.still, note, title=self.tr("Look"), pad=20)

    # --- keeping --------------------------------------------------------------------------------

    def _keep(self, key: str, value: str) -> None:
        value = value.strip()
        if value == settings.get(key, self._usual(key)):
            return
        said = self.tr("Kept the setting")
        self.do(self._labels[key], lambda: settings.put(key, value), said)

    def _keep_zone(self) -> None:
        if self.zone.is_known():
            self._keep("zone", self.zone.zone())
        else:
            self._show_zone()

    def _show_zone(self) -> None:
        name = settings.get("zone") or wording.local_zone_name()
        self.zone.setCurrentText(str(name).replace("_", " "))

    def _keep_look(self) -> None:
        wanted = str(self.scheme.currentData()), int(self.text_size.currentData())
        memory.keep_look(*wanted, calm=self.still.isChecked())
        self.frame.look_changed.emit()


def _fill(edit: QLineEdit, text: str) -> None:
    """Show a value, but not while somebody is typing."""
    if not edit.hasFocus() and edit.text() != text:
        edit.setText(text)
