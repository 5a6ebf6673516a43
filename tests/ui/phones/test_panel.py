"""Phones and door stations in the window: the panel, the test, the sign, the posters."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QFileDialog

from lchost.models import settings
from lchost.station import probing
from lchost.station.addresses import Address as Here
from lchost.station.addresses import Kind
from lchost.station.selftest import Evidence, Finding
from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.page import WorkshopPage
from lchost.ui.phones import printing
from lchost.ui.phones.door import State
from lchost.ui.phones.line import PhonesLine
from lchost.ui.phones.panel import PhonesPanel
from lchost.ui.phones.trying import PhoneTest

HOME = Here("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
CABLE = Here("eth0", "127.0.0.3", Kind.WIRED, "127.0.0.0/8")
ALONE = Here("lo", "127.0.0.9", Kind.LOOPBACK, "127.0.0.0/8")


class Door(WorkshopPage):
    """A page of the workshop, as bare as can be."""

    step = "checkin"

    def draw(self, workshop):
        pass


@pytest.fixture
def page(frame, workshop, network, qtbot):
    made = Door(frame, workshop.id)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    frame.end_day()


@pytest.fixture
def panel(page, qtbot):
    page.frame.day.attend(page.workshop_id)
    made = PhonesPanel(page)
    made.open()
    return made


@pytest.fixture
def switched_on(panel, qtbot):
    panel.on.setChecked(True)
    qtbot.waitUntil(lambda: panel.phones.state is State.ON, timeout=20_000)
    return panel


def test_off_it_says_so_and_shows_no_code(panel):
    assert panel.said.text() == "Phones are switched off"
    assert not panel._cards.isVisible()
    assert panel.test.code.text == ""


def test_switched_on_it_shows_address_pin_and_codes(switched_on):
    panel = switched_on
    where = panel.phones.address.netloc
    assert where in panel.said.text()
    assert panel.door_code.text == f"http://{where}/door"
    assert panel.door_address.text() == f"{where}/door"
    assert panel.pin.text().replace(" ", "") == panel.phones.serving.station.pin
    assert panel.test.code.text.startswith(f"HTTP://{where}/T/")
    assert panel._cards.isVisible()


def test_switched_off_again_nothing_listens_and_no_code_stays(switched_on, qtbot):
    panel = switched_on
    station = panel.phones.serving.station
    panel.on.setChecked(False)
    qtbot.waitUntil(lambda: not station.is_open, timeout=20_000)
    assert panel.door_code.text == panel.test.code.text == ""


def test_the_hosts_choice_of_address_moves_the_door(switched_on, network, qtbot):
    panel = switched_on
    network[:] = [HOME, CABLE, ALONE]
    panel.phones.look_around()
    qtbot.waitUntil(lambda: panel.address.count() == 3)
    assert panel.address.itemText(0) == "Wi-Fi · 127.0.0.1 · wlan0"
    panel.address.setCurrentIndex(1)
    panel.address.activated.emit(1)
    qtbot.waitUntil(lambda: panel.phones.url.startswith("http://127.0.0.3:"), timeout=20_000)
    assert panel.address.currentIndex() == 1


def test_a_new_pin_is_shown_and_asked_for(switched_on, qtbot):
    panel = switched_on
    before = panel.pin.text()
    panel.fresh.click()
    qtbot.waitUntil(lambda: panel.phones.state is State.ON, timeout=20_000)
    assert panel.pin.text() != before
    assert panel.pin.text().replace(" ", "") == panel.phones.serving.station.pin


def test_without_a_network_the_panel_says_what_to_do(switched_on, network, qtbot):
    panel = switched_on
    network[:] = [ALONE]
    panel.phones.look_around()
    qtbot.waitUntil(lambda: panel.said.text() == "Phones cannot come in", timeout=20_000)
    assert "hotspot" in panel.more.text()
    assert panel.door_code.text == ""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_card_is_wider_than_the_panel_at_any_text_size(qapp, page, qtbot, scale):
    theme.apply(qapp, LIGHT, scale)
    try:
        page.frame.day.phones.switch(True)
        page.frame.day.attend(page.workshop_id)
        made = PhonesPanel(page)
        made.open()
        inside = made._cards.widget()
        assert inside.minimumSizeHint().width() <= made._cards.viewport().width()
        made.reject()
    finally:
        theme.apply(qapp, LIGHT)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_panel_that_grows_stays_on_the_screen(qapp, page, qtbot, scale):
    theme.apply(qapp, LIGHT, scale)
    try:
        page.frame.day.attend(page.workshop_id)
        made = PhonesPanel(page)
        made.open()
        room = made.screen().availableGeometry()
        made.move(room.left(), room.bottom() - made.height())
        made.on.setChecked(True)
        qtbot.waitUntil(lambda: made.phones.state is State.ON, timeout=20_000)
        qtbot.waitUntil(lambda: made.geometry().bottom() <= room.bottom())
        assert made.geometry().top() >= room.top()
        assert made._cards.isVisible()
        made.reject()
    finally:
        theme.apply(qapp, LIGHT)


def test_the_way_to_the_stage_opens_it_with_the_code_of_now(switched_on, page):
    switched_on.stage.click()
    stage = page.frame.day.stage
    shown = stage.scene.invitation
    assert shown.address == page.frame.day.phones.address.netloc
    assert stage.isVisible()


def test_the_sign_in_the_status_line_says_where_phones_come_in(switched_on, page, qtbot):
    sign = PhonesLine(page.frame.day.phones, page.frame.action("checkin.phones"))
    qtbot.addWidget(sign)
    assert sign.text().strip() == sign.accessibleName() == "Phones: 127.0.0.1"
    with qtbot.waitSignal(page.frame.action("checkin.phones").triggered):
        sign.click()
    page.frame.day.phones.switch(False)
    assert sign.text().strip() == "Phones: off"


# --- the test with a phone ----------------------------------------------------------------------


@pytest.fixture
def test(switched_on, qtbot):
    qtbot.waitUntil(lambda: switched_on.test._task is None)
    return switched_on.test


def test_a_phone_that_comes_through_is_seen(test, qtbot):
    station = test._phones.serving.station
    station.selftest.hit("127.0.0.7", test._phones.now(), 12)
    with qtbot.waitSignal(test.found, timeout=20_000) as heard:
        test.look()
    assert heard.args[0].finding is Finding.REACHED
    assert "127.0.0.7" in test.what.text()


def test_asked_why_it_tells_a_firewall_from_the_rest(test, qtbot, monkeypatch):
    asked = []

    def evidence(station, waited_s, before, phone=""):
        asked.append(phone)
        return Evidence(HOME, waited_s, hears_itself=True, phone=phone, phone_answers=True)

    monkeypatch.setattr(probing, "evidence", evidence)
    test.seconds = lambda: time.monotonic() + 60
    test.phone.setText("127.0.0.8")
    with qtbot.waitSignal(test.found, timeout=20_000) as heard:
        test.ask.click()
    assert asked == ["127.0.0.8"]
    assert heard.args[0].finding is Finding.FIREWALL
    assert "firewall" in test.what.text()


def test_a_new_address_begins_the_test_anew(test, network, qtbot):
    before = test.code.text
    network[:] = [CABLE, ALONE]
    test._phones.look_around()
    qtbot.waitUntil(lambda: "127.0.0.3" in test.code.text, timeout=20_000)
    assert test.code.text != before


def test_before_phones_are_on_there_is_nothing_to_test(frame, network, qtbot):
    made = PhoneTest(frame.day.phones)
    qtbot.addWidget(made)
    assert made.code.text == ""
    assert not made.ask.isEnabled()
    made.begin()
    made.find_out()
    assert made.code.text == ""


# --- paper --------------------------------------------------------------------------------------


def test_the_paper_poster_is_saved_with_the_code_that_never_turns(
    switched_on, page, qtbot, tmp_path, monkeypatch
):
    import pypdfium2

    settings.put("wifi", {"name": "Lantern", "password": "tea at four", "security": "WPA"})
    path = tmp_path / "poster.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    switched_on.save.click()
    qtbot.waitUntil(path.exists, timeout=20_000)
    said = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    how = page.frame.day.phones.paper()
    assert how.word in said and how.address in said and "Lantern" in said


def test_without_an_address_there_is_no_poster(panel):
    assert printing.made(panel.phones) is None
