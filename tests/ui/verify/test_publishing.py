"""The verifier page is saved, and the host told what to do with it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from lchost.errors import CannotWrite
from lchost.models import settings
from lchost.ui import saving
from lchost.ui.page import Page
from lchost.ui.verify import publishing
from lchost.ui.verify.publishing import SavedDialog
from tests.conftest import NINE


class Blank(Page):
    """A page that shows nothing of the file."""

    def reload(self):
        pass


@pytest.fixture
def page(frame, qtbot):
    made = Blank(frame)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """Where the host saves it."""
    found = tmp_path / "verify.html"
    monkeypatch.setattr(saving, "ask_where", lambda *_: found)
    return found


def test_it_is_saved_with_the_keys_and_what_to_do_is_said(page, unlocked, stick, qtbot):
    settings.put("community_name", "Lantern & Sons")
    publishing.save(page, NINE)
    qtbot.waitUntil(lambda: page.findChild(SavedDialog) is not None)
    text = stick.read_text("utf-8")
    assert unlocked.did in text and "Lantern & Sons" in text
    asked = page.findChild(SavedDialog)
    assert asked.title.text() == "Saved verify.html"
    asked.close()


def test_without_a_key_it_leads_to_making_one(page, stick):
    publishing.save(page, NINE)
    [banner] = page.banners()
    assert "not signed yet" in banner.text and not stick.exists()


def test_a_stick_that_is_full_or_locked_is_said(page, unlocked, stick, qtbot, monkeypatch):
    def refuse(path, content):
        raise CannotWrite(path=path)

    monkeypatch.setattr(saving, "write_whole", refuse)
    publishing.save(page, NINE)
    qtbot.waitUntil(lambda: bool(page.banners()))
    assert "verify.html" in page.banners()[0].text and page.findChild(SavedDialog) is None


def test_who_revokes_is_told_of_a_page_saved_before_until_it_is_saved_anew(
    page, unlocked, stick, qtbot
):
    publishing.remind(page, lambda: NINE)
    assert page.banners() == []  # none was ever saved
    publishing.save(page, NINE)
    qtbot.waitUntil(lambda: page.findChild(SavedDialog) is not None)
    page.findChild(SavedDialog).close()
    publishing.remind(page, lambda: NINE)
    [banner] = page.banners()
    assert "does not know of this yet" in banner.text
    stick.unlink()
    [anew] = [way for way in banner.findChildren(QPushButton) if "anew" in way.text()]
    anew.click()
    qtbot.waitUntil(lambda: page.banners() == [] and stick.exists())
