"""One lchost a file: a lock of the operating system, which a crash cannot leave behind."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from lchost.errors import CannotWrite, DiskFull, FileInUse

_TRIES = 5  # times that the lock file may be swept away between opening and locking it


class FileLock:
    """Holds `<file>-lock` beside a community for as long as it is open in this process."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            FileInUse: another program holds it.
            CannotWrite, DiskFull: the folder takes no lock file.
        """
        self.path = path
        real = path.resolve()  # one file by two names is one file
        self._beside = real.with_name(real.name + "-lock")
        for _ in range(_TRIES):
            self._file = self._opened()
            if not _locked(self._file):
                os.close(self._file)
                raise FileInUse(path=path)
            if self._is_still_there():
                return
            os.close(self._file)
        raise FileInUse(path=path)

    def release(self) -> None:
        """Give the file free and sweep the lock file away."""
        if sys.platform != "win32":  # Windows refuses to delete what is open
            self._beside.unlink(missing_ok=True)
        os.close(self._file)
        if sys.platform == "win32":
            try:
                self._beside.unlink(missing_ok=True)
            except OSError:
                return  # the next lchost has it already

    def _opened(self) -> int:
        try:
            return os.open(self._beside, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as trouble:
            if trouble.errno == errno.ENOSPC:
                raise DiskFull() from trouble
            raise CannotWrite(path=self.path) from trouble

    def _is_still_there(self) -> bool:
        """Tell whether the file that we locked is the one that others will find."""
        try:
            return os.path.samestat(os.fstat(self._file), self._beside.stat())
        except FileNotFoundError:
            return False


def _locked(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
