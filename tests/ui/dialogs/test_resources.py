"""What to read on: asked from the handout, each change one step of undo, seen on paper at once."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lchost.models import undo
from lchost.planning import resources
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.resources import ResourceDialog, ResourcesDialog
from lchost.ui.pages.paper import PaperPage

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC")
    return planning.plan(draft, TWO)


@pytest.fixture
def page(frame, qtbot, workshop_id):
    made = PaperPage(frame, workshop_id)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    return made


@pytest.fixture
def dialog(page):
    """The list, opened as the menu does."""
    page.does()["paper.resources"]()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ResourcesDialog)
    return found


def add(qtbot, dialog, title, address=""):
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, ResourceDialog)
    asking.name.setText(title)
    asking.address.setText(address)
    asking.press()


def titles(workshop_id):
    return [one.title for one in resources.listing(workshop_id)]


def test_the_handout_offers_to_say_what_to_read(page, qtbot):
    page.show_paper("handout")
    assert page.side.read_on.isVisible()
    page.show_paper("sign_in")
    assert not page.side.read_on.isVisible()


def test_what_is_added_is_on_the_handout_and_can_be_undone(page, dialog, qtbot, workshop_id):
    add(qtbot, dialog, "Thinking in bets", "example.org/bets")
    (one,) = resources.listing(workshop_id)
    assert one.address == "https://example.org/bets"
    assert page.list.current().accessibleName().startswith("Handout")
    qtbot.waitUntil(lambda: page.list.current().accessibleName() == "Handout, 1 thing to read on")
    undo.undo()
    assert titles(workshop_id) == []


def test_one_without_a_title_is_asked_for_it(dialog, qtbot, workshop_id):
    add(qtbot, dialog, " ", "example.org")
    assert titles(workshop_id) == []
    QApplication.activeModalWidget().reject()


def test_the_order_is_the_host_s(dialog, qtbot, workshop_id):
    for title in ("A", "B", "C"):
        add(qtbot, dialog, title)
    dialog.move_chosen(-1)
    assert titles(workshop_id) == ["A", "C", "B"]
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert titles(workshop_id) == ["A", "B"]
    dialog.edit_chosen()
    asking = QApplication.activeModalWidget()
    asking.name.setText("A new")
    asking.press()
    assert "A new" in titles(workshop_id) and len(titles(workshop_id)) == 2
