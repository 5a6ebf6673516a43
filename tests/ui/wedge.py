"""A USB scanner on a real X screen: types key codes at the real window, and says what came of it.

Run by `test_wedge.py` in a process of its own.  Prints one line of JSON for each thing it tried.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from lchost import codes
from lchost.checkin.scanner import SLOW_MS
from lchost.models import database
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui import memory, theme
from lchost.ui.colours import LIGHT
from lchost.ui.dialogs.check_ins import CheckInsDialog
from lchost.ui.dialogs.walk_in import WalkInDialog
from lchost.ui.main_window import MainWindow
from lchost.ui.pages.checkin import CheckInPage

PATIENCE_S = 10
ATTEMPTS = 5  # where the machine is too busy to type like a scanner
PEOPLE = 240
CONTROL = 37
SHIFT, CAPS, ENTER, TAB, PAD_ENTER = 50, 66, 36, 23, 104  # X11 key codes
_ROWS = (
    (10, "1234567890-=", "!@#$%^&*()_+"),
    (24, "qwertyuiop[]", "QWERTYUIOP{}"),
    (38, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (51, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (65, " ", " "),
)
KEYS = {
    char: (first + n, shift)
    for first, *rows in _ROWS
    for shift, row in enumerate(rows)
    for n, char in enumerate(row)
}
LAYOUTS = ("us", "fr", "de", "cz", "tr", "ru", "gr")


def until(what: str, is_so: Callable[[], object]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QApplication.processEvents()


class Scanner:
    """Sends the keys of a US keyboard, whatever layout the computer has."""

    def press(self, keys: Sequence[tuple[int, int]], delay_ms: int = 2) -> None:
        """Press keys (key code, 1 with Shift or CONTROL) and let the window live meanwhile."""
        words = ["xdotool"]
        for code, shift in keys:
            step = ["key", "--delay", str(delay_ms), str(code)]
            if shift:
                with_ = str(shift if shift == CONTROL else SHIFT)
                step = ["keydown", "--delay", "1", with_, *step, "keyup", "--delay", "1", with_]
            words += step
        with subprocess.Popen(words) as typing:
            until("xdotool ends", lambda: typing.poll() is not None)
        assert typing.returncode == 0

    def write(self, text: str, ends: Sequence[int] = (ENTER,), delay_ms: int = 2) -> None:
        """Type a text, then what ends it."""
        self.press([*(KEYS[char] for char in text), *((code, 0) for code in ends)], delay_ms)


class Rhythm(QObject):
    """Watches whether the keys came as a scanner's do."""

    def __init__(self) -> None:
        super().__init__()
        self.times_ms: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched.isWindowType():
            self.times_ms.append(event.timestamp())
        return False

    @property
    def is_broken(self) -> bool:
        """Tell whether the machine made a pause that no scanner makes."""
        gaps = [b - a for a, b in zip(self.times_ms, self.times_ms[1:], strict=False)]
        return max(gaps, default=0) > SLOW_MS


class Wedge:
    """The window, the scanner, and who is to come."""

    def __init__(self, window: MainWindow, page: CheckInPage, people: list[tuple[str, str]]):
        self.window, self.page, self._people = window, page, iter(people)
        self.scanner, self.outcomes = Scanner(), []
        self.rhythm = Rhythm()
        QApplication.instance().installEventFilter(self.rhythm)
        page.answered.connect(self.outcomes.append)

    def scan(
        self,
        name: str,
        before: str = "",
        focus: Callable[[], QWidget] | None = None,
        **how: object,
    ) -> None:
        """Scan a new person's badge to where the keyboard is, and print what came of it."""
        for _ in range(ATTEMPTS):
            where = focus() if focus else self._field()
            answer = self._answer(before, how)
            if not self.rhythm.is_broken:
                break
        left = where.text() if isinstance(where, QLineEdit) and isValid(where) else ""
        is_open = any(found.isVisible() for found in self.window.findChildren(WalkInDialog))
        self.tell(name, answer=answer, left=left, dialog=is_open)

    def _answer(self, before: str, how) -> str:
        person, code = next(self._people)
        self.outcomes.clear()
        self.rhythm.times_ms.clear()
        self.scanner.write(before + code, **how)
        try:
            until("an answer", lambda: self._answers(person) or self.rhythm.is_broken)
        except TimeoutError:
            return f"silence; {self.outcomes}"
        return "too busy" if self.rhythm.is_broken else self._answers(person)[0]

    def _answers(self, person: str) -> list[str]:
        return [said.answer.value for said in self.outcomes if said.name == person]

    def _field(self) -> QLineEdit:
        for found in self.window.findChildren(WalkInDialog):
            found.reject()
        self.activate(self.window)
        self.page.field.clear()
        self.page.field.setFocus()
        return self.page.field

    def _button(self) -> QWidget:
        self._field()
        self.page.walk_in.setFocus()
        return self.page.walk_in

    def tell(self, name: str, **facts: object) -> None:
        print(json.dumps({"name": name, **facts}), flush=True)

    def keyboard(self, layout: str) -> None:
        """Give the computer another layout."""
        subprocess.run(["setxkbmap", layout], check=True, timeout=PATIENCE_S)

    def activate(self, widget) -> None:
        widget.activateWindow()
        until("the window has the keyboard", widget.isActiveWindow)

    # --- what is tried --------------------------------------------------------------------------

    def everything(self) -> None:
        """Try all of it, one after the other."""
        for layout in (*LAYOUTS, "epo", "tm"):
            self.keyboard(layout)
            self.scan(f"{layout} page")
            self.scanner.press([(CAPS, 0)])
            self.scan(f"{layout} page caps")
            self.scanner.press([(CAPS, 0)])
        for layout, prefix in (("de", "]Q1"), ("fr", "\\000003"), ("pt", "]Q1"), ("ru", "]Q1")):
            self.keyboard(layout)
            self.scan(f"{layout} prefix", before=prefix)
        self.keyboard("us")
        self.scan("tab", ends=[TAB])
        self.scan("pad", ends=[PAD_ENTER])
        self.scan("silence", ends=[])
        for delay_ms in (30, 50):
            self.scan(f"slow {delay_ms}", delay_ms=delay_ms)
        self._with_commands()
        self._two_at_once()
        self.scan("button", focus=self._button)
        self._in_a_dialog()
        self._by_hand()

    def _two_at_once(self) -> None:
        for _ in range(ATTEMPTS):
            field = self._field()
            two = [next(self._people) for _ in range(2)]
            self.rhythm.times_ms.clear()
            self.scanner.press(
                [key for _, code in two for key in (*(KEYS[char] for char in code), (ENTER, 0))]
            )
            until(
                "two answers",
                lambda two=two: self.rhythm.is_broken or all(self._answers(one) for one, _ in two),
            )
            if not self.rhythm.is_broken:
                break
        answer = "too busy" if self.rhythm.is_broken else "welcome"
        self.tell("two", answer=answer, left=field.text(), dialog=False)

    def _with_commands(self) -> None:
        """Scan a code with control characters in it, one of them a command of the window."""
        for _ in range(ATTEMPTS):
            field = self._field()
            person, code = next(self._people)
            self.outcomes.clear()
            self.rhythm.times_ms.clear()
            before = [KEYS[char] for char in code[:10]]
            self.scanner.press([*before, (KEYS["l"][0], CONTROL)], 2)
            self.scanner.press([*(KEYS[char] for char in code[10:]), (KEYS["j"][0], CONTROL)])
            until("an answer", lambda p=person: self._answers(p) or self.rhythm.is_broken)
            if not self.rhythm.is_broken:
                break
            for found in self.window.findChildren(CheckInsDialog):
                found.reject()
        answer = "too busy" if self.rhythm.is_broken else "welcome"
        is_open = bool(self.window.findChildren(CheckInsDialog))
        self.tell("commands", answer=answer, left=field.text(), dialog=is_open)

    def _in_a_dialog(self) -> None:
        for layout in LAYOUTS:
            self.keyboard(layout)
            self.scan(f"{layout} dialog", focus=self._name_in_dialog, ends=[ENTER, ENTER])
        self.keyboard("us")
        self.scan("dialog slow", focus=self._name_in_dialog, delay_ms=40)

    def _name_in_dialog(self) -> QLineEdit:
        """Return a dialog's field that has the keyboard; an earlier typing may have closed it."""
        QApplication.processEvents()
        found = [one for one in self.window.findChildren(WalkInDialog) if one.isVisible()]
        if not found:
            self.window.frame.action("checkin.walk_in").trigger()
            found = self.window.findChildren(WalkInDialog)
        self.activate(found[-1])
        found[-1].name.clear()
        found[-1].name.setFocus()
        until("the field has the keyboard", found[-1].name.hasFocus)
        return found[-1].name

    def _by_hand(self) -> None:
        name = self._name_in_dialog()
        self.outcomes.clear()
        self.scanner.write("Nguyen", ends=[], delay_ms=110)
        until("what was typed", lambda: len(name.text()) == 6)
        self.tell("by hand", answer=len(self.outcomes), left=name.text(), dialog=True)


def open_door(folder: Path) -> tuple[MainWindow, CheckInPage, list[tuple[str, str]]]:
    """Make a community with a workshop that is on, and show its door."""
    now = datetime.now(UTC)
    window = MainWindow()
    assert window.opened.open_file(folder / "wedge.lchost", create=True)
    draft = WorkshopDraft("Charts", now, now + timedelta(hours=3), "UTC", late_after_min=None)
    workshop_id = planning.plan(draft, now)
    people = []
    with database.writing(database.Topic.MEMBERS):
        for n in range(PEOPLE):
            name, code = f"Member {n}", codes.new_code()
            row = Member.create(display_name=name, folded=name.casefold(), created_at=now)
            BadgeCode.create(code=code, member=row, issued_at=now)
            Registration.create(
                workshop=workshop_id, member=row, status=Status.REGISTERED, registered_at=now
            )
            people.append((name, code))
    window.show_home("checkin", workshop_id)
    window.show()
    page = window.findChild(CheckInPage)
    assert page is not None
    return window, page, people


def main(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    theme.load_first_fonts()
    theme.apply(app, LIGHT)
    memory.keep_look("light", 100, calm=True)
    window, page, people = open_door(folder)
    until("the page is seen", page.isVisible)
    Wedge(window, page, people).everything()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
