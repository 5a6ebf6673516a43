"""Certificates are given from the page: asked once how, remembered, and said where they are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from lchost.credentials import register
from lchost.models import settings, undo
from lchost.models.people import Member
from lchost.paper import issuing, printed
from lchost.paper.giving import mail
from lchost.paper.issuing import CertificateOptions
from lchost.ui import memory, printing, viewer
from lchost.ui.certificates.give_dialog import GiveDialog, Way

YEAR = 2026
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


@pytest.fixture
def issued(page, person, workshop, unlocked, qtbot):
    """Three have a certificate; Anna has no e-mail address."""
    ids = [person(name) for name in ("Ada", "Anna", "Zoë")]
    Member.update(email="ada@example.org").where(Member.id == ids[0]).execute()
    Member.update(email="zoe@example.org").where(Member.id == ids[2]).execute()
    issuing.issue(workshop.id, ids, CertificateOptions(), unlocked, NOON)
    undo.clear()
    page.show()
    qtbot.waitUntil(lambda: page.give.isEnabled())
    return ids


@pytest.fixture
def asked(page, issued):
    """Ask how, as the button does."""

    def ask():
        page.giving.ask()
        return page.findChildren(GiveDialog)[-1]

    return ask


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "stick"))
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def chosen(dialog, way):
    dialog.ways[way].setChecked(True)
    return dialog


def said(page):
    return [banner.text for banner in page.banners()]


def test_a_folder_is_made_and_can_be_opened(page, asked, folder, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(viewer, "show", lambda path: opened.append(path) or True)
    asked().press()
    qtbot.waitUntil(lambda: said(page) == ["3 certificates are in “Charts, certificates”"])
    made = folder / "Charts, certificates"
    assert sorted(one.name for one in made.iterdir()) == [
        f"{YEAR}-0001 Ada.pdf",
        f"{YEAR}-0002 Anna.pdf",
        f"{YEAR}-0003 Zoë.pdf",
        "verify.html",
    ]
    assert register.listing(page.workshop_id)[0].signer in (made / "verify.html").read_text("utf-8")
    first = register.listing(page.workshop_id)[0]
    assert (made / f"{YEAR}-0001 Ada.pdf").read_bytes() == register.pdf(first.id)
    ways = page.banners()[0].findChildren(QPushButton)
    [way] = [one for one in ways if one.accessibleName() == "Open the folder"]
    way.click()
    assert opened == [made]
    asked().press()
    qtbot.waitUntil(lambda: said(page) == ["3 certificates are in “Charts, certificates 2”"])


def test_drafts_are_worded_by_the_host_and_tell_who_has_no_address(page, asked, folder, qtbot):
    dialog = chosen(asked(), Way.DRAFTS)
    dialog.text.setPlainText("Hello {name}")
    dialog.press()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert said(page) == ["2 certificates are in “Charts, e-mail drafts”"]
    lines = [one.text() for one in page.banners()[0].findChildren(QLabel)]
    assert "No e-mail address, so no draft: Anna" in lines
    assert mail.kept().text == "Hello {name}"
    assert b"Hello Ada" in (folder / "Charts, e-mail drafts" / f"{YEAR}-0001 Ada.eml").read_bytes()
    assert asked().text.toPlainText() == "Hello {name}"


def test_braces_that_nothing_fills_keep_the_dialog_open(asked, folder):
    dialog = chosen(asked(), Way.DRAFTS)
    dialog.text.setPlainText("Hello {nmae}")
    dialog.press()
    assert dialog.isVisible()
    assert settings.get(mail.TEXT, "") == ""
    dialog.subject.setText("")
    dialog.text.setPlainText("Hello")
    dialog.press()
    assert dialog.isVisible()


def test_the_way_and_what_lies_beside_are_remembered(page, asked, folder, qtbot):
    dialog = chosen(asked(), Way.MERGE)
    dialog.credential.setChecked(True)
    dialog.press()
    qtbot.waitUntil(lambda: bool(said(page)))
    names = {one.suffix for one in (folder / "Charts, certificates").iterdir()}
    assert names == {".pdf", ".json", ".csv"}
    dialog = asked()
    assert dialog.wanted().way is Way.MERGE
    assert (dialog.credential.isChecked(), dialog.badge.isChecked()) == (True, False)


def test_the_verifier_page_is_left_out_where_it_was_and_drafts_want_it_asked_for(
    page, asked, folder, qtbot
):
    dialog = chosen(asked(), Way.DRAFTS)
    assert dialog.page.isVisible() and not dialog.page.isChecked()
    chosen(dialog, Way.MERGE)
    assert not dialog.page.isVisible() and not dialog.wanted().with_page
    chosen(dialog, Way.DRAFTS).page.setChecked(True)
    dialog.press()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert (folder / "Charts, e-mail drafts" / "verify.html").is_file()
    dialog = asked()
    assert dialog.page.isChecked()
    assert chosen(dialog, Way.FOLDER).page.isChecked()
    dialog.page.setChecked(False)
    dialog.press()
    qtbot.waitUntil(lambda: said(page) == ["3 certificates are in “Charts, certificates”"])
    assert not (folder / "Charts, certificates" / "verify.html").exists()
    dialog = asked()
    assert not dialog.page.isChecked()
    assert chosen(dialog, Way.ZIP).page.isChecked()


def test_what_was_given_before_is_said(page, asked, folder, qtbot):
    assert "Last" not in asked().facts.text()
    asked().press()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert "Last given as a folder, 3 of them" in asked().facts.text()
    [gone] = printed.log(page.workshop_id)
    assert (gone.paper, gone.people) == ("certificates/folder", 3)


@pytest.mark.parametrize(("way", "ending"), [(Way.ZIP, ".zip"), (Way.ONE_PDF, ".pdf")])
def test_one_file_has_all(page, asked, tmp_path, monkeypatch, qtbot, way, ending):
    path = tmp_path / f"all{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    chosen(asked(), way).press()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert said(page) == [f"3 certificates are in “all{ending}”"]
    assert path.stat().st_size > 1000


def test_who_asks_for_no_place_gives_nothing(page, asked, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    asked().press()
    assert printed.log(page.workshop_id) == []


def test_a_stick_that_is_gone_is_said(page, asked, folder, qtbot):
    folder.rmdir()
    asked().press()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert "there is no folder" in said(page)[0]
    assert printed.log(page.workshop_id) == []


def test_paper_gets_the_frozen_pages(page, asked, qtbot, monkeypatch):
    out = []
    monkeypatch.setattr(printing, "choose_printer", lambda _page, pdf, *_a, **_k: out.append(pdf))
    chosen(asked(), Way.PRINT).press()
    qtbot.waitUntil(lambda: bool(out))
    ids = [one.id for one in register.listing(page.workshop_id)]
    assert out == [issuing.certificates_pdf(ids)]


def test_one_is_saved_as_it_was_frozen(page, issued, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "one.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    first = register.listing(page.workshop_id)[0]
    page.giving.one(first)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == register.pdf(first.id)


def test_one_from_before_signing_has_no_credential_to_lie_beside(qtbot, db):
    from lchost.credentials.issued import Parcel

    dialog = GiveDialog(None, [Parcel(1, "2025-0001", "Ada", "T", "W")], "s", "t", ("name",))
    qtbot.addWidget(dialog)
    assert not dialog.credential.isEnabled() and not dialog.badge.isEnabled()
    assert not dialog.page.isEnabled() and not dialog.wanted().with_page


def test_an_unknown_way_of_a_later_version_is_a_folder(qtbot, db):
    memory.keep_word("certificates/way", "by pigeon")
    dialog = GiveDialog(None, [], "s", "t", ("name",))
    qtbot.addWidget(dialog)
    assert dialog.wanted().way is Way.FOLDER
