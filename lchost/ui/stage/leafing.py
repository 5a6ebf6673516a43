"""Pages that turn by themselves, and by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from lchost.ui import memory

_KEY = "stage/turns_s"
USUAL_S = 10
CHOICES_S = (6, 10, 15, 20, 30, 0)  # 0: by hand only
_BY_HAND = 3  # a page that was asked for stands so many times longer


class Leafing:
    """Which page stands now; asked once a second."""

    def __init__(self) -> None:
        self.page = 0
        self.pages = 1
        self._due: datetime | None = None

    @property
    def every_s(self) -> int:
        """How long a page stands; 0: until it is turned by hand."""
        kept = memory.word(_KEY, str(USUAL_S))
        return int(kept) if kept.isdecimal() and int(kept) in CHOICES_S else USUAL_S

    def keep_every(self, seconds: int, now: datetime) -> None:
        """Turn so often from now on, and remember it."""
        memory.keep_word(_KEY, str(seconds))
        self._wait(now)

    def begin(self, now: datetime) -> None:
        """Begin at the first page."""
        self.page = 0
        self._wait(now)

    def look(self, pages: int, now: datetime) -> int:
        """Return the page of now, where there are so many."""
        self.pages = max(1, pages)
        if self.page >= self.pages:
            self.page = self.pages - 1
        if self._due is None:
            self._wait(now)
        elif now >= self._due and self.every_s:
            self.page = (self.page + 1) % self.pages
            self._wait(now)
        return self.page

    def turn(self, by: int, now: datetime) -> None:
        """Turn by hand, around; that page stands longer."""
        self.page = (self.page + by) % self.pages
        self._wait(now, _BY_HAND)

    def _wait(self, now: datetime, times: int = 1) -> None:
        self._due = now + timedelta(seconds=self.every_s * times)
