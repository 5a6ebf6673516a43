"""The system's cameras: which come first, how they are known, in which format they are opened."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtMultimedia import QCameraDevice

from lchost.ui.camera.cameras import Camera, Cameras
from lchost.ui.camera.sources import CameraSource, best_format


@dataclass
class Device:
    """What Qt tells of a camera."""

    key: bytes
    name: str
    is_usual: bool = False

    def id(self):
        return QByteArray(self.key)

    def description(self):
        return self.name

    def isDefault(self):
        return self.is_usual


class Devices:
    """Stands in for Qt's list of devices."""

    def __init__(self, *there):
        self.there = list(there)

    def videoInputs(self):
        return self.there


@dataclass
class Format:
    """What Qt tells of a camera's format."""

    wide: int
    tall: int
    fastest: float = 30.0

    def resolution(self):
        return QSize(self.wide, self.tall)

    def maxFrameRate(self):
        return self.fastest


@pytest.fixture
def cameras(qapp):
    made = Cameras()
    assert made.open()
    return made


def test_before_it_is_opened_the_system_is_asked_for_nothing(qapp):
    made = Cameras()
    assert made.listing() == [] and made._devices is None


def test_the_systems_own_choice_comes_first(cameras):
    cameras._devices = Devices(
        Device(b"/dev/video0", "Lid"), Device(b"/dev/video2", "Door \xe9", is_usual=True)
    )
    assert cameras.listing() == [Camera("/dev/video2", "Door é"), Camera("/dev/video0", "Lid")]


def test_a_key_of_any_bytes_is_a_key(cameras):
    cameras._devices = Devices(Device(b"\xff\xfe\x00usb", "Odd"))
    [camera] = cameras.listing()
    assert camera.key and camera.name == "Odd"


def test_a_camera_that_has_just_gone_gives_no_frames(cameras):
    cameras._devices = Devices()
    assert cameras.source(Camera("/dev/video0", "Lid")) is None


def test_a_change_of_the_systems_list_is_told(cameras, qtbot):
    with qtbot.waitSignal(cameras.changed):
        cameras._devices.videoInputsChanged.emit()


@pytest.mark.qt_log_ignore("(?i)camera|video", extend=True)
def test_a_camera_without_a_device_starts_and_stops_without_a_fault(qapp, qtbot):
    source = CameraSource(QCameraDevice())
    source.start()
    qtbot.wait(50)
    source.stop()


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        ([(640, 480, 30), (1280, 720, 30), (1920, 1080, 30)], (1920, 1080)),
        ([(640, 480, 30), (1280, 720, 30), (1920, 1080, 5)], (1280, 720)),
        ([(1920, 1080, 30), (3840, 2160, 30)], (1920, 1080)),
        ([(640, 480, 10), (1280, 720, 10)], (1280, 720)),
        ([(1280, 720, 25), (1280, 720, 60)], (1280, 720)),
    ],
)
def test_the_sharpest_format_that_is_quick_enough_is_chosen(there, chosen):
    found = best_format([Format(*one) for one in there])
    assert (found.wide, found.tall) == chosen


def test_a_camera_that_tells_no_formats_keeps_its_own():
    assert best_format([]) is None
    assert best_format([Format(3840, 2160)]) is None
