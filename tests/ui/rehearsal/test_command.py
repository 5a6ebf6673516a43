"""The command on the check-in page: its scanner and its camera rest while the door is tested."""

from __future__ import annotations

import pytest

from lchost.models.attendance import CheckIn
from lchost.ui.camera.cameras import Cameras
from lchost.ui.camera.card import CameraCard
from lchost.ui.pages.checkin import CheckInPage
from lchost.ui.rehearsal.dialog import DoorTestDialog
from lchost.ui.tasks import finish_all

from .conftest import scan


@pytest.fixture
def page(frame, workshop, qtbot):
    made = CheckInPage(frame, workshop.id)
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    finish_all()


def test_while_the_door_is_tested_its_own_scanner_and_camera_rest(page, qtbot):
    heard = []
    page.keys.scanned.connect(heard.append)
    card = CameraCard(cameras=Cameras())
    card.setParent(page)
    card.show()
    page.does()["checkin.test"]()
    dialog = page.findChild(DoorTestDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not card.isVisible()
    scan(dialog, dialog.people[0].code)
    assert dialog.checks[0].finding.said
    dialog.reject()
    assert card.isVisible()
    assert heard == [] and CheckIn.select().count() == 0


def test_the_command_stands_among_the_door_s(frame):
    action = frame.action("checkin.test")
    assert action.text() == "&Test the door…" and action.statusTip()
