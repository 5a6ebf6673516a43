"""All designs of a community: chosen, copied, renamed, deleted, taken in and given out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from lchost.models import undo
from lchost.paper import badge_designs
from lchost.paper.badges.starters import STARTERS
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui import saving
from lchost.ui.badges import chosen
from lchost.ui.badges.designer import DesignerDialog
from lchost.ui.badges.designs import DesignsDialog, NameDialog
from lchost.ui.pages.paper import PaperPage
from lchost.ui.tasks import finish_all
from lchost.ui.widgets.banner import Banner

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)


@pytest.fixture
def page(frame, qtbot, db):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC", place="Library")
    made = PaperPage(frame, planning.plan(draft, TWO))
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    yield made
    finish_all()


@pytest.fixture
def ours(page):
    """The key of a design of the community's own."""
    return badge_designs.keep(STARTERS["big_name"](105, 74, 0.0), TWO)


@pytest.fixture
def dialog(page, ours):
    return page.designing.show_all(ours, page.side.labels.sheet())


def names():
    return [one.name for one in badge_designs.listing()]


def way_back(dialog):
    """Press "Undo" in the news."""
    dialog.findChildren(Banner)[-1].findChildren(type(dialog.change))[0].click()


def test_every_design_is_shown_with_the_badge_of_somebody_made_up(dialog, qtbot, ours):
    assert list(dialog._tiles) == [ours, *STARTERS]
    qtbot.waitUntil(lambda: all(tile._page is not None for tile in dialog._tiles.values()))
    assert dialog._tiles[ours].accessibleName() == "Big name, 105 × 74 mm"


def test_arrows_go_through_the_designs_and_the_verb_takes_one(page, dialog, qtbot, ours):
    tile = dialog._tiles[ours]
    qtbot.keyClick(tile, Qt.Key.Key_Right)
    assert dialog.key() == "classic"
    qtbot.keyClick(dialog._tiles["classic"], Qt.Key.Key_Right)
    dialog.press()
    assert chosen.key() == "big_name"
    undo.undo()
    assert chosen.key() == "classic"


def test_all_designs_are_opened_from_the_list_on_the_paper_page(page, qtbot, ours):
    box = page.side.design.list
    qtbot.waitUntil(lambda: box.count() == len(STARTERS) + 2)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert page.findChild(DesignsDialog).key() == chosen.key()
    assert box.currentText() == "Classic"


def test_a_design_is_chosen_in_the_list_on_the_paper_page(page, qtbot, ours):
    box = page.side.design.list
    qtbot.waitUntil(lambda: box.findData(ours) >= 0)
    box.activated.emit(box.findData(ours))
    assert chosen.key() == ours
    undo.undo()
    assert chosen.key() == "classic"


def test_a_copy_has_a_name_of_its_own_and_can_be_taken_back_at_once(dialog, ours):
    dialog.duplicate.click()
    assert names() == ["Big name", "Big name 2"]
    assert dialog.name() == "Big name 2"
    way_back(dialog)
    assert names() == ["Big name"]


def test_a_deleted_design_comes_back_as_it_was(dialog, qtbot, ours):
    before = badge_designs.get(ours)
    qtbot.keyClick(dialog._tiles[ours], Qt.Key.Key_Delete)
    assert names() == []
    assert dialog.key() == "classic"
    way_back(dialog)
    assert badge_designs.get(ours) == before
    assert dialog.key() == ours


def test_badges_are_the_usual_ones_when_the_chosen_design_is_deleted(page, dialog, ours):
    chosen.choose(ours)
    dialog.remove.click()
    assert chosen.key() == badge_designs.USUAL


def test_a_design_is_renamed_and_a_name_that_is_taken_is_refused(dialog, qtbot, ours):
    badge_designs.keep(STARTERS["label"](105, 74, 0.0), TWO)
    dialog.rename.click()
    asking = dialog.findChild(NameDialog)
    asking._name.setText("Narrow label" if "Narrow label" in names() else names()[1])
    asking.press()
    assert asking.isVisible()
    asking._name.setText("  Ours   for spring ")
    asking.press()
    assert not asking.isVisible()
    assert "Ours for spring" in names()
    assert dialog.name() == "Ours for spring"


def test_what_only_begins_can_be_neither_renamed_nor_deleted_but_changed_as_a_new_one(
    page, dialog, qtbot, ours
):
    dialog._choose("photo")
    assert not dialog.rename.isEnabled()
    assert not dialog.remove.isEnabled()
    assert dialog.change.accessibleName() == "New one from it…"
    dialog.change.click()
    designer = page.findChild(DesignerDialog)
    designer.press()
    assert len(names()) == 2


def test_a_design_goes_out_as_a_file_and_comes_in_again(dialog, qtbot, monkeypatch, tmp_path, ours):
    path = tmp_path / "ours.badge.json"
    monkeypatch.setattr(saving, "ask_where", lambda *_: path)
    dialog.give_out.click()
    qtbot.waitUntil(path.exists)
    badge_designs.remove(ours)
    answer = staticmethod(lambda *_, **__: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    dialog.take_in.click()
    qtbot.waitUntil(lambda: names() == ["Big name"])
    qtbot.waitUntil(lambda: "Took in" in dialog.findChildren(Banner)[-1].text)
    assert dialog.name() == "Big name"
    way_back(dialog)
    assert names() == []


@pytest.mark.parametrize("content", ["{", "[]", json.dumps({"lchost_badge": 99, "name": "x"})])
def test_a_file_that_is_no_design_is_refused_in_a_sentence(
    dialog, qtbot, monkeypatch, tmp_path, content, ours
):
    path = tmp_path / "other.json"
    path.write_text(content)
    answer = staticmethod(lambda *_, **__: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    dialog.take_in.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Banner)))
    assert names() == ["Big name"]
