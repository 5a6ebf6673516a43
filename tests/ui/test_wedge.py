"""A USB scanner's real key events on a real X screen, on the keyboard layouts of the world."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("wedge.py")
PATIENCE_S = 240
LAYOUTS = ("us", "fr", "de", "cz", "tr", "ru", "gr")
ON_THE_PAGE = {"answer": "welcome", "left": "", "dialog": False}
IN_A_DIALOG = {"answer": "welcome", "left": "", "dialog": True}


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen of its own that nobody sees; gives its DISPLAY."""
    missing = [name for name in ("Xvfb", "xdotool", "setxkbmap") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"no {', '.join(missing)} here")
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        said = b""
        while not said.endswith(b"\n") and select.select([reads], [], [], 30)[0]:
            if not (more := os.read(reads, 16)):
                break
            said += more
        os.close(reads)
        try:
            if not said.endswith(b"\n"):
                pytest.skip("Xvfb does not start here")
            yield f":{said.decode().strip()}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def results(screen, tmp_path_factory) -> dict[str, dict[str, object]]:
    """What the window answered to each scan, by name."""
    folder = tmp_path_factory.mktemp("wedge")
    top = PROGRAM.parents[2]
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "LCHOST_DATA": str(folder / "data"),
        "PYTHONPATH": str(top),
    }
    for name in ("WAYLAND_DISPLAY", "QT_IM_MODULE", "XMODIFIERS"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {row.pop("name"): row for row in map(json.loads, done.stdout.splitlines())}


@pytest.fixture
def result(results) -> Callable[[str], dict[str, object]]:
    """Look up what came of one scan."""

    def find(name: str) -> dict[str, object]:
        if results[name]["answer"] == "too busy":
            pytest.skip("this machine is too busy to type like a scanner")
        return results[name]

    return find


@pytest.mark.parametrize("layout", [*LAYOUTS, "epo", "tm"])
def test_a_scan_is_a_check_in_on_every_layout(result, layout):
    assert result(f"{layout} page") == ON_THE_PAGE


@pytest.mark.parametrize("layout", [*LAYOUTS, "epo", "tm"])
def test_a_scan_is_a_check_in_with_caps_lock_on(result, layout):
    assert result(f"{layout} page caps") == ON_THE_PAGE


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_scan_into_a_dialog_s_field_is_a_check_in_and_no_text(result, layout):
    assert result(f"{layout} dialog") == IN_A_DIALOG  # CR and LF pressed no button


@pytest.mark.parametrize("layout", ["de", "fr", "pt", "ru"])
def test_a_prefix_that_the_layout_garbles_does_not_matter(result, layout):
    assert result(f"{layout} prefix") == ON_THE_PAGE


@pytest.mark.parametrize("end", ["tab", "pad", "silence"])
def test_a_scan_may_end_with_tab_the_number_pad_s_enter_or_nothing(result, end):
    assert result(end) == ON_THE_PAGE


def test_a_slow_scanner_s_scan_is_a_check_in_too(result):
    assert result("slow 30") == result("slow 50") == ON_THE_PAGE
    assert result("dialog slow") == IN_A_DIALOG


def test_control_characters_in_a_scan_are_no_commands_of_the_window(result):
    assert result("commands") == ON_THE_PAGE


def test_two_scans_right_after_each_other_are_two_check_ins(result):
    assert result("two") == ON_THE_PAGE


def test_a_scan_while_a_button_has_the_keyboard_presses_nothing(result):
    assert result("button") == ON_THE_PAGE


def test_what_a_person_types_stays_in_the_field(result):
    assert result("by hand") == {"answer": 0, "left": "Nguyen", "dialog": True}
