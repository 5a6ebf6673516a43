"""The scan set: what is read of hard frames and how fast; and from a frame to the door's answer."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from lchost import codes
from lchost.checkin.decode import LIVE_MS, decode
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.camera import card
from lchost.ui.camera.cameras import State
from lchost.ui.commands import commands
from lchost.ui.frame import Frame as WindowFrame
from lchost.ui.pages.checkin import CheckInPage
from tests.checkin.scan_set import KINDS, SEED, SIZES, Frame, badge, empty_room, scan_set
from tests.ui.camera.conftest import Plugs, picture

pytestmark = pytest.mark.bench

EACH = 20  # frames a kind
BADGES = 200
TURNS = 10  # frames of a camera in which each way has had its turn: a third of a second
PEOPLE = 150
Share = Callable[[Sequence[float], float], float]
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Tally:
    """What one way of reading made of the frames: read, wrong, milliseconds."""

    def __init__(self, read: Callable[[np.ndarray], Iterable[str]]) -> None:
        self._read = read
        self.seen, self.right = Counter(), Counter()
        self.wrong, self.ms = 0, []

    def take(self, one: Frame) -> None:
        began = time.thread_time()
        texts = set(self._read(one.gray))
        self.ms.append((time.thread_time() - began) * 1000)
        self.seen[one.kind] += 1
        self.right[one.kind] += one.text in texts
        self.wrong += bool(texts - {one.text})

    def told(self, share: Share) -> dict[str, object]:
        rate = 100 * sum(self.right.values()) / sum(self.seen.values())
        return {
            "read_pct": round(rate, 1),
            "ms_mean": round(sum(self.ms) / len(self.ms), 2),
            "ms_p95": round(share(self.ms, 0.95), 2),
            "misread": self.wrong,
            "by_kind_pct": {kind: 100 * self.right[kind] // n for kind, n in self.seen.items()},
        }


def plainly(gray: np.ndarray) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(gray, formats=_QR)]


def live(gray: np.ndarray) -> list[str]:
    return [one.text for one in decode(gray)]


def for_a_moment(gray: np.ndarray) -> list[str]:
    """As a camera does, that sees the same for a third of a second."""
    for turn in range(TURNS):
        if found := decode(gray, turn=turn):
            return [one.text for one in found]
    return []


def ways() -> dict[str, Tally]:
    return {
        "plain_zxingcpp": Tally(plainly),
        "one_frame": Tally(live),
        "a_third_of_a_second": Tally(for_a_moment),
    }


@pytest.mark.parametrize("size", SIZES)
def test_scan_set(size: str, figures: Callable[..., None], share: Share) -> None:
    tallies = ways()
    for one in scan_set(size, KINDS, EACH):
        for tally in tallies.values():
            tally.take(one)
    idle_ms = []
    for number in range(10):
        gray = empty_room(size, number)
        began = time.thread_time()
        decode(gray, 0)
        idle_ms.append((time.thread_time() - began) * 1000)
    figures(
        seed=SEED,
        size=size,
        frames=EACH * len(KINDS),
        budget_ms=LIVE_MS,
        ms_are="CPU of the reading thread",
        nothing_in_view_ms=round(sum(idle_ms) / len(idle_ms), 2),
        **{name: tally.told(share) for name, tally in tallies.items()},
    )


def test_badge_of_20_mm(figures: Callable[..., None], share: Share) -> None:
    told = {}
    for px_per_mm in (2.5, 3, 4, 5, 6):
        tallies = ways()
        for number in range(BADGES):
            one = badge(px_per_mm, number)
            for tally in tallies.values():
                tally.take(one)
        told[f"{px_per_mm} px/mm"] = {
            name: {key: tally.told(share)[key] for key in ("read_pct", "ms_mean", "misread")}
            for name, tally in tallies.items()
        }
    figures(seed=SEED, badges=BADGES, limit_at_4_px_per_mm_pct=95, **told)


def test_frame_to_answer(db, qapp, monkeypatch, figures: Callable[..., None], share: Share) -> None:
    """A badge comes into the sink; the panel shows the answer, which is on the disk."""
    plugs = Plugs()
    monkeypatch.setattr(card, "Cameras", lambda _parent: plugs)
    now = datetime.now(UTC)
    draft = WorkshopDraft("Charts", now, now + timedelta(hours=3), "Europe/Paris")
    workshop_id = workshops.plan(draft, now)
    people = [codes.encode(number.to_bytes(8, "big")) for number in range(PEOPLE)]
    for number, code in enumerate(people):
        name = f"Person {number}"
        made = Member.create(display_name=name, folded=name.casefold(), created_at=now)
        BadgeCode.create(code=code, member=made, issued_at=now)
        row = {"workshop": workshop_id, "member": made, "status": Status.REGISTERED}
        Registration.create(**row, registered_at=now)
    frame = WindowFrame(commands())
    page = CheckInPage(frame, workshop_id)
    page.resize(1100, 900)
    page.show()
    page.camera.turn()
    plugs.plug(shows=[picture(size=(1280, 720))])
    pass_until(lambda: page.camera.state is State.LIVE)
    plugs.sources[-1].stop()
    pass_until(lambda: page.camera.watch.reader._is_free)
    answered: list[float] = []
    page.answered.connect(lambda _: answered.append(time.perf_counter()))
    read_ms: list[float] = []
    page.camera.watch.looked.connect(lambda sight: read_ms.append(sight.waited_ms))
    took_ms = []
    for number, code in enumerate(people, 1):
        shown = QVideoFrame(picture(code, size=(1280, 720)).convertToFormat(QImage.Format_RGB32))
        pass_until(lambda: page.camera.watch.reader._is_free)
        began = time.perf_counter()
        plugs.sources[-1].sink.setVideoFrame(shown)
        pass_until(lambda number=number: len(answered) >= number)
        took_ms.append((answered[-1] - began) * 1000)
    page.hide()
    frame.live.stop()
    figures(
        people=PEOPLE,
        frames="1280 x 720, RGB",
        frame_to_codes_p50_ms=round(share(read_ms, 0.5), 1),
        frame_to_codes_p95_ms=round(share(read_ms, 0.95), 1),
        frame_to_answer_p50_ms=round(share(took_ms, 0.5), 1),
        frame_to_answer_p95_ms=round(share(took_ms, 0.95), 1),
        limit_p95_ms=150,
    )


def pass_until(is_so: Callable[[], bool]) -> None:
    """Let events pass until something is so."""
    loop, poll = QEventLoop(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if is_so() else None)
    poll.start(0)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    assert is_so()
