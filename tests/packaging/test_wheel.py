"""What a wheel carries: an installed lchost finds its resources as a checkout does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
ASK = (
    "import sys; sys.path.insert(0, sys.argv[1]); from lchost import paths;"
    "print(paths.resource(sys.argv[2]))"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with lchost installed from a wheel, without its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    alone = ["--no-deps", "--no-index"]
    build = [*pip, "wheel", *alone, "--no-build-isolation", "-w", str(folder), str(PROJECT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    home = folder / "site"
    subprocess.run(
        [*pip, "install", *alone, "--no-compile", "--target", str(home), str(wheel)],
        check=True,
        capture_output=True,
    )
    return home


def where(home: Path, name: str) -> Path:
    answer = subprocess.run(
        [sys.executable, "-c", ASK, str(home), name],
        cwd=home.anchor,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return Path(answer.stdout.strip())


@pytest.mark.parametrize("name", ["icons/check.svg", "fonts/NotoSans-Regular.ttf", "fonts/OFL.txt"])
def test_resources_are_found_in_a_checkout_and_in_an_installed_wheel(
    installed: Path, name: str
) -> None:
    assert where(PROJECT, name) == PROJECT / "resources" / name
    assert where(installed, name) == installed / "lchost" / "resources" / name
    assert where(installed, name).read_bytes() == (PROJECT / "resources" / name).read_bytes()


def test_every_committed_resource_is_in_the_wheel(installed: Path) -> None:
    here = {p.relative_to(PROJECT) for p in (PROJECT / "resources").rglob("*") if p.is_file()}
    there = {
        p.relative_to(installed / "lchost")
        for p in (installed / "lchost" / "resources").rglob("*")
        if p.is_file()
    }
    assert {p for p in here if not p.name.startswith(".")} == there


def test_the_wheel_brings_both_commands_and_the_licences(installed: Path) -> None:
    (info,) = installed.glob("lchost-*.dist-info")
    commands = (info / "entry_points.txt").read_text("utf-8")
    assert "[console_scripts]\nlchost = lchost.__main__:main" in commands
    assert "[gui_scripts]\nlchostw = lchost.__main__:main" in commands
    assert {p.name for p in (info / "licenses").rglob("*.txt")} >= {"OFL.txt", "LICENSE.txt"}
