"""The print pack: what is in it, on which sheets, out of a printer or into a folder."""

from __future__ import annotations

import errno
import io
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen.canvas import Canvas

from lchost.errors import CannotWrite, DiskFull
from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.paper import printed
from lchost.paper.press import Paper
from lchost.paper.printed import Gone
from lchost.paper.sheets.presets import SHEETS
from lchost.planning import items, resources
from lchost.planning import workshops as planning
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.resources import Resource
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui import memory, papers, printing, saving
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.pages.left_to_do import left_to_do
from lchost.ui.pages.paper import PaperPage
from lchost.ui.papers import Choices
from lchost.ui.printouts import pack
from lchost.ui.printouts.leaving import Leaving, told_gone
from lchost.ui.printouts.pack_dialog import PackDialog
from lchost.ui.printouts.pack_out import write_all
from lchost.ui.widgets.open_pdf import OpenPdf

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db):
    draft = WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC", place="Library")
    made = planning.plan(draft, TWO)
    items.add_item(made, ItemDraft("Welcome", 120, Format.OPENING))
    return made


@pytest.fixture
def people(workshop_id, member):
    names = [f"Person {n:02}" for n in range(11)]
    registrations.register(workshop_id, [member(name).id for name in names], TWO)
    return registrations.listing(workshop_id)


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """A printer that prints each job into a file; gives the jobs: title, pages, file."""
    jobs = []

    def choose(parent, pdf, title, then, flip=None, pages=0, **_):
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / f"job {len(jobs)}.pdf"))
        made.setResolution(75)
        jobs.append((title, pages, tmp_path / f"job {len(jobs)}.pdf"))
        then(made)

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "choose_printer", choose)
    return jobs


@pytest.fixture
def page(frame, qtbot, workshop_id, people):
    made = PaperPage(frame, workshop_id)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    qtbot.waitUntil(lambda: made._paper is not None)
    return made


def opened(qtbot, page):
    """Open the dialog and wait until what is wanted is made."""
    page.ask_for_pack()
    dialog = page.findChild(PackDialog)
    qtbot.waitUntil(dialog.verb.isEnabled)
    return dialog


def a_pdf(size, pages):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        canvas.rect(9, 9, 9, 9, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines_of(workshop_id):
    people = papers.with_place(workshop_id)
    kinds = papers.kinds(workshop_id, people)
    return {
        one.kind.key: one
        for one in pack.lines(kinds, Choices(), people, printed.last(workshop_id), "UTC")
    }


def keys(dialog):
    return [paper.key for paper in dialog.papers()]


def test_everything_there_is_something_for_is_in_it_in_the_order_of_the_day(workshop_id, people):
    found = lines_of(workshop_id)
    wanted = [key for key, one in found.items() if one.is_wanted]
    assert wanted[:4] == ["badges", "sign_in", "agenda", "people"]


def test_what_few_days_need_can_be_added_as_it_was_chosen_last(workshop_id, people):
    memory.keep_paper_variant("room_signs", "left")
    found = lines_of(workshop_id)
    signs = found["room_signs"]
    assert not signs.is_wanted and signs.choices.variant == "left"
    assert found["name_tents"].choices.variant == "named"
    assert not found["handout"].is_wanted
    resources.put(workshop_id, [Resource("Thinking in bets")])
    assert lines_of(workshop_id)["handout"].is_wanted


def test_what_was_printed_is_left_out_and_of_badges_only_the_new_are_in(workshop_id, people):
    printed.note(workshop_id, Gone("agenda", "Laser", 1, 0, TWO))
    registrations.mark_printed([one.id for one in people[:9]], TWO)
    found = lines_of(workshop_id)
    assert not found["agenda"].is_wanted
    assert found["agenda"].printed == "Printed at 14 Nov 2026, 14:00 on Laser"
    assert (found["badges"].title, found["badges"].choices.which) == (
        "Name badges, new ones",
        "new",
    )
    registrations.mark_printed([one.id for one in people], TWO)
    assert not lines_of(workshop_id)["badges"].is_wanted


def test_papers_of_groups_are_offered_for_each_round_by_its_name(workshop_id, people):
    ids = [one.member_id for one in people]
    made = [rounds.make(workshop_id, Wishes(), TWO, people=ids)[0] for _ in range(3)]

    def offered():
        kinds = papers.kinds(workshop_id, people)
        gone = printed.last(workshop_id)
        kinds = [told_gone(kind, gone, "UTC") for kind in kinds]
        return [
            (one.title, one.choices.round_id, one.is_wanted, one.printed or one.kind.sub)
            for one in pack.lines(kinds, Choices(), people, gone, "UTC")
            if one.kind.key == "groups"
        ]

    titles = [f"Group list, Round {n}" for n in (1, 2, 3)]
    assert offered() == [(t, id_, True, "3 rounds") for t, id_ in zip(titles, made, strict=True)]
    rounds.publish(made[1], TWO)
    assert [wanted for _, _, wanted, _ in offered()] == [False, True, True]
    printed.note(workshop_id, Gone(f"groups/{made[1]}", "Laser", 1, 11, TWO))
    assert [wanted for _, _, wanted, _ in offered()] == [False, False, True]
    said = [told for *_, told in offered()]
    assert said[1].startswith("Printed at") and said[0] == said[2] == ""


def test_papers_on_one_sheet_come_in_a_row():
    paper = Paper(b"", 2, 0)
    on_labels = Leaving("badges", "Badges", paper, "avery_5392")
    found = pack.stages(
        [
            (Leaving("a", "A", paper), "a4"),
            (on_labels, "a4"),
            (Leaving("b", "B", paper, copies=3), "a4"),
            (Leaving("badges", "Badges", paper, "a4_a7"), "a4"),
        ]
    )
    assert [(stage.sheet, stage.pages) for stage in found] == [
        ("A4", 10),
        ("Avery 5392: 4 × 3 in", 2),
    ]


def test_one_press_prints_all_as_one_job_and_writes_each_down(
    qtbot, page, frame, workshop_id, people, printer
):
    dialog = opened(qtbot, page)
    total = sum(one.pages for one in dialog.stages())
    assert dialog.total.text() == f"In the printer: {total} pages on A4"
    agenda = next(one for one in dialog.lines if one.line.kind.key == "agenda")
    agenda.copies.setValue(3)
    wanted = keys(dialog)
    with qtbot.waitSignal(frame.said):
        dialog.press()
    assert [(title, pages) for title, pages, _ in printer] == [
        ("Print pack – Questions", total + 2)
    ]
    assert len(PdfReader(printer[0][2]).pages) == total + 2
    gone = printed.last(workshop_id)
    assert set(gone) == set(wanted)
    assert gone["agenda"].pages == 3
    assert all(one.badge_printed_at for one in registrations.listing(workshop_id))


def test_badges_on_labels_are_a_job_of_their_own_and_the_sheets_are_asked_for(
    qtbot, page, frame, workshop_id, printer
):
    page.side.labels.list.setCurrentIndex(1)
    page.side.labels.list.activated.emit(1)
    dialog = opened(qtbot, page)
    with qtbot.waitSignal(frame.said):
        dialog.press()
    qtbot.waitUntil(lambda: page.findChild(Ask) is not None)
    assert list(printed.last(workshop_id)) == ["badges"]
    ask = page.findChild(Ask)
    assert ask.title.text().endswith("pages go on A4.")
    qtbot.waitUntil(lambda: not page.way_out.is_printing)
    with qtbot.waitSignal(frame.said):
        ask.press()
    assert len(printer) == 2
    assert printer[0][0] == "Print pack – Questions, Avery 5392: 4 × 3 in"
    sizes = [PdfReader(file).pages[0].mediabox.width for _, _, file in printer]
    assert [round(float(wide)) for wide in sizes] == [612, 595]


def test_the_rest_of_a_pack_is_told_where_the_host_has_gone_meanwhile(
    qtbot, frame, workshop_id, people, printer, monkeypatch
):
    has_begun, goes_on = threading.Event(), threading.Event()

    def slow(*_):
        has_begun.set()
        assert goes_on.wait(10)

    monkeypatch.setattr(printing, "print_runs", slow)
    page = PaperPage(frame, workshop_id)
    page.show()
    page.side.labels.take(SHEETS["avery_5392"])
    opened(qtbot, page).press()
    assert has_begun.wait(10)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()  # another workshop is opened
    with qtbot.waitSignal(frame.news) as heard:
        goes_on.set()
    _, said, more = heard.args
    assert said.endswith("pages go on A4.") and more.startswith("Not printed yet: Sign-in sheet")


def test_without_a_printer_it_goes_into_a_folder_of_its_own(
    qtbot, page, frame, workshop_id, monkeypatch, tmp_path
):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = opened(qtbot, page)
    dialog.lines[1].tick.setChecked(False)
    for one in dialog.lines[4:]:
        one.tick.setChecked(False)
    with qtbot.waitSignal(frame.said) as heard:
        dialog.press()
    folder = tmp_path / "Print pack – Questions"
    names = sorted(file.name for file in folder.iterdir())
    assert names == [
        "1 Name badges – Questions.pdf",
        "2 Agenda – Questions.pdf",
        "3 People list – Questions.pdf",
    ]
    assert heard.args[0] == "Saved Print pack – Questions"
    assert printed.last(workshop_id) == {}  # saved is not printed
    assert all(one.badge_printed_at for one in registrations.listing(workshop_id))


def test_a_second_pack_leaves_the_first_as_it_is_and_names_are_safe(tmp_path):
    paper = Leaving("agenda", 'Ag/en:da "1"', Paper(b"%PDF", 1, 0))
    first = write_all([paper], tmp_path, "Pack: A/B", lambda *_: None)
    second = write_all([paper], tmp_path, "Pack: A/B", lambda *_: None)
    assert (first.name, second.name) == ("Pack A B", "Pack A B 2")
    assert [file.name for file in first.iterdir()] == ["1 Ag en da 1.pdf"]


def test_a_pack_goes_where_names_are_long_and_says_where_it_cannot(tmp_path, monkeypatch):
    paper = Leaving("agenda", "Agenda – " + "数据" * 150, Paper(b"%PDF", 1, 0))
    made = write_all([paper], tmp_path, "Print pack – " + "数据" * 150, lambda *_: None)
    assert [file.suffix for file in made.iterdir()] == [".pdf"]

    def locked(self):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "exists", locked)
    with pytest.raises(CannotWrite):
        write_all([paper], tmp_path, "Print pack", lambda *_: None)


def test_what_is_written_before_the_disk_is_full_is_told(tmp_path, monkeypatch):
    papers_out = [Leaving(key, key, Paper(b"%PDF", 1, 0)) for key in ("agenda", "people")]
    write, told = saving.write_whole, []

    def full(path, content):
        if path.name.startswith("2"):
            raise DiskFull()
        write(path, content)

    monkeypatch.setattr(saving, "write_whole", full)
    with pytest.raises(DiskFull):
        write_all(papers_out, tmp_path, "Pack", lambda *_: None, told.append)
    assert told == papers_out[:1]


def test_a_pack_of_which_nothing_can_be_written_leaves_no_empty_folder(tmp_path, monkeypatch):
    def full(path, content):
        raise DiskFull()

    monkeypatch.setattr(saving, "write_whole", full)
    with pytest.raises(DiskFull):
        write_all([Leaving("agenda", "A", Paper(b"%PDF", 1, 0))], tmp_path, "Pack", lambda *_: None)
    assert list(tmp_path.iterdir()) == []


def test_nothing_chosen_is_refused_in_words(qtbot, page, printer):
    dialog = opened(qtbot, page)
    for one in dialog.lines:
        one.tick.setChecked(False)
    assert dialog.first_fault() == "Choose at least one paper."
    assert not dialog.verb.isEnabled()


def test_a_name_to_look_at_leads_to_its_paper(qtbot, page, member, workshop_id, printer):
    registrations.register(workshop_id, [member("Ann 𒀀").id], TWO)
    qtbot.waitUntil(lambda: len(page._people) == 12)
    page.show_paper("agenda")
    dialog = opened(qtbot, page)
    badges = dialog.lines[0]
    assert badges.said.text() == "Letters missing in 1 name"
    badges.look.click()
    assert page.list.current().accessibleName().startswith("Name badges")


def test_today_leads_to_the_pack_while_badges_wait(workshop_id, people):
    workshop = planning.get(workshop_id)
    task = next(one for one in left_to_do(workshop) if one.step == "paper")
    assert (task.way, task.command) == ("Print pack…", "paper.pack")


def test_several_papers_of_several_sizes_keep_their_sizes_in_one_job(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    made.setResolution(75)
    runs = [printing.Run(a_pdf(A4, 1), [0]), printing.Run(a_pdf(letter, 2), [0, 1])]
    printing.print_runs(runs, made, lambda *_: None)
    wide = [round(float(page.mediabox.width)) for page in PdfReader(tmp_path / "out.pdf").pages]
    assert wide == [595, 612, 612]


def test_where_both_sides_are_printed_each_paper_begins_a_new_sheet(qapp):
    one, two = OpenPdf(a_pdf(A4, 1)), OpenPdf(a_pdf(A4, 2))
    runs = [printing.Run(b"", [0]), printing.Run(b"", [0, 1])]
    pages = printing._in_order(runs, [one, two], turns_over=True)
    assert [page.paper is None for page in pages] == [False, True, False, False]
    pages = printing._in_order(runs, [one, two], turns_over=False)
    assert len(pages) == 3
