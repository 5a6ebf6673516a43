"""Quick entry: numbers and Enter check in, names stand there at once, one step is undone."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lchost.checkin import attendance, log
from lchost.checkin.answers import Answer, Method
from lchost.models import undo
from lchost.models.papers import ScanSheet
from lchost.models.workshops import Registration, Status
from lchost.paper import day_papers, sign_in_numbers
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import fold
from lchost.ui import saving
from lchost.ui.dialogs.walk_in import WalkInDialog
from lchost.ui.pages.checkin import CheckInPage
from lchost.ui.pages.paper import PaperPage
from lchost.ui.paper_entry.dialog import PaperEntryDialog
from lchost.ui.stage.scene import Invitation

NOW = datetime.now(UTC).replace(microsecond=0)
NAMES = ["Ada", "Bo", "Mai Trần", "Zoë", "ليلى منصور", "王小明"]


@pytest.fixture
def workshop(db):
    start = NOW - timedelta(minutes=40)  # late long since
    draft = WorkshopDraft("Charts", start, NOW + timedelta(hours=2), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def people(workshop, member):
    """Six people with a place, in the order of the sheet."""
    ids = [member(name, folded=fold(name)).id for name in NAMES]
    registrations.register(workshop.id, ids, NOW)
    return registrations.listing(workshop.id)


@pytest.fixture
def printed(workshop, people):
    """A sign-in sheet that left the house."""
    for sheet in day_papers.sign_in(workshop.id).sheets:
        facts = {"code": sheet.code, "workshop": workshop.id, "page": sheet.page}
        kept = sheet.layout.to_json()
        ScanSheet.create(paper="sign_in", layout=kept, made_at=NOW, **facts)


@pytest.fixture
def dialog(frame, qtbot, workshop):
    def show():
        made = PaperEntryDialog(None, workshop, lambda: NOW)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(lambda: made._known is not None or not made._has_lines)
        return made

    return show


@pytest.fixture
def type_in(qtbot):
    """Type numbers and Enter, and wait for the answers."""

    def do(dialog, text):
        with qtbot.waitSignal(dialog.entered):
            dialog.field.setText(text)
            qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    return do


def answers(dialog):
    return [
        (one.line.number, one.outcome and one.outcome.answer) for one in dialog.grid.rows.rows()
    ]


def inside(workshop):
    return attendance.inside(workshop.id)


def test_names_stand_there_before_enter(dialog, printed):
    shown = dialog()
    shown.field.setText("3")
    assert shown.whose.text() == "Mai Trần"
    shown.field.setText("1-6")
    assert shown.whose.text().startswith("6 people: Ada, Bo, Mai Trần, Zoë")
    shown.field.setText("6 7")
    assert "1 line without a name" in shown.whose.text()


def test_a_span_and_enter_check_in_on_time_by_the_paper_s_method(
    dialog, printed, type_in, workshop, people
):
    shown = dialog()
    type_in(shown, "2-4")
    assert set(inside(workshop)) == {one.member_id for one in people[1:4]}
    assert answers(shown) == [(n, Answer.WELCOME) for n in (4, 3, 2)]
    entries = log.recent(workshop.session_id, 10)
    assert {one.method for one in entries} == {Method.PAPER}
    assert {one.at for one in entries} == {workshop.starts_at}
    assert shown.field.text() == "" and shown.told.text() == "3 checked in"
    type_in(shown, "4 5")
    assert answers(shown)[:2] == [(5, Answer.WELCOME), (4, Answer.ALREADY)]


def test_what_is_typed_before_the_names_are_read_waits_for_them(
    frame, qtbot, workshop, people, printed, monkeypatch
):
    goes_on, named = threading.Event(), sign_in_numbers.named

    def slow(workshop_id):
        assert threading.current_thread() is not threading.main_thread()
        assert goes_on.wait(10)
        return named(workshop_id)

    monkeypatch.setattr(sign_in_numbers, "named", slow)
    shown = PaperEntryDialog(None, workshop, lambda: NOW)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.open()
    shown.field.setText("2")
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert not inside(workshop)
    with qtbot.waitSignal(shown.entered):
        goes_on.set()
    assert list(inside(workshop)) == [people[1].member_id]
    shown.field.setText("99")
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.whose.text() == " "  # the banner says it


def test_who_came_just_now_is_late(dialog, printed, type_in):
    shown = dialog()
    shown.came.setCurrentIndex(1)
    type_in(shown, "1")
    assert answers(shown) == [(1, Answer.LATE)]


def test_one_step_of_undo_takes_a_whole_entry_back(dialog, printed, type_in, workshop, qtbot):
    shown = dialog()
    type_in(shown, "1")
    type_in(shown, "2-6")
    assert undo.labels()[0] == "check-in of 5 people from a paper list"
    qtbot.keyClick(shown.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(inside(workshop)) == 1
    assert shown.told.text() == "1 checked in"
    qtbot.mouseClick(shown.undo, Qt.MouseButton.LeftButton)
    assert inside(workshop) == {} and not shown.undo.isEnabled()
    type_in(shown, "2-6")
    assert len(inside(workshop)) == 5


def test_an_entry_is_taken_back_though_something_else_was_done_since(
    dialog, printed, type_in, workshop, people
):
    shown = dialog()
    type_in(shown, "1-3")
    with undo.step("a place given back"):
        registrations.cancel([people[5].id])
    shown.take_back()
    assert inside(workshop) == {}
    assert Registration.get_by_id(people[5].id).status is Status.CANCELLED


def test_a_number_that_is_on_no_sheet_checks_nobody_in(dialog, printed, qtbot, workshop):
    shown = dialog()
    for text, said in (("2 900", "900"), ("x", "7, or 3-9")):
        shown.field.setText(text)
        assert said in shown.whose.text()
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
        assert shown.field.text() == text  # to be mended
    assert inside(workshop) == {} and answers(shown) == []


def test_who_registered_after_printing_moves_no_number(
    dialog, printed, type_in, workshop, people, member
):
    registrations.register(workshop.id, [member("Aa Newer", folded="aa newer").id], NOW)
    shown = dialog()
    type_in(shown, "1")
    assert set(inside(workshop)) == {people[0].member_id}


def test_whose_place_was_given_back_can_be_let_in_anyway(
    dialog, printed, type_in, workshop, people, qtbot
):
    registrations.cancel([people[0].id])
    shown = dialog()
    type_in(shown, "1")
    assert answers(shown) == [(1, Answer.CANCELLED)] and inside(workshop) == {}
    with qtbot.waitSignal(shown.entered):
        qtbot.mouseClick(shown.let_in, Qt.MouseButton.LeftButton)
    assert answers(shown) == [(1, Answer.WELCOME)] and len(inside(workshop)) == 1


def test_a_spare_line_becomes_a_walk_in(dialog, printed, type_in, workshop, qtbot):
    shown = dialog()
    type_in(shown, "7")
    assert answers(shown) == [(7, None)]
    qtbot.mouseClick(shown.walk_in, Qt.MouseButton.LeftButton)
    asks = QApplication.activeModalWidget()
    assert isinstance(asks, WalkInDialog)
    asks.name.setText("Nour Haddad")
    with qtbot.waitSignal(shown.entered):
        asks.press()
    assert shown.grid.rows.rows()[0].name == "Nour Haddad"
    assert len(inside(workshop)) == 1
    shown.take_back()
    assert "Nour Haddad" not in [one.name for one in registrations.listing(workshop.id)]


def test_three_hundred_lines_at_once_leave_the_window_free(
    dialog, workshop, member, type_in, qtbot
):
    ids = [member(f"P{n:03}", folded=f"p{n:03}").id for n in range(300)]
    registrations.register(workshop.id, ids, NOW)
    for sheet in day_papers.sign_in(workshop.id).sheets:
        facts = {"code": sheet.code, "workshop": workshop.id, "page": sheet.page}
        kept = sheet.layout.to_json()
        ScanSheet.create(paper="sign_in", layout=kept, made_at=NOW, **facts)
    shown = dialog()
    type_in(shown, "1-300")
    assert len(inside(workshop)) == 300
    shown.take_back()
    assert inside(workshop) == {}


def test_without_a_printed_sheet_the_way_to_print_one_is_shown(dialog, people, qtbot):
    shown = dialog()
    with qtbot.waitSignal(shown.asked_to_print):
        qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)


def test_the_check_in_page_offers_it_once_a_sheet_was_printed(frame, qtbot, workshop, people):
    page = CheckInPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.sounds.play = lambda _: None
    page.show()
    assert not page.from_paper.isVisible()
    for sheet in day_papers.sign_in(workshop.id).sheets:
        facts = {"code": sheet.code, "workshop": workshop.id, "page": sheet.page}
        kept = sheet.layout.to_json()
        ScanSheet.create(paper="sign_in", layout=kept, made_at=NOW, **facts)
    page.stale()
    assert page.from_paper.isVisible()
    page.does()["checkin.paper_list"]()
    assert isinstance(QApplication.activeModalWidget(), PaperEntryDialog)


def test_a_sheet_saved_on_the_paper_page_is_typed_in_by_its_numbers(
    frame, qtbot, workshop, people, dialog, type_in, monkeypatch, tmp_path
):
    monkeypatch.setattr(saving, "ask_where", lambda *_: tmp_path / "list.pdf")
    page = PaperPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.show()
    page.show_paper("sign_in")
    qtbot.waitUntil(lambda: page._paper is not None and bool(page._paper.sheets))
    with qtbot.waitSignal(frame.said):
        page.save_paper()
    shown = dialog()
    type_in(shown, "1-6")
    assert len(inside(workshop)) == 6


def test_the_door_poster_is_offered_once_phones_are_let_in(frame, qtbot, workshop, monkeypatch):
    page = PaperPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.show()
    page.show_paper("poster")
    assert page._paper is None and page.preview.isVisible()
    frame.day.workshop_id = frame.day.phones.workshop_id = workshop.id
    how = Invitation("HTTP://10.0.0.2/C/X", "river otter", "10.0.0.2", 0, 0)
    monkeypatch.setattr(frame.day.phones, "paper", lambda: how)
    page.stale()
    qtbot.waitUntil(lambda: page._paper is not None)
    assert page._kinds["poster"].sub == "To check in by phone"
    monkeypatch.setattr(frame.day.phones, "paper", lambda: None)
    frame.day.phones.changed.emit()
    qtbot.waitUntil(lambda: page._paper is None)
