"""From a frame in the sink to the codes that count, through the sink that a camera fills."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from lchost.checkin import decode, pixels
from lchost.ui.camera.mapping import mapped
from lchost.ui.camera.reader import Reader
from lchost.ui.camera.sources import PictureSource, VideoFileSource
from tests.ui.camera.conftest import ADA, ZOE, picture
from tests.ui.camera.films import write_film

Format = QVideoFrameFormat.PixelFormat
RED, WIDE, TALL = (200, 40, 30), 64, 48


@pytest.fixture
def reader(qapp):
    made = Reader()
    made.start()
    yield made
    made.stop()


def read(source, reader, qtbot, wanted):
    """Let the source fill its sink until `wanted` codes have counted."""
    counted = []
    reader.looked.connect(lambda sight: counted.extend(sight.counting))
    source.sink.videoFrameChanged.connect(reader.offer)
    source.start()
    qtbot.waitUntil(lambda: len(counted) >= wanted, timeout=10_000)
    source.stop()
    return counted


def test_a_badge_in_the_sink_is_read(reader, qtbot):
    source = PictureSource([picture(), picture(ADA)] * 40, 60)
    assert read(source, reader, qtbot, 1) == [ADA]


def test_a_film_is_read_like_a_camera(reader, qtbot, tmp_path):
    film = [picture()] * 5 + [picture(ADA)] * 10 + [picture(ZOE)] * 10
    source = VideoFileSource(write_film(tmp_path / "door.avi", film))
    assert read(source, reader, qtbot, 2) == [ADA, ZOE]


def test_a_film_ends_and_its_last_empty_frame_harms_nothing(reader, qtbot, tmp_path):
    source = VideoFileSource(write_film(tmp_path / "short.avi", [picture(ADA)] * 4, 30))
    source.sink.videoFrameChanged.connect(reader.offer)
    with qtbot.waitSignal(source.ended, timeout=10_000):
        source.start()
    reader.offer(QVideoFrame())


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_a_file_that_is_no_film_fails_with_words(qtbot, tmp_path):
    path = tmp_path / "no.avi"
    path.write_text("no film")
    source = VideoFileSource(path)
    with qtbot.waitSignal(source.failed, timeout=10_000) as heard:
        source.start()
    assert heard.args[0]


def test_while_one_frame_is_read_the_others_are_dropped(reader, qtbot, monkeypatch):
    begun, may_end, reads = threading.Event(), threading.Event(), []

    def slow(gray, *_):
        reads.append(gray.shape)
        begun.set()
        assert may_end.wait(5)
        return ()

    monkeypatch.setattr(decode, "decode", slow)
    frame = QVideoFrame(picture())
    reader.offer(frame)
    assert begun.wait(5)
    for _ in range(20):
        reader.offer(frame)
    with qtbot.waitSignal(reader.looked):
        may_end.set()
    assert len(reads) == 1 and reader.dropped == 20
    with qtbot.waitSignal(reader.looked):
        reader.offer(frame)  # and then the newest one is taken
    assert len(reads) == 2


def test_a_reader_that_was_stopped_tells_no_more_and_can_start_again(reader, qtbot):
    told = []
    reader.looked.connect(told.append)
    reader.offer(QVideoFrame(picture(ADA)))
    reader.stop()
    qtbot.wait(50)
    assert told == []
    reader.start()
    with qtbot.waitSignal(reader.looked) as heard:
        reader.offer(QVideoFrame(picture(ADA)))
    assert heard.args[0].counting == (ADA,)


def test_switching_on_and_off_a_hundred_times_leaves_no_thread(reader, qtbot, tmp_path):
    before = threading.active_count()
    for _ in range(100):
        reader.start()
        reader.offer(QVideoFrame(picture(ADA)))
        reader.stop()
    assert threading.active_count() < before


@pytest.fixture
def hard_looks(reader, qtbot, monkeypatch):
    """Read frames, each hard look taking 30 ms; give (budget, turn) of each."""

    def do(frames, found):
        looks = []

        def slow(_gray, budget_ms, turn):
            looks.append((budget_ms, turn))
            if budget_ms:
                threading.Event().wait(0.03)
            return found

        monkeypatch.setattr(decode, "decode", slow)
        for _ in range(frames):
            with qtbot.waitSignal(reader.looked):
                reader.offer(QVideoFrame(picture()))
        return looks

    return do


CORNERS = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))


@pytest.mark.parametrize("found", [(), (decode.Found("HTTPS://EXAMPLE.ORG", CORNERS),)])
def test_after_a_hard_look_the_reader_rests(hard_looks, found):
    looks = hard_looks(3, found)
    assert looks[0][0] == decode.LIVE_MS and looks[1][0] == 0.0


def test_each_way_of_looking_has_its_turn_and_the_one_that_reads_stays(
    hard_looks, reader, monkeypatch
):
    def turns(found):
        reader._rests_until = 0.0
        return [turn for budget, turn in hard_looks(30, found) if budget]

    monkeypatch.setattr("lchost.ui.camera.reader._REST", 0.0)
    assert turns(()) == list(range(30))
    assert set(turns((decode.Found(ADA, CORNERS),))) == {30}


# --- how pixels lie in memory -------------------------------------------------------------------


def yuv(colour):
    """The colour as a camera sends it; ITU-R BT.601, full range."""
    r, g, b = colour
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return round(y), round(128 + (b - y) * 0.564), round(128 + (r - y) * 0.713)


def frame_of(name):
    """A frame of one colour; its left half is darker."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDE, TALL), Format[f"Format_{name}"]))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    y, u, v = yuv(RED)
    for number in range(frame.planeCount()):
        line = frame.bytesPerLine(number)
        rows = np.frombuffer(frame.bits(number), np.uint8).reshape(-1, line)
        if name in ("YUYV", "UYVY"):
            order = (y, u, y, v) if name == "YUYV" else (u, y, v, y)
            rows[:] = np.tile(order, line // 4 + 1)[:line]
            rows[:, (0 if name == "YUYV" else 1) : WIDE : 2] //= 2
        elif number == 0:
            rows[:] = y
            rows[:, : WIDE // 2] = y // 2
        elif name in ("NV12", "NV21"):
            rows[:] = np.tile((u, v) if name == "NV12" else (v, u), line // 2 + 1)[:line]
        else:
            rows[:] = (u, v)[number - 1] if name != "YV12" else (v, u)[number - 1]
    frame.unmap()
    return frame


@pytest.mark.parametrize(
    "name", ["Y8", "YUV420P", "YV12", "YUV422P", "NV12", "NV21", "YUYV", "UYVY"]
)
def test_each_format_of_webcams_gives_its_brightness_and_its_colours(qapp, name):
    with mapped(frame_of(name)) as planes:
        gray = np.array(pixels.gray(planes))
        rgb, wide, tall = pixels.small(planes, 16)
    assert gray.shape == (TALL, WIDE) and gray.dtype == np.uint8
    assert gray[5, WIDE - 1] == yuv(RED)[0] and gray[5, 0] == yuv(RED)[0] // 2
    assert (tall, wide) == (12, 16) and rgb.shape == (12, 16, 3)
    if name != "Y8":
        assert np.abs(rgb[3, -1].astype(int) - RED).max() <= 6


@pytest.mark.parametrize(
    "kind", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32, QImage.Format.Format_RGBX8888]
)
def test_pictures_in_a_sink_give_their_colours(qapp, kind):
    image = QImage(WIDE, TALL, kind)
    image.fill(QColor(*RED))
    with mapped(QVideoFrame(image)) as planes:
        gray = np.array(pixels.gray(planes))
        rgb, _, _ = pixels.small(planes, 16)
    assert np.abs(rgb[3, 3].astype(int) - RED).max() <= 1
    assert abs(int(gray[0, 0]) - yuv(RED)[0]) <= 2


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_a_format_that_nobody_expected_is_converted_by_qt(qapp):
    image = picture(ADA).convertToFormat(QImage.Format.Format_Grayscale8)
    frame = QVideoFrame(QVideoFrameFormat(QSize(640, 480), Format.Format_Y16))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    rows = np.frombuffer(frame.bits(0), np.uint16).reshape(480, -1)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(480, -1)
    rows[:, :640] = lines[:, :640].astype(np.uint16) << 8
    frame.unmap()
    with mapped(frame) as planes:
        if planes is None:
            pytest.skip("this Qt converts no 16-bit frames")
        found = decode.decode(pixels.gray(planes))
    assert {one.text for one in found} == {ADA}


@pytest.mark.parametrize("size", [(641, 481), (1, 1), (2, 3), (333, 7)])
def test_odd_sizes_are_read_without_a_fault(qapp, size):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    with mapped(QVideoFrame(image)) as planes:
        gray = pixels.gray(planes)
        pixels.small(planes, 16)
        assert decode.decode(gray, 100) == ()
    assert 0 <= decode.brightness(gray) <= 1
