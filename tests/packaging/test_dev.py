"""The two commands of the README: what they promise before anything is installed."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DEV = PROJECT / "packaging" / "dev.py"
LOCK = PROJECT / "packaging" / "requirements.lock"


@pytest.fixture
def dev() -> ModuleType:
    """A fresh copy of dev.py as a module."""
    spec = importlib.util.spec_from_file_location("lchost_dev", DEV)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def start(*words: str, version: tuple[int, int] | None = None) -> subprocess.CompletedProcess[str]:
    """Start dev.py from another folder, as a given Python version if one is named."""
    pretend = f"sys.version_info = ({version[0]}, {version[1]}, 0, 'final', 0);" if version else ""
    code = (
        f"import runpy, sys; {pretend} sys.argv = {['dev.py', *words]!r};"
        f" runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(PROJECT.anchor),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_an_unsuitable_python_is_told_which_ones_suit(version: tuple[int, int]) -> None:
    done = start("setup", version=version)
    assert done.returncode == 1
    assert f"needs Python 3.11, 3.12 or 3.13; this is Python {version[0]}.{version[1]}" in (
        done.stderr
    )
    assert "Traceback" not in done.stderr


def test_an_unknown_command_lists_the_known_ones_and_installs_nothing() -> None:
    done = start("tset")
    assert done.returncode == 2
    assert "tset" in done.stderr
    for command in ("run", "test", "setup", "screens", "strings"):
        assert re.search(rf"^  {command}\b", done.stderr, re.M)


def test_screens_asks_for_its_folder() -> None:
    done = start("screens")
    assert done.returncode == 2
    assert "screens OUT" in done.stderr


def test_it_needs_nothing_but_the_standard_library(dev: ModuleType) -> None:
    wanted = re.findall(r"^\s*(?:import|from) (\w+)", DEV.read_text("utf-8"), re.M)
    assert set(wanted) <= sys.stdlib_module_names


def test_the_second_start_leaves_a_finished_environment_alone(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    python = tmp_path / "python"
    monkeypatch.setattr(dev, "PYTHON", python)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.txt")
    monkeypatch.setattr(dev, "make_environment", lambda: python.touch())
    monkeypatch.setattr(dev, "install_lock", lambda: steps.append("install"))
    monkeypatch.setattr(dev, "link_project", lambda: steps.append("link"))
    monkeypatch.setattr(dev, "compile_project", lambda: None)
    monkeypatch.setattr(dev, "supply_system_libraries", lambda: None)
    dev.set_up()
    dev.set_up()
    assert steps == ["install", "link"]

    lock = tmp_path / "requirements.lock"
    lock.write_text("peewee==0\n")
    monkeypatch.setattr(dev, "LOCK", lock)
    dev.set_up()
    assert steps == ["install", "link", "install", "link"], "another lock installs again"


def test_what_was_interrupted_is_done_again(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python").touch()
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.txt")
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    monkeypatch.setattr(dev, "install_lock", lambda: sys.exit("no network"))
    with pytest.raises(SystemExit):
        dev.set_up()
    assert not dev.STAMP.exists()


def test_a_host_who_is_not_root_gets_one_line_to_run(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        dev, "is_loadable", lambda name: name not in ("libEGL.so.1", "libcups.so.2")
    )
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    dev.supply_system_libraries()
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("sudo apt-get install -y --no-install-recommends libegl1 libcups2")


def test_root_updates_the_lists_only_when_the_install_failed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def apt(command: list[str], _environment: dict[str, str]) -> int:
        asked.append(command[1])
        return 100 if asked == ["install"] else 0

    monkeypatch.setattr(dev, "apt", apt)
    monkeypatch.setattr(dev, "is_loadable", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    dev.supply_system_libraries()
    assert asked == ["install", "update", "install"]


def test_without_a_screen_run_rehearses_into_a_folder_that_it_names(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(dev, "lchost", lambda words: started.append(words) or 0)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.run([]) == 0
    ((command, roster, flag, out),) = started
    assert (command, flag) == ("rehearse", "--out")
    assert Path(roster) == PROJECT / "resources" / "sample" / "roster.csv"
    said = capsys.readouterr().out
    assert "no screen" in said
    assert out in said


def test_the_first_run_shows_the_sample_and_the_next_opens_the_last_community(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(dev, "lchost", lambda words: started.append(words) or 0)
    monkeypatch.setattr(dev, "OPENED", tmp_path / "opened.txt")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    dev.run([])
    dev.run([])
    dev.run(["my.lchost"])
    assert started == [["--sample"], [], ["my.lchost"]]


def test_one_failed_check_fails_the_whole_and_hides_no_other(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def check(command: list[str], **_environment: str) -> int:
        ran.append(command[2])
        return 1 if command[2:4] == ["ruff", "format"] else 0

    monkeypatch.chdir(PROJECT)
    monkeypatch.setattr(dev, "start", check)
    assert dev.test(["-k", "door"]) == 1
    assert ran == ["ruff", "ruff", "mypy", "pytest"]


@pytest.mark.parametrize("failing", ["tests/ui", "--ignore=tests/ui", "neither"])
def test_both_halves_of_the_tests_are_run_and_either_fails_the_whole(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    failing: str,
) -> None:
    script = f"import sys; print(*sys.argv[1:]); sys.exit(3 * ({failing!r} in sys.argv))"
    monkeypatch.setattr(dev, "PYTEST", [sys.executable, "-c", script])
    assert dev.both_halves() == (0 if failing == "neither" else 3)
    screen, others = capfdbinary.readouterr().out.decode().splitlines()
    places = screen.split()
    assert others.split()[-len(places) :] == [f"--ignore={place}" for place in places]
    assert all((PROJECT / place).is_dir() for place in places)


def test_continuous_integration_runs_exactly_the_test_command_of_the_readme() -> None:
    command = "python3 packaging/dev.py test"
    assert (PROJECT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == command
    assert command in (PROJECT / "README.md").read_text("utf-8").splitlines()


def test_the_lock_pins_every_named_library_by_hash_and_names_no_host() -> None:
    text = LOCK.read_text("utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.M)[1:]
    pinned = {entry.split("==")[0] for entry in entries}
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "\npyside6==6.11.3 " in text, "6.12.0 aborts on Python 3.11"
    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    named = [*wanted["project"]["dependencies"], *wanted["dependency-groups"]["dev"]]
    assert {re.match(r"[\w-]+", name)[0] for name in named} <= pinned
