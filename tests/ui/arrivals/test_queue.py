"""Badges on arrival: one after the other, never twice, and nothing is lost."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.errors import NotPrinted, PrinterOutOfPaper
from lchost.paper import arrivals, printed
from lchost.planning import sessions, workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui.arrivals import wish
from lchost.ui.arrivals.dialog import ArrivalsDialog
from lchost.ui.arrivals.line import BadgesLine
from lchost.ui.arrivals.queue import ArrivalQueue
from lchost.ui.arrivals.wish import Wish
from lchost.ui.pages.settings import SettingsPage


class Printer:
    """A label printer; `refuses` and `is_empty` are its moods, `gate` holds a badge up."""

    def __init__(self):
        self.out, self.pdfs = [], []
        self.refuses = self.is_empty = False
        self.gate, self.has_begun = threading.Event(), threading.Event()
        self.gate.set()

    def feed(self, paper, printer, sheet, title):
        self.has_begun.set()
        self.gate.wait(10)
        if self.refuses:
            raise NotPrinted(printer=printer)
        self.out.append(title)
        self.pdfs.append(paper.pdf)

    def look(self, printer):
        if self.is_empty:
            raise PrinterOutOfPaper(printer=printer)


@pytest.fixture
def workshop_id(db):
    now = datetime.now(UTC)
    draft = WorkshopDraft("Charts", now, now + timedelta(hours=2), "UTC")
    return workshops.plan(draft, now)


@pytest.fixture
def come(workshop_id, member):
    def arrive(name, before=timedelta()):
        now = datetime.now(UTC) - before
        who = member(name).id
        registrations.register(workshop_id, [who], now)
        session_id = sessions.at_door(workshop_id, now).id
        assert desk.check_in(Scan(session_id, now, member_id=who)).answer.is_in

    return arrive


@pytest.fixture
def printer():
    return Printer()


@pytest.fixture
def sheet():
    return wish.sheets()[0].key


@pytest.fixture
def queue(frame, workshop_id, printer, sheet):
    made = ArrivalQueue(frame.live, frame, feed=printer.feed, look=printer.look)
    made.attend(workshop_id)
    made.turn(Wish(is_on=True, printer="Labels", sheet=sheet))
    yield made
    printer.gate.set()
    made.end()


def waits(workshop_id):
    return [one.name for one in arrivals.without_badge(workshop_id)]


def test_who_comes_gets_a_badge_of_the_labels_size_and_it_is_written_down(
    queue, qtbot, workshop_id, come, printer, sheet
):
    come("Mai")
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    assert printer.out == ["Mai"]
    pages = PdfReader(io.BytesIO(printer.pdfs[0])).pages
    label = next(one for one in wish.sheets() if one.key == sheet)
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) == pytest.approx(label.wide_mm * 72 / 25.4, abs=0.5)
    (gone,) = printed.log(workshop_id)
    assert (gone.paper, gone.printer, gone.people) == ("badges", "Labels", 1)


def test_they_come_out_in_the_order_of_the_door_and_never_twice(
    queue, qtbot, workshop_id, come, printer
):
    printer.gate.clear()
    people = [f"Person {n}" for n in range(5)]
    for name in people:
        come(name)
    printer.gate.set()
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    come("Last")
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    assert printer.out == [*people, "Last"]


def test_the_door_does_not_wait_for_a_printer_that_hangs(queue, qtbot, workshop_id, come, printer):
    printer.gate.clear()
    come("Mai")  # returns although the printer has not
    come("Zoë")
    assert printer.out == []
    assert waits(workshop_id) == ["Mai", "Zoë"]


def test_a_printer_that_refuses_is_told_once_and_its_badges_wait_for_the_next_try(
    queue, qtbot, workshop_id, come, printer
):
    heard = []
    queue.news.connect(lambda *said: heard.append(said[1]))
    printer.refuses = True
    come("Mai")
    qtbot.waitUntil(lambda: bool(heard))
    come("Zoë")
    qtbot.waitUntil(lambda: not queue._worker.is_told)
    assert "“Labels” did not take the pages" in heard[0]
    assert [one.name for one in queue.waiting()] == ["Mai", "Zoë"]
    printer.refuses = False
    come("Li")
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    assert printer.out == ["Mai", "Zoë", "Li"]
    qtbot.waitUntil(lambda: queue.trouble is None)
    assert len(heard) == 1


def test_an_empty_printer_is_told_and_the_badge_that_waits_in_it_counts(
    queue, qtbot, workshop_id, come, printer
):
    printer.is_empty = True
    with qtbot.waitSignal(queue.news) as heard:
        come("Mai")
    assert heard.args[1].startswith("“Labels” is out of paper.")
    qtbot.waitUntil(lambda: waits(workshop_id) == [])


def test_who_came_before_it_was_on_is_printed_only_when_asked_for(
    queue, qtbot, workshop_id, come, printer, sheet
):
    queue.turn(Wish(is_on=False, printer="Labels", sheet=sheet))
    come("Early", before=timedelta(seconds=1))  # moments are kept by the millisecond
    queue.turn(Wish(is_on=True, printer="Labels", sheet=sheet))
    come("Later")
    qtbot.waitUntil(lambda: waits(workshop_id) == ["Early"])
    queue.print_now([one.registration_id for one in queue.waiting()])
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    assert printer.out == ["Later", "Early"]


def test_whose_badge_was_printed_before_gets_no_second(
    queue, qtbot, workshop_id, come, member, printer
):
    now = datetime.now(UTC)
    who = member("Prepared").id
    registrations.register(workshop_id, [who], now)
    registrations.mark_printed([registrations.listing(workshop_id)[0].id], now)
    desk.check_in(Scan(sessions.at_door(workshop_id, now).id, now, member_id=who))
    come("New")
    qtbot.waitUntil(lambda: printer.out == ["New"])


def test_a_badge_on_its_way_is_written_down_though_another_door_is_attended(
    queue, qtbot, workshop_id, come, printer, db
):
    printer.gate.clear()
    come("Mai")
    assert printer.has_begun.wait(10)
    now = datetime.now(UTC)
    queue.attend(workshops.plan(WorkshopDraft("Maps", now, now + timedelta(hours=2), "UTC"), now))
    printer.gate.set()
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    queue.attend(workshop_id)
    assert queue.waiting() == []
    assert printer.out == ["Mai"]


def test_what_went_out_is_written_down_before_the_file_is_closed(
    queue, qtbot, workshop_id, come, printer
):
    printer.gate.clear()
    come("Mai")
    come("Zoë")
    assert printer.has_begun.wait(5)
    threading.Timer(0.1, printer.gate.set).start()
    queue.end()
    assert printer.out == ["Mai"]  # no further one is begun
    assert waits(workshop_id) == ["Zoë"]


def test_the_dialog_lists_who_waits_and_takes_that_they_have_one(
    queue, qtbot, workshop_id, come, printer
):
    printer.refuses = True
    come("Mai")
    come("Zoë")
    qtbot.waitUntil(lambda: queue.trouble is not None)
    dialog = ArrivalsDialog(None, queue)
    qtbot.addWidget(dialog)
    assert [one.name for one in dialog.grid.rows.rows()] == ["Mai", "Zoë"]
    assert "did not take" in dialog.said.text()
    dialog.grid.choose(dialog.grid.rows.rows()[0].registration_id)
    dialog.have.click()
    assert waits(workshop_id) == ["Zoë"]
    printer.refuses = False
    dialog.grid.choose()
    dialog.print.click()
    qtbot.waitUntil(lambda: waits(workshop_id) == [])
    assert printer.out == ["Zoë"]
    qtbot.waitUntil(lambda: dialog.said.text() == "Everybody who came has a badge.")
    assert not dialog.print.isEnabled()


def test_the_sign_says_where_badges_come_out_or_that_they_do_not(
    queue, qtbot, frame, come, printer
):
    window = QWidget()
    qtbot.addWidget(window)
    line = BadgesLine(queue, frame.action("checkin.badges"))
    line.setParent(window)
    window.show()
    line.show_state()
    assert line.isVisible()
    assert line.accessibleName() == "Badges: Labels"
    printer.refuses = True
    come("Mai")
    qtbot.waitUntil(lambda: line.accessibleName() == "Badges are not printed")
    queue.turn(replace(queue.wish, is_on=False))
    assert not line.isVisible()


def test_the_settings_keep_it_on_this_computer(frame, qtbot, monkeypatch):
    from lchost.ui import printing

    monkeypatch.setattr(printing, "printer_names", lambda: ["Laser", "Labels"])
    page = SettingsPage(frame)
    qtbot.addWidget(page)
    page.show()
    badges = page.door.badges
    badges.printer.setCurrentIndex(1)
    badges.is_on.click()
    assert wish.kept().is_on
    assert wish.kept().printer == "Labels"


def test_only_what_comes_out_singly_is_offered():
    assert all(sheet.slots == 1 for sheet in wish.sheets())
    assert wish.sheets()[0].kind == "roll"
