"""The laptop stays awake while the door is open, and lets go however the program ends."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lchost.ui import power
from lchost.ui.power import Awake, Battery, Child, Desktop, LowBattery, Windows

HOLDS = """#!/bin/sh
echo "$@" > "{told}"
for last; do :; done
exec "$last"
"""


@pytest.fixture
def inhibitor(tmp_path, monkeypatch):
    """A `systemd-inhibit` that writes down how it was called, then runs what it was given."""
    if sys.platform == "win32":
        pytest.skip("a shell script")
    program, told = tmp_path / "systemd-inhibit", tmp_path / "told"
    program.write_text(HOLDS.format(told=told))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(power.sys, "platform", "linux")
    return told


def wait_for(true, seconds=10):
    for _ in range(seconds * 100):
        if true():
            return True
        time.sleep(0.01)
    return False


def test_it_holds_the_laptop_awake_and_lets_go(inhibitor):
    awake = Awake()
    awake.take("The door is open")
    assert wait_for(lambda: inhibitor.exists() and inhibitor.read_text())
    assert awake.is_held
    assert "--what=idle:sleep" in inhibitor.read_text()
    assert "The door is open" in inhibitor.read_text()
    awake.release()
    assert not awake.is_held


def test_taken_twice_it_is_held_once_and_one_release_is_enough(inhibitor):
    awake = Awake()
    awake.take("a")
    child = awake._ways[0]._child
    awake.take("b")
    assert awake._ways[0]._child is child
    awake.release()
    assert child.poll() is not None


def test_a_killed_program_holds_nothing(inhibitor, tmp_path):
    says = (
        "import sys, time; from lchost.ui.power import Awake; a = Awake(); a.take('x');"
        "print(a._ways[0]._child.pid, flush=True); time.sleep(60)"
    )
    asks = [sys.executable, "-c", says]
    with subprocess.Popen(asks, stdout=subprocess.PIPE, text=True) as program:
        child = int(program.stdout.readline())
        assert _runs(child)
        program.send_signal(signal.SIGKILL)
    assert wait_for(lambda: not _runs(child))


def _runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().split(") ")[1][0] != "Z"


def test_where_there_is_no_way_it_does_nothing_quietly(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    awake = Awake((Child(("systemd-inhibit", "cat")), Desktop(), Windows()))
    awake.take("The door is open")
    assert awake.is_wanted and not awake.is_held
    awake.release()


def test_a_way_that_refuses_is_not_taken_for_held(tmp_path, monkeypatch):
    program = tmp_path / "systemd-inhibit"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    way = Child((str(program), "cat"))
    way.take("x")
    assert wait_for(lambda: not way.holds)
    way.release()


def test_windows_is_asked_for_the_system_and_the_screen(monkeypatch):
    asked = []

    class Kernel:
        class kernel32:
            @staticmethod
            def SetThreadExecutionState(state):
                asked.append(state)
                return 1

    monkeypatch.setattr(ctypes, "windll", Kernel, raising=False)
    way = Windows()
    assert way.take("x") and way.holds
    way.release()
    assert asked == [0x80000003, 0x80000000]
    assert not way.holds


def test_macos_is_held_by_caffeinate_for_as_long_as_this_program_lives(monkeypatch):
    monkeypatch.setattr(power.sys, "platform", "darwin")
    (way,) = power._ways_here()
    assert way._command == ("caffeinate", "-di", "-w", str(os.getpid()))


DESKTOP = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class Saver(QObject):
    @Slot(str, str, result=int)
    def Inhibit(self, who, why):
        print("held", who, why, flush=True)
        return 7

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
saver = Saver()
flags = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject("/org/freedesktop/ScreenSaver", saver, flags)
assert bus.registerService("org.freedesktop.ScreenSaver")
print("ready", flush=True)
app.exec()
"""
HOLD_AND_GO = """
from PySide6.QtCore import QCoreApplication
from lchost.ui.power import Desktop
app = QCoreApplication([])
way = Desktop()
print(way.take("The door is open"), way.holds)
way.release()
print(way.holds)
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no D-Bus here")
def test_the_desktop_is_asked_over_its_bus():
    script = (
        f"{sys.executable} -c '{DESKTOP}' & "
        f"sleep 1; for n in 1 2 3 4 5 6 7 8 9; do "
        f"{sys.executable} -c '{HOLD_AND_GO}' | grep -q True && break; sleep 0.5; done; "
        f"{sys.executable} -c '{HOLD_AND_GO}'; kill %1"
    )
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "held lchost The door is open" in ran.stdout, ran.stderr
    assert ran.stdout.rstrip().endswith("True True\nFalse"), ran.stderr


# --- the battery --------------------------------------------------------------------------------


def test_a_low_battery_is_said_once_and_again_when_it_is_nearly_empty():
    low = LowBattery()
    percents = [30, 21, 20, 19, 15, 10, 9, 4]
    said = [low.news(Battery(percent, is_plugged=False)) for percent in percents]
    assert said == [None, None, 20, None, None, 10, None, None]


def test_plugged_in_nothing_is_said_and_it_is_said_again_after_that():
    low = LowBattery()
    assert low.news(Battery(9, is_plugged=True)) is None
    assert low.news(Battery(9, is_plugged=False)) == 9
    assert low.news(Battery(9, is_plugged=False)) is None
    assert low.news(Battery(12, is_plugged=True)) is None
    assert low.news(Battery(12, is_plugged=False)) == 12


def test_without_a_battery_nothing_is_said(monkeypatch):
    import psutil

    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert power.battery() is None
    assert LowBattery().news(None) is None


def test_a_driver_that_tells_nonsense_is_no_fault(monkeypatch):
    import psutil

    def fails():
        raise OSError

    monkeypatch.setattr(psutil, "sensors_battery", fails, raising=False)
    assert power.battery() is None
