"""What happens when a fault of ours shows: a report to copy, and the day goes on.

The report holds versions and the places in the code, never values: no names, no codes, no folder
under the host's home.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from lchost import __version__
from lchost.models.database import told

# Their messages speak of code; those of all others may quote what somebody wrote.
_SPEAK_OF_CODE = (AttributeError, NameError, ImportError, TypeError, NotImplementedError)
_MESSAGES_KEPT = 12
_PACKAGE = Path(__file__).resolve().parents[1]


class Net(QObject):
    """Catches what nothing else has caught, on any thread, and shows it on the screen's."""

    fell = Signal(str)  # a report
    troubled = Signal(object)  # a HostError that no page has said: a damaged file, a full disk

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._messages: deque[str] = deque(maxlen=_MESSAGES_KEPT)
        self.fell.connect(show)

    def spread(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._heard)

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if known := told(error):
            self.troubled.emit(known)
            return
        text = report(error.with_traceback(trace), list(self._messages))
        print(text, file=sys.stderr)
        self.fell.emit(text)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _heard(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg:
            self._messages.append(shortened(text))
            print(f"Qt: {shortened(text)}", file=sys.stderr)


def report(error: BaseException, messages: list[str] | None = None) -> str:
    """Return what a developer needs, and nothing about any person."""
    import platform

    lines = [
        f"lchost {__version__}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"{platform.system()} {platform.release()}, {QLocale().name()}",
        "",
        *_chain(error),
    ]
    if messages:
        lines += ["", "Qt said before:", *(f"  {message}" for message in messages)]
    return "\n".join(lines)


def _chain(error: BaseException) -> list[str]:
    """Return the places of an error and of what led to it, the first cause first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_chain(before), "", "which led to:", ""] if before else []
    for place in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_file(place.filename)}:{place.lineno} in {place.name}")
        if place.line:
            lines.append(f"      {place.line}")
    return [*lines, _named(error)]


def _named(error: BaseException) -> str:
    kind: type[Any] = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    return f"{name}: {shortened(str(error))}" if isinstance(error, _SPEAK_OF_CODE) else name


def _file(name: str) -> str:
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return f"lchost/{path.relative_to(_PACKAGE).as_posix()}"
    return "/".join(path.parts[-2:])


def shortened(text: str) -> str:
    """Return a text without the host's home folder."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text
