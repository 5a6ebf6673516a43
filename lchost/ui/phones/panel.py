"""Phones and door stations: on or off, the address, the PIN, posters, a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QWidget

from lchost.checkin import wifi
from lchost.models import settings
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import keep_on_screen, room_of
from lchost.ui.phones import commands, printing
from lchost.ui.phones.door import State
from lchost.ui.phones.trying import PhoneTest
from lchost.ui.phones.words import said_of
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.code import CodeView
from lchost.ui.widgets.fields import choice, labelled
from lchost.ui.widgets.layout import card, column, holder, row, scroll, words
from lchost.ui.widgets.marks import Mark
from lchost.ui.words_of_selftest import address_words

if TYPE_CHECKING:
    from lchost.ui.page import WorkshopPage

_WIDE, _WIDEST = 1000, 1280  # pixels: at the usual text size, and at any
_LEAST_TALL = 160  # pixels of the cards where they scroll
_MARGINS = 60  # pixels beside the cards
_CODE_SIDE = 128


class PhonesPanel(Dialog):
    """Everything about phones in one place; each choice counts at once."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, "", width=min(_WIDE, round(_WIDEST / theme.text_scale())))
        self.set_title()
        self._page, self.phones = page, page.frame.day.phones
        self._make_parts()
        parts = [self._address_card(), self._stations_card(), self._test_card()]
        cards = row(*((one, 1) for one in parts), gap=14)
        inside = holder(cards)
        if inside.minimumSizeHint().width() > self.width() - _MARGINS:
            cards.setDirection(QBoxLayout.Direction.TopToBottom)
        self._cards = scroll(inside)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body(self._switch(), self._state_card(), (self._cards, 1))
        self._connect()
        self.show_state()

    def set_title(self) -> None:
        """Name the dialog, for the eye and for the system's list of windows."""
        self.title.setText(self.tr("Phones and door stations"))
        self.setWindowTitle(self.title.text())

    # --- parts ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.on = QCheckBox(self.tr("Phones and other laptops may check in"))
        self.on.setChecked(self.phones.is_switched_on)
        self.address = choice(self.tr("Address"), [])
        self.mark, self.said = Mark("wifi", "neutral", 22), words("", "strong", wrap=True)
        self.more = words("", wrap=True)
        self.stage = button(self.tr("Show the poster on the stage"), "presentation", "primary")
        self.print = button(self.tr("Print…"), "printer", says=self.tr("Print a poster"))
        self.save = button(self.tr("Save…"), "download", says=self.tr("Save a poster as a PDF"))
        self.network = words("", wrap=True)
        self.change = button(self.tr("Change"), "", "link", says=self.tr("Change the Wi-Fi"))
        self.door_code = CodeView(_CODE_SIDE, self.tr("Code of the door station's page"))
        self.door_address = words("", "strong", wrap=True)
        self.pin = words("", "stat")
        self.fresh = button(self.tr("New PIN"), "rotate-ccw")
        self.test = PhoneTest(self.phones)
        for label in (self.door_address, self.pin):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _switch(self) -> QWidget:
        note = self.tr(
            "This laptop then serves a small page to its own network: people scan the poster and"
            " find their name. Nothing goes to the internet, and no list of people is shown."
        )
        return holder(column(self.on, words(note, "caption", muted=True, wrap=True), gap=4))

    def _state_card(self) -> QFrame:
        text = column(self.said, self.more, gap=2)
        self.state = holder(row(self.mark, (text, 1), gap=12, margins=(16, 10, 16, 10)), "neutral")
        return self.state

    def _address_card(self) -> QFrame:
        note = self.tr("The first one is the likeliest. Phones must be in the same network.")
        ways = column(self.stage, row((self.print, 1), (self.save, 1), gap=8), gap=8)
        net = column(words(self.tr("Guests' Wi-Fi"), "caption", muted=True), self.network, gap=0)
        return card(
            labelled(self.tr("Add&ress of this laptop"), self.address, note),
            row((net, 1), self.change, gap=8),
            None,
            ways,
            words(
                self.tr("The poster on paper never turns: you nod to everybody who uses it."),
                "caption",
                muted=True,
                wrap=True,
            ),
            title=self.tr("The poster"),
        )

    def _stations_card(self) -> QFrame:
        how = self.tr("On another laptop, open this address in the browser and type the PIN.")
        return card(
            row(None, self.door_code, None),
            words(how, wrap=True),
            self.door_address,
            row((self.pin, 1), self.fresh, gap=4),
            words(
                self.tr(
                    "Whoever has the PIN can check people in, and sees nobody's e-mail or phone."
                ),
                "caption",
                muted=True,
                wrap=True,
            ),
            None,
            title=self.tr("Door stations"),
        )

    def _test_card(self) -> QFrame:
        return card(self.test, title=self.tr("Try it with a phone"))

    def _connect(self) -> None:
        phones = self.phones
        self.on.toggled.connect(phones.switch)
        self.address.activated.connect(lambda _: self._choose())
        self.fresh.clicked.connect(lambda: phones.new_pin())
        self.stage.clicked.connect(self._to_stage)
        self.print.clicked.connect(lambda: printing.print_poster(self._page, phones))
        self.save.clicked.connect(lambda: printing.save_poster(self._page, phones))
        self.change.clicked.connect(self._to_settings)
        phones.changed.connect(self.show_state)
        phones.look_around()

    def first_focus(self) -> QWidget:
        """Return the switch while phones are off, else the way to the stage."""
        return self.stage if self.phones.state is State.ON else self.on

    # --- what it shows --------------------------------------------------------------------------

    @Slot()
    def show_state(self) -> None:
        """Show how phones stand now."""
        said, is_on = said_of(self.phones), self.phones.state is State.ON
        self.state.setProperty("ground", said.tone)
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.mark.show_icon(theme.scheme().tone(said.tone).icon, said.tone)
        self.said.setText(said.text)
        self.more.setText(said.more)
        self.more.setVisible(bool(said.more))
        self._show_cards()
        self._show_addresses()
        net = wifi.kept(settings.get("wifi"))
        self.network.setText(f"“{net.name}”" if net else self.tr("Not written down yet"))
        url = self.phones.url
        self.door_code.show_text(f"{url}/door" if is_on else "")
        self.door_address.setText(f"{url.removeprefix('http://')}/door" if is_on else "")
        self.pin.setText(_in_threes(self.phones.pin) if self.phones.is_switched_on else "")
        self.note.setText(self._awake_words())
        for way in (self.print, self.save, self.fresh):
            way.setEnabled(is_on)
        QTimer.singleShot(0, self, self._stay_on_screen)  # once longer words have made it grow

    def _awake_words(self) -> str:
        awake = self._page.frame.day.awake
        if awake.is_held:
            return self.tr("The laptop stays awake while the door is open.")
        if awake.is_wanted:
            return self.tr("This system lets nobody keep it awake: switch its sleep off yourself.")
        return ""

    def _show_cards(self) -> None:
        """Show what needs phones only while they are switched on."""
        is_on = self.phones.is_switched_on
        if is_on == self._cards.isVisibleTo(self):
            return
        self._cards.setVisible(is_on)
        self._give_cards_room()
        self.fit()

    def _give_cards_room(self) -> None:
        """Show the cards whole where the screen has room for them; else they scroll."""
        layout, inside = self.layout(), self._cards.widget()
        if layout is None or inside is None:
            return
        layout.activate()
        taken = max(self._cards.sizeHint().height(), self._cards.minimumHeight())
        rest = layout.totalHeightForWidth(self.width()) - taken
        left = min(room_of(self).height(), self.screen().availableSize().height()) - rest
        wide = self.width() - _MARGINS
        whole = max(inside.sizeHint().height(), inside.heightForWidth(wide)) + 2
        self._cards.setMinimumHeight(max(_LEAST_TALL, min(whole, left)))

    def _stay_on_screen(self) -> None:
        if self._cards.isVisibleTo(self):
            self._give_cards_room()
        keep_on_screen(self)

    def _show_addresses(self) -> None:
        found = self.phones.here or ()
        shown = [self.address.itemData(n) for n in range(self.address.count())]
        if shown != list(found):
            self.address.clear()
            for one in found:
                self.address.addItem(address_words(one), one)
        now = self.phones.usable()
        if now is not None and now in found:
            self.address.setCurrentIndex(found.index(now))
        self.address.setEnabled(bool(found))

    # --- what it does ---------------------------------------------------------------------------

    def _choose(self) -> None:
        self.phones.choose(self.address.currentData())

    def _to_stage(self) -> None:
        self.accept()
        commands.show_stage(self._page)

    def _to_settings(self) -> None:
        self.reject()
        self._page.frame.go("settings")


def _in_threes(pin: str) -> str:
    """Return a PIN as it is said: "471 147"."""
    middle = len(pin) // 2
    return f"{pin[:middle]} {pin[middle:]}" if len(pin) > 4 else pin
