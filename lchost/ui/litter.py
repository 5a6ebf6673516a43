"""Picks up what Python leaves lying in circles: on the screen's thread only, in small steps.

Left to itself, Python picks it up on whichever thread happens to ask for memory.  A timer or a
widget in a circle is then destroyed beside the thread that shows it, and Qt goes on with what is
gone: the program has crashed of it.  And a look at everything, half of it what was imported at
the start, has held up the screen for 65 ms.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 200
_BUSY = 0.1  # of one processor: somebody scans, types or prints
YOUNG, MIDDLE, OLD = 0, 1, 2  # Python's generations
FEW = 1000  # things made since the last look: not worth a broom
YOUNGS, MIDDLES = 10, 10  # so many rounds of the one before the next older
QUIET_LOOKS = 10  # two seconds
MIDDLES_AT_MOST = 150  # a door that is never quiet waits for its broom: five minutes


def due(made: int, youngs: int, middles: int, quiet_looks: int) -> int | None:
    """Return the oldest generation to go through now; None: let it lie.

    `made` counts the things made since the last round, `youngs` and `middles` the rounds since
    the last one that went further.
    """
    is_quiet = quiet_looks >= QUIET_LOOKS
    if middles >= (MIDDLES if is_quiet else MIDDLES_AT_MOST):
        return OLD
    if made < FEW:
        return None
    return MIDDLE if youngs >= YOUNGS else YOUNG


class Litter(QObject):
    """Looks around five times a second, as long as its parent stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._youngs = self._middles = self._quiet_looks = 0
        self._used_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """From now on only this thread picks up; call it there, once the program has started."""
        gc.disable()
        self.leave_all()
        self._used_s = time.process_time()
        self._timer.start()

    def leave_all(self) -> None:
        """Never again look at what there is now: what was imported stays as long as the program."""
        gc.freeze()

    def _look(self) -> None:
        used_s = time.process_time()
        is_busy = used_s - self._used_s > _BUSY * _LOOK_MS / 1000
        self._used_s = used_s
        self._quiet_looks = 0 if is_busy else self._quiet_looks + 1
        generation = due(gc.get_count()[0], self._youngs, self._middles, self._quiet_looks)
        if generation is not None:
            self._sweep(generation)

    def _sweep(self, generation: int) -> None:
        gc.collect(generation)
        self._youngs = self._youngs + 1 if generation == YOUNG else 0
        if generation == MIDDLE:
            self._middles += 1
        elif generation == OLD:
            self._middles = 0
