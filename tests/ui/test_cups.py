"""Paper that really went through a print server: the right size, in the right place, readable.

A CUPS of its own with the printer of cups-pdf; nothing of the computer's own CUPS is touched.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from lchost.paper import badge_papers
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
DPI = 300
WITHIN_MM = 0.5
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
OUT = Path("/var/spool/cups-pdf/ANONYMOUS")  # where it puts the pages of a user nobody knows
PROJECT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("cups_child.py")
CONF = """Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""


def until(is_so, seconds=20.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def cups():
    """The environment of a program that prints to "Lab", and the server's commands."""
    needs = [shutil.which(tool) for tool in ("cupsd", "lpadmin", "lpstat", "cupsdisable")]
    if not all(needs) or not DRIVER.exists() or not os.access(BACKEND, os.X_OK):
        pytest.skip("needs CUPS with cups-pdf, and to be run by root")
    folder = Path(tempfile.mkdtemp(prefix="lchost-cups-", dir="/tmp"))
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rooms = {name: folder / name for name in ("ServerRoot", "RequestRoot", "CacheDir", "StateDir")}
    for room in (*rooms.values(), folder / "TempDir"):
        room.mkdir()
    (folder / "TempDir").chmod(0o1777)
    (rooms["ServerRoot"] / "ppd").mkdir()
    files = [f"{name} {room}" for name, room in rooms.items()]
    files += [f"{kind} {folder / kind}" for kind in ("AccessLog", "ErrorLog", "PageLog")]
    files += [f"TempDir {folder / 'TempDir'}", "SystemGroup root"]
    (rooms["ServerRoot"] / "cups-files.conf").write_text("\n".join(files) + "\n")
    (rooms["ServerRoot"] / "cupsd.conf").write_text(CONF.format(port=port))
    server = subprocess.Popen(
        [
            "cupsd",
            "-f",
            *("-c", rooms["ServerRoot"] / "cupsd.conf"),
            *("-s", rooms["ServerRoot"] / "cups-files.conf"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    own = {"CUPS_SERVER": f"127.0.0.1:{port}", "CUPS_USER": "nobody-we-know"}
    env = {**os.environ, "PYTHONPATH": str(PROJECT), **own}
    tell = {"env": {**env, "CUPS_USER": "root"}, "capture_output": True, "text": True}
    try:
        if not until(lambda: "is running" in subprocess.run(["lpstat", "-r"], **tell).stdout):
            pytest.skip("CUPS does not start here")
        made = subprocess.run(
            ["lpadmin", "-p", "Lab", "-v", "cups-pdf:/", "-P", DRIVER, "-E"], **tell
        )
        assert made.returncode == 0, made.stderr
        yield env, lambda *command: subprocess.run(command, **tell)
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def printed(cups, tmp_path):
    """Print the first page of a PDF and give the page that came out; and how the printer was."""
    env, _ = cups
    made = []

    def through(pdf, sheet):
        title = f"lchost {uuid.uuid4().hex}"
        made.append(title)
        file = tmp_path / "in.pdf"
        file.write_bytes(pdf)
        told = subprocess.run(
            [sys.executable, CHILD, "Lab", file, sheet, title],
            env=env,
            capture_output=True,
            text=True,
        )
        assert told.returncode == 0, told.stderr
        assert until(lambda: bool(_found(title))), "nothing came out"
        assert until(lambda: _found(title)[0].read_bytes().rstrip().endswith(b"%%EOF"))
        return _found(title)[0].read_bytes(), told.stdout.strip()

    yield through
    for title in made:
        for file in _found(title):
            file.unlink()


def _found(title):
    return list(OUT.glob(f"*{title.split()[1]}*"))


@pytest.fixture
def badges(db, member):
    """The badges of some people on a sheet."""
    workshop_id = workshops.plan(
        WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC"), NINE
    )
    names = ["Nguyễn Thị Ánh", "محمد منصور", "田中 美咲"]
    registrations.register(workshop_id, [member(name).id for name in names], NINE)
    return lambda sheet: badge_papers.badges(workshop_id, sheet=sheet).pdf


def codes(pdf):
    """Return the text of each code with its corner in millimetres, and the page's size."""
    page = pypdfium2.PdfDocument(pdf)[0]
    shown = page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze()
    found = zxingcpp.read_barcodes(shown, formats=zxingcpp.BarcodeFormat.QRCode)
    mm = 25.4 / DPI
    places = {
        one.text: (one.position.top_left.x * mm, one.position.top_left.y * mm) for one in found
    }
    return places, tuple(side * 25.4 / 72 for side in page.get_size())


@pytest.mark.parametrize("sheet", ["a4_a7", "avery_5392"])
def test_badges_come_out_at_their_size_where_they_belong_and_their_codes_read(
    printed, badges, sheet
):
    wanted, size = codes(badges(sheet))
    pdf, how = printed(badges(sheet), sheet)
    found, came_out = codes(pdf)
    assert how == "fine"
    assert came_out == pytest.approx(size, abs=WITHIN_MM)
    assert set(found) == set(wanted)
    assert len(found) == 3
    for text, place in wanted.items():
        assert found[text] == pytest.approx(place, abs=WITHIN_MM)


def test_a_printer_that_was_stopped_is_told(cups, tmp_path):
    env, tell = cups
    tell("cupsdisable", "-r", "out of paper", "Lab")
    try:
        told = subprocess.run(
            [sys.executable, CHILD, "Lab", "-", "", ""], env=env, capture_output=True, text=True
        )
    finally:
        tell("cupsenable", "Lab")
    assert told.stdout.strip() == "PrinterStopped", told.stderr


def test_a_printer_that_was_taken_away_is_told(cups, tmp_path):
    env, _ = cups
    file = tmp_path / "in.pdf"
    file.write_bytes(b"")
    told = subprocess.run(
        [sys.executable, CHILD, "Another", file, "a4_a7", "x"],
        env=env,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "PrinterGone", told.stderr
