"""The camera's card beside the answer: switch it on, hold a code before it."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QWidget

from lchost.checkin.view import Darkness, key_of
from lchost.ui import memory
from lchost.ui.camera.cameras import Camera, Cameras, State
from lchost.ui.camera.notice import Notice
from lchost.ui.camera.pictures import Pictures
from lchost.ui.camera.preview import Preview
from lchost.ui.icons import icon
from lchost.ui.widgets.buttons import tool
from lchost.ui.widgets.layout import column, row, words

if TYPE_CHECKING:
    from lchost.ui.camera.reader import Sight
    from lchost.ui.camera.watch import Watch

ANSWER_MS = 2500  # how long an outline keeps the colour of its answer
_PAINTED_MS = 20  # until "One moment…" stands on the screen
_PAD = 12
_YES, _NO = "yes", "no"


class CameraCard(QFrame):
    """Reads codes while it is on and seen; off until the host switches it on.

    `scanned` tells each code that counts, and the page gives back the tone of its answer.  Which
    camera, whether on and whether a mirror are remembered.  Hidden, all is off.
    """

    scanned = Signal(str)
    told = Signal(str)  # a sentence for a banner: why a picture gave no code
    turned = Signal(object)  # State, for the status line

    def __init__(
        self,
        *ways: QWidget,
        actions: Sequence[QAction] = (),
        cameras: Cameras | None = None,
    ) -> None:
        """Cost nearly nothing.  `ways` stand at the left of the foot, `actions` in its menu."""
        super().__init__()
        self.setProperty("ground", "card")
        self._cameras = cameras or Cameras(self)
        self._actions = actions
        self.watch: Watch | None = None  # once it was switched on
        self._key, self._name = memory.word("camera/key"), memory.word("camera/name")
        self._is_wanted = memory.word("camera/on") == _YES
        self._darkness = Darkness()
        self._tones: dict[str, str] = {}
        self._last = ""  # the code that counted last
        self.pictures = Pictures(self)
        self._make_parts(memory.word("camera/mirror", _YES) == _YES, ways)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(ANSWER_MS)
        self._forget.timeout.connect(self._forget_answers)
        self._show_state(State.OFF)

    def _make_parts(self, is_mirror: bool, ways: Sequence[QWidget]) -> None:
        self.preview = Preview()
        self.preview.is_mirror = is_mirror
        self.notice = Notice()
        self.switch = tool("camera", "", checkable=False)
        self.more = tool("ellipsis", self.tr("Which camera, and more"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.title = words(self.tr("Camera"), "section")
        beside = list(ways) or [self.title]
        foot = row(*beside, None, self.more, self.switch, gap=6)
        self.setLayout(
            column(self.preview, self.notice, foot, gap=8, margins=(_PAD, _PAD, _PAD, _PAD))
        )
        self.switch.clicked.connect(self.turn)
        self.pictures.scanned.connect(self.scanned)
        self.pictures.told.connect(self.told)

    # --- what the page asks ---------------------------------------------------------------------

    @property
    def state(self) -> State:
        """How it stands with the camera."""
        return self._state

    @property
    def is_wanted(self) -> bool:
        """Tell whether the host has switched it on."""
        return self._is_wanted

    def turn(self) -> None:
        """Switch the camera on, or off; remembered."""
        self._is_wanted = not self._is_wanted
        memory.keep_word("camera/on", _YES if self._is_wanted else _NO)
        if self._is_wanted:
            self._begin()
        else:
            self._end()

    def show_answer(self, tone: str, text: str = "") -> None:
        """Outline a code in the colour of its answer: the one of `text`, else the last."""
        self._tones[key_of(text) if text else self._last] = tone
        self.preview.show_tones(self._tones)
        self._forget.start()

    # --- on and off -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look again, once the page stands."""
        super().showEvent(event)
        if self._is_wanted and not event.spontaneous():
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Switch all off: nobody is watched from a page that is left."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window keeps its door
            self._end()

    def _begin(self) -> None:
        """Say so first: Qt's multimedia half takes a while to come in."""
        self._show_state(State.STARTING)
        QTimer.singleShot(_PAINTED_MS, self, self._open)

    def _open(self) -> None:
        if not self._is_wanted or not self.isVisible():
            return
        if self.watch is not None:
            self.watch.on()
        elif self._cameras.open():
            self._cameras.ask_leave(self._go)
        else:
            self._show_state(State.CANNOT)

    def _go(self, may_look: bool) -> None:
        if not self._is_wanted or not self.isVisible():
            return  # the answer took its time
        if not may_look:
            self._show_state(State.FORBIDDEN)
            return
        if self.watch is None:
            from lchost.ui.camera.watch import Watch

            self.watch = Watch(self._cameras, self)
            self.watch.wanted = Camera(self._key, self._name) if self._key else None
            self.watch.turned.connect(self._show_state)
            self.watch.looked.connect(self._look)
            self.watch.reader.failed.connect(self._fail)
        self.watch.on()

    def _end(self) -> None:
        if self.watch is not None:
            self.watch.off()
        self._forget_answers()
        self._show_state(State.OFF)

    # --- what it sees ---------------------------------------------------------------------------

    def _look(self, sight: Sight) -> None:
        self.preview.show_sight(sight)
        is_dark = self._darkness.look(sight.brightness, monotonic() * 1000)
        if sight.found:
            self.preview.say("")
        elif is_dark:
            self.preview.say(self.tr("Too dark: more light, please"), "sun")
        else:
            self.preview.say(self.tr("Hold the code here"))
        for text in sight.counting:
            self._last = text
            self.scanned.emit(text)

    def _fail(self, fault: Exception) -> None:
        self._end()  # else each further frame would say the same
        raise fault

    def _forget_answers(self) -> None:
        self._forget.stop()
        self._tones.clear()
        self.preview.show_tones(self._tones)

    def _show_state(self, state: State) -> None:
        self._state = state
        camera = self.watch.camera if self.watch else None
        is_off = state is State.OFF
        if state is not State.LIVE:
            self.preview.show_sight(None)
            self.preview.say(self.tr("One moment…") if state is State.STARTING else "")
        self.preview.device = camera.name if camera else ""
        self.preview.setVisible(state in (State.STARTING, State.LIVE))
        self.notice.tell(self._words_of(state, camera.name if camera else ""))
        says = self.tr("Switch the camera on") if is_off else self.tr("Switch the camera off")
        self.switch.setIcon(icon("camera" if is_off else "camera-off"))
        self.switch.setToolTip(says)
        self.switch.setAccessibleName(says)
        self.turned.emit(state)

    def _words_of(self, state: State, name: str) -> str:
        if state is State.GONE:
            gone = self.tr(
                "{camera} was unplugged. It goes on by itself once it is plugged in again."
                " Scanner and search work meanwhile."
            )
            return gone.format(camera=name)
        if state is State.FAILED:
            failed = self.tr(
                "{camera} sends no picture. Perhaps another program uses it; lchost tries again."
            )
            return failed.format(camera=name)
        if state is State.NONE:
            return self.tr(
                "No camera was found. Plug one in; it is switched on by itself."
                " Or scan a photo of the code."
            )
        if state is State.CANNOT:
            return self.tr(
                "Cameras cannot be used on this computer: a library of the system is missing."
                " A photo of the code can be scanned all the same."
            )
        if state is State.FORBIDDEN:
            return self.tr(
                "This computer does not let lchost use its camera. Allow it in the system's"
                " settings, under privacy, and switch it on again."
            )
        return ""

    # --- which camera ---------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        group = QActionGroup(menu)
        self._cameras.open()
        now = self.watch.camera.key if self.watch and self.watch.camera else self._key
        for camera in self._cameras.listing():
            one = menu.addAction(camera.name.replace("&", "&&"))
            one.setCheckable(True)
            one.setChecked(camera.key == now)
            one.triggered.connect(lambda *_, camera=camera: self.choose(camera))
            group.addAction(one)
        if group.actions():
            menu.addSeparator()
        mirror = menu.addAction(self.tr("Show the picture as in a mirror"))
        mirror.setCheckable(True)
        mirror.setChecked(self.preview.is_mirror)
        mirror.triggered.connect(self._mirror)
        if self._actions:
            menu.addSeparator()
            menu.addActions(list(self._actions))

    def choose(self, camera: Camera) -> None:
        """Look through this camera, now and the next time; switches it on."""
        memory.keep_word("camera/key", camera.key)
        memory.keep_word("camera/name", camera.name)
        self._key, self._name = camera.key, camera.name
        if not self._is_wanted:
            self.turn()
        if self.watch is not None:
            self.watch.choose(camera)

    def _mirror(self, is_mirror: bool) -> None:
        memory.keep_word("camera/mirror", _YES if is_mirror else _NO)
        self.preview.is_mirror = is_mirror
        self.preview.update()
