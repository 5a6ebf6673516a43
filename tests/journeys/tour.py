"""The picture tour: every page and dialog of the sample community, light and dark.

    python tests/journeys/tour.py OUT

Then the pages once more with words of twice the length, from right to left, and at twice the text
size.  Says which words are cut and which stops of the Tab key have no name, and ends with 1 if
there are any.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from lchost.credentials import issuers, keys
from lchost.models import database, settings
from lchost.paper import issuing
from lchost.paper.issuing import CertificateOptions
from lchost.roster import registrations
from lchost.station import addresses
from lchost.station.addresses import Address, Kind
from lchost.ui import looks, memory, theme
from lchost.ui.badges.designer import DesignerDialog
from lchost.ui.certificates.give_dialog import GiveDialog, Way
from lchost.ui.dialogs.crash import CrashDialog
from lchost.ui.main_window import MainWindow
from lchost.ui.opened import todays_sample
from lchost.ui.pages import registry
from lchost.ui.pages.certificates import CertificatesPage
from lchost.ui.pages.groups import GroupsPage
from lchost.ui.pages.paper import PaperPage
from lchost.ui.palette import Palette
from lchost.ui.phones.door import State
from lchost.ui.signing import asking
from lchost.ui.signing.replacing import ChangePassphraseDialog, RotateDialog
from lchost.ui.signing.restoring import RestoreDialog
from lchost.ui.signing.settings_card import SigningSettings

PROJECT = Path(__file__).resolve().parents[2]
SIZE = (1366, 768)
PASSPHRASE = "lanterns over the river"
STAGE_SIZES = ((1920, 1080), (1024, 768))
ROSTER = PROJECT / "resources" / "sample" / "roster.csv"
# These leave the window, or would close the file under the tour.
LEFT_OUT = {"file.open", "file.quit", "file.close", "file.sample", "file.copy", "paper.look"}


class Stretched(QTranslator):
    """A language of accented words, twice as long: shows which layouts break."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        spec = importlib.util.spec_from_file_location(
            "lchost_strings", PROJECT / "packaging" / "strings.py"
        )
        assert spec and spec.loader
        strings = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(strings)
        self._stretch = strings.stretched

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        if source.startswith(("d ", "dd", "ddd")):
            return source  # a pattern of a date
        return self._stretch(source).replace("(s)", "" if n == 1 else "s")


class Tour:
    """One window after another, and the pictures of it."""

    def __init__(self, app: QApplication, out: Path) -> None:
        self._app, self._out = app, out
        self.cut: list[str] = []
        self.nameless: list[str] = []
        self.taken = 0

    def everything(self) -> None:
        """Take all pictures."""
        for scheme in ("light", "dark"):
            with self._window(scheme) as window:
                self._welcome(window, scheme)
                self._pages(window, scheme)
                self._dialogs(window, scheme)
        with self._stretching(), self._window("light") as window:
            self._pages(window, "light_long", looks_for_cuts=True)
            self._dialogs(window, "light_long")
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        with self._window("light") as window:
            self._pages(window, "light_rtl")
        self._app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for percent in (150, 200):
            with self._window("light", percent) as window:
                self._pages(window, f"light_text{percent}")

    # --- what is looked at ----------------------------------------------------------------------

    def _welcome(self, window: MainWindow, name: str) -> None:
        path = todays_sample()
        self.picture(window, f"welcome_{name}")
        window.opened.show(path)
        window.frame.action("file.close").trigger()
        self.picture(window, f"welcome_again_{name}")

    def _pages(self, window: MainWindow, name: str, *, looks_for_cuts: bool = False) -> None:
        self._open(window)
        home = window.opened.home
        assert home
        for n, place in enumerate((*registry.places(), *registry.steps())):
            home.go(place.key)
            self.picture(window, f"{n:02}_{place.key}_{name}")
            if looks_for_cuts:
                self.cut += [f"{place.key}: {words}" for words in cut_words(window)]
            self.nameless += [f"{place.key}: {what}" for what in nameless_stops(window)]
        self._groups(window, name, looks_for_cuts=looks_for_cuts)
        self._door(window, name, looks_for_cuts=looks_for_cuts)
        self._signing(window, name, looks_for_cuts=looks_for_cuts)
        self._given(window, name, looks_for_cuts=looks_for_cuts)
        self._badges(window, name, looks_for_cuts=looks_for_cuts)

    def _badges(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        """All designs of badges, then one on the bench: a name chosen, then its back."""
        assert window.opened.home
        window.opened.home.go("paper")
        page = window.findChild(PaperPage)
        assert page
        self.settle()
        page.show_designs()
        self._look(f"designs_{name}", looks_for_cuts=looks_for_cuts)
        page.designing.change("two_sided", page.side.labels.sheet())
        designer = page.findChild(DesignerDialog)
        assert designer
        designer.draft.pick(frozenset({2}))
        self._until(lambda: designer.is_drawn)
        self.picture(designer, f"designer_{name}")
        designer.tabs.setCurrentIndex(1)
        self._until(lambda: designer.is_drawn)
        self._look(f"designer_back_{name}", looks_for_cuts=looks_for_cuts)

    def _signing(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        """Every dialog of the signing key, each as it opens, on a key that was just made."""
        home, community = window.opened.home, database.current_path()
        assert home and community
        home.go("settings")
        page = home.page()
        assert page
        asking.make(page)
        self._look(f"signing_make_{name}", looks_for_cuts=looks_for_cuts)
        path = keys.free_place(community)
        issuers.made(keys.make(path, PASSPHRASE).did, "Lantern Data Circle", datetime.now(UTC))
        key = issuers.current()
        assert key
        for what, show in (
            ("unlock", lambda: asking.with_signer(page, lambda _: None)),
            ("keep", lambda: asking.keep(page, PASSPHRASE, after=True)),
            ("restore", lambda: asking.restore(page)),
            ("sheet", lambda: _from_sheet(page)),
            ("change", lambda: ChangePassphraseDialog(page, key, path).open()),
            ("rotate", lambda: RotateDialog(page, key, community, path).open()),
            ("lost", lambda: RotateDialog(page, key, community, None).open()),
        ):
            show()
            self._look(f"signing_{what}_{name}", looks_for_cuts=looks_for_cuts)
        self.settle()
        card = page.findChild(SigningSettings)
        assert card
        self.picture(card, f"signing_settings_{name}")
        if looks_for_cuts:
            self.cut += [f"signing: {words}" for words in cut_words(card)]

    def _given(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        """Issue some certificates of the sample; how they are given, and the register of them."""
        home, community, key = window.opened.home, database.current_path(), issuers.current()
        assert home and community and key
        issuers.copied(key.did, datetime.now(UTC))
        issuers.sheet_made(key.did, datetime.now(UTC))
        signer = keys.unlock(keys.find(community, key.did), PASSPHRASE)
        people = [one.member_id for one in registrations.listing(home.workshop_id)[:6]]
        options, now = CertificateOptions(), datetime.now(UTC)
        issuing.issue(home.workshop_id, people, options, signer, now)
        home.go("certificates")
        self.settle()
        page = window.findChild(CertificatesPage)
        assert page
        for way in (Way.FOLDER, Way.DRAFTS):
            page.giving.ask()
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, GiveDialog)
            dialog.ways[way].setChecked(True)
            self._look(f"give_{way.value}_{name}", looks_for_cuts=looks_for_cuts)
        home.go("register")
        self.picture(window, f"register_filled_{name}")
        if looks_for_cuts and (shown := home.page()):  # the status line speaks of the stage still
            self.cut += [f"register: {words}" for words in cut_words(shown)]
        self.nameless += [f"register: {what}" for what in nameless_stops(window)]

    def _look(self, name: str, *, looks_for_cuts: bool) -> None:
        """Take the dialog that is open, and look for words that are cut."""
        self.settle()
        if looks_for_cuts and (dialog := QApplication.activeModalWidget()):
            self.cut += [f"{name}: {words}" for words in cut_words(dialog)]
        self._take_dialogs(name)

    def _groups(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        """Divide the room for one picture: the page is empty before."""
        assert window.opened.home
        window.opened.home.go("groups")
        window.frame.action("groups.next").trigger()
        self.picture(window, f"10_groups_made_{name}")
        if looks_for_cuts:
            self.cut += [f"groups made: {words}" for words in cut_words(window)]
        self.nameless += [f"groups made: {what}" for what in nameless_stops(window)]
        self._mending(window, name, looks_for_cuts=looks_for_cuts)
        window.frame.action("groups.publish").trigger()
        self.picture(window, f"10_groups_published_{name}")
        if looks_for_cuts:
            self.cut += [f"groups published: {words}" for words in cut_words(window)]
        for key, what in (("stage", "find"), ("stage_cards", "groups")):
            window.frame.action(f"groups.{key}").trigger()
            stage = window.frame.day.stage
            assert stage
            stage.setGeometry(0, 0, *STAGE_SIZES[0])
            stage.tick()
            self.picture(stage, f"stage_{what}_{name}")
        window.frame.day.close_stage()
        window.frame.action("edit.undo").trigger()
        window.frame.action("edit.undo").trigger()
        self.settle()

    def _mending(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        """Somebody leaves and a table is lost; somebody asks why they sit where they sit."""
        page = window.findChild(GroupsPage)
        self._until(lambda: page is not None and page.shown is not None)
        assert page and page.shown
        first, second = page.shown.groups[:2]
        asking, who = page.by_hand.asking, first.members[0].member_id
        asked = {
            "mend": lambda: asking.mend(leaving=[who], lost=[second.id]),
            "why": lambda: asking.why(who),
        }
        for what, ask in asked.items():
            ask()
            self.settle()
            if looks_for_cuts and (dialog := QApplication.activeModalWidget()):
                self.cut += [f"{what}: {words}" for words in cut_words(dialog)]
            self._take_dialogs(f"groups_{what}_{name}")

    def _door(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        """Let phones in, for the stage's poster and the panel; then shut them out again."""
        with _one_network():
            self._phones(window, name, looks_for_cuts=looks_for_cuts)

    def _phones(self, window: MainWindow, name: str, *, looks_for_cuts: bool) -> None:
        assert window.opened.home
        window.opened.home.go("checkin")
        day = window.frame.day
        settings.put("wifi", {"name": "Lantern", "password": "tea at four", "security": "WPA"})
        day.phones.switch(True)
        self._until(lambda: day.phones.state is State.ON)
        window.frame.action("checkin.stage").trigger()
        assert day.stage
        for wide, high in STAGE_SIZES:
            day.stage.setGeometry(0, 0, wide, high)
            self.picture(day.stage, f"stage_{wide}_{name}")
        window.frame.action("checkin.phones").trigger()
        self.settle()
        if looks_for_cuts and (panel := QApplication.activeModalWidget()):
            self.cut += [f"phones: {words}" for words in cut_words(panel)]
        self._take_dialogs(f"phones_on_{name}")
        day.phones.switch(False)
        self._until(lambda: not day.phones.serving.is_under_way)
        day.stage.tick()
        self.picture(day.stage, f"stage_desk_{name}")
        day.close_stage()

    def _until(self, true: Callable[[], bool]) -> None:
        """Wait for what another thread does."""
        for _ in range(500):
            if true():
                return
            QTest.qWait(20)

    def _dialogs(self, window: MainWindow, name: str) -> None:
        self._open(window)
        for command in window.frame.actions:
            action = window.frame.action(command.key)
            if command.key in LEFT_OUT or "…" not in command.text:
                continue
            if command.place and window.opened.home:
                window.opened.home.go(command.place)
                self.settle()
            if action.isEnabled():
                action.trigger()
                self._take_dialogs(f"dialog_{command.key}_{name}")
        helping = ((window.show_keys, "keys"), (window.show_how_groups, "how_groups"))
        for show, what in (*helping, (window.show_about, "about")):
            show()
            self._take_dialogs(f"dialog_{what}_{name}")
        CrashDialog(window, "lchost 0.1.0\n  lchost/ui/page.py:1 in reload\nKeyError").open()
        self._take_dialogs(f"dialog_crash_{name}")
        self._palette(window, name)
        self._kiosk(window, name)

    def _kiosk(self, window: MainWindow, name: str) -> None:
        """Picture the kiosk in a window: nobody is here who could type its PIN."""
        from lchost.ui.kiosk.leaving import LeavingDialog
        from lchost.ui.kiosk.pin import Pin
        from lchost.ui.kiosk.window import Kiosk

        assert window.opened.home
        kiosk = Kiosk(window.opened.home.workshop_id, Pin("2468"))
        kiosk.resize(*SIZE)
        kiosk.show()
        self.picture(kiosk, f"kiosk_{name}")
        for n, text in enumerate(("Amélie", "Nobody By This Name")):
            kiosk.finding.field.setText(text)
            kiosk.finding.look()
            self.picture(kiosk, f"kiosk_found{n}_{name}")
            self.nameless += [f"kiosk: {what}" for what in nameless_stops(kiosk)]
        LeavingDialog(kiosk, Pin("2468")).open()
        self._take_dialogs(f"kiosk_pin_{name}")
        kiosk.end()
        self.settle()

    def _palette(self, window: MainWindow, name: str) -> None:
        if window.opened.home:
            window.opened.home.go("today")
        window.show_palette()
        palette = window.findChild(Palette)
        assert palette
        palette.search.setText("ma")
        self.picture(window, f"palette_{name}")
        palette.leave()
        self.settle()

    def _take_dialogs(self, name: str) -> None:
        self.settle()
        n = 0
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog) and n < 3:
            self.picture(dialog, f"{name}{n or ''}")
            self.nameless += [f"{name}: {what}" for what in nameless_stops(dialog)]
            dialog.reject()
            dialog.close()
            self.settle()
            n += 1

    # --- how ------------------------------------------------------------------------------------

    def picture(self, widget: QWidget, name: str) -> None:
        """Save one picture."""
        self.settle()
        widget.grab().save(str(self._out / f"{name}.png"))
        self.taken += 1

    def settle(self) -> None:
        """Let pages read and draw, and work under way end."""
        from lchost.ui.tasks import finish_all

        for _ in range(5):  # the door reads off the screen, and draws a little later
            finish_all()
            self._app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _open(self, window: MainWindow) -> None:
        if window.opened.home is None:
            window.opened.show(todays_sample())
        self.settle()

    @contextmanager
    def _window(self, scheme: str, percent: int = 100) -> Iterator[MainWindow]:
        memory.keep_look(scheme, percent, calm=True)
        looks.dress()
        window = MainWindow()
        window.setMinimumSize(*SIZE)
        window.resize(*SIZE)
        window.show_welcome()
        window.showNormal()  # on a small screen it would fill it
        window.activateWindow()
        self.settle()
        yield window
        window.close()
        window.deleteLater()
        self.settle()

    @contextmanager
    def _stretching(self) -> Iterator[None]:
        translator = Stretched(self._app)
        self._app.installTranslator(translator)
        yield
        self._app.removeTranslator(translator)


def _from_sheet(page: QWidget) -> None:
    """Open the dialog that brings a key back, at its second way."""
    asking.restore(page)
    dialog = page.findChild(RestoreDialog)
    assert dialog
    dialog.from_sheet.setChecked(True)


@contextmanager
def _one_network() -> Iterator[None]:
    """Let the laptop have one address, the same on every machine."""
    real, here = addresses.choices, Address("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
    addresses.choices = lambda: (here,)
    try:
        yield
    finally:
        addresses.choices = real


def cut_words(window: QWidget) -> list[str]:
    """Return the words that have less room than they need."""
    found = []
    for kind in (QLabel, QPushButton):
        for widget in window.findChildren(kind):
            if not widget.isVisible() or not widget.text() or _may_be_cut(widget):
                continue
            need = widget.minimumSizeHint() if _wraps(widget) else widget.sizeHint()
            if widget.width() + 1 < need.width() or widget.height() + 1 < need.height():
                found.append(f"“{widget.text()}” has {widget.width()} of {need.width()} px")
    return found


def nameless_stops(window: QWidget) -> list[str]:
    """Return what the Tab key reaches and a screen reader could not name."""
    found = []
    buddies = {label.buddy() for label in window.findChildren(QLabel)}
    for widget in window.findChildren(QWidget):
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window)
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        is_part = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
        if is_stop and not is_part and not (widget.accessibleName() or words or widget in buddies):
            found.append(type(widget).__name__)
    return found


def _wraps(widget: QLabel | QAbstractButton) -> bool:
    return isinstance(widget, QLabel) and widget.wordWrap()


def _may_be_cut(widget: QWidget) -> bool:
    return bool(widget.property("may_be_cut"))


def main(out: Path) -> int:
    """Take the tour into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        os.environ["LCHOST_DATA"] = data
        app = QApplication.instance() or QApplication(["lchost"])
        assert isinstance(app, QApplication)
        theme.load_first_fonts()
        theme.load_other_fonts()
        _answer_file_dialogs()
        tour = Tour(app, out)
        tour.everything()
    for words in tour.cut:
        print(f"cut: {words}")
    for stop in tour.nameless:
        print(f"has no name: {stop}")
    print(f"{tour.taken} pictures in {out}")
    return 1 if tour.cut or tour.nameless else 0


def _answer_file_dialogs() -> None:
    """A dialog of the system's would wait for somebody: choose the sample's roster at once."""
    answer = (str(ROSTER), "")
    QFileDialog.getOpenFileName = staticmethod(lambda *_, **__: answer)
    QFileDialog.getSaveFileName = staticmethod(lambda *_, **__: ("", ""))
    QFileDialog.getExistingDirectory = staticmethod(lambda *_, **__: "")


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
