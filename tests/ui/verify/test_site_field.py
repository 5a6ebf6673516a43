"""The address of the verifier page is kept, or said to be none."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from lchost.models import settings
from lchost.paper.issuing import SITE
from lchost.ui.verify.site_field import SiteField

from .test_publishing import page

__all__ = ["page"]  # a fixture that pytest finds here


@pytest.fixture
def asked(page):
    made = SiteField(page)
    made.setParent(page)
    made.show()
    made.show_kept()
    return made


def write(asked, text):
    asked.edit.clear()
    QTest.keyClicks(asked.edit, text + "\r")


def test_an_address_is_kept_as_it_is_printed_and_taken_off_again(asked):
    write(asked, "Example.org/verify.html")
    assert settings.get(SITE) == asked.edit.text() == "https://example.org/verify.html"
    write(asked, "")
    assert settings.get(SITE) == ""


def test_what_is_no_address_is_said_and_not_kept_nor_thrown_away(asked):
    write(asked, "http://example.org")
    assert "https://" in asked.wrong.text() and asked.wrong.isVisible()
    assert settings.get(SITE) is None
    asked.show_kept()
    assert asked.edit.text() == "http://example.org"
    write(asked, "example.org")
    assert not asked.wrong.isVisible() and settings.get(SITE) == "https://example.org"
