"""Test the door: what is tried goes to the checklist, and nothing to the community."""

from __future__ import annotations

import urllib.request

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from lchost import codes
from lchost.checkin import log
from lchost.models.attendance import CheckIn
from lchost.paper.qr import any_symbol
from lchost.station import addresses
from lchost.station.addresses import Address, Kind
from lchost.ui import printing
from lchost.ui.camera.cameras import Camera, Cameras
from lchost.ui.camera.cameras import State as CameraState
from lchost.ui.camera.sources import PictureSource
from lchost.ui.keys import ScannerKeys
from lchost.ui.phones.door import PhoneDoor
from lchost.ui.phones.door import State as DoorState
from lchost.ui.rehearsal.findings import State
from lchost.ui.rehearsal.hearing import SoundCheck
from lchost.ui.rehearsal.made_up import made_up
from lchost.ui.rehearsal.phoning import PhoneCheck, TrialPage
from lchost.ui.rehearsal.printing_out import PrinterCheck
from lchost.ui.rehearsal.scanning import ScannerCheck
from lchost.ui.rehearsal.seeing import CameraCheck
from lchost.ui.tasks import finish_all
from lchost.ui.widgets.code import draw_code

from .conftest import NOW, scan

HERE = Address("lo", "127.0.0.1", Kind.LOOPBACK, "127.0.0.0/8")


def check_of(dialog, kind):
    return next(check for check in dialog.checks if isinstance(check, kind))


# --- the scanner --------------------------------------------------------------------------------


def test_a_scanned_made_up_badge_works_and_says_how_fast(dialog):
    check = check_of(dialog, ScannerCheck)
    scan(dialog, dialog.people[0].code)
    assert check.finding.state is State.WORKS
    assert check.finding.sentence == "The made-up badge of Alma Sample was read. (0.2 s)"
    assert dialog.note.text() == "1 of 5 work; 4 are still to be tried."


def test_nothing_of_the_test_is_written_into_the_log(dialog, workshop, member):
    ada = member("Ada")
    heard = []
    door = ScannerKeys(dialog.parent())  # the page beneath watches too
    door.scanned.connect(heard.append)
    door.start()
    check_of(dialog, ScannerCheck).end()
    check_of(dialog, ScannerCheck).begin()
    from lchost.models.people import BadgeCode

    known = BadgeCode.get(BadgeCode.member == ada.id).code
    for n, code in enumerate((known, dialog.people[1].code, "https://a.example/1")):
        scan(dialog, code, 10_000 * (n + 1))
    door.stop()
    assert heard == []
    assert CheckIn.select().count() == 0
    assert log.counts(workshop.session_id).present == 0


def test_a_misread_badge_does_not_work_until_it_is_read_well(dialog):
    check = check_of(dialog, ScannerCheck)
    code = dialog.people[0].code
    scan(dialog, ("B" if code[0] != "B" else "C") + code[1:])
    assert check.finding.state is State.FAILS and check.finding.todo
    scan(dialog, codes.new_code(), 20_000)
    assert (check.finding.state, check.finding.said) == (State.WORKS, "Another badge was read.")


def test_a_foreign_code_is_no_proof(dialog):
    scan(dialog, "4006381333931")
    check = check_of(dialog, ScannerCheck)
    assert check.finding.state is State.WAITING and "no badge" in check.finding.said


def test_when_nothing_comes_from_a_scanner_it_says_what_may_be_wrong(dialog):
    check = check_of(dialog, ScannerCheck)
    check._patience.timeout.emit()
    assert check.finding.state is State.WAITING
    assert "USB keyboard" in check.finding.todo


# --- the camera ---------------------------------------------------------------------------------


class OneCamera(Cameras):
    """A camera that sees pictures that a test gives; or none at all."""

    def __init__(self, pictures=()):
        super().__init__()
        self.pictures = pictures

    def open(self):
        return True

    def listing(self):
        return [Camera("one", "Test camera")] if self.pictures else []

    def source(self, camera):
        return PictureSource(self.pictures)


def picture_of(text):
    """What a camera sees when a code fills its view."""
    seen = QImage(640, 480, QImage.Format.Format_RGB32)
    seen.fill(Qt.GlobalColor.white)
    painter = QPainter(seen)
    draw_code(painter, QRectF(120, 40, 400, 400), any_symbol(text))
    painter.end()
    return seen


@pytest.fixture
def camera(qtbot):
    """Make the camera's check before some pictures."""
    made = []

    def make(people, *pictures):
        cameras = OneCamera(pictures)
        check = CameraCheck(people, cameras)
        qtbot.addWidget(check)
        check.resize(640, 480)
        check.show()
        made.append((check, cameras))
        return check

    yield make
    for check, _ in made:
        check.end()


def test_a_badge_before_the_camera_works(camera, qtbot):
    people = made_up()
    check = camera(people, *[picture_of(people[2].code)] * 30)
    check.switch.click()
    qtbot.waitUntil(lambda: check.finding.state is State.WORKS, timeout=10_000)
    assert "Chi Sample" in check.finding.said and "15 mm" in check.finding.said
    assert check.finding.took_s is not None
    card = check.card
    check.end()
    assert card.state is CameraState.OFF


def test_without_a_camera_it_says_what_to_do(camera, qtbot):
    check = camera(made_up())
    check.switch.click()
    qtbot.waitUntil(lambda: check.finding.state is State.FAILS)
    assert "Plug one in" in check.finding.todo


def test_a_link_before_the_camera_is_no_proof(camera, qtbot):
    check = camera(made_up(), *[picture_of("https://a.example/")] * 30)
    check.switch.click()
    qtbot.waitUntil(lambda: "no badge" in check.finding.said, timeout=10_000)
    assert check.finding.state is State.WAITING


# --- sound --------------------------------------------------------------------------------------


@pytest.fixture
def sound(qtbot):
    def make(has_speaker):
        check = SoundCheck(lambda: has_speaker)
        check.played = []
        check.sounds.play = check.played.append
        qtbot.addWidget(check)
        check.show()
        return check

    return make


def test_sounds_that_the_host_heard_work(sound, qtbot):
    check = sound(True)
    check._pause.setInterval(1)
    check.play.click()
    qtbot.waitUntil(lambda: len(check.played) == 3)
    assert len(set(check.played)) == 3
    check.heard.click()
    assert check.finding.state is State.WORKS


def test_sounds_that_nobody_heard_do_not_work(sound):
    check = sound(True)
    check.play.click()
    check.silent.click()
    assert check.finding.state is State.FAILS and "volume" in check.finding.todo


def test_without_a_loudspeaker_nothing_is_played(sound):
    check = sound(False)
    check.play.click()
    assert (check.finding.state, check.played) == (State.FAILS, [])


# --- phones -------------------------------------------------------------------------------------


def test_a_phone_that_opens_the_page_works_and_the_page_closes_with_the_dialog(
    dialog, qtbot, monkeypatch
):
    monkeypatch.setattr(addresses, "choices", lambda: (HERE,))
    check = check_of(dialog, PhoneCheck)
    check.open.click()
    qtbot.waitUntil(lambda: bool(check.link), timeout=10_000)
    with urllib.request.urlopen(check.link.lower().replace("/t/", "/T/").upper()) as page:
        assert page.status == 200
    qtbot.waitUntil(lambda: check.finding.state is State.WORKS, timeout=10_000)
    assert "127.0.0.1" in check.finding.said and check.finding.took_s is not None
    station = check.station
    assert CheckIn.select().count() == 0
    dialog.close()
    finish_all()
    assert not station.is_open


def test_phones_that_are_on_already_are_tested_where_they_come_in(
    workshop, frame, qtbot, monkeypatch
):
    here = Address("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
    monkeypatch.setattr(addresses, "choices", lambda: (here,))
    phones = PhoneDoor(frame.live)
    phones.now = lambda: NOW
    phones.switch(True)
    phones.attend(workshop.id)
    qtbot.waitUntil(lambda: phones.state is DoorState.ON, timeout=20_000)
    check = PhoneCheck(workshop.id, phones)
    qtbot.addWidget(check)
    check.look_around()
    qtbot.waitUntil(lambda: bool(check.link), timeout=10_000)
    assert check.link.lower().startswith(phones.url) and check.page.station is None
    check.end()
    finish_all()
    assert phones.state is DoorState.ON
    phones.end()


def test_a_page_that_opens_while_the_dialog_closes_is_closed_too(workshop):
    page = TrialPage(workshop.id)
    page.close()
    assert page.open("127.0.0.1") is None and page.station is None


def test_an_address_that_cannot_be_opened_is_said_with_a_way_out(dialog, qtbot, monkeypatch):
    nowhere = Address("eth9", "203.0.113.9", Kind.WIRED, "203.0.113.0/24")
    monkeypatch.setattr(addresses, "choices", lambda: (nowhere, HERE))
    check = check_of(dialog, PhoneCheck)
    check.open.click()
    qtbot.waitUntil(lambda: check.finding.state is State.FAILS, timeout=10_000)
    check.where.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(check.link), timeout=10_000)
    assert check.finding.state is State.WAITING


# --- the printer --------------------------------------------------------------------------------


def test_without_a_printer_it_says_so(dialog, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    check = check_of(dialog, PrinterCheck)
    check.print.click()
    assert check.finding.state is State.FAILS and "PDF" not in check.finding.said


def test_a_sheet_that_came_out_well_works(dialog, monkeypatch, qtbot):
    class Printer:
        def printerName(self):
            return "Front desk"

    printed = []
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(
        printing, "choose_printer", lambda parent, pdf, title, then: then(Printer())
    )
    monkeypatch.setattr(
        printing, "print_pages", lambda pdf, printer, pages, tell: printed.append(pdf)
    )
    check = check_of(dialog, PrinterCheck)
    check.print.click()
    qtbot.waitUntil(check.good.isVisible)
    assert "Front desk" in check.finding.said and printed[0].startswith(b"%PDF")
    check.bad.click()
    assert check.finding.state is State.FAILS and "100 mm" in check.finding.todo
    check.print.click()
    qtbot.waitUntil(check.good.isVisible)
    check.good.click()
    assert check.finding.state is State.WORKS


def test_the_sheet_can_be_saved(dialog, monkeypatch, tmp_path):
    path = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    check_of(dialog, PrinterCheck).save.click()
    assert path.read_bytes().startswith(b"%PDF")


# --- all of it ----------------------------------------------------------------------------------


def test_what_is_not_used_does_not_count(dialog):
    scan(dialog, dialog.people[0].code)
    for check in dialog.checks:
        if check.finding.state is State.WAITING:
            check.leave_out.click()
    assert dialog.note.text() == "The door is ready: all that you use works."
    last = dialog.checks[-1]
    assert not last.print.isVisible()
    last.leave_out.click()
    assert last.finding.state is State.WAITING and last.print.isVisible()


def test_the_report_can_be_copied_and_saved(dialog, monkeypatch, tmp_path):
    assert not dialog.save.isEnabled()
    scan(dialog, dialog.people[0].code)
    dialog.copy.click()
    path = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.save.click()
    text = path.read_text("utf-8")
    assert QGuiApplication.clipboard().text() == text == dialog.report()
    assert "Scanner: Works" in text and dialog.people[0].code not in text


def test_each_stop_and_each_line_has_a_name_for_those_who_do_not_see_it(dialog):
    for check in dialog.checks:
        assert check.accessibleName().startswith(check.name)
        assert check.name in check.leave_out.accessibleName()


def test_every_dialog_has_fresh_codes_that_are_valid():
    first, second = made_up(), made_up()
    found = [one.code for one in (*first, *second)]
    assert len(set(found)) == 6 and all(map(codes.is_valid, found))
