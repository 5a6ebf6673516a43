"""Fixtures: a workshop that goes on now, people, and the page of its door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from lchost.models.workshops import Registration, Status
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import search_key
from lchost.ui.pages.checkin import CheckInPage

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def person(workshop, member):
    """Make a member; with a place in the workshop unless the status is ''."""

    def make(name, status="registered", **facts):
        folded = search_key(name, email=facts.get("email", ""))
        made = member(name, folded=folded, **facts)
        if status:
            Registration.create(
                workshop=workshop.id, member=made, status=Status(status), registered_at=NOW
            )
        return made

    return make


@pytest.fixture
def show(frame, workshop, qtbot):
    """Show the page; what a test needs in the database is made before."""

    def do():
        page = CheckInPage(frame, workshop.id)
        page.now = lambda: NOW
        page.heard = []
        page.sounds.play = page.heard.append
        page.resize(1100, 700)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.glance is not None)
        page.field.setFocus()
        return page

    return do


@pytest.fixture
def answer_to(qtbot):
    """Do something at the door and wait for its answer."""

    def do(page, act):
        with qtbot.waitSignal(page.answered) as heard:
            act()
        return heard.args[0]

    return do


@pytest.fixture
def opened(qtbot):
    """Wait for a dialog of a kind to open."""

    def find(kind):
        def is_open():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, kind)

        qtbot.waitUntil(is_open)
        return QApplication.activeModalWidget()

    return find
