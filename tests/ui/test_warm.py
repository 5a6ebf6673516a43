"""What the pages need comes in while nobody waits."""

import subprocess
import sys

from PySide6.QtCore import QObject

from lchost.ui import warm


def test_every_module_of_the_pages_is_there_in_the_end(qtbot, monkeypatch):
    monkeypatch.setattr(warm, "_GAP_MS", 0)
    parent = QObject()
    made = warm.Warm(parent)
    with qtbot.waitSignal(made.destroyed, timeout=20_000):
        made.start()
    assert set(warm._PAGES) <= set(sys.modules) and "numpy" in sys.modules
    assert next(made._drawing, None) is None  # the stage's lists too


def test_the_camera_is_ready_before_it_is_first_switched_on():
    code = (
        "import sys; from lchost.ui import warm; warm._import_libraries();"
        "print({'PySide6.QtMultimedia', 'zxingcpp', 'lchost.ui.camera.watch'} <= set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_library_that_a_system_lacks_holds_nothing_up(monkeypatch):
    came = []

    def import_module(name):
        came.append(name)
        if name == "PySide6.QtMultimedia":
            raise ImportError(name)

    monkeypatch.setattr(warm, "import_module", import_module)
    warm._import_libraries()
    assert came == list(warm._LIBRARIES)
