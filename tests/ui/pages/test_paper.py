import io
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from lchost.errors import CannotBeUndone, DiskFull, NotPrinted
from lchost.models import settings, undo
from lchost.paper import badge_papers, printed
from lchost.paper.scanback import kept
from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.moving import moved
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import fold
from lchost.ui import printing, saving, viewer
from lchost.ui.dialogs.pick_badges import PickBadgesDialog
from lchost.ui.pages.paper import PaperPage
from lchost.ui.printouts.again import PrintAgainDialog
from lchost.ui.sheets import remembered
from lchost.ui.sheets.calibrate import CalibrateDialog
from lchost.ui.stationery.words_dialog import WordsDialog
from lchost.ui.tasks import finish_all
from lchost.ui.widgets.banner import Banner

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
NAMES = ["Zoë Ångström", "Mai Trần", "ليلى منصور", *(f"Person {n:02}" for n in range(8))]


@pytest.fixture
def workshop_id(db):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC", place="Library")
    made = planning.plan(draft, TWO)
    items.add_item(made, ItemDraft("Welcome", 120, Format.OPENING))
    return made


@pytest.fixture
def people(workshop_id, member):
    """Eleven people with a place, in the order of the badges."""
    registrations.register(workshop_id, [member(name, folded=fold(name)).id for name in NAMES], TWO)
    return registrations.listing(workshop_id)


@pytest.fixture
def printer_file(monkeypatch, tmp_path):
    """A printer that prints into a file; gives its path."""
    out = tmp_path / "printed.pdf"

    def choose(parent, pdf, title, then, flip=None, pages=0, **_):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(75)
        then(printer)

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "choose_printer", choose)
    return out


def shown(frame, qtbot, workshop_id):
    page = PaperPage(frame, workshop_id)
    qtbot.addWidget(page)
    page.resize(1170, 740)
    page.show()
    return page


def made(qtbot, page, pages):
    """Wait until the paper that is shown has so many pages."""
    qtbot.waitUntil(lambda: page._paper is not None and page.preview.view.pages == pages)


def printed_ids(workshop_id):
    found = registrations.listing(workshop_id)
    return [one.id for one in found if one.badge_printed_at]


def test_the_badges_are_shown_first_with_as_many_pages_as_the_pdf(
    frame, qtbot, workshop_id, people
):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    assert len(PdfReader(io.BytesIO(page._paper.pdf)).pages) == 2
    assert page.preview.where.text() == "Page 1 of 2"
    assert page.list.current().accessibleName() == "Name badges, 11 people"


def test_arrow_keys_go_through_the_papers(frame, qtbot, workshop_id, people):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    qtbot.keyClick(page.list.current(), Qt.Key.Key_Down)
    made(qtbot, page, 1)
    assert page.preview.view.accessibleName() == "Sign-in sheet, page 1 of 1"
    qtbot.keyClick(page.list.current(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.preview.view.accessibleName() == "Agenda, page 1 of 1")


def test_a_paper_is_made_once_until_the_data_changes(
    frame, qtbot, workshop_id, people, monkeypatch
):
    calls = []
    real = badge_papers.badges
    monkeypatch.setattr(badge_papers, "badges", lambda *a, **k: calls.append(1) or real(*a, **k))
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.show_paper("agenda")
    made(qtbot, page, 1)
    page.show_paper("badges")
    made(qtbot, page, 2)
    assert len(calls) == 1
    registrations.cancel([one.id for one in people[:4]])
    qtbot.waitUntil(lambda: len(calls) == 2)
    made(qtbot, page, 1)


def test_the_first_free_label_and_the_sheet_change_the_pages(frame, qtbot, workshop_id, people):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.side.labels.slot.set_slot(6)
    made(qtbot, page, 3)
    assert page.side.labels.slot.accessibleName() == "The first badge goes on label 7 of 8"
    page.side.labels.list.setCurrentIndex(1)
    page.side.labels.list.activated.emit(1)
    made(qtbot, page, 2)  # Avery's six a sheet begin anew at the first
    assert page.side.labels.slot.slot == 0
    size = PdfReader(io.BytesIO(page._paper.pdf)).pages[0].mediabox
    assert (size.width, size.height) == (612, 792)


def test_only_new_ones_are_offered_and_asked_for(frame, qtbot, workshop_id, people):
    registrations.mark_printed([one.id for one in people[:9]], TWO)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    assert page.side.which.itemText(1) == "Only new ones (2)"
    page.side.which.setCurrentIndex(1)
    page.side.which.activated.emit(1)
    made(qtbot, page, 1)
    assert page._paper.registration_ids == tuple(one.id for one in people[9:])


def test_when_nothing_is_new_it_says_so_in_place_of_the_paper(frame, qtbot, workshop_id, people):
    registrations.mark_printed([one.id for one in people], TWO)
    page = shown(frame, qtbot, workshop_id)
    page.side.which.setCurrentIndex(1)
    page.side.which.activated.emit(1)
    qtbot.waitUntil(lambda: "has been printed" in page.preview._instead.text())
    assert not page.side.save.isEnabled()


def test_one_persons_badge_is_found_by_name_and_shown(frame, qtbot, workshop_id, people):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.side.which.setCurrentIndex(2)
    page.side.which.activated.emit(2)
    dialog = page.findChild(PickBadgesDialog)
    assert dialog.count.text() == "Nobody is chosen yet."
    dialog.search.setText("tran mai")
    assert dialog.count.text() == "1 person chosen"  # the only one found
    dialog.press()
    made(qtbot, page, 1)
    assert page._paper.people == 1
    assert page.side.which.currentText() == "Mai Trần…"


def test_cancelling_the_choice_leaves_everybody(frame, qtbot, workshop_id, people):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.side.which.setCurrentIndex(2)
    page.side.which.activated.emit(2)
    dialog = page.findChild(PickBadgesDialog)
    dialog.reject()
    assert page.side.which.currentIndex() == 0
    made(qtbot, page, 2)


def test_printing_gives_every_sheet_and_remembers_whose_badges_are_out(
    frame, qtbot, workshop_id, people, printer_file
):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    assert page.side.print.accessibleName() == "Print 2 sheets"
    with qtbot.waitSignal(frame.said) as heard:
        page.print_paper()
    assert heard.args == ["Printed Name badges – Questions", False]
    pages = PdfReader(printer_file).pages
    assert len(pages) == 2
    assert float(pages[0].mediabox.height) == pytest.approx(842, abs=1)
    assert printed_ids(workshop_id) == [one.id for one in people]
    with pytest.raises(CannotBeUndone):
        undo.undo()


def test_only_those_on_the_pages_that_were_printed_count_as_printed(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    monkeypatch.setattr(printing, "pages_asked_for", lambda printer, count, _here: [1])
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    assert printed_ids(workshop_id) == [one.id for one in people[8:]]


def test_pages_that_are_not_there_are_said_and_nothing_is_printed(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    monkeypatch.setattr(printing, "pages_asked_for", lambda *_: [])
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.print_paper()
    assert "no such pages" in page.banners()[0].text
    assert not page.way_out.is_printing and not printer_file.exists()
    assert printed_ids(workshop_id) == []


def test_badges_are_moved_as_the_printer_needs_it_on_this_sheet_and_lists_are_not(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    moved = []
    monkeypatch.setattr(
        printing, "print_runs", lambda runs, *_: moved.append(list(runs[0].offsets))
    )
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    name = QPrinter().printerName()
    remembered.keep_offset(name, "a4_a7", Offset(1.5, -0.5))
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    page.show_paper("sign_in")
    made(qtbot, page, 1)
    qtbot.waitUntil(page.side.print.isEnabled)
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    assert moved == [[Offset(1.5, -0.5)], [NO_OFFSET]]


def test_the_calibration_dialog_is_for_the_sheet_that_is_chosen(
    frame, qtbot, workshop_id, people, printer_file
):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.side.labels.calibrate.click()
    assert page.findChild(CalibrateDialog).sheet.key == "a4_a7"


def test_the_current_page_is_printed_alone_where_the_dialog_asks_for_it(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    printed, choose = [], printing.choose_printer

    def current(parent, pdf, title, then, *more, has_current):
        def take(printer):
            printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
            then(printer)

        assert has_current
        choose(parent, pdf, title, take, *more)

    monkeypatch.setattr(printing, "choose_printer", current)
    monkeypatch.setattr(printing, "print_runs", lambda runs, *_: printed.extend(runs))
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.preview.view.go(1)
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    assert [run.pages for run in printed] == [[1]]
    assert printed_ids(workshop_id) == [one.id for one in people[8:]]


def test_badges_with_backs_turn_over_the_edge_that_is_chosen(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    settings.put("badge_design", "two_sided")
    asked, printed = [], []
    choose = printing.choose_printer
    monkeypatch.setattr(
        printing,
        "choose_printer",
        lambda parent, pdf, title, then, flip, *more, **rest: (
            asked.append(flip) or choose(parent, pdf, title, then, flip, *more, **rest)
        ),
    )
    monkeypatch.setattr(printing, "print_runs", lambda runs, *_: printed.extend(runs))
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 4)
    labels = page.side.labels
    assert labels.backs.isVisible()
    assert page._paper.leaves == 2  # sheets of paper, as the button says
    labels.backs.setCurrentIndex(labels.backs.findData(Flip.SHORT))
    labels.backs.activated.emit(labels.backs.currentIndex())
    qtbot.waitUntil(lambda: page._paper is not None and page._paper.flip is Flip.SHORT)
    remembered.keep_offset(QPrinter().printerName(), "a4_a7", Offset(0, 2), is_back=True)
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    assert asked == [Flip.SHORT]
    assert list(printed[0].offsets) == [NO_OFFSET, Offset(0, 2)]
    assert printed_ids(workshop_id) == [one.id for one in people]
    page.calibrate()
    assert page.findChild(CalibrateDialog).sides.currentData() is Flip.SHORT


def test_a_printer_that_refuses_marks_nobody(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    def refuse(*_):
        raise NotPrinted(printer="Laser")

    monkeypatch.setattr(printing, "print_runs", refuse)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.print_paper()
    qtbot.waitUntil(lambda: bool(page.banners()))
    assert "“Laser” did not take the pages" in page.banners()[0].text
    assert printed_ids(workshop_id) == []
    qtbot.waitUntil(page.side.print.isEnabled)


def test_what_is_printed_while_the_host_goes_elsewhere_is_written_down(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    has_begun, goes_on = threading.Event(), threading.Event()

    def slow(*_):
        has_begun.set()
        assert goes_on.wait(10)

    monkeypatch.setattr(printing, "print_runs", slow)
    page = PaperPage(frame, workshop_id)
    page.show()
    made(qtbot, page, 2)
    page.print_paper()
    assert has_begun.wait(10)
    page.let_go()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()  # another workshop is opened
    goes_on.set()
    finish_all()
    assert printed_ids(workshop_id) == [one.id for one in people]
    with pytest.raises(CannotBeUndone):
        undo.undo()


@pytest.mark.parametrize("where", ["another page", "another workshop"])
def test_a_printer_that_refuses_once_the_host_is_elsewhere_is_told_there(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch, where
):
    has_begun, goes_on = threading.Event(), threading.Event()

    def refuse(*_):
        has_begun.set()
        assert goes_on.wait(10)
        raise NotPrinted(printer="Laser")

    monkeypatch.setattr(printing, "print_runs", refuse)
    page = PaperPage(frame, workshop_id)
    page.show()
    made(qtbot, page, 2)
    page.print_paper()
    assert has_begun.wait(10)
    page.hide()
    if where == "another workshop":
        page.let_go()
        with qtbot.waitSignal(page.destroyed):
            page.deleteLater()
    with qtbot.waitSignal(frame.troubled) as told:
        goes_on.set()
    assert isinstance(told.args[0], NotPrinted)
    assert printed_ids(workshop_id) == []


def test_a_pdf_that_cannot_be_saved_once_the_host_is_elsewhere_is_told_there(
    frame, qtbot, workshop_id, people, monkeypatch, tmp_path
):
    goes_on = threading.Event()

    def full(*_):
        assert goes_on.wait(10)
        raise DiskFull()

    monkeypatch.setattr(saving, "ask_where", lambda *_: tmp_path / "badges.pdf")
    monkeypatch.setattr(saving, "write_whole", full)
    page = PaperPage(frame, workshop_id)
    page.show()
    made(qtbot, page, 2)
    page.save_paper()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    with qtbot.waitSignal(frame.troubled) as told:
        goes_on.set()
    assert isinstance(told.args[0], DiskFull)


def test_what_was_printed_and_cannot_be_written_down_is_told(
    frame, qtbot, workshop_id, people, printer_file, monkeypatch
):
    def full(*_):
        raise DiskFull()

    monkeypatch.setattr(printed, "note", full)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    assert "full" in page.banners()[0].text
    assert undo.labels()[0] != "printing of Name badges – Questions"


def test_without_a_printer_it_says_so_and_saving_is_the_way(
    frame, qtbot, workshop_id, people, monkeypatch
):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    assert page.side.no_printer.isVisible()
    assert not page.side.print.isVisible()
    page.print_paper()
    assert [type(one) for one in page.banners()] == [Banner]


def test_saving_writes_the_pdf_and_marks_the_badges(
    frame, qtbot, workshop_id, people, monkeypatch, tmp_path
):
    out = tmp_path / "badges.pdf"
    monkeypatch.setattr(saving, "ask_where", lambda *_: out)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    with qtbot.waitSignal(frame.said) as heard:
        page.save_paper()
    assert heard.args == ["Saved badges.pdf", False]
    assert len(PdfReader(out).pages) == 2
    assert len(printed_ids(workshop_id)) == len(people)


def test_a_saved_pdf_is_moved_for_the_printer_elsewhere(
    frame, qtbot, workshop_id, people, monkeypatch, tmp_path
):
    out = tmp_path / "badges.pdf"
    monkeypatch.setattr(saving, "ask_where", lambda *_: out)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    pdf = page._paper.pdf
    with qtbot.waitSignal(frame.said):
        page.save_paper()
    assert out.read_bytes() == pdf
    made(qtbot, page, 2)  # whose badges are out is news
    remembered.keep_offset(remembered.ELSEWHERE, "a4_a7", Offset(3, 1))
    with qtbot.waitSignal(frame.said):
        page.save_paper()
    drawn, moved_by_hand = (
        PdfReader(io.BytesIO(one)).pages[1].get_contents().get_data()
        for one in (out.read_bytes(), moved(pdf, [Offset(3, 1)]))
    )
    assert drawn == moved_by_hand


def test_a_sheet_that_leaves_is_known_when_it_comes_back(
    frame, qtbot, workshop_id, people, monkeypatch, tmp_path
):
    monkeypatch.setattr(saving, "ask_where", lambda *_: tmp_path / "sign-in.pdf")
    page = shown(frame, qtbot, workshop_id)
    page.show_paper("sign_in")
    made(qtbot, page, 1)
    (sheet,) = page._paper.sheets
    assert kept.find(sheet.code) is None  # nothing of a mere preview is kept
    with qtbot.waitSignal(frame.said):
        page.save_paper()
    assert kept.find(sheet.code).workshop_id == workshop_id


def test_saving_a_sign_in_sheet_marks_nobody(
    frame, qtbot, workshop_id, people, monkeypatch, tmp_path
):
    monkeypatch.setattr(saving, "ask_where", lambda *_: tmp_path / "sign-in.pdf")
    page = shown(frame, qtbot, workshop_id)
    page.show_paper("sign_in")
    made(qtbot, page, 1)
    with qtbot.waitSignal(frame.said):
        page.save_paper()
    assert printed_ids(workshop_id) == []
    assert undo.labels()[0] is None


def test_an_empty_workshop_says_what_comes_first(frame, qtbot, workshop_id):
    page = shown(frame, qtbot, workshop_id)
    assert page.preview._instead.text() == (
        "Add people first, or choose “Nobody: a sheet to write on”."
    )
    assert not page.side.save.isEnabled()
    page.show_paper("agenda")
    made(qtbot, page, 1)  # the agenda needs nobody


def test_a_name_that_no_font_can_set_is_told_before_printing(frame, qtbot, workshop_id, member):
    registrations.register(workshop_id, [member("Ann 𒀀").id], TWO)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 1)
    assert page.list.current().accessibleName() == "Name badges, Letters missing in 1 name"


def test_the_people_page_can_show_one_badge(frame, qtbot, workshop_id, people):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.choose(people[3].id)
    made(qtbot, page, 1)
    assert page._paper.registration_ids == (people[3].id,)


def test_the_label_on_the_sheet_is_chosen_by_keys(frame, qtbot, workshop_id, people):
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    qtbot.keyClick(page.side.labels.slot, Qt.Key.Key_Down)
    qtbot.keyClick(page.side.labels.slot, Qt.Key.Key_Right)
    assert page.side.labels.slot.slot == 3
    assert page._wanted()[1].start_slot == 3


def printed_out(qtbot, page, frame):
    with qtbot.waitSignal(frame.said):
        page.print_paper()
    qtbot.waitUntil(page.side.print.isEnabled)


def test_a_second_print_of_a_whole_paper_is_asked_about(
    frame, qtbot, workshop_id, people, printer_file
):
    page = shown(frame, qtbot, workshop_id)
    page.show_paper("sign_in")
    made(qtbot, page, 1)
    assert not page.side.printed.isVisible()
    printed_out(qtbot, page, frame)
    qtbot.waitUntil(page.side.printed.isVisible)
    assert page.side.printed.text().startswith("Printed at ")
    assert page.list.current().accessibleName().startswith("Sign-in sheet, Printed at ")
    made(qtbot, page, 1)
    printer_file.unlink()
    page.print_paper()
    dialog = page.findChild(PrintAgainDialog)
    assert dialog.printed.text() == page.side.printed.text()
    assert not printer_file.exists()
    with qtbot.waitSignal(frame.said):
        dialog.press()
    assert printer_file.exists()


def test_of_badges_printed_before_the_new_ones_can_be_shown_instead(
    frame, qtbot, workshop_id, people, printer_file
):
    registrations.mark_printed([one.id for one in people[:9]], TWO)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.print_paper()
    dialog = page.findChild(PrintAgainDialog)
    assert dialog.printed.text().startswith("9 of 11 were printed or saved, the last at ")
    dialog.others.click()
    made(qtbot, page, 1)
    assert page._paper.registration_ids == tuple(one.id for one in people[9:])
    printed_out(qtbot, page, frame)  # nobody asks: these are new
    assert len(printed_ids(workshop_id)) == 11


def test_the_viewer_gets_the_file_and_the_host_says_whether_badges_were_printed(
    frame, qtbot, workshop_id, people, monkeypatch
):
    seen = []
    monkeypatch.setattr(viewer, "show", lambda path: seen.append(path) or True)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.look_elsewhere()
    qtbot.waitUntil(lambda: bool(page.banners()))
    assert len(PdfReader(seen[0]).pages) == 2
    assert printed_ids(workshop_id) == []
    way = next(one for one in page.banners()[0].findChildren(QPushButton) if one.text().strip())
    way.click()
    qtbot.waitUntil(lambda: len(printed_ids(workshop_id)) == 11)


def test_without_a_viewer_it_says_so(frame, qtbot, workshop_id, people, monkeypatch):
    monkeypatch.setattr(viewer, "show", lambda path: False)
    page = shown(frame, qtbot, workshop_id)
    made(qtbot, page, 2)
    page.look_elsewhere()
    qtbot.waitUntil(lambda: bool(page.banners()))
    assert page.banners()[0].text == "No program on this computer opens PDF files."


def test_words_are_said_otherwise_in_the_workshop_s_language_and_the_paper_follows(
    frame, qtbot, workshop_id
):
    planning.edit(workshop_id, replace(planning.get(workshop_id), paper_language="fr"))
    page = shown(frame, qtbot, workshop_id)
    page.does()["paper.words"]()
    dialog = page.findChild(WordsDialog)
    dialog.build()
    assert dialog.language.currentData() == "fr"
    dialog.lines["agenda"].edit.setText("Notre journée")
    dialog.press()
    assert undo.labels()[0] == "words on paper"
    page.reload()
    page.show_paper("agenda")
    qtbot.waitUntil(lambda: page._paper is not None and page._here == "agenda")
    assert "Notre journée" in PdfReader(io.BytesIO(page._paper.pdf)).pages[0].extract_text()


def test_badges_to_write_on_need_nobody(frame, qtbot, workshop_id):
    page = shown(frame, qtbot, workshop_id)
    page.show_paper("badges")
    assert "to write on" in page.preview._instead.text()
    page.side.which.stand_at(page.side.which.findData("blank"))
    page.side.changed.emit()
    qtbot.waitUntil(lambda: page._paper is not None)
    assert page._paper.pages == 1 and page._paper.people == 0
    finish_all()
