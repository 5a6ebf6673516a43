"""What the door says and shows: the guidelines, the guests' Wi-Fi, this door's name."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit

from lchost.models import settings
from lchost.ui import memory
from lchost.ui.arrivals import wish
from lchost.ui.arrivals.settings import ArrivalSettings
from lchost.ui.arrivals.wish import Wish
from lchost.ui.page import Page
from lchost.ui.widgets import card, choice, column, field, form, labelled, lines, words

_LONGEST_NETWORK, _LONGEST_PASSWORD = 32, 63  # bytes of a network's name; letters of a WPA key


class DoorSettings(QFrame):
    """Three cards; each choice is kept as soon as its field is left."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        hint = self.tr("How people treat each other here: a few sentences that everybody accepts")
        self.guidelines = lines(self.tr("Community guidelines"), "", hint, rows=6)
        self.stage_names = QCheckBox(
            self.tr("Welcome people by name on the stage, if they said yes")
        )
        self.walk_ins = QCheckBox(
            self.tr("Helpers at another laptop may add who is not on the list")
        )
        self.door_name = field(self.tr("Name of this door"), "", self.tr("Front door"), longest=40)
        self._make_network()
        self.badges = ArrivalSettings(self._wish_changed)
        printing = card(self.badges, title=self.tr("Badges on arrival"), pad=20)
        self.setLayout(column(self._words_card(), self._network_card(), printing, gap=16))
        self._connect()

    def _make_network(self) -> None:
        self.network = field(self.tr("Name of the network"), longest=_LONGEST_NETWORK)
        self.password = field(self.tr("Password"), longest=_LONGEST_PASSWORD)
        kinds: list[tuple[object, str]] = [
            ("WPA", self.tr("With a password (WPA)")),
            ("nopass", self.tr("Open")),
        ]
        self.security = choice(self.tr("Security"), kinds)

    def _words_card(self) -> QFrame:
        note = self.tr("Shown on phones at the first check-in; what was accepted is kept.")
        lists = self.tr(
            "“Find your table” names everybody as their badge does, but nobody who said no."
        )
        names = form((self.tr("This &door is called"), self.door_name))
        return card(
            labelled(self.tr("Community &guidelines"), self.guidelines, note),
            self.stage_names,
            words(lists, "caption", muted=True, wrap=True),
            self.walk_ins,
            names,
            title=self.tr("The door"),
            pad=20,
        )

    def _network_card(self) -> QFrame:
        facts = form(
            (self.tr("Net&work"), self.network),
            (self.tr("&Security"), self.security),
            (self.tr("&Password"), self.password),
        )
        text = self.tr(
            "For the code that phones scan to join. It is for guests: everybody sees it."
        )
        note = words(text, "caption", muted=True, wrap=True)
        return card(facts, note, title=self.tr("Wi-Fi for guests"), pad=20)

    def _connect(self) -> None:
        self.guidelines.left.connect(self._keep_guidelines)
        self.stage_names.clicked.connect(self._keep_stage_names)
        self.walk_ins.clicked.connect(self._keep_walk_ins)
        self.door_name.editingFinished.connect(self._keep_door_name)
        self.network.editingFinished.connect(self._keep_network)
        self.password.editingFinished.connect(self._keep_network)
        self.security.activated.connect(lambda _: self._keep_network())

    # --- what it shows --------------------------------------------------------------------------

    def show_kept(self) -> None:
        """Show what is kept, but not while somebody is typing."""
        kept = str(settings.get("guidelines", "") or "")
        if not self.guidelines.hasFocus() and self.guidelines.toPlainText() != kept:
            self.guidelines.setPlainText(kept)
        self.stage_names.setChecked(bool(settings.get("stage_names", False)))
        self.walk_ins.setChecked(bool(settings.get("door_walk_ins", True)))
        _fill(self.door_name, memory.door_name())
        wifi = _network()
        _fill(self.network, wifi["name"])
        _fill(self.password, wifi["password"])
        self.security.setCurrentIndex(max(0, self.security.findData(wifi["security"])))
        self.badges.show_wish(wish.kept())
        self._settle()

    def _settle(self) -> None:
        self.password.setEnabled(self.security.currentData() != "nopass")

    # --- keeping --------------------------------------------------------------------------------

    def _keep_guidelines(self) -> None:
        text = self.guidelines.toPlainText().strip()
        if text != str(settings.get("guidelines", "") or ""):
            self._keep(self.tr("change of the guidelines"), "guidelines", text)

    def _keep_stage_names(self) -> None:
        is_on = self.stage_names.isChecked()
        self._keep(self.tr("names on the stage"), "stage_names", is_on)

    def _keep_walk_ins(self) -> None:
        self._keep(self.tr("walk-ins at door stations"), "door_walk_ins", self.walk_ins.isChecked())

    def _keep_network(self) -> None:
        self._settle()
        is_open = self.security.currentData() == "nopass"
        wifi = {
            "name": self.network.text().strip(),
            "password": "" if is_open else self.password.text(),
            "security": str(self.security.currentData()),
        }
        if wifi != _network():
            self._keep(self.tr("change of the Wi-Fi for guests"), "wifi", wifi)

    def _keep(self, label: str, key: str, value: object) -> None:
        said = self.tr("Kept the setting")
        self._page.do(label, lambda: settings.put(key, value), said)

    def _wish_changed(self, wanted: Wish) -> None:
        frame = self._page.frame
        if frame.has_day:
            frame.day.badges.turn(wanted)
        else:
            wish.keep(wanted)

    def _keep_door_name(self) -> None:
        memory.keep_door_name(self.door_name.text().strip())


def _network() -> dict[str, str]:
    """Return the network that is kept; a file may hold anything under this key."""
    kept = settings.get("wifi")
    kept = kept if isinstance(kept, dict) else {}
    found = {key: str(kept.get(key) or "") for key in ("name", "password")}
    return {**found, "security": "nopass" if kept.get("security") == "nopass" else "WPA"}


def _fill(edit: QLineEdit, text: str) -> None:
    if not edit.hasFocus() and edit.text() != text:
        edit.setText(text)
