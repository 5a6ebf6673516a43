import pytest
from PySide6.QtCore import Qt

from lchost.models import settings, undo
from lchost.ui import memory
from lchost.ui.pages.settings import SettingsPage


@pytest.fixture
def page(frame, qtbot):
    page = SettingsPage(frame)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_name_is_kept_when_its_field_is_left_and_can_be_taken_back(page, qtbot):
    field = page.fields["community_name"]
    qtbot.keyClicks(field, "Lantern")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settings.get("community_name") == "Lantern"
    assert undo.labels()[0] == "naming of the community"
    undo.undo()
    qtbot.waitUntil(lambda: settings.get("community_name") is None)


def test_leaving_a_field_as_it_was_is_no_change(page, qtbot):
    for field in page.fields.values():
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert undo.labels()[0] is None


def test_a_zone_that_is_none_is_not_kept(page, qtbot):
    page.zone.setCurrentText("Middle of nowhere")
    page.zone.typed.editingFinished.emit()
    assert settings.get("zone") is None
    page.zone.setCurrentText("Asia/Ho Chi Minh")
    page.zone.typed.editingFinished.emit()
    assert settings.get("zone") == "Asia/Ho_Chi_Minh"


def test_the_look_is_kept_on_this_computer_and_told(page, frame, qtbot):
    page.scheme.setCurrentIndex(page.scheme.findData("dark"))
    page.still.setChecked(True)
    with qtbot.waitSignal(frame.look_changed):
        page.scheme.activated.emit(0)
    assert memory.look() == ("dark", 100, True)
    assert undo.labels()[0] is None  # not the community's affair


def test_the_guidelines_are_kept_when_they_are_left_and_can_be_taken_back(page, qtbot):
    page.activateWindow()
    page.door.guidelines.setFocus()
    qtbot.keyClicks(page.door.guidelines, "Be kind.")
    assert settings.get("guidelines") is None  # not while somebody is typing
    page.fields["host_name"].setFocus()
    qtbot.waitUntil(lambda: settings.get("guidelines") == "Be kind.")
    assert undo.labels()[0] == "change of the guidelines"
    undo.undo()
    qtbot.waitUntil(lambda: page.door.guidelines.toPlainText() == "")


def test_the_guests_wifi_is_kept_as_one_and_an_open_one_has_no_password(page):
    door = page.door
    door.network.setText(" Library guests ")
    door.password.setText("open sesame")
    door.network.editingFinished.emit()
    kept = {"name": "Library guests", "password": "open sesame", "security": "WPA"}
    assert settings.get("wifi") == kept
    door.password.editingFinished.emit()  # nothing has changed since
    undo.undo()
    assert settings.get("wifi") is None
    undo.redo()
    door.security.setCurrentIndex(door.security.findData("nopass"))
    door.security.activated.emit(1)
    assert settings.get("wifi")["password"] == "" and not door.password.isEnabled()


def test_names_on_the_stage_are_off_until_the_host_allows_them(page, qtbot):
    assert not page.door.stage_names.isChecked()
    page.door.stage_names.click()
    assert settings.get("stage_names") is True
    undo.undo()
    qtbot.waitUntil(lambda: not page.door.stage_names.isChecked())


def test_helpers_may_add_people_until_the_host_says_no(page, qtbot):
    assert page.door.walk_ins.isChecked()
    page.door.walk_ins.click()
    assert settings.get("door_walk_ins") is False
    undo.undo()
    qtbot.waitUntil(page.door.walk_ins.isChecked)


def test_the_name_of_this_door_is_kept_on_this_computer(page):
    page.door.door_name.setText(" Front door ")
    page.door.door_name.editingFinished.emit()
    assert memory.door_name() == "Front door"
    assert undo.labels()[0] is None
