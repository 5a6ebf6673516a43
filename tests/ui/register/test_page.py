"""The register on screen: all that was issued, found, narrowed, opened, saved, exported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from lchost.credentials import drafting, register
from lchost.credentials.baking import unbake_png
from lchost.credentials.drafting import Wording
from lchost.credentials.issued import State
from lchost.credentials.register import Frozen
from lchost.models import undo
from lchost.paper import issuing
from lchost.paper.issuing import CertificateOptions
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import tables
from lchost.ui import viewer
from lchost.ui.pages.register import RegisterPage
from lchost.ui.verify.dialog import VerifyDialog
from lchost.ui.verify.publishing import SavedDialog

OLD = datetime(2025, 5, 1, 9, 0, tzinfo=UTC)
NEW = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
WORDING = Wording("Certificate of completion", kind="completion")


def planned(title, at):
    return workshops.plan(WorkshopDraft(title, at, at + timedelta(hours=2), "UTC"), at)


@pytest.fixture
def page(frame, qtbot):
    made = RegisterPage(frame)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def four(page, member, signer, qtbot):
    """One of 2025 from before signing, three of 2026; the second of those is revoked."""
    anna = member("Anna")
    [draft] = drafting.drafts(planned("Old days", OLD), [anna.id], WORDING, OLD)
    register.freeze([Frozen(draft, b"%PDF", "", "", "")], OLD)
    people = [anna, member("Zoë Łukasiewicz"), member("李娜")]
    options = CertificateOptions()
    charts = planned("Charts", NEW)
    made = issuing.issue(charts, [one.id for one in people], options, signer, NEW)
    register.void(made.certificate_ids[1], "left early", NEW)
    undo.clear()
    page.show()
    qtbot.waitUntil(lambda: len(shown(page)) == 4)
    return made.certificate_ids


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Answer the system's dialog with a file of this ending."""

    def to(name):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        return path

    return to


def shown(page):
    return [line.number for line in page.table.shown()]


def pick(box, value):
    box.setCurrentIndex(box.findData(value))


def can(page, key):
    return page.frame.action(f"register.{key}").isEnabled()


def test_all_are_listed_the_newest_first(page, four):
    assert shown(page) == ["2026-0003", "2026-0002", "2026-0001", "2025-0001"]
    assert page.sub.text() == "4 issued, 3 hold"
    assert page.table.count.text() == "4 certificates"


def test_they_are_found_by_letters_without_accents_and_by_number(page, four):
    page.table.search.setText("lukasie")
    assert shown(page) == ["2026-0002"]
    page.table.search.setText("0001")
    assert shown(page) == ["2026-0001", "2025-0001"]
    assert page.table.count.text() == "2 of 4 certificates"
    page.table.search.setText("nobody")
    assert page.table.count.text() == "None is like this."


def test_they_are_narrowed_by_year_kind_and_state(page, four):
    table = page.table
    pick(table.year, 2025)
    assert shown(page) == ["2025-0001"]
    pick(table.year, 2026)
    pick(table.state, State.REVOKED)
    assert shown(page) == ["2026-0002"]
    row = table.grid.rows
    said = [row.data(row.index(0, n)) for n in range(row.columnCount())]
    assert said[5:] == ["revoked", "signed"]
    assert "revoked: left early" in table.grid.rows.columns()[1].shown(table.shown()[0]).sub


def test_a_list_with_one_line_to_choose_is_hidden(page, frame, member, qtbot):
    [draft] = drafting.drafts(planned("Old days", OLD), [member("Anna").id], WORDING, OLD)
    register.freeze([Frozen(draft, b"%PDF", "", "", "")], OLD)
    page.show()
    qtbot.waitUntil(lambda: len(shown(page)) == 1)
    boxes = (page.table.year, page.table.kind, page.table.state)
    assert [box.isVisible() for box in boxes] == [False, False, False]


def test_what_comes_in_meanwhile_keeps_the_wishes(page, four, qtbot):
    pick(page.table.state, State.REVOKED)
    register.void(four[0], "a mistake", NEW)
    qtbot.waitUntil(lambda: shown(page) == ["2026-0002", "2026-0001"])


def test_one_from_before_signing_has_no_credential_to_save(page, four):
    assert can(page, "save_credential") and can(page, "save_badge")
    page.table.search.setText("2025")
    page.table.enter()
    assert not can(page, "save_credential") and not can(page, "save_badge")
    assert can(page, "open") and can(page, "save_pdf") and can(page, "workshop")


def test_the_chosen_one_is_saved_as_what_is_asked(page, four, saved, qtbot):
    page.choose(four[0])
    qtbot.waitUntil(lambda: page.table.current() and page.table.current().id == four[0])
    path = saved("one.pdf")
    page.does()["register.save_pdf"]()
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == register.pdf(four[0])
    path = saved("one.json")
    page.does()["register.save_credential"]()
    qtbot.waitUntil(path.exists)
    assert path.read_text(encoding="utf-8") == register.credential(four[0])
    path = saved("one.png")
    page.does()["register.save_badge"]()
    qtbot.waitUntil(path.exists, timeout=10_000)
    assert unbake_png(path.read_bytes()) == [register.credential(four[0])]


def test_enter_opens_it_elsewhere(page, four, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(viewer, "show", lambda path: opened.append(path) or True)
    page.table.enter()
    QTest.keyClick(page.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].name == "2026-0003 李娜.pdf"


def test_it_leads_to_where_it_was_issued(page, four, frame):
    gone = []
    frame.asked_to_go.connect(lambda *to: gone.append(to))
    line = page.table.current()
    page.go_to_workshop()
    assert gone == [("certificates", line.workshop_id, line.member_id)]


def test_what_is_shown_is_exported(page, four, saved, qtbot):
    pick(page.table.year, 2026)
    path = saved("register.csv")
    page.does()["register.export"]()
    qtbot.waitUntil(path.exists)
    table = tables.read_table(path)
    assert table.column(0) == ["2026-0003", "2026-0002", "2026-0001"]
    assert table.rows[1].cells[6:8] == ("revoked", "left early")


def test_before_anything_was_issued_the_page_leads_to_the_workshops(page, frame, qtbot):
    gone = []
    frame.asked_to_go.connect(lambda place, *_: gone.append(place))
    page.show()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    page.begin()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert gone == ["workshops"]
    assert not can(page, "export")


def test_the_first_that_is_found_can_be_opened_at_once(page, four):
    page.table.search.setText("nobody")
    assert page.table.current() is None and not can(page, "open")
    page.table.search.setText("lukasie")
    assert page.table.current().id == four[1] and can(page, "open")


def test_a_long_workshop_gets_room_that_the_name_can_spare(page, four, member, qtbot):
    page.resize(1500, 700)
    grid = page.table.grid
    short = grid.columnWidth(2)
    title = "How to draw honest charts of rainfall by hand, together"
    [draft] = drafting.drafts(planned(title, NEW), [member("Bo").id], WORDING, NEW)
    register.freeze([Frozen(draft, b"%PDF", "", "", "")], NEW)
    qtbot.waitUntil(lambda: len(shown(page)) == 5)
    assert grid.columnWidth(2) > short + 100
    assert grid.columnWidth(2) <= grid.columnWidth(1)


def test_a_certificate_is_verified_from_here_too(page, four):
    page.does()["register.check"]()
    asked = page.findChild(VerifyDialog)
    assert asked.isVisible()
    asked.close()


def test_the_verifier_page_is_saved_from_here_too(page, unlocked, saved, qtbot):
    page.show()
    path = saved("verify.html")
    page.does()["register.save_page"]()
    qtbot.waitUntil(lambda: page.findChild(SavedDialog) is not None)
    assert path.exists()
    page.findChild(SavedDialog).close()
