"""How the door works: at once or looked at first, in or out, loud or quiet, and its name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lchost.checkin.answers import Way
from lchost.ui import memory
from lchost.ui.checkin.hours import tr
from lchost.ui.icons import icon
from lchost.ui.sounds import Sounds
from lchost.ui.widgets.buttons import Chip, button, label, tool
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.layout import column, holder


class Modes(QWidget):
    """The switches at the head of the side column.  All but in and out are remembered."""

    looks_first_changed = Signal(bool)
    way_changed = Signal(object)  # Way
    name_asked = Signal()

    def __init__(self, sounds: Sounds) -> None:
        super().__init__()
        self._sounds = sounds
        looks_first = memory.looks_first()
        self.express = Chip(tr("Express"), chosen=not looks_first)
        self.express.setToolTip(tr("Check in at once"))
        self.confirm = Chip(tr("Confirm"), chosen=looks_first)
        self.confirm.setToolTip(tr("Look first: Enter checks in, Esc does not"))
        self.way_in = Chip(tr("In"), chosen=True)
        self.way_in.setToolTip(tr("Check people in"))
        self.way_out = Chip(tr("Out"))
        self.way_out.setToolTip(tr("Check people out"))
        self.mute = tool("volume-2", "", checkable=True)
        self.name = button("", "door-open", "link")
        looks = Flow(self.express, self.confirm, self.mute, gap=6)
        ways = Flow(self.way_in, self.way_out, self.name, gap=6)
        self.setLayout(column(holder(looks), holder(ways), gap=6))
        self.express.clicked.connect(lambda: self._look_first(False))
        self.confirm.clicked.connect(lambda: self._look_first(True))
        self.way_in.clicked.connect(lambda: self.go(Way.IN))
        self.way_out.clicked.connect(lambda: self.go(Way.OUT))
        self.mute.clicked.connect(lambda muted: sounds.switch(not muted))
        sounds.switched.connect(lambda _: self._show_sounds())
        self.name.clicked.connect(self.name_asked)
        self._show_sounds()

    def show_name(self, name: str) -> None:
        """Show which door this is, or who stands at it."""
        said = tr("Door: {name}").format(name=name) if name else tr("Name this door…")
        label(self.name, said, says=tr("Name this door, or who stands at it: kept with each scan"))

    def go(self, way: Way) -> None:
        """Check people in from now on, or out."""
        self.way_in.setChecked(way is Way.IN)
        self.way_out.setChecked(way is Way.OUT)
        self.way_changed.emit(way)

    def _look_first(self, wanted: bool) -> None:
        self.express.setChecked(not wanted)
        self.confirm.setChecked(wanted)
        memory.keep_looks_first(wanted)
        self.looks_first_changed.emit(wanted)

    def _show_sounds(self) -> None:
        is_on = self._sounds.is_on
        says = tr("Sounds are on; press to mute") if is_on else tr("Sounds are off; press to hear")
        self.mute.setIcon(icon("volume-2" if is_on else "volume-x"))
        self.mute.setChecked(not is_on)
        self.mute.setAccessibleName(says)
        self.mute.setToolTip(says)
