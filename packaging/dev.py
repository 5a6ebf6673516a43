"""Set up and run lchost from a checkout: `run`, `test`, `setup`, `screens OUT`, `strings`.

Needs nothing but Python 3.11-3.13.  The guard below must stay readable for older Pythons.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)

if not OLDEST <= sys.version_info[:2] <= NEWEST:
    known = ["python3.%d" % minor for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]  # noqa: UP031
    other = [name for name in known if shutil.which(name)]
    sys.exit(
        "lchost needs Python 3.11, 3.12 or 3.13; this is Python %d.%d.\n%s"  # noqa: UP031
        % (
            sys.version_info[0],
            sys.version_info[1],
            "Start it as: %s %s" % (other[0], " ".join(sys.argv))  # noqa: UP031
            if other
            else "Install one of them from python.org or your system's packages.",
        )
    )

PROJECT = Path(__file__).resolve().parent.parent
LOCK = PROJECT / "packaging" / "requirements.lock"
VENV = PROJECT / ".venv"
ON_WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if ON_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if ON_WINDOWS else "python")
STAMP = VENV / "lchost-setup.txt"  # what the environment was made from; written last
OPENED = VENV / "lchost-opened.txt"  # `run` has shown the sample once
SAMPLE_ROSTER = PROJECT / "resources" / "sample" / "roster.csv"

# Shared library -> Debian package: what Qt wants of the system, found in a bare Debian 12.
SYSTEM_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libcups.so.2": "libcups2",
}

# Program -> Debian package: what some tests drive.  Without it they skip and say so.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "pdftotext": "poppler-utils",
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
}

ROOM_FOR_TESTS = 4 * 1024**3  # bytes; they leave about one

USAGE = """\
python3 packaging/dev.py COMMAND [ARGUMENTS]

  run [...]      open lchost; arguments go on to it (a FILE, --sample, rehearse ...)
  test [...]     ruff format --check, ruff check, mypy, pytest; arguments go on to pytest
  setup          only make .venv and install into it
  screens OUT    save a picture of every page and dialog into the folder OUT
  strings        collect the texts of the screen for translation, and make the stretched language
"""


def main(arguments: list[str]) -> int:
    say_in_utf8()
    command, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    commands = {
        "run": run,
        "test": test,
        "setup": lambda _rest: 0,
        "screens": screens,
        "strings": strings,
    }
    if command in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0
    if command not in commands:
        print(f"dev.py does not know “{command}”.\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    if command == "screens" and len(rest) != 1:
        print("Name one folder for the pictures: dev.py screens OUT", file=sys.stderr)
        return 2
    set_up()
    return commands[command](rest)


def say(text: str) -> None:
    print(text, flush=True)  # before the output of the programs that we start


def say_in_utf8() -> None:
    """Let a Windows console, which may know only one old code page, take any letter."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


# --- setting up ----------------------------------------------------------------------------------


def set_up() -> None:
    """Bring `.venv` and the system's libraries to what the lock asks for; idle when they are."""
    want = stamp()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == want):
        started = time.monotonic()
        make_environment()
        install_lock()
        link_project()
        compile_project()
        STAMP.write_text(want, "utf-8")
        say(f"dev.py: set up in {time.monotonic() - started:.0f} s")
    if sys.platform == "linux":
        supply_system_libraries()


def stamp() -> str:
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n{PROJECT}\n"


def make_environment() -> None:
    if PYTHON.exists() and works(PYTHON):
        return
    say(f"dev.py: making {VENV} with Python {sys.version.split()[0]}")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        package = f"python3.{sys.version_info[1]}-venv"
        sys.exit(
            "This Python cannot make a virtual environment.\n"
            f"On Debian and Ubuntu: sudo apt-get install {package}\n"
            "Elsewhere install Python from python.org, which brings it."
        )


def works(python: Path) -> bool:
    """Tell whether this environment still runs, with pip and a Python that we know."""
    question = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    try:
        return subprocess.run([str(python), "-c", question], capture_output=True).returncode == 0
    except OSError:
        return False


def install_lock() -> None:
    say("dev.py: installing what packaging/requirements.lock names (the first time some minutes)")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    got = subprocess.run([*pip, "--retries", "8", "--require-hashes", "-r", str(LOCK)], check=False)
    if got.returncode:
        sys.exit(
            "dev.py: pip could not install everything; its words are above."
            " Mend that (most often the network) and start again: it goes on where it stopped."
        )


def link_project() -> None:
    """Let the environment see this checkout; no build, so nothing can go stale."""
    site = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    # as a line of Python, because a bare path in a .pth is read in the machine's own encoding
    line = f"import sys; sys.path.append({str(PROJECT)!a})\n"
    (Path(site) / "lchost-checkout.pth").write_text(line, "ascii")


def compile_project() -> None:
    """Write our bytecode, for a first start as fast as the next; some machines forbid it later."""
    subprocess.run([str(PYTHON), "-m", "compileall", "-q", str(PROJECT / "lchost")], check=False)


def supply_system_libraries() -> None:
    """Install by apt, as root, what Qt misses; else print the line that does it."""
    missing = [name for name in SYSTEM_LIBRARIES if not is_loadable(name)]
    if not missing:
        return
    packages = [SYSTEM_LIBRARIES[name] for name in missing]
    if shutil.which("apt-get") is None:
        say(f"dev.py: Qt misses these libraries of the system: {' '.join(missing)}")
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        say(f"dev.py: Qt misses libraries. Please run: sudo {' '.join(install)}")
        return
    say(f"dev.py: installing the system's libraries that Qt misses: {' '.join(packages)}")
    if not install_packages(install):
        say(f"dev.py: that failed. Please run: sudo {' '.join(install)}")


def supply_test_programs() -> None:
    """Install by apt, where root may, the screen and the browser that tests drive."""
    missing = [package for name, package in TEST_PROGRAMS.items() if shutil.which(name) is None]
    if sys.platform != "linux" or not missing:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        say(f"dev.py: some tests will be skipped; they want {' '.join(missing)}")
        return
    say(f"dev.py: installing what the tests drive: {' '.join(missing)}")
    if not install_packages(["apt-get", "install", "-y", "--no-install-recommends", *missing]):
        say("dev.py: that failed; the tests that want it will be skipped")


def install_packages(install: list[str]) -> bool:
    """Run an apt line, once more after an update if it fails; tell whether it worked."""
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if apt(install, quietly) == 0:
        return True
    return apt(["apt-get", "update"], quietly) == 0 and apt(install, quietly) == 0


def apt(command: list[str], environment: dict[str, str]) -> int:
    """Run one apt command; show what it says only if it fails."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        say("\n".join((done.stdout + done.stderr).strip().splitlines()[-5:]))
    return done.returncode


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# --- the commands --------------------------------------------------------------------------------


def start(command: list[str], **environment: str) -> int:
    """Run a program with our output and return its exit code; Ctrl+C is its business."""
    inherited = {**os.environ, **environment}
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)  # it costs a fifth of every start
    child = subprocess.Popen(command, env=inherited)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def lchost(arguments: list[str]) -> int:
    return start([str(PYTHON), "-P", "-m", "lchost", *arguments])


def run(arguments: list[str]) -> int:
    """Open the app; the first time with the sample; with no screen rehearse a day instead."""
    if arguments not in ([], ["--sample"]):
        return lchost(arguments)
    if not has_screen():
        out = PROJECT / "out" / time.strftime("rehearsal-%Y-%m-%d-%H%M%S")
        say("dev.py: there is no screen here (no DISPLAY, WAYLAND_DISPLAY or QT_QPA_PLATFORM).")
        say(f"dev.py: rehearsing a whole workshop day on the sample instead, into {out}")
        return lchost(["rehearse", str(SAMPLE_ROSTER), "--out", str(out)])
    if not OPENED.exists():
        arguments = ["--sample"]
        OPENED.write_text("The sample community was shown once.\n", "utf-8")
    return lchost(arguments)


def has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


PYTEST = [str(PYTHON), "-m", "pytest"]
# about half of the time
FIRST_HALF = [
    *("tests/ui", "tests/journeys", "tests/credentials"),
    *("tests/paper/badges", "tests/paper/scanback"),
]


def test(arguments: list[str]) -> int:
    """Run every check, also after one has failed; pytest comes last."""
    os.chdir(PROJECT)
    checks = {
        "ruff format --check": ["ruff", "format", "--check", "."],
        "ruff check": ["ruff", "check", "."],
        "mypy": ["mypy"],
    }
    failed = []
    for name, command in checks.items():
        say(f"dev.py: {name}")
        if start([str(PYTHON), "-m", *command]):
            failed.append(name)
    if failed:
        say(f"dev.py: FAILED so far: {', '.join(failed)}; the tests run all the same")
    supply_test_programs()
    say("dev.py: pytest")
    tests = start([*PYTEST, *arguments], **in_memory()) if arguments else both_halves()
    return tests or (1 if failed else 0)


def both_halves() -> int:
    """Run the tests of screen and paper and all others side by side: half the time on two cores."""
    others = [f"--ignore={place}" for place in FIRST_HALF]
    environment = {**os.environ, **in_memory()}
    with tempfile.TemporaryFile() as said:
        beside = subprocess.Popen(
            [*PYTEST, "-p", "no:cacheprovider", *others],
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            ours = start([*PYTEST, *FIRST_HALF], **in_memory())
            theirs = beside.wait()
        finally:
            beside.terminate()
            said.seek(0)
            sys.stdout.flush()
            sys.stdout.buffer.write(said.read())
            sys.stdout.flush()
    return ours or theirs


def in_memory() -> dict[str, str]:
    """Let the tests' files lie in memory where there is room: each waits for the disk often."""
    memory = Path("/dev/shm")
    is_roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM_FOR_TESTS
    return {"TMPDIR": str(memory)} if is_roomy and os.access(memory, os.W_OK) else {}


def screens(arguments: list[str]) -> int:
    """Drive the app offscreen on the sample, in plain and in stretched words; save pictures."""
    out = Path(arguments[0]).resolve()
    tour = PROJECT / "tests" / "journeys" / "tour.py"
    return start([str(PYTHON), "-P", str(tour), str(out)], QT_QPA_PLATFORM="offscreen")


def strings(_arguments: list[str]) -> int:
    """Collect the texts with lupdate, stretch them, compile every language with lrelease."""
    return start([str(PYTHON), "-P", str(PROJECT / "packaging" / "strings.py")])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
