"""The key while a host sits here: unlocked once, forgotten when the file closes or time passes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from lchost.credentials import issuers
from lchost.credentials.keys import Signer
from lchost.models import database

IDLE_MIN = 30
_NAME = "sitting"


class Sitting(QObject):
    """Holds the signer of the community that is open, in the running program only."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._signer: Signer | None = None
        self._path: object = None
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE_MIN * 60_000)
        self.idle.timeout.connect(self.forget)

    def hold(self, signer: Signer) -> None:
        """Keep an unlocked key for the file that is open."""
        self._signer, self._path = signer, database.current_path()
        self.idle.start()

    def signer(self) -> Signer | None:
        """Return the key, if it is unlocked and still that of the open file; it is in use again."""
        if self._signer is None:
            return None
        now = issuers.current() if database.current_path() == self._path else None
        if now is None or now.did != self._signer.did:
            self.forget()
            return None
        self.idle.start()
        return self._signer

    def forget(self) -> None:
        """Lock it again."""
        self._signer = self._path = None
        self.idle.stop()


def hold(signer: Signer) -> None:
    """Keep an unlocked key for this sitting."""
    _of_program().hold(signer)


def signer() -> Signer | None:
    """Return the key that is unlocked; None: the host must be asked."""
    return _of_program().signer()


def forget() -> None:
    """Lock the key: the file closes."""
    _of_program().forget()


def _of_program() -> Sitting:
    program = QCoreApplication.instance()
    found = program.findChild(Sitting, _NAME) if program else None
    return found or Sitting(program)
